/* Two records side by side; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-compare.h"

#include "look.h"
#include "word-diff.h"

#include <glib/gi18n.h>

/* From this width of a letter on, in pixels, the records stand one above the other. */
#define LARGE_LETTER 11

static void
clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

static gboolean
is_large_type (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  pango_font_metrics_unref (metrics);
  return width >= LARGE_LETTER;
}

static GtkWidget *
make_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

static void
mark (GtkLabel *label, GArray *spans)
{
  const AnalectColour colour = analect_look_get ()->found;
  PangoAttrList *attributes = pango_attr_list_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      const AnalectWordSpan *span = &g_array_index (spans, AnalectWordSpan, i);
      PangoAttribute *both[2] = {
        pango_attr_background_new ((guint16) (colour.red * 257), (guint16) (colour.green * 257),
                                   (guint16) (colour.blue * 257)),
        pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
      };

      for (guint j = 0; j < G_N_ELEMENTS (both); j++)
        {
          both[j]->start_index = span->start;
          both[j]->end_index = span->end;
          pango_attr_list_insert (attributes, both[j]);
        }
    }
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
}

static GtkWidget *
make_value (const char *text, GArray *spans)
{
  GtkWidget *label;

  if (*text == '\0')
    /* Translators: a field of a record that is empty */
    label = make_label (C_ ("field", "none"), "an-dim");
  else
    {
      label = make_label (text, NULL);
      mark (GTK_LABEL (label), spans);
    }
  /* The same for both sides, so that both get the same width. */
  gtk_label_set_width_chars (GTK_LABEL (label), 16);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static GtkWidget *
make_title (const char *title, const char *place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *label = make_label (title, "an-head");
  GtkWidget *where = make_label (place, "an-meta");

  gtk_label_set_wrap (GTK_LABEL (label), FALSE);
  gtk_label_set_wrap (GTK_LABEL (where), FALSE);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (where, "an-shorten");
  gtk_widget_set_tooltip_text (where, place);
  gtk_box_append (GTK_BOX (box), label);
  if (*place != '\0')
    gtk_box_append (GTK_BOX (box), where);
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

/* Side by side: names, there, here. */
static void
fill_beside (GtkGrid *grid, GPtrArray *lines, GtkWidget *there, GtkWidget *here)
{
  gtk_grid_attach (grid, there, 1, 0, 1, 1);
  gtk_grid_attach (grid, here, 2, 0, 1, 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnalectImportLine *line = g_ptr_array_index (lines, i);
      g_auto (AnalectWordDiff) diff = { 0 };

      analect_word_diff (line->there, line->here, &diff);
      gtk_grid_attach (grid, make_label (line->label, "an-dim"), 0, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_value (line->there, diff.only_a), 1, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_value (line->here, diff.only_b), 2, (int) i + 1, 1, 1);
    }
}

/* One above the other: names, values; first there, then here. */
static void
fill_above (GtkGrid *grid, GPtrArray *lines, GtkWidget *there, GtkWidget *here)
{
  int second = (int) lines->len + 1;

  gtk_grid_attach (grid, there, 0, 0, 2, 1);
  gtk_grid_attach (grid, here, 0, second, 2, 1);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnalectImportLine *line = g_ptr_array_index (lines, i);
      g_auto (AnalectWordDiff) diff = { 0 };

      analect_word_diff (line->there, line->here, &diff);
      gtk_grid_attach (grid, make_label (line->label, "an-dim"), 0, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_value (line->there, diff.only_a), 1, (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_label (line->label, "an-dim"), 0, second + (int) i + 1, 1, 1);
      gtk_grid_attach (grid, make_value (line->here, diff.only_b), 1, second + (int) i + 1, 1, 1);
    }
}

void
analect_import_compare_fill (GtkGrid *grid, AnalectImportPair *pair, const AnalectImportPlan *plan,
                             const AnalectRows *rows)
{
  g_autoptr (GPtrArray) lines = analect_import_pair_compare (pair, plan, rows);
  g_autofree char *where_there = analect_import_pair_name_there (pair, plan);
  g_autofree char *where_here = analect_import_pair_name_here (pair, plan);
  gboolean in_project = *where_there == '\0';
  GtkWidget *there, *here;

  /* Translators: heads the record that the project has, or that another file of the same import has */
  there = make_title (in_project ? _ ("In the project") : _ ("Earlier in the import"), where_there);
  here = make_title (_ ("In the file"), where_here);
  clear (grid);
  if (is_large_type (GTK_WIDGET (grid)))
    fill_above (grid, lines, there, here);
  else
    fill_beside (grid, lines, there, here);
}
