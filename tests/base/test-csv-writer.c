/* Tables as text, written: quoting, escaping, formulas, reals; and what is written is read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv-writer.h"

#include "csv.h"
#include "testlib.h"

#include <float.h>
#include <math.h>
#include <string.h>

static void
assert_cell (AnalectTableFormat format, gboolean guarded, const char *text, const char *expected)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *row = g_strdup_printf ("x%c%s\n", format == ANALECT_TABLE_CSV ? ',' : '\t', expected);
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, format, guarded);
  analect_csv_writer_text (&writer, "x");
  analect_csv_writer_text (&writer, text);
  analect_csv_writer_end_row (&writer);
  g_assert_cmpstr (out->str, ==, row);
}

static void
test_csv (void)
{
  assert_cell (ANALECT_TABLE_CSV, FALSE, "plain", "plain");
  assert_cell (ANALECT_TABLE_CSV, FALSE, NULL, "");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "", "");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "a,b", "\"a,b\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "a\nb", "\"a\nb\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "a\rb", "\"a\rb\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "say \"yes\"", "\"say \"\"yes\"\"\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "sep=;", "\"sep=;\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, " a", "\" a\"");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "a;b\tc\\n", "a;b\tc\\n");
  assert_cell (ANALECT_TABLE_CSV, FALSE, "=1+1", "=1+1");
}

static void
test_tsv (void)
{
  assert_cell (ANALECT_TABLE_TSV, FALSE, "plain, \"quoted\"", "plain, \"quoted\"");
  assert_cell (ANALECT_TABLE_TSV, FALSE, "a\tb\nc\rd\\e", "a\\tb\\nc\\rd\\\\e");
  assert_cell (ANALECT_TABLE_TSV, FALSE, "\\t", "\\\\t");
}

static void
test_guard (void)
{
  static const char *const formulas[] = { "=1+1", "+cmd", "-2+3", "@SUM(A1)", "-",   "=",  "+1 000",
                                          "-5%",  "-.",   "-1e",  "-1e+",     "--1", "-1x" };
  static const char *const harmless[] = { "-5",    "+5",    "-5.25", "-.5",     "-5.", "+1e5",
                                          "-1E-5", "plain", "1=1",   "a@b.org", "5" };

  for (guint i = 0; i < G_N_ELEMENTS (formulas); i++)
    {
      g_autofree char *expected = g_strconcat ("'", formulas[i], NULL);

      assert_cell (ANALECT_TABLE_CSV, TRUE, formulas[i], expected);
      assert_cell (ANALECT_TABLE_TSV, TRUE, formulas[i], expected);
    }
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    assert_cell (ANALECT_TABLE_CSV, TRUE, harmless[i], harmless[i]);
  assert_cell (ANALECT_TABLE_CSV, TRUE, "=A1,\"x\"", "\"'=A1,\"\"x\"\"\"");
  assert_cell (ANALECT_TABLE_TSV, TRUE, "\t=1", "'\\t=1");
  assert_cell (ANALECT_TABLE_CSV, TRUE, "\r=1", "\"'\r=1\"");
}

static void
test_numbers_unguarded (void)
{
  g_autoptr (GString) out = g_string_new (NULL);
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, TRUE);
  analect_csv_writer_integer (&writer, G_MININT64);
  analect_csv_writer_integer (&writer, 7);
  analect_csv_writer_real (&writer, -0.5);
  analect_csv_writer_real (&writer, NAN);
  analect_csv_writer_real (&writer, -INFINITY);
  analect_csv_writer_end_row (&writer);
  g_assert_cmpstr (out->str, ==, "-9223372036854775808,7,-0.5,,-inf\n");
}

static void
assert_real (double value, const char *expected)
{
  char buffer[ANALECT_REAL_STRING_SIZE];

  g_assert_cmpstr (analect_csv_format_real (value, buffer), ==, expected);
}

static void
test_reals (void)
{
  assert_real (0.1, "0.1");
  assert_real (1.0 / 3, "0.3333333333333333");
  assert_real (0.1 + 0.2, "0.30000000000000004");
  assert_real (100, "100");
  assert_real (-0.0, "0");
  assert_real (1e300, "1e+300");
  assert_real (NAN, "");
  assert_real (INFINITY, "inf");
}

static void
assert_same_real (double value)
{
  char buffer[ANALECT_REAL_STRING_SIZE];

  g_assert_true (g_ascii_strtod (analect_csv_format_real (value, buffer), NULL) == value);
}

static void
test_reals_round_trip (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint i = 0; i < 20000; i++)
    {
      guint64 bits = (guint64) g_rand_int (rand) << 32 | g_rand_int (rand);
      double value;

      memcpy (&value, &bits, sizeof value);
      if (isfinite (value))
        assert_same_real (value);
      assert_same_real (g_rand_double (rand));
    }
  assert_same_real (DBL_MAX);
  assert_same_real (-DBL_MAX);
  assert_same_real (DBL_MIN);
  assert_same_real (DBL_TRUE_MIN);
}

/* What the writer makes of these, the reader takes apart again. */
static void
test_round_trip (void)
{
  static const char *const cells[] = { "",    "a",   "a,b", "\"", "\"\"", "a\nb", "\n",
                                       " a ", "\"a", "a\"", ",",  "ž; š", "=1" };
  const guint n = G_N_ELEMENTS (cells);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectCsv) csv = NULL;
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, FALSE);
  for (guint row = 0; row < n * n; row++)
    {
      analect_csv_writer_text (&writer, cells[row / n]);
      analect_csv_writer_text (&writer, cells[row % n]);
      analect_csv_writer_end_row (&writer);
    }
  csv = analect_csv_parse (out->str, out->len, ',', NULL, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (analect_csv_get_n_rows (csv), ==, n * n);
  for (guint row = 0; row < n * n; row++)
    {
      g_assert_cmpstr (analect_csv_get_cell (csv, row, 0), ==, cells[row / n]);
      g_assert_cmpstr (analect_csv_get_cell (csv, row, 1), ==, cells[row % n]);
    }
}

/* A table of one column keeps its empty cells. */
static void
test_one_column (void)
{
  static const char *const cells[] = { "a", "", "b", "" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectCsv) csv = NULL;
  AnalectCsvWriter writer;

  analect_csv_writer_init (&writer, out, ANALECT_TABLE_CSV, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      analect_csv_writer_text (&writer, cells[i]);
      analect_csv_writer_end_row (&writer);
    }
  csv = analect_csv_parse (out->str, out->len, ',', NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analect_csv_get_n_rows (csv), ==, G_N_ELEMENTS (cells));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    g_assert_cmpstr (analect_csv_get_cell (csv, i, 0), ==, cells[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/csv-writer/csv", test_csv);
  g_test_add_func ("/base/csv-writer/tsv", test_tsv);
  g_test_add_func ("/base/csv-writer/guard", test_guard);
  g_test_add_func ("/base/csv-writer/numbers-unguarded", test_numbers_unguarded);
  g_test_add_func ("/base/csv-writer/reals", test_reals);
  g_test_add_func ("/base/csv-writer/reals-round-trip", test_reals_round_trip);
  g_test_add_func ("/base/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/base/csv-writer/one-column", test_one_column);

  return g_test_run ();
}
