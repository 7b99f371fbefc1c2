/* The characteristics of one study as a form: a row for each characteristic with a control for its type, whether it is
 * reported, and the page; and a way to add a characteristic.
 *
 * What is typed becomes a change when the focus leaves the field or on Enter; each is one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CHARACTERISTICS_FORM (analect_characteristics_form_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCharacteristicsForm, analect_characteristics_form, ANALECT, CHARACTERISTICS_FORM,
                      GtkWidget)

GtkWidget *analect_characteristics_form_new (AnalectWorkbench *workbench);

/* Shows STUDY; none: says that there is no study yet. */
void analect_characteristics_form_set_study (AnalectCharacteristicsForm *form, AnalectId study);
