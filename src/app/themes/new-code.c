/* Naming something new in the codebook; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "new-code.h"

#include "edit-codebook.h"
#include "text.h"

#include <glib/gi18n.h>

#define N_LEVELS 3

struct _AnalectNewCode
{
  GtkPopover parent_instance;
  AnalectWorkbench *workbench;
  AnalectId beside;
  GtkWidget *levels[N_LEVELS];
  GtkWidget *entry, *place, *add;
};

G_DEFINE_FINAL_TYPE (AnalectNewCode, analect_new_code, GTK_TYPE_POPOVER)

enum
{
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Where something new goes. */
typedef struct
{
  gboolean placed;
  AnalectId parent, after;
  guint level; /* as kept: 0 where depth says the same */
} Place;

static guint
get_level (AnalectNewCode *popover)
{
  for (guint i = 0; i < N_LEVELS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (popover->levels[i])))
      return i + 1;
  return N_LEVELS;
}

/* The entry that ENTRY stands under, or NULL. */
static const AnalectCodebookEntry *
entry_above (const AnalectCodebook *codebook, const AnalectCodebookEntry *entry)
{
  for (const AnalectCodebookEntry *at = entry; at >= codebook->entries; at--)
    if (at->depth + 1 == entry->depth)
      return at;
  return NULL;
}

/* As the last below the nearest code above BESIDE that is of a higher level, right behind the one of the same level. */
static Place
find_place (AnalectNewCode *popover)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (popover->workbench);
  const AnalectCodebookEntry *at = analect_workbench_find_entry (popover->workbench, popover->beside);
  guint level = get_level (popover), depth = 0;
  Place place = { .placed = level < ANALECT_LEVEL_CODE };

  if (at != NULL && at->placement == ANALECT_ID_NONE)
    at = NULL;
  for (; at != NULL; at = entry_above (codebook, at))
    {
      if (at->level < level)
        {
          place.placed = TRUE;
          place.parent = at->code;
          depth = at->depth + 1;
          break;
        }
      place.placed = TRUE;
      place.after = at->code;
    }
  place.level = depth + 1 == level ? 0 : level;
  return place;
}

static void
show_place (AnalectNewCode *popover)
{
  Place place = find_place (popover);
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (popover->workbench), place.parent);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (popover->entry))));
  g_autofree char *text = NULL;

  if (row != NULL)
    /* Translators: what the new code will stand under */
    text = g_strdup_printf (_ ("In “%s”"), analect_row_string (row, ANALECT_CODE_NAME));
  else
    text = g_strdup (place.placed ? _ ("At the top") : _ ("Without a place yet"));
  gtk_label_set_text (GTK_LABEL (popover->place), text);
  gtk_widget_set_sensitive (popover->add, *name != '\0');
}

/* Adds a code called NAME; none, when it could not be added. */
static AnalectId
add_code (AnalectNewCode *popover, const char *name, const char *step)
{
  AnalectId coder = analect_workbench_need_coder (popover->workbench), code;
  AnalectChange *change = analect_project_change (analect_workbench_get_project (popover->workbench), step);

  code = analect_change_add (change, ANALECT_KIND_CODE);
  analect_change_set_string (change, code, ANALECT_CODE_NAME, name);
  analect_change_set_integer (change, code, ANALECT_CODE_CREATED, analect_change_get_time (change));
  analect_change_set_reference (change, code, ANALECT_CODE_CODER, coder);
  return analect_workbench_take (popover->workbench, change, NULL) ? code : ANALECT_ID_NONE;
}

static gboolean
place_code (AnalectNewCode *popover, AnalectId code, const Place *place)
{
  g_autoptr (GError) error = NULL;
  AnalectChange *change;

  if (!place->placed)
    return TRUE;
  change = analect_edit_place (analect_workbench_get_project (popover->workbench), ANALECT_ID_NONE, code, place->parent,
                               place->after, place->level, &error);
  return analect_workbench_take (popover->workbench, change, g_steal_pointer (&error));
}

static void
make (AnalectNewCode *popover)
{
  AnalectProject *project = analect_workbench_get_project (popover->workbench);
  g_autofree char *name = analect_text_filter (gtk_editable_get_text (GTK_EDITABLE (popover->entry)), -1, NULL);
  g_autofree char *step = NULL;
  Place place = find_place (popover);
  AnalectId code;

  if (*g_strstrip (name) == '\0' || !analect_workbench_may_change (popover->workbench))
    return;
  /* Translators: a step that can be undone; %s is a name */
  step = g_strdup_printf (_ ("New code “%s”"), name);
  analect_project_begin_step (project, step);
  code = add_code (popover, name, step);
  if (code != ANALECT_ID_NONE && place_code (popover, code, &place))
    analect_project_end_step (project);
  else
    {
      analect_project_cancel_step (project);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  g_signal_emit (popover, signals[MADE], 0, code);
}

void
analect_new_code_open (AnalectNewCode *popover, guint level, AnalectId beside)
{
  g_return_if_fail (ANALECT_IS_NEW_CODE (popover) && level >= 1 && level <= N_LEVELS);
  if (!analect_workbench_may_change (popover->workbench))
    return;
  popover->beside = beside;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (popover->levels[level - 1]), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (popover->entry), "");
  show_place (popover);
  gtk_popover_popup (GTK_POPOVER (popover));
  gtk_widget_grab_focus (popover->entry);
}

static void
analect_new_code_dispose (GObject *object)
{
  g_clear_object (&ANALECT_NEW_CODE (object)->workbench);
  G_OBJECT_CLASS (analect_new_code_parent_class)->dispose (object);
}

static void
analect_new_code_class_init (AnalectNewCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = analect_new_code_dispose;
  signals[MADE] = g_signal_new ("made", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_UINT);
}

static GtkWidget *
make_levels (AnalectNewCode *popover)
{
  static const char *const labels[N_LEVELS] = { NC_ ("new", "Dimension"), NC_ ("new", "Theme"), NC_ ("new", "Code") };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < N_LEVELS; i++)
    {
      popover->levels[i] = gtk_toggle_button_new_with_label (g_dpgettext2 (NULL, "new", labels[i]));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (popover->levels[i]), GTK_TOGGLE_BUTTON (popover->levels[0]));
      gtk_widget_set_hexpand (popover->levels[i], TRUE);
      gtk_box_append (GTK_BOX (box), popover->levels[i]);
    }
  gtk_widget_add_css_class (box, "linked");
  return box;
}

static void
analect_new_code_init (AnalectNewCode *popover)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), make_levels (popover));
  popover->entry = gtk_entry_new ();
  gtk_widget_set_name (popover->entry, "new-code-name");
  gtk_entry_set_placeholder_text (GTK_ENTRY (popover->entry), _ ("Name"));
  gtk_editable_set_width_chars (GTK_EDITABLE (popover->entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"), -1);
  popover->place = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (popover->place), 0);
  gtk_label_set_ellipsize (GTK_LABEL (popover->place), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (popover->place), 36);
  gtk_widget_add_css_class (popover->place, "an-meta");
  popover->add = gtk_button_new_with_mnemonic (_ ("_Add"));
  gtk_widget_add_css_class (popover->add, "suggested-action");
  gtk_box_append (GTK_BOX (box), popover->entry);
  gtk_box_append (GTK_BOX (box), popover->place);
  gtk_box_append (GTK_BOX (box), popover->add);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (popover->entry, "activate", G_CALLBACK (make), popover);
  g_signal_connect_swapped (popover->entry, "changed", G_CALLBACK (show_place), popover);
  g_signal_connect_swapped (popover->add, "clicked", G_CALLBACK (make), popover);
  for (guint i = 0; i < N_LEVELS; i++)
    g_signal_connect_swapped (popover->levels[i], "toggled", G_CALLBACK (show_place), popover);
}

GtkWidget *
analect_new_code_new (AnalectWorkbench *workbench)
{
  AnalectNewCode *popover = g_object_new (ANALECT_TYPE_NEW_CODE, NULL);

  popover->workbench = g_object_ref (workbench);
  return GTK_WIDGET (popover);
}
