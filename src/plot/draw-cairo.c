/* Drawing with Cairo and Pango; see the header.
 *
 * Order: page and grid, the tint of the selected row, everything else, rings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "draw-cairo.h"

#include "pango-setup.h"

#include <math.h>
#include <pango/pangocairo.h>

/* A ring's distance from the mark, in widths of the ring. */
#define RING_GAP 1.6

typedef struct
{
  const AnalectScene *scene;
  const AnalectPlotStyle *style;
  cairo_t *cr;
  AnalectDrawState state;
  guint selected_row;            /* target of the row that gets a tint */
  AnalectColour selected_colour; /* of the selected mark, which its whisker takes on */
  PangoLayout *layout;
  AnalectPlotFont font; /* set in the layout at present */
  PangoAttrList *even_figures;
} Painter;

static void
set_colour (Painter *painter, AnalectColour colour)
{
  cairo_set_source_rgba (painter->cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                         colour.alpha / 255.0);
}

static AnalectColour
get_stroke (const Painter *painter, const AnalectSceneItem *item)
{
  gboolean selected = item->target != ANALECT_NO_TARGET && item->target == painter->state.selected;

  return selected && item->role == ANALECT_ROLE_WHISKER && painter->selected_colour.alpha > 0 ? painter->selected_colour
                                                                                              : item->stroke;
}

/* Fills and strokes the current path as ITEM says, and drops it. */
static void
paint_path (Painter *painter, const AnalectSceneItem *item)
{
  cairo_t *cr = painter->cr;

  if (item->fill.alpha > 0)
    {
      set_colour (painter, item->fill);
      cairo_fill_preserve (cr);
    }
  if (item->stroke.alpha > 0)
    {
      set_colour (painter, get_stroke (painter, item));
      cairo_set_line_width (cr, item->stroke_width);
      cairo_set_dash (cr, &item->dash, item->dash > 0 ? 1 : 0, 0);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

/* The nearest coordinate at which a line of WIDTH fills whole pixels. SCALE is pixels per unit, OFFSET the pixel of
 * coordinate 0. */
static double
snap (double coordinate, double width, double scale, double offset)
{
  double pixels = MAX (round (width * scale), 1), pixel = coordinate * scale + offset;
  double shift = fmod (pixels, 2) == 0 ? 0 : 0.5;

  return (round (pixel - shift) + shift - offset) / scale;
}

/* Strokes a level or upright line of grid or axis on whole pixels. FALSE when that does not apply. */
static gboolean
draw_snapped_line (Painter *painter, const AnalectSceneItem *item)
{
  cairo_t *cr = painter->cr;
  gboolean level = item->line.from.y == item->line.to.y, upright = item->line.from.x == item->line.to.x;
  double sx = 1, sy = 1, x, y, width;
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  if (!painter->state.snap || !(level || upright) || item->role > ANALECT_ROLE_AXIS || matrix.xy != 0 || matrix.yx != 0
      || !(matrix.xx > 0) || !(matrix.yy > 0))
    return FALSE;
  cairo_surface_get_device_scale (cairo_get_group_target (cr), &sx, &sy);
  sx *= matrix.xx;
  sy *= matrix.yy;
  width = item->stroke_width;
  x = upright ? snap (item->line.from.x, width, sx, matrix.x0 * sx / matrix.xx) : item->line.from.x;
  y = level ? snap (item->line.from.y, width, sy, matrix.y0 * sy / matrix.yy) : item->line.from.y;
  width = upright ? MAX (round (width * sx), 1) / sx : MAX (round (width * sy), 1) / sy;
  set_colour (painter, item->stroke);
  cairo_set_line_width (cr, width);
  cairo_set_dash (cr, &item->dash, item->dash > 0 ? 1 : 0, 0);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, upright ? x : item->line.to.x, level ? y : item->line.to.y);
  cairo_stroke (cr);
  return TRUE;
}

static void
add_rectangle (cairo_t *cr, AnalectBox box, double radius)
{
  double r = MIN (radius, MIN (box.width, box.height) / 2);

  if (!(r > 0))
    {
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, box.x + box.width - r, box.y + r, r, -G_PI / 2, 0);
  cairo_arc (cr, box.x + box.width - r, box.y + box.height - r, r, 0, G_PI / 2);
  cairo_arc (cr, box.x + r, box.y + box.height - r, r, G_PI / 2, G_PI);
  cairo_arc (cr, box.x + r, box.y + r, r, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
add_marker (cairo_t *cr, const AnalectSceneItem *item)
{
  AnalectPoint corners[ANALECT_MARKER_MAX_CORNERS], centre = item->marker.centre;
  guint n = analect_marker_get_corners (item->marker.marker, centre.x, centre.y, item->marker.size, corners);

  cairo_new_sub_path (cr);
  if (n == 0)
    cairo_arc (cr, centre.x, centre.y, item->marker.size / 2, 0, 2 * G_PI);
  for (guint i = 0; i < n; i++)
    cairo_line_to (cr, corners[i].x, corners[i].y);
  cairo_close_path (cr);
}

static void
add_path (cairo_t *cr, const AnalectSceneItem *item)
{
  for (guint i = 0; i < item->path.n_steps; i++)
    {
      const AnalectPoint *points = item->path.steps[i].points;

      switch (item->path.steps[i].verb)
        {
        case ANALECT_PATH_MOVE:
          cairo_move_to (cr, points[0].x, points[0].y);
          break;
        case ANALECT_PATH_LINE:
          cairo_line_to (cr, points[0].x, points[0].y);
          break;
        case ANALECT_PATH_CURVE:
          cairo_curve_to (cr, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x, points[2].y);
          break;
        case ANALECT_PATH_CLOSE:
        default:
          cairo_close_path (cr);
          break;
        }
    }
}

/* Sets the layout to what ITEM shows; the selected row's label and count stand out. */
static void
set_layout (Painter *painter, const AnalectSceneItem *item)
{
  gboolean even = item->role == ANALECT_ROLE_COUNT || item->role == ANALECT_ROLE_AXIS;
  AnalectPlotFont font = item->text.font;

  if (item->target != ANALECT_NO_TARGET && item->target == painter->selected_row)
    font.bold = TRUE;
  if (font.size != painter->font.size || font.bold != painter->font.bold)
    analect_pango_set_font (painter->layout, painter->style->family, font);
  painter->font = font;
  pango_context_set_base_dir (pango_layout_get_context (painter->layout),
                              item->text.rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_attributes (painter->layout, even ? painter->even_figures : NULL);
  pango_layout_set_text (painter->layout, item->text.string, -1);
}

static void
draw_text (Painter *painter, const AnalectSceneItem *item)
{
  cairo_t *cr = painter->cr;
  PangoRectangle logical;
  double share = item->text.align == ANALECT_ALIGN_LEFT ? 0 : item->text.align == ANALECT_ALIGN_CENTRE ? 0.5 : 1;

  set_layout (painter, item);
  pango_layout_get_extents (painter->layout, NULL, &logical);
  set_colour (painter, item->fill);
  cairo_save (cr);
  cairo_translate (cr, item->text.anchor.x, item->text.anchor.y);
  cairo_rotate (cr, item->text.angle * G_PI / 180);
  cairo_move_to (cr, -share * logical.width / PANGO_SCALE - (double) logical.x / PANGO_SCALE, 0);
  pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (painter->layout, 0));
  cairo_restore (cr);
  cairo_new_path (cr);
}

static void
draw_item (Painter *painter, const AnalectSceneItem *item)
{
  switch (item->shape)
    {
    case ANALECT_SHAPE_LINE:
      if (draw_snapped_line (painter, item))
        return;
      cairo_move_to (painter->cr, item->line.from.x, item->line.from.y);
      cairo_line_to (painter->cr, item->line.to.x, item->line.to.y);
      break;
    case ANALECT_SHAPE_RECTANGLE:
      add_rectangle (painter->cr, item->rectangle.box, item->rectangle.radius);
      break;
    case ANALECT_SHAPE_MARKER:
      add_marker (painter->cr, item);
      break;
    case ANALECT_SHAPE_PATH:
      add_path (painter->cr, item);
      break;
    case ANALECT_SHAPE_TEXT:
    default:
      draw_text (painter, item);
      return;
    }
  paint_path (painter, item);
}

static void
draw_tint (Painter *painter)
{
  if (painter->selected_row == ANALECT_NO_TARGET)
    return;
  add_rectangle (painter->cr, analect_scene_get_target (painter->scene, painter->selected_row)->box,
                 painter->style->label.size * 0.375);
  set_colour (painter, painter->style->tint);
  cairo_fill (painter->cr);
}

static void
draw_ring (Painter *painter, guint index, double width)
{
  const AnalectSceneTarget *target;
  double gap = RING_GAP * painter->style->ring_width;

  if (index >= analect_scene_get_n_targets (painter->scene))
    return;
  target = analect_scene_get_target (painter->scene, index);
  if (target->row >= 0 && target->column < 0)
    return;
  if (target->reach > 0)
    cairo_arc (painter->cr, target->centre.x, target->centre.y, target->reach + gap, 0, 2 * G_PI);
  else
    add_rectangle (painter->cr,
                   (AnalectBox){ target->box.x - gap, target->box.y - gap / 2, target->box.width + 2 * gap,
                                 target->box.height + gap },
                   gap);
  set_colour (painter, painter->style->ring);
  cairo_set_line_width (painter->cr, width);
  cairo_set_dash (painter->cr, NULL, 0, 0);
  cairo_stroke (painter->cr);
}

/* The colour of the mark of target INDEX; none when it has none. */
static AnalectColour
find_mark_colour (const AnalectScene *scene, guint index)
{
  for (guint i = 0; index != ANALECT_NO_TARGET && i < analect_scene_get_n_items (scene); i++)
    {
      const AnalectSceneItem *item = analect_scene_get_item (scene, i);

      if (item->target == index && item->role == ANALECT_ROLE_MARK)
        return item->stroke.alpha > 0 ? item->stroke : item->fill;
    }
  return ANALECT_COLOUR_NONE;
}

static void
painter_init (Painter *painter, const AnalectScene *scene, cairo_t *cr, const AnalectDrawState *state)
{
  *painter = (Painter){ scene, analect_scene_get_style (scene), cr, state ? *state : ANALECT_DRAW_STATE_NONE };
  painter->selected_row = ANALECT_NO_TARGET;
  if (painter->state.selected < analect_scene_get_n_targets (scene))
    painter->selected_row =
        analect_scene_find_row (scene, analect_scene_get_target (scene, painter->state.selected)->row);
  painter->selected_colour = find_mark_colour (scene, painter->state.selected);
  painter->layout = pango_cairo_create_layout (cr);
  analect_pango_setup_context (pango_layout_get_context (painter->layout));
  pango_layout_set_auto_dir (painter->layout, FALSE);
  pango_layout_context_changed (painter->layout);
  painter->even_figures = pango_attr_list_new ();
  pango_attr_list_insert (painter->even_figures, pango_attr_font_features_new ("tnum=1"));
}

void
analect_scene_draw (const AnalectScene *scene, cairo_t *cr, const AnalectDrawState *state)
{
  guint n = analect_scene_get_n_items (scene);
  Painter painter;

  painter_init (&painter, scene, cr, state);
  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < n; i++)
    if (analect_scene_get_item (scene, i)->role <= ANALECT_ROLE_GRID)
      draw_item (&painter, analect_scene_get_item (scene, i));
  draw_tint (&painter);
  for (guint i = 0; i < n; i++)
    if (analect_scene_get_item (scene, i)->role > ANALECT_ROLE_GRID)
      draw_item (&painter, analect_scene_get_item (scene, i));
  if (painter.state.hovered != painter.state.selected)
    draw_ring (&painter, painter.state.hovered, painter.style->ring_width / 2);
  draw_ring (&painter, painter.state.selected, painter.style->ring_width);
  cairo_restore (cr);
  pango_attr_list_unref (painter.even_figures);
  g_object_unref (painter.layout);
}
