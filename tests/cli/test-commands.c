/* The commands of analect-cli that make, look at and change a project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli-run.h"

#include "cli.h"
#include "session.h"
#include "testlib.h"

#include <string.h>

static void
test_usage (void)
{
  static const char *const commands[] = { "new", "import", "check", "list", "code", "table", "plot", "report", "diff" };
  g_auto (CliResult) unknown = cli_run ("frobnicate", NULL), help = cli_run ("--help", NULL);
  g_auto (CliResult) none = cli_run (NULL, NULL), version = cli_run ("--version", NULL);

  g_assert_cmpint (unknown.code, ==, ANALECT_CLI_USAGE);
  g_assert_nonnull (strstr (unknown.err, "frobnicate"));
  g_assert_cmpint (none.code, ==, ANALECT_CLI_USAGE);
  g_assert_cmpstr (none.out, ==, "");
  g_assert_cmpint (help.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpint (version.code, ==, ANALECT_CLI_DONE);
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_auto (CliResult) bare = cli_run (commands[i], NULL), own = cli_run (commands[i], "--help", NULL);
      g_auto (CliResult) wrong = cli_run (commands[i], "--no-such-option", NULL);

      g_assert_nonnull (strstr (help.out, commands[i]));
      g_assert_cmpint (bare.code, ==, ANALECT_CLI_USAGE);
      g_assert_cmpstr (bare.out, ==, "");
      g_assert_cmpint (wrong.code, ==, ANALECT_CLI_USAGE);
      g_assert_cmpint (own.code, ==, ANALECT_CLI_DONE);
      g_assert_nonnull (strstr (own.out, "Example:"));
    }
}

static void
test_manual (void)
{
  g_auto (CliResult) page = cli_run ("--man", NULL);

  g_assert_cmpint (page.code, ==, ANALECT_CLI_DONE);
  g_assert_true (g_str_has_prefix (page.out, ".TH ANALECT\\-CLI 1"));
  g_assert_nonnull (strstr (page.out, ".SS \"table PROJECT"));
}

static void
test_new (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL), *before = NULL;
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "p.analect", NULL), *after = NULL;
  g_auto (CliResult) made = cli_run ("new", path, "--title", "Ask & <tell>", NULL), again = { 0 }, lost = { 0 };
  g_auto (CliResult) template = { 0 };

  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
  before = testlib_read (path, NULL);
  g_assert_nonnull (strstr (before, "title=\"Ask &amp; &lt;tell&gt;\""));

  again = cli_run ("new", path, NULL);
  g_assert_cmpint (again.code, ==, ANALECT_CLI_FAULT);
  after = testlib_read (path, NULL);
  g_assert_cmpstr (before, ==, after);

  lost = cli_run ("new", nowhere, NULL);
  g_assert_cmpint (lost.code, ==, ANALECT_CLI_FAULT);
  g_assert_nonnull (strstr (lost.err, "no/such"));

  template = cli_run ("new", nowhere, "--template", "../../etc/passwd", NULL);
  g_assert_cmpint (template.code, ==, ANALECT_CLI_FAULT);
}

static void
test_template_is_a_project_of_its_own (void)
{
  g_autofree char *one = cli_sample (), *other = cli_sample (), *first = NULL, *second = NULL;
  g_auto (CliResult) a = cli_run ("list", one, "studies", NULL);

  first = testlib_read (one, NULL);
  second = testlib_read (other, NULL);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpuint (cli_count_lines (a.out), ==, 13);
}

static void
test_check (void)
{
  g_autofree char *path = cli_sample (), *text = testlib_read (path, NULL), *damaged = NULL;
  g_auto (CliResult) good = cli_run ("check", path, NULL), bad = { 0 };
  char *quote = strstr (text, "<quote>");

  g_assert_cmpint (good.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpstr (good.err, ==, "");
  g_assert_true (g_str_has_prefix (good.out, "entity\tcount\nproject\t1\n"));

  quote[strlen ("<quote>")] = '#';
  damaged = g_strconcat (path, ".analect", NULL);
  testlib_write (damaged, text, -1);
  bad = cli_run ("check", damaged, NULL);
  g_assert_cmpint (bad.code, ==, ANALECT_CLI_FAULT);
  g_assert_nonnull (strstr (bad.err, ".analect:"));
}

static void
test_list (void)
{
  static const char *const kinds[] = { "references", "studies", "documents", "codes",   "excerpts",  "codings",
                                       "coders",     "attributes", "memos",  "sections", "placements", "findings" };
  g_autofree char *path = cli_sample (), *end = NULL;
  g_auto (CliResult) unknown = cli_run ("list", path, "dragons", NULL), codings = { 0 };

  g_assert_cmpint (unknown.code, ==, ANALECT_CLI_USAGE);
  g_assert_nonnull (strstr (unknown.err, "studies"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_auto (CliResult) result = cli_run ("list", path, kinds[i], NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
      g_assert_true (g_str_has_prefix (result.out, "guid\t"));
      g_assert_cmpuint (cli_count_lines (result.out), >, 1);
    }
  codings = cli_run ("list", path, "codings", NULL);
  g_assert_true (g_str_has_prefix (codings.out, "guid\tdocument\tstart\tend\tcode\tcoder\tquote\t"));
  end = cli_cell (codings.out, 1, "end");
  g_assert_cmpint (g_ascii_strtoll (end, NULL, 10), >, 0);
}

/* Codes the characters FROM to TO of the sample's thesis. */
static CliResult
code (const char *path, const char *range, const char *name, const char *coder)
{
  return cli_run ("code", path, "--document", "S12", "--range", range, "--code", name, "--coder", coder, NULL);
}

static guint
count_codings (const char *path)
{
  g_auto (CliResult) codings = cli_run ("list", path, "codings", NULL);

  return cli_count_lines (codings.out) - 1;
}

static void
test_code (void)
{
  g_autofree char *path = cli_sample ();
  guint n = count_codings (path);
  g_auto (CliResult) made = code (path, "40:60", "Self and direction/Agency/Trying", "Nils Example"), twice = { 0 };
  g_auto (CliResult) longer = { 0 }, other = { 0 }, codes = { 0 }, codings = { 0 };
  gboolean found = FALSE;

  g_assert_cmpstr (made.err, ==, "");
  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (count_codings (path), ==, n + 1);
  codes = cli_run ("list", path, "codes", NULL);
  g_assert_nonnull (strstr (codes.out, "\tTrying\t"));

  twice = code (path, "45:50", "Trying", "Nils Example");
  g_assert_cmpint (twice.code, ==, ANALECT_CLI_FAULT);
  longer = code (path, "55:70", "Trying", "Nils Example");
  g_assert_cmpint (longer.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (count_codings (path), ==, n + 1);
  other = code (path, "55:70", "Trying", "Someone Else");
  g_assert_cmpint (other.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (count_codings (path), ==, n + 2);

  codings = cli_run ("list", path, "codings", NULL);
  for (guint line = 1; line < cli_count_lines (codings.out) && !found; line++)
    {
      g_autofree char *who = cli_cell (codings.out, line, "coder"), *start = cli_cell (codings.out, line, "start");
      g_autofree char *end = cli_cell (codings.out, line, "end");

      found = strcmp (who, "Nils Example") == 0 && strcmp (start, "40") == 0 && strcmp (end, "70") == 0;
    }
  g_assert_true (found);
}

static void
test_code_fails_whole (void)
{
  static const struct
  {
    const char *document, *range;
    int code;
  } cases[] = {
    { "S12", "5:5", ANALECT_CLI_USAGE },         { "S12", "9:5", ANALECT_CLI_USAGE },
    { "S12", "-1:5", ANALECT_CLI_USAGE },        { "S12", "x", ANALECT_CLI_USAGE },
    { "S12", "0:99999999", ANALECT_CLI_FAULT },  { "S12", "0:99999999999999999999999", ANALECT_CLI_USAGE },
    { "Nobody 1999", "0:5", ANALECT_CLI_FAULT },
  };
  g_autofree char *path = cli_sample (), *before = testlib_read (path, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (CliResult) result = cli_run ("code", path, "--document", cases[i].document, "--range", cases[i].range,
                                           "--code", "A new code", "--coder", "A new coder", NULL);
      g_autofree char *after = testlib_read (path, NULL);

      g_assert_cmpint (result.code, ==, cases[i].code);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_locked (void)
{
  g_autofree char *path = cli_sample ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectSession) session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_auto (CliResult) result = { 0 }, reading = { 0 };

  g_assert_no_error (error);
  result = code (path, "40:60", "Agency", "Nils Example");
  g_assert_cmpint (result.code, ==, ANALECT_CLI_FAULT);
  g_assert_cmpstr (result.err, !=, "");
  reading = cli_run ("check", path, NULL);
  g_assert_cmpint (reading.code, ==, ANALECT_CLI_DONE);
}

static void
test_diff (void)
{
  g_autofree char *path = cli_sample (), *copy = g_strconcat (path, "-2.analect", NULL), *text = NULL, *change = NULL;
  g_auto (CliResult) same = { 0 }, made = { 0 }, differs = { 0 };

  text = testlib_read (path, NULL);
  testlib_write (copy, text, -1);
  same = cli_run ("diff", path, copy, NULL);
  g_assert_cmpint (same.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpuint (cli_count_lines (same.out), ==, 1);

  made = code (copy, "40:60", "Agency", "Nils Example");
  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
  differs = cli_run ("diff", path, copy, NULL);
  g_assert_cmpuint (cli_count_lines (differs.out), ==, 4);
  change = cli_cell (differs.out, 1, "change");
  g_assert_cmpstr (change, ==, "added");
}

static const char two_records[] = "TY  - JOUR\nAU  - Ash, Ada\nTI  - Learning to say no\nPY  - 2019\nER  - \n"
                                  "TY  - JOUR\nAU  - Birch, Ben\nTI  - Living with less fear\nPY  - 2021\nER  - \n";

static guint
count_rows (const char *path, const char *what)
{
  g_auto (CliResult) list = cli_run ("list", path, what, NULL);

  return cli_count_lines (list.out) - 1;
}

static void
test_import (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *file = g_build_filename (folder, "two.ris", NULL), *before = NULL, *after = NULL, *added = NULL;
  g_auto (CliResult) made = cli_run ("new", path, NULL), dry = { 0 }, done = { 0 }, again = { 0 };

  testlib_write (file, two_records, -1);
  before = testlib_read (path, NULL);
  dry = cli_run ("import", path, file, "--dry-run", NULL);
  after = testlib_read (path, NULL);
  g_assert_cmpint (dry.code, ==, ANALECT_CLI_DONE);
  g_assert_true (g_str_has_prefix (dry.out, "file\tformat\tfound\tadded\tduplicates\tproblems\n"));
  g_assert_cmpstr (before, ==, after);

  done = cli_run ("import", path, file, "--search=PsycInfo, 2026", NULL);
  g_assert_cmpint (done.code, ==, ANALECT_CLI_DONE);
  g_assert_cmpstr (done.out, ==, dry.out);
  g_assert_cmpuint (count_rows (path, "references"), ==, 2);
  g_assert_cmpuint (count_rows (path, "searches"), ==, 1);

  again = cli_run ("import", path, file, NULL);
  added = cli_cell (again.out, 1, "added");
  g_assert_cmpstr (added, ==, "0");
  g_assert_cmpuint (count_rows (path, "references"), ==, 2);
  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
}

static void
test_import_fails_whole (void)
{
  static const char *const wrong[][2] = { { "--as", "docx" }, { "--duplicates", "burn" } };
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *good = g_build_filename (folder, "two.ris", NULL), *bad = g_build_filename (folder, "x.pdf", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.ris", NULL), *before = NULL;
  g_auto (CliResult) made = cli_run ("new", path, NULL);
  const char *files[] = { bad, missing, folder };

  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
  testlib_write (good, two_records, -1);
  testlib_write (bad, "%PDF-1.7\n%\xe2\xe3\n", -1);
  before = testlib_read (path, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_auto (CliResult) result = cli_run ("import", path, good, files[i], NULL);
      g_autofree char *after = testlib_read (path, NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_FAULT);
      g_assert_nonnull (strstr (result.err, files[i]));
      g_assert_cmpstr (before, ==, after);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (CliResult) result = cli_run ("import", path, good, wrong[i][0], wrong[i][1], NULL);

      g_assert_cmpint (result.code, ==, ANALECT_CLI_USAGE);
    }
}

/* From database export and article to counted codes: the whole job without a window. */
static void
test_whole_job (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *text = g_build_filename (folder, "Ash.txt", NULL), *table = g_build_filename (folder, "t.csv", NULL);
  g_autofree char *n = NULL, *total = NULL, *country = NULL;
  g_auto (CliResult) made = cli_run ("new", path, NULL), imported = { 0 }, coded = { 0 }, prevalence = { 0 };
  g_auto (CliResult) characteristics = { 0 }, shown = { 0 };

  testlib_write (text, "A study of saying no\n\nResults\n\nClients said no more often than before.\n", -1);
  imported = cli_run ("import", path, text, NULL);
  g_assert_cmpint (imported.code, ==, ANALECT_CLI_DONE);
  coded = cli_run ("code", path, "--document", "Ash.txt", "--range", "31:70", "--code", "Self/Agency/Saying no", "--coder",
                   "AA", "--direction", "better", NULL);
  g_assert_cmpstr (coded.err, ==, "");
  prevalence = cli_run ("table", path, "prevalence", "--level=dimension", NULL);
  n = cli_cell (prevalence.out, 1, "better");
  total = cli_cell (prevalence.out, 1, "total");
  g_assert_cmpstr (n, ==, "1");
  g_assert_cmpstr (total, ==, "1");

  testlib_write (table, "study,Country\nA study of saying no n.d.,Norway\n", -1);
  characteristics = cli_run ("import", path, table, NULL);
  g_assert_cmpint (characteristics.code, ==, ANALECT_CLI_DONE);
  shown = cli_run ("table", path, "characteristics", NULL);
  country = cli_cell (shown.out, 1, "Country");
  g_assert_cmpstr (country, ==, "Norway");
  g_assert_cmpint (made.code, ==, ANALECT_CLI_DONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/usage", test_usage);
  g_test_add_func ("/cli/manual", test_manual);
  g_test_add_func ("/cli/new", test_new);
  g_test_add_func ("/cli/new/template", test_template_is_a_project_of_its_own);
  g_test_add_func ("/cli/check", test_check);
  g_test_add_func ("/cli/list", test_list);
  g_test_add_func ("/cli/code", test_code);
  g_test_add_func ("/cli/code/fails-whole", test_code_fails_whole);
  g_test_add_func ("/cli/import", test_import);
  g_test_add_func ("/cli/import/fails-whole", test_import_fails_whole);
  g_test_add_func ("/cli/whole-job", test_whole_job);
  g_test_add_func ("/cli/locked", test_locked);
  g_test_add_func ("/cli/diff", test_diff);
  return g_test_run ();
}
