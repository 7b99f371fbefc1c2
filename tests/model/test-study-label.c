/* What studies and references are called: people, bodies, titles, missing years, letters and chosen labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-label.h"

#include "project.h"
#include "testlib.h"

#include <string.h>

typedef struct
{
  const char *authors, *editors, *title;
  gint64 year;
  const char *label;
} Case;

static void
test_names (void)
{
  static const Case cases[] = {
    { "Smith, John", NULL, "T", 2019, "Smith 2019" },
    { "Smith, John; Jones, Ann", NULL, "T", 2019, "Smith & Jones 2019" },
    { "Smith, John; Jones, Ann; Li, Wei", NULL, "T", 2019, "Smith et al. 2019" },
    { "Smith, John;et al.", NULL, "T", 2019, "Smith et al. 2019" },
    { "  Smith ,John ;; ; Jones,Ann;", NULL, "T", 2019, "Smith & Jones 2019" },
    { "van der Maas, Han; Šťastná, Eva", NULL, "T", 1999, "van der Maas & Šťastná 1999" },
    { "World Health Organization", NULL, "T", 2004, "World Health Organization 2004" },
    { "{Department of Health, Wales}; Li, Wei", NULL, "T", 2004, "Department of Health, Wales & Li 2004" },
    { NULL, "Novák, Jan; Kovář, Eva", "T", 2001, "Novák & Kovář 2001" },
    { "Smith, John", "Novák, Jan", "T", 2001, "Smith 2001" },
    { "et al.", "", "Grief at work", 2001, "Grief at work 2001" },
    { "Smith, John", NULL, "T", 0, "Smith n.d." },
    { "S\xcc\x8ctastna\xcc\x81, Eva", NULL, "T", 2001, "Štastná 2001" },
    { NULL, NULL, "What clients say\nabout what helped them most of all", 2004,
      "What clients say about what helped… 2004" },
    { NULL, NULL, "  One  two three four five six  ", 2004, "One two three four five six 2004" },
    { "", "", " \n ", 0, "? n.d." },
    { NULL, NULL, NULL, 0, "? n.d." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *label = analect_make_label (cases[i].authors, cases[i].editors, cases[i].title, cases[i].year);

      g_assert_cmpstr (label, ==, cases[i].label);
    }
}

static void
test_long_title (void)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autofree char *label = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (title, "ž");
  label = analect_make_label (NULL, NULL, title->str, 2020);
  g_assert_cmpint (g_utf8_strlen (label, -1), ==, 60 + 1 + 5);
  g_assert_true (g_str_has_suffix (label, "ž… 2020"));
}

static void
test_family (void)
{
  g_autofree char *person = analect_first_family_name ("; van der Maas, Han; Li, Wei");
  g_autofree char *body = analect_first_family_name ("{Health, Wales}");

  g_assert_cmpstr (person, ==, "van der Maas");
  g_assert_cmpstr (body, ==, "Health, Wales");
  g_assert_null (analect_first_family_name (NULL));
  g_assert_null (analect_first_family_name (" ; "));
  g_assert_null (analect_first_family_name ("et al."));
}

/* A GUID that ends in N, so that the order is known. */
static AnalectGuid
make_guid (guint8 n)
{
  AnalectGuid guid = { { 0xaa, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, n } };

  return guid;
}

static AnalectId
add_reference (AnalectChange *change, guint8 n, const char *authors, gint64 year, const char *title)
{
  AnalectGuid guid = make_guid (n);
  AnalectId id = analect_change_add_with_guid (change, ANALECT_KIND_REFERENCE, &guid);

  analect_change_set_string (change, id, ANALECT_REFERENCE_AUTHORS, authors);
  analect_change_set_string (change, id, ANALECT_REFERENCE_TITLE, title);
  analect_change_set_integer (change, id, ANALECT_REFERENCE_YEAR, year);
  return id;
}

static AnalectId
add_study (AnalectChange *change, guint8 n, AnalectId one, AnalectId other, const char *label)
{
  AnalectGuid guid = make_guid (n);
  AnalectId id = analect_change_add_with_guid (change, ANALECT_KIND_STUDY, &guid);

  analect_change_set_string (change, id, ANALECT_STUDY_LABEL, label);
  if (one != ANALECT_ID_NONE)
    analect_change_insert (change, id, ANALECT_STUDY_REFERENCES, one);
  if (other != ANALECT_ID_NONE)
    analect_change_insert (change, id, ANALECT_STUDY_REFERENCES, other);
  return id;
}

static void
apply (AnalectProject *project, AnalectChange *change)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_project_apply (project, change, &error));
  g_assert_no_error (error);
}

static void
test_letters (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId late = add_reference (change, 1, "Smith, A", 2019, "Zebra");
  AnalectId early = add_reference (change, 2, "Smith, B", 2019, "Apple");
  AnalectId same = add_reference (change, 3, "Smith, C", 2019, "Apple");
  AnalectId other = add_reference (change, 4, "Jones, C", 2019, "Apple");
  AnalectId z = add_study (change, 13, late, 0, NULL), a = add_study (change, 12, early, 0, NULL);
  AnalectId b = add_study (change, 14, same, 0, NULL), alone = add_study (change, 15, other, 0, NULL);
  g_autoptr (AnalectStudyLabels) labels = NULL;
  g_autofree char *single = NULL, *none = NULL;

  apply (project, change);
  single = analect_study_label (analect_project_get_rows (project), z);
  none = analect_study_label (analect_project_get_rows (project), early);
  g_assert_cmpstr (single, ==, "Smith 2019c");
  g_assert_cmpstr (none, ==, "");
  labels = analect_study_labels_new (analect_project_get_rows (project));
  g_assert_cmpstr (analect_study_labels_get (labels, a), ==, "Smith 2019a");
  g_assert_cmpstr (analect_study_labels_get (labels, b), ==, "Smith 2019b");
  g_assert_cmpstr (analect_study_labels_get (labels, z), ==, "Smith 2019c");
  g_assert_cmpstr (analect_study_labels_get (labels, alone), ==, "Jones 2019");
  g_assert_cmpstr (analect_study_labels_get (labels, early), ==, "");
  g_assert_cmpstr (analect_study_labels_get (labels, ANALECT_ID_NONE), ==, "");
  g_assert_cmpstr (analect_study_labels_get (labels, analect_id_new (ANALECT_KIND_STUDY, 99)), ==, "");
}

static void
test_chosen (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId one = add_reference (change, 1, "Smith, A", 2019, "A"),
            two = add_reference (change, 2, "Smith, B", 2019, "B");
  AnalectId own = add_study (change, 11, one, 0, "The first one"), free = add_study (change, 12, two, 0, NULL);
  AnalectId taker = add_study (change, 13, 0, 0, "Smith 2019"), letter = add_study (change, 14, 0, 0, "Smith 2019a");
  g_autoptr (AnalectStudyLabels) labels = NULL;

  apply (project, change);
  labels = analect_study_labels_new (analect_project_get_rows (project));
  g_assert_cmpstr (analect_study_labels_get (labels, own), ==, "The first one");
  g_assert_cmpstr (analect_study_labels_get (labels, taker), ==, "Smith 2019");
  g_assert_cmpstr (analect_study_labels_get (labels, letter), ==, "Smith 2019a");
  g_assert_cmpstr (analect_study_labels_get (labels, free), ==, "Smith 2019b");
}

/* A study is called after the earliest of its references that has a year; one without any after its number. */
static void
test_references (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  AnalectId undated = add_reference (change, 1, "Aa, A", 0, "A"), late = add_reference (change, 2, "Bb, B", 2020, "B");
  AnalectId early = add_reference (change, 3, "Cc, C", 2010, "C");
  AnalectId one = add_study (change, 11, undated, late, NULL), two = add_study (change, 12, late, early, NULL);
  AnalectId bare = add_study (change, 13, 0, 0, NULL), bare_too = add_study (change, 14, 0, 0, NULL);
  AnalectId numbered = add_study (change, 15, 0, 0, NULL), nobody = add_study (change, 16, undated, 0, NULL);
  AnalectId nobody_too = add_study (change, 17, undated, 0, NULL);
  g_autoptr (AnalectStudyLabels) labels = NULL;

  analect_change_set_string (change, numbered, ANALECT_STUDY_NUMBER, "17");
  apply (project, change);
  labels = analect_study_labels_new (analect_project_get_rows (project));
  g_assert_cmpstr (analect_study_labels_get (labels, one), ==, "Bb 2020");
  g_assert_cmpstr (analect_study_labels_get (labels, two), ==, "Cc 2010");
  g_assert_cmpstr (analect_study_labels_get (labels, bare), ==, "Study-a");
  g_assert_cmpstr (analect_study_labels_get (labels, bare_too), ==, "Study-b");
  g_assert_cmpstr (analect_study_labels_get (labels, numbered), ==, "Study 17");
  g_assert_cmpstr (analect_study_labels_get (labels, nobody), ==, "Aa n.d.-a");
  g_assert_cmpstr (analect_study_labels_get (labels, nobody_too), ==, "Aa n.d.-b");
}

/* Far more sharers than there are letters: all labels differ, and none is empty. */
static void
test_many (void)
{
  const guint n = 20000;
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (AnalectStudyLabels) labels = NULL;

  for (guint i = 0; i < n; i++)
    {
      AnalectId reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
      AnalectId study;

      analect_change_set_string (change, reference, ANALECT_REFERENCE_AUTHORS, "Smith, A");
      analect_change_set_integer (change, reference, ANALECT_REFERENCE_YEAR, 2019);
      study = analect_change_add (change, ANALECT_KIND_STUDY);
      analect_change_insert (change, study, ANALECT_STUDY_REFERENCES, reference);
    }
  apply (project, change);
  labels = analect_study_labels_new (analect_project_get_rows (project));
  for (guint i = 0; i < n; i++)
    {
      const char *label = analect_study_labels_get (labels, analect_id_new (ANALECT_KIND_STUDY, i));

      g_assert_true (g_str_has_prefix (label, "Smith 2019"));
      g_assert_true (g_hash_table_add (seen, (gpointer) label));
    }
  g_assert_true (g_hash_table_contains (seen, "Smith 2019z"));
  g_assert_true (g_hash_table_contains (seen, "Smith 2019aa"));
  g_assert_true (g_hash_table_contains (seen, "Smith 2019zz"));
  g_assert_true (g_hash_table_contains (seen, "Smith 2019aaa"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study-label/names", test_names);
  g_test_add_func ("/study-label/long-title", test_long_title);
  g_test_add_func ("/study-label/family", test_family);
  g_test_add_func ("/study-label/letters", test_letters);
  g_test_add_func ("/study-label/chosen", test_chosen);
  g_test_add_func ("/study-label/references", test_references);
  g_test_add_func ("/study-label/many", test_many);
  return g_test_run ();
}
