/* The tagged text of Web of Science, in invented records and in real files with golden data.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "wos.h"

#include "exchange-error.h"
#include "testlib.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define BOM "\xef\xbb\xbf"

static GPtrArray *
read_text (const char *text, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = analect_wos_read (text, strlen (text), "x.ciw", problems, NULL, &error);

  g_assert_no_error (error);
  return records;
}

/* The one record with FIELDS between "PT J" and ER. */
static AnalectRecord *
read_fields (const char *type, const char *fields)
{
  g_autofree char *text = g_strdup_printf ("FN Some Base\nVR 1.0\nPT %s\n%sER\n\nEF\n", type, fields);
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GPtrArray) records = read_text (text, problems);

  g_assert_cmpuint (records->len, ==, 1);
  g_assert_cmpuint (problems->len, ==, 0);
  return g_ptr_array_steal_index (records, 0);
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
assert_authors (const AnalectRecord *record, const char *expected)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < record->authors->len; i++)
    {
      const AnalectRecordAuthor *author = record->authors->pdata[i];

      g_string_append_printf (joined, "%s%s%s", i > 0 ? "|" : "", author->role == ANALECT_RECORD_EDITOR ? "*" : "",
                              author->name);
    }
  g_assert_cmpstr (joined->str, ==, expected);
}

static void
test_fields (void)
{
  g_autoptr (AnalectRecord) record = read_fields (
      "J", "AU Novak, J\n   Kovar, E\nAF Novák, Jan\n   Kovář, Eva\nCA Grief Grp\nTI What clients\n   say\nSO PSYCHE\n"
           "LA Czech\nDE grief; loss of\n   hope\nID GRIEF-WORK\nAB First\n   second.\nC1 Univ A\n   Univ B\n"
           "SN 1234-5678\nEI 8765-4321\nPU ACADEMIA\nPI PRAGUE\nPD JUN 8\nPY 2004\nVL 4\nIS 2\nBP 7\nEP +\nAR 17\n"
           "DI 10.1234/x\nPM 123\nUT WOS:01\nZ9 5\n");

  assert_authors (record, "Novák, Jan|Kovář, Eva|Grief Grp");
  g_assert_cmpint (record->type, ==, ANALECT_RECORD_ARTICLE);
  g_assert_cmpstr (record->title, ==, "What clients say");
  g_assert_cmpstr (record->secondary_title, ==, "PSYCHE");
  g_assert_cmpstr (record->language, ==, "Czech");
  assert_list (record->keywords, "grief|loss of hope|GRIEF-WORK");
  g_assert_cmpstr (record->abstract, ==, "First second.");
  assert_list (record->issns, "1234-5678|8765-4321");
  g_assert_cmpstr (record->publisher, ==, "ACADEMIA");
  g_assert_cmpstr (record->place, ==, "PRAGUE");
  g_assert_cmpint (record->year, ==, 2004);
  g_assert_cmpstr (record->date, ==, "JUN 8 2004");
  g_assert_cmpstr (record->volume, ==, "4");
  g_assert_cmpstr (record->issue, ==, "2");
  g_assert_cmpstr (record->page_start, ==, "7");
  g_assert_cmpstr (record->page_end, ==, "+");
  g_assert_cmpstr (record->article_number, ==, "17");
  g_assert_cmpstr (record->doi, ==, "10.1234/x");
  g_assert_cmpstr (record->pmid, ==, "123");
  g_assert_cmpstr (record->accession, ==, "WOS:01");
  g_assert_cmpstr (record->database, ==, "Some Base");
  g_assert_cmpstr (analect_record_get_kept (record, "AU"), ==, "Novak, J");
  g_assert_cmpstr (analect_record_get_kept (record, "C1"), ==, "Univ A");
  g_assert_cmpstr (analect_record_get_kept (record, "Z9"), ==, "5");
  g_assert_cmpuint (record->first_line, ==, 3);
  g_assert_true (g_str_has_prefix (record->raw, "PT J\nAU Novak"));
  g_assert_true (g_str_has_suffix (record->raw, "Z9 5\nER\n"));
}

static void
assert_type (const char *container, const char *fields, AnalectRecordType type)
{
  g_autofree char *text = g_strconcat ("TI a\n", fields, NULL);
  g_autoptr (AnalectRecord) record = read_fields (container, text);

  g_assert_cmpint (record->type, ==, type);
  g_assert_cmpstr (record->type_tag, ==, container);
}

static void
test_types (void)
{
  assert_type ("J", "DT Article\n", ANALECT_RECORD_ARTICLE);
  assert_type ("J", "DT Article; Proceedings Paper\n", ANALECT_RECORD_ARTICLE);
  assert_type ("B", "DT Article; Book Chapter\nSO b\n", ANALECT_RECORD_CHAPTER);
  assert_type ("S", "DT Proceedings Paper\nSO b\n", ANALECT_RECORD_CONFERENCE);
  assert_type ("B", "DT Book\nSO b\n", ANALECT_RECORD_BOOK);
  assert_type ("B", "", ANALECT_RECORD_BOOK);
  assert_type ("B", "SO b\n", ANALECT_RECORD_CHAPTER);
  assert_type ("B", "DT Dissertation/Thesis\n", ANALECT_RECORD_THESIS);
  assert_type ("P", "", ANALECT_RECORD_OTHER);
}

static void
assert_date (const char *fields, gint year, const char *date)
{
  g_autofree char *text = g_strconcat ("TI a\n", fields, NULL);
  g_autoptr (AnalectRecord) record = read_fields ("J", text);

  g_assert_cmpint (record->year, ==, year);
  g_assert_cmpstr (record->date, ==, date);
}

static void
test_dates (void)
{
  assert_date ("PD FEB 2011\nPY 2011\n", 2011, "FEB 2011");
  assert_date ("PY 2011\n", 2011, "2011");
  assert_date ("PD FEB 2011\n", 2011, "FEB 2011");
  assert_date ("EA JAN 2020\n", 2020, NULL);
  assert_date ("", 0, NULL);
}

static void
test_names (void)
{
  g_autoptr (AnalectRecord) few = read_fields ("J", "TI a\nAU Novak, J\n   Kovar, E\nAF Novák, Jan\n");
  g_autoptr (AnalectRecord) book = read_fields ("B", "TI a\nAU Novak, J\nBE Kovar, E\n   Dvorak, A\n");

  assert_authors (few, "Novak, J|Kovar, E");
  g_assert_cmpstr (analect_record_get_kept (few, "AF"), ==, "Novák, Jan");
  assert_authors (book, "Novak, J|*Kovar, E|*Dvorak, A");
}

static void
assert_problem (const GPtrArray *problems, guint i, const char *start)
{
  g_autofree char *line = NULL;

  g_assert_cmpuint (i, <, problems->len);
  line = analect_problem_format (problems->pdata[i]);
  g_test_message ("%s", line);
  g_assert_true (g_str_has_prefix (line, start));
}

static void
test_broken (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GPtrArray) records =
      read_text (BOM "FN Base\r\nVR 1.0\r\nTI lost\r\n   too\r\nPT J\r\nTI a\r\nunindented\r\n"
                     "PT X\r\nTI b\r\nEF\r\n" BOM "FN Other\r\nPT J\r\nER\r\n",
                 problems);

  g_assert_cmpuint (records->len, ==, 3);
  g_assert_cmpstr (((AnalectRecord *) records->pdata[0])->title, ==, "a unindented");
  g_assert_cmpstr (((AnalectRecord *) records->pdata[0])->database, ==, "Base");
  g_assert_cmpstr (((AnalectRecord *) records->pdata[2])->database, ==, "Other");
  g_assert_cmpuint (problems->len, ==, 6);
  assert_problem (problems, 0, "x.ciw:3: “TI lost” belongs to no record");
  assert_problem (problems, 1, "x.ciw:4: “too” belongs to no record");
  assert_problem (problems, 2, "x.ciw:5: The record has no ER");
  assert_problem (problems, 3, "x.ciw:8: The record has no ER");
  assert_problem (problems, 4, "x.ciw:8: “X” is no publication type");
  assert_problem (problems, 5, "x.ciw:12: The record holds nothing but its type");
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    gint code;
  } cases[] = {
    { "", ANALECT_EXCHANGE_ERROR_EMPTY },
    { "TY  - JOUR\nER  - \n", ANALECT_EXCHANGE_ERROR_FORMAT },
    { "FN Base\nVR 1.0\nEF\n", ANALECT_EXCHANGE_ERROR_FORMAT },
    { "PT J\nTI \xff\nER\n", ANALECT_EXCHANGE_ERROR_FORMAT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (analect_wos_read (cases[i].text, strlen (cases[i].text), "x", NULL, NULL, &error));
      g_assert_error (error, ANALECT_EXCHANGE_ERROR, cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, "x: "));
    }
}

static void
test_looks_like (void)
{
#define LOOK(text) analect_wos_looks_like (text, strlen (text))
  g_assert_cmpuint (LOOK (BOM "FN Clarivate\nVR 1.0\nPT J\nAU a\n"), ==, 100);
  g_assert_cmpuint (LOOK ("\nPT J\nAU Novak, J\n   Kovar, E\nTI a\n"), ==, 80);
  g_assert_cmpuint (LOOK ("FN Clarivate\nVR 1.0\n"), ==, 60);
  g_assert_cmpuint (LOOK ("TY  - JOUR\nTI  - a\nER  - \n"), ==, 0);
  g_assert_cmpuint (LOOK ("PT Jones said\nAU a\n"), ==, 0);
  g_assert_cmpuint (LOOK ("It is text.\nPT J\nAU a\n"), ==, 0);
  g_assert_cmpuint (LOOK (""), ==, 0);
#undef LOOK
}

static void
test_repeated_lines (void)
{
  static const char *const lines[] = {
    "PT J\n", "ER\n", "AU a\n", "   a\n", "CR a\n", "EF\n", "SN 1234-5678\n", "x\n"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GString) text = g_string_new ("PT J\nAU x\n");
      g_autoptr (GPtrArray) problems = analect_problems_new ();
      g_autoptr (GPtrArray) records = NULL;

      for (guint j = 0; j < 50000; j++)
        g_string_append (text, lines[i]);
      records = read_text (text->str, problems);
      g_assert_cmpuint (records->len, >, 0);
      g_assert_cmpuint (problems->len, <, 1010);
    }
}

static const char *
get_string (JsonObject *object, const char *member)
{
  return json_object_get_string_member_with_default (object, member, NULL);
}

static void
compare_item (const AnalectRecord *record, JsonObject *item)
{
  JsonArray *creators = json_object_get_array_member (item, "creators");
  g_autofree char *pages = analect_record_get_pages (record);
  g_autofree char *extra = g_strconcat ("Web of Science ID: ", record->accession, NULL);

  g_assert_cmpstr (record->title, ==, get_string (item, "title"));
  g_assert_cmpstr (record->secondary_title, ==, get_string (item, "publicationTitle"));
  g_assert_cmpstr (record->date, ==, get_string (item, "date"));
  g_assert_cmpstr (record->doi, ==, get_string (item, "DOI"));
  g_assert_cmpstr (record->volume, ==, get_string (item, "volume"));
  g_assert_cmpstr (record->issue, ==, get_string (item, "issue"));
  g_assert_cmpstr (pages, ==, get_string (item, "pages"));
  g_assert_cmpstr (record->abstract, ==, get_string (item, "abstractNote"));
  g_assert_cmpstr (record->database, ==, "Thomson Reuters Web of Knowledge");
  g_assert_cmpstr (extra, ==, get_string (item, "extra"));
  assert_list (record->issns, get_string (item, "ISSN"));
  g_assert_cmpuint (record->authors->len, ==, json_array_get_length (creators));
  for (guint i = 0; i < record->authors->len; i++)
    {
      JsonObject *creator = json_array_get_object_element (creators, i);
      g_autofree char *name =
          g_strdup_printf ("%s, %s", get_string (creator, "lastName"), get_string (creator, "firstName"));

      g_assert_cmpstr (((AnalectRecordAuthor *) record->authors->pdata[i])->name, ==, name);
    }
}

static void
test_golden (void)
{
  g_autofree char *path = testlib_sample ("bib-tagged/zotero_wos_0.wos.txt"), *text = NULL;
  g_autofree char *golden = testlib_sample ("bib-tagged/zotero_wos_0.expected.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;
  JsonArray *items;

  if (path == NULL || golden == NULL)
    return;
  text = testlib_read (path, NULL);
  records = read_text (text, NULL);
  json_parser_load_from_file (parser, golden, &error);
  g_assert_no_error (error);
  items = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (records->len, ==, json_array_get_length (items));
  for (guint i = 0; i < records->len; i++)
    compare_item (records->pdata[i], json_array_get_object_element (items, i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wos/fields", test_fields);
  g_test_add_func ("/wos/types", test_types);
  g_test_add_func ("/wos/dates", test_dates);
  g_test_add_func ("/wos/names", test_names);
  g_test_add_func ("/wos/broken", test_broken);
  g_test_add_func ("/wos/refused", test_refused);
  g_test_add_func ("/wos/looks-like", test_looks_like);
  g_test_add_func ("/wos/repeated-lines", test_repeated_lines);
  g_test_add_func ("/wos/golden", test_golden);
  return g_test_run ();
}
