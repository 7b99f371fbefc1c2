/* Chips: a code (swatch and name) and a coder (initials in a disc), as they stand in lists and panes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODE_CHIP (analect_code_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodeChip, analect_code_chip, ANALECT, CODE_CHIP, GtkWidget)

GtkWidget *analect_code_chip_new (void);

/* Shows CODE (none: nothing), with its path in the codebook as tooltip. */
void analect_code_chip_set (AnalectCodeChip *chip, AnalectWorkbench *workbench, AnalectId code);

#define ANALECT_TYPE_CODER_CHIP (analect_coder_chip_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCoderChip, analect_coder_chip, ANALECT, CODER_CHIP, GtkWidget)

GtkWidget *analect_coder_chip_new (void);

/* Shows the initials of CODER (none: nothing), with the name as tooltip and for screen readers. */
void analect_coder_chip_set (AnalectCoderChip *chip, AnalectWorkbench *workbench, AnalectId coder);

/* The initials of CODER, its own or made from its name. The caller frees them. */
char *analect_coder_initials (const AnalectRows *rows, AnalectId coder);
