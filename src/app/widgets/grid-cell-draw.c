/* Drawing cells; see the header.
 *
 * The order is: cells, frozen column, frozen row, corner, each clipped to its part, so that what is scrolled disappears
 * behind the labels; then the cursor.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "grid-cell-draw.h"

#include "look.h"

#include <string.h>

#define PADDING   6
#define MOST_KEPT 6000

typedef struct
{
  PangoLayout *layout;
  int width, height; /* it was laid out for that width, and has this height */
} Kept;

struct _AnalectGridPainter
{
  GtkWidget *widget;
  GHashTable *kept; /* row and column → Kept */
};

typedef struct
{
  GdkRGBA page, text, dim, ring, selected, header, line;
} Colours;

static void
free_kept (gpointer data)
{
  Kept *kept = data;

  g_object_unref (kept->layout);
  g_free (kept);
}

AnalectGridPainter *
analect_grid_painter_new (GtkWidget *widget)
{
  AnalectGridPainter *painter = g_new0 (AnalectGridPainter, 1);

  painter->widget = widget;
  painter->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_kept);
  return painter;
}

void
analect_grid_painter_free (AnalectGridPainter *painter)
{
  if (painter == NULL)
    return;
  g_hash_table_unref (painter->kept);
  g_free (painter);
}

void
analect_grid_painter_forget (AnalectGridPainter *painter)
{
  g_hash_table_remove_all (painter->kept);
}

guint
analect_grid_painter_get_n_kept (AnalectGridPainter *painter)
{
  return g_hash_table_size (painter->kept);
}

int
analect_grid_painter_measure_line (AnalectGridPainter *painter)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (painter->widget, "Xg");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static GdkRGBA
mix (const GdkRGBA *one, const GdkRGBA *other, float share)
{
  return (GdkRGBA){ one->red + (other->red - one->red) * share, one->green + (other->green - one->green) * share,
                    one->blue + (other->blue - one->blue) * share, 1 };
}

static Colours
choose_colours (void)
{
  const AnalectLook *look = analect_look_get ();
  Colours colours = { .page = analect_look_rgba (look->page),
                      .text = analect_look_rgba (look->text),
                      .dim = analect_look_rgba (look->dim),
                      .ring = analect_look_rgba (look->ring) };

  colours.selected = mix (&colours.page, &colours.ring, look->high_contrast ? 0.36f : 0.17f);
  colours.header = mix (&colours.page, &colours.text, 0.05f);
  colours.line = mix (&colours.page, &colours.text, look->high_contrast ? 0.5f : 0.12f);
  return colours;
}

/* Whether TEXT is a number, which stands at the right. */
static gboolean
is_number (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (*text == '-' || *text == '+')
    digits = strspn (text + 1, "0123456789") + 1;
  if (digits == 0 || (digits == 1 && !g_ascii_isdigit (*text)))
    return FALSE;
  text += digits;
  if (*text == '.' || *text == ',')
    text += 1 + strspn (text + 1, "0123456789");
  return strcmp (text, "") == 0 || strcmp (text, "%") == 0 || strcmp (text, "\u00a0%") == 0;
}

static char *
get_text (const AnalectGridScene *scene, guint row, guint column)
{
  if (row == ANALECT_GRID_NO_CELL && column == ANALECT_GRID_NO_CELL)
    return g_strdup (scene->corner != NULL ? scene->corner : "");
  if (row == ANALECT_GRID_NO_CELL)
    return analect_grid_model_get_column_label (scene->model, column);
  if (column == ANALECT_GRID_NO_CELL)
    return analect_grid_model_get_row_label (scene->model, row);
  return analect_grid_model_get_text (scene->model, row, column);
}

static void
set_weight (PangoLayout *layout, gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static Kept *
lay_out (AnalectGridPainter *painter, const AnalectGridScene *scene, guint row, guint column, int width)
{
  g_autofree char *text = get_text (scene, row, column);
  Kept *kept = g_new0 (Kept, 1);
  gsize length = strlen (text);

  /* A line is enough of a long text; what is cut is not seen. */
  if (length > 600)
    *g_utf8_find_prev_char (text, text + 600) = '\0';
  kept->layout = gtk_widget_create_pango_layout (painter->widget, text);
  pango_layout_set_single_paragraph_mode (kept->layout, TRUE);
  pango_layout_set_ellipsize (kept->layout, PANGO_ELLIPSIZE_END);
  if (row != ANALECT_GRID_NO_CELL && column != ANALECT_GRID_NO_CELL && is_number (text))
    pango_layout_set_alignment (kept->layout, PANGO_ALIGN_RIGHT);
  set_weight (kept->layout, row == ANALECT_GRID_NO_CELL);
  kept->width = width;
  pango_layout_set_width (kept->layout, width * PANGO_SCALE);
  pango_layout_get_pixel_size (kept->layout, NULL, &kept->height);
  return kept;
}

/* The laid out text of a cell or label. */
static Kept *
get_kept (AnalectGridPainter *painter, const AnalectGridScene *scene, guint row, guint column, int width)
{
  gint64 key = (gint64) ((guint64) row << 32 | column);
  Kept *kept = g_hash_table_lookup (painter->kept, &key);

  if (kept == NULL)
    {
      if (g_hash_table_size (painter->kept) >= MOST_KEPT)
        g_hash_table_remove_all (painter->kept);
      kept = lay_out (painter, scene, row, column, width);
      g_hash_table_insert (painter->kept, g_memdup2 (&key, sizeof key), kept);
    }
  else if (kept->width != width)
    {
      kept->width = width;
      pango_layout_set_width (kept->layout, width * PANGO_SCALE);
    }
  return kept;
}

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *colour, double x, double y, double width, double height)
{
  if (width > 0 && height > 0)
    gtk_snapshot_append_color (snapshot, colour,
                               &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

static void
draw_text (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene, guint row, guint column,
           const GdkRGBA *colour, int room)
{
  AnalectGridBox box = analect_grid_geometry_get_box (scene->geometry, scene->scroll_x, scene->scroll_y, row, column);
  Kept *kept = get_kept (painter, scene, row, column, MAX ((int) box.width - 2 * PADDING - room, 1));

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) box.x + PADDING,
                                                          (float) (box.y + (int) (box.height - kept->height) / 2)));
  gtk_snapshot_append_layout (snapshot, kept->layout, colour);
  gtk_snapshot_restore (snapshot);
}

/* The background of a part with its lines at the right and below. */
static void
draw_ground (GtkSnapshot *snapshot, const AnalectGridScene *scene, guint row, guint column, const GdkRGBA *ground,
             const GdkRGBA *line)
{
  AnalectGridBox box = analect_grid_geometry_get_box (scene->geometry, scene->scroll_x, scene->scroll_y, row, column);

  fill (snapshot, ground, box.x, box.y, box.width, box.height);
  fill (snapshot, line, box.x + box.width - 1, box.y, 1, box.height);
  fill (snapshot, line, box.x, box.y + box.height - 1, box.width, 1);
}

static void
draw_arrow (GtkSnapshot *snapshot, const AnalectGridScene *scene, guint column, const GdkRGBA *colour, gboolean down)
{
  AnalectGridBox box =
      analect_grid_geometry_get_box (scene->geometry, scene->scroll_x, scene->scroll_y, ANALECT_GRID_NO_CELL, column);
  double x = box.x + box.width - ANALECT_GRID_ARROW / 2.0 - 4, y = box.y + box.height / 2;

  for (int i = 0; i < 4; i++)
    fill (snapshot, colour, x - i, down ? y + 2 - i : y - 2 + i, 1 + 2 * i, 1);
}

static void
draw_column_label (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene,
                   const Colours *colours, const AnalectGridRange *range, guint column)
{
  guint number = column == ANALECT_GRID_NO_CELL ? ANALECT_GRID_NO_CELL - 1 : column;
  gboolean is_sorted = scene->sort_column == number, is_hovered = scene->hovered_column == number;
  gboolean is_taken =
      column != ANALECT_GRID_NO_CELL && column >= range->column && column - range->column < range->n_columns;

  draw_ground (snapshot, scene, ANALECT_GRID_NO_CELL, column, is_taken ? &colours->selected : &colours->header,
               &colours->line);
  draw_text (painter, snapshot, scene, ANALECT_GRID_NO_CELL, column, &colours->text,
             is_sorted || is_hovered ? ANALECT_GRID_ARROW - 4 : 0);
  if (is_sorted)
    draw_arrow (snapshot, scene, column, &colours->text, scene->sort_order == GTK_SORT_DESCENDING);
  else if (is_hovered)
    draw_arrow (snapshot, scene, column, &colours->dim, FALSE);
}

typedef struct
{
  guint first_row, end_row, first_column, end_column;
} Visible;

static void
draw_cells (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene, const Colours *colours,
            const AnalectGridRange *range, const Visible *visible)
{
  for (guint row = visible->first_row; row < visible->end_row; row++)
    for (guint column = visible->first_column; column < visible->end_column; column++)
      {
        gboolean is_taken = analect_grid_range_has (range, row, column) && (range->n_rows > 1 || range->n_columns > 1);

        draw_ground (snapshot, scene, row, column, is_taken ? &colours->selected : &colours->page, &colours->line);
        draw_text (painter, snapshot, scene, row, column, &colours->text, 0);
      }
}

static void
draw_row_labels (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene,
                 const Colours *colours, const AnalectGridRange *range, const Visible *visible)
{
  for (guint row = visible->first_row; row < visible->end_row; row++)
    {
      gboolean is_taken = row >= range->row && row - range->row < range->n_rows;

      draw_ground (snapshot, scene, row, ANALECT_GRID_NO_CELL, is_taken ? &colours->selected : &colours->header,
                   &colours->line);
      draw_text (painter, snapshot, scene, row, ANALECT_GRID_NO_CELL, &colours->text, 0);
    }
}

/* The line around the cell at the cursor. */
static void
draw_cursor (GtkSnapshot *snapshot, const AnalectGridScene *scene, const Colours *colours)
{
  AnalectGridBox box = analect_grid_geometry_get_box (scene->geometry, scene->scroll_x, scene->scroll_y,
                                                      scene->selection->cursor.row, scene->selection->cursor.column);
  const GdkRGBA *colour = scene->is_focused ? &colours->ring : &colours->dim;
  float line = scene->is_focused ? 2 : 1;
  const float lines[4] = { line, line, line, line };
  const GdkRGBA all[4] = { *colour, *colour, *colour, *colour };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT ((float) box.x - 1, (float) box.y - 1, (float) box.width + 1, (float) box.height + 1),
      0);
  gtk_snapshot_append_border (snapshot, &shape, lines, all);
}

void
analect_grid_painter_draw (AnalectGridPainter *painter, GtkSnapshot *snapshot, const AnalectGridScene *scene)
{
  float width = (float) gtk_widget_get_width (painter->widget),
        height = (float) gtk_widget_get_height (painter->widget);
  float frozen = (float) analect_grid_geometry_get_width (scene->geometry, ANALECT_GRID_NO_CELL);
  float header = (float) analect_grid_geometry_get_header_height (scene->geometry);
  Colours colours = choose_colours ();
  AnalectGridRange range = analect_grid_selection_get (scene->selection);
  Visible visible;

  analect_grid_geometry_get_visible (scene->geometry, scene->scroll_x, scene->scroll_y, width, height,
                                     &visible.first_row, &visible.end_row, &visible.first_column, &visible.end_column);
  fill (snapshot, &colours.page, 0, 0, width, height);

  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (frozen, header, MAX (width - frozen, 0), MAX (height - header, 0)));
  draw_cells (painter, snapshot, scene, &colours, &range, &visible);
  if (analect_grid_selection_has_cells (scene->selection))
    draw_cursor (snapshot, scene, &colours);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, header, MIN (frozen, width), MAX (height - header, 0)));
  draw_row_labels (painter, snapshot, scene, &colours, &range, &visible);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (frozen, 0, MAX (width - frozen, 0), header));
  fill (snapshot, &colours.header, frozen, 0, width - frozen, header);
  for (guint column = visible.first_column; column < visible.end_column; column++)
    draw_column_label (painter, snapshot, scene, &colours, &range, column);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, MIN (frozen, width), header));
  draw_column_label (painter, snapshot, scene, &colours, &(AnalectGridRange){ 0, 0, 0, 0 }, ANALECT_GRID_NO_CELL);
  gtk_snapshot_pop (snapshot);
}
