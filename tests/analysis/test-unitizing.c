/* Agreement on passages against published and independently computed values; segments that match.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"
#include "unitizing.h"

#include <math.h>

/* Krippendorff 2004, p. 254, on [150, 450): codes c and k, each by itself. */
static const AnalectSegment f1_c[] = {
  { 0, 225, 295, 1 },
  { 0, 370, 400, 1 },
  { 1, 220, 300, 1 },
  { 1, 355, 375, 1 },
  { 1, 400, 420, 1 },
};
static const AnalectSegment f1_k[] = {
  { 0, 180, 240, 1 },
  { 0, 300, 350, 1 },
  { 1, 180, 240, 1 },
  { 1, 300, 350, 1 },
};

/* Krippendorff 1995, p. 57, on [0, 24): four examples. */
static const AnalectSegment f2_a[] = {
  { 0, 2, 10, 1 },
  { 0, 14, 20, 1 },
  { 1, 4, 8, 1 },
  { 1, 15, 17, 1 },
};
static const AnalectSegment f2_b[] = {
  { 0, 0, 18, 1 },
  { 1, 0, 2, 1 },
  { 1, 2, 3, 1 },
  { 1, 3, 4, 1 },
  { 1, 4, 5, 1 },
  { 1, 5, 6, 1 },
  { 1, 6, 9, 1 },
  { 1, 9, 10, 1 },
};
static const AnalectSegment f2_c[] = {
  { 0, 2, 8, 1 },
  { 0, 10, 12, 1 },
  { 0, 14, 18, 1 },
  { 0, 20, 22, 1 },
  { 1, 0, 2, 1 },
  { 1, 4, 8, 1 },
  { 1, 10, 14, 1 },
  { 1, 16, 18, 1 },
  { 1, 20, 22, 1 },
};
static const AnalectSegment f2_d[] = {
  { 0, 0, 2, 1 },
  { 0, 2, 10, 1 },
  { 0, 10, 14, 1 },
  { 0, 14, 20, 1 },
  { 0, 20, 24, 1 },
  { 1, 0, 4, 1 },
  { 1, 4, 8, 1 },
  { 1, 8, 15, 1 },
  { 1, 15, 17, 1 },
  { 1, 17, 24, 1 },
};

/* Three coders, two codes, on [0, 100). */
static const AnalectSegment f3[] = {
  { 0, 0, 20, 1 },
  { 0, 30, 50, 2 },
  { 0, 60, 85, 1 },
  { 1, 2, 20, 1 },
  { 1, 30, 55, 2 },
  { 1, 62, 85, 1 },
  { 2, 0, 15, 1 },
  { 2, 35, 50, 2 },
  { 2, 60, 90, 1 },
  { 2, 92, 97, 2 },
};

static void
check_alpha (const AnalectSegment *segments, guint n, guint n_coders, guint start, guint end, double alpha)
{
  g_auto (AnalectUnitizing) result = { 0 };

  analect_unitize (segments, n, n_coders, start, end, &result);
  if (isnan (alpha))
    g_assert_true (isnan (result.alpha));
  else
    testlib_assert_real (result.alpha, alpha);
}

static void
test_alpha (void)
{
  check_alpha (f1_c, G_N_ELEMENTS (f1_c), 2, 150, 450, 0.516279904306);
  check_alpha (f1_k, G_N_ELEMENTS (f1_k), 2, 150, 450, 1);
  check_alpha (f2_a, G_N_ELEMENTS (f2_a), 2, 0, 24, 0.358333333333);
  check_alpha (f2_b, G_N_ELEMENTS (f2_b), 2, 0, 24, 0.422023809524);
  check_alpha (f2_c, G_N_ELEMENTS (f2_c), 2, 0, 24, 0.35119047619);
  /* The whole continuum is of one code. */
  check_alpha (f2_d, G_N_ELEMENTS (f2_d), 2, 0, 24, NAN);
  /* Nobody coded anything; there is only one coder; there is no text. */
  check_alpha (NULL, 0, 2, 0, 24, NAN);
  check_alpha (f2_a, 2, 1, 0, 24, NAN);
  check_alpha (NULL, 0, 2, 24, 24, NAN);
}

static void
test_codes (void)
{
  g_auto (AnalectUnitizing) result = { 0 }, other = { 0 };
  AnalectSegment changed[G_N_ELEMENTS (f3)];

  analect_unitize (f3, G_N_ELEMENTS (f3), 3, 0, 100, &result);
  testlib_assert_real (result.alpha, 0.713609236767);
  testlib_assert_real (result.binary, 0.593975340136);
  g_assert_cmpuint (result.n_codes, ==, 2);
  testlib_assert_real (result.codes[0], 0.824785730959);
  testlib_assert_real (result.codes[1], 0.724663225482);
  for (guint i = 0; i < G_N_ELEMENTS (f3); i++)
    {
      changed[i] = f3[i];
      if (f3[i].coder == 2 && f3[i].start == 60)
        changed[i].code = 2;
    }
  analect_unitize (changed, G_N_ELEMENTS (changed), 3, 0, 100, &other);
  testlib_assert_real (other.alpha, 0.49545192746);
  testlib_assert_real (other.binary, 0.593975340136);
}

/* The first two of the three coders; the second one is right. */
static void
test_matches (void)
{
  const AnalectMatchRule near = { FALSE, 2, 0 }, half = { TRUE, 0, 0.5 }, most = { TRUE, 0, 0.85 };
  AnalectMatch match;

  analect_match_segments (f3, G_N_ELEMENTS (f3), 0, 1, &near, &match);
  g_assert_cmpuint (match.n_matches, ==, 2);
  testlib_assert_real (match.precision, 0.666666666667);
  testlib_assert_real (match.recall, 0.666666666667);
  testlib_assert_real (match.f1, 0.666666666667);
  analect_match_segments (f3, G_N_ELEMENTS (f3), 0, 1, &half, &match);
  g_assert_cmpuint (match.n_matches, ==, 3);
  testlib_assert_real (match.f1, 1);
  /* They overlap by 0.9, 0.8 and 0.92. */
  analect_match_segments (f3, G_N_ELEMENTS (f3), 0, 1, &most, &match);
  g_assert_cmpuint (match.n_matches, ==, 2);
  analect_match_segments (f3, 3, 0, 1, &half, &match);
  g_assert_cmpuint (match.n_matches, ==, 0);
  testlib_assert_real (match.precision, 0);
  g_assert_true (isnan (match.recall));
  analect_match_segments (NULL, 0, 0, 1, &half, &match);
  g_assert_true (isnan (match.f1));
}

/* A segment is used once, and the better partner wins. */
static void
test_matched_once (void)
{
  static const AnalectSegment segments[] = { { 0, 0, 100, 1 }, { 0, 10, 100, 1 }, { 1, 10, 100, 1 } };
  const AnalectMatchRule half = { TRUE, 0, 0.5 };
  AnalectMatch match;

  analect_match_segments (segments, 3, 0, 1, &half, &match);
  g_assert_cmpuint (match.n_matches, ==, 1);
  testlib_assert_real (match.precision, 0.5);
  testlib_assert_real (match.recall, 1);
}

/* A coder's own overlapping segments are one: they never count as agreement. */
static void
test_united (void)
{
  g_autoptr (GArray) segments = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));
  static const AnalectSegment given[] = { { 0, 500, 1500, 1 }, { 1, 0, 10, 1 }, { 0, 0, 1000, 1 }, { 0, 1500, 1600, 1 },
                                          { 0, 700, 900, 2 },  { 0, 1700, 1800, 1 } };

  g_array_append_vals (segments, given, G_N_ELEMENTS (given));
  analect_segments_unite (segments);
  g_assert_cmpuint (segments->len, ==, 5);
  g_assert_cmpuint (g_array_index (segments, AnalectSegment, 0).start, ==, 0);
  g_assert_cmpuint (g_array_index (segments, AnalectSegment, 0).end, ==, 1500);
  g_assert_cmpuint (g_array_index (segments, AnalectSegment, 1).start, ==, 1500);
  g_assert_cmpuint (g_array_index (segments, AnalectSegment, 3).code, ==, 2);
  g_assert_cmpuint (g_array_index (segments, AnalectSegment, 4).coder, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unitizing/alpha", test_alpha);
  g_test_add_func ("/unitizing/codes", test_codes);
  g_test_add_func ("/unitizing/matches", test_matches);
  g_test_add_func ("/unitizing/matched-once", test_matched_once);
  g_test_add_func ("/unitizing/united", test_united);
  return g_test_run ();
}
