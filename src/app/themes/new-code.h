/* The popover in which a new dimension, theme or code is named: it says where the new one will stand, beside what is
 * selected. Enter makes it, as one step of undo; Escape closes with nothing done.
 *
 * Signals:
 *   made (AnalectNewCode *, guint code)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_LEVEL_DIMENSION 1
#define ANALECT_LEVEL_THEME     2
#define ANALECT_LEVEL_CODE      3

#define ANALECT_TYPE_NEW_CODE (analect_new_code_get_type ())
G_DECLARE_FINAL_TYPE (AnalectNewCode, analect_new_code, ANALECT, NEW_CODE, GtkPopover)

GtkWidget *analect_new_code_new (AnalectWorkbench *workbench);

/* Opens it, for something of LEVEL to stand by BESIDE (none: nothing is selected). It must have a parent. */
void analect_new_code_open (AnalectNewCode *popover, guint level, AnalectId beside);
