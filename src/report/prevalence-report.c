/* Prevalence for people; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "prevalence-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *
code_name (const AnalectRows *rows, const AnalectPrevalenceRow *row)
{
  return analect_row_string (analect_rows_get (rows, row->code), ANALECT_CODE_NAME);
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

char *
analect_prevalence_caption (const AnalectRows *rows, const AnalectPrevalence *prevalence, gboolean intervals)
{
  GString *caption = g_string_new (NULL);

  append_unit (caption, prevalence);
  append_total (caption, prevalence);
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
chart_title (const AnalectRows *rows, const AnalectPrevalence *prevalence)
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

/* "Agency: 8 of 12 studies, 67 % (39 to 86 %)". */
static char *
row_sentence (const AnalectRows *rows, const AnalectPrevalence *prevalence, const AnalectPrevalenceRow *row,
              gboolean intervals)
{
  g_autofree char *units
      = units_of_total (prevalence->options.count.unit, row->n, prevalence->counts->total);

  if (isnan (row->share))
    return g_strdup_printf (_ ("%s: %s, share not defined"), code_name (rows, row), units);
  if (!intervals)
    return g_strdup_printf (_ ("%s: %s, %.0f %%"), code_name (rows, row), units, row->share * 100);
  return g_strdup_printf (_ ("%s: %s, %.0f %% (%.0f to %.0f %%)"), code_name (rows, row), units, row->share * 100,
                          row->low * 100, row->high * 100);
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
  guint series;

  analect_dot_whisker_set_title (plot, title);
  analect_dot_whisker_set_caption (plot, caption);
  analect_dot_whisker_set_headings (plot, level, heading);
  analect_dot_whisker_show_intervals (plot, look->intervals);
  analect_dot_whisker_show_counts (plot, look->counts);
  series = analect_dot_whisker_add_series (plot, "all", _ ("All studies"), NULL, TRUE);
  for (guint i = 0; i < prevalence->rows->len; i++)
    {
      const AnalectPrevalenceRow *row = &g_array_index (prevalence->rows, AnalectPrevalenceRow, i);
      g_autofree char *count = g_strdup_printf ("%u", row->n);
      g_autofree char *sentence = row_sentence (rows, prevalence, row, look->intervals);
      char guid[ANALECT_GUID_STRING_SIZE];
      guint at = analect_dot_whisker_add_row (
          plot, analect_guid_format (&analect_rows_get (rows, row->code)->guid, guid), code_name (rows, row),
          tree ? row->depth : 0, tree && row->level == 1, count);

      analect_dot_whisker_set_value (plot, at, series, row->share, look->intervals ? row->low : NAN,
                                     look->intervals ? row->high : NAN, sentence);
    }
  return plot;
}
