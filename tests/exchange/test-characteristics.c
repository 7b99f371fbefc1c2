/* Tables of study characteristics: which study, which characteristic, what changes, what is wrong, and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-test.h"

#include "characteristics-export.h"
#include "exchange-error.h"
#include "testlib.h"

#include <string.h>

static AnalectId
add_study (AnalectChange *change, const char *authors, gint64 year, const char *title, const char *doi,
           const char *number)
{
  AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE), study;

  analect_change_set_string (change, reference, ANALECT_REFERENCE_AUTHORS, authors);
  analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, title);
  analect_change_set_string (change, reference, ANALECT_REFERENCE_DOI, doi);
  analect_change_set_integer (change, reference, ANALECT_REFERENCE_YEAR, year);
  study = analect_change_add (change, ANALECT_KIND_STUDY);
  analect_change_set_string (change, study, ANALECT_STUDY_NUMBER, number);
  analect_change_insert (change, study, ANALECT_STUDY_REFERENCES, reference);
  return study;
}

/* Three studies: Smith & Jones 2019 (number 1), Li 2020a and Li 2020b (number 3). */
static AnalectProject *
make_project (void)
{
  AnalectProject *project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId reference;

  add_study (change, "Smith, John; Jones, Ann", 2019, "The roof stayed on", "10.1000/roof", "1");
  add_study (change, "Li, Wei", 2020, "Anger and work", NULL, NULL);
  add_study (change, "Li, Bo", 2020, "Work and anger", NULL, "3");
  reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
  analect_change_set_string (change, reference, ANALECT_REFERENCE_TITLE, "A record without a study");
  g_assert_true (analect_project_apply (project, change, NULL));
  return project;
}

static AnalectImportPlan *
plan_table (AnalectProject *project, const char *text, gboolean create)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "table.csv", text);
  AnalectImportOptions options = { .format = "characteristics", .create_studies = create };

  return import_test_plan (project, &options, path, NULL);
}

/* Reads TEXT into PROJECT and checks the counts. */
static void
run (AnalectProject *project, const char *text, gboolean create, guint found, guint added, guint unchanged,
     guint problems)
{
  g_autoptr (AnalectImportPlan) plan = plan_table (project, text, create);
  AnalectImportCounts counts;

  analect_import_plan_count (plan, 0, &counts);
  if (counts.problems != problems)
    for (guint i = 0; i < analect_import_plan_get_file (plan, 0)->problems->len; i++)
      {
        g_autofree char *line = analect_problem_format (analect_import_plan_get_file (plan, 0)->problems->pdata[i]);

        g_test_message ("%s", line);
      }
  g_assert_cmpuint (counts.found, ==, found);
  g_assert_cmpuint (counts.added, ==, added);
  g_assert_cmpuint (counts.duplicates, ==, unchanged);
  g_assert_cmpuint (counts.problems, ==, problems);
  import_test_apply (plan, project, NULL);
}

static AnalectId
find_attribute (AnalectProject *project, const char *name)
{
  const AnalectRows *rows = analect_project_get_rows (project);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id; id = analect_rows_next (rows, id))
    if (strcmp (analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_NAME), name) == 0)
      return id;
  g_error ("there is no characteristic %s", name);
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The values of study number INDEX, in order of their texts, with bars between them; "!" is not reported, "?" unclear.
 */
static char *
show (AnalectProject *project, guint index, const char *attribute)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId study = import_test_id (project, ANALECT_KIND_STUDY, index), wanted = find_attribute (project, attribute);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VALUE); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      gint64 reported = analect_row_integer (row, ANALECT_VALUE_REPORTED);

      if (analect_row_reference (row, ANALECT_VALUE_STUDY) == study
          && analect_row_reference (row, ANALECT_VALUE_ATTRIBUTE) == wanted)
        g_ptr_array_add (texts, g_strconcat (reported == ANALECT_REPORTED_NO        ? "!"
                                             : reported == ANALECT_REPORTED_UNCLEAR ? "?"
                                                                                    : "",
                                             analect_row_string (row, ANALECT_VALUE_TEXT), NULL));
    }
  g_ptr_array_sort (texts, compare_strings);
  g_ptr_array_add (texts, NULL);
  return g_strjoinv ("|", (char **) texts->pdata);
}

static void
assert_value (AnalectProject *project, guint study, const char *attribute, const char *expected)
{
  g_autofree char *shown = show (project, study, attribute);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_attribute (AnalectProject *project, const char *name, int type, gboolean multiple, const char *choices)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), find_attribute (project, name));

  g_assert_cmpint (analect_row_integer (row, ANALECT_ATTRIBUTE_TYPE), ==, type);
  g_assert_cmpint (analect_row_integer (row, ANALECT_ATTRIBUTE_MULTIPLE), ==, multiple);
  g_assert_cmpstr (analect_row_string (row, ANALECT_ATTRIBUTE_CHOICES), ==, choices);
}

static const char table[] =
    "study,Country,Clients,Year,Diagnosis,Aim,Mean age\n"
    "Smith and Jones (2019),Norway,12,2018,Anxiety; Burnout,\"To find out what helped; and what did not, in their own "
    "words\",34.5\n"
    "Li 2020a,China,NR,2019,Burnout,To ask,n.r.\n"
    "3,China,8,2020,Grief,,41\n";

static void
test_read (void)
{
  g_autoptr (AnalectProject) project = make_project ();

  run (project, table, FALSE, 3, 3, 0, 0);
  assert_value (project, 0, "Country", "Norway");
  assert_value (project, 0, "Diagnosis", "Anxiety|Burnout");
  assert_value (project, 0, "Aim", "To find out what helped; and what did not, in their own words");
  assert_value (project, 1, "Clients", "!");
  assert_value (project, 1, "Mean age", "!");
  assert_value (project, 2, "Aim", "");
  assert_attribute (project, "Country", ANALECT_ATTRIBUTE_TYPE_CHOICE, FALSE, "Norway\nChina");
  assert_attribute (project, "Clients", ANALECT_ATTRIBUTE_TYPE_NUMBER, FALSE, "");
  assert_attribute (project, "Year", ANALECT_ATTRIBUTE_TYPE_YEAR, FALSE, "");
  assert_attribute (project, "Diagnosis", ANALECT_ATTRIBUTE_TYPE_CHOICE, TRUE, "Anxiety\nBurnout\nGrief");
  assert_attribute (project, "Aim", ANALECT_ATTRIBUTE_TYPE_TEXT, FALSE, "");
  assert_attribute (project, "Mean age", ANALECT_ATTRIBUTE_TYPE_NUMBER, FALSE, "");
  run (project, table, FALSE, 3, 0, 3, 0);
}

/* Values that differ are replaced, with what was known about the old ones; the others stay as they are. */
static void
test_update (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectChange) check = NULL;
  g_autoptr (AnalectImportPlan) plan = NULL;
  AnalectId coder, norway, china;
  const AnalectRows *rows;

  run (project, table, FALSE, 3, 3, 0, 0);
  norway = import_test_id (project, ANALECT_KIND_VALUE, 0);
  check = analect_project_change (project, "Check");
  coder = analect_change_add (check, ANALECT_KIND_CODER);
  analect_change_set_string (check, coder, ANALECT_CODER_NAME, "Anna");
  analect_change_set_reference (check, norway, ANALECT_VALUE_CHECKER, coder);
  analect_change_set_string (check, norway, ANALECT_VALUE_PAGE, "12");
  china = import_test_id (project, ANALECT_KIND_VALUE, 6);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_VALUE, 7, ANALECT_VALUE_TEXT), ==, "China");
  china = import_test_id (project, ANALECT_KIND_VALUE, 7);
  analect_change_set_reference (check, china, ANALECT_VALUE_CHECKER, coder);
  g_assert_true (analect_project_apply (project, check, NULL));
  plan = plan_table (
      project, "study;country;Diagnosis\n10.1000/ROOF;Sweden;\"Burnout; Anxiety\"\nAnger and Work.;China;\n", FALSE);
  g_assert_true (import_test_has_problem (analect_import_plan_get_file (plan, 0), 2, "“Norway”"));
  import_test_apply (plan, project, &(AnalectImportApplyOptions){ .coder = coder });
  assert_value (project, 0, "Country", "Sweden");
  assert_value (project, 0, "Diagnosis", "Anxiety|Burnout");
  rows = analect_project_get_rows (project);
  g_assert_cmpuint (analect_row_reference (analect_rows_get (rows, norway), ANALECT_VALUE_CHECKER), ==,
                    ANALECT_ID_NONE);
  g_assert_cmpuint (analect_row_reference (analect_rows_get (rows, norway), ANALECT_VALUE_CODER), ==, coder);
  g_assert_cmpstr (analect_row_string (analect_rows_get (rows, norway), ANALECT_VALUE_PAGE), ==, "12");
  g_assert_cmpuint (analect_row_reference (analect_rows_get (rows, china), ANALECT_VALUE_CHECKER), ==, coder);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_ATTRIBUTE), ==, 6);
}

/* Lists of values become what the cell says: the same ones stay, memos on those that go go with them. */
static void
test_update_lists (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectChange) change = NULL;
  AnalectId memo;

  run (project, table, FALSE, 3, 3, 0, 0);
  change = analect_project_change (project, "Memo");
  memo = analect_change_add (change, ANALECT_KIND_MEMO);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_VALUE, 3, ANALECT_VALUE_TEXT), ==, "Anxiety");
  analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, import_test_id (project, ANALECT_KIND_VALUE, 3));
  analect_change_set_string (change, memo, ANALECT_MEMO_TEXT, "By whom?");
  g_assert_true (analect_project_apply (project, change, NULL));
  run (project, "study,Diagnosis\n1,Burnout\n3,Grief; Anger; NR\n", FALSE, 2, 2, 0, 1);
  assert_value (project, 0, "Diagnosis", "Burnout");
  assert_value (project, 2, "Diagnosis", "!|Anger|Grief");
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_MEMO), ==, 0);
  assert_attribute (project, "Diagnosis", ANALECT_ATTRIBUTE_TYPE_CHOICE, TRUE, "Anxiety\nBurnout\nGrief\nAnger");
  run (project, "study,Country\n1,Norway; Sweden\n", FALSE, 1, 1, 0, 1);
  assert_attribute (project, "Country", ANALECT_ATTRIBUTE_TYPE_CHOICE, TRUE, "Norway\nChina\nSweden");
}

static void
test_problems (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectImportPlan) plan = NULL;
  const AnalectImportFile *file;
  AnalectImportCounts counts;

  run (project, table, FALSE, 3, 3, 0, 0);
  plan = plan_table (project,
                     "study,Clients,Year,,country,COUNTRY\n" /* line 1 */
                     "Nobody 1999,1\n"
                     "Li 2020a,many,then,x,Norway,Sweden\n"
                     ",5\n"
                     "3,9\n"
                     "Work and anger,10\n"
                     ",,,,,\n",
                     FALSE);
  file = analect_import_plan_get_file (plan, 0);
  g_assert_true (import_test_has_problem (file, 2, "Nobody 1999"));
  g_assert_true (import_test_has_problem (file, 3, "“many”"));
  g_assert_true (import_test_has_problem (file, 3, "“then”"));
  g_assert_true (import_test_has_problem (file, 4, "which study"));
  g_assert_true (import_test_has_problem (file, 6, "before this one"));
  g_assert_true (import_test_has_problem (file, 1, "Column 4"));
  g_assert_true (import_test_has_problem (file, 1, "COUNTRY"));
  analect_import_plan_count (plan, 0, &counts);
  g_assert_cmpuint (counts.added, ==, 2);
  import_test_apply (plan, project, NULL);
  assert_value (project, 1, "Clients", "many");
  assert_value (project, 1, "Country", "Norway");
  assert_value (project, 2, "Clients", "9");
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 3);
}

static void
test_create (void)
{
  g_autoptr (AnalectProject) project = make_project ();

  run (project,
       "study,Country\nNovák 1999,Czechia\nA record without a study,Norway\nnovak 1999,Poland\nSmith & Jones "
       "2019,Norway\n",
       TRUE, 4, 3, 0, 3);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, 5);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_STUDY, 3, ANALECT_STUDY_LABEL), ==, "Novák 1999");
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_STUDY, 4, ANALECT_STUDY_LABEL), ==, "");
  assert_value (project, 3, "Country", "Czechia");
  assert_value (project, 4, "Country", "Norway");
}

/* Two studies that were given one label can be told apart by number only. */
static void
test_ambiguous (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectChange) change = analect_project_change (project, "Label");
  g_autoptr (AnalectImportPlan) plan = NULL;

  for (guint i = 1; i < 3; i++)
    analect_change_set_string (change, import_test_id (project, ANALECT_KIND_STUDY, i), ANALECT_STUDY_LABEL, "Li 2020");
  g_assert_true (analect_project_apply (project, change, NULL));
  plan = plan_table (project, "study,Country\nLi 2020,China\n3,Norway\n", TRUE);
  g_assert_true (import_test_has_problem (analect_import_plan_get_file (plan, 0), 2, "Several studies"));
  import_test_apply (plan, project, NULL);
  assert_value (project, 2, "Country", "Norway");
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_VALUE), ==, 1);
}

static void
test_decimal_commas (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectProject) other = make_project ();

  run (project, "study;Age\n1;34,5\nLi 2020a;-2\n3;1 000\n", FALSE, 3, 3, 0, 0);
  assert_attribute (project, "Age", ANALECT_ATTRIBUTE_TYPE_CHOICE, FALSE, "34,5\n-2\n1 000");
  run (other, "study;Age\n1;34,5\nLi 2020a;-2\n3;1000\n", FALSE, 3, 3, 0, 0);
  assert_attribute (other, "Age", ANALECT_ATTRIBUTE_TYPE_NUMBER, FALSE, "");
  assert_value (other, 0, "Age", "34.5");
  run (other, "study;Age\n1;34,5\n", FALSE, 1, 0, 1, 0);
}

static void
test_yes_no (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId id = analect_change_add (change, ANALECT_KIND_ATTRIBUTE);

  analect_change_set_string (change, id, ANALECT_ATTRIBUTE_NAME, "Online");
  analect_change_set_integer (change, id, ANALECT_ATTRIBUTE_TYPE, ANALECT_ATTRIBUTE_TYPE_YES_NO);
  g_assert_true (analect_project_apply (project, change, NULL));
  run (project, "study,ONLINE\n1,Y\nLi 2020a,false\n3,partly\n", FALSE, 3, 3, 0, 1);
  assert_value (project, 0, "Online", "yes");
  assert_value (project, 1, "Online", "no");
  assert_value (project, 2, "Online", "partly");
}

/* Values of samples are neither read nor written here. */
static void
test_samples_stay (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectChange) change = NULL;
  AnalectId sample, value;
  g_autofree char *csv = NULL;

  run (project, "study,Country\n1,Norway\n", FALSE, 1, 1, 0, 0);
  change = analect_project_change (project, "Sample");
  sample = analect_change_add (change, ANALECT_KIND_SAMPLE);
  value = analect_change_add (change, ANALECT_KIND_VALUE);
  analect_change_set_reference (change, value, ANALECT_VALUE_ATTRIBUTE, find_attribute (project, "Country"));
  analect_change_set_reference (change, value, ANALECT_VALUE_STUDY, import_test_id (project, ANALECT_KIND_STUDY, 0));
  analect_change_set_reference (change, value, ANALECT_VALUE_SAMPLE, sample);
  analect_change_set_string (change, value, ANALECT_VALUE_TEXT, "Sweden");
  g_assert_true (analect_project_apply (project, change, NULL));
  csv = analect_characteristics_export (analect_project_get_rows (project));
  g_assert_cmpstr (csv, ==, "study,Country\nLi 2020a,\nLi 2020b,\nSmith & Jones 2019,Norway\n");
  run (project, "study,Country\n1,Denmark\n", FALSE, 1, 1, 0, 1);
  assert_value (project, 0, "Country", "Denmark|Sweden");
}

/* What is exported says nothing new to its project, and everything to one without values. */
static void
test_export (void)
{
  g_autoptr (AnalectProject) project = make_project (), other = make_project ();
  g_autofree char *csv = NULL, *again = NULL;

  run (project, table, FALSE, 3, 3, 0, 0);
  run (project, "study,=Note,Online\n1,'=1+1,unclear\nLi 2020a,\"a \"\"b\"\", c\",yes\n3,'NR,[unclear] no\n", FALSE, 3,
       3, 0, 0);
  csv = analect_characteristics_export (analect_project_get_rows (project));
  g_assert_true (g_str_has_prefix (csv, "study,Country,Clients,Year,Diagnosis,Aim,Mean age,'=Note,Online\n"));
  run (project, csv, FALSE, 3, 0, 3, 0);
  run (other, csv, FALSE, 3, 3, 0, 0);
  again = analect_characteristics_export (analect_project_get_rows (other));
  g_assert_cmpstr (csv, ==, again);
  assert_value (other, 0, "=Note", "=1+1");
  assert_value (other, 2, "=Note", "NR");
  assert_value (other, 2, "Online", "?no");
}

/* Random values with all that makes trouble, many to a study: read back, they change nothing. */
static void
test_export_random (void)
{
  static const char *const pieces[] = {
    "NR", "unclear", "'", ";", "\\", "=", "-", "a", "ž", "; ", "\"", ",", "5", "\n"
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (guint round = 0; round < 30; round++)
    {
      g_autoptr (AnalectProject) project = make_project ();
      g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
      g_autofree char *csv = NULL;
      AnalectImportCounts counts;
      g_autoptr (AnalectImportPlan) plan = NULL;

      for (guint i = 0; i < 5; i++)
        {
          AnalectId attribute = analect_change_add (change, ANALECT_KIND_ATTRIBUTE);
          g_autofree char *name = g_strdup_printf ("%s%u", pieces[g_rand_int_range (random, 0, 14)], i);

          analect_change_set_string (change, attribute, ANALECT_ATTRIBUTE_NAME, name);
          analect_change_set_integer (change, attribute, ANALECT_ATTRIBUTE_TYPE, (int) (i % 2));
          analect_change_set_integer (change, attribute, ANALECT_ATTRIBUTE_MULTIPLE, i == 2);
          for (guint j = 0; j < 6; j++)
            {
              AnalectId value = analect_change_add (change, ANALECT_KIND_VALUE);
              g_autoptr (GString) text = g_string_new (NULL);

              for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
                g_string_append (text, pieces[g_rand_int_range (random, 0, 14)]);
              analect_change_set_reference (change, value, ANALECT_VALUE_ATTRIBUTE, attribute);
              analect_change_set_reference (change, value, ANALECT_VALUE_STUDY,
                                            import_test_id (project, ANALECT_KIND_STUDY, i < 2 ? j % 3 : j / 2));
              analect_change_set_string (change, value, ANALECT_VALUE_TEXT, text->str);
              analect_change_set_integer (change, value, ANALECT_VALUE_REPORTED, g_rand_int_range (random, 0, 3));
            }
        }
      g_assert_true (analect_project_apply (project, change, NULL));
      csv = analect_characteristics_export (analect_project_get_rows (project));
      plan = plan_table (project, csv, FALSE);
      analect_import_plan_count (plan, 0, &counts);
      if (counts.added > 0)
        g_error ("%s\nsays something new: %s", csv,
                 analect_problem_format (analect_import_plan_get_file (plan, 0)->problems->pdata[0]));
      g_assert_cmpuint (counts.duplicates, ==, 3);
    }
}

static void
test_wrong_tables (void)
{
  g_autoptr (AnalectProject) project = make_project ();
  g_autoptr (AnalectImportPlan) one = plan_table (project, "study\n1\n", FALSE);
  g_autoptr (AnalectImportPlan) empty = plan_table (project, "\n\n", FALSE);
  g_autofree char *before = import_test_bytes (project), *after = NULL;

  g_assert_error (analect_import_plan_get_file (one, 0)->error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT);
  g_assert_error (analect_import_plan_get_file (empty, 0)->error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY);
  import_test_apply (one, project, NULL);
  after = import_test_bytes (project);
  g_assert_cmpstr (before, ==, after);
}

/* A real table of 1,072 studies and 94 columns. */
static void
test_large (void)
{
  g_autofree char *path = testlib_sample ("tables/eviatlas_pilotdata.csv");
  AnalectImportOptions options = { .format = "characteristics", .create_studies = TRUE };
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL, again = NULL;
  AnalectImportCounts counts;

  if (path == NULL)
    return;
  plan = import_test_plan (project, &options, path, NULL);
  analect_import_plan_count (plan, 0, &counts);
  g_assert_cmpuint (counts.found, ==, 1072);
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_STUDY), ==, counts.added);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_ATTRIBUTE), >, 80);
  again = import_test_plan (project, &options, path, NULL);
  analect_import_plan_count (again, 0, &counts);
  g_assert_cmpuint (counts.added, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/characteristics/read", test_read);
  g_test_add_func ("/characteristics/update", test_update);
  g_test_add_func ("/characteristics/update-lists", test_update_lists);
  g_test_add_func ("/characteristics/problems", test_problems);
  g_test_add_func ("/characteristics/create", test_create);
  g_test_add_func ("/characteristics/ambiguous", test_ambiguous);
  g_test_add_func ("/characteristics/decimal-commas", test_decimal_commas);
  g_test_add_func ("/characteristics/yes-no", test_yes_no);
  g_test_add_func ("/characteristics/samples-stay", test_samples_stay);
  g_test_add_func ("/characteristics/export", test_export);
  g_test_add_func ("/characteristics/export-random", test_export_random);
  g_test_add_func ("/characteristics/wrong-tables", test_wrong_tables);
  g_test_add_func ("/characteristics/large", test_large);
  return g_test_run ();
}
