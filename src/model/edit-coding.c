/* Coding passages; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-coding.h"

#include "edit-remove.h"

#include <glib/gi18n-lib.h>

/* Whether an excerpt holds something besides codings that somebody made and would miss. */
static gboolean
is_kept_for_itself (AnalectProject *project, AnalectId excerpt)
{
  static const AnalectField texts[] = { ANALECT_EXCERPT_TRANSLATION, ANALECT_EXCERPT_CONDENSED, ANALECT_EXCERPT_QUOTE };
  static const AnalectField namers[] = { ANALECT_MEMO_ABOUT,       ANALECT_FINDING_SUPPORTING, ANALECT_FINDING_CONTRARY,
                                         ANALECT_LINK_EVIDENCE,    ANALECT_CELL_EXCERPTS,
                                         ANALECT_EXCERPT_ILLUSTRATES };
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), excerpt);
  AnalectLookup *lookup = analect_project_get_lookup (project);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (analect_row_text (row, texts[i]) != NULL)
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (namers); i++)
    if (analect_lookup_has_referrer (lookup, namers[i], excerpt))
      return TRUE;
  return FALSE;
}

static guint
count_codings (AnalectLookup *lookup, AnalectId excerpt)
{
  guint n = 0;

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
    n++;
  return n;
}

void
analect_edit_add_uncoding (AnalectChange *change, AnalectProject *project, const AnalectId *codings, guint n,
                           const AnalectId *also, guint n_also)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL); /* excerpt → codings it loses */
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GHashTableIter iter;
  gpointer key, count;

  for (guint i = 0; i < n; i++)
    {
      gpointer excerpt
          = GUINT_TO_POINTER (analect_row_reference (analect_rows_get (rows, codings[i]), ANALECT_CODING_EXCERPT));

      g_hash_table_insert (lost, excerpt,
                           GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (lost, excerpt)) + 1));
      g_array_append_val (gone, codings[i]);
    }
  g_hash_table_iter_init (&iter, lost);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      AnalectId excerpt = GPOINTER_TO_UINT (key);

      if (count_codings (lookup, excerpt) == GPOINTER_TO_UINT (count)
          && !is_kept_for_itself (project, excerpt))
        g_array_append_val (gone, excerpt);
    }
  g_array_append_vals (gone, also, n_also);
  analect_edit_add_removal (change, project, (const AnalectId *) (gpointer) gone->data, gone->len);
}

AnalectChange *
analect_edit_uncode (AnalectProject *project, const AnalectId *codings, guint n, GError **error)
{
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Uncode"));

  for (guint i = 0; i < n; i++)
    if (analect_rows_get (analect_project_get_rows (project), codings[i]) == NULL)
      {
        g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                             _ ("The coding has been removed already"));
        return NULL;
      }
  analect_edit_add_uncoding (change, project, codings, n, NULL, 0);
  return g_steal_pointer (&change);
}

static gboolean
check_range (AnalectProject *project, AnalectId document, guint start, guint end, GError **error)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), document);
  AnalectText *text = row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;
  guint length = text ? analect_text_get_length (text) : 0;

  if (start < end && end <= length)
    return TRUE;
  g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_RANGE,
               _ ("The range %u to %u is empty, or outside the text of %u characters"), start, end, length);
  return FALSE;
}

static gboolean
is_single_range (const AnalectRow *excerpt)
{
  return analect_row_ranges (excerpt, ANALECT_EXCERPT_MORE) == NULL;
}

/* The coder's codings with the passage's code on excerpts that overlap START to END. */
static GArray *
same_codings (AnalectProject *project, const AnalectPassage *passage, guint start, guint end)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_excerpts_in (lookup, passage->document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);

      for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
           id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
        {
          const AnalectRow *row = analect_rows_get (rows, id);

          if (analect_row_reference (row, ANALECT_CODING_CODE) == passage->code
              && analect_row_reference (row, ANALECT_CODING_CODER) == passage->coder)
            g_array_append_val (found, id);
        }
    }
  return found;
}

static const AnalectRow *
excerpt_of (const AnalectRows *rows, AnalectId coding)
{
  return analect_rows_get (rows, analect_row_reference (analect_rows_get (rows, coding), ANALECT_CODING_EXCERPT));
}

/* The coder's own excerpt on exactly this range, or none. */
static AnalectId
own_excerpt (AnalectProject *project, const AnalectPassage *passage, guint start, guint end)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_excerpts_in (analect_project_get_lookup (project), passage->document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId id = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_EXCERPT_CODER) == passage->coder && is_single_range (row)
          && analect_row_integer (row, ANALECT_EXCERPT_START) == start
          && analect_row_integer (row, ANALECT_EXCERPT_END) == end)
        return id;
    }
  return ANALECT_ID_NONE;
}

static AnalectId
add_excerpt (AnalectChange *change, AnalectId document, AnalectId coder, guint start, guint end, AnalectTime at)
{
  AnalectId id = analect_change_add (change, ANALECT_KIND_EXCERPT);

  analect_change_set_reference (change, id, ANALECT_EXCERPT_DOCUMENT, document);
  analect_change_set_reference (change, id, ANALECT_EXCERPT_CODER, coder);
  analect_change_set_integer (change, id, ANALECT_EXCERPT_START, start);
  analect_change_set_integer (change, id, ANALECT_EXCERPT_END, end);
  analect_change_set_integer (change, id, ANALECT_EXCERPT_AT, at);
  return id;
}

AnalectChange *
analect_edit_code (AnalectProject *project, const AnalectPassage *passage, GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  const AnalectRow *code = analect_rows_get (rows, passage->code);
  g_autofree char *name = g_strdup_printf (_ ("Code “%s”"), code ? analect_row_string (code, ANALECT_CODE_NAME) : "");
  g_autoptr (AnalectChange) change = analect_project_change (project, name);
  g_autoptr (GArray) same = NULL;
  guint start = passage->start, end = passage->end;
  AnalectId excerpt, coding;

  if (!check_range (project, passage->document, start, end, error))
    return NULL;
  same = same_codings (project, passage, start, end);
  for (guint i = 0; i < same->len; i++)
    {
      const AnalectRow *there = excerpt_of (rows, g_array_index (same, AnalectId, i));

      if (!is_single_range (there)
          || (analect_row_integer (there, ANALECT_EXCERPT_START) <= passage->start
              && analect_row_integer (there, ANALECT_EXCERPT_END) >= passage->end))
        {
          g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                               _ ("This passage has the code already"));
          return NULL;
        }
      start = MIN (start, (guint) analect_row_integer (there, ANALECT_EXCERPT_START));
      end = MAX (end, (guint) analect_row_integer (there, ANALECT_EXCERPT_END));
    }

  excerpt = own_excerpt (project, passage, start, end);
  if (excerpt == ANALECT_ID_NONE)
    excerpt = add_excerpt (change, passage->document, passage->coder, start, end, passage->at);
  if (same->len > 0)
    analect_edit_add_uncoding (change, project, (const AnalectId *) (gpointer) same->data, same->len, NULL, 0);
  coding = analect_change_add (change, ANALECT_KIND_CODING);
  analect_change_set_reference (change, coding, ANALECT_CODING_EXCERPT, excerpt);
  analect_change_set_reference (change, coding, ANALECT_CODING_CODE, passage->code);
  analect_change_set_reference (change, coding, ANALECT_CODING_CODER, passage->coder);
  analect_change_set_integer (change, coding, ANALECT_CODING_AT, passage->at);
  analect_change_set_integer (change, coding, ANALECT_CODING_DIRECTION, passage->direction);
  return g_steal_pointer (&change);
}

/* The codings CODER has on EXCERPT, and in OTHERS the number of those of other coders. */
static GArray *
own_codings (AnalectProject *project, AnalectId excerpt, AnalectId coder, guint *others)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  GArray *own = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  *others = 0;
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
       id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
    {
      if (analect_row_reference (analect_rows_get (rows, id), ANALECT_CODING_CODER) == coder)
        g_array_append_val (own, id);
      else
        ++*others;
    }
  return own;
}

AnalectChange *
analect_edit_resize (AnalectProject *project, AnalectId excerpt, AnalectId coder, guint start, guint end,
                     GError **error)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), excerpt);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Resize excerpt"));
  g_autoptr (GArray) own = NULL;
  AnalectId document;
  guint others;

  if (row == NULL)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE, _ ("The excerpt was removed"));
      return NULL;
    }
  document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  if (!check_range (project, document, start, end, error))
    return NULL;

  own = own_codings (project, excerpt, coder, &others);
  if (others == 0)
    {
      analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_START, start);
      analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_END, end);
      analect_change_set_ranges (change, excerpt, ANALECT_EXCERPT_MORE, NULL, 0);
      analect_change_set_text (change, excerpt, ANALECT_EXCERPT_QUOTE, NULL);
      return g_steal_pointer (&change);
    }
  if (own->len == 0)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                           _ ("None of the codings here are yours; code the passage first"));
      return NULL;
    }
  {
    AnalectId fresh = add_excerpt (change, document, coder, start, end, analect_change_get_time (change));

    for (guint i = 0; i < own->len; i++)
      analect_change_set_reference (change, g_array_index (own, AnalectId, i), ANALECT_CODING_EXCERPT, fresh);
  }
  return g_steal_pointer (&change);
}
