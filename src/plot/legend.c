/* A flowing legend; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "legend.h"

/* Distances in sizes of the legend's font. */
#define MARK_GAP  0.55 /* from a mark to its name */
#define ENTRY_GAP 1.9  /* from a name to the next mark */
#define LINE      1.5

typedef struct
{
  AnalectSeriesLook look;
  char *text;
  AnalectWrappedText *wrapped; /* set when placed */
  double x;
  guint line;
} Entry;

struct _AnalectLegend
{
  GArray *entries;
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  g_free (entry->text);
  g_clear_pointer (&entry->wrapped, analect_wrapped_text_free);
}

AnalectLegend *
analect_legend_new (void)
{
  AnalectLegend *legend = g_new0 (AnalectLegend, 1);

  legend->entries = g_array_new (FALSE, TRUE, sizeof (Entry));
  g_array_set_clear_func (legend->entries, entry_clear);
  return legend;
}

void
analect_legend_free (AnalectLegend *legend)
{
  g_array_unref (legend->entries);
  g_free (legend);
}

void
analect_legend_add (AnalectLegend *legend, const AnalectSeriesLook *look, const char *text)
{
  Entry entry = { .look = *look, .text = analect_plot_clean (text) };

  g_array_append_val (legend->entries, entry);
}

double
analect_legend_place (AnalectLegend *legend, double left, double right, AnalectTextMetric *metric,
                      const AnalectPlotStyle *style)
{
  double size = style->legend.size, mark = style->mark_size + MARK_GAP * size, x = left;
  guint line = 0;

  for (guint i = 0; i < legend->entries->len; i++)
    {
      Entry *entry = &g_array_index (legend->entries, Entry, i);
      double width;

      g_clear_pointer (&entry->wrapped, analect_wrapped_text_free);
      entry->wrapped = analect_text_wrap (metric, entry->text, style->legend, right - left - mark, 1);
      width = mark + entry->wrapped->width;
      if (x > left && x + width > right)
        {
          x = left;
          line++;
        }
      entry->x = x;
      entry->line = line;
      x += width + ENTRY_GAP * size;
    }
  return legend->entries->len == 0 ? 0 : (line + 1) * LINE * size;
}

void
analect_legend_draw (const AnalectLegend *legend, AnalectSceneBuilder *builder, const AnalectPlotStyle *style,
                     AnalectTextMetric *metric, double y)
{
  double size = style->legend.size;

  analect_scene_builder_set_role (builder, ANALECT_ROLE_LEGEND, ANALECT_NO_TARGET);
  for (guint i = 0; i < legend->entries->len; i++)
    {
      const Entry *entry = &g_array_index (legend->entries, Entry, i);
      double middle = y + (entry->line + 0.5) * LINE * size;

      analect_scene_add_marker (builder, &entry->look, entry->x + style->mark_size / 2, middle, style->mark_size);
      analect_scene_add_wrapped_text (builder, metric, entry->x + style->mark_size + MARK_GAP * size, middle,
                                      ANALECT_ALIGN_LEFT, style->legend, style->text, entry->wrapped);
    }
}
