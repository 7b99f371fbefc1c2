/* One code found by quick-code; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-row.h"

#include "codebook-edits.h"
#include "letter-marks.h"
#include "swatch.h"

#include <glib/gi18n.h>

#define SWATCH_SIZE 10

struct _AnalectQuickItem
{
  GObject parent_instance;

  AnalectId code;
  AnalectQuickMatch match;
  int digit;
};

struct _AnalectQuickRow
{
  GtkWidget parent_instance;

  GtkWidget *swatch, *words, *name, *place, *key, *studies;
};

G_DEFINE_FINAL_TYPE (AnalectQuickItem, analect_quick_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (AnalectQuickRow, analect_quick_row, GTK_TYPE_WIDGET)

static void
analect_quick_item_class_init (AnalectQuickItemClass *class)
{
}

static void
analect_quick_item_init (AnalectQuickItem *item)
{
}

AnalectQuickItem *
analect_quick_item_new (AnalectId code, const AnalectQuickMatch *match, int digit)
{
  AnalectQuickItem *item = g_object_new (ANALECT_TYPE_QUICK_ITEM, NULL);

  item->code = code;
  item->match = *match;
  item->digit = digit;
  return item;
}

AnalectId
analect_quick_item_get_code (AnalectQuickItem *item)
{
  return item->code;
}

AnalectQuickWay
analect_quick_item_get_way (AnalectQuickItem *item)
{
  return item->match.way;
}

/* The row */

/* Where the code stands, and what else led to it when the name did not. */
static char *
describe_place (AnalectWorkbench *workbench, AnalectQuickItem *item)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), item->code);
  g_autofree char *place = analect_code_place_name (workbench, item->code);
  const AnalectCodebookEntry *entry = analect_workbench_find_entry (workbench, item->code);

  if (item->match.way == ANALECT_QUICK_ALIAS)
    /* Translators: below the name of a code found by another name it has; %s is all its other names */
    return g_strdup_printf (_ ("Also called: %s"), analect_row_string (row, ANALECT_CODE_ALIASES));
  if (item->match.way == ANALECT_QUICK_DEFINITION)
    return g_strdup (analect_row_string (row, ANALECT_CODE_DEFINITION));
  if (entry == NULL || entry->placement == ANALECT_ID_NONE)
    return g_strdup (_ ("Unassigned"));
  return g_steal_pointer (&place);
}

void
analect_quick_row_set (AnalectQuickRow *row, AnalectWorkbench *workbench, AnalectQuickItem *item)
{
  const AnalectRow *code = analect_rows_get (analect_workbench_get_rows (workbench), item->code);
  const char *name = code ? analect_row_string (code, ANALECT_CODE_NAME) : "";
  const AnalectCount *count = analect_workbench_get_count (workbench, item->code);
  g_autofree char *place = describe_place (workbench, item);
  g_autofree char *studies =
      count ? g_strdup_printf (ngettext ("%u study", "%u studies", count->units), count->units) : g_strdup ("");
  char key[2] = { (char) ('0' + item->digit), '\0' };

  analect_swatch_set (ANALECT_SWATCH (row->swatch), SWATCH_SIZE,
                      code ? analect_workbench_get_colour (workbench, item->code) : NULL);
  gtk_label_set_text (GTK_LABEL (row->name), name);
  analect_label_mark_letters (GTK_LABEL (row->name), name, item->match.marks, item->match.n_marks, TRUE);
  gtk_label_set_text (GTK_LABEL (row->place), place);
  gtk_widget_set_visible (row->place, *place != '\0');
  gtk_label_set_text (GTK_LABEL (row->key), key);
  gtk_widget_set_visible (row->key, item->digit > 0);
  gtk_label_set_text (GTK_LABEL (row->studies), studies);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, place, -1);
}

static void
analect_quick_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_quick_row_parent_class)->dispose (object);
}

static void
analect_quick_row_class_init (AnalectQuickRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_quick_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "quickrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *css_class, gboolean ellipsised)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  if (ellipsised)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static void
analect_quick_row_init (AnalectQuickRow *row)
{
  GtkWidget *widget = GTK_WIDGET (row);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 8);
  row->swatch = analect_swatch_new ();
  gtk_widget_set_parent (row->swatch, widget);
  row->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (row->words, TRUE);
  gtk_widget_set_valign (row->words, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (row->words, widget);
  row->name = make_label (NULL, TRUE);
  row->place = make_label ("an-meta", TRUE);
  gtk_box_append (GTK_BOX (row->words), row->name);
  gtk_box_append (GTK_BOX (row->words), row->place);
  row->key = make_label ("an-key", FALSE);
  gtk_widget_set_valign (row->key, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (row->key, widget);
  row->studies = make_label ("an-meta", FALSE);
  gtk_label_set_xalign (GTK_LABEL (row->studies), 1);
  gtk_label_set_width_chars (GTK_LABEL (row->studies), 9);
  gtk_widget_set_parent (row->studies, widget);
}

GtkWidget *
analect_quick_row_new (void)
{
  return g_object_new (ANALECT_TYPE_QUICK_ROW, NULL);
}
