/* Hits in all documents of a project, in sections of a role, and the lines that show them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "find-text.h"

#include "project.h"
#include "testlib.h"

#include <string.h>

typedef struct
{
  AnalectProject *project;
  AnalectChange *change;
} Sketch;

static AnalectId
add_document (Sketch *sketch, const char *text)
{
  AnalectId reference = analect_change_add (sketch->change, ANALECT_KIND_REFERENCE);
  AnalectId document = analect_change_add (sketch->change, ANALECT_KIND_DOCUMENT);

  analect_change_set_reference (sketch->change, document, ANALECT_DOCUMENT_REFERENCE, reference);
  if (text != NULL)
    analect_change_set_string (sketch->change, document, ANALECT_DOCUMENT_TEXT, text);
  return document;
}

static void
add_section (Sketch *sketch, AnalectId document, int role, gint64 start, gint64 end)
{
  AnalectId section = analect_change_add (sketch->change, ANALECT_KIND_SECTION);

  analect_change_set_reference (sketch->change, section, ANALECT_SECTION_DOCUMENT, document);
  analect_change_set_integer (sketch->change, section, ANALECT_SECTION_ROLE, role);
  analect_change_set_integer (sketch->change, section, ANALECT_SECTION_START, start);
  analect_change_set_integer (sketch->change, section, ANALECT_SECTION_END, end);
}

static void
sketch_begin (Sketch *sketch)
{
  sketch->project = analect_project_new ("Sketch");
  sketch->change = analect_project_change (sketch->project, "Sketch");
}

static const AnalectRows *
sketch_end (Sketch *sketch)
{
  g_autoptr (GError) error = NULL;

  analect_project_apply (sketch->project, sketch->change, &error);
  g_assert_no_error (error);
  g_clear_pointer (&sketch->change, analect_change_unref);
  return analect_project_get_rows (sketch->project);
}

static GArray *
find (const AnalectRows *rows, const char *words, int role)
{
  g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new (ANALECT_PATTERN_WORDS, words, NULL);
  g_autoptr (GError) error = NULL;
  GArray *hits = analect_find_text (rows, pattern, role, NULL, &error);

  g_assert_no_error (error);
  return hits;
}

static void
assert_hit (const GArray *hits, guint at, AnalectId document, guint start, guint end)
{
  const AnalectHit *hit = &g_array_index (hits, AnalectHit, at);

  g_assert_cmpuint (at, <, hits->len);
  g_assert_cmpuint (hit->document, ==, document);
  g_assert_cmpuint (hit->range.start, ==, start);
  g_assert_cmpuint (hit->range.end, ==, end);
}

static void
test_documents (void)
{
  Sketch sketch;
  const AnalectRows *rows;
  AnalectId one, other;
  g_autoptr (GArray) hits = NULL, none = NULL;

  sketch_begin (&sketch);
  one = add_document (&sketch, "Hope, hope");
  add_document (&sketch, NULL);
  add_document (&sketch, "despair");
  other = add_document (&sketch, "žádná naděje; no hope");
  rows = sketch_end (&sketch);
  hits = find (rows, "hope", -1);
  none = find (rows, "xyzzy", -1);
  g_assert_cmpuint (hits->len, ==, 3);
  assert_hit (hits, 0, one, 0, 4);
  assert_hit (hits, 1, one, 6, 10);
  assert_hit (hits, 2, other, 17, 21);
  g_assert_cmpuint (none->len, ==, 0);
  g_object_unref (sketch.project);
}

static void
test_sections (void)
{
  Sketch sketch;
  const AnalectRows *rows;
  AnalectId one, other;
  g_autoptr (GArray) findings = NULL, tables = NULL, methods = NULL;

  sketch_begin (&sketch);
  one = add_document (&sketch, "hope hope hope hope");
  add_section (&sketch, one, ANALECT_SECTION_ROLE_METHODS, 0, 5);
  add_section (&sketch, one, ANALECT_SECTION_ROLE_FINDINGS, 5, 15);
  add_section (&sketch, one, ANALECT_SECTION_ROLE_TABLE, 10, 15);
  other = add_document (&sketch, "hope");
  add_section (&sketch, other, ANALECT_SECTION_ROLE_FINDINGS, 1, 4);
  rows = sketch_end (&sketch);
  findings = find (rows, "hope", ANALECT_SECTION_ROLE_FINDINGS);
  tables = find (rows, "hope", ANALECT_SECTION_ROLE_TABLE);
  methods = find (rows, "hope hope", ANALECT_SECTION_ROLE_METHODS);
  g_assert_cmpuint (findings->len, ==, 2);
  assert_hit (findings, 0, one, 5, 9);
  assert_hit (findings, 1, one, 10, 14);
  g_assert_cmpuint (tables->len, ==, 1);
  assert_hit (tables, 0, one, 10, 14);
  g_assert_cmpuint (methods->len, ==, 1);
  assert_hit (methods, 0, one, 0, 9);
  g_object_unref (sketch.project);
}

static void
test_cancelled (void)
{
  Sketch sketch;
  g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new (ANALECT_PATTERN_WORDS, "no such words", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  sketch_begin (&sketch);
  add_document (&sketch, "hope");
  g_cancellable_cancel (cancellable);
  g_assert_null (analect_find_text (sketch_end (&sketch), pattern, -1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_object_unref (sketch.project);
}

/* The line shown for the one hit of WORDS in TEXT. */
static char *
line_of (const char *text, const char *words)
{
  Sketch sketch;
  const AnalectRows *rows;
  g_autoptr (GArray) hits = NULL;
  char *line;

  sketch_begin (&sketch);
  add_document (&sketch, text);
  rows = sketch_end (&sketch);
  hits = find (rows, words, -1);
  g_assert_cmpuint (hits->len, ==, 1);
  line = analect_hit_line (rows, &g_array_index (hits, AnalectHit, 0));
  g_object_unref (sketch.project);
  return line;
}

static void
test_lines (void)
{
  static const struct
  {
    const char *text, *words, *line;
  } cases[] = {
    { "One hope here", "hope", "One hope here" },
    { "hope", "hope", "hope" },
    { "before\nOne hope here\nafter", "hope", "One hope here" },
    { "before\r\nOne\thope\r\nafter", "hope", "One hope" },
    { "before\nmy hope\nis here\nafter", "hope is", "my hope is here" },
    { "\n\nhope\n\n", "hope", "hope" },
    { "Naděje\nžádná ná\u030czev", "žádná", "žádná ná\u030czev" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = line_of (cases[i].text, cases[i].words);

      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* A line of 300,000 characters, with blanks or without, of one byte or of four. */
static void
test_long_lines (void)
{
  static const char *const fillings[] = { "words ", "wordswords", "žluťoučký ", "😀", "a\u0301" };

  for (gsize i = 0; i < G_N_ELEMENTS (fillings); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *line = NULL;

      while (text->len < 150000)
        g_string_append (text, fillings[i]);
      g_string_append (text, "(hope)");
      while (text->len < 300000)
        g_string_append (text, fillings[i]);
      line = line_of (text->str, "(hope)");
      g_assert_true (g_utf8_validate (line, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (line, -1), <=, 160);
      g_assert_cmpint (g_utf8_strlen (line, -1), >=, 80);
      g_assert_nonnull (strstr (line, "(hope)"));
      g_assert_true (g_str_has_prefix (line, "…"));
      g_assert_true (g_str_has_suffix (line, "…"));
      /* A letter is not parted from its mark. */
      g_assert_false (g_unichar_ismark (g_utf8_get_char (g_utf8_find_next_char (line, NULL))));
    }
}

static void
test_long_hit (void)
{
  g_autofree char *words = g_strnfill (3000, 'x'), *text = g_strconcat ("a ", words, " b\nc", NULL);
  g_autofree char *line = line_of (text, words), *expected = g_strconcat ("… ", words, " …", NULL);

  g_assert_true (g_str_equal (line, expected));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/find-text/documents", test_documents);
  g_test_add_func ("/find-text/sections", test_sections);
  g_test_add_func ("/find-text/cancelled", test_cancelled);
  g_test_add_func ("/find-text/lines", test_lines);
  g_test_add_func ("/find-text/long-lines", test_long_lines);
  g_test_add_func ("/find-text/long-hit", test_long_hit);
  return g_test_run ();
}
