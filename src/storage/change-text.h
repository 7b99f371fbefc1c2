/* A change as lines of text, by GUID: what the journal keeps.
 *
 *   add KIND GUID            set GUID FIELD VALUE         in GUID FIELD GUID
 *   remove KIND GUID         reset GUID FIELD             out GUID FIELD GUID
 *                            text GUID FIELD NUMBER
 *
 * Only what comes after is written; what was before is known when the lines are read against the project they were made
 * for. Values have their text form (value-text.h), on one line: a backslash is "\\", a newline "\n", a carriage return
 * "\r". A long text may stand elsewhere, under a number. Reading gives the same items in the same order.
 *
 * Threads: an applied change and a snapshot may be encoded on any thread; decoding belongs to the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* The number under which TEXT stands elsewhere; 0 when it is to be written out. */
typedef guint64 (*AnalectTextNamer) (AnalectText *text, gpointer data);

/* The text with this number, borrowed; NULL when there is none. */
typedef AnalectText *(*AnalectTextFinder) (guint64 number, gpointer data);

/* Appends CHANGE, which has been applied to ROWS, to OUT. NAMER may be NULL. */
void analect_change_encode (const AnalectRows *rows, const AnalectChange *change, AnalectTextNamer namer, gpointer data,
                            GString *out);

/* The same for the items from FROM on, until OUT holds ENOUGH bytes or there are no more. Returns the first item that
 * is left. */
guint analect_change_encode_some (const AnalectRows *rows, const AnalectChange *change, guint from, gsize enough,
                                  AnalectTextNamer namer, gpointer data, GString *out);

/* Makes the change again, for PROJECT in the state the original was made for. FINDER may be NULL. The caller owns it.
 * NULL with ERROR (ANALECT_STORAGE_ERROR_DAMAGED) when the N_BYTES at TEXT do not fit. */
AnalectChange *analect_change_decode (AnalectProject *project, const char *name, const char *text, gsize n_bytes,
                                      AnalectTextFinder finder, gpointer data, GError **error);
