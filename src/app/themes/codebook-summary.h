/* What there is in the codebook, at the foot of its pane: the name of the arrangement and its state, and how many
 * dimensions, themes and codes it has. Follows the project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODEBOOK_SUMMARY (analect_codebook_summary_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodebookSummary, analect_codebook_summary, ANALECT, CODEBOOK_SUMMARY, GtkWidget)

GtkWidget *analect_codebook_summary_new (AnalectWorkbench *workbench);

/* "10 dimensions, 24 themes, 46 codes"; levels without a code are left out. The caller frees it. */
char *analect_codebook_summary_text (AnalectWorkbench *workbench);
