/* Building the rows of a project that is being read: the second way to write rows, for a project nobody sees yet.
 *
 * References may point ahead to entities that come later: analect_loader_refer () gives an id for a GUID of a known
 * kind before the entity is added. analect_loader_finish () checks the whole project against the rules.
 *
 * One thread at a time; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "project.h"

typedef struct _AnalectLoader AnalectLoader;

AnalectLoader *analect_loader_new (void);
void analect_loader_free (AnalectLoader *loader);

/* The entities so far; borrowed. */
const AnalectRows *analect_loader_get_rows (AnalectLoader *loader);

/* Adds an entity. ANALECT_ID_NONE, with ERROR set, when there is one with this GUID already, or one of another kind was
 * referred to by it. The project must be added first. */
AnalectId analect_loader_add (AnalectLoader *loader, AnalectKind kind, const AnalectGuid *guid, GError **error);

/* The id of the entity of KIND with this GUID, which may be added later. ANALECT_ID_NONE when an entity of another kind
 * has the GUID. */
AnalectId analect_loader_refer (AnalectLoader *loader, AnalectKind kind, const AnalectGuid *guid);

/* The entity with this GUID, of whatever kind, or ANALECT_ID_NONE when it was not added. */
AnalectId analect_loader_find (AnalectLoader *loader, const AnalectGuid *guid);

/* Sets a field; takes ownership of VALUE. */
void analect_loader_take_value (AnalectLoader *loader, AnalectId id, AnalectField field, AnalectValue value);

/* Called by analect_loader_finish () for each entity that breaks a rule. */
typedef void (*AnalectLoaderReport) (AnalectId id, const GError *error, gpointer data);

/* Checks everything and gives the project, which belongs to the caller and from then on to the thread that opens it; the
 * loader can only be freed then. When rules are broken, calls REPORT for the first MAX_REPORTS of them and returns
 * NULL. */
AnalectProject *analect_loader_finish (AnalectLoader *loader, guint max_reports, AnalectLoaderReport report,
                                    gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectLoader, analect_loader_free)
