/* The fields of a reference as a form: what was typed becomes one step when it is saved (Ctrl+Enter, or Enter in a
 * field of one line), and nothing of it when it is given up (Escape).
 *
 * Signals:
 *   done (AnalectRecordEdit *)   saved or given up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_RECORD_EDIT (analect_record_edit_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecordEdit, analect_record_edit, ANALECT, RECORD_EDIT, GtkWidget)

GtkWidget *analect_record_edit_new (AnalectWorkbench *workbench);

/* Fills the form from REFERENCE and puts the focus in it. */
void analect_record_edit_begin (AnalectRecordEdit *edit, AnalectId reference);

/* Puts what was typed into the project; FALSE when it could not be. */
gboolean analect_record_edit_save (AnalectRecordEdit *edit);
