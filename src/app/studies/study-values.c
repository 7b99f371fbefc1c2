/* Values of studies as cells; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "study-values.h"

#include "characteristics-cell.h"
#include "edit-remove.h"

#include <string.h>

#include <glib/gi18n.h>

static int
compare_attributes (gconstpointer a, gconstpointer b, gpointer rows)
{
  const AnalectRow *one = analect_rows_get (rows, *(const AnalectId *) a);
  const AnalectRow *other = analect_rows_get (rows, *(const AnalectId *) b);
  int order =
      strcmp (analect_row_string (one, ANALECT_ATTRIBUTE_ORDER), analect_row_string (other, ANALECT_ATTRIBUTE_ORDER));

  return order != 0 ? order : analect_guid_compare (&one->guid, &other->guid);
}

GArray *
analect_study_values_attributes (const AnalectRows *rows)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id; id = analect_rows_next (rows, id))
    g_array_append_val (ids, id);
  g_array_sort_with_data (ids, compare_attributes, (gpointer) rows);
  return ids;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer rows)
{
  const AnalectRow *one = analect_rows_get (rows, *(const AnalectId *) a);
  const AnalectRow *other = analect_rows_get (rows, *(const AnalectId *) b);
  int order = strcmp (analect_row_string (one, ANALECT_VALUE_TEXT), analect_row_string (other, ANALECT_VALUE_TEXT));

  return order != 0 ? order : analect_guid_compare (&one->guid, &other->guid);
}

GArray *
analect_study_values_get (AnalectWorkbench *workbench, AnalectId study, AnalectId attribute)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (workbench);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_VALUE_STUDY, study); id;
       id = analect_lookup_next (lookup, ANALECT_VALUE_STUDY, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      if (analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE) == attribute
          && analect_row_reference (row, ANALECT_VALUE_SAMPLE) == ANALECT_ID_NONE)
        g_array_append_val (ids, id);
    }
  g_array_sort_with_data (ids, compare_values, (gpointer) rows);
  return ids;
}

/* Whether semicolons divide the cell: not in free text that has one value. */
static gboolean
splits (const AnalectRow *attribute, guint n_values)
{
  return n_values > 1 || analect_row_integer (attribute, ANALECT_ATTRIBUTE_MULTIPLE) != 0
         || analect_row_integer (attribute, ANALECT_ATTRIBUTE_TYPE) != ANALECT_ATTRIBUTE_TYPE_TEXT;
}

char *
analect_study_values_read (AnalectWorkbench *workbench, AnalectId study, AnalectId attribute)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *info = analect_rows_get (rows, attribute);
  g_autoptr (GArray) ids = analect_study_values_get (workbench, study, attribute);
  GString *cell = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      const AnalectRow *value = analect_rows_get (rows, g_array_index (ids, AnalectId, i));
      const char *text = analect_row_string (value, ANALECT_VALUE_TEXT);
      int reported = (int) analect_row_integer (value, ANALECT_VALUE_REPORTED);

      if (*text != '\0' || reported != ANALECT_REPORTED_YES)
        analect_cell_append (cell, text, reported, splits (info, ids->len));
    }
  return g_string_free (cell, FALSE);
}

/* Bringing what was typed into the form of its type */

/* Takes MESSAGE. */
static gboolean
fail (GError **error, char *message)
{
  g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_VALUE, message);
  g_free (message);
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  char *end;

  if (*text == '\0')
    return FALSE;
  g_ascii_strtod (text, &end);
  return *end == '\0';
}

static gboolean
fit (AnalectCellValue *value, const AnalectRow *attribute, GError **error)
{
  const char *name = analect_row_string (attribute, ANALECT_ATTRIBUTE_NAME);
  g_autofree char *lower = g_utf8_strdown (value->text, -1);
  g_autofree char *yes = g_utf8_strdown (C_ ("value", "Yes"), -1), *no = g_utf8_strdown (C_ ("value", "No"), -1);
  gboolean is_yes = g_str_equal (lower, "yes") || g_str_equal (lower, yes);

  if (*value->text == '\0')
    return TRUE;
  switch (analect_row_integer (attribute, ANALECT_ATTRIBUTE_TYPE))
    {
    case ANALECT_ATTRIBUTE_TYPE_NUMBER:
      if (strchr (value->text, '.') == NULL)
        g_strdelimit (value->text, ",", '.');
      /* Translators: what was typed, and the name of the characteristic */
      return is_number (value->text)
             || fail (error, g_strdup_printf (_ ("“%s” is not a number; %s needs one"), value->text, name));
    case ANALECT_ATTRIBUTE_TYPE_YEAR:
      return (strlen (value->text) == 4 && strspn (value->text, "0123456789") == 4)
             /* Translators: what was typed, and the name of the characteristic */
             || fail (error, g_strdup_printf (_ ("“%s” is not a year; %s needs one"), value->text, name));
    case ANALECT_ATTRIBUTE_TYPE_YES_NO:
      if (!is_yes && !g_str_equal (lower, "no") && !g_str_equal (lower, no))
        /* Translators: what was typed, and the name of the characteristic */
        return fail (error,
                     g_strdup_printf (_ ("“%s” is neither yes nor no; %s needs one of them"), value->text, name));
      g_free (value->text);
      value->text = g_strdup (is_yes ? "yes" : "no");
      return TRUE;
    default:
      return TRUE;
    }
}

/* A word that is not yet among the choices becomes the last of them. */
static void
add_choice (AnalectChange *change, AnalectId attribute, const char *text)
{
  AnalectText *before = analect_change_peek (change, attribute, ANALECT_ATTRIBUTE_CHOICES).text;
  g_auto (GStrv) choices = g_strsplit (before ? analect_text_peek (before) : "", "\n", -1);
  g_autofree char *line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autofree char *after = NULL;

  if (*text == '\0' || g_strv_contains ((const char *const *) choices, line))
    return;
  after = before ? g_strconcat (analect_text_peek (before), "\n", line, NULL) : g_strdup (line);
  analect_change_set_string (change, attribute, ANALECT_ATTRIBUTE_CHOICES, after);
}

static void
write_value (AnalectChange *change, AnalectWorkbench *workbench, AnalectId id, AnalectId study, AnalectId attribute,
             const AnalectCellValue *value)
{
  if (id == ANALECT_ID_NONE)
    {
      id = analect_change_add (change, ANALECT_KIND_VALUE);
      analect_change_set_reference (change, id, ANALECT_VALUE_ATTRIBUTE, attribute);
      analect_change_set_reference (change, id, ANALECT_VALUE_STUDY, study);
    }
  else
    /* What was checked was something else. */
    analect_change_set_reference (change, id, ANALECT_VALUE_CHECKER, ANALECT_ID_NONE);
  analect_change_set_string (change, id, ANALECT_VALUE_TEXT, value->text);
  analect_change_set_integer (change, id, ANALECT_VALUE_REPORTED, value->reported);
  analect_change_set_reference (change, id, ANALECT_VALUE_CODER, analect_workbench_get_coder (workbench));
  analect_change_set_integer (change, id, ANALECT_VALUE_AT, analect_time_now ());
}

/* Takes the entity that says VALUE already out of IDS; FALSE when there is none. */
static gboolean
take_same (const AnalectRows *rows, GArray *ids, const AnalectCellValue *value)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (ids, AnalectId, i));

      if (analect_row_integer (row, ANALECT_VALUE_REPORTED) == value->reported
          && strcmp (analect_row_string (row, ANALECT_VALUE_TEXT), value->text) == 0)
        {
          g_array_remove_index (ids, i);
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
analect_study_values_write (AnalectChange *change, AnalectWorkbench *workbench, AnalectId study, AnalectId attribute,
                            const char *cell, GError **error)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *info = analect_rows_get (rows, attribute);
  g_autoptr (GArray) ids = analect_study_values_get (workbench, study, attribute);
  g_autofree char *legal = analect_text_filter (cell, -1, NULL);
  g_autoptr (GArray) values = analect_cell_read (legal, splits (info, ids->len));
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  if (values->len > 1 && values->len > ids->len && !analect_row_integer (info, ANALECT_ATTRIBUTE_MULTIPLE))
    /* Translators: what was typed, and the name of the characteristic */
    return fail (error, g_strdup_printf (_ ("“%s” has several values; %s takes one"), cell,
                                         analect_row_string (info, ANALECT_ATTRIBUTE_NAME)));
  for (guint i = 0; i < values->len; i++)
    if (!fit (&g_array_index (values, AnalectCellValue, i), info, error))
      return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      const AnalectCellValue *value = &g_array_index (values, AnalectCellValue, i);

      if (analect_row_integer (info, ANALECT_ATTRIBUTE_TYPE) == ANALECT_ATTRIBUTE_TYPE_CHOICE)
        add_choice (change, attribute, value->text);
      if (!take_same (rows, ids, value))
        g_array_append_val (open, i);
    }
  for (guint i = 0; i < open->len; i++)
    {
      AnalectId id = ids->len > 0 ? g_array_index (ids, AnalectId, 0) : ANALECT_ID_NONE;

      if (id != ANALECT_ID_NONE)
        g_array_remove_index (ids, 0);
      write_value (change, workbench, id, study, attribute,
                   &g_array_index (values, AnalectCellValue, g_array_index (open, guint, i)));
    }
  if (ids->len > 0)
    analect_edit_add_removal (change, analect_workbench_get_project (workbench), (const AnalectId *) ids->data,
                              ids->len);
  return TRUE;
}

char **
analect_study_values_choices (const AnalectRow *row)
{
  const char *choices = analect_row_string (row, ANALECT_ATTRIBUTE_CHOICES);

  if (analect_row_integer (row, ANALECT_ATTRIBUTE_TYPE) == ANALECT_ATTRIBUTE_TYPE_YES_NO)
    return g_strsplit ("yes\nno", "\n", -1);
  return g_strsplit (choices, "\n", -1);
}

const char *
analect_study_values_word (const char *text)
{
  return strcmp (text, "yes") == 0 ? C_ ("value", "Yes") : strcmp (text, "no") == 0 ? C_ ("value", "No") : text;
}
