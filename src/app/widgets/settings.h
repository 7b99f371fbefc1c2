/* What the window remembers between sessions: sizes, panes, choices. One GSettings object, or one kept in memory where
 * the schema is not installed, so that the program always runs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Windows less wide than this keep room: less for the sides, until the user has moved something, and in the header. */
#define ANALECT_NARROW_WIDTH 1100

/* Borrowed. Keys are in data/org.analect.Analect.gschema.xml. */
GSettings *analect_settings_get (void);

/* Keeps the position of PANED under KEY ("int"; a key that ends in "-end" counts from the far edge). */
void analect_settings_bind_paned (const char *key, GtkPaned *paned);
