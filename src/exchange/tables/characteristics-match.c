/* A table of characteristics compared with a project: which rows are which studies, and what would change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics-private.h"

#include "enumerations.h"
#include "exchange-error.h"
#include "match-key.h"
#include "study-finder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_BETWEEN_LOOKS 64u

/* Values of one cell that are compared with those there are; more are not compared one with each other. */
#define MAX_COMPARED 1024u

typedef struct
{
  AnalectCharacteristics *table;
  const AnalectRows *rows;
  AnalectStudyFinder *finder;
  AnalectValueIndex values;
  AnalectReaderReport report;
  GHashTable *taken; /* study (as pointer) → row */
  GHashTable *added; /* key of the name of an added study → row */
  gboolean create;
} Matching;

static gboolean
is_blank_row (const AnalectCsv *csv, guint row)
{
  for (guint i = 0; i < analect_csv_get_n_cells (csv, row); i++)
    if (*analect_csv_get_cell (csv, row, i) != '\0')
      return FALSE;
  return TRUE;
}

static guint
get_line (const Matching *matching, guint row)
{
  return analect_csv_get_line (matching->table->csv, row);
}

/* Notes that ROW is about the study with this KEY in TABLE; FALSE when another row was before it. */
static gboolean
take (Matching *matching, GHashTable *table, gpointer key, guint row, const char *quote)
{
  if (g_hash_table_contains (table, key))
    {
      analect_reader_report_add (&matching->report, ANALECT_SEVERITY_ERROR, get_line (matching, row),
                                 _ ("There is a row for %s before this one, which was left out"), quote);
      return FALSE;
    }
  g_hash_table_insert (table, key, GUINT_TO_POINTER (row));
  return TRUE;
}

/* A row about a study that the project does not have. */
static void
match_new (Matching *matching, guint row, const char *quote, gboolean is_ambiguous)
{
  AnalectTableRow *match = analect_characteristics_row (matching->table, row);
  g_autofree char *key = analect_match_key (match->name);

  if (is_ambiguous)
    analect_reader_report_add (
        &matching->report, ANALECT_SEVERITY_ERROR, get_line (matching, row),
        _ ("Several studies are called %s; name this one by its number or DOI. The row was left out"), quote);
  else if (!matching->create || *key == '\0')
    analect_reader_report_add (&matching->report, ANALECT_SEVERITY_ERROR, get_line (matching, row),
                               _ ("There is no study %s; the row was left out"), quote);
  else if (take (matching, matching->added, key, row, quote))
    {
      analect_reader_report_add (&matching->report, ANALECT_SEVERITY_NOTE, get_line (matching, row),
                                 _ ("There is no study %s; it is added"), quote);
      match->reference = analect_study_finder_find_reference (matching->finder, match->name);
      match->is_matched = match->is_changed = TRUE;
      key = NULL; /* belongs to the table of added studies now */
    }
}

static void
match_row (Matching *matching, guint row)
{
  AnalectCsv *csv = matching->table->csv;
  AnalectTableRow *match = analect_characteristics_row (matching->table, row);
  g_autofree char *quote = NULL;
  gboolean is_ambiguous;

  match->name = analect_cell_read_name (analect_csv_get_cell (csv, row, 0));
  if (*match->name == '\0')
    {
      if (!is_blank_row (csv, row))
        analect_reader_report_add (&matching->report, ANALECT_SEVERITY_ERROR, get_line (matching, row),
                                   _ ("The row does not say which study it is about and was left out"));
      return;
    }
  quote = analect_reader_report_quote (match->name, strlen (match->name));
  match->study = analect_study_finder_find (matching->finder, match->name, &is_ambiguous);
  if (match->study == ANALECT_ID_NONE)
    match_new (matching, row, quote, is_ambiguous);
  else
    match->is_matched = take (matching, matching->taken, GUINT_TO_POINTER (match->study), row, quote);
}

/* Whether the existing value is what the cell says. */
static gboolean
is_same (const AnalectRow *row, const AnalectCellValue *value)
{
  g_autofree char *text = NULL;

  if (analect_row_integer (row, ANALECT_VALUE_REPORTED) != value->reported)
    return FALSE;
  if (value->reported == ANALECT_REPORTED_NO)
    return TRUE;
  text = g_strstrip (g_strdup (analect_row_string (row, ANALECT_VALUE_TEXT)));
  return strcmp (text, value->text) == 0;
}

/* Takes those of the values THERE away that say the same as VALUE; FALSE when there are none. */
static gboolean
drop_same (const Matching *matching, GArray *there, const AnalectCellValue *value)
{
  guint n = MIN (there->len, MAX_COMPARED), before = there->len;

  for (guint i = n; i > 0; i--)
    if (is_same (analect_rows_get (matching->rows, g_array_index (there, AnalectId, i - 1)), value))
      g_array_remove_index (there, i - 1);
  return there->len < before;
}

/* Takes out of VALUES and THERE what they have in common. Where that is all, values there that say nothing may stay. */
static void
drop_common (const Matching *matching, GArray *values, GArray *there)
{
  const AnalectCellValue nothing = { (char *) "", ANALECT_REPORTED_YES };

  for (guint i = MIN (values->len, MAX_COMPARED); i > 0; i--)
    if (drop_same (matching, there, &g_array_index (values, AnalectCellValue, i - 1)))
      g_array_remove_index (values, i - 1);
  if (values->len == 0)
    drop_same (matching, there, &nothing);
}

static void
add_edit (Matching *matching, guint row, guint column, AnalectId id, const AnalectCellValue *value)
{
  AnalectValueEdit edit = { row, column, id, NULL, ANALECT_REPORTED_YES };

  if (value != NULL)
    {
      edit.text = g_strdup (value->text);
      edit.reported = value->reported;
    }
  g_array_append_val (matching->table->edits, edit);
}

/* Says that what the project has is replaced. */
static void
report_replaced (Matching *matching, guint row, const AnalectColumn *column, const GArray *there)
{
  const AnalectTableRow *match = analect_characteristics_row (matching->table, row);
  g_autoptr (GString) before = g_string_new (NULL);

  for (guint i = 0; i < there->len; i++)
    {
      const AnalectRow *value = analect_rows_get (matching->rows, g_array_index (there, AnalectId, i));

      analect_cell_append (before, analect_row_string (value, ANALECT_VALUE_TEXT),
                           (int) analect_row_integer (value, ANALECT_VALUE_REPORTED), FALSE);
    }
  analect_reader_report_add (&matching->report, ANALECT_SEVERITY_NOTE, get_line (matching, row),
                             _ ("“%s” of %s was “%s” in the project and is replaced"), column->name,
                             analect_study_finder_get_label (matching->finder, match->study), before->str);
}

/* Collects the choices that a characteristic does not offer yet. */
static void
note_choices (AnalectColumn *column, const GArray *values)
{
  for (guint i = 0; column->type == ANALECT_ATTRIBUTE_TYPE_CHOICE && i < values->len; i++)
    {
      const AnalectCellValue *value = &g_array_index (values, AnalectCellValue, i);
      char *choice;

      if (*value->text == '\0' || strchr (value->text, '\n') != NULL
          || g_hash_table_contains (column->choices, value->text))
        continue;
      choice = g_strdup (value->text);
      g_hash_table_add (column->choices, choice);
      g_ptr_array_add (column->new_choices, choice);
    }
}

static void
match_cell (Matching *matching, guint row, guint number)
{
  AnalectColumn *column = analect_characteristics_column (matching->table, number);
  AnalectTableRow *match = analect_characteristics_row (matching->table, row);
  g_autoptr (GArray) values = analect_characteristics_read_cell (matching->table, row, number, &matching->report);
  g_autoptr (GArray) there = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  guint i = 0;

  if (values->len == 0)
    return;
  if (match->study != ANALECT_ID_NONE && column->attribute != ANALECT_ID_NONE)
    analect_value_index_collect (&matching->values, match->study, column->attribute, there);
  note_choices (column, values);
  column->becomes_multiple |= !column->multiple && values->len > 1;
  drop_common (matching, values, there);
  if (there->len > 0)
    report_replaced (matching, row, column, there);
  for (; i < values->len; i++)
    add_edit (matching, row, number, i < there->len ? g_array_index (there, AnalectId, i) : ANALECT_ID_NONE,
              &g_array_index (values, AnalectCellValue, i));
  for (; i < there->len; i++)
    add_edit (matching, row, number, g_array_index (there, AnalectId, i), NULL);
  match->is_changed |= values->len > 0 || there->len > 0;
}

static gboolean
is_cancelled (GCancellable *cancellable, GError **error)
{
  if (!g_cancellable_is_cancelled (cancellable))
    return FALSE;
  g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED, _ ("reading was cancelled"));
  return TRUE;
}

static gboolean
match_rows (Matching *matching, GCancellable *cancellable, GError **error)
{
  AnalectCharacteristics *table = matching->table;

  for (guint row = 1; row < table->rows->len; row++)
    {
      if (row % ROWS_BETWEEN_LOOKS == 0 && is_cancelled (cancellable, error))
        return FALSE;
      match_row (matching, row);
    }
  analect_characteristics_match_columns (table, matching->rows, matching->values.several, &matching->report);
  for (guint row = 1; row < table->rows->len; row++)
    {
      if (row % ROWS_BETWEEN_LOOKS == 0 && is_cancelled (cancellable, error))
        return FALSE;
      for (guint column = 1; analect_characteristics_row (table, row)->is_matched && column < table->columns->len;
           column++)
        if (analect_characteristics_column (table, column)->name != NULL)
          match_cell (matching, row, column);
    }
  return TRUE;
}

static void
report_columns (Matching *matching)
{
  for (guint i = 1; i < matching->table->columns->len; i++)
    {
      const AnalectColumn *column = analect_characteristics_column (matching->table, i);

      if (column->becomes_multiple && column->attribute != ANALECT_ID_NONE)
        analect_reader_report_add (&matching->report, ANALECT_SEVERITY_NOTE,
                                   analect_csv_get_line (matching->table->csv, 0),
                                   _ ("“%s” had one value for each study and now may have several"), column->name);
    }
}

gboolean
analect_characteristics_match (AnalectCharacteristics *table, const AnalectRows *rows, gboolean create,
                               AnalectProblems *problems, GCancellable *cancellable, GError **error)
{
  Matching matching = { .table = table, .rows = rows, .create = create };
  gboolean is_done;

  matching.report = (AnalectReaderReport){ .problems = problems, .file = table->file };
  matching.finder = analect_study_finder_new (rows);
  matching.taken = g_hash_table_new (NULL, NULL);
  matching.added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  analect_value_index_init (&matching.values, rows);
  is_done = match_rows (&matching, cancellable, error);
  report_columns (&matching);
  analect_reader_report_end (&matching.report);
  analect_value_index_clear (&matching.values);
  analect_study_finder_free (matching.finder);
  g_hash_table_unref (matching.taken);
  g_hash_table_unref (matching.added);
  return is_done;
}
