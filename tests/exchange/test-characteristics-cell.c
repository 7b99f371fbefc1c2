/* Cells of tables of characteristics: values, several of them, and what is not reported, read and written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "characteristics-cell.h"

#include "csv-writer.h"
#include "csv.h"
#include "enumerations.h"
#include "testlib.h"

#include <string.h>

/* The values with bars between them; "!" is not reported, "?" unclear. */
static char *
show (const char *cell, gboolean split)
{
  g_autoptr (GArray) values = analect_cell_read (cell, split);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < values->len; i++)
    {
      const AnalectCellValue *value = &g_array_index (values, AnalectCellValue, i);

      g_string_append_printf (out, "%s%s%s", i > 0 ? "|" : "",
                              value->reported == ANALECT_REPORTED_NO        ? "!"
                              : value->reported == ANALECT_REPORTED_UNCLEAR ? "?"
                                                                            : "",
                              value->text);
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_read (void)
{
  static const struct
  {
    const char *cell, *split, *whole;
  } cases[] = {
    { "", "", "" },
    { "  ", "", "" },
    { " Germany ", "Germany", "Germany" },
    { "Anxiety; Burnout;Grief", "Anxiety|Burnout|Grief", "Anxiety; Burnout;Grief" },
    { "; Anxiety ;; Anxiety;", "Anxiety", "; Anxiety ;; Anxiety;" },
    { "NR", "!", "!" },
    { "n.r.", "!", "!" },
    { "Not reported", "!", "!" },
    { "Anxiety; NR", "Anxiety|!", "Anxiety; NR" },
    { "NRW", "NRW", "NRW" },
    { "unclear", "?", "?" },
    { "[unclear] about 20", "?about 20", "?about 20" },
    { "'NR", "NR", "NR" },
    { "'unclear", "unclear", "unclear" },
    { "'[Unclear] x", "[Unclear] x", "[Unclear] x" },
    { "'tis", "'tis", "'tis" },
    { "'=1+1", "=1+1", "=1+1" },
    { "''tis", "'tis", "'tis" },
    { "A\\; B; C", "A; B|C", "A\\; B; C" },
    { "A\\\\; B", "A\\|B", "A\\\\; B" },
    { "A\\nB", "A\\nB", "A\\nB" },
    { "A\\", "A\\", "A\\" },
    { "'", "'", "'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *split = show (cases[i].cell, TRUE), *whole = show (cases[i].cell, FALSE);

      g_assert_cmpstr (split, ==, cases[i].split);
      g_assert_cmpstr (whole, ==, cases[i].whole);
    }
}

/* One of the pieces that make trouble, or several. */
static char *
make_text (GRand *random)
{
  static const char *const pieces[] = { "NR", "unclear", "[unclear] ", "'",  ";",    "\\", "=", "-", "+",
                                        "@",  "a",       "ž",          "; ", "n.r.", "\"", ",", "5", "\n" };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (random, 1, 5);

  for (guint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_strstrip (g_string_free (g_steal_pointer (&text), FALSE));
}

/* Whatever values are written, through a guarded table and back, they come back. */
static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 20000; i++)
    {
      gboolean split = i % 2 == 0;
      guint n = split ? (guint) g_rand_int_range (random, 1, 4) : 1;
      g_autoptr (GString) cell = g_string_new (NULL), out = g_string_new (NULL), expected = g_string_new (NULL);
      g_autofree char *shown = NULL;
      g_autoptr (AnalectCsv) csv = NULL;
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      AnalectCsvWriter writer;

      while (n-- > 0)
        {
          int reported = g_rand_int_range (random, 0, 12) % 5 % 3;
          char *text = reported == ANALECT_REPORTED_NO ? g_strdup ("") : make_text (random), *value;

          if (*text == '\0' && reported == ANALECT_REPORTED_YES)
            {
              g_free (text);
              continue;
            }
          analect_cell_append (cell, text, reported, split);
          value = g_strconcat (reported == ANALECT_REPORTED_NO        ? "!"
                               : reported == ANALECT_REPORTED_UNCLEAR ? "?"
                                                                      : "",
                               text, NULL);
          if (!g_hash_table_contains (seen, value))
            g_string_append_printf (expected, "%s%s", expected->len > 0 ? "|" : "", value);
          g_hash_table_add (seen, value);
          g_free (text);
        }
      if (cell->len == 0)
        continue;
      analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, TRUE);
      analect_csv_writer_text (&writer, cell->str);
      analect_csv_writer_text (&writer, "x");
      analect_csv_writer_end_row (&writer);
      csv = analect_csv_parse (out->str, out->len, ',', NULL, NULL, NULL);
      shown = show (analect_csv_get_cell (csv, 0, 0), split);
      if (strcmp (shown, expected->str) != 0)
        g_error ("“%s” was written as “%s” and read as “%s”", expected->str, cell->str, shown);
    }
}

static void
test_names (void)
{
  static const char *const names[] = { "Country", "=sum", "'=sum", "''", "'tis", "NR", "-5", "@home" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *written = analect_cell_write_name (names[i]), *guarded = NULL, *read = NULL;

      guarded = strchr ("=@", *written) != NULL ? g_strconcat ("'", written, NULL) : g_strdup (written);
      read = analect_cell_read_name (guarded);
      g_assert_cmpstr (read, ==, names[i]);
    }
}

/* A cell of a megabyte full of semicolons is read in no time. */
static void
test_large (void)
{
  const gsize size = 1024 * 1024;
  g_autofree char *cell = g_strnfill (size, ';');
  g_autoptr (GArray) none = analect_cell_read (cell, TRUE), many = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  for (gsize i = 0; i + 1 < size; i += 4)
    {
      cell[i] = (char) ('a' + i / 4 % 23);
      cell[i + 1] = (char) ('a' + i / 64 % 19);
    }
  many = analect_cell_read (cell, TRUE);
  g_assert_cmpuint (many->len, >, 23);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/characteristics-cell/read", test_read);
  g_test_add_func ("/characteristics-cell/round-trip", test_round_trip);
  g_test_add_func ("/characteristics-cell/names", test_names);
  g_test_add_func ("/characteristics-cell/large", test_large);
  return g_test_run ();
}
