/* Tables as text: the rules, what people write instead, limits, and real exports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv.h"

#include "base-error.h"
#include "decode.h"
#include "testlib.h"

#include <string.h>

static AnalectCsv *
parse (const char *text, gsize size, char delimiter, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = g_memdup2 (size > 0 ? text : "x", MAX (size, 1));
  AnalectCsv *csv = analect_csv_parse (exact, size, delimiter, "t.csv", problems, &error);

  g_assert_no_error (error);
  return csv;
}

/* The table as one string: cells between brackets, each row after its line number. */
static char *
describe (const AnalectCsv *csv)
{
  GString *string = g_string_new (NULL);

  for (guint row = 0; row < analect_csv_get_n_rows (csv); row++)
    {
      g_string_append_printf (string, "%u", analect_csv_get_line (csv, row));
      for (guint column = 0; column < analect_csv_get_n_cells (csv, row); column++)
        g_string_append_printf (string, "[%s]", analect_csv_get_cell (csv, row, column));
      g_string_append_c (string, '\n');
    }
  return g_string_free (string, FALSE);
}

/* EXPECTED is as describe () gives it, then a line for each problem: its severity and line, as in "w3". */
static void
assert_table (const char *text, char delimiter, const char *expected)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectCsv) csv = parse (text, strlen (text), delimiter, problems);
  g_autofree char *actual = describe (csv);
  g_autoptr (GString) all = g_string_new (actual);

  for (guint i = 0; i < problems->len; i++)
    {
      const AnalectProblem *problem = problems->pdata[i];

      g_assert_cmpstr (problem->file, ==, "t.csv");
      g_string_append_printf (all, "%c%u\n", "nwe"[problem->severity], problem -> line);
    }
  g_assert_cmpstr (all->str, ==, expected);
}

static void
test_plain (void)
{
  assert_table ("", ',', "");
  assert_table ("a", ',', "1[a]\n");
  assert_table ("a,b\nc,d\n", ',', "1[a][b]\n2[c][d]\n");
  assert_table ("a,b\nc,d", ',', "1[a][b]\n2[c][d]\n");
  assert_table ("a,\n,d\n,\n", ',', "1[a][]\n2[][d]\n3[][]\n");
  assert_table ("a,", ',', "1[a][]\n");
  assert_table (" a , b ", ',', "1[ a ][ b ]\n");
  assert_table ("a;b,c", ';', "1[a][b,c]\n");
  assert_table ("a|b", '|', "1[a][b]\n");
}

static void
test_blank_lines (void)
{
  assert_table ("\n\na\n\nb\n\n", ',', "3[a]\n5[b]\n");
  assert_table ("a\n\"\"\nb\n", ',', "1[a]\n2[]\n3[b]\n");
  assert_table ("\n", ',', "");
}

static void
test_quoted (void)
{
  assert_table ("\"a\",\"b\"\n", ',', "1[a][b]\n");
  assert_table ("\"a,b\",\"c\nd\",e\nf,g,h\n", ',', "1[a,b][c\nd][e]\n3[f][g][h]\n");
  assert_table ("\"say \"\"yes\"\"\",\"\"\"\",\"\"\n", ',', "1[say \"yes\"][\"][]\n");
  assert_table ("\"a\" ,\"b\"\t\n", ',', "1[a][b]\n");
  assert_table ("\"a\"\t\"b\"\t\n", '\t', "1[a][b][]\n");
  assert_table ("\"\n\n\"\nx\n", ',', "1[\n\n]\n4[x]\n");
}

/* A mark inside a cell that is not quoted is nothing special: five inches. */
static void
test_marks_inside (void)
{
  assert_table ("5\" tape,a \"b\" c\n", ',', "1[5\" tape][a \"b\" c]\n");
}

static void
test_stray_marks (void)
{
  assert_table ("\"he said \"yes\" to me\",b\n", ',', "1[he said \"yes\" to me][b]\nn1\n");
  assert_table ("x,y\n\"one\ntwo \"three\" four\",b\nz,w\n", ',',
                "1[x][y]\n2[one\ntwo \"three\" four][b]\n4[z][w]\nn2\n");
}

/* The rows after an open mark must stay rows, and the report must name its line, not the last one. */
static void
test_unbalanced (void)
{
  assert_table ("title,year\n\"Open quote,2000\nSecond,2001\n", ',',
                "1[title][year]\n2[\"Open quote][2000]\n3[Second][2001]\nw2\n");
  assert_table ("t,y\n\"Open,2000\n\"Second\",2001\n\"Third\nline\",2002\n", ',',
                "1[t][y]\n2[\"Open][2000]\n3[Second][2001]\n4[Third\nline][2002]\nw2\n");
  assert_table ("t,y\n\"A,1\n\"B,2\n\"C,3\n", ',', "1[t][y]\n2[\"A][1]\n3[\"B][2]\n4[\"C][3]\nw2\nw3\nw4\n");
  assert_table ("\"", ',', "1[\"]\nw1\n");
  assert_table ("a,\"", ',', "1[a][\"]\nw1\n");
}

static void
test_ragged (void)
{
  assert_table ("a,b,c\n1,2\n1,2,3\n1,2,3,4\n1,2,3,,\n", ',',
                "1[a][b][c]\n2[1][2]\n3[1][2][3]\n4[1][2][3][4]\n5[1][2][3][][]\nw2\nw4\n");
}

static void
test_absent_cells (void)
{
  g_autoptr (AnalectCsv) csv = parse ("a,b\nc\n", 6, ',', NULL);

  g_assert_cmpstr (analect_csv_get_cell (csv, 1, 0), ==, "c");
  g_assert_cmpstr (analect_csv_get_cell (csv, 1, 1), ==, "");
  g_assert_cmpstr (analect_csv_get_cell (csv, 0, 4000000000u), ==, "");
}

static void
assert_detected (const char *text, char delimiter)
{
  g_autoptr (AnalectCsv) csv = parse (text, strlen (text), '\0', NULL);

  g_assert_cmpint (analect_csv_get_delimiter (csv), ==, delimiter);
}

static void
test_detection (void)
{
  assert_detected ("a,b,c\n1,2,3\n", ',');
  assert_detected ("a;b;c\n1,5;2,5;3,5\n", ';');
  assert_detected ("a\tb\tc\none, two; three\t2\t3\n", '\t');
  assert_detected ("Author,Title,Year\n\"Smith; Jones; Brown\",\"One; two; three\",2001\n", ',');
  assert_detected ("\"Name, first\";\"Value\"\n\"Smith, A\";\"1\"\n", ';');
  assert_detected ("Name;Value, in kg;Notes\nA;1;x\nB;2;y\nC;3;z, w\n", ';');
  assert_detected ("Title\nA study, with commas\nAnother, with; both\n", '\t');
  assert_detected ("Title\nOne\nTwo\n", ',');
  assert_detected ("", ',');
  assert_detected ("a,b\n\"one\ntwo;three\nfour\",5\n", ',');
}

/* The sample that is looked at ends in the middle of a quoted cell. */
static void
test_detection_long_cell (void)
{
  g_autoptr (GString) text = g_string_new ("a;b;c\n1;2;3\n1;\"");

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "one, two, three\n");
  g_string_append (text, "\";3\n");
  assert_detected (text->str, ';');
}

static void
test_announcement (void)
{
  assert_table ("sep=;\na;b,c\n", '\0', "2[a][b,c]\n");
  assert_table ("SEP=\t\na\tb\n", '\0', "2[a][b]\n");
  assert_table ("sep=;\na;b,c\n", ',', "2[a;b][c]\n");
  assert_table ("sep=;", '\0', "");
  assert_table ("sep=\nx\n", ',', "1[sep=]\n2[x]\n");
  assert_table ("sep=ab,c\n", ',', "1[sep=ab][c]\n");
}

static void
assert_too_large (const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_csv_parse (text, size, ',', NULL, NULL, &error));
  g_assert_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE);
}

static void
test_limits (void)
{
  gsize size = ANALECT_CSV_MAX_CELLS + ANALECT_CSV_MAX_CELLS / 1000;
  g_autofree char *commas = g_strnfill (size, ',');
  g_autoptr (AnalectCsv) widest = NULL;

  widest = parse (commas, ANALECT_CSV_MAX_COLUMNS - 1, ',', NULL);
  g_assert_cmpuint (analect_csv_get_n_cells (widest, 0), ==, ANALECT_CSV_MAX_COLUMNS);
  assert_too_large (commas, ANALECT_CSV_MAX_COLUMNS);
  for (gsize i = 1000; i < size; i += 1000)
    commas[i] = '\n';
  assert_too_large (commas, size);
}

static void
test_untold_are_counted (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (AnalectCsv) csv = NULL;
  const AnalectProblem *last;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "1\n");
  csv = parse (text->str, text->len, ',', problems);
  g_assert_cmpuint (problems->len, ==, 51);
  last = problems->pdata[50];
  g_assert_nonnull (strstr (last->message, "450"));
}

static AnalectCsv *
parse_sample (const char *name, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectDecoded) decoded = NULL;
  g_autofree char *path = testlib_sample (name);
  g_autofree char *bytes = NULL;
  gsize size;

  if (path == NULL)
    return NULL;
  bytes = testlib_read (path, &size);
  decoded = analect_decode (bytes, size, NULL, ANALECT_DECODE_FLAT_BREAKS, &error);
  g_assert_no_error (error);
  return parse (decoded->text, decoded->size, '\0', problems);
}

/* Records and columns as an independent reader counted them. */
static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    char delimiter;
    guint n_records;
    guint n_columns;
  } samples[] = {
    { "bib-csv/asreview_embase.csv", ',', 6, 20 },
    { "bib-csv/asreview_generic_semicolon.csv", ';', 2, 19 },
    { "bib-csv/asreview_generic_tab.tsv", '\t', 2, 19 },
    { "bib-csv/colrev_ieee_csv.csv", ',', 2, 7 },
    { "bib-csv/colrev_pubmed_csv.csv", ',', 1, 11 },
    { "agreement/irrCAC_cac.raw4raters.csv", ',', 12, 5 },
    { "agreement/irrCAC_cont3x3abstractors.csv", ',', 3, 4 },
    { "tables/eviatlas_pilotdata.csv", ',', 1072, 94 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (GPtrArray) problems = analect_problems_new ();
      g_autoptr (AnalectCsv) csv = parse_sample (samples[i].name, problems);

      if (csv == NULL)
        return;
      g_assert_cmpint (analect_csv_get_delimiter (csv), ==, samples[i].delimiter);
      g_assert_cmpuint (analect_csv_get_n_rows (csv), ==, samples[i].n_records + 1);
      for (guint row = 0; row <= samples[i].n_records; row++)
        g_assert_cmpuint (analect_csv_get_n_cells (csv, row), ==, samples[i].n_columns);
      g_assert_cmpuint (problems->len, ==, 0);
    }
}

static void
test_hostile_sample (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectCsv) csv = parse_sample ("hostile/csv-unbalanced-quote.csv", problems);
  g_autofree char *description = NULL;

  if (csv == NULL)
    return;
  description = describe (csv);
  g_assert_cmpstr (description, ==, "1[title][year]\n2[\"Open quote][2000]\n3[Second][2001]\n");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_cmpuint (((const AnalectProblem *) problems->pdata[0])->line, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/csv/plain", test_plain);
  g_test_add_func ("/base/csv/blank-lines", test_blank_lines);
  g_test_add_func ("/base/csv/quoted", test_quoted);
  g_test_add_func ("/base/csv/marks-inside", test_marks_inside);
  g_test_add_func ("/base/csv/stray-marks", test_stray_marks);
  g_test_add_func ("/base/csv/unbalanced", test_unbalanced);
  g_test_add_func ("/base/csv/ragged", test_ragged);
  g_test_add_func ("/base/csv/absent-cells", test_absent_cells);
  g_test_add_func ("/base/csv/detection", test_detection);
  g_test_add_func ("/base/csv/detection-long-cell", test_detection_long_cell);
  g_test_add_func ("/base/csv/announcement", test_announcement);
  g_test_add_func ("/base/csv/limits", test_limits);
  g_test_add_func ("/base/csv/untold-are-counted", test_untold_are_counted);
  g_test_add_func ("/base/csv/samples", test_samples);
  g_test_add_func ("/base/csv/hostile-sample", test_hostile_sample);

  return g_test_run ();
}
