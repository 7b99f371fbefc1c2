/* A button that shows the colour of a code and lets another be chosen: the twelve of the palette, or that of what the
 * code stands under.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_COLOUR_CHOICE (analect_colour_choice_get_type ())
G_DECLARE_FINAL_TYPE (AnalectColourChoice, analect_colour_choice, ANALECT, COLOUR_CHOICE, GtkWidget)

GtkWidget *analect_colour_choice_new (AnalectWorkbench *workbench);

/* Shows the colour of CODE as it is now. */
void analect_colour_choice_set_code (AnalectColourChoice *choice, AnalectId code);
