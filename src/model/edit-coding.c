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
  static const AnalectField namers[] = {
    ANALECT_MEMO_ABOUT,    ANALECT_FINDING_SUPPORTING, ANALECT_FINDING_CONTRARY,
    ANALECT_LINK_EVIDENCE, ANALECT_CELL_EXCERPTS,      ANALECT_EXCERPT_ILLUSTRATES
  };
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

/* Appends to BARE the excerpts that have nothing left when N codings are gone; a coding may be named twice. */
static void
collect_bare (AnalectProject *project, const AnalectId *codings, guint n, GArray *bare)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GHashTable) gone = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lost = g_hash_table_new (NULL, NULL); /* excerpt → codings it loses */
  GHashTableIter iter;
  gpointer key, count;

  for (guint i = 0; i < n; i++)
    {
      gpointer excerpt =
          GUINT_TO_POINTER (analect_row_reference (analect_rows_get (rows, codings[i]), ANALECT_CODING_EXCERPT));

      if (g_hash_table_add (gone, GUINT_TO_POINTER (codings[i])))
        g_hash_table_insert (lost, excerpt,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (lost, excerpt)) + 1));
    }
  g_hash_table_iter_init (&iter, lost);
  while (g_hash_table_iter_next (&iter, &key, &count))
    {
      AnalectId excerpt = GPOINTER_TO_UINT (key);

      if (count_codings (lookup, excerpt) == GPOINTER_TO_UINT (count) && !is_kept_for_itself (project, excerpt))
        g_array_append_val (bare, excerpt);
    }
}

void
analect_edit_add_uncoding (AnalectChange *change, AnalectProject *project, const AnalectId *codings, guint n,
                           const AnalectId *also, guint n_also)
{
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  g_array_append_vals (gone, codings, n);
  collect_bare (project, codings, n, gone);
  g_array_append_vals (gone, also, n_also);
  analect_edit_add_removal (change, project, (const AnalectId *) (gpointer) gone->data, gone->len);
}

AnalectChange *
analect_edit_uncode (AnalectProject *project, const AnalectId *codings, guint n, GError **error)
{
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Uncode"));

  for (guint i = 0; i < n; i++)
    if (analect_id_kind (codings[i]) != ANALECT_KIND_CODING
        || analect_rows_get (analect_project_get_rows (project), codings[i]) == NULL)
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

/* The codings CODER has with CODE on excerpts that overlap START to END. */
static GArray *
same_codings (AnalectProject *project, AnalectId document, AnalectId code, AnalectId coder, guint start, guint end)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_excerpts_in (lookup, document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);

      for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id != ANALECT_ID_NONE;
           id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
        {
          const AnalectRow *row = analect_rows_get (rows, id);

          if (analect_row_reference (row, ANALECT_CODING_CODE) == code
              && analect_row_reference (row, ANALECT_CODING_CODER) == coder)
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
own_excerpt (AnalectProject *project, AnalectId document, AnalectId coder, guint start, guint end)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_excerpts_in (analect_project_get_lookup (project), document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId id = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_EXCERPT_CODER) == coder && is_single_range (row)
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

/* Gives EXCERPT what was said of the kind of passage that MODEL is. */
static void
copy_nature (AnalectChange *change, AnalectId excerpt, const AnalectRow *model)
{
  static const AnalectField fields[] = {
    ANALECT_EXCERPT_PAGE,      ANALECT_EXCERPT_KIND,   ANALECT_EXCERPT_VOICE,
    ANALECT_EXCERPT_CONSTRUCT, ANALECT_EXCERPT_SAMPLE, ANALECT_EXCERPT_ILLUSTRATES
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    analect_change_set_value (change, excerpt, fields[i], analect_row_value (model, fields[i]));
}

/* Widens START to END over the passages that have the code already. FALSE with ERROR when one of them has all of it, or
 * consists of several ranges, which are not joined with others. */
static gboolean
widen (const AnalectRows *rows, const GArray *same, guint *start, guint *end, GError **error)
{
  guint from = *start, to = *end;

  for (guint i = 0; i < same->len; i++)
    {
      const AnalectRow *there = excerpt_of (rows, g_array_index (same, AnalectId, i));

      if (!is_single_range (there)
          || (analect_row_integer (there, ANALECT_EXCERPT_START) <= from
              && analect_row_integer (there, ANALECT_EXCERPT_END) >= to))
        {
          g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                               _ ("This passage has the code already"));
          return FALSE;
        }
      *start = MIN (*start, (guint) analect_row_integer (there, ANALECT_EXCERPT_START));
      *end = MAX (*end, (guint) analect_row_integer (there, ANALECT_EXCERPT_END));
    }
  return TRUE;
}

/* Makes the codings SAME one on EXCERPT: the first of them stays, with what was written about any of them. */
static void
join_codings (AnalectChange *change, AnalectProject *project, const GArray *same, AnalectId excerpt, int direction)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectLookup *lookup = analect_project_get_lookup (project);
  AnalectId kept = g_array_index (same, AnalectId, 0);
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_change_set_reference (change, kept, ANALECT_CODING_EXCERPT, excerpt);
  for (guint i = 0; i < same->len; i++)
    {
      AnalectId id = g_array_index (same, AnalectId, i);

      if (direction == ANALECT_DIRECTION_UNSTATED)
        direction = (int) analect_row_integer (analect_rows_get (rows, id), ANALECT_CODING_DIRECTION);
      if (id == kept)
        continue;
      for (AnalectId memo = analect_lookup_first (lookup, ANALECT_MEMO_ABOUT, id); memo != ANALECT_ID_NONE;
           memo = analect_lookup_next (lookup, ANALECT_MEMO_ABOUT, memo))
        analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, kept);
      g_array_append_val (gone, id);
    }
  analect_change_set_integer (change, kept, ANALECT_CODING_DIRECTION, direction);
  collect_bare (project, (const AnalectId *) (gpointer) same->data, same->len, gone);
  analect_edit_add_removal (change, project, (const AnalectId *) (gpointer) gone->data, gone->len);
}

static void
add_coding (AnalectChange *change, const AnalectPassage *passage, AnalectId excerpt)
{
  AnalectId coding = analect_change_add (change, ANALECT_KIND_CODING);

  analect_change_set_reference (change, coding, ANALECT_CODING_EXCERPT, excerpt);
  analect_change_set_reference (change, coding, ANALECT_CODING_CODE, passage->code);
  analect_change_set_reference (change, coding, ANALECT_CODING_CODER, passage->coder);
  analect_change_set_integer (change, coding, ANALECT_CODING_AT, passage->at);
  analect_change_set_integer (change, coding, ANALECT_CODING_DIRECTION, passage->direction);
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
  AnalectId excerpt;

  if (!check_range (project, passage->document, start, end, error))
    return NULL;
  same = same_codings (project, passage->document, passage->code, passage->coder, start, end);
  if (!widen (rows, same, &start, &end, error))
    return NULL;
  excerpt = own_excerpt (project, passage->document, passage->coder, start, end);
  if (excerpt == ANALECT_ID_NONE)
    {
      excerpt = add_excerpt (change, passage->document, passage->coder, start, end, passage->at);
      if (same->len > 0)
        copy_nature (change, excerpt, excerpt_of (rows, g_array_index (same, AnalectId, 0)));
    }
  if (same->len > 0)
    join_codings (change, project, same, excerpt, passage->direction);
  else
    add_coding (change, passage, excerpt);
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

/* Whether none of the codings OWN would meet another with the same code by the same coder that their excerpt ROW does
 * not overlap already. */
static gboolean
check_no_same (AnalectProject *project, const AnalectRow *row, const GArray *own, guint start, guint end,
               GError **error)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  gint64 old_start = analect_row_integer (row, ANALECT_EXCERPT_START);
  gint64 old_end = analect_row_integer (row, ANALECT_EXCERPT_END);

  for (guint i = 0; i < own->len; i++)
    {
      const AnalectRow *coding = analect_rows_get (rows, g_array_index (own, AnalectId, i));
      AnalectId code = analect_row_reference (coding, ANALECT_CODING_CODE);
      g_autoptr (GArray) same =
          same_codings (project, document, code, analect_row_reference (coding, ANALECT_CODING_CODER), start, end);

      for (guint j = 0; j < same->len; j++)
        {
          const AnalectRow *there = excerpt_of (rows, g_array_index (same, AnalectId, j));

          if (there == row
              || (analect_row_integer (there, ANALECT_EXCERPT_START) < old_end
                  && analect_row_integer (there, ANALECT_EXCERPT_END) > old_start))
            continue;
          g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE,
                       _ ("Another excerpt there has the code “%s” already"),
                       analect_row_string (analect_rows_get (rows, code), ANALECT_CODE_NAME));
          return FALSE;
        }
    }
  return TRUE;
}

/* Gives the codings OWN to the coder's own excerpt on START to END, made like ROW if there is none. */
static void
move_own (AnalectChange *change, AnalectProject *project, const AnalectRow *row, const GArray *own, AnalectId coder,
          guint start, guint end)
{
  AnalectId document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  AnalectId home = own_excerpt (project, document, coder, start, end);

  if (home == ANALECT_ID_NONE)
    {
      home = add_excerpt (change, document, coder, start, end, analect_change_get_time (change));
      copy_nature (change, home, row);
    }
  for (guint i = 0; i < own->len; i++)
    analect_change_set_reference (change, g_array_index (own, AnalectId, i), ANALECT_CODING_EXCERPT, home);
}

AnalectChange *
analect_edit_resize (AnalectProject *project, AnalectId excerpt, AnalectId coder, guint start, guint end,
                     GError **error)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), excerpt);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Resize excerpt"));
  g_autoptr (GArray) own = NULL;
  guint others;

  if (row == NULL || analect_id_kind (excerpt) != ANALECT_KIND_EXCERPT)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE, _ ("The excerpt was removed"));
      return NULL;
    }
  if (!check_range (project, analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT), start, end, error))
    return NULL;

  own = own_codings (project, excerpt, coder, &others);
  if (others > 0 && own->len == 0)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE,
                           _ ("None of the codings here are yours; code the passage first"));
      return NULL;
    }
  if (!check_no_same (project, row, own, start, end, error))
    return NULL;
  if (others > 0)
    {
      move_own (change, project, row, own, coder, start, end);
      return g_steal_pointer (&change);
    }
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_START, start);
  analect_change_set_integer (change, excerpt, ANALECT_EXCERPT_END, end);
  analect_change_set_ranges (change, excerpt, ANALECT_EXCERPT_MORE, NULL, 0);
  analect_change_set_text (change, excerpt, ANALECT_EXCERPT_QUOTE, NULL);
  return g_steal_pointer (&change);
}
