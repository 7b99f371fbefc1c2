/* Works that are the same by exact keys, and works that are not although they share one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "duplicates-exact.h"

#include "match-key.h"
#include "project.h"
#include "testlib.h"

static void
test_key (void)
{
  static const struct
  {
    const char *text, *key;
  } cases[] = {
    { NULL, "" },
    { " - ", "" },
    { "The Roof – stayed on: 2!", "theroofstayedon2" },
    { "Smith & Jones 2019", "smithandjones2019" },
    { "Smith &amp; Jones, 2019", "smithandjones2019" },
    { "The <i>roof</i> H<sub>2</sub>O, a < b > c", "theroofh2oabc" },
    { "Šťastná & ﬁve Ⅳ ＡＢ", "stastnaandfiveivab" },
    { "S\xcc\x8ctastna\xcc\x81", "stastna" },
    { "焦虑", "焦虑" },
    { "Straße", "strasse" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *key = analect_match_key (cases[i].text);

      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

static void
test_unspaced (void)
{
  g_assert_true (analect_match_equal_unspaced ("TY  - A\r\nER", " TY - A\nER \n"));
  g_assert_false (analect_match_equal_unspaced ("TY - A", "TY - AB"));
  g_assert_false (analect_match_equal_unspaced ("TY - AB", "TY - A"));
  g_assert_true (analect_match_equal_unspaced ("", " \n"));
  g_assert_cmpuint (analect_match_hash_unspaced ("TY  - A\r\nER"), ==, analect_match_hash_unspaced (" TY - A\nER \n"));
  g_assert_cmpuint (analect_match_hash_unspaced ("A"), !=, analect_match_hash_unspaced ("B"));
  g_assert_cmpuint (analect_match_hash_unspaced (""), !=, 0);
}

/* A work, in short. */
typedef struct
{
  const char *title, *author;
  gint year;
  const char *doi, *pmid, *accession, *database;
  AnalectRecordType type;
} Work;

static AnalectReferenceDraft *
make_draft (const Work *work)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();

  record->title = g_strdup (work->title);
  if (work->author != NULL)
    analect_record_add_author (record, ANALECT_RECORD_AUTHOR, work->author);
  record->year = work->year;
  record->doi = g_strdup (work->doi);
  record->pmid = g_strdup (work->pmid);
  record->accession = g_strdup (work->accession);
  record->database = g_strdup (work->database);
  record->type = work->type != 0 ? work->type : ANALECT_RECORD_ARTICLE;
  return analect_reference_draft_new_from_record (record);
}

/* What TWO is to ONE, both ways round, and as a row of a project. */
static void
assert_match (const Work *one, const Work *two, AnalectMatch expected)
{
  g_autoptr (AnalectReferenceDraft) a = make_draft (one), b = make_draft (two);
  g_autoptr (AnalectExactIndex) first = analect_exact_index_new (), second = analect_exact_index_new ();
  g_autoptr (AnalectExactIndex) third = analect_exact_index_new ();
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId id = analect_change_add (change, ANALECT_KIND_REFERENCE);
  AnalectMatch match;

  analect_reference_draft_write (a, change, id);
  g_assert_true (analect_project_apply (project, change, NULL));
  analect_exact_index_add_draft (first, a, 7);
  analect_exact_index_add_draft (second, b, 8);
  analect_exact_index_add_row (third, analect_rows_get (analect_project_get_rows (project), id), 9);
  g_assert_cmpuint (analect_exact_index_find (first, b, &match), ==, expected ? 7 : ANALECT_EXACT_NOTHING);
  g_assert_cmpint (match, ==, expected);
  g_assert_cmpuint (analect_exact_index_find (second, a, &match), ==, expected ? 8 : ANALECT_EXACT_NOTHING);
  g_assert_cmpint (match, ==, expected);
  g_assert_cmpuint (analect_exact_index_find (third, b, &match), ==, expected ? 9 : ANALECT_EXACT_NOTHING);
  g_assert_cmpint (match, ==, expected);
}

#define ROOF "The roof stayed on: women after panic group treatment"

static void
test_same (void)
{
  static const Work roof = { ROOF, "Hollinbeck, Mara", 2017, "10.1/A", "17", "WOS:1", "WoS", 0 };
  static const struct
  {
    Work work;
    AnalectMatch match;
  } cases[] = {
    { { "Another title", "Hollinbeck M.", 2018, "10.1/a", NULL, NULL, NULL, 0 }, ANALECT_MATCH_DOI },
    { { ROOF, "Smith, A", 2018, "10.1/a", NULL, NULL, NULL, 0 }, ANALECT_MATCH_DOI },
    { { NULL, NULL, 0, "10.1/a", NULL, NULL, NULL, 0 }, ANALECT_MATCH_DOI },
    { { "Supplement", "Smith, A", 2018, "10.1/a", NULL, NULL, NULL, 0 }, ANALECT_MATCH_NONE },
    { { "La toiture", "Hollinbeck, M", 2018, NULL, "17", NULL, NULL, 0 }, ANALECT_MATCH_PMID },
    { { ROOF, "Hollinbeck, M", 2019, NULL, NULL, "wos1", "WOS", 0 }, ANALECT_MATCH_ACCESSION },
    { { "The title", "Hollinbeck, M", 2019, NULL, NULL, "WOS:1", "Other", 0 }, ANALECT_MATCH_NONE },
    { { "The Roof Stayed On. Women after panic group treatment.", "Hollinbeck M", 2017, NULL, NULL, NULL, NULL, 0 },
      ANALECT_MATCH_TITLE },
    { { ROOF, "Hollinbeck, M", 2018, NULL, NULL, NULL, NULL, 0 }, ANALECT_MATCH_NONE },
    { { ROOF, "Smith, A", 2017, NULL, NULL, NULL, NULL, 0 }, ANALECT_MATCH_NONE },
    { { ROOF, "Hollinbeck, M", 2017, "10.1/b", NULL, NULL, NULL, 0 }, ANALECT_MATCH_NONE },
    { { ROOF, "Hollinbeck, M", 2017, NULL, "18", NULL, NULL, 0 }, ANALECT_MATCH_NONE },
    { { ROOF, "Hollinbeck, M", 2017, NULL, NULL, NULL, NULL, ANALECT_RECORD_CONFERENCE }, ANALECT_MATCH_NONE },
    { { NULL, NULL, 0, NULL, NULL, NULL, NULL, 0 }, ANALECT_MATCH_NONE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_match (&roof, &cases[i].work, cases[i].match);
}

/* Titles that say little need a year and an author; numbers that say little need their database. */
static void
test_little (void)
{
  static const Work editorial = { "Editorial", NULL, 2017, NULL, NULL, NULL, NULL, 0 };
  static const Work number = { "A", "B, C", 2001, NULL, NULL, "12345678901", NULL, 0 };
  static const Work other = { "A", "D, E", 2003, NULL, NULL, "12345678901", NULL, 0 };
  static const Work form = { "A", "F, G", 2004, NULL, NULL, "Accession Number", "Name of Database", 0 };
  static const Work form_too = { "B", "F, G", 2004, NULL, NULL, "Accession Number", "Name of Database", 0 };
  static const Work nobody = { ROOF, NULL, 0, NULL, NULL, NULL, NULL, 0 };

  assert_match (&editorial, &editorial, ANALECT_MATCH_NONE);
  assert_match (&number, &other, ANALECT_MATCH_NONE);
  assert_match (&form, &form_too, ANALECT_MATCH_NONE);
  assert_match (&nobody, &nobody, ANALECT_MATCH_TITLE);
}

/* Of several works with one title the first that fits is found, also behind others that do not. */
static void
test_chain (void)
{
  g_autoptr (AnalectExactIndex) index = analect_exact_index_new ();
  AnalectMatch match;

  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *doi = g_strdup_printf ("10.1/%u", i);
      Work work = { ROOF, "Hollinbeck, M", 2017, doi, NULL, NULL, NULL, 0 };
      g_autoptr (AnalectReferenceDraft) draft = make_draft (&work);

      if (i == 5)
        work.doi = NULL;
      analect_exact_index_add_draft (index, draft, i);
    }
  {
    Work work = { ROOF, "Hollinbeck, M", 2017, NULL, NULL, NULL, NULL, 0 };
    g_autoptr (AnalectReferenceDraft) draft = make_draft (&work);

    g_assert_cmpuint (analect_exact_index_find (index, draft, &match), ==, 0);
  }
  {
    Work work = { ROOF, "Hollinbeck, M", 2017, "10.1/39", NULL, NULL, NULL, 0 };
    g_autoptr (AnalectReferenceDraft) draft = make_draft (&work);

    g_assert_cmpuint (analect_exact_index_find (index, draft, &match), ==, 39);
    g_assert_cmpint (match, ==, ANALECT_MATCH_DOI);
  }
}

static guint
find_fulltext (const Work *record, gint year_of_other, const Work *text, AnalectMatch *match)
{
  g_autoptr (AnalectExactIndex) index = analect_exact_index_new ();
  g_autoptr (AnalectReferenceDraft) one = make_draft (record), head = make_draft (text), two = NULL;
  Work other = *record;

  analect_exact_index_add_draft (index, one, 0);
  other.year = year_of_other;
  two = make_draft (&other);
  if (year_of_other != record->year)
    analect_exact_index_add_draft (index, two, 1);
  return analect_exact_index_find_fulltext (index, head, match);
}

/* A text finds its record by what it says, and is left alone where that could mean several. */
static void
test_fulltext (void)
{
  static const Work record = { ROOF, "Hollinbeck, M", 2017, "10.1/a", NULL, NULL, NULL, ANALECT_RECORD_CONFERENCE };
  static const Work undated = { ROOF, "Hollinbeck, M", 0, NULL, NULL, NULL, NULL, 0 };
  static const Work with_doi = { NULL, NULL, 0, "10.1/A", NULL, NULL, NULL, 0 };
  static const Work with_year = { ROOF, NULL, 2017, NULL, NULL, NULL, NULL, 0 };
  static const Work with_title = { ROOF, NULL, 0, NULL, NULL, NULL, NULL, 0 };
  static const Work by_another = { ROOF, "Smith, A", 2017, NULL, NULL, NULL, NULL, 0 };
  static const Work with_short_title = { "The roof", NULL, 0, NULL, NULL, NULL, NULL, 0 };
  AnalectMatch match;

  g_assert_cmpuint (find_fulltext (&record, 2017, &with_doi, &match), ==, 0);
  g_assert_cmpint (match, ==, ANALECT_MATCH_DOI);
  g_assert_cmpuint (find_fulltext (&record, 2017, &with_year, &match), ==, 0);
  g_assert_cmpint (match, ==, ANALECT_MATCH_TITLE_YEAR);
  g_assert_cmpuint (find_fulltext (&record, 2017, &with_title, &match), ==, 0);
  g_assert_cmpint (match, ==, ANALECT_MATCH_TITLE_ONLY);
  g_assert_cmpuint (find_fulltext (&record, 2018, &with_title, &match), ==, ANALECT_EXACT_NOTHING);
  g_assert_cmpuint (find_fulltext (&undated, 0, &with_title, &match), ==, ANALECT_EXACT_NOTHING);
  g_assert_cmpuint (find_fulltext (&record, 2017, &by_another, &match), ==, ANALECT_EXACT_NOTHING);
  g_assert_cmpuint (find_fulltext (&record, 2017, &with_short_title, &match), ==, ANALECT_EXACT_NOTHING);
  g_assert_cmpint (match, ==, ANALECT_MATCH_NONE);
}

static void
test_words (void)
{
  for (int match = ANALECT_MATCH_NONE; match <= ANALECT_MATCH_TITLE_ONLY; match++)
    {
      g_assert_nonnull (analect_match_text ((AnalectMatch) match));
      g_assert_true ((*analect_match_label ((AnalectMatch) match) == '\0') == (match == ANALECT_MATCH_NONE));
    }
  g_assert_cmpstr (analect_match_text (ANALECT_MATCH_TITLE), ==, "title-year-author");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duplicates-exact/key", test_key);
  g_test_add_func ("/duplicates-exact/unspaced", test_unspaced);
  g_test_add_func ("/duplicates-exact/same", test_same);
  g_test_add_func ("/duplicates-exact/little", test_little);
  g_test_add_func ("/duplicates-exact/chain", test_chain);
  g_test_add_func ("/duplicates-exact/fulltext", test_fulltext);
  g_test_add_func ("/duplicates-exact/words", test_words);
  return g_test_run ();
}
