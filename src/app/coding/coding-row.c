/* Rows of codings in the excerpt pane; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-row.h"

#include "chip.h"
#include "edit-coding.h"
#include "memo-popover.h"

#include <glib/gi18n.h>

struct _AnalectCodingRow
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectId coding;
  GtkWidget *button;
  GtkWidget *chip;
  GtkWidget *direction;
  GtkWidget *coder;
  GtkWidget *note; /* memos and weight, in a word */
};

enum
{
  REPLACE_REQUESTED,
  MEMO_REQUESTED,
  WEIGHT_REQUESTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectCodingRow, analect_coding_row, GTK_TYPE_WIDGET)

/* Signs that say the same as the words, for the eye. */
static const char *const direction_signs[] = { "", "▲ ", "▼ ", "= ", "◆ " };

static void
set_integer (AnalectCodingRow *self, AnalectField field, gint64 value, const char *name)
{
  g_autoptr (AnalectChange) change = NULL;

  if (!analect_workbench_may_change (self->workbench)
      || analect_rows_get (analect_workbench_get_rows (self->workbench), self->coding) == NULL)
    return;
  change = analect_project_change (analect_workbench_get_project (self->workbench), name);
  analect_change_set_integer (change, self->coding, field, value);
  if (analect_change_get_n_items (change) > 0)
    analect_workbench_take (self->workbench, g_steal_pointer (&change), NULL);
}

static void
direction_chosen (AnalectCodingRow *self)
{
  set_integer (self, ANALECT_CODING_DIRECTION, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->direction)),
               _ ("Change direction"));
}

static void
set_credibility (GtkWidget *widget, const char *name, GVariant *parameter)
{
  int value = analect_enumeration_parse (ANALECT_ENUMERATION_CREDIBILITY, g_variant_get_string (parameter, NULL), -1);

  if (value >= 0)
    set_integer (ANALECT_CODING_ROW (widget), ANALECT_CODING_CREDIBILITY, value, _ ("Judge credibility"));
}

static void
take_away (GtkWidget *widget, const char *name, GVariant *parameter)
{
  AnalectCodingRow *self = ANALECT_CODING_ROW (widget);
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  if (!analect_workbench_may_change (self->workbench))
    return;
  change = analect_edit_uncode (analect_workbench_get_project (self->workbench), &self->coding, 1, &error);
  analect_workbench_take (self->workbench, change, g_steal_pointer (&error));
}

static void
request (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint which = g_str_equal (name, "coding-row.replace") ? REPLACE_REQUESTED
                : g_str_equal (name, "coding-row.memo")  ? MEMO_REQUESTED
                                                         : WEIGHT_REQUESTED;

  g_signal_emit (widget, signals[which], 0, ANALECT_CODING_ROW (widget)->coding);
}

static GMenuModel *
make_credibility_menu (void)
{
  GMenu *menu = g_menu_new ();

  for (int i = 0; i < (int) analect_enumeration_count (ANALECT_ENUMERATION_CREDIBILITY); i++)
    {
      g_autoptr (GMenuItem) item =
          g_menu_item_new (analect_enumeration_label (ANALECT_ENUMERATION_CREDIBILITY, i), NULL);

      g_menu_item_set_action_and_target (item, "coding-row.credibility", "s",
                                         analect_enumeration_text (ANALECT_ENUMERATION_CREDIBILITY, i));
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static GMenuModel *
make_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();
  g_autoptr (GMenuModel) credibility = make_credibility_menu ();

  g_menu_append (menu, _ ("Replace code…"), "coding-row.replace");
  g_menu_append (menu, _ ("Memo…"), "coding-row.memo");
  g_menu_append (menu, _ ("Weight…"), "coding-row.weight");
  g_menu_append_submenu (menu, _ ("Credibility"), credibility);
  g_menu_append (last, _ ("Remove coding"), "coding-row.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_direction (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *drop_down;

  for (guint i = 0; i < analect_enumeration_count (ANALECT_ENUMERATION_DIRECTION); i++)
    {
      g_autofree char *label = g_strconcat (i < G_N_ELEMENTS (direction_signs) ? direction_signs[i] : "",
                                            analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, i), NULL);

      gtk_string_list_append (list, label);
    }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  gtk_widget_add_css_class (drop_down, "an-flat");
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (drop_down, _ ("Direction"));
  return drop_down;
}

static void
analect_coding_row_dispose (GObject *object)
{
  AnalectCodingRow *self = ANALECT_CODING_ROW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->workbench);
  G_OBJECT_CLASS (analect_coding_row_parent_class)->dispose (object);
}

static void
analect_coding_row_class_init (AnalectCodingRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const names[] = { "replace-requested", "memo-requested", "weight-requested" };

  G_OBJECT_CLASS (class)->dispose = analect_coding_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codingrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "coding-row.replace", NULL, request);
  gtk_widget_class_install_action (widget_class, "coding-row.memo", NULL, request);
  gtk_widget_class_install_action (widget_class, "coding-row.weight", NULL, request);
  gtk_widget_class_install_action (widget_class, "coding-row.credibility", "s", set_credibility);
  gtk_widget_class_install_action (widget_class, "coding-row.remove", NULL, take_away);
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], ANALECT_TYPE_CODING_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                               1, G_TYPE_UINT);
}

static void
analect_coding_row_init (AnalectCodingRow *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 4);
}

/* Whether a coding has more than is seen in its row, in a few words; "" when not. */
static char *
make_note (AnalectCodingRow *self, const AnalectRow *row)
{
  gint64 weight = analect_row_integer (row, ANALECT_CODING_WEIGHT);
  GString *note = g_string_new (NULL);

  if (weight >= 0)
    g_string_append_printf (note, "%" G_GINT64_FORMAT, weight);
  if (analect_count_memos (self->workbench, self->coding) > 0)
    g_string_append (note, note->len > 0 ? " ✎" : "✎");
  return g_string_free (note, FALSE);
}

static void
build (AnalectCodingRow *self)
{
  g_autoptr (GMenuModel) menu = make_menu ();

  self->chip = analect_code_chip_new ();
  gtk_widget_set_halign (self->chip, GTK_ALIGN_START);
  gtk_widget_set_hexpand (self->chip, TRUE);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (self->button), FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), self->chip);
  /* What GTK puts around the child stands in the middle. */
  for (GtkWidget *around = gtk_widget_get_parent (self->chip); around != NULL && around != self->button;
       around = gtk_widget_get_parent (around))
    gtk_widget_set_halign (around, GTK_ALIGN_FILL);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), menu);
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (self->button), GTK_ARROW_UP);
  gtk_widget_set_hexpand (self->button, TRUE);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->note = gtk_label_new ("");
  gtk_widget_add_css_class (self->note, "an-meta");
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  self->direction = make_direction ();
  gtk_widget_set_parent (self->direction, GTK_WIDGET (self));
  self->coder = analect_coder_chip_new ();
  gtk_widget_set_valign (self->coder, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->coder, GTK_WIDGET (self));
}

static void
name_controls (AnalectCodingRow *self, const char *name)
{
  /* Translators: the direction (better, worse, …) of the coding with the code named. */
  g_autofree char *direction = g_strdup_printf (_ ("Direction of “%s”"), name);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->direction), GTK_ACCESSIBLE_PROPERTY_LABEL, direction, -1);
}

void
analect_coding_row_renew (AnalectCodingRow *self)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  const AnalectRow *row = analect_rows_get (rows, self->coding);
  AnalectId code = row ? analect_row_reference (row, ANALECT_CODING_CODE) : ANALECT_ID_NONE;
  AnalectId coder = row ? analect_row_reference (row, ANALECT_CODING_CODER) : ANALECT_ID_NONE;
  gboolean own = coder != ANALECT_ID_NONE && coder == analect_workbench_get_coder (self->workbench)
                 && analect_workbench_get_read_only (self->workbench) == NULL;
  g_autofree char *note = NULL;

  if (row == NULL)
    return;
  name_controls (self, analect_row_string (analect_rows_get (rows, code), ANALECT_CODE_NAME));
  analect_code_chip_set (ANALECT_CODE_CHIP (self->chip), self->workbench, code);
  analect_coder_chip_set (ANALECT_CODER_CHIP (self->coder), self->workbench, coder);
  note = make_note (self, row);
  gtk_label_set_text (GTK_LABEL (self->note), note);
  gtk_widget_set_visible (self->note, *note != '\0');
  g_signal_handlers_block_by_func (self->direction, direction_chosen, self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->direction),
                              (guint) analect_row_integer (row, ANALECT_CODING_DIRECTION));
  g_signal_handlers_unblock_by_func (self->direction, direction_chosen, self);
  gtk_widget_set_sensitive (self->direction, own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coding-row.replace", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coding-row.weight", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coding-row.credibility", own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coding-row.remove", own);
}

GtkWidget *
analect_coding_row_new (AnalectWorkbench *workbench, AnalectId coding)
{
  AnalectCodingRow *self = g_object_new (ANALECT_TYPE_CODING_ROW, NULL);

  self->workbench = g_object_ref (workbench);
  self->coding = coding;
  build (self);
  g_signal_connect_swapped (self->direction, "notify::selected", G_CALLBACK (direction_chosen), self);
  analect_coding_row_renew (self);
  return GTK_WIDGET (self);
}

AnalectId
analect_coding_row_get_coding (AnalectCodingRow *self)
{
  return self->coding;
}

void
analect_coding_row_set_marked (AnalectCodingRow *self, gboolean marked)
{
  if (marked)
    gtk_widget_add_css_class (GTK_WIDGET (self), "an-marked");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "an-marked");
}
