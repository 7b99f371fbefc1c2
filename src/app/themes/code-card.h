/* Everything about one code of the codebook: name, colour, place, numbers, the studies that have it, what it means, where
 * it came from, and its excerpts.
 *
 * The words are edited in place (field-editor.h). The card follows the project; a code that is removed leaves the empty
 * state. The details at the right can be hidden.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODE_CARD (analect_code_card_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodeCard, analect_code_card, ANALECT, CODE_CARD, GtkWidget)

GtkWidget *analect_code_card_new (AnalectWorkbench *workbench);

/* Shows CODE; none: the empty state. What was typed for the code before goes into the project. */
void analect_code_card_set_code (AnalectCodeCard *card, AnalectId code);
AnalectId analect_code_card_get_code (AnalectCodeCard *card);

/* The focus to the name, selected. */
void analect_code_card_rename (AnalectCodeCard *card);

/* Puts what was typed into the project now. */
void analect_code_card_commit (AnalectCodeCard *card);

/* Whether the pane with definition, origin and lineage is shown. */
void analect_code_card_set_details_shown (AnalectCodeCard *card, gboolean shown);
gboolean analect_code_card_get_details_shown (AnalectCodeCard *card);

/* The focus to the first of the excerpts. */
void analect_code_card_focus_excerpts (AnalectCodeCard *card);

/* Selects the first of the excerpts that is in STUDY. */
void analect_code_card_show_study (AnalectCodeCard *card, AnalectId study);

/* The divider between excerpts and details, to be remembered; borrowed. */
GtkPaned *analect_code_card_get_paned (AnalectCodeCard *card);
