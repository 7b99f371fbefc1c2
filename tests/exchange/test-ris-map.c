/* What the tags of RIS mean, one habit of an exporter at a time, in invented records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris.h"

#include "testlib.h"

#include <string.h>

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

/* Authors as "name|name", editors with a star. */
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
assert_title_and_journal (const char *type, const char *fields, const char *title, const char *journal)
{
  g_autofree char *text = g_strdup_printf ("TY  - %s\n%sER  - \n", type, fields);
  g_autoptr (AnalectRecord) record = read_one (text);

  g_assert_cmpstr (record->title, ==, title);
  g_assert_cmpstr (record->secondary_title, ==, journal);
  g_assert_cmpstr (record->type_tag, ==, type);
}

static void
test_titles (void)
{
  assert_title_and_journal ("JOUR", "T1  - b\nTI  - a\nJF  - d\nT2  - c\n", "a", "c");
  assert_title_and_journal ("JOUR", "T1  - b\nT1  - x\nJI  - j\nJ2  - i\n", "b", "i");
  assert_title_and_journal ("JOUR", "T1  - b\nJI  - j\nJA  - h\nJO  - g\nJF  - f\n", "b", "f");
  assert_title_and_journal ("JOUR", "TI  - \nT1  - b\n", "b", NULL);
  assert_title_and_journal ("BOOK", "CT  - c\nBT  - b\nT3  - s\n", "c", NULL);
  assert_title_and_journal ("BOOK", "BT  - b\n", "b", NULL);
  assert_title_and_journal ("CHAP", "TI  - a\nBT  - b\n", "a", "b");
  assert_title_and_journal ("CHAP", "CT  - a\nBT  - b\n", "a", "b");
  assert_title_and_journal ("JOUR", "CT  - c\n", NULL, NULL);
  assert_title_and_journal ("LETTER", "TI  - a\n", "a", NULL);
}

static void
assert_year (const char *fields, gint year, const char *date)
{
  g_autoptr (AnalectRecord) record = read_fields (fields);

  g_assert_cmpint (record->year, ==, year);
  g_assert_cmpstr (record->date, ==, date);
}

static void
test_year (void)
{
  assert_year ("PY  - 2018\nDA  - SEP\n", 2018, "SEP");
  assert_year ("PY  - 2022\nDA  - 2022/08/26/\n", 2022, "2022/08/26/");
  assert_year ("Y1  - 2016/09//\n", 2016, "2016/09//");
  assert_year ("PY  - 2016\nY1  - 2016/09//\n", 2016, "2016/09//");
  assert_year ("PY  - 2016\nY1  - 2015/09//\n", 2016, "2016");
  assert_year ("Y1  - 2019//\n", 2019, "2019//");
  assert_year ("PY  - 0000\nDA  - 2001\n", 2001, "2001");
  assert_year ("PY  - 0000\n", 0, NULL);
  assert_year ("PY  - 10 15\n", 0, "10 15");
  assert_year ("PY  - 99\nPY  - YEAR/MONTH/DAY/\nPY  - 2001/09/01/\nPY  - 2002\n", 2001, "2001/09/01/");
  assert_year ("PY  - 20190501\n", 2019, "20190501");
  assert_year ("PY  - 12019\n", 0, "12019");
  assert_year ("PY  - in press\nY2  - 2020/01/02\n", 2020, "in press");
  assert_year ("Y2  - 2020/01/02\n", 2020, NULL);
  assert_year ("", 0, NULL);
}

static void
test_year_of_access_is_doubtful (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GPtrArray) records = read_text ("\nTY  - WEB\nTI  - a\nY2  - 2020/01/02\nER  - \n", problems);

  g_assert_cmpstr (analect_record_get_kept (records->pdata[0], "Y2"), ==, "2020/01/02");
  assert_problem (problems, 0, "x.ris:2: The year 2020 is taken from Y2");
}

static void
assert_pages (const char *fields, const char *start, const char *end)
{
  g_autoptr (AnalectRecord) record = read_fields (fields);

  g_assert_cmpstr (record->page_start, ==, start);
  g_assert_cmpstr (record->page_end, ==, end);
}

static void
test_pages (void)
{
  assert_pages ("SP  - 152\nEP  - 160\n", "152", "160");
  assert_pages ("SP  - 1-5\n", "1", "5");
  assert_pages ("SP  - 1–5\n", "1", "5");
  assert_pages ("SP  - 1--5\n", "1", "5");
  assert_pages ("SP  - S1-S5\nEP  - S5\n", "S1", "S5");
  assert_pages ("SP  - 1-5\nEP  - 9\n", "1-5", "9");
  assert_pages ("SP  - 1-5, 7-9\n", "1-5, 7-9", NULL);
  assert_pages ("SP  - A-140\n", "A-140", NULL);
  assert_pages ("SP  - 12-\n", "12-", NULL);
  assert_pages ("SP  - e0815\n", "e0815", NULL);
  assert_pages ("SP  - No\nEP  - Specified\n", NULL, NULL);
  assert_pages ("SP  - No Pagination Specified\n", NULL, NULL);
  assert_pages ("SP  - no. 5\n", "no. 5", NULL);
  assert_pages ("EP  - 9\n", NULL, "9");
}

static void
assert_doi (const char *fields, const char *doi)
{
  g_autoptr (AnalectRecord) record = read_fields (fields);

  g_test_message ("%s", fields);
  g_assert_cmpstr (record->doi, ==, doi);
}

static void
test_doi (void)
{
  assert_doi ("DO  - http://dx.doi.org/10.1234/a.b.\nDO  - http://dx.doi.org/10.1234/a.b\n", "10.1234/a.b");
  assert_doi ("M3  - doi: 10.1234/a\nDO  - 10.1234/b\n", "10.1234/b");
  assert_doi ("M3  - doi: whatever\nN1  - DOI 10.1234/n.\nUR  - https://doi.org/10.1234/u\n", "10.1234/n");
  assert_doi ("UR  - https://doi.org/10.1234/u\nL3  - 10.1234/l\n", "10.1234/u");
  assert_doi ("ID  - 10.1234/i\nL3  - 10.1234/l\n", "10.1234/l");
  assert_doi ("ID  - 10.1234/i\n", "10.1234/i");
  assert_doi ("N1  - References: Novak J., A title, 10.1234/cited\nUR  - http://x.org\n", NULL);
  assert_doi ("N1  - Seen in 10.1234/a and 10.1234/b\n", NULL);
  assert_doi ("M1  - Novak, J. (2001). http://dx.doi.org/10.1234/cited\n", NULL);
  assert_doi ("DO  - none\n", NULL);
}

static void
test_different_dois (void)
{
  g_autoptr (AnalectRecord) record = read_fields ("DO  - 10.1234/a\nDO  - 10.1234/b\nDO  - 10.1234/A\n");

  g_assert_cmpstr (record->doi, ==, "10.1234/a");
  g_assert_cmpuint (record->kept->len, ==, 1);
  g_assert_cmpstr (analect_record_get_kept (record, "DO"), ==, "10.1234/b");
}

static void
test_people (void)
{
  g_autoptr (AnalectRecord) both = read_fields ("AU  - Wang, Y\nAU  - Wang, Y\nA1  - Wang, Y\nA1  - Li, X\n");
  g_autoptr (AnalectRecord) line = read_fields ("AU  - Novák, J.; Dvořák, A.\nAU  - M&uuml;ller, K\n");
  g_autoptr (AnalectRecord) cited = read_fields ("A1  - Liu R.\nA2  - Andres, Buote, Byrne, Cohen\nA2  - Ferrer, A\n");
  g_autoptr (AnalectRecord) book = read_one ("TY  - EDBOOK\nAU  - Kovář, Eva\nA2  - Series, E\nER  - \n");
  g_autoptr (AnalectRecord) law = read_one ("TY  - BILL\nA2  - Sponsor, The\nA4  - x\nER  - \n");

  assert_authors (both, "Wang, Y|Wang, Y|Li, X");
  assert_authors (line, "Novák, J.|Dvořák, A.|M&uuml;ller, K");
  assert_authors (cited, "Liu R.|*Ferrer, A");
  g_assert_cmpstr (analect_record_get_kept (cited, "A2"), ==, "Andres, Buote, Byrne, Cohen");
  assert_authors (book, "*Kovář, Eva|*Series, E");
  assert_authors (law, "");
  g_assert_cmpstr (analect_record_get_kept (law, "A2"), ==, "Sponsor, The");
}

static void
test_keywords (void)
{
  g_autoptr (AnalectRecord) record =
      read_fields ("KW  - *Grief\nKW  - loss; hope ;; trust\nKW  - rock &amp; roll; x\n");

  assert_list (record->keywords, "*Grief|loss|hope|trust|rock &amp; roll|x");
}

static void
test_ebsco (void)
{
  g_autoptr (AnalectRecord) record =
      read_fields ("AB  - Findings.\nAB  - Copyright of Journal is the property of its publisher.\n"
                   "N1  - Accession Number: 117372971; Novak, Jan 1; Affiliation: 1: A\nL3  - 10.1234/e\n"
                   "DP  - EBSCOhost\nDB  - psyh\nSN  - 01678809\n");

  g_assert_cmpstr (record->abstract, ==, "Findings.");
  g_assert_cmpuint (record->notes->len, ==, 2);
  g_assert_cmpstr (record->accession, ==, "117372971");
  g_assert_cmpstr (record->database, ==, "psyh");
  g_assert_cmpstr (analect_record_get_kept (record, "DP"), ==, "EBSCOhost");
  assert_list (record->issns, "0167-8809");
}

static void
test_ovid_and_embase (void)
{
  g_autoptr (AnalectRecord) ovid = read_fields ("ID  - 2019-65183-001\nPB  - Wiley\nPB  - US\nM1  - Cited, A\n");
  g_autoptr (AnalectRecord) embase = read_fields ("DB  - Embase\nDB  - Medline\nU2  - L373791783\nC5  - 15368318\n"
                                                  "LK  - http://sfx.org\nM1  - (Liu R.) Univ\nN2  - a\n");

  g_assert_cmpstr (ovid->accession, ==, "2019-65183-001");
  g_assert_cmpstr (ovid->publisher, ==, "Wiley");
  g_assert_cmpstr (analect_record_get_kept (ovid, "PB"), ==, "US");
  g_assert_null (ovid->issue);
  g_assert_cmpstr (embase->accession, ==, "L373791783");
  g_assert_cmpstr (embase->pmid, ==, "15368318");
  g_assert_cmpstr (embase->database, ==, "Embase");
  g_assert_cmpstr (analect_record_get_kept (embase, "DB"), ==, "Medline");
  assert_list (embase->urls, "http://sfx.org");
}

static void
test_others (void)
{
  g_autoptr (AnalectRecord) scopus = read_fields ("SN  - 03064530 (ISSN)\nC7  - 104567\nN1  - Cited By :10\n"
                                                  "N1  - Export Date: 13 July 2022\n");
  g_autoptr (AnalectRecord) rayyan = read_fields ("ID  - 17\nAN  - rayyan-264552525\nUR  - <Go to ISI>://WOS:0001\n");
  g_autoptr (AnalectRecord) isi = read_fields ("UR  - <Go to ISI>://WOS:0001\n");
  g_autoptr (AnalectRecord) pubmed = read_fields ("DB  - PubMed\nAN  - 26957754\n");
  g_autoptr (AnalectRecord) apa = read_fields ("PMID  - 33355555\nN2  - a\nAB  - a\nAB  - b\n");

  assert_list (scopus->issns, "0306-4530");
  g_assert_cmpstr (scopus->article_number, ==, "104567");
  g_assert_cmpuint (scopus->notes->len, ==, 2);
  g_assert_cmpstr (rayyan->accession, ==, "rayyan-264552525");
  g_assert_cmpstr (analect_record_get_kept (rayyan, "ID"), ==, "17");
  g_assert_cmpstr (isi->accession, ==, "WOS:0001");
  g_assert_cmpstr (pubmed->pmid, ==, "26957754");
  g_assert_cmpstr (apa->pmid, ==, "33355555");
  g_assert_cmpstr (apa->abstract, ==, "a\nb");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ris-map/titles", test_titles);
  g_test_add_func ("/ris-map/year", test_year);
  g_test_add_func ("/ris-map/year-of-access", test_year_of_access_is_doubtful);
  g_test_add_func ("/ris-map/pages", test_pages);
  g_test_add_func ("/ris-map/doi", test_doi);
  g_test_add_func ("/ris-map/different-dois", test_different_dois);
  g_test_add_func ("/ris-map/people", test_people);
  g_test_add_func ("/ris-map/keywords", test_keywords);
  g_test_add_func ("/ris-map/ebsco", test_ebsco);
  g_test_add_func ("/ris-map/ovid-and-embase", test_ovid_and_embase);
  g_test_add_func ("/ris-map/others", test_others);
  return g_test_run ();
}
