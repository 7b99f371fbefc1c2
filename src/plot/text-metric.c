/* Text widths by Pango or by table; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-metric.h"

#include "pango-setup.h"

#include <pango/pangocairo.h>
#include <string.h>

/* What one font keeps of its measurements at most, and the longest text it keeps, in bytes. Charts measure the same
 * labels over and over: while breaking them, and whenever an option changes. */
#define MAX_KEPT        4096
#define MAX_KEPT_FONTS  32
#define MAX_KEPT_LENGTH 200

typedef struct
{
  AnalectPlotFont font;
  GHashTable *widths; /* of double, by text */
} KnownFont;

struct _AnalectTextMetric
{
  gatomicrefcount references;
  PangoLayout *layout; /* NULL: the built-in table */
  char *family;
  AnalectPlotFont font; /* set in the layout at present */
  GArray *fonts;        /* of KnownFont; NULL with the built-in table */
};

static void
known_font_clear (gpointer data)
{
  g_hash_table_unref (((KnownFont *) data)->widths);
}

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
  metric->fonts = g_array_new (FALSE, FALSE, sizeof (KnownFont));
  g_array_set_clear_func (metric->fonts, known_font_clear);
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
  g_clear_pointer (&metric->fonts, g_array_unref);
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

static gboolean
font_equal (AnalectPlotFont a, AnalectPlotFont b)
{
  return a.size == b.size && a.bold == b.bold;
}

static double
measure (AnalectTextMetric *metric, const char *text, int n_bytes, AnalectPlotFont font)
{
  PangoRectangle logical;

  if (!font_equal (metric->font, font))
    analect_pango_set_font (metric->layout, metric->family, font);
  metric->font = font;
  pango_layout_set_text (metric->layout, text, n_bytes);
  pango_layout_get_extents (metric->layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/* The widths measured in FONT so far. */
static GHashTable *
get_widths (AnalectTextMetric *metric, AnalectPlotFont font)
{
  KnownFont known = { font, NULL };

  for (guint i = 0; i < metric->fonts->len; i++)
    if (font_equal (g_array_index (metric->fonts, KnownFont, i).font, font))
      return g_array_index (metric->fonts, KnownFont, i).widths;
  if (metric->fonts->len >= MAX_KEPT_FONTS)
    g_array_set_size (metric->fonts, 0);
  known.widths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_array_append_val (metric->fonts, known);
  return known.widths;
}

double
analect_text_metric_get_width (AnalectTextMetric *metric, const char *text, gssize n_bytes, AnalectPlotFont font)
{
  gsize size = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  g_autofree char *key = NULL;
  const double *kept;
  GHashTable *widths;
  double width;

  if (metric->layout == NULL)
    return get_fixed_width (text, n_bytes, font);
  if (size > MAX_KEPT_LENGTH)
    return measure (metric, text, (int) size, font);
  key = g_strndup (text, size);
  widths = get_widths (metric, font);
  kept = g_hash_table_lookup (widths, key);
  if (kept != NULL)
    return *kept;
  width = measure (metric, text, (int) size, font);
  if (g_hash_table_size (widths) >= MAX_KEPT)
    g_hash_table_remove_all (widths);
  g_hash_table_insert (widths, g_steal_pointer (&key), g_memdup2 (&width, sizeof width));
  return width;
}

double
analect_plot_font_get_drop (AnalectPlotFont font)
{
  return font.size * 0.36;
}
