/* The interval index against a naive twin that keeps a sorted array and looks at every interval.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "interval-index.h"

#include "testlib.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  const AnalectInterval *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;
  return x->payload < y->payload ? -1 : x->payload > y->payload;
}

static void
assert_sound (const AnalectIntervalIndex *index)
{
  g_autofree char *what = NULL;

  if (!analect_interval_index_check (index, &what))
    g_error ("the index is not sound: %s", what);
}

static int
twin_find (GArray *twin, const AnalectInterval *interval)
{
  for (guint i = 0; i < twin->len; i++)
    if (compare (&g_array_index (twin, AnalectInterval, i), interval) == 0)
      return (int) i;
  return -1;
}

static gboolean
twin_insert (GArray *twin, const AnalectInterval *interval)
{
  guint i = 0;

  while (i < twin->len && compare (&g_array_index (twin, AnalectInterval, i), interval) < 0)
    i++;
  if (i < twin->len && compare (&g_array_index (twin, AnalectInterval, i), interval) == 0)
    return FALSE;
  g_array_insert_val (twin, i, *interval);
  return TRUE;
}

/* The iterator must give just those of TWIN that share a place with [START, END), in order. */
static void
assert_found (AnalectIntervalIter *iter, GArray *twin, guint64 start, guint64 end)
{
  AnalectInterval found = { 1, 2, 3 };

  for (guint i = 0; i < twin->len; i++)
    {
      const AnalectInterval *expected = &g_array_index (twin, AnalectInterval, i);

      if (MAX (expected->start, start) >= MIN (expected->end, end))
        continue;
      g_assert_true (analect_interval_iter_next (iter, &found));
      g_assert_cmpint (compare (&found, expected), ==, 0);
    }
  g_assert_false (analect_interval_iter_next (iter, &found));
  g_assert_false (analect_interval_iter_next (iter, &found));
}

static void
assert_equal (const AnalectIntervalIndex *index, GArray *twin)
{
  AnalectIntervalIter iter;

  g_assert_cmpuint (analect_interval_index_get_size (index), ==, twin->len);
  analect_interval_iter_init_all (&iter, index);
  assert_found (&iter, twin, 0, (guint64) G_MAXUINT32 + 1);
}

static void
assert_same_answers (const AnalectIntervalIndex *index, GArray *twin, GRand *rand, guint32 width)
{
  guint32 start = g_rand_int (rand) % width;
  guint32 end = start + g_rand_int (rand) % (width / 4 + 1);
  AnalectIntervalIter iter;

  analect_interval_iter_init (&iter, index, start, end);
  assert_found (&iter, twin, start, end);
  analect_interval_iter_init (&iter, index, end, start);
  assert_found (&iter, twin, end, start);
  analect_interval_iter_init_at (&iter, index, start);
  assert_found (&iter, twin, start, (guint64) start + 1);
}

static AnalectInterval
random_interval (GRand *rand, guint32 width, guint32 length)
{
  guint32 start = g_rand_int (rand) % width;

  return (AnalectInterval){ start, start + 1 + g_rand_int (rand) % length, g_rand_int (rand) % 4 };
}

/* Grows for the first half of the steps, shrinks in the second, then is emptied. */
static void
run_against_twin (guint32 seed, guint n_steps, guint32 width, guint32 length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (AnalectIntervalIndex) index = analect_interval_index_new ();
  g_autoptr (GArray) twin = g_array_new (FALSE, FALSE, sizeof (AnalectInterval));

  for (guint step = 0; step < n_steps; step++)
    {
      AnalectInterval interval = random_interval (rand, width, length);
      gboolean removing = g_rand_int (rand) % 10 < (step < n_steps / 2 ? 3u : 7u);
      int at;

      if (removing && twin->len > 0 && g_rand_int (rand) % 10 != 0)
        interval = g_array_index (twin, AnalectInterval, g_rand_int (rand) % twin->len);
      at = twin_find (twin, &interval);
      g_assert_cmpint (analect_interval_index_contains (index, interval.start, interval.end, interval.payload), ==,
                       at >= 0);
      if (removing)
        {
          g_assert_cmpint (analect_interval_index_remove (index, interval.start, interval.end, interval.payload), ==,
                           at >= 0);
          if (at >= 0)
            g_array_remove_index (twin, (guint) at);
        }
      else
        g_assert_cmpint (analect_interval_index_insert (index, interval.start, interval.end, interval.payload), ==,
                         twin_insert (twin, &interval));
      g_assert_cmpuint (analect_interval_index_get_size (index), ==, twin->len);
      if (step % 16 == 0)
        {
          assert_sound (index);
          assert_same_answers (index, twin, rand, width);
        }
    }
  assert_equal (index, twin);

  while (twin->len > 0)
    {
      guint at = g_rand_int (rand) % twin->len;
      AnalectInterval interval = g_array_index (twin, AnalectInterval, at);

      g_array_remove_index (twin, at);
      g_assert_true (analect_interval_index_remove (index, interval.start, interval.end, interval.payload));
      assert_sound (index);
    }
  assert_equal (index, twin);
}

static void
test_twin_short (void)
{
  run_against_twin (1, 20000, 2000, 20);
}

static void
test_twin_nested (void)
{
  run_against_twin (2, 20000, 400, 400);
}

static void
test_twin_crowded (void)
{
  run_against_twin (3, 20000, 12, 6);
}

/* Ascending and descending insertion are what makes an unbalanced tree a list. */
static void
test_ordered_insertion (void)
{
  g_autoptr (AnalectIntervalIndex) up = analect_interval_index_new ();
  g_autoptr (AnalectIntervalIndex) down = analect_interval_index_new ();

  for (guint32 i = 0; i < 10000; i++)
    {
      g_assert_true (analect_interval_index_insert (up, i, i + 5, i));
      g_assert_true (analect_interval_index_insert (down, 10000 - i, 10005 - i, i));
      if (i % 500 == 0)
        {
          assert_sound (up);
          assert_sound (down);
        }
    }
  assert_sound (up);
  assert_sound (down);
}

static void
test_bulk (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint n = 0; n < 200; n = n < 20 ? n + 1 : n + 37)
    {
      g_autoptr (GArray) twin = g_array_new (FALSE, FALSE, sizeof (AnalectInterval));
      g_autoptr (AnalectIntervalIndex) index = NULL;
      AnalectInterval extra = { 7, 9, 100 };

      while (twin->len < n)
        {
          AnalectInterval interval = random_interval (rand, 500, 60);

          twin_insert (twin, &interval);
        }
      index = analect_interval_index_new_from_sorted ((AnalectInterval *) (void *) twin->data, twin->len);
      assert_sound (index);
      assert_equal (index, twin);
      assert_same_answers (index, twin, rand, 500);
      g_assert_true (analect_interval_index_insert (index, extra.start, extra.end, extra.payload));
      twin_insert (twin, &extra);
      assert_sound (index);
      assert_equal (index, twin);
    }
}

static void
test_bulk_refused (void)
{
  const AnalectInterval twice[] = { { 1, 2, 3 }, { 1, 2, 3 } };
  const AnalectInterval backwards[] = { { 5, 6, 0 }, { 1, 2, 0 } };
  const AnalectInterval empty[] = { { 5, 5, 0 } };

  g_assert_null (analect_interval_index_new_from_sorted (twice, 2));
  g_assert_null (analect_interval_index_new_from_sorted (backwards, 2));
  g_assert_null (analect_interval_index_new_from_sorted (empty, 1));
}

static void
test_edges (void)
{
  g_autoptr (AnalectIntervalIndex) index = analect_interval_index_new ();
  g_autoptr (GArray) twin = g_array_new (FALSE, FALSE, sizeof (AnalectInterval));
  const AnalectInterval all[] = {
    { 0, 1, 0 }, { 0, G_MAXUINT32, 1 }, { 10, 20, 2 }, { 20, 30, 3 }, { G_MAXUINT32 - 1, G_MAXUINT32, G_MAXUINT32 }
  };
  const guint32 points[] = { 0, 1, 9, 10, 19, 20, 29, 30, G_MAXUINT32 - 2, G_MAXUINT32 - 1, G_MAXUINT32 };
  AnalectIntervalIter iter;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_true (analect_interval_index_insert (index, all[i].start, all[i].end, all[i].payload));
      g_assert_false (analect_interval_index_insert (index, all[i].start, all[i].end, all[i].payload));
      twin_insert (twin, &all[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      analect_interval_iter_init_at (&iter, index, points[i]);
      assert_found (&iter, twin, points[i], (guint64) points[i] + 1);
      for (guint j = 0; j < G_N_ELEMENTS (points); j++)
        {
          analect_interval_iter_init (&iter, index, points[i], points[j]);
          assert_found (&iter, twin, points[i], points[j]);
        }
    }
  g_assert_false (analect_interval_index_remove (index, 10, 20, 3));
  g_assert_false (analect_interval_index_remove (index, 10, 21, 2));
  g_assert_true (analect_interval_index_remove (index, 10, 20, 2));
  g_assert_false (analect_interval_index_remove (index, 10, 20, 2));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/interval-index/twin-short", test_twin_short);
  g_test_add_func ("/base/interval-index/twin-nested", test_twin_nested);
  g_test_add_func ("/base/interval-index/twin-crowded", test_twin_crowded);
  g_test_add_func ("/base/interval-index/ordered-insertion", test_ordered_insertion);
  g_test_add_func ("/base/interval-index/bulk", test_bulk);
  g_test_add_func ("/base/interval-index/bulk-refused", test_bulk_refused);
  g_test_add_func ("/base/interval-index/edges", test_edges);

  return g_test_run ();
}
