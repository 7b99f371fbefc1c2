/* A row of the documents list: a study with year and how much of its findings is coded, or one of its texts.
 *
 * A row follows the item it shows until it is given another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "document-item.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_DOCUMENT_ROW (analect_document_row_get_type ())
G_DECLARE_FINAL_TYPE (AnalectDocumentRow, analect_document_row, ANALECT, DOCUMENT_ROW, GtkWidget)

GtkWidget *analect_document_row_new (void);

/* ITEM may be NULL. */
void analect_document_row_set_item (AnalectDocumentRow *row, AnalectDocumentItem *item);
AnalectDocumentItem *analect_document_row_get_item (AnalectDocumentRow *row);
