/* The studies and their texts, beside the text that is coded: name, year, how much of the findings is coded, and
 * whether the coder at work has read the study through.
 *
 * A study with several texts shows them below it while one of them is the current one. The order is that of year,
 * author or coverage, chosen in a menu; numbers that change move nothing until an order is chosen again.
 *
 * Signals:
 *   document-chosen (AnalectDocumentList *, guint document)
 *   document-activated (AnalectDocumentList *, guint document)   Enter or a double click: to be read now
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "document-item.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_DOCUMENT_LIST (analect_document_list_get_type ())
G_DECLARE_FINAL_TYPE (AnalectDocumentList, analect_document_list, ANALECT, DOCUMENT_LIST, GtkWidget)

/* COVERAGE gives the numbers; a reference is kept. */
GtkWidget *analect_document_list_new (AnalectWorkbench *workbench, AnalectFindingsCoverage *coverage);

/* Makes DOCUMENT the current one, without a signal. */
void analect_document_list_set_current (AnalectDocumentList *list, AnalectId document);

/* The document before (STEP -1) or after (1) DOCUMENT as they stand, or none. With none, the first one. */
AnalectId analect_document_list_neighbour (AnalectDocumentList *list, AnalectId document, int step);

/* The first document of STUDY, or none. */
AnalectId analect_document_list_first_of (AnalectDocumentList *list, AnalectId study);

/* Whether there is no text at all. */
gboolean analect_document_list_is_empty (AnalectDocumentList *list);

/* The focus to the list. */
void analect_document_list_focus (AnalectDocumentList *list);
