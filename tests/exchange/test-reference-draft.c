/* What records and full texts become: people, white space, types, and what is filled in where something is missing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-draft.h"

#include "project.h"
#include "testlib.h"

static void
assert_people (const char *given, const char *expected)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();
  g_autoptr (AnalectReferenceDraft) draft = NULL;
  g_auto (GStrv) names = g_strsplit (given, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    analect_record_add_author (record, ANALECT_RECORD_AUTHOR, names[i]);
  draft = analect_reference_draft_new_from_record (record);
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_AUTHORS), ==, expected);
}

static void
test_people (void)
{
  assert_people ("Smith, John|Liu R.", "Smith, John; Liu, R.");
  assert_people ("van der Maas, Han|Smith, John, Jr.", "van der Maas, Han; Smith, John, Jr.");
  assert_people ("World Health Organization|Anna Nováková", "World Health Organization; Nováková, Anna");
  assert_people ("World Health Organization,", "World Health Organization");
  assert_people ("Department of Health, Wales", "{Department of Health, Wales}");
  assert_people ("Smith; Jones, A", "Smith, Jones, A");
  assert_people ("", "");
}

static void
test_fields (void)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();
  g_autoptr (AnalectReferenceDraft) draft = NULL;
  g_autofree char *label = NULL;

  record->type = ANALECT_RECORD_CHAPTER;
  record->title = g_strdup (" The roof \n\n stayed\ton ");
  record->secondary_title = g_strdup ("A book");
  record->year = 2017;
  record->date = g_strdup ("2017");
  record->page_start = g_strdup ("12");
  record->page_end = g_strdup ("20");
  record->abstract = g_strdup ("One.\r\nTwo.\rThree.\n");
  g_ptr_array_add (record->issns, g_strdup ("1234-567X"));
  g_ptr_array_add (record->isbns, g_strdup ("1234567890"));
  analect_record_add_author (record, ANALECT_RECORD_EDITOR, "Jones, Ann");
  analect_record_add_keyword (record, "Panic");
  analect_record_add_keyword (record, "Women");
  analect_record_add_url (record, "https://example.org/1");
  analect_record_add_url (record, "https://example.org/2");
  analect_record_add_note (record, "a\nb");
  analect_record_add_note (record, "c");
  draft = analect_reference_draft_new_from_record (record);
  g_assert_cmpint (analect_reference_draft_get_type (draft), ==, ANALECT_REFERENCE_TYPE_CHAPTER);
  g_assert_cmpint (analect_reference_draft_get_year (draft), ==, 2017);
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_TITLE), ==, "The roof stayed on");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_CONTAINER), ==, "A book");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_EDITORS), ==, "Jones, Ann");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_DATE), ==, "");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_PAGES), ==, "12-20");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_ISSN), ==, "1234-567X; 1234567890");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_KEYWORDS), ==, "Panic; Women");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_URL), ==, "https://example.org/1");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_ABSTRACT), ==, "One.\nTwo.\nThree.");
  g_assert_cmpstr (analect_reference_draft_get (draft, ANALECT_REFERENCE_NOTE), ==, "a\nb\nc");
  label = analect_reference_draft_label (draft);
  g_assert_cmpstr (label, ==, "Jones 2017");
}

static void
test_fulltext (void)
{
  g_autoptr (AnalectFulltext) fulltext = analect_fulltext_new ();
  g_autoptr (AnalectReferenceDraft) bare = analect_reference_draft_new_from_fulltext (fulltext, "File"), full = NULL;

  g_assert_cmpstr (analect_reference_draft_get (bare, ANALECT_REFERENCE_TITLE), ==, "File");
  g_assert_cmpint (analect_reference_draft_get_type (bare), ==, ANALECT_REFERENCE_TYPE_OTHER);
  fulltext->title = g_strdup ("The roof");
  fulltext->journal = g_strdup ("J Roofs");
  fulltext->pmcid = g_strdup ("PMC12");
  g_ptr_array_add (fulltext->authors, g_strdup ("Smith, John"));
  full = analect_reference_draft_new_from_fulltext (fulltext, "File");
  g_assert_cmpstr (analect_reference_draft_get (full, ANALECT_REFERENCE_TITLE), ==, "The roof");
  g_assert_cmpstr (analect_reference_draft_get (full, ANALECT_REFERENCE_AUTHORS), ==, "Smith, John");
  g_assert_cmpstr (analect_reference_draft_get (full, ANALECT_REFERENCE_ACCESSION), ==, "PMC12");
  g_assert_cmpint (analect_reference_draft_get_type (full), ==, ANALECT_REFERENCE_TYPE_ARTICLE);
}

static void
test_complete (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) add = analect_project_change (project, "Add"), complete = NULL;
  g_autoptr (AnalectRecord) record = analect_record_new ();
  g_autoptr (AnalectReferenceDraft) draft = NULL;
  AnalectId id = analect_change_add (add, ANALECT_KIND_REFERENCE);
  const AnalectRow *row;

  analect_change_set_string (add, id, ANALECT_REFERENCE_TITLE, "Mine");
  g_assert_true (analect_project_apply (project, add, NULL));
  record->title = g_strdup ("Theirs");
  record->doi = g_strdup ("10.1/a");
  record->year = 2001;
  draft = analect_reference_draft_new_from_record (record);
  complete = analect_project_change (project, "Complete");
  analect_reference_draft_complete (draft, complete, id);
  g_assert_cmpuint (analect_change_get_n_items (complete), ==, 2);
  g_assert_true (analect_project_apply (project, complete, NULL));
  row = analect_rows_get (analect_project_get_rows (project), id);
  g_assert_cmpstr (analect_row_string (row, ANALECT_REFERENCE_TITLE), ==, "Mine");
  g_assert_cmpstr (analect_row_string (row, ANALECT_REFERENCE_DOI), ==, "10.1/a");
  g_assert_cmpint (analect_row_integer (row, ANALECT_REFERENCE_YEAR), ==, 2001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reference-draft/people", test_people);
  g_test_add_func ("/reference-draft/fields", test_fields);
  g_test_add_func ("/reference-draft/fulltext", test_fulltext);
  g_test_add_func ("/reference-draft/complete", test_complete);
  return g_test_run ();
}
