/* Tests of how much of the findings is coded: sentences, counting, and following the project; no display is needed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-coding.h"
#include "findings-coverage.h"
#include "text-steps.h"

#include <string.h>

static void
assert_sentence (const AnalectText *text, const GArray *sentences, guint i, const char *words)
{
  AnalectRange range = g_array_index (sentences, AnalectRange, i);
  g_autofree char *found = analect_text_slice (text, range.start, range.end);

  g_assert_cmpstr (found, ==, words);
}

static void
test_sentences (void)
{
  g_autoptr (AnalectText) text = analect_text_new ("Before. Findings\n\nShe left. “It was over.” He said so.\n"
                                                   "Zwölf Menschen gingen. Nicht alle!\n* * *\nAfter. More.",
                                                   -1);
  guint start = 8, end = (guint) (g_utf8_strlen (analect_text_peek (text), -1) - 12);
  AnalectRange parts[] = { { start, end }, { start + 10, end - 2 } };
  g_autoptr (GArray) sentences = analect_find_sentences (text, parts, 2, &start, 1);
  g_autoptr (GArray) plain = analect_find_sentences (text, parts, 1, NULL, 0);
  g_autoptr (GArray) none = analect_find_sentences (text, NULL, 0, NULL, 0);

  g_assert_cmpuint (none->len, ==, 0);
  assert_sentence (text, sentences, 0, "She left.");
  assert_sentence (text, sentences, 1, "“It was over.”");
  assert_sentence (text, sentences, 2, "He said so.");
  assert_sentence (text, sentences, sentences->len - 1, "Nicht alle!");
  /* Without the heading's place it is a sentence like others. */
  g_assert_cmpuint (plain->len, ==, sentences->len + 1);
  assert_sentence (text, plain, 0, "Findings");
  for (guint i = 1; i < sentences->len; i++)
    g_assert_cmpuint (g_array_index (sentences, AnalectRange, i).start, >=,
                      g_array_index (sentences, AnalectRange, i - 1).end);
}

/* A line without an end is looked at in pieces and loses nothing. */
static void
test_long_line (void)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (AnalectText) text = NULL;
  g_autoptr (GArray) sentences = NULL;
  AnalectRange part = { 0, G_MAXUINT32 };

  for (guint i = 0; i < 5000; i++)
    g_string_append (line, "They say it. ");
  text = analect_text_new (line->str, -1);
  sentences = analect_find_sentences (text, &part, 1, NULL, 0);
  g_assert_cmpuint (sentences->len, >=, 5000);
  g_assert_cmpuint (sentences->len, <=, 5000 + 4);
}

static void
test_covered (void)
{
  const AnalectRange all[] = { { 0, 10 }, { 11, 20 }, { 21, 30 }, { 31, 40 } };
  const AnalectRange one[] = { { 10, 11 } }, across[] = { { 9, 12 } }, touching[] = { { 20, 21 }, { 30, 31 } };
  const AnalectRange within[] = { { 2, 3 }, { 4, 5 }, { 25, 26 } }, whole[] = { { 0, 100 }, { 5, 6 } };
  g_autoptr (GArray) sentences = g_array_new (FALSE, FALSE, sizeof (AnalectRange));

  g_array_append_vals (sentences, all, G_N_ELEMENTS (all));
  g_assert_cmpuint (analect_count_covered (sentences, NULL, 0), ==, 0);
  g_assert_cmpuint (analect_count_covered (sentences, one, 1), ==, 0);
  g_assert_cmpuint (analect_count_covered (sentences, across, 1), ==, 2);
  g_assert_cmpuint (analect_count_covered (sentences, touching, 2), ==, 0);
  g_assert_cmpuint (analect_count_covered (sentences, within, 3), ==, 2);
  g_assert_cmpuint (analect_count_covered (sentences, whole, 2), ==, 4);
}

static void
test_percent (void)
{
  const AnalectSentenceCount nearly = { 1000, 999 }, all = { 3, 3 }, none = { 0, 0 };
  g_autofree char *first = analect_sentence_count_percent (&nearly), *second = analect_sentence_count_percent (&all),
                  *third = analect_sentence_count_percent (&none);

  g_assert_cmpstr (first, ==, "99\u00a0%");
  g_assert_cmpstr (second, ==, "100\u00a0%");
  g_assert_cmpstr (third, ==, "0\u00a0%");
}

/* A project with one text; its findings are "Findings" and three sentences. */

typedef struct
{
  AnalectProject *project;
  AnalectFindingsCoverage *coverage;
  AnalectId document, section, code, coder;
  guint n_changed;
} Fixture;

static void
count_change (Fixture *fixture, AnalectId document)
{
  g_assert_cmpuint (document, ==, fixture->document);
  fixture->n_changed++;
}

static void
apply (Fixture *fixture, AnalectChange *change)
{
  g_autoptr (AnalectChange) owned = change;
  g_autoptr (GError) error = NULL;

  analect_project_apply (fixture->project, owned, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AnalectChange *change;
  AnalectId reference;

  fixture->project = analect_project_new ("Test");
  change = analect_project_change (fixture->project, "Begin");
  reference = analect_change_add (change, ANALECT_KIND_REFERENCE);
  fixture->document = analect_change_add (change, ANALECT_KIND_DOCUMENT);
  analect_change_set_reference (change, fixture->document, ANALECT_DOCUMENT_REFERENCE, reference);
  analect_change_set_string (change, fixture->document, ANALECT_DOCUMENT_TEXT,
                             "Intro. Findings\nOne thing. Two things. Three things.\nThe end.");
  fixture->section = analect_change_add (change, ANALECT_KIND_SECTION);
  analect_change_set_reference (change, fixture->section, ANALECT_SECTION_DOCUMENT, fixture->document);
  analect_change_set_integer (change, fixture->section, ANALECT_SECTION_ROLE, ANALECT_SECTION_ROLE_FINDINGS);
  analect_change_set_integer (change, fixture->section, ANALECT_SECTION_START, 7);
  analect_change_set_integer (change, fixture->section, ANALECT_SECTION_END, 53);
  analect_change_set_string (change, fixture->section, ANALECT_SECTION_TITLE, "Findings");
  fixture->coder = analect_change_add (change, ANALECT_KIND_CODER);
  analect_change_set_string (change, fixture->coder, ANALECT_CODER_NAME, "Tester");
  fixture->code = analect_change_add (change, ANALECT_KIND_CODE);
  analect_change_set_string (change, fixture->code, ANALECT_CODE_NAME, "Code");
  apply (fixture, change);
  fixture->coverage = analect_findings_coverage_new (fixture->project);
  g_signal_connect_swapped (fixture->coverage, "changed", G_CALLBACK (count_change), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->coverage);
  g_object_unref (fixture->project);
}

static AnalectSentenceCount
wait_for_count (Fixture *fixture)
{
  AnalectSentenceCount count = { 0, 0 };
  guint before = fixture->n_changed;
  gint64 until = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;

  while (fixture->n_changed == before && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_changed, >, before);
  g_assert_true (analect_findings_coverage_get (fixture->coverage, fixture->document, &count));
  return count;
}

static void
code (Fixture *fixture, guint start, guint end)
{
  AnalectPassage passage = {
    .document = fixture->document, .start = start, .end = end, .code = fixture->code, .coder = fixture->coder
  };
  g_autoptr (GError) error = NULL;
  AnalectChange *change = analect_edit_code (fixture->project, &passage, &error);

  g_assert_no_error (error);
  apply (fixture, change);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  AnalectSentenceCount count;
  AnalectRange next;
  AnalectChange *change;

  g_assert_false (analect_findings_coverage_get (fixture->coverage, fixture->document, &count));
  g_assert_false (analect_findings_coverage_next_uncoded (fixture->coverage, fixture->document, 0, &next));
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.sentences, ==, 3);
  g_assert_cmpuint (count.covered, ==, 0);

  code (fixture, 27, 30);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.covered, ==, 1);
  g_assert_true (analect_findings_coverage_next_uncoded (fixture->coverage, fixture->document, 0, &next));
  g_assert_cmpuint (next.start, ==, 16);
  g_assert_true (analect_findings_coverage_next_uncoded (fixture->coverage, fixture->document, 17, &next));
  g_assert_cmpuint (next.start, ==, 39);
  /* From behind the last it begins again. */
  g_assert_true (analect_findings_coverage_next_uncoded (fixture->coverage, fixture->document, 50, &next));
  g_assert_cmpuint (next.start, ==, 16);

  analect_project_undo (fixture->project);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.covered, ==, 0);

  change = analect_project_change (fixture->project, "Role");
  analect_change_set_integer (change, fixture->section, ANALECT_SECTION_ROLE, ANALECT_SECTION_ROLE_METHODS);
  apply (fixture, change);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.sentences, ==, 0);
  g_assert_false (analect_findings_coverage_next_uncoded (fixture->coverage, fixture->document, 0, &next));

  analect_project_undo (fixture->project);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.sentences, ==, 3);
  change = analect_project_change (fixture->project, "Remove section");
  analect_change_remove (change, fixture->section);
  apply (fixture, change);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.sentences, ==, 0);
}

/* What the worker brings for a text that is another by then is not taken. */
static void
test_overtaken (Fixture *fixture, gconstpointer data)
{
  AnalectChange *change = analect_project_change (fixture->project, "Text");
  AnalectSentenceCount count;

  g_main_context_iteration (NULL, FALSE);
  analect_change_set_string (change, fixture->document, ANALECT_DOCUMENT_TEXT,
                             "Intro. Findings\nOne thing only and nothing else in all of this");
  apply (fixture, change);
  count = wait_for_count (fixture);
  g_assert_cmpuint (count.sentences, ==, 1);
}

static void
test_steps (void)
{
  g_autoptr (AnalectText) text = analect_text_new ("She left it. “Well,” he said.\nNext line.", -1);
  guint start = 8, end = 13;

  g_assert_cmpuint (analect_text_step (text, 3, ANALECT_STEP_WORD, FALSE, TRUE), ==, 8);
  g_assert_cmpuint (analect_text_step (text, 8, ANALECT_STEP_WORD, FALSE, FALSE), ==, 3);
  g_assert_cmpuint (analect_text_step (text, 4, ANALECT_STEP_WORD, TRUE, TRUE), ==, 9);
  g_assert_cmpuint (analect_text_step (text, 4, ANALECT_STEP_WORD, TRUE, FALSE), ==, 0);
  g_assert_cmpuint (analect_text_step (text, 3, ANALECT_STEP_SENTENCE, FALSE, TRUE), ==, 12);
  g_assert_cmpuint (analect_text_step (text, 15, ANALECT_STEP_SENTENCE, TRUE, FALSE), ==, 13);
  g_assert_cmpuint (analect_text_step (text, 0, ANALECT_STEP_WORD, TRUE, FALSE), ==, 0);
  g_assert_cmpuint (analect_text_step (text, 40, ANALECT_STEP_WORD, FALSE, TRUE), ==, 40);
  g_assert_cmpuint (analect_text_step (text, 29, ANALECT_STEP_WORD, FALSE, TRUE), ==, 34);

  g_assert_true (analect_text_trim (text, &start, &end));
  g_assert_cmpuint (start, ==, 9);
  g_assert_cmpuint (end, ==, 12);
  start = 12;
  end = 13;
  g_assert_false (analect_text_trim (text, &start, &end));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings-coverage/sentences", test_sentences);
  g_test_add_func ("/findings-coverage/long-line", test_long_line);
  g_test_add_func ("/findings-coverage/covered", test_covered);
  g_test_add_func ("/findings-coverage/percent", test_percent);
  g_test_add ("/findings-coverage/follows", Fixture, NULL, set_up, test_follows, tear_down);
  g_test_add ("/findings-coverage/overtaken", Fixture, NULL, set_up, test_overtaken, tear_down);
  g_test_add_func ("/text-steps/steps", test_steps);
  return g_test_run ();
}
