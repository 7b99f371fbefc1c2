/* Columns of the table of records; see the header.
 *
 * A cell follows its item: it listens to it between bind and unbind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-cells.h"

#include <string.h>

#include <glib/gi18n.h>

const AnalectRecordColumnInfo analect_record_columns[ANALECT_N_RECORD_COLUMNS] = {
  [ANALECT_RECORD_AUTHOR] = { "author", "column", NC_ ("column", "Author"), 148, TRUE },
  [ANALECT_RECORD_YEAR] = { "year", "column", NC_ ("column", "Year"), 46, TRUE },
  [ANALECT_RECORD_TITLE] = { "title", "column", NC_ ("column", "Title"), -1, TRUE },
  [ANALECT_RECORD_DECISION] = { "decision", "column", NC_ ("column", "Decision"), 104, TRUE },
  [ANALECT_RECORD_TEXT] = { "text", "column", NC_ ("column", "Text"), 46, TRUE },
  [ANALECT_RECORD_JOURNAL] = { "journal", "column", NC_ ("column", "Journal or book"), 150, FALSE },
  [ANALECT_RECORD_FOUND_IN] = { "found-in", "column", NC_ ("column", "Found in"), 110, FALSE },
  [ANALECT_RECORD_STUDY] = { "study", "column", NC_ ("column", "Study"), 120, FALSE },
  [ANALECT_RECORD_NOTE] = { "note", "column", NC_ ("column", "Note"), 140, FALSE },
};

const char *
analect_record_column_label (AnalectRecordColumn column)
{
  return g_dpgettext2 (NULL, analect_record_columns[column].label_context, analect_record_columns[column].label);
}

/* What cells say */

static char *
searches_text (AnalectRecordItem *item)
{
  const AnalectRows *rows = analect_workbench_get_rows (item->workbench);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; item->searches != NULL && i < item->searches->len; i++)
    {
      const AnalectRow *search = analect_rows_get (rows, g_array_index (item->searches, AnalectId, i));

      if (search != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "",
                                analect_row_string (search, ANALECT_SEARCH_SOURCE));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
field_text (AnalectRecordItem *item, AnalectField field)
{
  const AnalectRow *row = analect_record_item_get_row (item);

  return row ? analect_row_string (row, field) : "";
}

char *
analect_record_column_text (AnalectRecordColumn column, AnalectRecordItem *item)
{
  switch (column)
    {
    case ANALECT_RECORD_AUTHOR:
      return g_strdup (item->author);
    case ANALECT_RECORD_YEAR:
      return item->year != 0 ? g_strdup_printf ("%d", item->year) : g_strdup ("");
    case ANALECT_RECORD_TITLE:
      return g_strdup (analect_record_item_get_title (item));
    case ANALECT_RECORD_DECISION:
      return g_strdup (analect_record_state_label (item->state));
    case ANALECT_RECORD_TEXT:
      return g_strdup (item->flags & ANALECT_RECORD_HAS_TEXT ? _ ("Has a text") : "");
    case ANALECT_RECORD_JOURNAL:
      return g_strdup (field_text (item, ANALECT_REFERENCE_CONTAINER));
    case ANALECT_RECORD_FOUND_IN:
      return searches_text (item);
    case ANALECT_RECORD_STUDY:
      return g_strdup (item->study != ANALECT_ID_NONE ? analect_workbench_get_study_label (item->workbench, item->study)
                                                      : "");
    case ANALECT_RECORD_NOTE:
      return g_strdelimit (g_strdup (field_text (item, ANALECT_REFERENCE_NOTE)), "\n", ' ');
    case ANALECT_N_RECORD_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static int
compare_keys (const char *one, const char *other)
{
  if ((*one == '\0') != (*other == '\0'))
    return *one == '\0' ? 1 : -1;
  return strcmp (one, other);
}

int
analect_record_column_compare (AnalectRecordColumn column, AnalectRecordItem *one, AnalectRecordItem *other)
{
  g_autofree char *text = NULL, *other_text = NULL;

  switch ((int) column)
    {
    case ANALECT_RECORD_AUTHOR:
      return compare_keys (analect_record_item_get_author_key (one), analect_record_item_get_author_key (other));
    case ANALECT_RECORD_YEAR:
      if ((one->year == 0) != (other->year == 0))
        return one->year == 0 ? 1 : -1;
      return (one->year > other->year) - (one->year < other->year);
    case ANALECT_RECORD_TITLE:
      return compare_keys (analect_record_item_get_title_key (one), analect_record_item_get_title_key (other));
    case ANALECT_RECORD_DECISION:
      return (int) one->state - (int) other->state;
    case ANALECT_RECORD_TEXT:
      return (int) (other->flags & ANALECT_RECORD_HAS_TEXT) - (int) (one->flags & ANALECT_RECORD_HAS_TEXT);
    default:
      text = analect_record_column_text (column, one);
      other_text = analect_record_column_text (column, other);
      if (*text == '\0' || *other_text == '\0')
        return compare_keys (text, other_text);
      return g_utf8_collate (text, other_text);
    }
}

/* Cells */

#define COLUMN_KEY "analect-column"

static AnalectRecordColumn
column_of (gpointer factory)
{
  return (AnalectRecordColumn) GPOINTER_TO_INT (g_object_get_data (factory, COLUMN_KEY));
}

static GtkWidget *
make_label (AnalectRecordColumn column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, "an-shorten");
  if (column == ANALECT_RECORD_YEAR)
    gtk_widget_add_css_class (label, "numeric");
  return label;
}

static void
set_up (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  AnalectRecordColumn column = column_of (factory);
  GtkWidget *box;

  if (column == ANALECT_RECORD_TEXT)
    {
      gtk_list_item_set_child (cell, gtk_image_new ());
      return;
    }
  if (column != ANALECT_RECORD_DECISION)
    {
      gtk_list_item_set_child (cell, make_label (column));
      return;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), make_label (column));
  gtk_list_item_set_child (cell, box);
}

static void
show_state_icon (GtkWidget *icon, AnalectRecordState state)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), analect_record_state_icon (state));
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 14);
  if (state == ANALECT_RECORD_INCLUDED)
    gtk_widget_add_css_class (icon, "an-good");
  else
    gtk_widget_remove_css_class (icon, "an-good");
}

static void
show_text_icon (GtkWidget *icon, AnalectRecordItem *item)
{
  gboolean has_text = (item->flags & ANALECT_RECORD_HAS_TEXT) != 0;

  if (has_text)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), "text-x-generic-symbolic");
  else
    gtk_image_clear (GTK_IMAGE (icon));
  gtk_widget_set_tooltip_text (icon, has_text ? _ ("Has a text") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  has_text ? _ ("Has a text") : "", -1);
}

static void
show_item (GtkListItem *cell)
{
  AnalectRecordItem *item = gtk_list_item_get_item (cell);
  AnalectRecordColumn column = (AnalectRecordColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), COLUMN_KEY));
  GtkWidget *child = gtk_list_item_get_child (cell), *label = child;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  if (column == ANALECT_RECORD_TEXT)
    {
      show_text_icon (child, item);
      return;
    }
  if (column == ANALECT_RECORD_DECISION)
    {
      show_state_icon (gtk_widget_get_first_child (child), item->state);
      label = gtk_widget_get_last_child (child);
    }
  text = analect_record_column_text (column, item);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, *text != '\0' ? text : NULL);
}

static void
bind (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  g_object_set_data (G_OBJECT (cell), COLUMN_KEY, GINT_TO_POINTER (column_of (factory)));
  show_item (cell);
  g_signal_connect_swapped (gtk_list_item_get_item (cell), "changed", G_CALLBACK (show_item), cell);
}

static void
unbind (GtkSignalListItemFactory *factory, GtkListItem *cell)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (cell), show_item, cell);
}

GtkListItemFactory *
analect_record_column_factory (AnalectRecordColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), COLUMN_KEY, GINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind), NULL);
  return factory;
}

/* References in one line */

static void
append_part (GString *line, const char *before, const char *part, const char *after)
{
  if (*part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, before);
  g_string_append (line, part);
  g_string_append (line, after);
}

/* Page ranges have a dash between numbers. */
static char *
set_pages (const char *pages)
{
  g_auto (GStrv) parts = g_strsplit (pages, "-", -1);

  return g_strjoinv ("–", parts);
}

char *
analect_record_source_line (const AnalectRow *row)
{
  GString *line = g_string_new (NULL);
  gint64 year = analect_row_integer (row, ANALECT_REFERENCE_YEAR);
  const char *issue = analect_row_string (row, ANALECT_REFERENCE_ISSUE);
  g_autofree char *pages = set_pages (analect_row_string (row, ANALECT_REFERENCE_PAGES));
  g_autofree char *number = year != 0 ? g_strdup_printf ("%d", (int) year) : g_strdup ("");

  append_part (line, "", analect_row_string (row, ANALECT_REFERENCE_CONTAINER), "");
  append_part (line, ", ", number, "");
  append_part (line, ", ", analect_row_string (row, ANALECT_REFERENCE_VOLUME), "");
  if (*issue != '\0')
    g_string_append_printf (line, " (%s)", issue);
  append_part (line, ", ", pages, "");
  return g_string_free (line, FALSE);
}

char *
analect_record_citation (const AnalectRow *row)
{
  GString *line = g_string_new (NULL);
  gint64 year = analect_row_integer (row, ANALECT_REFERENCE_YEAR);
  const char *issue = analect_row_string (row, ANALECT_REFERENCE_ISSUE);
  const char *doi = analect_row_string (row, ANALECT_REFERENCE_DOI);
  g_autofree char *pages = set_pages (analect_row_string (row, ANALECT_REFERENCE_PAGES));

  append_part (line, "", analect_row_string (row, ANALECT_REFERENCE_AUTHORS), "");
  g_string_append (line, line->len > 0 ? " " : "");
  if (year != 0)
    g_string_append_printf (line, "(%d).", (int) year);
  else
    g_string_append_printf (line, "(%s).", C_ ("no date", "n.d."));
  append_part (line, " ", analect_row_string (row, ANALECT_REFERENCE_TITLE), ".");
  append_part (line, " ", analect_row_string (row, ANALECT_REFERENCE_CONTAINER), "");
  append_part (line, ", ", analect_row_string (row, ANALECT_REFERENCE_VOLUME), "");
  if (*issue != '\0')
    g_string_append_printf (line, "(%s)", issue);
  append_part (line, ", ", pages, "");
  if (line->str[line->len - 1] != '.')
    g_string_append_c (line, '.');
  if (*doi != '\0')
    g_string_append_printf (line, " https://doi.org/%s", doi);
  return g_string_free (line, FALSE);
}
