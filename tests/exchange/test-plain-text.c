/* Titles and sections of plain text, and the lines that only look like headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plain-text.h"

#include "exchange-error.h"
#include "fulltext-check.h"
#include "heading-line.h"
#include "testlib.h"

static AnalectFulltext *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  gsize n_bytes = strlen (text);
  g_autofree char *exact = g_memdup2 (text, n_bytes);
  AnalectFulltext *fulltext = analect_plain_text_read (exact, n_bytes, NULL, &error);

  g_assert_no_error (error);
  check_fulltext (fulltext);
  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, text);
  return fulltext;
}

/* The sections as "role:level:title|…". */
static void
assert_sections (const char *text, const char *expected)
{
  g_autoptr (AnalectFulltext) fulltext = read_text (text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, i);

      g_string_append_printf (found, "%s%s:%u:%s", i > 0 ? "|" : "",
                              analect_enumeration_text (ANALECT_ENUMERATION_SECTION_ROLE, section->role),
                              section->level, section->title != NULL ? section->title : "");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_words (void)
{
  assert_sections (
      "How it was\n\nAnn Smith\n\nAbstract\nWe asked.\n\nMethod\nWe asked ten.\n\nParticipants\n\nTen.\n\nResults\n"
      "They spoke.\n\nDiscussion\nSo.\n\nReferences\nSmith, A. (2001).\n",
      "title:1:How it was|abstract:1:Abstract|methods:1:Method|methods:2:Participants|findings:1:Results|"
      "discussion:1:Discussion|references:1:References");
  assert_sections ("Jak to bylo\n\nÚvod\nx\n\nVýsledky:\ny\n\nZávěr\nz",
                   "title:1:Jak to bylo|introduction:1:Úvod|findings:1:Výsledky:|conclusion:1:Závěr");
}

/* Text out of a PDF often has no empty lines. */
static void
test_without_empty_lines (void)
{
  assert_sections (
      "A title of a paper\nAnn Smith\nUniversity of X\nPrague\nIntroduction\nLong ago there was a\nthing.\nResults\n"
      "They said that results\nwere good.\nDiscussion\nYes.",
      "title:1:A title of a paper|introduction:1:Introduction|findings:1:Results|discussion:1:Discussion");
}

static void
test_numbers (void)
{
  assert_sections ("Title here\n\n1. Introduction\n\nx\n\n2. Methods\n\n2.1 Sample\n\nx\n\n2.2 Analysis of "
                   "talk\n\nx\n\n3 Results\n\n"
                   "3.1. Being heard\n\nx\n\n3.1.1. By friends\n\nx\n\n4. Discussion\n\nx",
                   "title:1:Title here|introduction:1:1. Introduction|methods:1:2. Methods|methods:2:2.1 Sample|"
                   "methods:2:2.2 Analysis of talk|findings:1:3 Results|findings:2:3.1. Being heard|"
                   "findings:3:3.1.1. By friends|discussion:1:4. Discussion");
  assert_sections ("I. Introduction\n\nx\n\nII. Findings\n\ny\n",
                   "introduction:1:I. Introduction|findings:1:II. Findings");
}

static void
test_markdown (void)
{
  assert_sections ("# What helped\n\nText\n\n## Results ##\n\nx\n\n### A theme\n\ny\n\n## Discussion\n\n#hashtag\nz",
                   "title:1:What helped|findings:1:Results|findings:2:A theme|discussion:1:Discussion");
  assert_sections ("What helped\n===========\n\nResults\n-------\n\nx\n\nOther\n-----\ny",
                   "title:1:What helped|findings:1:Results|other:1:Other");
}

static void
test_capitals (void)
{
  assert_sections ("LIVING WITH IT\n\nINTRODUCTION\n\nx\n\nRESULTS\n\nx\n\nBEING HEARD\n\ny\n\nDISCUSSION\n\nz",
                   "title:1:LIVING WITH IT|introduction:1:INTRODUCTION|findings:1:RESULTS|findings:2:BEING HEARD|"
                   "discussion:1:DISCUSSION");
}

/* What lists, tables, conversations and reference lists are made of. */
static void
test_no_headings (void)
{
  assert_sections (
      "They said the following things.\n\n1. I felt heard\n2. I felt better\n\n3. It was good\n\n4. It was bad\n\nEnd.",
      "other:1:");
  assert_sections (
      "Some talk about it all.\n\nINTERVIEWER:\n\nHow?\n\nNO!\n\nP1: Results\n\nresults\n\nGROUP\tAGE\n\nA B\n\nOK.",
      "other:1:");
  assert_sections ("Some talk about it all.\n\nIt was 5\n\n2.5 mg of it\n\n(2) because of it\n\n1990 was good\n",
                   "other:1:");
  assert_sections (
      "Some talk.\n\nReferences\n\n1. Smith A, Title of it\n\nJOURNAL OF THINGS\n\nAims\n\nx\n\nAppendix\n\ny",
      "references:1:References|appendix:1:Appendix");
  assert_sections ("Some text of a sentence that goes on and then ends with\nResults, which are\nfine.\n", "other:1:");
}

static void
test_whole (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_text ("\n  Jedna žena mluvila.  \n\nA druhá také.\n\n");
  const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, 0);

  g_assert_null (fulltext->title);
  g_assert_cmpuint (fulltext->sections->len, ==, 1);
  g_assert_cmpint (section->role, ==, ANALECT_SECTION_ROLE_OTHER);
  g_assert_cmpuint (section->start, ==, 3);
  g_assert_cmpuint (section->end, ==, 39);
}

static void
assert_title (const char *text, const char *expected)
{
  g_autoptr (AnalectFulltext) fulltext = read_text (text);

  g_assert_cmpstr (fulltext->title, ==, expected);
}

static void
test_title (void)
{
  g_autofree char *sentence = g_strnfill (400, 'x');

  assert_title ("A title\n\nText.", "A title");
  assert_title ("\n\n  A title \nin two  lines\n\nText.", "A title in two lines");
  assert_title ("Does it help?\n\nYes.", "Does it help?");
  assert_title ("Only one line", "Only one line");
  assert_title ("# Marked #\n\nText.", "Marked");
  assert_title ("A title\nAnn Smith\nBob Jones\nPrague\nBrno\n\nText.", "A title");
  assert_title ("They were asked to say what\nhelped them most in their\ntherapy, and what did\nnot help.\n\nYes.",
                NULL);
  assert_title ("A sentence that ends here.\n\nAnother.", NULL);
  assert_title ("I: How are you?\nP: Fine.\n", NULL);
  assert_title ("Introduction\n\nLong ago.", NULL);
  assert_title ("1. Introduction\n\nLong ago.", NULL);
  assert_title (sentence, NULL);
}

static void
test_one_line (void)
{
  assert_sections ("Only one line\n", "other:1:");
}

static void
test_ranges (void)
{
  g_autoptr (AnalectFulltext) fulltext =
      read_text ("Název\n\n## Výsledky ##\n\nžena  \n\n### Téma\n\nmuž\n\n \n## Diskuse\nb\n");
  g_autofree char *results = slice_section (fulltext, find_section (fulltext, "Výsledky"));
  g_autofree char *theme = slice_section (fulltext, find_section (fulltext, "Téma"));
  g_autofree char *discussion = slice_section (fulltext, find_section (fulltext, "Diskuse"));

  g_assert_cmpstr (results, ==, "Výsledky ##\n\nžena  \n\n### Téma\n\nmuž");
  g_assert_cmpstr (theme, ==, "Téma\n\nmuž");
  g_assert_cmpstr (discussion, ==, "Diskuse\nb");
}

static void
assert_error (const char *text, gsize n_bytes, AnalectExchangeError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_plain_text_read (text, n_bytes, NULL, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, (int) code);
}

static void
test_errors (void)
{
  g_autofree char *large = g_strnfill (ANALECT_TEXT_MAX_BYTES + 1, 'x');

  assert_error ("", 0, ANALECT_EXCHANGE_ERROR_EMPTY);
  assert_error (" \n\t\n", 4, ANALECT_EXCHANGE_ERROR_EMPTY);
  assert_error (large, ANALECT_TEXT_MAX_BYTES + 1, ANALECT_EXCHANGE_ERROR_TOO_LARGE);
}

/* Thousands of short, blank or endless lines take no more than their share of time. */
static void
test_large (void)
{
  static const char *const pieces[] = { "\n", "x\n", "Results\n\n\n", "# a\n", "1. A\n\n", "word ", "A\n \n \n \n" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("x\n\n");
      g_autoptr (AnalectFulltext) fulltext = NULL;

      while (text->len < 256 * 1024)
        g_string_append (text, pieces[i]);
      fulltext = read_text (text->str);
      g_assert_cmpuint (fulltext->sections->len, >, 0);
    }
}

static void
test_cancelled (void)
{
  g_autofree char *text = g_strnfill (100000, '\n');
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  text[0] = 'a';
  g_cancellable_cancel (cancellable);
  g_assert_null (analect_plain_text_read (text, 100000, cancellable, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED);
}

/* A line by itself, without its context. */
static void
test_line (void)
{
  AnalectLineContext context = { "  3.1 Being heard ", 18, NULL, 0, NULL, 0, NULL, 0, TRUE };
  AnalectHeadingLine heading;

  g_assert_true (analect_heading_line_recognise (&context, &heading));
  g_assert_cmpint (heading.sign, ==, ANALECT_HEADING_BY_NUMBER);
  g_assert_cmpuint (heading.level, ==, 2);
  g_assert_cmpuint (heading.size, ==, strlen ("3.1 Being heard"));
  g_assert_true (heading.title == context.text + 2);
  context = (AnalectLineContext){ "   ", 3, NULL, 0, NULL, 0, NULL, 0, TRUE };
  g_assert_false (analect_heading_line_recognise (&context, &heading));
  context = (AnalectLineContext){ "####### Seven", 13, NULL, 0, NULL, 0, NULL, 0, TRUE };
  g_assert_false (analect_heading_line_recognise (&context, &heading));
  context = (AnalectLineContext){ "##", 2, NULL, 0, NULL, 0, NULL, 0, TRUE };
  g_assert_false (analect_heading_line_recognise (&context, &heading));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain-text/words", test_words);
  g_test_add_func ("/plain-text/without-empty-lines", test_without_empty_lines);
  g_test_add_func ("/plain-text/numbers", test_numbers);
  g_test_add_func ("/plain-text/markdown", test_markdown);
  g_test_add_func ("/plain-text/capitals", test_capitals);
  g_test_add_func ("/plain-text/no-headings", test_no_headings);
  g_test_add_func ("/plain-text/whole", test_whole);
  g_test_add_func ("/plain-text/title", test_title);
  g_test_add_func ("/plain-text/one-line", test_one_line);
  g_test_add_func ("/plain-text/ranges", test_ranges);
  g_test_add_func ("/plain-text/errors", test_errors);
  g_test_add_func ("/plain-text/large", test_large);
  g_test_add_func ("/plain-text/cancelled", test_cancelled);
  g_test_add_func ("/heading-line", test_line);
  return g_test_run ();
}
