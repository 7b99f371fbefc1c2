/* What a place shows that has nothing to show yet: an icon, one line, one sentence on what to do, and up to two buttons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_EMPTY_STATE (analect_empty_state_get_type ())
G_DECLARE_FINAL_TYPE (AnalectEmptyState, analect_empty_state, ANALECT, EMPTY_STATE, GtkWidget)

/* ICON is a symbolic icon's name; BODY may be NULL. */
GtkWidget *analect_empty_state_new (const char *icon, const char *title, const char *body);

void analect_empty_state_set_text (AnalectEmptyState *state, const char *title, const char *body);

/* Adds a button that activates ACTION (detailed, as "win.import"); the first is the suggested one. */
void analect_empty_state_add_button (AnalectEmptyState *state, const char *label, const char *action);
