/* A theme on the board; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "board-card.h"

#include "code-figures.h"
#include "codebook-edits.h"
#include "study-strip.h"

#include <glib/gi18n.h>

struct _AnalectBoardCard
{
  GtkWidget parent_instance;
  AnalectWorkbench *workbench;
  AnalectCodeItem *item;
  GtkWidget *box, *strip, *studies, *codes;
};

G_DEFINE_FINAL_TYPE (AnalectBoardCard, analect_board_card, GTK_TYPE_WIDGET)

enum
{
  NODE_ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Boxes that follow a model */

typedef struct
{
  GtkBox *box; /* owns this */
  AnalectMakeWidget make;
  gpointer data;
} Binding;

static void
items_changed (GListModel *model, guint position, guint removed, guint added, Binding *binding)
{
  GtkWidget *before = NULL, *at = gtk_widget_get_first_child (GTK_WIDGET (binding->box));

  for (guint i = 0; i < position && at != NULL; i++)
    {
      before = at;
      at = gtk_widget_get_next_sibling (at);
    }
  for (guint i = 0; i < removed && at != NULL; i++)
    {
      GtkWidget *gone = at;

      at = gtk_widget_get_next_sibling (at);
      gtk_box_remove (binding->box, gone);
    }
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, position + i);
      GtkWidget *widget = binding->make (item, binding->data);

      gtk_box_insert_child_after (binding->box, widget, before);
      before = widget;
    }
}

static void
unbind (gpointer data, GObject *box)
{
  g_free (data);
}

void
analect_board_bind (GtkBox *box, GListModel *model, AnalectMakeWidget make, gpointer data)
{
  Binding *binding = g_new (Binding, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (items_changed), binding, NULL);

  *binding = (Binding){ box, make, data };
  /* The closure ends with the box, and what it points to after it. */
  g_object_watch_closure (G_OBJECT (box), closure);
  g_object_weak_ref (G_OBJECT (box), unbind, binding);
  g_signal_connect_closure (model, "items-changed", closure, FALSE);
  items_changed (model, 0, 0, g_list_model_get_n_items (model), binding);
}

/* The card */

AnalectId
analect_board_card_get_code (AnalectBoardCard *card)
{
  return analect_code_item_get_code (card->item);
}

static void
set_number (AnalectBoardCard *card, guint now, guint then)
{
  const AnalectCounts *counts = analect_workbench_get_counts (card->workbench);
  guint total = counts ? counts->total : 0;
  g_autofree char *text = NULL;

  if (now == then)
    text = g_strdup_printf (_ ("%u of %u"), now, total);
  else
    /* Translators: how many studies have a theme, would have it, and are there: "7 → 8 of 12" */
    text = g_strdup_printf (_ ("%u → %u of %u"), now, then, total);
  gtk_label_set_text (GTK_LABEL (card->studies), text);
}

/* How many studies the card would keep without CODE. */
static guint
studies_without (AnalectBoardCard *card, AnalectId code)
{
  g_autoptr (GArray) all = analect_figures_evidence (card->workbench, analect_board_card_get_code (card));
  g_autoptr (GArray) gone = analect_figures_evidence (card->workbench, code);
  g_autoptr (GHashTable) moved = g_hash_table_new (NULL, NULL);
  AnalectTally stays, moves;

  for (guint i = 0; i < gone->len; i++)
    g_hash_table_add (moved, GUINT_TO_POINTER (g_array_index (gone, AnalectId, i)));
  analect_figures_split (card->workbench, all, moved, &stays, &moves);
  return stays.studies;
}

void
analect_board_card_preview (AnalectBoardCard *card, AnalectId code)
{
  AnalectId own = analect_board_card_get_code (card);
  const AnalectId both[] = { own, code };
  guint now = analect_figures_studies (card->workbench, own), then = now;

  g_return_if_fail (ANALECT_IS_BOARD_CARD (card));
  if (code != ANALECT_ID_NONE && analect_code_parent (card->workbench, code) == own)
    then = studies_without (card, code);
  else if (code != ANALECT_ID_NONE)
    then = analect_figures_union (card->workbench, both, G_N_ELEMENTS (both));
  set_number (card, now, then);
  analect_study_strip_set_would (ANALECT_STUDY_STRIP (card->strip), then > now ? code : ANALECT_ID_NONE);
}

void
analect_board_card_set_target (AnalectBoardCard *card, gboolean target)
{
  if (target)
    gtk_widget_add_css_class (GTK_WIDGET (card), "an-drop");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (card), "an-drop");
}

static void
counts_changed (AnalectBoardCard *card)
{
  analect_board_card_preview (card, ANALECT_ID_NONE);
}

/* A code, and below it, moved in, those that stand under it. */
static GtkWidget *
make_code (gpointer item, gpointer data)
{
  AnalectBoardCard *card = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *below = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *node = analect_board_node_new (card->workbench, item, ANALECT_NODE_CODE);

  g_signal_emit (card, signals[NODE_ADDED], 0, node);
  gtk_widget_set_margin_start (below, 14);
  gtk_box_append (GTK_BOX (box), node);
  gtk_box_append (GTK_BOX (box), below);
  analect_board_bind (GTK_BOX (below), analect_code_item_get_children (item), make_code, card);
  return box;
}

void
analect_board_card_fill (AnalectBoardCard *card)
{
  GtkWidget *title = analect_board_node_new (card->workbench, card->item, ANALECT_NODE_THEME);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  g_return_if_fail (ANALECT_IS_BOARD_CARD (card));
  card->strip = analect_study_strip_new (card->workbench);
  /* The board's arrows go from code to code; the strip is worked on the card of the code. */
  gtk_widget_set_focusable (card->strip, FALSE);
  analect_study_strip_set_compact (ANALECT_STUDY_STRIP (card->strip), TRUE);
  gtk_widget_set_hexpand (card->strip, TRUE);
  analect_study_strip_set_code (ANALECT_STUDY_STRIP (card->strip), analect_board_card_get_code (card));
  card->studies = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (card->studies), 1);
  gtk_widget_add_css_class (card->studies, "an-meta");
  gtk_widget_add_css_class (card->studies, "numeric");
  gtk_box_append (GTK_BOX (line), card->strip);
  gtk_box_append (GTK_BOX (line), card->studies);
  gtk_widget_set_margin_start (line, 10);
  gtk_widget_set_margin_end (line, 10);
  card->codes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (card->box), title);
  gtk_box_append (GTK_BOX (card->box), line);
  gtk_box_append (GTK_BOX (card->box), card->codes);
  g_signal_emit (card, signals[NODE_ADDED], 0, title);
  analect_board_bind (GTK_BOX (card->codes), analect_code_item_get_children (card->item), make_code, card);
  counts_changed (card);
}

static void
analect_board_card_dispose (GObject *object)
{
  AnalectBoardCard *card = ANALECT_BOARD_CARD (object);

  g_clear_pointer (&card->box, gtk_widget_unparent);
  g_clear_object (&card->item);
  g_clear_object (&card->workbench);
  G_OBJECT_CLASS (analect_board_card_parent_class)->dispose (object);
}

static void
analect_board_card_class_init (AnalectBoardCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_board_card_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "boardcard");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST);
  signals[NODE_ADDED] = g_signal_new ("node-added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 1, ANALECT_TYPE_BOARD_NODE);
}

static void
analect_board_card_init (AnalectBoardCard *card)
{
  card->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_parent (card->box, GTK_WIDGET (card));
  gtk_widget_add_css_class (GTK_WIDGET (card), "an-card");
}

GtkWidget *
analect_board_card_new (AnalectWorkbench *workbench, AnalectCodeItem *item)
{
  AnalectBoardCard *card = g_object_new (ANALECT_TYPE_BOARD_CARD, NULL);

  card->workbench = g_object_ref (workbench);
  card->item = g_object_ref (item);
  g_signal_connect_object (workbench, "counts-changed", G_CALLBACK (counts_changed), card, G_CONNECT_SWAPPED);
  return GTK_WIDGET (card);
}
