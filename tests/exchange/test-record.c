/* The record as a plain container, and its label.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record.h"

#include "testlib.h"

#include <string.h>

static void
test_lists (void)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();

  g_assert_true (analect_record_is_empty (record));
  analect_record_add_keyword (record, "  ");
  analect_record_add_author (record, ANALECT_RECORD_AUTHOR, "");
  analect_record_keep (record, "C1", "");
  g_assert_cmpuint (record->keywords->len, ==, 0);
  g_assert_cmpuint (record->authors->len, ==, 0);
  g_assert_true (analect_record_is_empty (record));
  analect_record_add_keyword (record, " grief \t");
  g_assert_cmpstr (record->keywords->pdata[0], ==, "grief");
  g_assert_false (analect_record_is_empty (record));
}

static void
test_kept (void)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();

  analect_record_keep (record, "C3", "one");
  analect_record_keep (record, "C3", "two");
  g_assert_cmpstr (analect_record_get_kept (record, "C3"), ==, "one");
  g_assert_null (analect_record_get_kept (record, "C4"));
  g_assert_false (analect_record_is_empty (record));
}

static void
assert_pages (const char *start, const char *end, const char *article, const char *expected)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();
  g_autofree char *pages = NULL;

  record->page_start = g_strdup (start);
  record->page_end = g_strdup (end);
  record->article_number = g_strdup (article);
  pages = analect_record_get_pages (record);
  g_assert_cmpstr (pages, ==, expected);
}

static void
test_pages (void)
{
  assert_pages ("152", "160", NULL, "152-160");
  assert_pages ("4", "4", NULL, "4");
  assert_pages ("e0815", NULL, NULL, "e0815");
  assert_pages (NULL, NULL, "1722034", "1722034");
  assert_pages ("12", NULL, "1722034", "12");
  assert_pages (NULL, "9", NULL, "9");
  assert_pages (NULL, NULL, NULL, NULL);
}

/* AUTHORS and EDITORS are names divided by bars. */
static void
assert_label (const char *authors, const char *editors, const char *title, gint year, const char *expected)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();
  g_auto (GStrv) names = g_strsplit (authors, "|", -1), others = g_strsplit (editors, "|", -1);
  g_autofree char *label = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    analect_record_add_author (record, ANALECT_RECORD_AUTHOR, names[i]);
  for (guint i = 0; others[i] != NULL; i++)
    analect_record_add_author (record, ANALECT_RECORD_EDITOR, others[i]);
  record->title = g_strdup (title);
  record->year = year;
  label = analect_record_label (record);
  g_assert_cmpstr (label, ==, expected);
}

static void
test_label_of_people (void)
{
  assert_label ("Smith, John", "", "T", 2019, "Smith 2019");
  assert_label ("Smith, John|Jones, Ann", "", "T", 2019, "Smith & Jones 2019");
  assert_label ("Smith, John|Jones, Ann|Li, W", "", "T", 2019, "Smith et al. 2019");
  assert_label ("Smith, John|et al.", "", "T", 2019, "Smith et al. 2019");
  assert_label ("Smith, John|Jones, Ann|et al.", "", "T", 2019, "Smith et al. 2019");
  assert_label ("van der Maas, M|Liu R.", "", "T", 0, "van der Maas & Liu n.d.");
  assert_label ("", "Novák, Jan|Kovář, Eva", "T", 2001, "Novák & Kovář 2001");
  assert_label ("Smith, John", "Novák, Jan", "T", 2001, "Smith 2001");
  assert_label ("World Health Organization", "", "T", 2004, "World Health Organization 2004");
}

static void
test_label_of_title (void)
{
  assert_label ("", "", "Grief", 2004, "Grief 2004");
  assert_label ("", "", "What clients say\nabout what helped them most of all", 2004,
                "What clients say about what helped… 2004");
  assert_label ("", "", NULL, 0, "? n.d.");
  assert_label ("", "", "žžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžž", 0,
                "žžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžžž… n.d.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/lists", test_lists);
  g_test_add_func ("/record/kept", test_kept);
  g_test_add_func ("/record/pages", test_pages);
  g_test_add_func ("/record/label/people", test_label_of_people);
  g_test_add_func ("/record/label/title", test_label_of_title);
  return g_test_run ();
}
