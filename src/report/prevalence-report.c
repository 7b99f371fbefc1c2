/* Prevalence for people; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "prevalence-report.h"

#include "study-group.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Shares of fewer units than this are no ground for comparing. */
#define SMALL_GROUP 5

static const char *
code_name (const AnalectRows *rows, const AnalectPrevalenceRow *row)
{
  return analect_row_string (analect_rows_get (rows, row->code), ANALECT_CODE_NAME);
}

static const AnalectPrevalenceGroup *
get_group (const AnalectPrevalence *prevalence, guint group)
{
  return &g_array_index (prevalence->groups, AnalectPrevalenceGroup, group);
}

static const char *
group_name (const AnalectRows *rows, const AnalectPrevalence *prevalence, guint group)
{
  return analect_study_group_name (rows, get_group (prevalence, group)->value);
}

/* The columns of one group. Machines read "Depression share". */
static void
add_group_columns (AnalectTable *table, const char *name)
{
  const struct
  {
    const char *name, *title;
    AnalectColumnType type;
  } columns[] = { { "studies", _ ("Studies"), ANALECT_COLUMN_COUNT },
                  { "total", _ ("Of"), ANALECT_COLUMN_COUNT },
                  { "share", _ ("Share"), ANALECT_COLUMN_REAL },
                  { "low", _ ("From"), ANALECT_COLUMN_REAL },
                  { "high", _ ("To"), ANALECT_COLUMN_REAL } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *machine = g_strdup_printf ("%s %s", name, columns[i].name);
      /* Translators: a column of a table: a group of studies, and what the column says of it, "Depression: share". */
      g_autofree char *title = g_strdup_printf (_ ("%s: %s"), name, columns[i].title);

      analect_table_add_column (table, machine, title, columns[i].type);
    }
}

static void
add_group_cells (AnalectTable *table, const AnalectPrevalence *prevalence, guint entry)
{
  for (guint i = 0; i < prevalence->groups->len; i++)
    {
      AnalectPrevalenceShare share = analect_prevalence_group_share (prevalence, i, entry);

      analect_table_add_count (table, share.n);
      analect_table_add_count (table, share.total);
      analect_table_add_real (table, share.share);
      analect_table_add_real (table, share.low);
      analect_table_add_real (table, share.high);
    }
}

static void
add_columns (AnalectTable *table)
{
  analect_table_add_column (table, "guid", _ ("GUID"), ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "code", _ ("Code"), ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "level", _ ("Level"), ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "studies", _ ("Studies"), ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "total", _ ("Of"), ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "share", _ ("Share"), ANALECT_COLUMN_REAL);
  analect_table_add_column (table, "low", _ ("From"), ANALECT_COLUMN_REAL);
  analect_table_add_column (table, "high", _ ("To"), ANALECT_COLUMN_REAL);
  analect_table_add_column (table, "label", _ ("Label"), ANALECT_COLUMN_TEXT);
  for (int direction = ANALECT_DIRECTION_BETTER; direction <= ANALECT_DIRECTION_MIXED; direction++)
    analect_table_add_column (table, analect_enumeration_text (ANALECT_ENUMERATION_DIRECTION, direction),
                              analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, direction),
                              ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, analect_enumeration_text (ANALECT_ENUMERATION_DIRECTION, ANALECT_DIRECTION_UNSTATED),
                            analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, ANALECT_DIRECTION_UNSTATED),
                            ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "excerpts", _ ("Excerpts"), ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "codings", _ ("Codings"), ANALECT_COLUMN_COUNT);
}

AnalectTable *
analect_prevalence_table (const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  AnalectTable *table = analect_table_new ();

  add_columns (table);
  for (guint i = 0; i < prevalence->groups->len; i++)
    add_group_columns (table, group_name (rows, prevalence, i));
  for (guint i = 0; i < prevalence->rows->len; i++)
    {
      const AnalectPrevalenceRow *row = &g_array_index (prevalence->rows, AnalectPrevalenceRow, i);
      g_autofree char *level = analect_level_name (rows, row->level);
      char guid[ANALECT_GUID_STRING_SIZE];

      analect_table_add_text (table, analect_guid_format (&analect_rows_get (rows, row->code)->guid, guid));
      analect_table_add_text (table, code_name (rows, row));
      analect_table_add_text (table, level);
      analect_table_add_count (table, row->n);
      analect_table_add_count (table, prevalence->counts->total);
      analect_table_add_real (table, row->share);
      analect_table_add_real (table, row->low);
      analect_table_add_real (table, row->high);
      analect_table_add_text (table, analect_frequency_text (row->frequency));
      for (int direction = ANALECT_DIRECTION_BETTER; direction <= ANALECT_DIRECTION_MIXED; direction++)
        analect_table_add_count (table, row->count.directions[direction]);
      analect_table_add_count (table, row->count.directions[ANALECT_DIRECTION_UNSTATED]);
      analect_table_add_count (table, row->count.excerpts);
      analect_table_add_count (table, row->count.codings);
      add_group_cells (table, prevalence, row->entry);
    }
  return table;
}

/* "9 of 12 studies" in the words of the unit. */
static char *
units_of_total (int unit, guint n, guint total)
{
  switch (unit)
    {
    case ANALECT_UNIT_SAMPLE:
      return g_strdup_printf (ngettext ("%u of %u sample", "%u of %u samples", total), n, total);
    case ANALECT_UNIT_EXCERPT:
      return g_strdup_printf (ngettext ("%u of %u excerpt", "%u of %u excerpts", total), n, total);
    default:
      return g_strdup_printf (ngettext ("%u of %u study", "%u of %u studies", total), n, total);
    }
}

/* "12 studies" in the words of the unit. */
static char *
units_in_words (int unit, guint n)
{
  switch (unit)
    {
    case ANALECT_UNIT_SAMPLE:
      return g_strdup_printf (ngettext ("%u sample", "%u samples", n), n);
    case ANALECT_UNIT_EXCERPT:
      return g_strdup_printf (ngettext ("%u excerpt", "%u excerpts", n), n);
    default:
      return g_strdup_printf (ngettext ("%u study", "%u studies", n), n);
    }
}

static void
append_unit (GString *caption, const AnalectPrevalence *prevalence)
{
  int unit = prevalence->options.count.unit, direction = prevalence->options.direction;

  if (unit == ANALECT_UNIT_EXCERPT)
    g_string_append (caption, _ ("Share of the coded excerpts that carry the code or one below it."));
  else if (unit == ANALECT_UNIT_SAMPLE)
    g_string_append (caption, _ ("Share of samples in which the code or one below it is reported at least once; clients "
                                 "in several studies count once."));
  else
    g_string_append (caption,
                     _ ("Share of studies in which the code or one below it is reported at least once."));
  if (direction >= 0)
    g_string_append_printf (caption, _ (" Only codings of the direction “%s” count."),
                            analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, direction));
  else
    g_string_append (caption, _ (" Reported in any direction."));
}

static void
append_total (GString *caption, const AnalectPrevalence *prevalence)
{
  const AnalectCounts *counts = prevalence->counts;

  switch (prevalence->options.count.unit)
    {
    case ANALECT_UNIT_EXCERPT:
      g_string_append_printf (caption, _ (" Unit: excerpt, N = %u."), counts->total);
      return;
    case ANALECT_UNIT_SAMPLE:
      g_string_append_printf (caption, _ (" Unit: sample, N = %u: %u coded of %u included"), counts->total,
                              counts->total, counts->included);
      break;
    default:
      g_string_append_printf (caption, _ (" Unit: study, N = %u: %u coded of %u included"), counts->total,
                              counts->total, counts->included);
      break;
    }
  g_string_append (caption, counts->by_passes ? "." : _ (" (no pass is recorded, so every study with a text counts)."));
}

static void
append_coders (GString *caption, const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  const AnalectCountOptions *options = &prevalence->options.count;
  const AnalectRow *coder = analect_rows_get (rows, options->coder);

  switch (options->coders)
    {
    case ANALECT_CODERS_RECORD:
      g_string_append (caption, _ (" Codings of record: the consensus where settled, else the study's lead coder, else "
                                   "any coder."));
      break;
    case ANALECT_CODERS_ANY:
      g_string_append (caption, _ (" Codings of any coder."));
      break;
    case ANALECT_CODERS_ONE:
      g_string_append_printf (caption, _ (" Codings of %s only."), coder ? analect_row_string (coder, ANALECT_CODER_NAME) : "");
      break;
    }
}

/* Who is compared, and how far that goes. */
static void
append_groups (GString *caption, const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  const AnalectRow *attribute = analect_rows_get (rows, prevalence->options.attribute);
  g_autoptr (GString) small = g_string_new (NULL);

  if (attribute == NULL)
    return;
  if (prevalence->groups->len == 0 && prevalence->n_left_out == 0)
    {
      g_string_append_printf (caption, _ (" “%s” is not extracted for any included study."),
                              analect_row_string (attribute, ANALECT_ATTRIBUTE_NAME));
      return;
    }
  if (analect_row_integer (attribute, ANALECT_ATTRIBUTE_MULTIPLE))
    g_string_append (caption, _ (" A study may be in several groups."));
  for (guint i = 0; i < prevalence->groups->len; i++)
    if (get_group (prevalence, i)->counts->total < SMALL_GROUP)
      g_string_append_printf (small, "%s%s (n = %u)", small->len > 0 ? ", " : "", group_name (rows, prevalence, i),
                              get_group (prevalence, i)->counts->total);
  if (small->len > 0)
    /* Translators: names of groups, each with its number of studies. */
    g_string_append_printf (caption, _ (" Too few to compare: %s."), small->str);
  if (prevalence->n_left_out > 0)
    g_string_append_printf (
        caption,
        ngettext (" %u smaller group is not shown.", " %u smaller groups are not shown.", prevalence->n_left_out),
        prevalence->n_left_out);
}

char *
analect_prevalence_caption (const AnalectRows *rows, const AnalectPrevalence *prevalence, gboolean intervals)
{
  GString *caption = g_string_new (NULL);

  append_unit (caption, prevalence);
  append_total (caption, prevalence);
  append_groups (caption, rows, prevalence);
  append_coders (caption, rows, prevalence);
  if (intervals)
    g_string_append (caption, _ (" Whiskers: Wilson 95 % intervals, as if the studies were a random sample."));
  if (prevalence->n_reexamine > 0)
    g_string_append_printf (caption,
                            ngettext (" %u row is younger than the coding of some studies, which were not re-examined "
                                      "for it.",
                                      " %u rows are younger than the coding of some studies, which were not "
                                      "re-examined for them.",
                                      prevalence->n_reexamine),
                            prevalence->n_reexamine);
  return g_string_free (caption, FALSE);
}

static char *
level_title (const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  guint level = prevalence->options.level;
  g_autofree char *name = NULL;

  if (level == 0)
    return g_strdup (_ ("How many report each code, theme and dimension"));
  name = analect_level_name (rows, level);
  switch (prevalence->options.count.unit)
    {
    case ANALECT_UNIT_SAMPLE:
      return g_strdup_printf (_ ("Samples reporting each %s"), name);
    case ANALECT_UNIT_EXCERPT:
      return g_strdup_printf (_ ("Excerpts of each %s"), name);
    default:
      return g_strdup_printf (_ ("Studies reporting each %s"), name);
    }
}

static char *
chart_title (const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  const AnalectRow *attribute = analect_rows_get (rows, prevalence->options.attribute);
  g_autofree char *title = level_title (rows, prevalence);

  if (attribute == NULL)
    return g_steal_pointer (&title);
  /* Translators: the title of a chart, and the characteristic by which studies are compared in it. */
  return g_strdup_printf (_ ("%s, by %s"), title, analect_row_string (attribute, ANALECT_ATTRIBUTE_NAME));
}

/* "Agency: 8 of 12 studies, 67 % (39 to 86 %)". */
static char *
share_sentence (const char *name, int unit, const AnalectPrevalenceShare *share, gboolean intervals)
{
  g_autofree char *units = units_of_total (unit, share->n, share->total);

  if (isnan (share->share))
    return g_strdup_printf (_ ("%s: %s, share not defined"), name, units);
  if (!intervals)
    return g_strdup_printf (_ ("%s: %s, %.0f %%"), name, units, share->share * 100);
  return g_strdup_printf (_ ("%s: %s, %.0f %% (%.0f to %.0f %%)"), name, units, share->share * 100, share->low * 100,
                          share->high * 100);
}

static void
set_value (AnalectDotWhisker *plot, guint row, guint series, const char *name, const AnalectPrevalence *prevalence,
           const AnalectPrevalenceShare *share, gboolean intervals)
{
  g_autofree char *sentence = share_sentence (name, prevalence->options.count.unit, share, intervals);

  analect_dot_whisker_set_value (plot, row, series, share->share, intervals ? share->low : NAN,
                                 intervals ? share->high : NAN, sentence);
}

/* All studies first, then the groups. A group too small to compare says so where its mark is explained. */
static void
add_series (AnalectDotWhisker *plot, const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  g_autofree char *units = units_in_words (prevalence->options.count.unit, prevalence->counts->total);
  /* Translators: in the legend of a chart: all studies, and how many they are, "All, 12 studies". */
  g_autofree char *all = g_strdup_printf (_ ("All, %s"), units);

  analect_dot_whisker_add_series (plot, "all", _ ("All"), all, TRUE);
  for (guint i = 0; i < prevalence->groups->len; i++)
    {
      const AnalectPrevalenceGroup *group = get_group (prevalence, i);
      const char *name = group_name (rows, prevalence, i);
      guint total = group->counts->total;
      g_autofree char *legend = g_strdup_printf (total < SMALL_GROUP ? _ ("%s, n = %u") : _ ("%s, %u"), name, total);
      char guid[ANALECT_GUID_STRING_SIZE];

      analect_dot_whisker_add_series (plot, analect_guid_format (&analect_rows_get (rows, group->value)->guid, guid),
                                      name, legend, FALSE);
    }
}

static void
set_values (AnalectDotWhisker *plot, guint at, const AnalectRows *rows, const AnalectPrevalence *prevalence,
            const AnalectPrevalenceRow *row, gboolean intervals)
{
  const char *code = code_name (rows, row);

  set_value (plot, at, 0, code, prevalence,
             &(AnalectPrevalenceShare){ row->n, prevalence->counts->total, row->share, row->low, row->high }, intervals);
  for (guint i = 0; i < prevalence->groups->len; i++)
    {
      AnalectPrevalenceShare share = analect_prevalence_group_share (prevalence, i, row->entry);
      g_autofree char *name = g_strdup_printf (_ ("%s, %s"), code, group_name (rows, prevalence, i));

      set_value (plot, at, i + 1, name, prevalence, &share, intervals);
    }
}

AnalectDotWhisker *
analect_prevalence_chart (const AnalectRows *rows, const AnalectPrevalence *prevalence,
                          const AnalectPrevalenceLook *look)
{
  AnalectDotWhisker *plot = analect_dot_whisker_new ();
  g_autofree char *title = chart_title (rows, prevalence);
  g_autofree char *caption = analect_prevalence_caption (rows, prevalence, look->intervals);
  g_autofree char *level = prevalence->options.level ? analect_level_name (rows, prevalence->options.level)
                                                     : g_strdup (_ ("code"));
  g_autofree char *heading = g_strdup_printf (_ ("of %u"), prevalence->counts->total);
  gboolean tree = prevalence->options.level == 0 && prevalence->options.order == ANALECT_ORDER_TREE;

  analect_dot_whisker_set_title (plot, title);
  analect_dot_whisker_set_caption (plot, caption);
  analect_dot_whisker_set_headings (plot, level, heading);
  analect_dot_whisker_show_intervals (plot, look->intervals);
  analect_dot_whisker_show_counts (plot, look->counts);
  add_series (plot, rows, prevalence);
  for (guint i = 0; i < prevalence->rows->len; i++)
    {
      const AnalectPrevalenceRow *row = &g_array_index (prevalence->rows, AnalectPrevalenceRow, i);
      g_autofree char *count = g_strdup_printf ("%u", row->n);
      char guid[ANALECT_GUID_STRING_SIZE];
      guint at = analect_dot_whisker_add_row (
          plot, analect_guid_format (&analect_rows_get (rows, row->code)->guid, guid), code_name (rows, row),
          tree ? row->depth : 0, tree && row->level == 1, count);

      set_values (plot, at, rows, prevalence, row, look->intervals);
    }
  return plot;
}
