/* Exporting a chart; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "export-dialog.h"

#include "files.h"
#include "look.h"
#include "message.h"

#include <glib/gi18n.h>

static const double resolutions[] = { 96, 192, 300, 600 };
#define USUAL_RESOLUTION 2

struct _AnalectExportDialog
{
  GtkWindow parent_instance;

  AnalectWorkbench *workbench;
  AnalectChart *chart;
  GtkWidget *formats[ANALECT_N_EXPORTS];
  GtkWidget *resolution, *style, *numbers, *export;
};

/* What was chosen last in this session. */
static AnalectChartExport last = { ANALECT_EXPORT_SVG, 300, ANALECT_STYLE_PRINT, TRUE };

G_DEFINE_FINAL_TYPE (AnalectExportDialog, analect_export_dialog, GTK_TYPE_WINDOW)

void
analect_export_dialog_get_choice (AnalectExportDialog *dialog, AnalectChartExport *choice)
{
  guint resolution = gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->resolution));

  choice->format = ANALECT_EXPORT_SVG;
  for (int i = 0; i < ANALECT_N_EXPORTS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dialog->formats[i])))
      choice->format = (AnalectExportFormat) i;
  choice->dpi = resolutions[MIN (resolution, G_N_ELEMENTS (resolutions) - 1)];
  choice->style =
      gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->style)) == 0 ? ANALECT_STYLE_PRINT : analect_look_get_style ();
  choice->numbers = gtk_check_button_get_active (GTK_CHECK_BUTTON (dialog->numbers));
}

/* Only pixels have a resolution. */
static void
on_format_toggled (AnalectExportDialog *dialog)
{
  gtk_widget_set_sensitive (dialog->resolution,
                            gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (dialog->formats[ANALECT_EXPORT_PNG])));
}

/* Writing */

typedef struct
{
  AnalectWorkbench *workbench;
  char *path;
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->workbench);
  g_free (writing->path);
  g_free (writing);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Writing *writing = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (writing->path), *text = NULL;

  if (analect_chart_export_finish (result, &error))
    {
      text = g_strdup_printf (_ ("Chart exported to “%s”"), name);
      analect_workbench_toast (writing->workbench, text, FALSE);
    }
  else
    {
      text = g_strdup_printf (_ ("%s\n\nThe project is not affected. Export again, perhaps into another folder."),
                              error->message);
      analect_workbench_message (writing->workbench, _ ("The chart could not be exported"), text);
    }
  writing_free (writing);
}

void
analect_export_dialog_write (AnalectExportDialog *dialog, const char *path)
{
  Writing *writing = g_new0 (Writing, 1);

  analect_export_dialog_get_choice (dialog, &last);
  writing->workbench = g_object_ref (dialog->workbench);
  writing->path = analect_chart_export_path (path, last.format);
  analect_chart_export_async (dialog->chart, &last, path, NULL, on_written, writing);
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
on_file_chosen (GListModel *files, gpointer data)
{
  g_autoptr (AnalectExportDialog) dialog = data;
  g_autoptr (GFile) file = files ? g_list_model_get_item (files, 0) : NULL;
  g_autofree char *path = file ? g_file_get_path (file) : NULL;

  if (path != NULL && dialog->chart != NULL)
    analect_export_dialog_write (dialog, path);
  else if (file != NULL)
    analect_workbench_message (dialog->workbench, _ ("The chart could not be exported"),
                               _ ("This place is not on a disk of this computer. Choose another folder."));
}

static void
on_export (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AnalectExportDialog *dialog = ANALECT_EXPORT_DIALOG (widget);
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *name = NULL;
  AnalectChartExport choice;

  analect_export_dialog_get_choice (dialog, &choice);
  name = analect_chart_export_path (dialog->chart->kind->name, choice.format);
  gtk_file_filter_add_suffix (filter, analect_chart_export_ending (choice.format) + 1);
  gtk_file_filter_set_name (filter, gtk_button_get_label (GTK_BUTTON (dialog->formats[choice.format])));
  g_list_store_append (filters, filter);
  analect_files_choose (GTK_WINDOW (dialog), ANALECT_FILES_SAVE, _ ("Export chart"), _ ("_Export"), name,
                        G_LIST_MODEL (filters), on_file_chosen, g_object_ref (dialog));
}

/* The dialog */

static void
analect_export_dialog_dispose (GObject *object)
{
  AnalectExportDialog *dialog = ANALECT_EXPORT_DIALOG (object);

  g_clear_pointer (&dialog->chart, analect_chart_unref);
  g_clear_object (&dialog->workbench);
  G_OBJECT_CLASS (analect_export_dialog_parent_class)->dispose (object);
}

static void
analect_export_dialog_class_init (AnalectExportDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_export_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/analect/Analect/ui/export-dialog.ui");
  gtk_widget_class_bind_template_child_full (widget_class, "svg", FALSE,
                                             G_STRUCT_OFFSET (AnalectExportDialog, formats[ANALECT_EXPORT_SVG]));
  gtk_widget_class_bind_template_child_full (widget_class, "pdf", FALSE,
                                             G_STRUCT_OFFSET (AnalectExportDialog, formats[ANALECT_EXPORT_PDF]));
  gtk_widget_class_bind_template_child_full (widget_class, "png", FALSE,
                                             G_STRUCT_OFFSET (AnalectExportDialog, formats[ANALECT_EXPORT_PNG]));
  gtk_widget_class_bind_template_child (widget_class, AnalectExportDialog, resolution);
  gtk_widget_class_bind_template_child (widget_class, AnalectExportDialog, style);
  gtk_widget_class_bind_template_child (widget_class, AnalectExportDialog, numbers);
  gtk_widget_class_bind_template_child (widget_class, AnalectExportDialog, export);
  gtk_widget_class_bind_template_callback (widget_class, on_format_toggled);
  gtk_widget_class_install_action (widget_class, "export.choose", NULL, on_export);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
analect_export_dialog_init (AnalectExportDialog *dialog)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = USUAL_RESOLUTION;

  gtk_widget_init_template (GTK_WIDGET (dialog));
  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      /* Translators: the resolution of a picture, in dots per inch. */
      gtk_string_list_take (names, g_strdup_printf (_ ("%.0f dpi"), resolutions[i]));
      if (resolutions[i] == last.dpi)
        chosen = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (dialog->resolution), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->resolution), chosen);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (dialog->formats[last.format]), TRUE);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (dialog->style), last.style == ANALECT_STYLE_PRINT ? 0 : 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (dialog->numbers), last.numbers);
  on_format_toggled (dialog);
}

AnalectExportDialog *
analect_export_dialog_show (GtkWindow *parent, AnalectWorkbench *workbench, AnalectChart *chart)
{
  AnalectExportDialog *dialog = g_object_new (ANALECT_TYPE_EXPORT_DIALOG, "transient-for", parent, "modal", TRUE, NULL);

  dialog->workbench = g_object_ref (workbench);
  dialog->chart = analect_chart_ref (chart);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}
