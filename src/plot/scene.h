/* A drawn chart before it is drawn: an immutable flat list of shapes in points, and what they mean.
 *
 * The scene is all a backend sees. *Items* are what is drawn, in order. *Targets* are what a reader can point at: a
 * mark, a row, a cell, a node; items name the target they belong to. From targets come hit testing, tooltips, walking
 * by keyboard, the accessible description and the table beside the chart.
 *
 * Coordinates are points, x to the right, y down, all finite. Texts are clean (see text-wrap.h) and belong to the
 * scene, which is reference counted and may be used from any thread. It is made with scene-builder.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "style.h"

typedef enum
{
  ANALECT_ROLE_BACKGROUND,
  ANALECT_ROLE_GRID, /* lines behind the marks */
  ANALECT_ROLE_AXIS,
  ANALECT_ROLE_TITLE,
  ANALECT_ROLE_LEGEND,
  ANALECT_ROLE_HEADING, /* of a column */
  ANALECT_ROLE_LABEL,   /* of a row, a node … */
  ANALECT_ROLE_COUNT,   /* a number set as text; figures of equal width */
  ANALECT_ROLE_WHISKER,
  ANALECT_ROLE_MARK,
  ANALECT_ROLE_NOTE, /* words in the place of a mark */
  ANALECT_ROLE_CAPTION,
} AnalectSceneRole;

typedef enum
{
  ANALECT_SHAPE_LINE,
  ANALECT_SHAPE_RECTANGLE,
  ANALECT_SHAPE_MARKER,
  ANALECT_SHAPE_PATH,
  ANALECT_SHAPE_TEXT,
} AnalectShape;

typedef enum
{
  ANALECT_ALIGN_LEFT,
  ANALECT_ALIGN_CENTRE,
  ANALECT_ALIGN_RIGHT,
} AnalectAlign;

typedef enum
{
  ANALECT_PATH_MOVE,
  ANALECT_PATH_LINE,
  ANALECT_PATH_CURVE, /* cubic, with two control points before the end */
  ANALECT_PATH_CLOSE,
} AnalectPathVerb;

typedef struct
{
  AnalectPathVerb verb;
  AnalectPoint points[3]; /* MOVE and LINE use the first, CURVE all, CLOSE none */
} AnalectPathStep;

typedef struct
{
  double x, y, width, height;
} AnalectBox;

#define ANALECT_NO_TARGET G_MAXUINT

typedef struct
{
  AnalectShape shape;
  AnalectSceneRole role;
  guint target; /* index, or ANALECT_NO_TARGET */
  AnalectColour fill, stroke;
  double stroke_width;
  double dash; /* length of dashes and of the gaps between; 0: solid */
  union
  {
    struct
    {
      AnalectPoint from, to;
    } line;
    struct
    {
      AnalectBox box;
      double radius; /* of the corners */
    } rectangle;
    struct
    {
      AnalectMarker marker;
      AnalectPoint centre;
      double size;
    } marker;
    struct
    {
      const AnalectPathStep *steps;
      guint n_steps;
    } path;
    struct
    {
      AnalectPoint anchor; /* on the baseline */
      AnalectAlign align;  /* to the anchor, as seen: LEFT begins there also when the text runs right to left */
      AnalectPlotFont font;
      const char *string;
      double width; /* as measured at layout */
      double angle; /* in degrees, clockwise, around the anchor */
      gboolean rtl;
    } text;
  };
} AnalectSceneItem;

typedef struct
{
  const char *id;       /* as the caller of the layout named it; "" when it did not */
  const char *name;     /* "Emotional functioning, Anxiety" */
  const char *sentence; /* "4 of 5 studies, 80 % (38 to 96 %)": name and sentence together say it all */
  const char *value;    /* short, for a cell of a table */
  int row, column;      /* place in the table; column -1: the row as a whole; row -1: none (a node of a map) */
  AnalectBox box;       /* where a pointer finds it */
  AnalectPoint centre;  /* of the mark */
  double reach;         /* of the mark around its centre; 0: no mark is drawn */
} AnalectSceneTarget;

typedef struct _AnalectScene AnalectScene;

AnalectScene *analect_scene_ref (AnalectScene *scene);
void analect_scene_unref (AnalectScene *scene);

double analect_scene_get_width (const AnalectScene *scene);
double analect_scene_get_height (const AnalectScene *scene);

/* The style it was laid out in. Strings in it belong to the scene. */
const AnalectPlotStyle *analect_scene_get_style (const AnalectScene *scene);

/* What the chart is called and, in a few sentences, what it shows and how it was counted; "" when unknown. */
const char *analect_scene_get_title (const AnalectScene *scene);
const char *analect_scene_get_description (const AnalectScene *scene);

guint analect_scene_get_n_items (const AnalectScene *scene);
const AnalectSceneItem *analect_scene_get_item (const AnalectScene *scene, guint index);

guint analect_scene_get_n_targets (const AnalectScene *scene);
const AnalectSceneTarget *analect_scene_get_target (const AnalectScene *scene, guint index);

/* The first target with this id, or ANALECT_NO_TARGET: finds a selection again in a newer scene. */
guint analect_scene_find_target (const AnalectScene *scene, const char *id);

/* The target that stands for row ROW as a whole, or ANALECT_NO_TARGET. */
guint analect_scene_find_row (const AnalectScene *scene, int row);

/* Headings of the table: that of the rows' names, those of the columns from 0 on, that of the rows' own values. NULL
 * when the chart has no table; otherwise NULL-terminated. */
const char *const *analect_scene_get_headings (const AnalectScene *scene);

/* The rectangle an item covers, its stroke included. */
AnalectBox analect_scene_item_get_box (const AnalectSceneItem *item);

/* "mark", "label" …, "line", "text" …; not translated. */
const char *analect_scene_role_get_name (AnalectSceneRole role);
const char *analect_scene_shape_get_name (AnalectShape shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectScene, analect_scene_unref)
