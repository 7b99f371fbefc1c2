/* The HTML summary; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "page.h"

#include "characteristics-report.h"
#include "excerpt.h"
#include "prevalence-report.h"
#include "study-label.h"
#include "svg.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Quotations shown for each theme. */
#define N_QUOTATIONS 3

static const char sheet[]
    = "body{font:16px/1.5 system-ui,sans-serif;color:#1f2325;background:#fff;margin:2rem auto;max-width:60rem;padding:0 1rem}"
      "h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.2rem;margin:2.2rem 0 .6rem}h3{font-size:1rem;margin:1.4rem 0 .2rem}"
      "p{max-width:44rem}.dim{color:#585e60;font-size:.9rem}figure{margin:1rem 0;overflow-x:auto}"
      "svg{max-width:100%;height:auto}.wide{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}"
      "th,td{text-align:left;vertical-align:top;padding:.3rem .7rem .3rem 0;border-bottom:1px solid #e6e2de}"
      "th{font-weight:600;border-bottom-color:#cdc7c2}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}"
      "td.l1{font-weight:600}td.l3{padding-left:1.4rem}blockquote{margin:.3rem 0 .3rem .2rem;padding-left:.8rem;"
      "border-left:3px solid #3584e4;max-width:44rem}"
      "@media(prefers-color-scheme:dark){body{color:#eeeeec;background:#2d2d2d}.dim{color:#b6b6b3}"
      "th,td{border-color:#4a4a4a}figure{background:#fff;padding:.5rem}}";

static void
append (GString *page, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (page, escaped);
}

static void
append_element (GString *page, const char *element, const char *text)
{
  g_string_append_printf (page, "<%s>", element);
  append (page, text);
  g_string_append_printf (page, "</%.*s>\n", (int) strcspn (element, " "), element);
}

/* A text field as paragraphs, where there is one. */
static void
append_field (GString *page, const AnalectRow *row, AnalectField field)
{
  AnalectText *text = analect_row_text (row, field);
  g_auto (GStrv) paragraphs = text ? g_strsplit (analect_text_peek (text), "\n", -1) : NULL;

  for (guint i = 0; paragraphs != NULL && paragraphs[i] != NULL; i++)
    if (*g_strstrip (paragraphs[i]) != '\0')
      append_element (page, "p", paragraphs[i]);
}

static void
append_chart (GString *page, const AnalectRows *rows, const AnalectPrevalenceOptions *options)
{
  g_autoptr (AnalectPrevalence) prevalence = analect_prevalence_new (rows, options);
  AnalectPrevalenceLook look = { .intervals = TRUE, .counts = TRUE };
  g_autoptr (AnalectDotWhisker) plot = analect_prevalence_chart (rows, prevalence, &look);
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango (style.family);
  g_autoptr (AnalectScene) scene = analect_dot_whisker_layout (plot, 0, 0, &style, metric);
  g_autofree char *prefix = g_strdup_printf ("level%u-", options->level);
  g_autoptr (GBytes) svg = analect_scene_export_svg (scene, ANALECT_SVG_FRAGMENT, prefix);

  g_string_append (page, "<figure>");
  g_string_append_len (page, g_bytes_get_data (svg, NULL), (gssize) g_bytes_get_size (svg));
  g_string_append (page, "</figure>\n");
}

static void
append_percent (GString *page, double share)
{
  if (isnan (share))
    append_element (page, "td class=\"n\"", _ ("not defined"));
  else
    g_string_append_printf (page, "<td class=\"n\">%.0f\302\240%%</td>", share * 100);
}

/* The directions a code was reported in: "better 7, mixed 1". */
static char *
directions (const AnalectCount *count)
{
  GString *text = g_string_new (NULL);

  for (int direction = 0; direction < ANALECT_N_DIRECTIONS; direction++)
    if (count->directions[direction] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? ", " : "",
                              analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, direction),
                              count->directions[direction]);
  return g_string_free (text, FALSE);
}

static void
append_prevalence_row (GString *page, const AnalectRows *rows, const AnalectPrevalence *prevalence,
                       const AnalectPrevalenceRow *row)
{
  g_autofree char *seen = directions (&row->count);

  g_string_append_printf (page, "<tr><td class=\"l%u\">", MIN (row->level, 3));
  append (page, analect_row_string (analect_rows_get (rows, row->code), ANALECT_CODE_NAME));
  g_string_append_printf (page, "</td><td class=\"n\">%u/%u</td>", row->n, prevalence->counts->total);
  append_percent (page, row->share);
  append_element (page, "td", prevalence->counts->total <= 15 ? analect_frequency_label (row->frequency) : "");
  append_element (page, "td", seen);
  g_string_append_printf (page, "<td class=\"n\">%u</td></tr>\n", row->count.excerpts);
}

static void
append_prevalence (GString *page, const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  g_autofree char *caption = analect_prevalence_caption (rows, prevalence, FALSE);

  g_string_append (page, "<div class=\"wide\"><table><tr>");
  append_element (page, "th", _ ("Code"));
  append_element (page, "th class=\"n\"", _ ("Studies"));
  append_element (page, "th class=\"n\"", _ ("Share"));
  append_element (page, "th", prevalence->counts->total <= 15 ? _ ("Label") : "");
  append_element (page, "th", _ ("Direction, in studies"));
  append_element (page, "th class=\"n\"", _ ("Excerpts"));
  g_string_append (page, "</tr>\n");
  for (guint i = 0; i < prevalence->rows->len; i++)
    append_prevalence_row (page, rows, prevalence, &g_array_index (prevalence->rows, AnalectPrevalenceRow, i));
  g_string_append (page, "</table></div>\n");
  append_element (page, "p class=\"dim\"", caption);
}

/* Up to N_QUOTATIONS excerpts of a row, each from another study if there are so many. */
static void
append_quotations (GString *page, const AnalectRows *rows, const AnalectPrevalence *prevalence,
                   const AnalectPrevalenceRow *row, AnalectStudyLabels *labels, const GArray *study_of)
{
  g_autoptr (GArray) codings = analect_counts_evidence (rows, prevalence->counts, row->entry);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < codings->len && g_hash_table_size (seen) < N_QUOTATIONS; i++)
    {
      const AnalectRow *coding = analect_rows_get (rows, g_array_index (codings, AnalectId, i));
      AnalectId excerpt = analect_row_reference (coding, ANALECT_CODING_EXCERPT);
      AnalectId study = analect_excerpt_study (rows, analect_rows_get (rows, excerpt), study_of);
      g_autofree char *quote = NULL;

      if (!g_hash_table_add (seen, GUINT_TO_POINTER (study)))
        continue;
      quote = analect_excerpt_quote (rows, excerpt);
      g_string_append (page, "<blockquote>");
      append (page, quote);
      g_string_append (page, " <span class=\"dim\">");
      append (page, analect_study_labels_get (labels, study));
      g_string_append (page, "</span></blockquote>\n");
    }
}

static void
append_evidence (GString *page, const AnalectRows *rows, const AnalectPrevalence *prevalence)
{
  g_autoptr (AnalectStudyLabels) labels = analect_study_labels_new (rows);
  g_autoptr (GArray) study_of = analect_study_of_references (rows);

  for (guint i = 0; i < prevalence->rows->len; i++)
    {
      const AnalectPrevalenceRow *row = &g_array_index (prevalence->rows, AnalectPrevalenceRow, i);
      const AnalectRow *code = analect_rows_get (rows, row->code);

      if (row->level != 2 || row->n == 0)
        continue;
      append_element (page, "h3", analect_row_string (code, ANALECT_CODE_NAME));
      append_field (page, code, ANALECT_CODE_DEFINITION);
      append_quotations (page, rows, prevalence, row, labels, study_of);
    }
}

static void
append_table (GString *page, const AnalectTable *table)
{
  g_string_append (page, "<div class=\"wide\"><table><tr>");
  for (guint column = 1; column < analect_table_get_n_columns (table); column++)
    append_element (page, "th", analect_table_get_column (table, column)->title);
  g_string_append (page, "</tr>\n");
  for (guint row = 0; row < analect_table_get_n_rows (table); row++)
    {
      g_string_append (page, "<tr>");
      for (guint column = 1; column < analect_table_get_n_columns (table); column++)
        {
          const AnalectCell *cell = analect_table_get_cell (table, row, column);

          if (analect_table_get_column (table, column)->type == ANALECT_COLUMN_COUNT)
            g_string_append_printf (page, "<td class=\"n\">%" G_GINT64_FORMAT "</td>", cell->count);
          else
            append_element (page, "td", cell->text);
        }
      g_string_append (page, "</tr>\n");
    }
  g_string_append (page, "</table></div>\n");
}

static void
append_outcomes (GString *page, const AnalectRows *rows)
{
  AnalectPrevalenceOptions options = analect_prevalence_defaults (rows);
  g_autoptr (AnalectPrevalence) all = analect_prevalence_new (rows, &options);

  append_element (page, "h2", _ ("Outcomes"));
  if (all->rows->len == 0)
    {
      append_element (page, "p", _ ("Nothing is coded yet."));
      return;
    }
  for (options.level = 1; options.level <= 2; options.level++)
    append_chart (page, rows, &options);
  append_prevalence (page, rows, all);
  append_element (page, "h2", _ ("Who says so"));
  append_evidence (page, rows, all);
}

char *
analect_summary_page (const AnalectRows *rows)
{
  const AnalectRow *project = analect_rows_get (rows, ANALECT_ID_PROJECT);
  const char *title = analect_row_text (project, ANALECT_PROJECT_TITLE)
                          ? analect_row_string (project, ANALECT_PROJECT_TITLE)
                          : _ ("Untitled project");
  g_autoptr (AnalectTable) characteristics = analect_characteristics_table (rows);
  GString *page = g_string_new ("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"/>"
                                "<meta name=\"viewport\" content=\"width=device-width\"/>\n");

  append_element (page, "title", title);
  g_string_append_printf (page, "<style>%s</style></head><body>\n", sheet);
  append_element (page, "h1", title);
  append_field (page, project, ANALECT_PROJECT_QUESTION);
  append_outcomes (page, rows);
  append_element (page, "h2", _ ("Studies"));
  append_table (page, characteristics);
  g_string_append (page, "</body></html>\n");
  return g_string_free (page, FALSE);
}
