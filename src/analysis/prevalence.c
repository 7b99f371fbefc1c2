/* Prevalence; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "prevalence.h"

#include "proportion.h"
#include "study-group.h"

/* Units that have ENTRY in the direction that is counted. */
static guint
count_units (const AnalectCounts *counts, guint entry, int direction)
{
  const AnalectCount *count = &counts->counts[entry];

  return direction < 0 ? count->units : count->directions[direction];
}

AnalectPrevalenceShare
analect_prevalence_group_share (const AnalectPrevalence *prevalence, guint group, guint entry)
{
  const AnalectCounts *counts = g_array_index (prevalence->groups, AnalectPrevalenceGroup, group).counts;
  AnalectPrevalenceShare share = { .n = count_units (counts, entry, prevalence->options.direction),
                                   .total = counts->total };

  share.share = analect_share (share.n, share.total);
  analect_wilson (share.n, share.total, ANALECT_Z_95, &share.low, &share.high);
  return share;
}

static AnalectPrevalenceRow
make_row (const AnalectRows *rows, const AnalectPrevalence *prevalence, guint entry, int scheme)
{
  const AnalectCounts *counts = prevalence->counts;
  const AnalectCount *count = &counts->counts[entry];
  AnalectPrevalenceRow row = { .code = counts->codebook->entries[entry].code,
                               .entry = entry,
                               .level = counts->codebook->entries[entry].level,
                               .depth = counts->codebook->entries[entry].depth,
                               .n = count_units (counts, entry, prevalence->options.direction),
                               .count = *count };

  row.share = analect_share (row.n, counts->total);
  analect_wilson (row.n, counts->total, ANALECT_Z_95, &row.low, &row.high);
  row.frequency = analect_frequency (scheme, row.n, counts->total);
  return row;
}

static int
compare_prevalence (gconstpointer a, gconstpointer b)
{
  const AnalectPrevalenceRow *one = a, *other = b;

  if (one->n != other->n)
    return one->n > other->n ? -1 : 1;
  return one->entry < other->entry ? -1 : one->entry > other->entry;
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectRows *rows = data;
  const AnalectPrevalenceRow *one = a, *other = b;
  int order = g_utf8_collate (analect_row_string (analect_rows_get (rows, one->code), ANALECT_CODE_NAME),
                              analect_row_string (analect_rows_get (rows, other->code), ANALECT_CODE_NAME));

  return order ? order : one->entry < other->entry ? -1 : one->entry > other->entry;
}

static void
clear_group (gpointer data)
{
  analect_counts_free (((AnalectPrevalenceGroup *) data)->counts);
}

/* Groups are counted one by one with the same options as all studies, so that each rule of counting holds in them. */
static void
count_groups (AnalectPrevalence *prevalence, const AnalectRows *rows)
{
  g_autoptr (GArray) found = NULL;

  prevalence->groups = g_array_new (FALSE, FALSE, sizeof (AnalectPrevalenceGroup));
  g_array_set_clear_func (prevalence->groups, clear_group);
  if (prevalence->options.attribute == ANALECT_ID_NONE)
    return;
  found = analect_study_groups_new (rows, prevalence->options.attribute);
  for (guint i = 0; i < found->len && prevalence->groups->len < ANALECT_PREVALENCE_MAX_GROUPS; i++)
    {
      const AnalectStudyGroup *of = &g_array_index (found, AnalectStudyGroup, i);
      AnalectPrevalenceGroup group = { .value = of->value };
      AnalectCountOptions options = prevalence->options.count;

      if (of->n_studies < ANALECT_PREVALENCE_LEAST_STUDIES)
        continue;
      options.group = group.value;
      group.counts = analect_counts_new (rows, &options);
      g_array_append_val (prevalence->groups, group);
    }
  prevalence->n_left_out = found->len - prevalence->groups->len;
}

AnalectPrevalence *
analect_prevalence_new (const AnalectRows *rows, const AnalectPrevalenceOptions *options)
{
  AnalectPrevalence *prevalence = g_new0 (AnalectPrevalence, 1);
  int scheme = (int) analect_row_integer (analect_rows_get (rows, ANALECT_ID_PROJECT), ANALECT_PROJECT_LABELS);

  prevalence->options = *options;
  prevalence->counts = analect_counts_new (rows, &options->count);
  count_groups (prevalence, rows);
  prevalence->rows = g_array_new (FALSE, FALSE, sizeof (AnalectPrevalenceRow));
  for (guint entry = 0; entry < prevalence->counts->codebook->n; entry++)
    {
      AnalectPrevalenceRow row = make_row (rows, prevalence, entry, scheme);

      if (options->level != 0 && row.level != options->level)
        continue;
      prevalence->n_reexamine += row.count.not_reexamined > 0;
      g_array_append_val (prevalence->rows, row);
    }
  if (options->order == ANALECT_ORDER_PREVALENCE)
    g_array_sort (prevalence->rows, compare_prevalence);
  else if (options->order == ANALECT_ORDER_NAME)
    g_array_sort_with_data (prevalence->rows, compare_names, (gpointer) rows);
  return prevalence;
}

void
analect_prevalence_free (AnalectPrevalence *prevalence)
{
  analect_counts_free (prevalence->counts);
  g_array_unref (prevalence->rows);
  g_array_unref (prevalence->groups);
  g_free (prevalence);
}

AnalectPrevalenceOptions
analect_prevalence_defaults (const AnalectRows *rows)
{
  const AnalectRow *project = analect_rows_get (rows, ANALECT_ID_PROJECT);
  AnalectPrevalenceOptions options = { .direction = -1 };

  options.count.unit = (int) analect_row_integer (project, ANALECT_PROJECT_UNIT);
  return options;
}
