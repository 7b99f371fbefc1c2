/* What edits of codes share: looking whether they are there, and noting what they were.
 *
 * Private to the edits of this folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"

/* Whether all N CODES are codes that exist; else ANALECT_MODEL_ERROR_REFERENCE. */
gboolean analect_edit_check_codes (const AnalectRows *rows, const AnalectId *codes, guint n, GError **error);

/* Adds a lineage entry of EVENT (ANALECT_LINEAGE_EVENT_…) to CHANGE, which says what N codes were, one on a line: GUID,
 * name and definition. Returns its id. */
AnalectId analect_edit_add_lineage (AnalectChange *change, const AnalectRows *rows, int event, const AnalectId *codes,
                                    guint n, AnalectId coder, const char *reason);
