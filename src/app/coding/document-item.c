/* Items of the documents list; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "document-item.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AnalectDocumentItem, analect_document_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
analect_document_item_finalize (GObject *object)
{
  AnalectDocumentItem *self = ANALECT_DOCUMENT_ITEM (object);

  g_clear_pointer (&self->texts, g_array_unref);
  g_free (self->label);
  G_OBJECT_CLASS (analect_document_item_parent_class)->finalize (object);
}

static void
analect_document_item_class_init (AnalectDocumentItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_document_item_finalize;
  changed_signal =
      g_signal_new ("changed", ANALECT_TYPE_DOCUMENT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_document_item_init (AnalectDocumentItem *self)
{
}

AnalectDocumentItem *
analect_document_item_new (AnalectId study, AnalectId document)
{
  AnalectDocumentItem *self = g_object_new (ANALECT_TYPE_DOCUMENT_ITEM, NULL);

  self->study = study;
  self->document = document;
  if (document == ANALECT_ID_NONE)
    self->texts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  return self;
}

void
analect_document_item_changed (AnalectDocumentItem *self)
{
  g_signal_emit (self, changed_signal, 0);
}

guint
analect_count_document_codings (AnalectWorkbench *workbench, AnalectId document)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint n = 0;

  analect_lookup_excerpts_in (lookup, document, 0, G_MAXUINT, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, g_array_index (excerpts, AnalectId, i));
         id != ANALECT_ID_NONE; id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
      n++;
  return n;
}

char *
analect_document_name (const AnalectRows *rows, AnalectId document, guint number)
{
  const AnalectRow *row = analect_rows_get (rows, document);
  const char *title = row ? analect_row_string (row, ANALECT_DOCUMENT_TITLE) : "";

  if (*title != '\0')
    return g_strdup (title);
  /* Translators: what a text of a study is called that has no title, by its number. */
  return g_strdup_printf (_ ("Text %u"), number);
}

AnalectId
analect_find_pass (AnalectWorkbench *workbench, AnalectId study, AnalectId coder)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  AnalectId best = ANALECT_ID_NONE;
  gint64 round = 0;

  if (study == ANALECT_ID_NONE || coder == ANALECT_ID_NONE)
    return ANALECT_ID_NONE;
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_PASS_STUDY, study); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_PASS_STUDY, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_PASS_CODER) == coder
          && (best == ANALECT_ID_NONE || analect_row_integer (row, ANALECT_PASS_ROUND) > round))
        {
          best = id;
          round = analect_row_integer (row, ANALECT_PASS_ROUND);
        }
    }
  return best;
}

AnalectId
analect_document_study (AnalectWorkbench *workbench, AnalectId document)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), document);

  if (row == NULL)
    return ANALECT_ID_NONE;
  return analect_workbench_get_study_of (workbench, analect_row_reference (row, ANALECT_DOCUMENT_REFERENCE));
}
