/* Coefficients of agreement against published and independently computed values. The data are those of the sources
 * named with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "krippendorff.h"
#include "ratings.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

/* Ratings with their values. */
typedef struct
{
  AnalectRatings ratings;
  GArray *values;  /* guint16 */
  GArray *weights; /* double */
} Table;

static void
table_free (Table *table)
{
  g_array_unref (table->values);
  g_array_unref (table->weights);
  g_free (table);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Table, table_free)

static Table *
table_new (void)
{
  Table *table = g_new0 (Table, 1);

  table->values = g_array_new (FALSE, FALSE, sizeof (guint16));
  table->weights = g_array_new (FALSE, FALSE, sizeof (double));
  return table;
}

static Table *
finish (Table *table, guint n_units, guint n_coders)
{
  table->ratings.n_units = n_units;
  table->ratings.n_coders = n_coders;
  table->ratings.values = (const guint16 *) table->values->data;
  table->ratings.weights = table->weights->len > 0 ? (const double *) table->weights->data : NULL;
  g_assert_cmpuint (table->values->len, ==, n_units * n_coders);
  return table;
}

/* From a line for each coder, a figure for each unit: "." is missing. */
static Table *
read_coders (const char *const *lines)
{
  Table *table = table_new ();
  guint n_coders = g_strv_length ((char **) lines), n_units = (guint) strlen (lines[0]);

  for (guint unit = 0; unit < n_units; unit++)
    for (guint coder = 0; coder < n_coders; coder++)
      {
        char figure = lines[coder][unit];
        guint16 value = figure == '.' ? ANALECT_NOT_RATED : (guint16) (figure - '0' + 1);

        g_array_append_val (table->values, value);
      }
  return finish (table, n_units, n_coders);
}

/* From a table of counts, k × k, coder 1 in rows: a weighted unit for each cell. */
static Table *
read_cross (guint k, const guint *counts)
{
  Table *table = table_new ();
  guint n = 0;

  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < k; j++)
      {
        guint16 values[2] = { (guint16) (i + 1), (guint16) (j + 1) };
        double weight = counts[i * k + j];

        if (weight == 0)
          continue;
        g_array_append_vals (table->values, values, 2);
        g_array_append_val (table->weights, weight);
        n++;
      }
  return finish (table, n, 2);
}

/* The same, a unit for each count. */
static Table *
read_cross_singly (guint k, const guint *counts)
{
  Table *table = table_new ();
  guint n = 0;

  for (guint i = 0; i < k; i++)
    for (guint j = 0; j < k; j++)
      for (guint each = 0; each < counts[i * k + j]; each++, n++)
        {
          guint16 values[2] = { (guint16) (i + 1), (guint16) (j + 1) };

          g_array_append_vals (table->values, values, 2);
        }
  return finish (table, n, 2);
}

static const guint a1[] = { 20, 5, 10, 15 };
/* Cohen 1960, p. 45. */
static const guint a2[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
/* Krippendorff 2004 and 2011: four observers, twelve units. */
static const char *const c2[] = { "123321412...", "1233224125..", ".33323422513", "12332441251.", NULL };

static void
check_kappa (const AnalectRatings *ratings, const double *expected)
{
  AnalectKappa kappa;

  analect_kappa (ratings, 0, 1, &kappa);
  testlib_assert_real (kappa.observed, expected[0]);
  testlib_assert_real (kappa.expected, expected[1]);
  testlib_assert_real (kappa.kappa, expected[2]);
  testlib_assert_real (kappa.se, expected[3]);
  testlib_assert_real (kappa.se_null, expected[4]);
  testlib_assert_real (kappa.low, expected[5]);
  testlib_assert_real (kappa.high, expected[6]);
  testlib_assert_real (kappa.highest, expected[7]);
  testlib_assert_real (kappa.pabak, expected[8]);
}

static void
test_kappa (void)
{
  static const double first[] = { 0.7, 0.5, 0.4, 0.126996062931, 0.138564064606, 0.151092290477, 0.648907709523, 0.8, 0.4 };
  static const double second[] = { 0.7, 0.41, 0.491525423729, 0.0510018155761, 0.0519789363566, 0.391563702054,
                                   0.591487145404, 0.830508474576, 0.55 };
  g_autoptr (Table) t1 = read_cross (2, a1), t2 = read_cross (3, a2), singly = read_cross_singly (3, a2);

  check_kappa (&t1->ratings, first);
  check_kappa (&t2->ratings, second);
  check_kappa (&singly->ratings, second);
}

static void
test_kappa_weighted (void)
{
  static const char *const lines[] = { "33345523522615221243", "36462424332333221334", NULL };
  g_autoptr (Table) table = read_coders (lines);

  testlib_assert_real (analect_kappa_weighted (&table->ratings, 0, 1, ANALECT_WEIGHTS_NONE), 0.119496855346);
  testlib_assert_real (analect_kappa_weighted (&table->ratings, 0, 1, ANALECT_WEIGHTS_LINEAR), 0.189189189189);
  testlib_assert_real (analect_kappa_weighted (&table->ratings, 0, 1, ANALECT_WEIGHTS_SQUARED), 0.29676511955);
}

/* Fleiss 1971: thirty units, six raters, how many chose each of five categories. */
static Table *
read_fleiss (void)
{
  static const char *const counts[] = { "00060", "03003", "01401", "00006", "03030", "20400", "00402", "20310",
                                        "20040", "00006", "10050", "11040", "03300", "10050", "02031", "00501",
                                        "30012", "51000", "02040", "10203", "00006", "01050", "02013", "20040",
                                        "10041", "05010", "40002", "02040", "10500", "00006" };
  Table *table = table_new ();

  for (guint unit = 0; unit < G_N_ELEMENTS (counts); unit++)
    for (guint16 category = 1; category <= 5; category++)
      for (int n = counts[unit][category - 1] - '0'; n > 0; n--)
        g_array_append_val (table->values, category);
  return finish (table, G_N_ELEMENTS (counts), 6);
}

static void
test_fleiss (void)
{
  static const double expected[] = { 0.244755244755, 0.244755244755, 0.52, 0.471127272727, 0.566117806824 };
  g_autoptr (Table) table = read_fleiss ();
  g_autofree double *each = NULL;
  AnalectSeveral several;
  AnalectAlpha alpha;
  double kappa, se;

  each = analect_fleiss_categories (&table->ratings, 5, &kappa, &se);
  analect_several (&table->ratings, &several);
  testlib_assert_real (several.observed, 0.555555555556);
  testlib_assert_real (several.expected_fleiss, 0.219938271605);
  testlib_assert_real (several.fleiss, 0.43024452006);
  testlib_assert_real (several.conger, 0.441808540329);
  testlib_assert_real (kappa, 0.43024452006);
  testlib_assert_real (se, 0.0243739320994);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    testlib_assert_real (each[i], expected[i]);
  analect_alpha (&table->ratings, ANALECT_SCALE_NOMINAL, NULL, &alpha);
  testlib_assert_real (alpha.alpha, 0.433409828282);
  testlib_assert_real (alpha.observed, 0.444444444444);
  testlib_assert_real (alpha.expected, 0.784419615146);
  testlib_assert_real (alpha.n, 180);
}

static void
test_several (void)
{
  static const guint d[] = { 8, 1, 0, 1 };
  g_autoptr (Table) table = read_coders (c2), skewed = read_cross (2, d), second = read_cross (3, a2);
  AnalectSeveral several;

  analect_several (&table->ratings, &several);
  testlib_assert_real (several.observed, 0.818181818182);
  testlib_assert_real (several.ac1, 0.775444068127);
  testlib_assert_real (several.expected_ac1, 0.190321180556);
  testlib_assert_real (several.fleiss, 0.761169275422);
  testlib_assert_real (several.conger, 0.762817441303);
  testlib_assert_real (several.expected_conger, 0.233425160698);
  testlib_assert_real (several.brennan_prediger, 0.772727272727);
  analect_several (&skewed->ratings, &several);
  testlib_assert_real (several.observed, 0.9);
  testlib_assert_real (several.expected_ac1, 0.255);
  testlib_assert_real (several.ac1, 0.865771812081);
  /* For two coders it is Scott's pi. */
  testlib_assert_real (several.fleiss, 0.607843137255);
  analect_several (&second->ratings, &several);
  testlib_assert_real (several.ac1, 0.575971731449);
  testlib_assert_real (several.expected_ac1, 0.2925);
}

/* What irrCAC prints for three categories of two abstractors (its README, to seven digits). */
static void
test_abstractors (void)
{
  static const guint counts[] = { 13, 0, 0, 0, 20, 7, 0, 4, 56 };
  g_autoptr (Table) table = read_cross (3, counts);
  AnalectKappa kappa;
  AnalectSeveral several;

  analect_kappa (&table->ratings, 0, 1, &kappa);
  analect_several (&table->ratings, &several);
  g_assert_cmpfloat_with_epsilon (kappa.kappa, 0.7964094, 1e-6);
  g_assert_cmpfloat_with_epsilon (several.fleiss, 0.7962397, 1e-6);
  g_assert_cmpfloat_with_epsilon (several.ac1, 0.8493305, 1e-6);
  g_assert_cmpfloat_with_epsilon (several.brennan_prediger, 0.835, 1e-6);
  g_assert_cmpfloat_with_epsilon (analect_alpha_nominal (&table->ratings, NULL), 0.7972585, 1e-6);
}

static void
check_alpha (const AnalectRatings *ratings, AnalectScale scale, const double *points, double value, double observed,
             double expected, double n)
{
  AnalectAlpha alpha;

  analect_alpha (ratings, scale, points, &alpha);
  testlib_assert_real (alpha.alpha, value);
  testlib_assert_real (alpha.observed, observed);
  testlib_assert_real (alpha.expected, expected);
  testlib_assert_real (alpha.n, n);
}

static void
test_alpha (void)
{
  static const char *const c1[] = { ".....34121133.3", "1.213343.......", "..21344.21133.4", NULL };
  /* Hayes and Krippendorff 2007. */
  static const char *const c3[] = { "112.001122.01311211000201001111223222221", "1130000.21102311121000302102111122222221", "203000222100221123001.30.1012202.2232.21", ".13....0.10022...31.103021122..122...12.", "2..0001.2....3112..0.0..2.0..20.2.2222.1", NULL };
  static const char *const c4[] = { "0100000010", "1110010000", NULL };
  /* The figures' own numbers: a figure is its category less one. */
  static const double points[] = { 0, 1, 2, 3, 4, 5 };
  g_autoptr (Table) t1 = read_coders (c1), t2 = read_coders (c2), t3 = read_coders (c3), t4 = read_coders (c4);

  check_alpha (&t1->ratings, ANALECT_SCALE_NOMINAL, NULL, 0.691358024691, 0.230769230769, 0.747692307692, 26);
  check_alpha (&t1->ratings, ANALECT_SCALE_ORDINAL, NULL, 0.806721419941, 20.6730769231, 106.96, 26);
  check_alpha (&t1->ratings, ANALECT_SCALE_INTERVAL, points, 0.810844892812, 0.461538461538, 2.44, 26);
  check_alpha (&t1->ratings, ANALECT_SCALE_RATIO, points, 0.808943670784, 0.0223704866562, 0.117088435374, 26);
  check_alpha (&t2->ratings, ANALECT_SCALE_NOMINAL, NULL, 0.743421052632, 0.2, 0.779487179487, 40);
  check_alpha (&t2->ratings, ANALECT_SCALE_ORDINAL, NULL, 0.815387503755, 47.275, 256.076923077, 40);
  check_alpha (&t2->ratings, ANALECT_SCALE_INTERVAL, points, 0.849107142857, 0.433333333333, 2.87179487179, 40);
  check_alpha (&t2->ratings, ANALECT_SCALE_RATIO, points, 0.797402774712, 0.022432728647, 0.110725744714, 40);
  check_alpha (&t3->ratings, ANALECT_SCALE_NOMINAL, NULL, 0.476509567419, 0.373165618449, 0.712841334289, 159);
  check_alpha (&t3->ratings, ANALECT_SCALE_ORDINAL, NULL, 0.759829189151, 926.528825996, 3857.79113924, 159);
  check_alpha (&t3->ratings, ANALECT_SCALE_INTERVAL, points, 0.757378277154, 0.429769392034, 1.77135578378, 159);
  check_alpha (&t4->ratings, ANALECT_SCALE_NOMINAL, NULL, 0.0952380952381, 0.4, 0.442105263158, 20);
}

static void
test_alpha_of_categories (void)
{
  static const double expected[] = { 0.720430107527, 0.666666666667, 0.74, 0.777142857143, 1 };
  g_autoptr (Table) table = read_coders (c2);

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    testlib_assert_real (analect_alpha_of_category (&table->ratings, i + 2), expected[i]);
}

static void
test_jackknife (void)
{
  g_autoptr (Table) table = read_coders (c2);

  testlib_assert_real (analect_jackknife (&table->ratings, NULL, 0, analect_alpha_nominal, NULL), 0.146326652201);
}

/* Rows that stand for many units are left out by the groups these are in: the same as a row for each unit. */
static void
test_jackknife_of_groups (void)
{
  static const guint counts[] = { 6, 2, 1, 7 };
  g_autoptr (Table) table = read_cross (2, counts), singly = read_cross_singly (2, counts);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (AnalectPart));

  for (guint row = 0, unit = 0; row < 4; row++)
    for (guint i = 0; i < counts[row]; i++, unit++)
      {
        AnalectPart part = { unit, row, 1 };

        g_array_append_val (parts, part);
      }
  testlib_assert_real (analect_jackknife (&table->ratings, (const AnalectPart *) parts->data, parts->len,
                                          analect_alpha_nominal, NULL),
                       analect_jackknife (&singly->ratings, NULL, 0, analect_alpha_nominal, NULL));
}

/* One code, two coders: two coefficients that differ on the same table. */
static void
test_binary (void)
{
  static const char *const lines[] = { "1100000000", "0110010100", NULL };
  g_autoptr (Table) table = read_coders (lines);
  AnalectKappa kappa;

  analect_kappa (&table->ratings, 0, 1, &kappa);
  testlib_assert_real (kappa.observed, 0.6);
  testlib_assert_real (kappa.expected, 0.56);
  testlib_assert_real (kappa.kappa, 0.0909090909091);
  check_alpha (&table->ratings, ANALECT_SCALE_NOMINAL, NULL, 0.0952380952381, 0.4, 0.442105263158, 20);
}

/* Nothing that varies, no unit with two values, no unit at all: nothing is defined, and nothing is 0 or 1. */
static void
test_not_defined (void)
{
  static const char *const cases[][3] = { { "1111", "1111", NULL }, { "1..0", ".10.", NULL }, { "....", "....", NULL },
                                          { "", "", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Table) table = read_coders (cases[i]);
      AnalectKappa kappa;
      AnalectSeveral several;

      analect_kappa (&table->ratings, 0, 1, &kappa);
      analect_several (&table->ratings, &several);
      g_assert_true (isnan (kappa.kappa) && isnan (kappa.low) && isnan (kappa.high));
      g_assert_true (isnan (several.ac1) && isnan (several.fleiss) && isnan (several.conger));
      g_assert_true (isnan (analect_alpha_nominal (&table->ratings, NULL)));
      g_assert_true (isnan (analect_jackknife (&table->ratings, NULL, 0, analect_alpha_nominal, NULL)));
      g_assert_true (isnan (kappa.observed) == (i > 0));
      g_assert_true (isnan (several.observed) == (i > 0));
    }
}

/* A unit with a weight is as many units. */
static void
test_weights (void)
{
  g_autoptr (Table) weighted = read_cross (3, a2), singly = read_cross_singly (3, a2);
  AnalectSeveral one, other;

  analect_several (&weighted->ratings, &one);
  analect_several (&singly->ratings, &other);
  testlib_assert_real (one.ac1, other.ac1);
  testlib_assert_real (one.conger, other.conger);
  testlib_assert_real (one.n, 200);
  testlib_assert_real (analect_alpha_nominal (&weighted->ratings, NULL),
                       analect_alpha_nominal (&singly->ratings, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ratings/kappa", test_kappa);
  g_test_add_func ("/ratings/kappa-weighted", test_kappa_weighted);
  g_test_add_func ("/ratings/fleiss", test_fleiss);
  g_test_add_func ("/ratings/several", test_several);
  g_test_add_func ("/ratings/abstractors", test_abstractors);
  g_test_add_func ("/ratings/alpha", test_alpha);
  g_test_add_func ("/ratings/alpha-of-categories", test_alpha_of_categories);
  g_test_add_func ("/ratings/jackknife", test_jackknife);
  g_test_add_func ("/ratings/jackknife-of-groups", test_jackknife_of_groups);
  g_test_add_func ("/ratings/binary", test_binary);
  g_test_add_func ("/ratings/not-defined", test_not_defined);
  g_test_add_func ("/ratings/weights", test_weights);
  return g_test_run ();
}
