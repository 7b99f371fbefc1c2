/* What a row of the documents list shows: a study with its texts, or one text of a study that has several.
 *
 * An item keeps what was last known of it; whoever owns the list renews it and says so by "changed". It is a plain
 * record for the list and its rows alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "findings-coverage.h"
#include "workbench.h"

#define ANALECT_TYPE_DOCUMENT_ITEM (analect_document_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectDocumentItem, analect_document_item, ANALECT, DOCUMENT_ITEM, GObject)

struct _AnalectDocumentItem
{
  GObject parent_instance;

  AnalectId study;    /* none: texts of a reference that is in no study */
  AnalectId document; /* of a text's row; none in a study's */
  GArray *texts;      /* of AnalectId: a study's; NULL in a text's row */
  char *label;
  int year;       /* 0: none */
  gboolean known; /* whether count is */
  AnalectSentenceCount count;
  guint codings;     /* of a text's row */
  gboolean complete; /* the coder at work has read the study through */
};

AnalectDocumentItem *analect_document_item_new (AnalectId study, AnalectId document);

/* Emits "changed". */
void analect_document_item_changed (AnalectDocumentItem *item);

/* The number of codings on DOCUMENT's text. */
guint analect_count_document_codings (AnalectWorkbench *workbench, AnalectId document);

/* What a text is called beside the others of its study: its title shortened, or its kind of file. The caller frees it.
 */
char *analect_document_name (const AnalectRows *rows, AnalectId document, guint number);

/* The pass of CODER over STUDY of the latest round, or none. */
AnalectId analect_find_pass (AnalectWorkbench *workbench, AnalectId study, AnalectId coder);

/* The study of a document, or none. */
AnalectId analect_document_study (AnalectWorkbench *workbench, AnalectId document);
