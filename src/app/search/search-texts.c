/* Finding in texts and memos; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-texts.h"

#include "document-item.h"
#include "find-text.h"

#include <string.h>

/* How many characters are shown before a place, and from it on. */
#define BEFORE 20
#define BEHIND 100

typedef struct
{
  AnalectWorkbench *workbench;
  AnalectRows *rows;
  AnalectTextPattern *pattern;
} Search;

/* What the worker gives. */
typedef struct
{
  GArray *places; /* of AnalectHit */
  GArray *memos;  /* of AnalectHit; the document is the memo */
} Raw;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_object_unref (search->workbench);
  analect_rows_unref (search->rows);
  g_clear_pointer (&search->pattern, analect_text_pattern_free);
  g_free (search);
}

static void
raw_free (gpointer data)
{
  Raw *raw = data;

  g_clear_pointer (&raw->places, g_array_unref);
  g_clear_pointer (&raw->memos, g_array_unref);
  g_free (raw);
}

void
analect_search_found_free (AnalectSearchFound *found)
{
  g_ptr_array_unref (found->places);
  g_ptr_array_unref (found->memos);
  g_free (found);
}

/* In the worker */

/* The first place of each memo, in its text, else in its title. */
static gboolean
find_memos (Search *search, GArray *memos, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  static const AnalectField fields[] = { ANALECT_MEMO_TEXT, ANALECT_MEMO_TITLE };

  for (AnalectId id = analect_rows_first (search->rows, ANALECT_KIND_MEMO); id;
       id = analect_rows_next (search->rows, id))
    {
      g_array_set_size (ranges, 0);
      for (guint i = 0; i < G_N_ELEMENTS (fields) && ranges->len == 0; i++)
        {
          const AnalectText *text = analect_row_text (analect_rows_get (search->rows, id), fields[i]);
          AnalectHit hit = { .document = id };

          if (text != NULL && !analect_text_pattern_find (search->pattern, text, ranges, 1, cancellable, error))
            return FALSE;
          if (ranges->len == 0)
            continue;
          /* A place in the title is not one to be shown in the text. */
          hit.range = i == 0 ? g_array_index (ranges, AnalectRange, 0) : (AnalectRange){ 0, 0 };
          g_array_append_val (memos, hit);
        }
    }
  return TRUE;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Search *search = data;
  Raw *raw = g_new0 (Raw, 1);
  GError *error = NULL;

  raw->memos = g_array_new (FALSE, FALSE, sizeof (AnalectHit));
  raw->places = analect_find_text (search->rows, search->pattern, -1, cancellable, &error);
  if (raw->places != NULL && find_memos (search, raw->memos, cancellable, &error))
    {
      g_task_return_pointer (task, raw, raw_free);
      return;
    }
  raw_free (raw);
  g_task_return_error (task, error);
}

void
analect_search_texts_async (AnalectWorkbench *workbench, const char *words, GCancellable *cancellable, GObject *source,
                            GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (source, cancellable, callback, data);
  Search *search = g_new0 (Search, 1);
  GError *error = NULL;

  search->workbench = g_object_ref (workbench);
  search->rows = analect_project_snapshot (analect_workbench_get_project (workbench));
  search->pattern = analect_text_pattern_new (ANALECT_PATTERN_WORDS, words, &error);
  g_task_set_task_data (task, search, search_free);
  if (search->pattern == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_check_cancellable (task, TRUE);
  g_task_run_in_thread (task, search_in_thread);
}

/* Back on the main thread */

/* The words around PLACE in one line, with the place itself marked. */
static AnalectSearchItem *
make_item (AnalectSearchGroup group, const AnalectText *text, AnalectRange place, char *detail)
{
  guint length = analect_text_get_length (text);
  guint start = place.start > BEFORE ? place.start - BEFORE : 0, end = MIN (place.end + BEHIND, length);
  g_autofree char *before = analect_text_slice (text, start, place.start);
  const char *blank = start > 0 ? strchr (before, ' ') : NULL;
  g_autofree char *words = NULL;
  guint first;
  AnalectSearchItem *item;

  /* It begins with a whole word where it can. */
  if (blank != NULL)
    start += (guint) g_utf8_strlen (before, blank - before) + 1;
  words = analect_text_slice (text, start, end);
  first = place.start - start + (start > 0 ? 1 : 0);
  g_strdelimit (words, "\n\r\t", ' ');
  item = analect_search_item_new (ANALECT_SEARCH_ENTITY, group,
                                  g_strconcat (start > 0 ? "…" : "", words, end < length ? "…" : "", NULL), detail);
  item->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  item->found = TRUE;
  for (guint i = first; i < first + place.end - place.start; i++)
    g_array_append_val (item->marks, i);
  return item;
}

static GPtrArray *
make_places (Search *search, const GArray *hits)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (hits->len, ANALECT_SEARCH_MAX_PLACES); i++)
    {
      const AnalectHit *hit = &g_array_index (hits, AnalectHit, i);
      const AnalectText *text =
          analect_row_text (analect_rows_get (search->rows, hit->document), ANALECT_DOCUMENT_TEXT);
      AnalectId study = analect_document_study (search->workbench, hit->document);
      AnalectSearchItem *item = make_item (ANALECT_SEARCH_TEXT, text, hit->range,
                                           g_strdup (analect_workbench_get_study_label (search->workbench, study)));

      item->id = hit->document;
      item->range = hit->range;
      g_ptr_array_add (items, item);
    }
  return items;
}

static GPtrArray *
make_memos (Search *search, const GArray *hits)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < MIN (hits->len, ANALECT_SEARCH_MAX_PLACES); i++)
    {
      const AnalectHit *hit = &g_array_index (hits, AnalectHit, i);
      const AnalectRow *row = analect_rows_get (search->rows, hit->document);
      const AnalectText *text = analect_row_text (row, ANALECT_MEMO_TEXT);
      const char *title = analect_row_string (row, ANALECT_MEMO_TITLE);
      AnalectSearchItem *item;

      if (text == NULL)
        item = analect_search_item_new (ANALECT_SEARCH_ENTITY, ANALECT_SEARCH_MEMOS, g_strdup (title), NULL);
      else
        item = make_item (ANALECT_SEARCH_MEMOS, text, hit->range, *title ? g_strdup (title) : NULL);
      item->id = hit->document;
      g_ptr_array_add (items, item);
    }
  return items;
}

AnalectSearchFound *
analect_search_texts_finish (GAsyncResult *result, GError **error)
{
  Search *search = g_task_get_task_data (G_TASK (result));
  Raw *raw = g_task_propagate_pointer (G_TASK (result), error);
  AnalectSearchFound *found = NULL;

  if (raw == NULL)
    return NULL;
  if (analect_rows_get_revision (search->rows)
      != analect_rows_get_revision (analect_workbench_get_rows (search->workbench)))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_BUSY, "The project has changed");
  else
    {
      found = g_new (AnalectSearchFound, 1);
      *found = (AnalectSearchFound){ make_places (search, raw->places), make_memos (search, raw->memos),
                                     raw->places->len, raw->memos->len };
    }
  raw_free (raw);
  return found;
}
