/* A change as lines of text, by GUID: what the journal keeps.
 *
 *   add KIND GUID            set GUID FIELD VALUE         in GUID FIELD GUID
 *   remove GUID              reset GUID FIELD             out GUID FIELD GUID
 *
 * Only what comes after is written; what was before is known when the lines are read against the project they were made
 * for. Values have their text form (value-text.h), on one line: a backslash is "\\", a newline "\n", a carriage return
 * "\r". Reading gives the same items in the same order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* Appends CHANGE, which has been applied to ROWS, to OUT. */
void analect_change_encode (const AnalectRows *rows, const AnalectChange *change, GString *out);

/* Makes the change again, for PROJECT in the state the original was made for. The caller owns it. NULL with ERROR
 * (ANALECT_STORAGE_ERROR_DAMAGED) when the N_BYTES at TEXT do not fit. */
AnalectChange *analect_change_decode (AnalectProject *project, const char *name, const char *text, gsize n_bytes,
                                      GError **error);
