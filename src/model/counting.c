/* Counting; see the header.
 *
 * Codings that count are sorted by unit. While one unit is counted, each entry it meets for the first time is marked
 * with the unit's number, so that a unit is counted once however many codings it has there; a coding marks its own
 * entry and all above it. That takes time in proportion to codings times depth, for studies and for excerpts alike.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "counting.h"

#include "coder-choice.h"
#include "excerpt.h"

#include <stdlib.h>
#include <string.h>

/* A coding of a unit, in the terms of the count. */
typedef struct
{
  guint unit;
  guint entry;
  guint excerpt; /* index */
  guint direction;
} Item;

typedef struct
{
  const AnalectRows *rows;
  AnalectCounts *counts;
  GArray *study_of; /* reference index → study */
  AnalectStudyChoice *choices;
  guint *entry_of; /* code index → entry number + 1 */
  guint *parents;  /* entry number → entry above + 1 */
  GHashTable *unit_numbers; /* study or sample → number + 1 */
  GHashTable *samples_of;   /* study → GArray of samples; NULL unless samples are counted */
} Counter;

static void
index_codebook (Counter *counter)
{
  const AnalectCodebook *codebook = counter->counts->codebook;

  counter->entry_of = g_new0 (guint, analect_rows_get_bound (counter->rows, ANALECT_KIND_CODE) + 1);
  counter->parents = g_new0 (guint, codebook->n + 1);
  for (guint i = 0; i < codebook->n; i++)
    {
      counter->entry_of[analect_id_index (codebook->entries[i].code)] = i + 1;
      for (guint below = i + 1; below <= i + codebook->entries[i].n_below; below++)
        counter->parents[below] = i + 1;
    }
}

/* The sample that SAMPLE is part of, or itself: clients are counted once. */
static AnalectId
whole_sample (const AnalectRows *rows, AnalectId sample)
{
  AnalectId at = sample;

  while (at != ANALECT_ID_NONE)
    {
      sample = at;
      at = analect_row_reference (analect_rows_get (rows, at), ANALECT_SAMPLE_PARENT);
    }
  return sample;
}

static void
index_samples (Counter *counter)
{
  counter->samples_of = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  for (AnalectId id = analect_rows_first (counter->rows, ANALECT_KIND_SAMPLE); id != ANALECT_ID_NONE;
       id = analect_rows_next (counter->rows, id))
    {
      const AnalectIdSet *studies = analect_row_set (analect_rows_get (counter->rows, id), ANALECT_SAMPLE_STUDIES);
      AnalectId whole = whole_sample (counter->rows, id);

      for (guint i = 0; studies != NULL && i < studies->n; i++)
        {
          GArray *samples = g_hash_table_lookup (counter->samples_of, GUINT_TO_POINTER (studies->ids[i]));

          if (samples == NULL)
            {
              samples = g_array_new (FALSE, FALSE, sizeof (AnalectId));
              g_hash_table_insert (counter->samples_of, GUINT_TO_POINTER (studies->ids[i]), samples);
            }
          g_array_append_val (samples, whole);
        }
    }
}

static const GArray *
samples_of_study (Counter *counter, AnalectId study)
{
  return counter->samples_of ? g_hash_table_lookup (counter->samples_of, GUINT_TO_POINTER (study)) : NULL;
}

/* Adds a unit unless it is there. */
static void
add_unit (GHashTable *numbers, GArray *units, AnalectId unit)
{
  if (g_hash_table_contains (numbers, GUINT_TO_POINTER (unit)))
    return;
  if (units != NULL)
    g_array_append_val (units, unit);
  g_hash_table_insert (numbers, GUINT_TO_POINTER (unit), GUINT_TO_POINTER (g_hash_table_size (numbers) + 1));
}

static void
add_units_of (Counter *counter, GHashTable *numbers, GArray *units, AnalectId study)
{
  const GArray *samples = samples_of_study (counter, study);

  for (guint i = 0; samples != NULL && i < samples->len; i++)
    add_unit (numbers, units, g_array_index (samples, AnalectId, i));
  if (samples == NULL)
    add_unit (numbers, units, study);
}

static void
find_units (Counter *counter)
{
  AnalectCounts *counts = counter->counts;
  g_autoptr (GHashTable) included = g_hash_table_new (NULL, NULL);

  counter->unit_numbers = g_hash_table_new (NULL, NULL);
  for (AnalectId id = analect_rows_first (counter->rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (counter->rows, id))
    {
      const AnalectStudyChoice *choice = &counter->choices[analect_id_index (id)];

      if (choice->included)
        add_units_of (counter, included, NULL, id);
      if (choice->counted)
        add_units_of (counter, counter->unit_numbers, counts->units, id);
    }
  counts->included = g_hash_table_size (included);
  counts->total = counts->units->len;
}

/* Whether a coding counts, and for which study. */
static gboolean
counts_here (Counter *counter, const AnalectRow *coding, AnalectId *study)
{
  const AnalectRow *excerpt
      = analect_rows_get (counter->rows, analect_row_reference (coding, ANALECT_CODING_EXCERPT));
  const AnalectStudyChoice *choice;

  *study = analect_excerpt_study (counter->rows, excerpt, counter->study_of);
  if (*study == ANALECT_ID_NONE)
    return FALSE;
  choice = &counter->choices[analect_id_index (*study)];
  return choice->counted
         && (choice->coder == ANALECT_ID_NONE
             || analect_row_reference (coding, ANALECT_CODING_CODER) == choice->coder);
}

static void
add_item (GArray *items, guint unit, const AnalectRow *coding, guint entry)
{
  Item item = { .unit = unit,
                .entry = entry,
                .excerpt = analect_id_index (analect_row_reference (coding, ANALECT_CODING_EXCERPT)),
                .direction = (guint) analect_row_integer (coding, ANALECT_CODING_DIRECTION) };

  g_array_append_val (items, item);
}

static guint
unit_number (Counter *counter, AnalectId unit)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counter->unit_numbers, GUINT_TO_POINTER (unit))) - 1;
}

/* The items of one coding: one, or one for each sample its excerpt speaks of. */
static void
add_items (Counter *counter, GArray *items, const AnalectRow *coding, AnalectId study)
{
  guint entry = counter->entry_of[analect_id_index (analect_row_reference (coding, ANALECT_CODING_CODE))] - 1;
  const AnalectRow *excerpt
      = analect_rows_get (counter->rows, analect_row_reference (coding, ANALECT_CODING_EXCERPT));
  const GArray *samples = samples_of_study (counter, study);
  AnalectId sample = analect_row_reference (excerpt, ANALECT_EXCERPT_SAMPLE);

  if (counter->counts->options.unit == ANALECT_UNIT_EXCERPT)
    add_item (items, analect_id_index (analect_row_reference (coding, ANALECT_CODING_EXCERPT)), coding, entry);
  else if (samples == NULL)
    add_item (items, unit_number (counter, study), coding, entry);
  else if (sample != ANALECT_ID_NONE
           && g_hash_table_contains (counter->unit_numbers, GUINT_TO_POINTER (whole_sample (counter->rows, sample))))
    add_item (items, unit_number (counter, whole_sample (counter->rows, sample)), coding, entry);
  else
    for (guint i = 0; i < samples->len; i++)
      add_item (items, unit_number (counter, g_array_index (samples, AnalectId, i)), coding, entry);
}

static int
compare_by_unit (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;

  return one->unit < other->unit ? -1 : one->unit > other->unit;
}

static int
compare_by_excerpt (gconstpointer a, gconstpointer b)
{
  const Item *one = a, *other = b;

  return one->excerpt < other->excerpt ? -1 : one->excerpt > other->excerpt;
}

/* Counts units and directions of items sorted by unit. */
static void
count_units (Counter *counter, GArray *items)
{
  AnalectCounts *counts = counter->counts;
  guint n = counts->codebook->n;
  g_autofree guint *seen = g_new0 (guint, (gsize) n * (ANALECT_N_DIRECTIONS + 1) + 1);

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      guint mark = item->unit + 1;

      for (guint at = item->entry + 1; at != 0; at = counter->parents[at - 1])
        {
          guint *marks = &seen[(gsize) (at - 1) * (ANALECT_N_DIRECTIONS + 1)];
          AnalectCount *count = &counts->counts[at - 1];

          if (marks[0] != mark)
            {
              marks[0] = mark;
              count->units++;
              if (counts->incidence != NULL)
                counts->incidence[(gsize) (at - 1) * counts->n_words + item->unit / 64]
                    |= G_GUINT64_CONSTANT (1) << (item->unit % 64);
            }
          if (marks[1 + item->direction] != mark)
            {
              marks[1 + item->direction] = mark;
              count->directions[item->direction]++;
            }
        }
    }
}

/* Counts excerpts of items sorted by excerpt; for the codings ITEMS may list one coding once for each sample. */
static guint
count_excerpts (Counter *counter, GArray *items)
{
  g_autofree guint *seen = g_new0 (guint, counter->counts->codebook->n + 1);
  guint n = 0, last = G_MAXUINT;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      n += item->excerpt != last;
      last = item->excerpt;
      for (guint at = item->entry + 1; at != 0; at = counter->parents[at - 1])
        if (seen[at - 1] != item->excerpt + 1)
          {
            seen[at - 1] = item->excerpt + 1;
            counter->counts->counts[at - 1].excerpts++;
          }
    }
  return n;
}

static void
count_not_reexamined (Counter *counter)
{
  AnalectCounts *counts = counter->counts;

  for (guint entry = 0; entry < counts->codebook->n && counts->options.unit == ANALECT_UNIT_STUDY; entry++)
    {
      const AnalectRow *code = analect_rows_get (counter->rows, counts->codebook->entries[entry].code);
      AnalectTime created = analect_row_integer (code, ANALECT_CODE_CREATED);

      for (guint unit = 0; unit < counts->units->len && created != 0; unit++)
        {
          AnalectId study = g_array_index (counts->units, AnalectId, unit);
          AnalectTime passed = counter->choices[analect_id_index (study)].passed;

          if (passed != 0 && passed < created && !analect_counts_has (counts, entry, unit))
            counts->counts[entry].not_reexamined++;
        }
    }
}

static void
counter_init (Counter *counter, const AnalectRows *rows, AnalectCounts *counts)
{
  *counter = (Counter){ .rows = rows, .counts = counts };
  counter->study_of = analect_study_of_references (rows);
  counter->choices = analect_choose_coders (rows, &counts->options, counter->study_of, &counts->by_passes);
  index_codebook (counter);
  if (counts->options.unit == ANALECT_UNIT_SAMPLE)
    index_samples (counter);
}

static void
counter_clear (Counter *counter)
{
  g_array_unref (counter->study_of);
  g_free (counter->choices);
  g_free (counter->entry_of);
  g_free (counter->parents);
  g_clear_pointer (&counter->unit_numbers, g_hash_table_unref);
  g_clear_pointer (&counter->samples_of, g_hash_table_unref);
}

AnalectCounts *
analect_counts_new (const AnalectRows *rows, const AnalectCountOptions *options)
{
  AnalectCounts *counts = g_new0 (AnalectCounts, 1);
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (Item));
  gboolean of_excerpts = options->unit == ANALECT_UNIT_EXCERPT;
  Counter counter;

  counts->options = *options;
  counts->codebook = analect_codebook_new (rows, options->arrangement);
  counts->counts = g_new0 (AnalectCount, counts->codebook->n + 1);
  counts->units = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  counter_init (&counter, rows, counts);
  find_units (&counter);
  if (!of_excerpts)
    {
      counts->n_words = counts->total / 64 + 1;
      counts->incidence = g_new0 (guint64, (gsize) counts->codebook->n * counts->n_words + 1);
    }

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *coding = analect_rows_get (rows, id);
      AnalectId study;

      if (!counts_here (&counter, coding, &study))
        continue;
      add_items (&counter, items, coding, study);
      for (guint at = counter.entry_of[analect_id_index (analect_row_reference (coding, ANALECT_CODING_CODE))]; at != 0;
           at = counter.parents[at - 1])
        counts->counts[at - 1].codings++;
    }
  g_array_sort (items, compare_by_unit);
  count_units (&counter, items);
  if (!of_excerpts)
    g_array_sort (items, compare_by_excerpt);
  if (of_excerpts)
    {
      counts->total = counts->included = count_excerpts (&counter, items);
      g_array_set_size (counts->units, 0);
    }
  else
    count_excerpts (&counter, items);
  count_not_reexamined (&counter);
  counter_clear (&counter);
  return counts;
}

void
analect_counts_free (AnalectCounts *counts)
{
  analect_codebook_free (counts->codebook);
  g_array_unref (counts->units);
  g_free (counts->counts);
  g_free (counts->incidence);
  g_free (counts);
}

GArray *
analect_counts_evidence (const AnalectRows *rows, const AnalectCounts *counts, guint entry)
{
  GArray *codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint last = entry + counts->codebook->entries[entry].n_below + 1;
  AnalectCounts own = *counts;
  Counter counter;

  counter_init (&counter, rows, &own);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *coding = analect_rows_get (rows, id);
      guint at = counter.entry_of[analect_id_index (analect_row_reference (coding, ANALECT_CODING_CODE))];
      AnalectId study;

      if (at > entry && at <= last && counts_here (&counter, coding, &study))
        g_array_append_val (codings, id);
    }
  counter_clear (&counter);
  return codings;
}

AnalectId
analect_find_coder (const AnalectRows *rows, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODER); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      g_autofree char *full = g_utf8_casefold (analect_row_string (row, ANALECT_CODER_NAME), -1);
      g_autofree char *initials = g_utf8_casefold (analect_row_string (row, ANALECT_CODER_INITIALS), -1);

      if (strcmp (full, wanted) == 0 || (*initials != '\0' && strcmp (initials, wanted) == 0))
        return id;
    }
  return ANALECT_ID_NONE;
}
