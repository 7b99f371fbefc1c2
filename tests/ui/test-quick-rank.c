/* Tests of finding codes by a few letters: what is found, in which order, and which letters are marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-rank.h"

#include <string.h>

static void
add (AnalectQuickIndex *index, const char *name)
{
  const AnalectQuickCandidate candidate = { .name = name };

  analect_quick_index_add (index, &candidate);
}

static void
add_below (AnalectQuickIndex *index, const char *dimension, const char *theme, const char *name)
{
  const char *const above[] = { dimension, theme, NULL };
  const AnalectQuickCandidate candidate = { .name = name, .above = above };

  analect_quick_index_add (index, &candidate);
}

static const AnalectQuickMatch *
match_at (GArray *matches, guint i)
{
  g_assert_cmpuint (i, <, matches->len);
  return &g_array_index (matches, AnalectQuickMatch, i);
}

/* Checks that QUERY finds just the candidates of EXPECTED ("2 0 1"), in this order. */
static void
expect (AnalectQuickIndex *index, const char *query, gboolean recent_only, const char *expected)
{
  g_autoptr (GArray) matches = analect_quick_rank (index, query, recent_only);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < matches->len; i++)
    g_string_append_printf (found, "%s%u", i > 0 ? " " : "", match_at (matches, i)->candidate);
  g_assert_cmpstr (found->str, ==, expected);
}

/* Checks how QUERY finds NAME, and the letters marked ("N......fe" has the marked ones, dots for others). */
static void
expect_marks (const char *name, const char *query, AnalectQuickWay way, const char *expected)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();
  g_autoptr (GArray) matches = NULL;
  g_autoptr (GString) marked = g_string_new (NULL);
  guint next = 0, place = 0;

  add (index, name);
  matches = analect_quick_rank (index, query, FALSE);
  if (way == ANALECT_QUICK_NO)
    {
      g_assert_cmpuint (matches->len, ==, 0);
      return;
    }
  g_assert_cmpint (match_at (matches, 0)->way, ==, way);
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at), place++)
    if (next < match_at (matches, 0)->n_marks && match_at (matches, 0)->marks[next] == place)
      {
        g_string_append_unichar (marked, g_utf8_get_char (at));
        next++;
      }
    else
      g_string_append_c (marked, '.');
  g_assert_cmpuint (next, ==, match_at (matches, 0)->n_marks);
  g_assert_cmpstr (marked->str, ==, expected);
}

static void
test_ways (void)
{
  expect_marks ("Saying no", "saying no", ANALECT_QUICK_EXACT, "Saying.no");
  expect_marks ("Saying no", "  Saying   NO ", ANALECT_QUICK_EXACT, "Saying.no");
  expect_marks ("Saying no", "say", ANALECT_QUICK_START, "Say......");
  expect_marks ("Saying no", "saying n", ANALECT_QUICK_START, "Saying.n.");
  expect_marks ("Saying no", "no", ANALECT_QUICK_WORDS, ".......no");
  expect_marks ("Naming what I feel", "nfe", ANALECT_QUICK_WORDS, "N.............fe..");
  expect_marks ("Naming what I feel", "nwif", ANALECT_QUICK_WORDS, "N......w....I.f...");
  expect_marks ("Naming what I feel", "na fe", ANALECT_QUICK_WORDS, "Na............fe..");
  expect_marks ("Acting despite fear", "nfe", ANALECT_QUICK_LETTERS, "....n..........fe..");
  expect_marks ("Ending a harmful relationship", "nfe", ANALECT_QUICK_LETTERS, ".n...........f....e..........");
  expect_marks ("Saying no", "on", ANALECT_QUICK_NO, "");
  expect_marks ("Saying no", "saying not", ANALECT_QUICK_NO, "");
  expect_marks ("Self-worth", "worth", ANALECT_QUICK_WORDS, ".....worth");
}

/* The longest beginning of a word is not always the right one. */
static void
test_words_go_back (void)
{
  expect_marks ("Sad saying", "sasay", ANALECT_QUICK_WORDS, "Sa..say...");
  expect_marks ("ab abc abcd", "aabcd", ANALECT_QUICK_WORDS, "a......abcd");
  expect_marks ("One two", "one wo", ANALECT_QUICK_LETTERS, "One..wo");
}

static void
test_part_of_a_word (void)
{
  /* Letters that stand together are marked before the same ones apart. */
  expect_marks ("Feeling alone", "eling", ANALECT_QUICK_LETTERS, "..eling......");
  expect_marks ("Breathe a while", "hi", ANALECT_QUICK_LETTERS, "...........hi..");
}

static void
test_any_script (void)
{
  expect_marks ("Über sich sprechen", "uber", ANALECT_QUICK_START, "Über..............");
  expect_marks ("U\xcc\x88"
                "ber sich",
                "über", ANALECT_QUICK_START, "U.ber.....");
  expect_marks ("Große Nähe", "grosse", ANALECT_QUICK_START, "Große.....");
  expect_marks ("Große Nähe", "gn", ANALECT_QUICK_WORDS, "G.....N...");
  expect_marks ("Доверие к себе", "дкс", ANALECT_QUICK_WORDS, "Д.......к.с...");
  expect_marks ("自分を知る", "知る", ANALECT_QUICK_LETTERS, "...知る");
  expect_marks ("A \xf0\x9f\x8c\xb1 grows", "gro", ANALECT_QUICK_WORDS, "....gro..");
}

static void
test_order (void)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();
  const AnalectQuickCandidate alias = { .name = "Boundaries", .aliases = "Limits; noes" };
  const AnalectQuickCandidate definition = { .name = "Rest", .definition = "Lying down at noon." };

  analect_quick_index_add (index, &definition); /* 0 */
  analect_quick_index_add (index, &alias);      /* 1 */
  add (index, "Panic comes to");                /* 2: letters */
  add (index, "Saying no");                     /* 3: words */
  add (index, "Noticing anger");                /* 4: start */
  add (index, "No");                            /* 5: exact */
  add (index, "Feeling safe");                  /* 6: not at all */
  expect (index, "no", FALSE, "5 4 3 2 1 0");
}

static void
test_used_codes_come_first (void)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();
  const AnalectQuickCandidate candidates[] = {
    { .name = "Sleep" },                                  /* 0 */
    { .name = "Sleeping in", .used = 500 },               /* 1 */
    { .name = "Sleepless", .used_here = 10, .used = 10 }, /* 2 */
    { .name = "Sleepy", .used_here = 20, .used = 20 },    /* 3 */
    { .name = "Sleep walking", .near = TRUE },            /* 4 */
    { .name = "Asleep", .used_here = 90, .used = 90 },    /* 5: matches less well */
  };

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    analect_quick_index_add (index, &candidates[i]);
  expect (index, "sle", FALSE, "3 2 1 4 0 5");
  /* How the name matched comes before when it was used. */
  expect (index, "sleep", FALSE, "0 3 2 1 4 5");
  expect (index, "", FALSE, "5 3 2 1 4 0");
  expect (index, "", TRUE, "5 3 2 1 4");
  expect (index, "sleep", TRUE, "3 2 1 4 5");
}

/* Candidates without anything to tell them apart stay as they were added. */
static void
test_steady (void)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();

  for (guint i = 0; i < 12; i++)
    add (index, "Same");
  expect (index, "sa", FALSE, "0 1 2 3 4 5 6 7 8 9 10 11");
}

static void
test_path (void)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();

  add_below (index, "Relational", "Setting limits", "Saying no");   /* 0 */
  add_below (index, "Relational", "Being open", "Saying it aloud"); /* 1 */
  add_below (index, "Coping", "Limits of the body", "Saying stop"); /* 2 */
  add (index, "Either/or");                                         /* 3 */
  expect (index, "setting/say", FALSE, "0");
  expect (index, "limits/say", FALSE, "0 2");
  expect (index, "rel/sl/sno", FALSE, "0");
  expect (index, "sl/rel/sno", FALSE, "");
  expect (index, "rel / ", FALSE, "0 1");
  expect (index, "/stop", FALSE, "2");
  expect (index, "either\\/or", FALSE, "3");
}

static void
test_split (void)
{
  g_auto (GStrv) names = analect_quick_split (" Setting limits /  / Either\\/or ");
  g_auto (GStrv) none = analect_quick_split (" / ");
  g_autofree char *escaped = analect_quick_escape ("a/b/c");

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Setting limits");
  g_assert_cmpstr (names[1], ==, "Either/or");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (escaped, ==, "a\\/b\\/c");
}

static void
test_long_query (void)
{
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();
  g_autoptr (GArray) matches = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (name, "aa ");
  add (index, name->str);
  matches = analect_quick_rank (index, name->str, FALSE);
  g_assert_cmpint (match_at (matches, 0)->way, ==, ANALECT_QUICK_EXACT);
  g_assert_cmpuint (match_at (matches, 0)->n_marks, ==, ANALECT_QUICK_MARKS);
  /* Words that nearly match in very many ways end all the same. */
  g_string_append (name, "b");
  expect (index, name->str, FALSE, "");
  expect (index, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", FALSE, "");
}

/* A keystroke in a codebook of 2000 codes: far below the 16 ms of a frame. */
static void
test_speed (void)
{
  g_autoptr (AnalectQuickIndex) index = analect_quick_index_new ();
  gint64 began, took;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *name = g_strdup_printf ("A code about something that changed for %u of them", i);

      add_below (index, "A dimension of some length", "A theme of some length", name);
    }
  g_assert_cmpuint (analect_quick_index_get_n (index), ==, 2000);
  began = g_get_monotonic_time ();
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GArray) matches = analect_quick_rank (index, "acst", FALSE);

      g_assert_cmpuint (matches->len, ==, 2000);
    }
  took = (g_get_monotonic_time () - began) / 5;
  g_test_message ("%" G_GINT64_FORMAT " microseconds a search", took);
  if (g_test_perf ())
    g_assert_cmpint (took, <, 16000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/quick-rank/ways", test_ways);
  g_test_add_func ("/quick-rank/words-go-back", test_words_go_back);
  g_test_add_func ("/quick-rank/part-of-a-word", test_part_of_a_word);
  g_test_add_func ("/quick-rank/any-script", test_any_script);
  g_test_add_func ("/quick-rank/order", test_order);
  g_test_add_func ("/quick-rank/used-codes-come-first", test_used_codes_come_first);
  g_test_add_func ("/quick-rank/steady", test_steady);
  g_test_add_func ("/quick-rank/path", test_path);
  g_test_add_func ("/quick-rank/split", test_split);
  g_test_add_func ("/quick-rank/long-query", test_long_query);
  g_test_add_func ("/quick-rank/speed", test_speed);
  return g_test_run ();
}
