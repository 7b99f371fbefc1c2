/* Naming entities on the command line, both ways.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

typedef struct _AnalectNames AnalectNames;

/* Names of the entities of ROWS, which must outlive them and not change. */
AnalectNames *analect_names_new (const AnalectRows *rows);
void analect_names_free (AnalectNames *names);

/* What an entity is called: its name, label or title; its GUID when it has none. "" when there is no such entity. The
 * caller frees it. */
char *analect_names_get (AnalectNames *names, AnalectId id);

/* The document somebody means by NAME: a GUID, a document's title or file, or the label of a study with one document.
 * ANALECT_ID_NONE with ERROR when none or several fit. */
AnalectId analect_find_document (AnalectProject *project, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectNames, analect_names_free)
