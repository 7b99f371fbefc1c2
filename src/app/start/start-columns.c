/* The columns of the start page; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "start-columns.h"

#define MAX_WIDTH   1000
#define MARGIN      24
#define ROWS_GAP    24
#define WIDE        1100 /* from here on there is room for the wider measures */
#define MAX_ACTIONS 372
#define MIN_ACTIONS 320

struct _AnalectStartColumns
{
  GtkWidget parent_instance;
  GtkWidget *above, *projects, *actions;
};

G_DEFINE_FINAL_TYPE (AnalectStartColumns, analect_start_columns, GTK_TYPE_WIDGET)

static int
min_width (GtkWidget *widget)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return least;
}

static int
height_for (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Where everything goes in a width. */
typedef struct
{
  int x, width, gap, actions;
  gboolean one; /* column */
} Plan;

static Plan
plan_for (AnalectStartColumns *columns, int available)
{
  Plan plan = { .gap = available >= WIDE ? 36 : 24 };

  plan.width = CLAMP (available - 2 * MARGIN, 1, MAX_WIDTH);
  plan.x = MAX (0, (available - plan.width) / 2);
  plan.actions = MAX (available >= WIDE ? MAX_ACTIONS : MIN_ACTIONS, min_width (columns->actions));
  plan.one = plan.width - plan.actions - plan.gap < min_width (columns->projects);
  return plan;
}

static GtkSizeRequestMode
analect_start_columns_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
analect_start_columns_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  AnalectStartColumns *columns = ANALECT_START_COLUMNS (widget);
  int least = MAX (min_width (columns->above), MAX (min_width (columns->projects), min_width (columns->actions)));

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least + 2 * MARGIN;
      *natural = MAX (*minimum, MAX_WIDTH + 2 * MARGIN);
    }
  else
    {
      Plan plan = plan_for (columns, for_size < 0 ? MAX_WIDTH + 2 * MARGIN : for_size);
      int actions = height_for (columns->actions, plan.one ? plan.width : plan.actions);
      int projects = height_for (columns->projects, plan.one ? plan.width : plan.width - plan.actions - plan.gap);

      *minimum = height_for (columns->above, plan.width)
                 + (plan.one ? actions + ROWS_GAP + projects : MAX (actions, projects));
      *natural = *minimum;
    }
}

/* From X on, or as far from the other side for languages that run that way. */
static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height, int whole)
{
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = whole - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
analect_start_columns_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  AnalectStartColumns *columns = ANALECT_START_COLUMNS (widget);
  Plan plan = plan_for (columns, width);
  int top = height_for (columns->above, plan.width), rest = plan.width - plan.actions - plan.gap, actions;

  place (widget, columns->above, plan.x, 0, plan.width, top, width);
  actions = height_for (columns->actions, plan.one ? plan.width : plan.actions);
  if (plan.one)
    {
      int y = top + actions + ROWS_GAP;

      place (widget, columns->actions, plan.x, top, plan.width, actions, width);
      place (widget, columns->projects, plan.x, y, plan.width, height_for (columns->projects, plan.width), width);
      return;
    }
  place (widget, columns->projects, plan.x, top, rest, height_for (columns->projects, rest), width);
  place (widget, columns->actions, plan.x + rest + plan.gap, top, plan.actions, actions, width);
}

static void
analect_start_columns_dispose (GObject *object)
{
  AnalectStartColumns *columns = ANALECT_START_COLUMNS (object);

  g_clear_pointer (&columns->above, gtk_widget_unparent);
  g_clear_pointer (&columns->projects, gtk_widget_unparent);
  g_clear_pointer (&columns->actions, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_start_columns_parent_class)->dispose (object);
}

static void
analect_start_columns_class_init (AnalectStartColumnsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_start_columns_dispose;
  widget_class->get_request_mode = analect_start_columns_get_request_mode;
  widget_class->measure = analect_start_columns_measure;
  widget_class->size_allocate = analect_start_columns_size_allocate;
}

static void
analect_start_columns_init (AnalectStartColumns *columns)
{
}

GtkWidget *
analect_start_columns_new (GtkWidget *above, GtkWidget *projects, GtkWidget *actions)
{
  AnalectStartColumns *columns = g_object_new (ANALECT_TYPE_START_COLUMNS, NULL);

  columns->above = above;
  columns->projects = projects;
  columns->actions = actions;
  gtk_widget_set_parent (above, GTK_WIDGET (columns));
  gtk_widget_set_parent (projects, GTK_WIDGET (columns));
  gtk_widget_set_parent (actions, GTK_WIDGET (columns));
  return GTK_WIDGET (columns);
}
