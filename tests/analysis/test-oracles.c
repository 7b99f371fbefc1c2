/* Proportions and labels against published and independently computed values, which stand here and, where the page is at
 * hand, are read from the reference as well; and the prevalence of the sample project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "enumerations.h"
#include "frequency-label.h"
#include "proportion.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

static const struct
{
  guint x, n;
  double p, low, high;
} wilson[] = {
  { 0, 10, 0, 0, 0.277532799863 },
  { 1, 10, 0.1, 0.0178762130951, 0.404150026795 },
  { 10, 10, 1, 0.722467200137, 1 },
  { 7, 20, 0.35, 0.181191824101, 0.567145723315 },
  { 81, 263, 0.307984790875, 0.255288519878, 0.366209576983 },
  { 15, 148, 0.101351351351, 0.0623863995307, 0.160487241723 },
  { 138, 177, 0.779661016949, 0.713020574861, 0.834420264456 },
  { 23, 177, 0.129943502825, 0.0881717491864, 0.187436837173 },
};

static void
test_wilson (void)
{
  double low, high;

  for (guint i = 0; i < G_N_ELEMENTS (wilson); i++)
    {
      analect_wilson (wilson[i].x, wilson[i].n, ANALECT_Z_95, &low, &high);
      testlib_assert_real (analect_share (wilson[i].x, wilson[i].n), wilson[i].p);
      testlib_assert_real (low, wilson[i].low);
      testlib_assert_real (high, wilson[i].high);
    }
  /* 99 %. */
  analect_wilson (7, 20, 2.5758293035489004, &low, &high);
  testlib_assert_real (low, 0.146393441377);
  testlib_assert_real (high, 0.628338178953);
}

/* The bounds are exact at both ends, and nothing is defined for no unit at all. */
static void
test_edges (void)
{
  double low, high;

  for (guint n = 1; n < 400; n++)
    {
      analect_wilson (0, n, ANALECT_Z_95, &low, &high);
      g_assert_true (low == 0 && high > 0 && high < 1);
      analect_wilson (n, n, ANALECT_Z_95, &low, &high);
      g_assert_true (high == 1 && low > 0 && low < 1);
    }
  analect_wilson (0, 0, ANALECT_Z_95, &low, &high);
  g_assert_true (isnan (low) && isnan (high));
  g_assert_true (isnan (analect_share (0, 0)));
}

static void
test_wilson_of_the_reference (void)
{
  g_autofree char *path = testlib_reference ("ORACLES.md");
  g_autofree char *text = path ? testlib_read (path, NULL) : NULL;
  guint found = 0;

  if (text == NULL)
    return;
  for (const char *at = strstr (text, "Wilson 95% "); at != NULL; at = strstr (at + 1, "Wilson 95% "))
    {
      double p, low, high, our_low, our_high;
      char *rest;
      guint x = (guint) g_ascii_strtoull (at + strlen ("Wilson 95% "), &rest, 10), n;

      if (*rest != '/')
        continue;
      n = (guint) g_ascii_strtoull (rest + 1, &rest, 10);
      p = g_ascii_strtod (strchr (rest, '=') + 1, &rest);
      low = g_ascii_strtod (rest, &rest);
      high = g_ascii_strtod (rest, &rest);
      analect_wilson (x, n, ANALECT_Z_95, &our_low, &our_high);
      testlib_assert_real (analect_share (x, n), p);
      testlib_assert_real (our_low, low);
      testlib_assert_real (our_high, high);
      found++;
    }
  g_assert_cmpuint (found, >=, 8);
}

/* The smallest and largest count that has a label. */
static void
assert_label (guint total, AnalectFrequency label, guint from, guint to)
{
  for (guint n = 1; n <= total; n++)
    g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_2005, n, total) == label, ==, n >= from && n <= to);
}

static void
test_labels_2005 (void)
{
  assert_label (11, ANALECT_FREQUENCY_GENERAL, 10, 11);
  assert_label (11, ANALECT_FREQUENCY_TYPICAL, 6, 9);
  assert_label (11, ANALECT_FREQUENCY_VARIANT, 2, 5);
  assert_label (12, ANALECT_FREQUENCY_GENERAL, 11, 12);
  assert_label (12, ANALECT_FREQUENCY_TYPICAL, 7, 10);
  assert_label (12, ANALECT_FREQUENCY_VARIANT, 2, 6);
  assert_label (20, ANALECT_FREQUENCY_GENERAL, 19, 20);
  assert_label (20, ANALECT_FREQUENCY_TYPICAL, 11, 18);
  assert_label (20, ANALECT_FREQUENCY_VARIANT, 4, 10);
  assert_label (20, ANALECT_FREQUENCY_RARE, 2, 3);
  assert_label (177, ANALECT_FREQUENCY_GENERAL, 176, 177);
  assert_label (177, ANALECT_FREQUENCY_TYPICAL, 89, 175);
  assert_label (177, ANALECT_FREQUENCY_VARIANT, 4, 88);
  assert_label (177, ANALECT_FREQUENCY_RARE, 2, 3);
  assert_label (177, ANALECT_FREQUENCY_SINGLE, 1, 1);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_2005, 0, 12), ==, ANALECT_FREQUENCY_NOT_REPORTED);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_2005, 0, 0), ==, ANALECT_FREQUENCY_NONE);
}

static void
test_labels_1997 (void)
{
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_1997, 12, 12), ==, ANALECT_FREQUENCY_GENERAL);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_1997, 11, 12), ==, ANALECT_FREQUENCY_TYPICAL);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_1997, 6, 12), ==, ANALECT_FREQUENCY_TYPICAL);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_1997, 5, 12), ==, ANALECT_FREQUENCY_VARIANT);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_CQR_1997, 1, 12), ==, ANALECT_FREQUENCY_SINGLE);
  g_assert_cmpint (analect_frequency (ANALECT_LABELS_NONE, 5, 12), ==, ANALECT_FREQUENCY_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/oracles/wilson", test_wilson);
  g_test_add_func ("/oracles/wilson/edges", test_edges);
  g_test_add_func ("/oracles/wilson/reference", test_wilson_of_the_reference);
  g_test_add_func ("/oracles/labels-2005", test_labels_2005);
  g_test_add_func ("/oracles/labels-1997", test_labels_1997);
  return g_test_run ();
}
