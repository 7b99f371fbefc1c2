/* One row of the codebook; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-row.h"

#include "swatch.h"

#include <glib/gi18n.h>

#define NUMBER_WIDTH 4 /* characters */

struct _AnalectCodeRow
{
  GtkWidget parent_instance;

  AnalectCodeItem *item;
  GtkWidget *swatch, *name, *entry, *key, *codings, *studies;
  gboolean ending;
  guint leaving; /* source: the focus has left the entry */
};

enum
{
  SIGNAL_RENAMED,
  SIGNAL_EDIT_ENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodeRow, analect_code_row, GTK_TYPE_WIDGET)

/* 12, 10 and 8 by level; what stands deeper or nowhere is a code. */
static int
swatch_size (guint level)
{
  return level == 1 ? 12 : level == 2 ? 10 : 8;
}

static void
show_number (GtkWidget *label, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);

  gtk_label_set_text (GTK_LABEL (label), text);
}

/* What is read out: the name, the number of studies, and the key. */
static void
describe (AnalectCodeRow *row)
{
  guint studies = analect_code_item_get_studies (row->item);
  int digit = analect_code_item_get_digit (row->item);
  const char *name = analect_code_item_get_name (row->item);
  /* Translators: a row of the codebook as it is read out: the name of the code and its studies */
  g_autofree char *words = g_strdup_printf (ngettext ("%s, %u study", "%s, %u studies", studies), name, studies);
  g_autofree char *with_key = NULL;

  /* Translators: a row of the codebook as it is read out; %s is "Saying no, 5 studies", %d a digit */
  if (digit > 0)
    with_key = g_strdup_printf (_ ("%s, key %d"), words, digit);
  if (analect_code_item_get_code (row->item) == ANALECT_ID_NONE)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, digit > 0 ? with_key : words,
                                    -1);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
show_item (AnalectCodeRow *row)
{
  guint level = analect_code_item_get_level (row->item);
  int digit = analect_code_item_get_digit (row->item);
  gboolean heading = analect_code_item_get_code (row->item) == ANALECT_ID_NONE;
  char key[2] = { (char) ('0' + digit), '\0' };

  analect_swatch_set (ANALECT_SWATCH (row->swatch), swatch_size (level), analect_code_item_get_colour (row->item));
  gtk_widget_set_visible (row->swatch, !heading);
  gtk_label_set_text (GTK_LABEL (row->name), analect_code_item_get_name (row->item));
  gtk_widget_set_tooltip_text (row->name, analect_code_item_get_name (row->item));
  set_class (row->name, "an-dimension", level == 1);
  set_class (row->name, "an-dim", heading);
  gtk_label_set_text (GTK_LABEL (row->key), key);
  gtk_widget_set_visible (row->key, digit > 0);
  show_number (row->studies, analect_code_item_get_studies (row->item));
  show_number (row->codings, analect_code_item_get_codings (row->item));
  gtk_widget_set_opacity (row->studies, heading ? 0 : 1);
  gtk_widget_set_opacity (row->codings, heading ? 0 : 1);
  describe (row);
}

static void
end_edit (AnalectCodeRow *row, gboolean keep)
{
  g_autofree char *name = NULL;

  if (row->entry == NULL || row->ending)
    return;
  g_clear_handle_id (&row->leaving, g_source_remove);
  row->ending = TRUE;
  name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row->entry)));
  gtk_widget_set_visible (row->name, TRUE);
  g_object_ref (row);
  g_signal_emit (row, signals[SIGNAL_EDIT_ENDED], 0);
  g_clear_pointer (&row->entry, gtk_widget_unparent);
  row->ending = FALSE;
  if (keep)
    g_signal_emit (row, signals[SIGNAL_RENAMED], 0, name);
  g_object_unref (row);
}

static void
on_activate (AnalectCodeRow *row)
{
  end_edit (row, TRUE);
}

static gboolean
end_after_leaving (gpointer row)
{
  ANALECT_CODE_ROW (row)->leaving = 0;
  end_edit (row, TRUE);
  return G_SOURCE_REMOVE;
}

/* GTK is still on its way from the entry to the next widget: the entry must not go before it is there. */
static void
on_focus_left (AnalectCodeRow *row)
{
  if (!row->ending && row->leaving == 0)
    row->leaving = g_idle_add_full (G_PRIORITY_HIGH_IDLE, end_after_leaving, row, NULL);
}

static gboolean
on_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers, AnalectCodeRow *row)
{
  if (key != GDK_KEY_Escape)
    return FALSE;
  end_edit (row, FALSE);
  return TRUE;
}

void
analect_code_row_edit (AnalectCodeRow *row)
{
  GtkEventController *keys, *focus;

  if (row->entry != NULL || row->item == NULL || analect_code_item_get_code (row->item) == ANALECT_ID_NONE)
    return;
  row->entry = gtk_entry_new ();
  gtk_widget_add_css_class (row->entry, "an-inline");
  gtk_widget_set_hexpand (row->entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (row->entry), 4);
  gtk_editable_set_text (GTK_EDITABLE (row->entry), analect_code_item_get_name (row->item));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name of the code"),
                                  -1);
  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (on_activate), row);
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), row);
  gtk_widget_add_controller (row->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_left), row);
  gtk_widget_add_controller (row->entry, focus);
  gtk_widget_insert_after (row->entry, GTK_WIDGET (row), row->name);
  gtk_widget_set_visible (row->name, FALSE);
  gtk_widget_grab_focus (row->entry);
  gtk_editable_select_region (GTK_EDITABLE (row->entry), 0, -1);
}

gboolean
analect_code_row_is_edited (AnalectCodeRow *row)
{
  return row->entry != NULL;
}

void
analect_code_row_set_item (AnalectCodeRow *row, AnalectCodeItem *item)
{
  if (row->item == item)
    return;
  end_edit (row, row->leaving != 0);
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_set_object (&row->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "notify", G_CALLBACK (show_item), row);
  show_item (row);
}

AnalectCodeItem *
analect_code_row_get_item (AnalectCodeRow *row)
{
  return row->item;
}

void
analect_code_row_set_columns (AnalectCodeRow *row, int codings, int studies)
{
  gtk_widget_set_visible (row->codings, codings > 0);
  gtk_widget_set_size_request (row->codings, codings, -1);
  gtk_widget_set_size_request (row->studies, codings > 0 ? studies : -1, -1);
}

static void
analect_code_row_dispose (GObject *object)
{
  AnalectCodeRow *row = ANALECT_CODE_ROW (object);
  GtkWidget *child;

  row->ending = TRUE;
  g_clear_handle_id (&row->leaving, g_source_remove);
  if (row->item != NULL)
    g_signal_handlers_disconnect_by_data (row->item, row);
  g_clear_object (&row->item);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (row))) != NULL)
    gtk_widget_unparent (child);
  row->entry = NULL;
  G_OBJECT_CLASS (analect_code_row_parent_class)->dispose (object);
}

static void
analect_code_row_class_init (AnalectCodeRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_code_row_dispose;
  signals[SIGNAL_RENAMED] = g_signal_new ("renamed", ANALECT_TYPE_CODE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_EDIT_ENDED] =
      g_signal_new ("edit-ended", ANALECT_TYPE_CODE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coderow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (AnalectCodeRow *row, const char *css_class, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_set_parent (label, GTK_WIDGET (row));
  return label;
}

static void
analect_code_row_init (AnalectCodeRow *row)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (row))), 6);
  gtk_widget_set_hexpand (GTK_WIDGET (row), TRUE);
  row->swatch = analect_swatch_new ();
  gtk_widget_set_parent (row->swatch, GTK_WIDGET (row));
  row->name = add_label (row, NULL, 0);
  gtk_label_set_ellipsize (GTK_LABEL (row->name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (row->name, TRUE);
  row->key = add_label (row, "an-key", 0.5f);
  gtk_widget_set_valign (row->key, GTK_ALIGN_CENTER);
  row->codings = add_label (row, "an-number", 1);
  gtk_label_set_width_chars (GTK_LABEL (row->codings), NUMBER_WIDTH);
  gtk_widget_set_visible (row->codings, FALSE);
  row->studies = add_label (row, "an-number", 1);
  gtk_label_set_width_chars (GTK_LABEL (row->studies), NUMBER_WIDTH - 1);
}

GtkWidget *
analect_code_row_new (void)
{
  return g_object_new (ANALECT_TYPE_CODE_ROW, NULL);
}
