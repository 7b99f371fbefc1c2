/* Charts for tests; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plot-sample.h"

#include <math.h>

static const struct
{
  const char *label;
  guint counts[3];
} dimensions[] = {
  { "Self-awareness and self-understanding", { 11, 7, 4 } },
  { "Relational and social functioning", { 11, 6, 5 } },
  { "Emotional functioning", { 10, 7, 3 } },
  { "Symptom and problem change", { 9, 4, 5 } },
  { "Coping and agency", { 9, 5, 4 } },
  { "Self-acceptance and self-worth", { 8, 6, 2 } },
  { "Daily life and work", { 6, 2, 4 } },
  { "Meaning and outlook", { 6, 6, 0 } },
  { "Unwanted or missing change", { 5, 4, 1 } },
  { "Body and physical health", { 3, 2, 1 } },
};

static const struct
{
  const char *name, *legend;
  guint n;
} series[] = {
  { "All", "All, 12 studies", 12 },
  { "Depression", "Depression, 7", 7 },
  { "Anxiety", "Anxiety, 5", 5 },
};

const char *const plot_sample_hostile[] = {
  "",
  "<b>&amp;\"quoted\" 'too' ]]></b>",
  "a\tb\nc\rd\x01\x02\x1f\x7f"
  "e",
  "not \xff\xfe UTF-8 \xc3",
  "\xd7\xaa\xd7\xa4\xd7\xa7\xd7\x95\xd7\x93 (ab) \xd7\xa8\xd7\x92\xd7\xa9\xd7\x99!",
  "\xd8\xa7\xd9\x84\xd8\xa3\xd8\xaf\xd8\xa7\xd8\xa1 123",
  "\xe2\x80\xae"
  "reversed\xe2\x80\xac \xe2\x81\xa6isolated\xe2\x81\xa9",
  "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d\xf0\x9f\x91\xa6 family",
  "Z\xcc\x80\xcc\x81\xcc\x82\xcc\x83\xcc\x84\xcc\x85\xcc\x86\xcc\x87 stacked",
  "\xe4\xba\xba\xe9\x99\x85\xe5\x85\xb3\xe7\xb3\xbb\xe4\xb8\x8e\xe7\xa4\xbe\xe4\xbc\x9a\xe5\x8a\x9f\xe8\x83\xbd"
  "\xe7\x9a\x84\xe6\x94\xb9\xe5\x8f\x98",
  "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkundenausgabestellenleiterinnenbüro",
  "   \t\n ",
  "%s %n %d",
  "\xe2\x80\x8b\xe2\x80\x8b\xc2\xad\xc2\xad",
};
const guint plot_sample_n_hostile = G_N_ELEMENTS (plot_sample_hostile);

const char *const plot_sample_german[] = {
  "Selbstwahrnehmung und Verständnis der eigenen Lebensgeschichte im therapeutischen Zusammenhang",
  "Beziehungsgestaltung",
  "Gefühlsregulationsfähigkeitsveränderung",
  "Bewältigungsstrategien und Handlungsfähigkeit im Alltag",
  "Arbeitsunfähigkeitsbescheinigungsverlängerung und berufliche Wiedereingliederungsmaßnahmen",
};
const guint plot_sample_n_german = G_N_ELEMENTS (plot_sample_german);

/* Wilson's interval at 95 %, METHOD 13.5, so that pictures look real. */
static void
set_share (AnalectDotWhisker *plot, guint row, guint column, guint x, guint n)
{
  double z = 1.959963984540054, p = (double) x / n, divisor = 1 + z * z / n;
  double centre = (p + z * z / (2.0 * n)) / divisor;
  double half = z * sqrt (p * (1 - p) / n + z * z / (4.0 * n * n)) / divisor;
  g_autofree char *sentence = g_strdup_printf ("%u of %u studies", x, n);

  analect_dot_whisker_set_value (plot, row, column, p, x == 0 ? 0 : centre - half, x == n ? 1 : centre + half,
                                 sentence);
}

static AnalectDotWhisker *
new_plot (guint n_series)
{
  AnalectDotWhisker *plot = analect_dot_whisker_new ();

  analect_dot_whisker_set_title (plot, "Studies reporting each outcome dimension, by main diagnosis");
  analect_dot_whisker_set_caption (plot,
                                   "Share of studies with at least one coding, Wilson 95 % interval. Unit: study. "
                                   "N = 12 included; coding not finished in 1.");
  analect_dot_whisker_set_headings (plot, "Dimension", "of 12");
  for (guint i = 0; i < n_series; i++)
    analect_dot_whisker_add_series (plot, series[i % 3].name, series[i % 3].name, series[i % 3].legend, i == 0);
  return plot;
}

AnalectDotWhisker *
plot_sample_new (guint n_series)
{
  AnalectDotWhisker *plot = new_plot (n_series);

  for (guint i = 0; i < G_N_ELEMENTS (dimensions); i++)
    {
      g_autofree char *id = g_strdup_printf ("code-%u", i);
      g_autofree char *count = g_strdup_printf ("%u", dimensions[i].counts[0]);
      guint row = analect_dot_whisker_add_row (plot, id, dimensions[i].label, 0, FALSE, count);

      for (guint j = 0; j < n_series; j++)
        set_share (plot, row, j, dimensions[i].counts[j], series[j].n);
    }
  return plot;
}

AnalectDotWhisker *
plot_sample_new_rows (guint n_rows, guint n_series, const char *const *labels, guint n_labels)
{
  AnalectDotWhisker *plot = new_plot (n_series);

  for (guint i = 0; i < n_rows; i++)
    {
      const char *label = labels[i % n_labels];
      guint row = analect_dot_whisker_add_row (plot, label, label, 0, FALSE, "9");

      for (guint j = 0; j < n_series; j++)
        set_share (plot, row, j, (i * 5 + j * 3) % (series[j % 3].n + 1), series[j % 3].n);
    }
  return plot;
}

AnalectScene *
plot_sample_layout (const AnalectDotWhisker *plot, AnalectStyleKind kind, double width, double height)
{
  AnalectPlotStyle style = analect_plot_style_get (kind);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();

  return analect_dot_whisker_layout (plot, width, height, &style, metric);
}

const AnalectSceneItem *
plot_sample_find (const AnalectScene *scene, AnalectSceneRole role, guint from)
{
  for (guint i = from; i < analect_scene_get_n_items (scene); i++)
    if (analect_scene_get_item (scene, i)->role == role)
      return analect_scene_get_item (scene, i);
  return NULL;
}

/* Pango keeps its fonts, and fontconfig what it knows of them, until the end of the process; that is no leak of ours.
 */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig";
}
