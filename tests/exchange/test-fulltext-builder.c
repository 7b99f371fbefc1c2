/* Laying out text: gaps, headings, sections and quotations by their positions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fulltext-builder.h"

#include "exchange-error.h"
#include "fulltext-check.h"

typedef struct
{
  AnalectFulltext *fulltext;
  AnalectFulltextBuilder *builder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->fulltext = analect_fulltext_new ();
  fixture->builder = analect_fulltext_builder_new (fixture->fulltext);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  analect_fulltext_builder_free (fixture->builder);
  analect_fulltext_free (fixture->fulltext);
}

static void
add (Fixture *fixture, const char *text)
{
  analect_fulltext_builder_add (fixture->builder, text, -1);
}

static void
gap (Fixture *fixture, AnalectGap size)
{
  analect_fulltext_builder_gap (fixture->builder, size);
}

static void
assert_text (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (analect_fulltext_builder_finish (fixture->builder, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (analect_text_peek (fixture->fulltext->text), ==, expected);
  check_fulltext (fixture->fulltext);
}

static void
test_white_space (Fixture *fixture, gconstpointer data)
{
  add (fixture, "  \n one");
  add (fixture, "\t two\n  ");
  add (fixture, " three");
  add (fixture, "four ");
  gap (fixture, ANALECT_GAP_LINE);
  add (fixture, " five ");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  gap (fixture, ANALECT_GAP_LINE);
  add (fixture, " six\u00a0\u00a0seven ");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  assert_text (fixture, "one two threefour\nfive\n\nsix\u00a0\u00a0seven");
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  AnalectGap former = analect_fulltext_builder_limit (fixture->builder, ANALECT_GAP_SPACE);

  add (fixture, "a");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  add (fixture, "b");
  g_assert_cmpint (former, ==, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_limit (fixture->builder, former);
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  add (fixture, "c");
  assert_text (fixture, "a b\n\nc");
}

static void
test_hold (Fixture *fixture, gconstpointer data)
{
  add (fixture, "1.");
  gap (fixture, ANALECT_GAP_SPACE);
  analect_fulltext_builder_hold (fixture->builder);
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  add (fixture, "first");
  gap (fixture, ANALECT_GAP_LINE);
  add (fixture, "2.");
  analect_fulltext_builder_hold (fixture->builder);
  analect_fulltext_builder_let_go (fixture->builder);
  gap (fixture, ANALECT_GAP_LINE);
  add (fixture, "3.");
  assert_text (fixture, "1. first\n2.\n3.");
}

static void
test_tabs (Fixture *fixture, gconstpointer data)
{
  add (fixture, "a ");
  analect_fulltext_builder_tab (fixture->builder);
  add (fixture, " b ");
  analect_fulltext_builder_tab (fixture->builder);
  analect_fulltext_builder_tab (fixture->builder);
  gap (fixture, ANALECT_GAP_LINE);
  analect_fulltext_builder_tab (fixture->builder);
  add (fixture, "c");
  gap (fixture, ANALECT_GAP_LINE);
  analect_fulltext_builder_tab (fixture->builder);
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  assert_text (fixture, "a\tb\n\tc");
}

static void
test_close_up (Fixture *fixture, gconstpointer data)
{
  add (fixture, "word ");
  analect_fulltext_builder_close_up (fixture->builder);
  add (fixture, ", more");
  gap (fixture, ANALECT_GAP_LINE);
  analect_fulltext_builder_close_up (fixture->builder);
  add (fixture, "line");
  assert_text (fixture, "word, more\nline");
}

static void
test_as_is (Fixture *fixture, gconstpointer data)
{
  add (fixture, "before");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_add_as_is (fixture->builder, "\r\n\n  if x\r\n\r\n\ty  z\r  \n\n");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_add_as_is (fixture->builder, " \n ");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  add (fixture, "after");
  assert_text (fixture, "before\n\n  if x\n\n\ty  z\n\nafter");
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  AnalectFulltextBuilder *builder = fixture->builder;
  const AnalectFulltextSection *section;

  add (fixture, "čau");
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  g_assert_cmpint (analect_fulltext_builder_get_role (builder), ==, -1);
  analect_fulltext_builder_open_section (builder, ANALECT_SECTION_ROLE_FINDINGS);
  analect_fulltext_builder_open_section (builder, ANALECT_SECTION_ROLE_TABLE); /* comes to nothing */
  analect_fulltext_builder_end_heading (builder);
  gap (fixture, ANALECT_GAP_LINE);
  analect_fulltext_builder_close_section (builder);
  add (fixture, "Výsledky");
  analect_fulltext_builder_end_heading (builder);
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_section (builder, ANALECT_SECTION_ROLE_OTHER);
  g_assert_cmpint (analect_fulltext_builder_get_role (builder), ==, ANALECT_SECTION_ROLE_OTHER);
  add (fixture, "žena ");
  analect_fulltext_builder_close_section (builder);
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_close_section (builder);
  add (fixture, "z");
  assert_text (fixture, "čau\n\nVýsledky\n\nžena\n\nz");
  g_assert_cmpuint (fixture->fulltext->sections->len, ==, 2);
  section = analect_fulltext_get_section (fixture->fulltext, 0);
  g_assert_cmpuint (section->start, ==, 5);
  g_assert_cmpuint (section->end, ==, 19);
  g_assert_cmpstr (section->title, ==, "Výsledky");
  section = analect_fulltext_get_section (fixture->fulltext, 1);
  g_assert_cmpuint (section->start, ==, 15);
  g_assert_cmpuint (section->end, ==, 19);
  g_assert_cmpuint (section->level, ==, 2);
  g_assert_null (section->title);
}

static void
test_quotations (Fixture *fixture, gconstpointer data)
{
  AnalectFulltextBuilder *builder = fixture->builder;
  const AnalectFulltextRange *range;

  add (fixture, "a ");
  analect_fulltext_builder_open_quotation (builder);
  analect_fulltext_builder_open_quotation (builder);
  add (fixture, "bé ");
  analect_fulltext_builder_close_quotation (builder);
  add (fixture, "c ");
  analect_fulltext_builder_close_quotation (builder);
  analect_fulltext_builder_open_quotation (builder);
  gap (fixture, ANALECT_GAP_LINE);
  analect_fulltext_builder_close_quotation (builder);
  add (fixture, "d");
  assert_text (fixture, "a bé c\nd");
  g_assert_cmpuint (fixture->fulltext->quotations->len, ==, 1);
  range = &g_array_index (fixture->fulltext->quotations, AnalectFulltextRange, 0);
  g_assert_cmpuint (range->start, ==, 2);
  g_assert_cmpuint (range->end, ==, 6);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  gap (fixture, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_tab (fixture->builder);
  add (fixture, " \n ");
  g_assert_cmpuint (analect_fulltext_builder_get_last (fixture->builder), ==, 0);
  assert_text (fixture, "");
}

static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  g_autofree char *word = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 65; i++)
    {
      add (fixture, word);
      gap (fixture, ANALECT_GAP_SPACE);
    }
  g_assert_false (analect_fulltext_builder_finish (fixture->builder, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE);
  g_assert_null (fixture->fulltext->text);
}

/* A summary at the end is another thing than one at the beginning. */
static void
test_settle (void)
{
  g_autoptr (AnalectFulltext) fulltext = analect_fulltext_new ();

  analect_fulltext_add_section (fulltext, ANALECT_SECTION_ROLE_ABSTRACT, 1, 0, 1, "Summary");
  analect_fulltext_add_section (fulltext, ANALECT_SECTION_ROLE_FINDINGS, 1, 1, 2, "Results");
  analect_fulltext_add_section (fulltext, ANALECT_SECTION_ROLE_ABSTRACT, 1, 2, 3, "Summary");
  analect_fulltext_settle_roles (fulltext);
  g_assert_cmpint (analect_fulltext_get_section (fulltext, 0)->role, ==, ANALECT_SECTION_ROLE_ABSTRACT);
  g_assert_cmpint (analect_fulltext_get_section (fulltext, 2)->role, ==, ANALECT_SECTION_ROLE_CONCLUSION);
}

static void
add_test (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_test ("/fulltext-builder/white-space", test_white_space);
  add_test ("/fulltext-builder/limit", test_limit);
  add_test ("/fulltext-builder/hold", test_hold);
  add_test ("/fulltext-builder/tabs", test_tabs);
  add_test ("/fulltext-builder/close-up", test_close_up);
  add_test ("/fulltext-builder/as-is", test_as_is);
  add_test ("/fulltext-builder/sections", test_sections);
  add_test ("/fulltext-builder/quotations", test_quotations);
  add_test ("/fulltext-builder/empty", test_empty);
  add_test ("/fulltext-builder/too-large", test_too_large);
  g_test_add_func ("/fulltext/settle-roles", test_settle);
  return g_test_run ();
}
