/* Tables of study characteristics: reading, and what kind of table a text is; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics.h"

#include "characteristics-private.h"
#include "exchange-error.h"
#include "match-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes, rows and characters of a heading by which a table is told from running text. */
#define LOOK_BYTES     (32u * 1024u)
#define LOOK_ROWS      24u
#define LONGEST_HEADER 80u

static void
clear_column (gpointer data)
{
  AnalectColumn *column = data;

  g_free (column->name);
  g_clear_pointer (&column->choices, g_hash_table_unref);
  g_clear_pointer (&column->new_choices, g_ptr_array_unref);
}

static void
clear_row (gpointer data)
{
  g_free (((AnalectTableRow *) data)->name);
}

static void
clear_edit (gpointer data)
{
  g_free (((AnalectValueEdit *) data)->text);
}

static void
set_error (GError **error, AnalectExchangeError code, const char *file, const char *message)
{
  g_set_error (error, ANALECT_EXCHANGE_ERROR, code, "%s%s%s", file != NULL ? file : "", file != NULL ? ": " : "",
               message);
}

AnalectCharacteristics *
analect_characteristics_read (const char *text, gsize n_bytes, const char *file, AnalectProblems *problems,
                              GError **error)
{
  g_autoptr (AnalectCsv) csv = analect_csv_parse (text, n_bytes, '\0', file, problems, error);
  AnalectCharacteristics *table;

  if (csv == NULL)
    return NULL;
  if (analect_csv_get_n_rows (csv) == 0)
    {
      set_error (error, ANALECT_EXCHANGE_ERROR_EMPTY, file, _ ("the table is empty"));
      return NULL;
    }
  if (analect_csv_get_n_cells (csv, 0) < 2)
    {
      set_error (error, ANALECT_EXCHANGE_ERROR_FORMAT, file,
                 _ ("a table of characteristics has a column “study” and a column for each characteristic"));
      return NULL;
    }
  table = g_new0 (AnalectCharacteristics, 1);
  table->file = g_strdup (file);
  table->csv = g_steal_pointer (&csv);
  table->columns = g_array_new (FALSE, TRUE, sizeof (AnalectColumn));
  g_array_set_clear_func (table->columns, clear_column);
  table->rows = g_array_new (FALSE, TRUE, sizeof (AnalectTableRow));
  g_array_set_clear_func (table->rows, clear_row);
  table->edits = g_array_new (FALSE, TRUE, sizeof (AnalectValueEdit));
  g_array_set_clear_func (table->edits, clear_edit);
  g_array_set_size (table->columns, analect_csv_get_n_cells (table->csv, 0));
  g_array_set_size (table->rows, analect_csv_get_n_rows (table->csv));
  return table;
}

void
analect_characteristics_free (AnalectCharacteristics *table)
{
  if (table == NULL)
    return;
  g_free (table->file);
  analect_csv_free (table->csv);
  g_array_unref (table->columns);
  g_array_unref (table->rows);
  g_array_unref (table->edits);
  g_free (table);
}

void
analect_characteristics_count (const AnalectCharacteristics *table, AnalectCharacteristicsCounts *counts)
{
  *counts = (AnalectCharacteristicsCounts){ .found = table->rows->len - 1, .values = table->edits->len };
  for (guint i = 1; i < table->rows->len; i++)
    {
      const AnalectTableRow *row = analect_characteristics_row (table, i);

      counts->added += row->is_changed;
      counts->unchanged += row->is_matched && !row->is_changed;
    }
}

/* The beginning of the text with LF line ends, up to the last whole line where there is more. */
static char *
take_beginning (const char *text, gsize n_bytes)
{
  gsize n = MIN (n_bytes, LOOK_BYTES), length = 0;
  char *beginning = g_malloc (n + 1);

  for (gsize i = 0; i < n; i++)
    if (text[i] != '\r')
      beginning[length++] = text[i];
    else if (i + 1 == n || text[i + 1] != '\n')
      beginning[length++] = '\n';
  while (n < n_bytes && length > 0 && beginning[length - 1] != '\n')
    length--;
  beginning[length] = '\0';
  return beginning;
}

/* Whether the first line could be that of a table. */
static gboolean
has_delimiter (const char *text)
{
  const char *delimiter;

  text += strspn (text, "\n");
  delimiter = text + strcspn (text, ",;\t\n");
  return *delimiter != '\0' && *delimiter != '\n';
}

/* The headings as keys, or NULL when they are none: empty, long, or said twice. */
static GPtrArray *
take_headings (const AnalectCsv *csv)
{
  guint n = analect_csv_get_n_cells (csv, 0), n_empty = 0;
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    {
      const char *cell = analect_csv_get_cell (csv, 0, i);
      char *key = analect_match_key (cell);

      g_ptr_array_add (keys, key);
      n_empty += *key == '\0';
      if (g_utf8_strlen (cell, -1) > LONGEST_HEADER || (*key != '\0' && !g_hash_table_add (seen, key)))
        return NULL;
    }
  return n_empty * 4 <= n ? g_steal_pointer (&keys) : NULL;
}

/* How many headings are one of the words in LIST, which blanks divide. */
static guint
count_headings (const GPtrArray *keys, const char *list)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);
  guint n = 0;

  for (guint i = 0; i < keys->len; i++)
    n += g_strv_contains ((const char *const *) words, keys->pdata[i]);
  return n;
}

/* Whether there is a title and a good part of the other columns are about publications too. A table of studies may have
 * the title of each, among many other things. */
static gboolean
is_about_references (const GPtrArray *keys)
{
  guint n = count_headings (
      keys, "author authors authornames editors firstauthor firstauthors year publicationyear abstract doi "
            "journal journalbook source publication issn isbn keywords volume issue number pages "
            "startpage publisher pmid url");

  return n > 0 && n * 5 >= keys->len && count_headings (keys, "title articletitle documenttitle primarytitle") > 0;
}

/* How many of the first rows have as many cells as the headings. */
static guint
count_even_rows (const AnalectCsv *csv, guint *n_rows)
{
  guint n_even = 0;

  *n_rows = MIN (analect_csv_get_n_rows (csv), LOOK_ROWS) - 1;
  for (guint i = 1; i <= *n_rows; i++)
    n_even += analect_csv_get_n_cells (csv, i) == analect_csv_get_n_cells (csv, 0);
  return n_even;
}

AnalectTableKind
analect_characteristics_judge (const char *text, gsize n_bytes)
{
  g_autofree char *beginning = take_beginning (text, n_bytes);
  g_autoptr (AnalectCsv) csv = NULL;
  g_autoptr (GPtrArray) keys = NULL;
  guint n_rows, n_even, n_columns;

  if (!has_delimiter (beginning))
    return ANALECT_TABLE_NONE;
  csv = analect_csv_parse (beginning, strlen (beginning), '\0', NULL, NULL, NULL);
  if (csv == NULL || analect_csv_get_n_rows (csv) == 0 || analect_csv_get_n_cells (csv, 0) < 2)
    return ANALECT_TABLE_NONE;
  keys = take_headings (csv);
  n_even = count_even_rows (csv, &n_rows);
  n_columns = analect_csv_get_n_cells (csv, 0);
  if (keys == NULL || n_even * 5 < n_rows * 4)
    return ANALECT_TABLE_NONE;
  if (g_str_equal (keys->pdata[0], "study") || g_str_equal (keys->pdata[0], "studylabel")
      || g_str_equal (keys->pdata[0], "studyid"))
    return ANALECT_TABLE_OF_STUDIES;
  if (n_rows > 0 && is_about_references (keys))
    return ANALECT_TABLE_OF_REFERENCES;
  return n_columns > 2 && n_rows > 1 && n_even * 10 >= n_rows * 9 ? ANALECT_TABLE_OTHER : ANALECT_TABLE_NONE;
}
