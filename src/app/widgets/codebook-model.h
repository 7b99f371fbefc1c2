/* The codebook as a list model: an item for each code, with a list of the items below it, kept in step with the
 * project.
 *
 * An item belongs to its code: it is the same object as long as the code exists, wherever it moves and whatever it is
 * called, so that a view's selection and open rows stay. A change of the codebook touches only the lists whose members
 * changed, and only from the first to the last that did; a change of a name, a colour or a number emits "notify" of
 * that property alone.
 *
 * The model is the list of the topmost items. Codes without a place stand at the end under a heading item
 * ("Unassigned", code none), which is there only while there are any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "code-item.h"
#include "workbench.h"

#define ANALECT_TYPE_CODEBOOK_MODEL (analect_codebook_model_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodebookModel, analect_codebook_model, ANALECT, CODEBOOK_MODEL, GObject)

/* A GListModel of AnalectCodeItem. Signals, around each change of the lists, so that a view can note before and restore
 * afterwards what belongs to rows: "changing" and "changed" (AnalectCodebookModel *); and "digits-changed"
 * (AnalectCodebookModel *). The caller owns the reference. */
AnalectCodebookModel *analect_codebook_model_new (AnalectWorkbench *workbench);

/* The item of CODE, or NULL; the heading; borrowed. */
AnalectCodeItem *analect_codebook_model_find (AnalectCodebookModel *model, AnalectId code);
AnalectCodeItem *analect_codebook_model_get_heading (AnalectCodebookModel *model);

/* How many codes there are. */
guint analect_codebook_model_get_n_codes (AnalectCodebookModel *model);

/* The code of the key DIGIT (1 to 9), or none. */
AnalectId analect_codebook_model_code_for_digit (AnalectCodebookModel *model, int digit);
