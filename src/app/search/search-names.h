/* What can be found by its name: codes, studies and records, commands.
 *
 * Names are gathered once and again only after the project has changed, so that each letter typed costs a few
 * milliseconds. Codes are also found by their other names and by words of their definition, studies by words of their
 * titles and authors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "search-item.h"

typedef struct _AnalectSearchNames AnalectSearchNames;

/* WORKBENCH is borrowed and must outlive the names. */
AnalectSearchNames *analect_search_names_new (AnalectWorkbench *workbench);
void analect_search_names_free (AnalectSearchNames *names);

/* What QUERY finds in GROUP (codes, studies or commands), best first, as AnalectSearchItem; an empty query finds all of
 * it. The caller unrefs the array. */
GPtrArray *analect_search_names_find (AnalectSearchNames *names, AnalectSearchGroup group, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectSearchNames, analect_search_names_free)
