/* Plans of imports: what they find, what they change and how it is taken back; duplicates, full texts, and searches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-test.h"

#include "exchange-error.h"
#include "testlib.h"

#include <string.h>

/* Two records of one work (by DOI), one of the same title, year and author, one of its own. */
static const char list[] =
    "TY  - JOUR\nTI  - The roof stayed on: women after panic\nAU  - Hollinbeck, Mara\n"
    "AU  - Ostrander F.\nPY  - 2017\nDO  - 10.1000/Roof.1\nN1  - x\nER  - \n\n"
    "TY  - JOUR\nTI  - The Roof stayed on. Women after panic\nAU  - Hollinbeck M\nPY  - 2017\n"
    "DO  - https://doi.org/10.1000/roof.1\nER  - \n\n"
    "TY  - JOUR\nTI  - The roof stayed on – women after panic\nAU  - Hollinbeck, M.\nPY  - 2017\n"
    "ER  - \n\n"
    "TY  - BOOK\nTI  - Grief at work\nA1  - World Health Organization\nPY  - 2001\nER  - \n";

static AnalectId
get_reference (AnalectProject *project, AnalectKind kind, guint index, AnalectField field)
{
  return analect_row_reference (
      analect_rows_get (analect_project_get_rows (project), import_test_id (project, kind, index)), field);
}

static gint64
get_integer (AnalectProject *project, AnalectKind kind, guint index, AnalectField field)
{
  return analect_row_integer (
      analect_rows_get (analect_project_get_rows (project), import_test_id (project, kind, index)), field);
}

static const AnalectIdSet *
get_set (AnalectProject *project, AnalectKind kind, guint index, AnalectField field)
{
  return analect_row_set (analect_rows_get (analect_project_get_rows (project), import_test_id (project, kind, index)),
                          field);
}

static void
assert_counts (const AnalectImportCounts *counts, guint found, guint added, guint duplicates, guint problems)
{
  g_assert_cmpuint (counts->found, ==, found);
  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->duplicates, ==, duplicates);
  g_assert_cmpuint (counts->problems, ==, problems);
}

static void
test_inspect (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autofree char *before = import_test_bytes (project), *after = NULL, *label = NULL;
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, NULL, path, NULL);
  const AnalectImportFile *file = analect_import_plan_get_file (plan, 0);
  const AnalectImportItem *item = analect_import_plan_get_item (plan, 2);
  AnalectImportCounts counts;

  g_assert_cmpuint (analect_import_plan_get_n_files (plan), ==, 1);
  g_assert_cmpuint (analect_import_plan_get_n_failed (plan), ==, 0);
  g_assert_cmpuint (analect_import_plan_get_n_items (plan), ==, 4);
  g_assert_cmpstr (file->format->id, ==, "ris");
  g_assert_cmpstr (file->encoding, ==, "UTF-8");
  g_assert_cmpint (file->certainty, ==, ANALECT_CERTAINTY_CERTAIN);
  g_assert_cmpuint (strlen (file->hash), ==, 64);
  g_assert_cmpuint (file->n_items, ==, 4);
  g_assert_cmpuint (item->line, ==, 17);
  g_assert_cmpint (item->match, ==, ANALECT_MATCH_TITLE);
  g_assert_cmpint (analect_import_plan_get_item (plan, 1)->match, ==, ANALECT_MATCH_DOI);
  g_assert_cmpuint (analect_import_plan_get_item (plan, 1)->match_item, ==, 0);
  g_assert_cmpuint (item->match_reference, ==, ANALECT_ID_NONE);
  g_assert_cmpint (item->decision, ==, ANALECT_IMPORT_FLAG);
  g_assert_true (g_str_has_prefix (analect_text_peek (item->raw), "TY  - JOUR\nTI  - The roof"));
  g_assert_cmpstr (analect_reference_draft_get (item->reference, ANALECT_REFERENCE_AUTHORS), ==, "Hollinbeck, M.");
  label = analect_reference_draft_label (analect_import_plan_get_item (plan, 0)->reference);
  g_assert_cmpstr (label, ==, "Hollinbeck & Ostrander 2017");
  analect_import_plan_count (plan, 0, &counts);
  assert_counts (&counts, 4, 4, 2, 0);
  after = import_test_bytes (project);
  g_assert_cmpstr (before, ==, after);
}

static void
test_flag (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportCounts counts = import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);
  const AnalectIdSet *set;

  assert_counts (&counts, 4, 4, 2, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 4);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_IMPORT_RECORD), ==, 4);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DUPLICATE_GROUP), ==, 1);
  set = get_set (project, ANALECT_KIND_DUPLICATE_GROUP, 0, ANALECT_DUPLICATE_GROUP_REFERENCES);
  g_assert_cmpuint (set->n, ==, 3);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_DUPLICATE_GROUP, 0, ANALECT_DUPLICATE_GROUP_REASON), ==,
                   "doi");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_AUTHORS), ==,
                   "Hollinbeck, Mara; Ostrander, F.");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 3, ANALECT_REFERENCE_AUTHORS), ==,
                   "World Health Organization");
  g_assert_cmpint (get_integer (project, ANALECT_KIND_REFERENCE, 3, ANALECT_REFERENCE_TYPE), ==,
                   ANALECT_REFERENCE_TYPE_BOOK);
  g_assert_cmpint (get_integer (project, ANALECT_KIND_IMPORT_RECORD, 2, ANALECT_IMPORT_RECORD_LINE), ==, 17);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_IMPORT_RECORD, 2, ANALECT_IMPORT_RECORD_FILE), ==,
                   "list.ris");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_IMPORT_RECORD, 2, ANALECT_IMPORT_RECORD_FORMAT), ==,
                   "ris");
}

static void
test_skip (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportCounts counts = import_test_run (project, ANALECT_DUPLICATES_SKIP, NULL, path);

  assert_counts (&counts, 4, 2, 2, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 2);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_IMPORT_RECORD), ==, 4);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DUPLICATE_GROUP), ==, 0);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (get_reference (project, ANALECT_KIND_IMPORT_RECORD, i, ANALECT_IMPORT_RECORD_REFERENCE), ==,
                      import_test_id (project, ANALECT_KIND_REFERENCE, 0));
}

static void
test_keep (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportCounts counts = import_test_run (project, ANALECT_DUPLICATES_KEEP, NULL, path);

  assert_counts (&counts, 4, 4, 2, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 4);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DUPLICATE_GROUP), ==, 0);
}

/* The same file again adds nothing, whatever becomes of duplicates; also when a mail program changed its line ends. */
static void
test_again (void)
{
  for (int mode = ANALECT_DUPLICATES_FLAG; mode <= ANALECT_DUPLICATES_KEEP; mode++)
    {
      g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
      g_auto (GStrv) lines = g_strsplit (list, "\n", -1);
      g_autofree char *crlf = g_strjoinv ("\r\n", lines), *other = import_test_file (folder, "other.ris", crlf);
      g_autoptr (AnalectProject) project = analect_project_new ("T");
      AnalectImportApplyOptions options = { .search = "CINAHL" };
      g_autofree char *before = NULL, *after = NULL;
      AnalectImportCounts counts;

      import_test_run (project, (AnalectDuplicates) mode, &options, path);
      before = import_test_bytes (project);
      counts = import_test_run (project, (AnalectDuplicates) mode, &options, path);
      assert_counts (&counts, 4, 0, 4, 0);
      counts = import_test_run (project, (AnalectDuplicates) mode, &options, other);
      assert_counts (&counts, 4, 0, 4, 0);
      after = import_test_bytes (project);
      g_assert_cmpstr (before, ==, after);
    }
}

/* A record that another search found too is one more hit, and no more. */
static void
test_another_search (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportApplyOptions one = { .search = "CINAHL", .search_date = "2026-11-20" }, other = { .search = "MEDLINE" };
  AnalectImportApplyOptions same = { .search = " cinahl " };

  import_test_run (project, ANALECT_DUPLICATES_FLAG, &one, path);
  import_test_run (project, ANALECT_DUPLICATES_FLAG, &other, path);
  import_test_run (project, ANALECT_DUPLICATES_FLAG, &same, path);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_SEARCH), ==, 2);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 4);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_IMPORT_RECORD), ==, 8);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_SEARCH, 0, ANALECT_SEARCH_SOURCE), ==, "CINAHL");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_SEARCH, 0, ANALECT_SEARCH_DATE), ==, "2026-11-20");
  g_assert_cmpuint (get_reference (project, ANALECT_KIND_IMPORT_RECORD, 7, ANALECT_IMPORT_RECORD_SEARCH), ==,
                    import_test_id (project, ANALECT_KIND_SEARCH, 1));
}

static const char update[] = "TY  - JOUR\nTI  - The roof stayed on\nAU  - Hollinbeck, M\nDO  - 10.1000/ROOF.1\n"
                             "SN  - 1234-5678\nPY  - 2018\nER  - \n"
                             "TY  - JOUR\nTI  - Something new\nAU  - Veil, June\nPY  - 2018\nER  - \n";

static void
test_against_project (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autofree char *later = import_test_file (folder, "update.ris", update);

  for (int mode = ANALECT_DUPLICATES_FLAG; mode <= ANALECT_DUPLICATES_KEEP; mode++)
    {
      static const guint references[] = { 6, 5, 6 }, groups[] = { 1, 1, 1 }, members[] = { 4, 3, 3 };
      g_autoptr (AnalectProject) project = analect_project_new ("T");
      AnalectImportCounts counts;

      import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);
      counts = import_test_run (project, (AnalectDuplicates) mode, NULL, later);
      assert_counts (&counts, 2, mode == ANALECT_DUPLICATES_SKIP ? 1 : 2, 1, 0);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, references[mode]);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_IMPORT_RECORD), ==, 6);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DUPLICATE_GROUP), ==, groups[mode]);
      g_assert_cmpuint (get_set (project, ANALECT_KIND_DUPLICATE_GROUP, 0, ANALECT_DUPLICATE_GROUP_REFERENCES)->n, ==,
                        members[mode]);
      g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_ISSN), ==, "");
    }
}

static void
test_decide (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, NULL, path, NULL);
  AnalectImportCounts counts;

  g_assert_false (analect_import_plan_decide (plan, 3, ANALECT_IMPORT_LINK));
  g_assert_false (analect_import_plan_decide (plan, 3, ANALECT_IMPORT_FLAG));
  g_assert_true (analect_import_plan_decide (plan, 3, ANALECT_IMPORT_LEAVE));
  g_assert_true (analect_import_plan_decide (plan, 0, ANALECT_IMPORT_LEAVE));
  g_assert_true (analect_import_plan_decide (plan, 1, ANALECT_IMPORT_LINK)); /* takes the place of the first */
  g_assert_true (analect_import_plan_decide (plan, 2, ANALECT_IMPORT_DIFFERENT));
  analect_import_plan_count (plan, 0, &counts);
  assert_counts (&counts, 4, 1, 2, 0);
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 2);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DUPLICATE_GROUP), ==, 0);
}

static void
test_different (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, NULL, path, NULL);

  g_assert_true (analect_import_plan_decide (plan, 1, ANALECT_IMPORT_DIFFERENT));
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_NOT_DUPLICATE), ==, 1);
  g_assert_cmpuint (get_reference (project, ANALECT_KIND_NOT_DUPLICATE, 0, ANALECT_NOT_DUPLICATE_ONE), ==,
                    import_test_id (project, ANALECT_KIND_REFERENCE, 0));
  g_assert_cmpuint (get_reference (project, ANALECT_KIND_NOT_DUPLICATE, 0, ANALECT_NOT_DUPLICATE_OTHER), ==,
                    import_test_id (project, ANALECT_KIND_REFERENCE, 1));
}

/* A linked record gives its reference what that lacks, when asked to, and takes nothing from it. */
static void
test_complete (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autofree char *later = import_test_file (folder, "update.ris", update);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportApplyOptions options = { .complete = TRUE };

  import_test_run (project, ANALECT_DUPLICATES_SKIP, NULL, path);
  import_test_run (project, ANALECT_DUPLICATES_SKIP, &options, later);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_ISSN), ==, "1234-5678");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_TITLE), ==,
                   "The roof stayed on: women after panic");
  g_assert_cmpint (get_integer (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_YEAR), ==, 2017);
}

/* Each work gets one study, told in as many references as there are records of it. */
static void
test_studies (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autofree char *later = import_test_file (folder, "update.ris", update);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportApplyOptions options = { .studies = TRUE };

  import_test_run (project, ANALECT_DUPLICATES_FLAG, &options, path);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 2);
  g_assert_cmpuint (get_set (project, ANALECT_KIND_STUDY, 0, ANALECT_STUDY_REFERENCES)->n, ==, 3);
  import_test_run (project, ANALECT_DUPLICATES_FLAG, &options, later);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 3);
  g_assert_cmpuint (get_set (project, ANALECT_KIND_STUDY, 0, ANALECT_STUDY_REFERENCES)->n, ==, 4);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_STUDY, 0, ANALECT_STUDY_LABEL), ==, "");
}

static const char article[] =
    "<?xml version=\"1.0\"?>\n<article><front><journal-meta><journal-title>J</journal-title></journal-meta>"
    "<article-meta><article-id pub-id-type=\"doi\">10.1000/ROOF.1</article-id><title-group><article-title>The roof "
    "stayed on: women after panic</article-title></title-group><contrib-group><contrib contrib-type=\"author\"><name>"
    "<surname>Hollinbeck</surname><given-names>Mara</given-names></name></contrib></contrib-group>"
    "<pub-date><year>2017</year></pub-date></article-meta></front>\n<body><sec><title>Methods</title><p>We asked."
    "</p></sec><sec><title>Results</title><p>They answered.</p></sec></body></article>\n";

static void
test_fulltext (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "roof.xml", article);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportCounts counts = import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);

  assert_counts (&counts, 1, 1, 0, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 1);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 1);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DOCUMENT), ==, 1);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_SECTION), >=, 3);
  g_assert_cmpuint (get_set (project, ANALECT_KIND_STUDY, 0, ANALECT_STUDY_REFERENCES)->ids[0], ==,
                    import_test_id (project, ANALECT_KIND_REFERENCE, 0));
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_FORMAT), ==, "jats");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_FILE), ==, "roof.xml");
  g_assert_cmpuint (strlen (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_HASH)), ==, 64);
  g_assert_cmpint (get_integer (project, ANALECT_KIND_REFERENCE, 0, ANALECT_REFERENCE_RETRIEVAL), ==,
                   ANALECT_RETRIEVAL_RETRIEVED);
  g_assert_nonnull (
      strstr (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_TEXT), "They answered."));
  counts = import_test_run (project, ANALECT_DUPLICATES_KEEP, NULL, path);
  assert_counts (&counts, 1, 0, 1, 0);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DOCUMENT), ==, 1);
}

/* A text finds its reference in the project, and in a list that is imported with it, whatever comes first. */
static void
test_fulltext_joins (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "roof.xml", article);
  g_autofree char *records = import_test_file (folder, "list.ris", list);

  for (guint together = 0; together < 2; together++)
    {
      g_autoptr (AnalectProject) project = analect_project_new ("T");
      g_autoptr (AnalectImportPlan) plan = NULL;
      const AnalectImportItem *item;

      if (!together)
        import_test_run (project, ANALECT_DUPLICATES_SKIP, NULL, records);
      plan = import_test_plan (project, &(AnalectImportOptions){ .duplicates = ANALECT_DUPLICATES_SKIP }, path,
                               together ? records : NULL, NULL);
      item = analect_import_plan_get_item (plan, 0);
      g_assert_cmpint (item->match, ==, ANALECT_MATCH_DOI);
      g_assert_cmpint (item->decision, ==, ANALECT_IMPORT_LINK);
      import_test_apply (plan, project, NULL);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 2);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 1);
      g_assert_cmpuint (get_reference (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_REFERENCE), ==,
                        import_test_id (project, ANALECT_KIND_REFERENCE, 0));
    }
}

/* Plain texts: a title is enough to find a record, and never enough to make two texts one. */
static void
test_plain_text (void)
{
  static const char text[] = "The roof stayed on: women after panic\n\nResults\n\nThey answered.\n";
  static const char other[] = "The roof stayed on: women after panic\n\nResults\n\nThey said more.\n";
  g_autofree char *folder = testlib_folder (), *records = import_test_file (folder, "list.ris", list);
  g_autofree char *path = import_test_file (folder, "a.txt", text),
                  *path_too = import_test_file (folder, "b.txt", other);
  g_autofree char *short_text = import_test_file (folder, "Anna.v2.txt", "so she said, and more.\nand then.\n");
  g_autoptr (AnalectProject) project = analect_project_new ("T"), texts = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL, plan_of_texts = NULL;

  import_test_run (project, ANALECT_DUPLICATES_SKIP, NULL, records);
  plan = import_test_plan (project, NULL, path, short_text, NULL);
  g_assert_cmpint (analect_import_plan_get_item (plan, 0)->match, ==, ANALECT_MATCH_TITLE_ONLY);
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, 3);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_REFERENCE, 2, ANALECT_REFERENCE_TITLE), ==, "Anna.v2");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_ENCODING), ==, "UTF-8");

  plan_of_texts = import_test_plan (texts, NULL, path, path_too, NULL);
  import_test_apply (plan_of_texts, texts, NULL);
  g_assert_cmpuint (import_test_count (texts, ANALECT_KIND_REFERENCE), ==, 2);
  g_assert_cmpuint (import_test_count (texts, ANALECT_KIND_STUDY), ==, 2);
}

/* A plan is good for the project it was made for, once. */
static void
test_stale (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "list.ris", list);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, NULL, path, NULL);
  g_autoptr (AnalectImportPlan) second = import_test_plan (project, NULL, path, NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL, again = NULL;

  import_test_apply (plan, project, NULL);
  before = import_test_bytes (project);
  g_assert_false (analect_import_plan_apply (second, project, NULL, &error));
  g_assert_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_STALE);
  g_assert_false (analect_import_plan_apply (plan, project, NULL, &again));
  g_assert_error (again, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_STALE);
  after = import_test_bytes (project);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-plan/inspect", test_inspect);
  g_test_add_func ("/import-plan/flag", test_flag);
  g_test_add_func ("/import-plan/skip", test_skip);
  g_test_add_func ("/import-plan/keep", test_keep);
  g_test_add_func ("/import-plan/again", test_again);
  g_test_add_func ("/import-plan/another-search", test_another_search);
  g_test_add_func ("/import-plan/against-project", test_against_project);
  g_test_add_func ("/import-plan/decide", test_decide);
  g_test_add_func ("/import-plan/different", test_different);
  g_test_add_func ("/import-plan/complete", test_complete);
  g_test_add_func ("/import-plan/studies", test_studies);
  g_test_add_func ("/import-plan/fulltext", test_fulltext);
  g_test_add_func ("/import-plan/fulltext-joins", test_fulltext_joins);
  g_test_add_func ("/import-plan/plain-text", test_plain_text);
  g_test_add_func ("/import-plan/stale", test_stale);
  return g_test_run ();
}
