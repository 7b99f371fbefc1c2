/* Numbers of codes, as they are and as they would be; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-figures.h"

#include <glib/gi18n.h>

int
analect_figures_entry (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCounts *counts = analect_workbench_get_counts (workbench);

  for (guint i = 0; counts != NULL && code != ANALECT_ID_NONE && i < counts->codebook->n; i++)
    if (counts->codebook->entries[i].code == code)
      return (int) i;
  return -1;
}

char *
analect_figures_line (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCounts *counts = analect_workbench_get_counts (workbench);
  const AnalectCount *count = analect_workbench_get_count (workbench, code);
  g_autofree char *studies = NULL, *codings = NULL, *excerpts = NULL;

  if (counts == NULL || count == NULL)
    return g_strdup ("");
  /* Translators: how many of all studies have a code */
  studies =
      g_strdup_printf (ngettext ("%u of %u study", "%u of %u studies", counts->total), count->units, counts->total);
  codings = g_strdup_printf (ngettext ("%u coding", "%u codings", count->codings), count->codings);
  excerpts = g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", count->excerpts), count->excerpts);
  /* Translators: a list of numbers: "8 of 12 studies, 23 codings, 19 excerpts" */
  return g_strdup_printf (_ ("%s, %s, %s"), studies, codings, excerpts);
}

/* Adds "better in 6" to LINE for each direction that is told of. */
static void
append_directions (GString *line, const AnalectCount *count)
{
  static const int order[] = { ANALECT_DIRECTION_BETTER, ANALECT_DIRECTION_WORSE, ANALECT_DIRECTION_UNCHANGED,
                               ANALECT_DIRECTION_MIXED, ANALECT_DIRECTION_UNSTATED };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const char *label = analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, order[i]);

      if (count->directions[order[i]] == 0)
        continue;
      if (line->len > 0)
        /* Translators: between the parts of a list: "Better in 6, Worse in 2" */
        g_string_append (line, C_ ("list", ", "));
      /* Translators: a direction and in how many studies it is told of: "Better in 6" */
      g_string_append_printf (line, _ ("%s in %u"), label, count->directions[order[i]]);
    }
}

char *
analect_figures_directions (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCount *count = analect_workbench_get_count (workbench, code);
  GString *line = g_string_new (NULL);

  if (count == NULL)
    return g_string_free (line, FALSE);
  append_directions (line, count);
  if (count->not_reexamined > 0)
    {
      if (line->len > 0)
        /* Translators: between two statements */
        g_string_append (line, C_ ("list", "; "));
      g_string_append_printf (
          line, ngettext ("%u study not re-examined", "%u studies not re-examined", count->not_reexamined),
          count->not_reexamined);
    }
  return g_string_free (line, FALSE);
}

guint
analect_figures_studies (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectCount *count = analect_workbench_get_count (workbench, code);

  return count ? count->units : 0;
}

guint
analect_figures_union (AnalectWorkbench *workbench, const AnalectId *codes, guint n)
{
  const AnalectCounts *counts = analect_workbench_get_counts (workbench);
  guint studies = 0;

  if (counts == NULL || counts->incidence == NULL)
    return 0;
  for (guint word = 0; word < counts->n_words; word++)
    {
      guint64 bits = 0;

      for (guint i = 0; i < n; i++)
        {
          int entry = analect_figures_entry (workbench, codes[i]);

          if (entry >= 0)
            bits |= counts->incidence[(gsize) entry * counts->n_words + word];
        }
      for (; bits != 0; bits &= bits - 1)
        studies++;
    }
  return studies;
}

GArray *
analect_figures_evidence (AnalectWorkbench *workbench, AnalectId code)
{
  int entry = analect_figures_entry (workbench, code);

  if (entry < 0)
    return g_array_new (FALSE, FALSE, sizeof (AnalectId));
  return analect_counts_evidence (analect_workbench_get_rows (workbench), analect_workbench_get_counts (workbench),
                                  (guint) entry);
}

AnalectId
analect_figures_study_of (AnalectWorkbench *workbench, AnalectId excerpt_or_coding)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, excerpt_or_coding);
  AnalectId document, reference;

  if (row != NULL && analect_id_kind (excerpt_or_coding) == ANALECT_KIND_CODING)
    row = analect_rows_get (rows, analect_row_reference (row, ANALECT_CODING_EXCERPT));
  if (row == NULL)
    return ANALECT_ID_NONE;
  document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  reference = analect_row_reference (row, ANALECT_EXCERPT_REFERENCE);
  row = analect_rows_get (rows, document);
  if (row != NULL)
    reference = analect_row_reference (row, ANALECT_DOCUMENT_REFERENCE);
  return reference != ANALECT_ID_NONE ? analect_workbench_get_study_of (workbench, reference) : ANALECT_ID_NONE;
}

typedef struct
{
  GHashTable *studies, *excerpts;
  guint codings;
} Heap;

static void
add_to_heap (Heap *heap, AnalectId study, AnalectId excerpt)
{
  if (study != ANALECT_ID_NONE)
    g_hash_table_add (heap->studies, GUINT_TO_POINTER (study));
  g_hash_table_add (heap->excerpts, GUINT_TO_POINTER (excerpt));
  heap->codings++;
}

static void
heap_init (Heap *heap)
{
  heap->studies = g_hash_table_new (NULL, NULL);
  heap->excerpts = g_hash_table_new (NULL, NULL);
  heap->codings = 0;
}

static void
heap_tally (Heap *heap, AnalectTally *tally)
{
  tally->studies = g_hash_table_size (heap->studies);
  tally->excerpts = g_hash_table_size (heap->excerpts);
  tally->codings = heap->codings;
  g_hash_table_unref (heap->studies);
  g_hash_table_unref (heap->excerpts);
}

void
analect_figures_split (AnalectWorkbench *workbench, const GArray *codings, GHashTable *moved, AnalectTally *stays,
                       AnalectTally *moves)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  Heap here, there;

  heap_init (&here);
  heap_init (&there);
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectId coding = g_array_index (codings, AnalectId, i), excerpt;
      const AnalectRow *row = analect_rows_get (rows, coding);

      if (row == NULL)
        continue;
      excerpt = analect_row_reference (row, ANALECT_CODING_EXCERPT);
      if (g_hash_table_contains (moved, GUINT_TO_POINTER (coding)))
        add_to_heap (&there, analect_figures_study_of (workbench, coding), excerpt);
      else
        add_to_heap (&here, analect_figures_study_of (workbench, coding), excerpt);
    }
  heap_tally (&here, stays);
  heap_tally (&there, moves);
}
