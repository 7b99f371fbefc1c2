/* Rows of problems; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-problems.h"

#include "import-pairs.h"

#include <glib/gi18n.h>

#define MOST_SHOWN 200

typedef struct
{
  guint file, line;
  AnalectShowLine show;
  gpointer data;
} Place;

static void
on_show (GtkButton *button, Place *place)
{
  place->show (place->file, place->line, place->data);
}

static void
free_place (gpointer data, GClosure *closure)
{
  g_free (data);
}

static GtkWidget *
make_icon (AnalectSeverity severity)
{
  static const char *const icons[] = { "dialog-information-symbolic", "dialog-warning-symbolic",
                                       "dialog-error-symbolic" };
  const char *const names[] = { _ ("Note"), _ ("Warning"), _ ("Left out") };
  GtkWidget *icon = gtk_image_new_from_icon_name (icons[severity]);

  gtk_widget_add_css_class (icon, severity == ANALECT_SEVERITY_ERROR     ? "error"
                                  : severity == ANALECT_SEVERITY_WARNING ? "warning"
                                                                         : "an-dim");
  gtk_widget_set_tooltip_text (icon, names[severity]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, names[severity], -1);
  return icon;
}

static GtkWidget *
make_show_button (const AnalectProblem *problem, guint file, const char *where, AnalectShowLine show, gpointer data)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Show line"));
  g_autofree char *name = g_strdup_printf ("%s, %s", _ ("Show line"), where);
  Place *place = g_new0 (Place, 1);

  *place = (Place){ file, problem->line, show, data };
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "an-link");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_show), place, free_place, 0);
  return button;
}

static GtkWidget *
make_row (const AnalectProblem *problem, const AnalectImportFile *file, guint number, GtkSizeGroup *places,
          AnalectShowLine show, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *where, *what, *row = gtk_list_box_row_new ();
  g_autofree char *name = analect_import_file_name (file), *place = NULL, *whole = NULL;

  place = problem->line > 0 ? g_strdup_printf ("%s:%u", name, problem->line) : g_strdup (name);
  where = gtk_label_new (place);
  what = gtk_label_new (problem->message);
  gtk_widget_add_css_class (where, "monospace");
  gtk_widget_add_css_class (where, "an-shorten");
  gtk_widget_set_tooltip_text (where, place);
  gtk_label_set_ellipsize (GTK_LABEL (where), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (where), 28);
  gtk_label_set_xalign (GTK_LABEL (where), 0);
  gtk_size_group_add_widget (places, where);
  gtk_label_set_xalign (GTK_LABEL (what), 0);
  gtk_label_set_wrap (GTK_LABEL (what), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (what), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (what, TRUE);
  gtk_widget_set_size_request (box, -1, 30);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 6);
  gtk_box_append (GTK_BOX (box), make_icon (problem->severity));
  gtk_box_append (GTK_BOX (box), where);
  gtk_box_append (GTK_BOX (box), what);
  if (problem->line > 0)
    gtk_box_append (GTK_BOX (box), make_show_button (problem, number, place, show, data));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  whole = g_strdup_printf ("%s: %s", place, problem->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  return row;
}

static void
append_rest (GtkListBox *list, guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u more problem", "%u more problems", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "an-dim");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_size_request (label, -1, 30);
  gtk_list_box_append (list, label);
}

void
analect_import_problems_fill (GtkListBox *list, const AnalectImportPlan *plan, AnalectShowLine show, gpointer data)
{
  g_autoptr (GtkSizeGroup) places = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    {
      const AnalectImportFile *file = analect_import_plan_get_file (plan, i);

      for (guint j = 0; j < file->problems->len; j++)
        if (n++ < MOST_SHOWN)
          gtk_list_box_append (list, make_row (g_ptr_array_index (file->problems, j), file, i, places, show, data));
    }
  if (n > MOST_SHOWN)
    append_rest (list, n - MOST_SHOWN);
}

char *
analect_import_problems_summarise (const AnalectImportPlan *plan)
{
  guint n_kept = 0, n_lost = 0;
  g_autofree char *kept = NULL, *lost = NULL;

  for (guint i = 0; i < analect_import_plan_get_n_files (plan); i++)
    {
      const AnalectProblems *problems = analect_import_plan_get_file (plan, i)->problems;

      for (guint j = 0; j < problems->len; j++)
        if (((AnalectProblem *) g_ptr_array_index (problems, j))->severity == ANALECT_SEVERITY_ERROR)
          n_lost++;
        else
          n_kept++;
    }
  if (n_kept + n_lost == 0)
    return NULL;
  /* Translators: how often something was read although not all was right with it */
  kept = g_strdup_printf (ngettext ("%u read with a note", "%u read with a note", n_kept), n_kept);
  lost = g_strdup_printf (ngettext ("%u could not be read", "%u could not be read", n_lost), n_lost);
  if (n_kept == 0 || n_lost == 0)
    return n_kept == 0 ? g_steal_pointer (&lost) : g_steal_pointer (&kept);
  /* Translators: joins "2 read with a note" and "1 could not be read" */
  return g_strdup_printf (_ ("%s, %s"), kept, lost);
}
