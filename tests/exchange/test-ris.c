/* Where RIS records and fields begin and end, in invented text with every habit of an exporter that the reader knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris.h"

#include "exchange-error.h"
#include "testlib.h"
#include "text.h"

#include <string.h>

#define BOM "\xef\xbb\xbf"

static GPtrArray *
read_text (const char *text, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = analect_ris_read (text, strlen (text), "x.ris", problems, NULL, &error);

  g_assert_no_error (error);
  return records;
}

/* The one record of TEXT. */
static AnalectRecord *
read_one (const char *text)
{
  g_autoptr (GPtrArray) records = read_text (text, NULL);

  g_assert_cmpuint (records->len, ==, 1);
  return g_ptr_array_steal_index (records, 0);
}

/* The one record with FIELDS between "TY  - JOUR" and "ER  - ". */
static AnalectRecord *
read_fields (const char *fields)
{
  g_autofree char *text = g_strconcat ("TY  - JOUR\n", fields, "ER  - \n", NULL);

  return read_one (text);
}

static void
assert_list (GPtrArray *list, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? "|" : "", (const char *) list->pdata[i]);
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
assert_titles (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) records = read_text (text, NULL);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (titles, ((AnalectRecord *) records->pdata[i])->title);
  assert_list (titles, expected);
}

static void
test_tag_forms (void)
{
  assert_titles ("TY  - JOUR\nTI  - a\nER  - \n", "a");
  assert_titles ("TY - JOUR\nTI - a\nER - \n", "a");
  assert_titles ("TY-JOUR\nTI-a\nER-\n", "a");
  assert_titles ("TY  -JOUR\nTI  -a\nER  -\n", "a");
  assert_titles ("TY- JOUR\nTI- a\nER-", "a");
  assert_titles ("TY  - JOUR\nTI-A\nUR-http://x.org\nER  -\nTY - JOUR\nTI  - b\nER  -", "A|b");
  assert_titles ("TY  - JOUR\nTI - a\nER - \n", "a");
}

/* Text that was wrapped where a word looks like a tag. */
static void
test_lines_like_tags (void)
{
  g_autoptr (AnalectRecord) record = read_fields ("AB  - Images of the second kind, made with a new method in which\n"
                                                  "T2-weighted and T1-weighted sequences alternate in patients with\n"
                                                  "ER-positive tumours, were read by two raters who knew nothing of\n"
                                                  "C3-C7 lesions or of the\n"
                                                  "ER - positive kind.\n"
                                                  "TI  - Images\n");

  g_assert_cmpstr (record->title, ==, "Images");
  g_assert_null (record->secondary_title);
  g_assert_true (g_str_has_suffix (record->abstract, "in which T2-weighted and T1-weighted sequences alternate in "
                                                     "patients with ER-positive tumours, were read by two raters who "
                                                     "knew nothing of C3-C7 lesions or of the ER - positive kind."));
}

static void
test_line_ends (void)
{
  assert_titles (BOM "TY  - JOUR\r\nTI  - a\r\nER  - \r\nTY  - JOUR\nTI  - b\nER  - \rTY  - JOUR\rTI  - c\rER  - ",
                 "a|b|c");
  assert_titles (" " BOM "TY  - JOUR\nTI  - a\nER  - \n" BOM "TY  - JOUR\nTI  - b\nER  - \n", "a|b");
  assert_titles ("TY  - JOUR\r\r\nTI  - a\r\r\n  b\r\r\nER  - \r\r\n", "a b");
}

static void
test_values_divided_by_cr (void)
{
  g_autoptr (AnalectRecord) divided = read_fields ("C3  - Univ A\rUniv B\rC3  - Univ C\rAN  - WOS:1\n"
                                                   "AB  - One.\rTwo.\nSN  - 1234-5678\r8765-4321\n");
  g_autoptr (AnalectRecord) old = read_one ("TY  - JOUR\rC3  - Univ A\r of B\rER  - \r");

  g_assert_cmpuint (divided->kept->len, ==, 3);
  g_assert_cmpstr (((AnalectRecordTag *) divided->kept->pdata[1])->value, ==, "Univ B");
  g_assert_cmpstr (divided->accession, ==, "WOS:1");
  g_assert_cmpstr (divided->abstract, ==, "One.\nTwo.");
  assert_list (divided->issns, "1234-5678|8765-4321");
  g_assert_cmpstr (analect_record_get_kept (old, "C3"), ==, "Univ A of B");
}

static void
test_continuation (void)
{
  g_autofree char *line = g_strnfill (250, 'x'), *fields = NULL, *expected = NULL;
  g_autoptr (AnalectRecord) record = NULL, wrapped = read_fields ("TI  - What clients\n      say\n  of it\n"
                                                                  "AB  - One\ntwo.\n\nThree\n"
                                                                  "N1  - Times Cited:  12\nTotal:  12\n"
                                                                  "UR  - http://x.org/a\nb\nhttp://y.org\n"
                                                                  "KW  - one\ntwo; three\n  wide\n");

  g_assert_cmpstr (wrapped->title, ==, "What clients say of it");
  g_assert_cmpstr (wrapped->abstract, ==, "One two.\n\nThree");
  assert_list (wrapped->notes, "Times Cited:  12\nTotal:  12");
  assert_list (wrapped->urls, "http://x.org/ab|http://y.org");
  assert_list (wrapped->keywords, "one|two|three wide");
  fields = g_strconcat ("AB  - ", line, "\nRESULTS: y\n", NULL);
  expected = g_strconcat (line, "\nRESULTS: y", NULL);
  record = read_fields (fields);
  g_assert_cmpstr (record->abstract, ==, expected);
}

static guint
count_problems (const AnalectProblems *problems, AnalectSeverity severity)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((const AnalectProblem *) problems->pdata[i])->severity == severity;
  return n;
}

/* The start of problem I as it is printed. */
static void
assert_problem (const AnalectProblems *problems, guint i, const char *start)
{
  g_autofree char *line = NULL;

  g_assert_cmpuint (i, <, problems->len);
  line = analect_problem_format (problems->pdata[i]);
  g_test_message ("%s", line);
  g_assert_true (g_str_has_prefix (line, start));
}

static void
test_text_outside (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GPtrArray) records =
      read_text ("Record #1 of 2\nProvider: x\n1.\nTY  - JOUR\nTI  - a\nER  - \nNL  - Abbr\n\nLink: x\n2.\n"
                 "TY  - JOUR\nstray\nTI  - b\nUR  - http://x.org\n\nmore\nER  - \n\n",
                 problems);
  const AnalectRecord *first = records->pdata[0];

  g_assert_cmpuint (records->len, ==, 2);
  g_assert_cmpstr (analect_record_get_kept (first, "NL"), ==, "Abbr");
  g_assert_cmpstr (first->raw, ==, "TY  - JOUR\nTI  - a\nER  - \nNL  - Abbr\n");
  g_assert_cmpuint (first->first_line, ==, 4);
  g_assert_cmpuint (problems->len, ==, 1);
  assert_problem (problems, 0, "x.ris:1: 7 lines of text");
}

static void
test_orphans (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new (), behind = analect_problems_new ();
  g_autoptr (GPtrArray) none = read_text ("TI  - a\nAU  - b\nER  - \n", problems);
  g_autoptr (GPtrArray) one = read_text ("TY  - JOUR\nTI  - a\nER  - \nPY  - 2019\nSP  - 1\nER  - \n", behind);
  g_autoptr (GPtrArray) two = read_text ("TY  - JOUR\nTI  - a\nER  - \nTI  - lost\nPY  - 2019\n"
                                         "TY  - JOUR\nTI  - b\nER  - \n",
                                         behind);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (count_problems (problems, ANALECT_SEVERITY_ERROR), ==, 3);
  assert_problem (problems, 0, "x.ris:1: “TI  - a”");
  assert_problem (problems, 2, "x.ris:3: “ER  -”");
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (((AnalectRecord *) one->pdata[0])->year, ==, 0);
  g_assert_cmpstr (((AnalectRecord *) one->pdata[0])->raw, ==, "TY  - JOUR\nTI  - a\nER  - \n");
  g_assert_cmpuint (two->len, ==, 2);
  g_assert_cmpuint (count_problems (behind, ANALECT_SEVERITY_ERROR), ==, 5);
  assert_problem (behind, 0, "x.ris:4: “PY  - 2019”");
  assert_problem (behind, 3, "x.ris:4: “TI  - lost”");
}

static void
test_missing_end (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GPtrArray) records = read_text ("TY  - JOUR\nTI  - a\nTY  - BOOK\nTY  - JOUR\nTI  - b", problems);

  g_assert_cmpuint (records->len, ==, 3);
  g_assert_true (analect_record_is_empty (records->pdata[1]));
  g_assert_cmpint (((AnalectRecord *) records->pdata[1])->type, ==, ANALECT_RECORD_BOOK);
  g_assert_cmpuint (count_problems (problems, ANALECT_SEVERITY_NOTE), ==, 3);
  g_assert_cmpuint (count_problems (problems, ANALECT_SEVERITY_WARNING), ==, 1);
  assert_problem (problems, 2, "x.ris:3: The record holds nothing but its type");
}

static void
test_kept (void)
{
  g_autoptr (AnalectRecord) record = read_fields ("ZZ  - one\nZZ  - two\nQ9  - \nT3  - series\n");

  g_assert_cmpuint (record->kept->len, ==, 4);
  g_assert_cmpstr (analect_record_get_kept (record, "ZZ"), ==, "one");
  g_assert_cmpstr (analect_record_get_kept (record, "Q9"), ==, "");
  g_assert_cmpstr (record->raw, ==, "TY  - JOUR\nZZ  - one\nZZ  - two\nQ9  - \nT3  - series\nER  - \n");
}

static void
assert_refused (const char *text, gsize n_bytes, AnalectExchangeError code, const char *message)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_ris_read (text, n_bytes, "x.ris", problems, NULL, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, (gint) code);
  g_assert_true (g_str_has_prefix (error->message, message));
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
test_refused (void)
{
  static const char medline[] = "PMID- 1\nTI  - a\nAU  - b\n";
  static const char ill[] = "TY  - JOUR\nTI  - \xff\nER  - \n";

  assert_refused ("", 0, ANALECT_EXCHANGE_ERROR_EMPTY, "x.ris: The file is empty");
  assert_refused (" \n\r\n", 4, ANALECT_EXCHANGE_ERROR_EMPTY, "x.ris: The file is empty");
  assert_refused ("@article{a}", 11, ANALECT_EXCHANGE_ERROR_FORMAT, "x.ris: This is not a RIS file");
  assert_refused (medline, strlen (medline), ANALECT_EXCHANGE_ERROR_FORMAT, "x.ris: This is not a RIS file");
  assert_refused (ill, strlen (ill), ANALECT_EXCHANGE_ERROR_FORMAT, "x.ris: This is not a RIS file");
}

static void
test_binary_sample (void)
{
  g_autofree char *path = testlib_sample ("hostile/ris-binary.ris"), *bytes = NULL, *text = NULL;
  gsize n_bytes;

  if (path == NULL)
    return;
  bytes = testlib_read (path, &n_bytes);
  text = analect_text_filter (bytes, (gssize) n_bytes, NULL);
  assert_refused (bytes, n_bytes, ANALECT_EXCHANGE_ERROR_FORMAT, "x.ris: This is not a RIS file");
  assert_refused (text, strlen (text), ANALECT_EXCHANGE_ERROR_FORMAT, "x.ris: This is not a RIS file");
  g_assert_cmpuint (analect_ris_looks_like (text, strlen (text)), ==, 0);
}

static void
test_long_line_sample (void)
{
  g_autofree char *path = testlib_sample ("hostile/ris-1MB-line.ris"), *text = NULL;
  g_autoptr (AnalectRecord) record = NULL;

  if (path == NULL)
    return;
  text = testlib_read (path, NULL);
  record = read_one (text);
  g_assert_cmpuint (strlen (record->abstract), ==, 1000000);
}

static void
test_cancelled (void)
{
  g_autoptr (GString) text = g_string_new ("TY  - JOUR\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10000; i++)
    g_string_append (text, "KW  - a\n");
  g_cancellable_cancel (cancellable);
  g_assert_null (analect_ris_read (text->str, text->len, NULL, NULL, cancellable, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED);
}

/* Each of these would take hours if any step were quadratic in the number of lines. */
static void
test_repeated_lines (void)
{
  static const char *const lines[] = {
    "KW  - a\n",         "AU  - Wang, Y\n", "A1  - Wang, Y\n", "SN  - 1234-5678\n", "AB  - a\n",    "N1  - a\n",
    "DO  - 10.1234/a\n", "PY  - 0000\n",    "TI  - a\n",       "wrapped\n",         "AD  - a\rb\r", "\n",
    "ER  - \n",          "TY  - JOUR\n",    "DB  - a\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new ("TY  - JOUR\nAB  - x\n");
      g_autoptr (GPtrArray) problems = analect_problems_new ();
      g_autoptr (GPtrArray) records = NULL;

      for (guint j = 0; j < 50000; j++)
        g_string_append (text, lines[i]);
      records = read_text (text->str, problems);
      g_assert_cmpuint (records->len, >, 0);
      g_assert_cmpuint (problems->len, <, 1010);
    }
}

static void
test_looks_like (void)
{
#define LOOK(text) analect_ris_looks_like (text, strlen (text))
  g_assert_cmpuint (LOOK ("TY  - JOUR\nTI  - a\n"), ==, 100);
  g_assert_cmpuint (LOOK ("Provider: x\n\n" BOM "TY - JOUR\n"), ==, 100);
  g_assert_cmpuint (LOOK ("TY-THES\n"), ==, 100);
  g_assert_cmpuint (LOOK ("TY  - NOVEL\nTI  - a\n"), ==, 80);
  g_assert_cmpuint (LOOK ("TI  - a\nER  - \n"), ==, 30);
  g_assert_cmpuint (LOOK ("PMID- 1\nTI  - a\n"), ==, 0);
  g_assert_cmpuint (LOOK ("FN x\nVR 1.0\nPT J\nER\n"), ==, 0);
  g_assert_cmpuint (LOOK ("%0 Journal Article\n"), ==, 0);
  g_assert_cmpuint (LOOK (""), ==, 0);
#undef LOOK
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ris/tag-forms", test_tag_forms);
  g_test_add_func ("/ris/lines-like-tags", test_lines_like_tags);
  g_test_add_func ("/ris/line-ends", test_line_ends);
  g_test_add_func ("/ris/values-divided-by-cr", test_values_divided_by_cr);
  g_test_add_func ("/ris/continuation", test_continuation);
  g_test_add_func ("/ris/text-outside", test_text_outside);
  g_test_add_func ("/ris/orphans", test_orphans);
  g_test_add_func ("/ris/missing-end", test_missing_end);
  g_test_add_func ("/ris/kept", test_kept);
  g_test_add_func ("/ris/refused", test_refused);
  g_test_add_func ("/ris/binary-sample", test_binary_sample);
  g_test_add_func ("/ris/long-line-sample", test_long_line_sample);
  g_test_add_func ("/ris/cancelled", test_cancelled);
  g_test_add_func ("/ris/repeated-lines", test_repeated_lines);
  g_test_add_func ("/ris/looks-like", test_looks_like);
  return g_test_run ();
}
