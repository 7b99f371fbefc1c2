/* Deciding about what is selected: the stage, how far screening is, and Include, Maybe and Exclude with their keys.
 *
 * The bar decides nothing itself. After an exclusion it lists the reasons with their digits, until something else is
 * shown.
 *
 * Signals:
 *   decided (AnalectDecisionBar *, int decision, const char *reason)   ANALECT_SCREENING_…; REASON may be NULL
 *   stage-chosen (AnalectDecisionBar *, int stage)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_DECISION_BAR (analect_decision_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnalectDecisionBar, analect_decision_bar, ANALECT, DECISION_BAR, GtkWidget)

GtkWidget *analect_decision_bar_new (void);

/* STAGE is ANALECT_STAGE_…. */
void analect_decision_bar_set_stage (AnalectDecisionBar *bar, int stage);

/* N records are selected; where it is one, it is the PLACE-th of N_TO_SCREEN to screen, or none of them (0). */
void analect_decision_bar_set_place (AnalectDecisionBar *bar, guint n, guint place, guint n_to_screen);

/* The reasons to choose from; copied. */
void analect_decision_bar_set_reasons (AnalectDecisionBar *bar, const char *const *reasons);

/* Lists reasons for what was just excluded, called NAME; NULL: no longer. */
void analect_decision_bar_ask_reason (AnalectDecisionBar *bar, const char *name);

/* Opens the list of reasons. */
void analect_decision_bar_open_reasons (AnalectDecisionBar *bar);
