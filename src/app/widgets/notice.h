/* A line above the content that stays until it is answered or no longer true: what is the case, and one thing to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_NOTICE (analect_notice_get_type ())
G_DECLARE_FINAL_TYPE (AnalectNotice, analect_notice, ANALECT, NOTICE, GtkWidget)

/* Shows TEXT, with a button LABEL (NULL: none) for the action ACTION. A notice about something else is replaced. */
void analect_notice_show (AnalectNotice *notice, const char *text, const char *label, const char *action);

/* It is no longer the case. */
void analect_notice_hide (AnalectNotice *notice);
