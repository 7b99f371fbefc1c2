/* Text widths by Pango or by table; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-metric.h"

#include "pango-setup.h"

#include <pango/pangocairo.h>
#include <string.h>

struct _AnalectTextMetric
{
  gatomicrefcount references;
  PangoLayout *layout; /* NULL: the built-in table */
  char *family;
  AnalectPlotFont font; /* set in the layout at present */
};

static AnalectTextMetric *
metric_new (void)
{
  AnalectTextMetric *metric = g_new0 (AnalectTextMetric, 1);

  g_atomic_ref_count_init (&metric->references);
  return metric;
}

AnalectTextMetric *
analect_text_metric_new_pango (const char *family)
{
  AnalectTextMetric *metric = metric_new ();
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());

  analect_pango_setup_context (context);
  metric->layout = pango_layout_new (context);
  g_object_unref (context);
  metric->family = g_strdup (family);
  return metric;
}

AnalectTextMetric *
analect_text_metric_new_fixed (void)
{
  return metric_new ();
}

AnalectTextMetric *
analect_text_metric_ref (AnalectTextMetric *metric)
{
  g_atomic_ref_count_inc (&metric->references);
  return metric;
}

void
analect_text_metric_unref (AnalectTextMetric *metric)
{
  if (!g_atomic_ref_count_dec (&metric->references))
    return;
  g_clear_object (&metric->layout);
  g_free (metric->family);
  g_free (metric);
}

/* Width of one character for a font of size 1, near that of a usual sans serif. */
static double
get_fixed_advance (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  if (g_unichar_iswide (c))
    return 1;
  if (c < 0x80 && strchr (" .,:;'|!ijl()[]/ft-", (int) c) != NULL)
    return 0.32;
  if (c < 0x80 && strchr ("mwMW@%", (int) c) != NULL)
    return 0.86;
  if (g_unichar_isupper (c))
    return 0.66;
  if (g_unichar_isspace (c))
    return 0.32;
  return 0.56;
}

static double
get_fixed_width (const char *text, gssize n_bytes, AnalectPlotFont font)
{
  const char *end = n_bytes < 0 ? text + strlen (text) : text + n_bytes;
  double width = 0;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    width += get_fixed_advance (g_utf8_get_char (p));
  return width * font.size * (font.bold ? 1.06 : 1);
}

double
analect_text_metric_get_width (AnalectTextMetric *metric, const char *text, gssize n_bytes, AnalectPlotFont font)
{
  PangoRectangle logical;

  if (metric->layout == NULL)
    return get_fixed_width (text, n_bytes, font);
  if (metric->font.size != font.size || metric->font.bold != font.bold)
    analect_pango_set_font (metric->layout, metric->family, font);
  metric->font = font;
  pango_layout_set_text (metric->layout, text, n_bytes < 0 ? -1 : (int) n_bytes);
  pango_layout_get_extents (metric->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

double
analect_plot_font_get_drop (AnalectPlotFont font)
{
  return font.size * 0.36;
}
