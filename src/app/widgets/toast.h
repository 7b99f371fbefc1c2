/* What was done, for a moment, at the lower edge: one at a time, six seconds, longer while the pointer or focus is on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_TOAST (analect_toast_get_type ())
G_DECLARE_FINAL_TYPE (AnalectToast, analect_toast, ANALECT, TOAST, GtkWidget)

GtkWidget *analect_toast_new (void);

/* Shows TEXT, with a button LABEL for ACTION unless LABEL is NULL. */
void analect_toast_show (AnalectToast *toast, const char *text, const char *label, const char *action);
