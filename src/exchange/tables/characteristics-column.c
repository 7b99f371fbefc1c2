/* The columns of a table of characteristics: which characteristic of the project each is, and for a new one, what its
 * values look like.
 *
 * The guess: all whole numbers of four digits from 1800 to 2100 are years; all numbers are numbers; short texts of
 * which there are few different ones are choices; anything else is text. Only texts are not divided at semicolons,
 * since people use them within sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "characteristics-private.h"

#include "enumerations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_CHOICE 40 /* characters */
#define MOST_WORDS     5u /* of a choice; more make a sentence */
#define MOST_CHOICES   30u
#define FIRST_YEAR     1800
#define LAST_YEAR      2100

/* Whether TEXT is "12", "-3.5", or with DECIMAL_COMMA "3,5". */
static gboolean
is_number (const char *text, gboolean decimal_comma)
{
  const char *p = text + (*text == '-' || *text == '+');
  gsize n = strspn (p, "0123456789");

  if (n == 0)
    return FALSE;
  p += n;
  if (*p == '.' || (decimal_comma && *p == ','))
    {
      n = strspn (p + 1, "0123456789");
      if (n == 0)
        return FALSE;
      p += 1 + n;
    }
  return *p == '\0';
}

static gboolean
is_year (const char *text)
{
  gint64 year;

  return strlen (text) == 4 && strspn (text, "0123456789") == 4
         && (year = g_ascii_strtoll (text, NULL, 10)) >= FIRST_YEAR && year <= LAST_YEAR;
}

/* Whether TEXT is longer than what one chooses from a list. */
static gboolean
is_long (const char *text)
{
  guint n_words = 1;

  for (const char *p = text; *p != '\0'; p++)
    n_words += *p == ' ';
  return n_words > MOST_WORDS || g_utf8_strlen (text, -1) > LONGEST_CHOICE;
}

/* What the cells of a column have in common. */
typedef struct
{
  guint n_values, n_years, n_numbers, n_decimal_commas;
  gboolean has_long, has_several;
  GHashTable *distinct; /* of char *, borrowed from CELLS */
  GPtrArray *cells;     /* of GArray */
} Looks;

static void
look_at_value (Looks *looks, const char *text)
{
  looks->n_values++;
  looks->n_years += is_year (text);
  looks->n_numbers += is_number (text, TRUE);
  looks->n_decimal_commas += is_number (text, TRUE) && strchr (text, ',') != NULL;
  looks->has_long |= is_long (text);
  if (g_hash_table_size (looks->distinct) <= MOST_CHOICES)
    g_hash_table_add (looks->distinct, (gpointer) text);
}

static void
look (Looks *looks, const AnalectCharacteristics *table, guint column)
{
  for (guint row = 1; row < table->rows->len; row++)
    {
      GArray *values;

      if (!analect_characteristics_row (table, row)->is_matched)
        continue;
      values = analect_cell_read (analect_csv_get_cell (table->csv, row, column), TRUE);
      g_ptr_array_add (looks->cells, values);
      looks->has_several |= values->len > 1;
      for (guint i = 0; i < values->len; i++)
        {
          const char *text = g_array_index (values, AnalectCellValue, i).text;

          if (*text != '\0')
            look_at_value (looks, text);
        }
    }
}

/* Whether a comma within a number can be meant as the decimal sign. */
static gboolean
may_have_decimal_commas (const AnalectCharacteristics *table)
{
  return analect_csv_get_delimiter (table->csv) != ',';
}

static void
guess (AnalectCharacteristics *table, guint number)
{
  AnalectColumn *column = analect_characteristics_column (table, number);
  Looks looks = { 0 };

  looks.distinct = g_hash_table_new (g_str_hash, g_str_equal);
  looks.cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  look (&looks, table, number);
  if (looks.n_values == 0 || looks.has_long)
    column->type = ANALECT_ATTRIBUTE_TYPE_TEXT;
  else if (looks.n_years == looks.n_values)
    column->type = ANALECT_ATTRIBUTE_TYPE_YEAR;
  else if (looks.n_numbers == looks.n_values && (looks.n_decimal_commas == 0 || may_have_decimal_commas (table)))
    column->type = ANALECT_ATTRIBUTE_TYPE_NUMBER;
  else if (g_hash_table_size (looks.distinct) <= MOST_CHOICES)
    column->type = ANALECT_ATTRIBUTE_TYPE_CHOICE;
  else
    column->type = ANALECT_ATTRIBUTE_TYPE_TEXT;
  column->split = column->type != ANALECT_ATTRIBUTE_TYPE_TEXT;
  column->multiple = column->split && looks.has_several;
  g_hash_table_unref (looks.distinct);
  g_ptr_array_unref (looks.cells);
}

gboolean
analect_attribute_splits (const AnalectRow *row, gboolean has_several)
{
  return has_several || analect_row_integer (row, ANALECT_ATTRIBUTE_MULTIPLE)
         || analect_row_integer (row, ANALECT_ATTRIBUTE_TYPE) != ANALECT_ATTRIBUTE_TYPE_TEXT;
}

/* Takes over what the project says of the characteristic. */
static void
adopt (AnalectColumn *column, const AnalectRows *rows, GHashTable *several)
{
  const AnalectRow *row = analect_rows_get (rows, column->attribute);
  g_auto (GStrv) choices = g_strsplit (analect_row_string (row, ANALECT_ATTRIBUTE_CHOICES), "\n", -1);

  column->type = (int) analect_row_integer (row, ANALECT_ATTRIBUTE_TYPE);
  column->multiple = analect_row_integer (row, ANALECT_ATTRIBUTE_MULTIPLE) != 0;
  column->split = analect_attribute_splits (row, g_hash_table_contains (several, GUINT_TO_POINTER (column->attribute)));
  for (guint i = 0; choices[i] != NULL; i++)
    if (*g_strstrip (choices[i]) != '\0')
      g_hash_table_add (column->choices, g_strdup (choices[i]));
}

/* The characteristics of the project by name in lower case; of several with one name, the first. */
static GHashTable *
index_attributes (const AnalectRows *rows)
{
  GHashTable *attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id; id = analect_rows_next (rows, id))
    {
      char *key =
          g_strstrip (g_utf8_casefold (analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_NAME), -1));

      if (g_hash_table_contains (attributes, key))
        g_free (key);
      else
        g_hash_table_insert (attributes, key, GUINT_TO_POINTER (id));
    }
  return attributes;
}

/* Whether any cell below the heading says something. */
static gboolean
has_content (const AnalectCharacteristics *table, guint column)
{
  for (guint row = 1; row < table->rows->len; row++)
    if (*analect_csv_get_cell (table->csv, row, column) != '\0')
      return TRUE;
  return FALSE;
}

void
analect_characteristics_match_columns (AnalectCharacteristics *table, const AnalectRows *rows, GHashTable *several,
                                       AnalectReaderReport *report)
{
  g_autoptr (GHashTable) attributes = index_attributes (rows);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint line = analect_csv_get_line (table->csv, 0);

  for (guint i = 1; i < table->columns->len; i++)
    {
      AnalectColumn *column = analect_characteristics_column (table, i);
      g_autofree char *name = analect_cell_read_name (analect_csv_get_cell (table->csv, 0, i));
      char *key = g_utf8_casefold (name, -1);
      gboolean is_new = g_hash_table_add (seen, key);

      if (*name == '\0' && has_content (table, i))
        analect_reader_report_add (report, ANALECT_SEVERITY_ERROR, line,
                                   _ ("Column %u has no heading and was left out"), i + 1);
      else if (*name != '\0' && !is_new)
        analect_reader_report_add (report, ANALECT_SEVERITY_ERROR, line,
                                   _ ("There are two columns “%s”; the second was left out"), name);
      if (*name == '\0' || !is_new)
        continue;
      column->name = g_steal_pointer (&name);
      column->attribute = GPOINTER_TO_UINT (g_hash_table_lookup (attributes, key));
      column->choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      column->new_choices = g_ptr_array_new ();
      if (column->attribute != ANALECT_ID_NONE)
        adopt (column, rows, several);
      else
        guess (table, i);
      column->decimal_comma = column->type == ANALECT_ATTRIBUTE_TYPE_NUMBER && may_have_decimal_commas (table);
    }
}

/* "yes" or "no" for the words people write, or NULL. */
static const char *
read_yes_no (const char *text)
{
  static const char *const yes[] = { "yes", "y", "true", "1", NULL }, *const no[] = { "no", "n", "false", "0", NULL };
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_strv_contains (yes, lower) ? "yes" : g_strv_contains (no, lower) ? "no" : NULL;
}

/* Brings one value into the form its type has; FALSE when it does not fit. */
static gboolean
fit (const AnalectColumn *column, AnalectCellValue *value)
{
  const char *word;

  switch (column->type)
    {
    case ANALECT_ATTRIBUTE_TYPE_NUMBER:
      if (!is_number (value->text, column->decimal_comma))
        return FALSE;
      g_strdelimit (value->text, ",", '.');
      return TRUE;
    case ANALECT_ATTRIBUTE_TYPE_YEAR:
      return is_number (value->text, FALSE) && strchr (value->text, '.') == NULL;
    case ANALECT_ATTRIBUTE_TYPE_YES_NO:
      word = read_yes_no (value->text);
      if (word == NULL)
        return FALSE;
      g_free (value->text);
      value->text = g_strdup (word);
      return TRUE;
    default:
      return TRUE;
    }
}

GArray *
analect_characteristics_read_cell (const AnalectCharacteristics *table, guint row, guint number,
                                   AnalectReaderReport *report)
{
  const AnalectColumn *column = analect_characteristics_column (table, number);
  GArray *values = analect_cell_read (analect_csv_get_cell (table->csv, row, number), column->split);

  for (guint i = 0; i < values->len; i++)
    {
      AnalectCellValue *value = &g_array_index (values, AnalectCellValue, i);

      if (value->reported == ANALECT_REPORTED_YES && !fit (column, value))
        analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, analect_csv_get_line (table->csv, row),
                                   _ ("“%s” is no value of “%s” (%s); it was taken as it stands"), value->text,
                                   column->name,
                                   analect_enumeration_label (ANALECT_ENUMERATION_ATTRIBUTE_TYPE, column->type));
    }
  return values;
}
