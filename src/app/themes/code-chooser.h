/* Choosing one code of the codebook: an entry that filters by name, and the codes with their place and number of studies.
 *
 * The first code that matches is the one chosen, until another is. Up and Down in the entry go through the list.
 *
 * Signals:
 *   chosen (AnalectCodeChooser *)      another code is chosen, or none
 *   activated (AnalectCodeChooser *)   Enter or a double click
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODE_CHOOSER (analect_code_chooser_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodeChooser, analect_code_chooser, ANALECT, CODE_CHOOSER, GtkWidget)

/* All codes can be chosen but EXCEPT, which may be none. */
GtkWidget *analect_code_chooser_new (AnalectWorkbench *workbench, AnalectId except);

/* The code chosen, or none. */
AnalectId analect_code_chooser_get_code (AnalectCodeChooser *chooser);

/* The focus to the entry. */
void analect_code_chooser_begin (AnalectCodeChooser *chooser);
