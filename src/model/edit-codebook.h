/* Working on the codebook: making codes, placing and moving them, merging and splitting. No coding is touched by where a
 * code stands.
 *
 * Each edit returns the change that would do it, owned by the caller, or NULL with ERROR set (see edit-remove.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* The code at PATH, names with '/' between from the top of the current arrangement (a slash in a name is written "\/"),
 * or, for a single name, the only code of that name wherever it stands. ANALECT_ID_NONE when there is none. */
AnalectId analect_find_code (const AnalectRows *rows, const char *path);

/* Makes the code at PATH, with the codes above it that are missing, and the arrangement if the project has none. A
 * single name makes an unplaced code unless it exists. CODE gets its id, which is good once the change is applied. An
 * existing code gives a change without items. */
AnalectChange *analect_edit_make_code (AnalectProject *project, const char *path, AnalectId coder, AnalectId *code,
                                       GError **error);

/* Places CODE in ARRANGEMENT (none: the current one, which is made if there is none) under the code PARENT (none: at the
 * top), after the sibling code AFTER (none: as the last); moves it with all below it when it has a place there. LEVEL 0
 * leaves the level to the depth. */
AnalectChange *analect_edit_place (AnalectProject *project, AnalectId arrangement, AnalectId code, AnalectId parent,
                                   AnalectId after, guint level, GError **error);

/* Takes CODE out of ARRANGEMENT (none: the current one); what stood under it moves up. */
AnalectChange *analect_edit_unplace (AnalectProject *project, AnalectId arrangement, AnalectId code, GError **error);

/* Merges the N CODES into TARGET: their codings become TARGET's (one where an excerpt would carry it twice by the same
 * coder), and so do links, findings, cells, coverage, memos and places on maps; what stood under them stands under
 * TARGET; they go, and a lineage entry keeps what they were. */
AnalectChange *analect_edit_merge_codes (AnalectProject *project, const AnalectId *codes, guint n, AnalectId target,
                                         AnalectId coder, const char *reason, GError **error);

/* Moves the N CODINGS of one code to a new code called NAME beside it, with a lineage entry. */
AnalectChange *analect_edit_split_code (AnalectProject *project, const AnalectId *codings, guint n, const char *name,
                                        AnalectId coder, const char *reason, GError **error);

/* Removes N codes with their codings and the excerpts left bare, with a lineage entry; what stood under them moves up. */
AnalectChange *analect_edit_remove_codes (AnalectProject *project, const AnalectId *codes, guint n, AnalectId coder,
                                          const char *reason, GError **error);
