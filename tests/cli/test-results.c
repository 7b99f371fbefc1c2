/* The results analect-cli gives: tables in three formats, charts, the summary; and the numbers of the sample project,
 * which are those of the reference matrix.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli-run.h"

#include "cli.h"
#include "testlib.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Studies of twelve that report each theme, and the Wilson limits of 3, 5, 8 and 9 of 12 and 1 of 12. */
static const struct
{
  const char *theme;
  int studies;
  double low, high;
  const char *label;
} expected[] = {
  { "Self-understanding", 9, 0.467694665066, 0.911058331606, "typical" },
  { "Agency", 8, 0.390622088873, 0.861879908909, "typical" },
  { "Meaning", 3, 0.0889416683940, 0.532305334934, "variant" },
  { "Relationships", 5, 0.193260313659, 0.680488687450, "variant" },
  { "Emotional functioning", 5, 0.193260313659, 0.680488687450, "variant" },
  { "Coping", 3, 0.0889416683940, 0.532305334934, "variant" },
  { "Symptoms", 3, 0.0889416683940, 0.532305334934, "variant" },
  { "Harm", 1, 0.0148650944049, 0.353879911141, "single" },
};

static void
test_prevalence (void)
{
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) result = cli_run ("table", path, "prevalence", "--level=theme", NULL);

  g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
  g_assert_true (g_str_has_prefix (result.out,
                                   "guid\tcode\tlevel\tstudies\ttotal\tshare\tlow\thigh\tlabel\tbetter\tworse\t"
                                   "unchanged\tmixed\tunstated\texcerpts\tcodings\n"));
  g_assert_cmpuint (cli_count_lines (result.out), ==, G_N_ELEMENTS (expected) + 1);
  g_assert_nonnull (strstr (result.err, "N = 12"));
  g_assert_nonnull (strstr (result.err, "12 coded of 12 included"));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *code = cli_cell (result.out, i + 1, "code"), *n = cli_cell (result.out, i + 1, "studies");
      g_autofree char *total = cli_cell (result.out, i + 1, "total"), *share = cli_cell (result.out, i + 1, "share");
      g_autofree char *low = cli_cell (result.out, i + 1, "low"), *high = cli_cell (result.out, i + 1, "high");
      g_autofree char *label = cli_cell (result.out, i + 1, "label");

      g_assert_cmpstr (code, ==, expected[i].theme);
      g_assert_cmpint (g_ascii_strtoll (n, NULL, 10), ==, expected[i].studies);
      g_assert_cmpstr (total, ==, "12");
      testlib_assert_real (g_ascii_strtod (share, NULL), expected[i].studies / 12.0);
      testlib_assert_real (g_ascii_strtod (low, NULL), expected[i].low);
      testlib_assert_real (g_ascii_strtod (high, NULL), expected[i].high);
      g_assert_cmpstr (label, ==, expected[i].label);
    }
}

/* A dimension counts the union of its themes. */
static void
test_union (void)
{
  static const int studies[] = { 12, 7, 6 };
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) result = cli_run ("table", path, "prevalence", "--level=1", NULL);

  g_assert_cmpuint (cli_count_lines (result.out), ==, G_N_ELEMENTS (studies) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (studies); i++)
    {
      g_autofree char *n = cli_cell (result.out, i + 1, "studies");

      g_assert_cmpint (g_ascii_strtoll (n, NULL, 10), ==, studies[i]);
    }
}

/* Groups stand beside all studies, and what is said of all does not change. */
static void
test_groups (void)
{
  static const char *const columns[] = { "Depression total", "Anxiety total" };
  static const int totals[] = { 4, 3 };
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) result
      = cli_run ("table", path, "prevalence", "--level=1", "--by=Diagnosis or problem", NULL);
  g_autofree char *all = cli_cell (result.out, 1, "studies"), *group = cli_cell (result.out, 2, "Anxiety studies");

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *n = cli_cell (result.out, 1, columns[i]);

      g_assert_cmpint (g_ascii_strtoll (n, NULL, 10), ==, totals[i]);
    }
  g_assert_cmpstr (all, ==, "12");
  g_assert_cmpstr (group, ==, "1");
}

/* Two coders of the sample, by study and by character; who is compared, and over what, is said. */
static void
test_agreement (void)
{
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) studies = cli_run ("table", path, "agreement", "--level=theme", NULL);
  g_auto (CliResult) characters
      = cli_run ("table", path, "agreement", "--unit=character", "--text=findings", "--coders=AL, BT", "--level=1", NULL);
  g_autofree char *n = NULL, *alpha = NULL;

  g_assert_cmpint (studies.code, ==, ANALECT_CLI_DONE);
  g_assert_true (g_str_has_prefix (studies.out, "code\tcoders\tunits\tpercent\tkappa\talpha\tac1\t"));
  g_assert_cmpuint (cli_count_lines (studies.out), ==, 1 + 1 + 8);
  n = cli_cell (studies.out, 2, "units");
  g_assert_cmpstr (n, ==, "12");
  g_assert_nonnull (strstr (studies.err, "12 studies"));
  g_assert_cmpint (characters.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (cli_count_lines (characters.out), ==, 1 + 1 + 3);
  g_assert_nonnull (strstr (characters.err, "sections of findings"));
  alpha = cli_cell (characters.out, 2, "alpha");
  g_assert_cmpfloat (g_ascii_strtod (alpha, NULL), >, 0.5);
  g_assert_cmpfloat (g_ascii_strtod (alpha, NULL), <, 1);
}

static void
test_agreement_options (void)
{
  static const char *const bad[][2] = { { "--unit", "sheep" },     { "--text", "margins" }, { "--coders", "AL" },
                                        { "--coders", "AL,Nobody" }, { "--coders", "AL,AL" }, { "--overlap", "0" },
                                        { "--overlap", "half" },   { "--overlap", "nan" },  { "--tolerance", "-1" },
                                        { "--level", "attic" },    { "--arrangement", "none such" } };
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) strict = cli_run ("table", path, "agreement", "--tolerance=0", "--level=1", NULL);
  g_auto (CliResult) loose = cli_run ("table", path, "agreement", "--tolerance=1000", "--level=1", NULL);
  g_autofree char *few = cli_cell (strict.out, 2, "f1"), *many = cli_cell (loose.out, 2, "f1");

  g_assert_cmpfloat (g_ascii_strtod (few, NULL), <, g_ascii_strtod (many, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (CliResult) result = cli_run ("table", path, "agreement", bad[i][0], bad[i][1], NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_USAGE);
      g_assert_nonnull (strstr (result.err, bad[i][0]));
      g_assert_cmpstr (result.out, ==, "");
    }
}

static void
test_count_options (void)
{
  static const char *const good[][2] = {
    { "--unit", "sample" },    { "--unit", "excerpt" },       { "--coders", "any" },       { "--coders", "record" },
    { "--order", "prevalence" }, { "--order", "name" },       { "--direction", "better" }, { "--level", "outcome dimension" },
    { "--by", "approach" },
  };
  static const char *const bad[][2] = {
    { "--unit", "sheep" }, { "--coders", "Nobody" }, { "--order", "random" }, { "--direction", "up" }, { "--level", "attic" },
    { "--arrangement", "none such" }, { "--by", "Shoe size" },
  };
  g_autofree char *path = cli_sample ();

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_auto (CliResult) result = cli_run ("table", path, "prevalence", good[i][0], good[i][1], NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
      g_assert_cmpuint (cli_count_lines (result.out), >, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_auto (CliResult) result = cli_run ("table", path, "prevalence", bad[i][0], bad[i][1], NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_USAGE);
      g_assert_nonnull (strstr (result.err, bad[i][1]));
      g_assert_cmpstr (result.out, ==, "");
    }
}

static void
test_formats (void)
{
  g_autofree char *path = cli_sample ();
  g_auto (CliResult) csv = cli_run ("table", path, "characteristics", "--format=csv", NULL);
  g_auto (CliResult) json = cli_run ("table", path, "prevalence", "--format=json", NULL);
  g_auto (CliResult) wrong = cli_run ("table", path, "prevalence", "--format=xls", NULL);
  g_autoptr (JsonNode) root = json_from_string (json.out, NULL);
  JsonObject *first;

  g_assert_true (g_str_has_prefix (csv.out, "guid,study,reports,clients,"));
  g_assert_cmpuint (cli_count_lines (csv.out), ==, 13);
  g_assert_nonnull (root);
  first = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpint (json_object_get_int_member (first, "studies"), ==, 12);
  testlib_assert_real (json_object_get_double_member (first, "share"), 1);
  g_assert_cmpint (wrong.code, ==, ANALECT_CLI_USAGE);
}

/* Draws a chart to NAME beside PROJECT and gives what is in it. */
static char *
draw (const char *project, const char *name, gsize *size)
{
  g_autofree char *folder = g_path_get_dirname (project), *path = g_build_filename (folder, name, NULL);
  g_auto (CliResult) result
      = cli_run ("plot", project, "prevalence", "-o", path, "--level=theme", "--intervals", NULL);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
  return testlib_read (path, size);
}

static void
test_plot (void)
{
  g_autofree char *project = cli_sample (), *folder = g_path_get_dirname (project);
  g_autofree char *numbers = g_build_filename (folder, "chart.csv", NULL), *csv = NULL;
  gsize svg_size, pdf_size, png_size, text_size;
  g_autofree char *svg = draw (project, "chart.svg", &svg_size), *pdf = draw (project, "chart.pdf", &pdf_size);
  g_autofree char *png = draw (project, "chart.png", &png_size), *text = draw (project, "chart.txt", &text_size);
  g_auto (CliResult) list = cli_run ("plot", "--list", NULL), shown = { 0 }, wrong = { 0 }, kind = { 0 };

  g_assert_nonnull (strstr (svg, ">Emotional functioning</text>"));
  g_assert_nonnull (strstr (svg, "<title>"));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpmem (png, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_nonnull (strstr (text, "Emotional functioning"));
  g_assert_nonnull (strstr (text, "Wilson 95"));
  csv = testlib_read (numbers, NULL);
  g_assert_cmpuint (cli_count_lines (csv), ==, 9);

  g_assert_cmpstr (list.out, ==, "prevalence\n");
  shown = cli_run ("plot", project, "prevalence", "-o", "-", NULL);
  g_assert_nonnull (strstr (shown.out, "of 12"));
  wrong = cli_run ("plot", project, "prevalence", "-o", "chart.bmp", NULL);
  g_assert_cmpint (wrong.code, ==, ANALECT_CLI_USAGE);
  kind = cli_run ("plot", project, "pie", "-o", "chart.svg", NULL);
  g_assert_cmpint (kind.code, ==, ANALECT_CLI_USAGE);
}

static void
test_plot_nowhere (void)
{
  g_autofree char *project = cli_sample (), *folder = g_path_get_dirname (project);
  g_autofree char *path = g_build_filename (folder, "no", "chart.svg", NULL);
  g_auto (CliResult) result = cli_run ("plot", project, "prevalence", "-o", path, NULL);

  g_assert_cmpint (result.code, ==, ANALECT_CLI_FAULT);
  g_assert_nonnull (strstr (result.err, "no/chart"));
}

static void
test_report (void)
{
  g_autofree char *project = cli_sample (), *folder = g_path_get_dirname (project);
  g_autofree char *path = g_build_filename (folder, "page.html", NULL), *page = NULL;
  g_auto (CliResult) result = cli_run ("report", project, "-o", path, NULL);

  g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
  page = testlib_read (path, NULL);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>"));
  g_assert_nonnull (strstr (page, "<svg"));
  g_assert_nonnull (strstr (page, "<blockquote>"));
  g_assert_null (strstr (page, "<script"));
  g_assert_true (g_utf8_validate (page, -1, NULL));
}

static void
test_search (void)
{
  g_autofree char *path = cli_sample (), *start = NULL, *end = NULL, *line = NULL;
  g_auto (CliResult) all = cli_run ("search", path, "SAY  NO", NULL), some = { 0 }, regex = { 0 }, bad = { 0 };
  g_auto (CliResult) none = cli_run ("search", path, "xyzzy plugh", NULL), role = { 0 };

  g_assert_cmpint (all.code, ==, ANALECT_CLI_DONE);
  g_assert_true (g_str_has_prefix (all.out, "document\tstart\tend\tline\n"));
  g_assert_cmpuint (cli_count_lines (all.out), >, 1);
  start = cli_cell (all.out, 1, "start");
  end = cli_cell (all.out, 1, "end");
  line = cli_cell (all.out, 1, "line");
  g_assert_cmpint (g_ascii_strtoll (end, NULL, 10) - g_ascii_strtoll (start, NULL, 10), ==, strlen ("say no"));
  g_assert_nonnull (strstr (line, "say no"));
  some = cli_run ("search", path, "say no", "--section=findings", NULL);
  g_assert_cmpuint (cli_count_lines (some.out), <=, cli_count_lines (all.out));
  g_assert_cmpuint (cli_count_lines (none.out), ==, 1);
  regex = cli_run ("search", path, "--regex", "[Ss]a(y|ying) no\\b", NULL);
  g_assert_cmpuint (cli_count_lines (regex.out), >, 1);
  bad = cli_run ("search", path, "--regex", "(", NULL);
  g_assert_cmpint (bad.code, ==, ANALECT_CLI_USAGE);
  role = cli_run ("search", path, "no", "--section=attic", NULL);
  g_assert_cmpint (role.code, ==, ANALECT_CLI_USAGE);
}

/* A project in which nothing is coded has tables of zeros and charts without marks, and says so. */
static void
test_empty (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "empty.analect", NULL);
  g_autofree char *chart = g_build_filename (folder, "empty.svg", NULL), *page = g_build_filename (folder, "e.html", NULL);
  g_auto (CliResult) made = cli_run ("new", path, NULL), table = cli_run ("table", path, "prevalence", NULL);
  g_auto (CliResult) plot = cli_run ("plot", path, "prevalence", "-o", chart, NULL);
  g_auto (CliResult) report = cli_run ("report", path, "-o", page, NULL);

  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpint (table.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (cli_count_lines (table.out), ==, 1);
  g_assert_cmpint (plot.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpint (report.code, ==, ANALECT_CLI_DONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/prevalence", test_prevalence);
  g_test_add_func ("/cli/prevalence/union", test_union);
  g_test_add_func ("/cli/prevalence/options", test_count_options);
  g_test_add_func ("/cli/prevalence/agreement", test_agreement);
  g_test_add_func ("/cli/prevalence/agreement-options", test_agreement_options);
  g_test_add_func ("/cli/prevalence/groups", test_groups);
  g_test_add_func ("/cli/formats", test_formats);
  g_test_add_func ("/cli/plot", test_plot);
  g_test_add_func ("/cli/plot/nowhere", test_plot_nowhere);
  g_test_add_func ("/cli/report", test_report);
  g_test_add_func ("/cli/search", test_search);
  g_test_add_func ("/cli/empty", test_empty);
  return g_test_run ();
}
