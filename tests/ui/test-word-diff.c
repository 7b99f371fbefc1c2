/* Where two records differ, word by word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "word-diff.h"

#include <string.h>

/* TEXT with [ ] around its spans. */
static char *
mark (const char *text, GArray *spans)
{
  GString *marked = g_string_new (text);

  for (guint i = spans->len; i-- > 0;)
    {
      const AnalectWordSpan *span = &g_array_index (spans, AnalectWordSpan, i);

      g_string_insert_c (marked, (gssize) span->end, ']');
      g_string_insert_c (marked, (gssize) span->start, '[');
    }
  return g_string_free (marked, FALSE);
}

static void
check (const char *a, const char *b, const char *marked_a, const char *marked_b, double likeness)
{
  g_auto (AnalectWordDiff) diff = { 0 };
  g_autofree char *one = NULL, *other = NULL;

  analect_word_diff (a, b, &diff);
  one = mark (a ? a : "", diff.only_a);
  other = mark (b ? b : "", diff.only_b);
  g_assert_cmpstr (one, ==, marked_a);
  g_assert_cmpstr (other, ==, marked_b);
  g_assert_cmpfloat_with_epsilon (diff.likeness, likeness, 1e-9);
}

static void
test_titles (void)
{
  check ("The roof stayed on: women after treatment", "The roof stayed on. Women after treatment",
         "The roof stayed on[:] women after treatment", "The roof stayed on[.] Women after treatment", 1);
  check ("Hollinbeck, Mara; Veil, June", "Hollinbeck M, Veil J", "Hollinbeck, [Mara;] Veil[, June]",
         "Hollinbeck [M], Veil [J]", 0.5);
  check ("a b c d", "a x c d", "a [b] c d", "a [x] c d", 0.75);
  check ("one two", "one two and three more", "one two", "one two [and three more]", 4.0 / 7);
}

static void
test_sameness (void)
{
  check ("88–104", "88-104", "88–104", "88-104", 1);
  check ("“So it’s said”", "\"so it's SAID\"", "“So it’s said”", "\"so it's SAID\"", 1);
  check ("Caf\u00e9 na\u00efve", "Cafe\u0301 nai\u0308ve", "Caf\u00e9 na\u00efve", "Cafe\u0301 nai\u0308ve", 1);
  check ("Über", "Uber", "[Über]", "[Uber]", 0);
}

static void
test_empty (void)
{
  check ("", "", "", "", 1);
  check (NULL, NULL, "", "", 1);
  check ("", "10.1/x", "", "[10.1/x]", 0);
  check ("   ", "word", "   ", "[word]", 0);
  check ("same", "same", "same", "same", 1);
}

static void
test_repeated (void)
{
  check ("a a a", "a a", "a a [a]", "a a", 0.8);
  check ("b a", "a b", "[b] a", "a [b]", 0.5);
}

/* What is too long for a table is still compared at its ends, in no time. */
static void
test_long (void)
{
  g_autoptr (GString) a = g_string_new ("first "), b = g_string_new ("first ");
  g_auto (AnalectWordDiff) diff = { 0 };
  gint64 start;

  for (guint i = 0; i < 50000; i++)
    {
      g_string_append_printf (a, "w%u ", i);
      g_string_append_printf (b, "v%u ", i);
    }
  g_string_append (a, "last");
  g_string_append (b, "last");
  start = g_get_monotonic_time ();
  analect_word_diff (a->str, b->str, &diff);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (diff.only_a->len, ==, 1);
  g_assert_cmpuint (g_array_index (diff.only_a, AnalectWordSpan, 0).start, ==, strlen ("first "));
  g_assert_cmpuint (g_array_index (diff.only_a, AnalectWordSpan, 0).end, ==, a->len - strlen (" last"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/word-diff/titles", test_titles);
  g_test_add_func ("/word-diff/sameness", test_sameness);
  g_test_add_func ("/word-diff/empty", test_empty);
  g_test_add_func ("/word-diff/repeated", test_repeated);
  g_test_add_func ("/word-diff/long", test_long);
  return g_test_run ();
}
