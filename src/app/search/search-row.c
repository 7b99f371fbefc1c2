/* A row of results; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-row.h"

#include "letter-marks.h"
#include "swatch.h"

#include <glib/gi18n.h>

#define SWATCH_SIZE 10

struct _AnalectSearchRow
{
  GtkWidget parent_instance;
  GtkWidget *swatch, *icon, *name, *detail, *number, *key;
};

G_DEFINE_FINAL_TYPE (AnalectSearchRow, analect_search_row, GTK_TYPE_WIDGET)

const char *
analect_search_group_name (AnalectSearchGroup group)
{
  switch (group)
    {
    case ANALECT_SEARCH_RECENT:
      return C_ ("found", "Recent");
    case ANALECT_SEARCH_CODES:
      return C_ ("found", "Codes");
    case ANALECT_SEARCH_STUDIES:
      return C_ ("found", "Studies");
    case ANALECT_SEARCH_TEXT:
      return C_ ("found", "Text");
    case ANALECT_SEARCH_MEMOS:
      return C_ ("found", "Memos");
    case ANALECT_SEARCH_COMMANDS:
    case ANALECT_SEARCH_N_GROUPS:
      break;
    }
  return C_ ("found", "Commands");
}

/* The sign of what has no colour. */
static const char *
icon_name (const AnalectSearchItem *item)
{
  AnalectKind kind;

  if (item->kind == ANALECT_SEARCH_COMMAND)
    return "system-run-symbolic";
  kind = analect_id_kind (item->id);
  if (kind == ANALECT_KIND_CODE)
    return NULL;
  if (kind == ANALECT_KIND_MEMO)
    return "document-edit-symbolic";
  return kind == ANALECT_KIND_DOCUMENT ? "text-x-generic-symbolic" : "x-office-document-symbolic";
}

/* A number of a heading, the studies of a code. The caller frees it. */
static char *
describe_number (AnalectWorkbench *workbench, const AnalectSearchItem *item)
{
  const AnalectCount *count = NULL;

  if (item->kind == ANALECT_SEARCH_HEADING)
    return item->n > 0 ? g_strdup_printf ("%u", item->n) : g_strdup ("");
  if (item->kind == ANALECT_SEARCH_ENTITY && analect_id_kind (item->id) == ANALECT_KIND_CODE)
    count = analect_workbench_get_count (workbench, item->id);
  return count ? g_strdup_printf (ngettext ("%u study", "%u studies", count->units), count->units) : g_strdup ("");
}

static char *
describe_key (const AnalectSearchItem *item)
{
  GdkModifierType modifiers;
  guint key;

  if (item->kind != ANALECT_SEARCH_COMMAND || item->command->accels[0] == NULL)
    return g_strdup ("");
  gtk_accelerator_parse (item->command->accels[0], &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_sign (AnalectSearchRow *row, AnalectWorkbench *workbench, const AnalectSearchItem *item)
{
  gboolean plain = item->kind == ANALECT_SEARCH_HEADING || item->kind == ANALECT_SEARCH_MORE;
  const char *icon = plain ? NULL : icon_name (item);

  gtk_widget_set_visible (row->swatch, !plain && icon == NULL);
  gtk_widget_set_visible (row->icon, icon != NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), icon);
  if (!plain && icon == NULL)
    analect_swatch_set (ANALECT_SWATCH (row->swatch), SWATCH_SIZE,
                        analect_rows_get (analect_workbench_get_rows (workbench), item->id) != NULL
                            ? analect_workbench_get_colour (workbench, item->id)
                            : NULL);
}

void
analect_search_row_set (AnalectSearchRow *row, AnalectWorkbench *workbench, const AnalectSearchItem *item)
{
  g_autofree char *number = describe_number (workbench, item), *key = describe_key (item);
  static const char *const heading[] = { "an-search-heading", NULL }, *const more[] = { "an-search-more", NULL };
  static const char *const plain[] = { NULL };

  gtk_widget_set_css_classes (GTK_WIDGET (row), item->kind == ANALECT_SEARCH_HEADING ? (const char **) heading
                                                : item->kind == ANALECT_SEARCH_MORE  ? (const char **) more
                                                                                     : (const char **) plain);
  show_sign (row, workbench, item);
  gtk_label_set_text (GTK_LABEL (row->name), item->name);
  analect_label_mark_letters (GTK_LABEL (row->name), item->name,
                              item->marks ? (const guint *) (gpointer) item->marks->data : NULL,
                              item->marks ? item->marks->len : 0, !item->found);
  set_text (row->detail, item->detail);
  set_text (row->number, number);
  set_text (row->key, key);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), item->kind == ANALECT_SEARCH_ENTITY ? item->name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->detail ? item->detail : number, -1);
}

static void
analect_search_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (analect_search_row_parent_class)->dispose (object);
}

static void
analect_search_row_class_init (AnalectSearchRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_search_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "searchrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (AnalectSearchRow *row, const char *css_class, gboolean shortened)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (shortened)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, GTK_WIDGET (row));
  return label;
}

static void
analect_search_row_init (AnalectSearchRow *row)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (row))), 8);
  row->swatch = analect_swatch_new ();
  gtk_widget_set_parent (row->swatch, GTK_WIDGET (row));
  row->icon = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (row->icon), 14);
  gtk_widget_add_css_class (row->icon, "an-dim");
  gtk_widget_set_parent (row->icon, GTK_WIDGET (row));
  row->name = add_label (row, NULL, TRUE);
  gtk_widget_set_hexpand (row->name, TRUE);
  row->detail = add_label (row, "an-meta", TRUE);
  row->number = add_label (row, "an-meta", FALSE);
  gtk_widget_add_css_class (row->number, "an-number");
  row->key = add_label (row, "an-key", FALSE);
}

GtkWidget *
analect_search_row_new (void)
{
  return g_object_new (ANALECT_TYPE_SEARCH_ROW, NULL);
}
