/* Alpha of unitized continua, and segments that match; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "unitizing.h"

#include <math.h>

static int
compare_segments (gconstpointer a, gconstpointer b)
{
  const AnalectSegment *x = a, *y = b;

  if (x->coder != y->coder)
    return x->coder < y->coder ? -1 : 1;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

void
analect_segments_unite (GArray *segments)
{
  guint n = 0;

  g_array_sort (segments, compare_segments);
  for (guint i = 0; i < segments->len; i++)
    {
      AnalectSegment *last = n > 0 ? &g_array_index (segments, AnalectSegment, n - 1) : NULL;
      AnalectSegment segment = g_array_index (segments, AnalectSegment, i);

      if (last != NULL && last->coder == segment.coder && last->code == segment.code && segment.start < last->end)
        last->end = MAX (last->end, segment.end);
      else
        g_array_index (segments, AnalectSegment, n++) = segment;
    }
  g_array_set_size (segments, n);
}

/* Alpha */

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AnalectSegment *x = a, *y = b;

  return x->start < y->start ? -1 : x->start > y->start;
}

/* The continuum as CODER has parted it: segments, and between them gaps of code 0. */
static GArray *
fill_gaps (const AnalectSegment *segments, guint n, guint coder, guint start, guint end)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (AnalectSegment)),
         *parts = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));
  guint place = start;

  for (guint i = 0; i < n; i++)
    if (segments[i].coder == coder)
      g_array_append_val (own, segments[i]);
  g_array_sort (own, compare_places);
  for (guint i = 0; i <= own->len; i++)
    {
      guint next = i < own->len ? g_array_index (own, AnalectSegment, i).start : end;
      AnalectSegment gap = { coder, place, next, 0 };

      if (next > place)
        g_array_append_val (parts, gap);
      if (i == own->len)
        break;
      g_array_append_val (parts, g_array_index (own, AnalectSegment, i));
      place = g_array_index (own, AnalectSegment, i).end;
    }
  g_array_unref (own);
  return parts;
}

/* Adds the lengths of what parts of A and B have in common, by their codes. */
static void
add_common (const GArray *a, const GArray *b, double share, guint k, double *common)
{
  guint i = 0, j = 0;

  while (i < a->len && j < b->len)
    {
      const AnalectSegment *x = &g_array_index (a, AnalectSegment, i), *y = &g_array_index (b, AnalectSegment, j);
      double length = (double) MIN (x->end, y->end) - (double) MAX (x->start, y->start);

      if (length > 0)
        {
          common[x->code * k + y->code] += length * share;
          common[y->code * k + x->code] += length * share;
        }
      if (x->end <= y->end)
        i++;
      else
        j++;
    }
}

/* 1 − (total − Σ observed) / (total − Σ expected) from lengths in common (COMMON, k × k), and squared lengths of segments
 * (SQUARES; of gaps their lengths); in EXPECTED, k × k, what chance gives. */
static double
get_alpha (const double *common, const double *squares, guint k, double *expected)
{
  g_autofree double *own = g_new0 (double, k);
  double total = 0, taken = 0, observed_same = 0, expected_same = 0;

  for (guint c = 0; c < k; c++)
    {
      for (guint d = 0; d < k; d++)
        own[c] += common[c * k + d];
      total += own[c];
      taken += squares[c];
      observed_same += common[c * k + c];
    }
  if (total * total - taken <= 0)
    return NAN;
  for (guint c = 0; c < k; c++)
    for (guint d = 0; d < k; d++)
      expected[c * k + d] = total * (own[c] * own[d] - (c == d ? squares[c] : 0)) / (total * total - taken);
  for (guint c = 0; c < k; c++)
    expected_same += expected[c * k + c];
  return total - expected_same > 1e-9 * total ? 1 - (total - observed_same) / (total - expected_same) : NAN;
}

/* The same with all codes as one. */
static double
get_binary (const double *common, const double *squares, guint k)
{
  double both[4] = { 0 }, two[2] = { 0 }, expected[4];

  for (guint c = 0; c < k; c++)
    {
      two[c > 0] += squares[c];
      for (guint d = 0; d < k; d++)
        both[(c > 0) * 2 + (d > 0)] += common[c * k + d];
    }
  return get_alpha (both, two, 2, expected);
}

static void
set_codes (AnalectUnitizing *result, const double *common, const double *expected, guint k)
{
  for (guint c = 1; c < k; c++)
    {
      double all = 0, all_expected = 0, by_chance;

      for (guint d = 0; d < k; d++)
        {
          all += common[c * k + d];
          all_expected += expected[c * k + d];
        }
      by_chance = all_expected > 0 ? 1 - expected[c * k + c] / all_expected : 0;
      result->codes[c - 1] = all > 0 && by_chance > 0 ? 1 - (1 - common[c * k + c] / all) / by_chance : NAN;
    }
}

void
analect_unitize (const AnalectSegment *segments, guint n, guint n_coders, guint start, guint end,
                 AnalectUnitizing *result)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autofree double *common = NULL, *expected = NULL, *squares = NULL;
  guint k = 1;

  for (guint i = 0; i < n; i++)
    k = MAX (k, segments[i].code + 1);
  *result = (AnalectUnitizing){ .length = (double) end - start, .alpha = NAN, .binary = NAN, .n_codes = k - 1 };
  result->codes = g_new (double, k);
  for (guint c = 0; c + 1 < k; c++)
    result->codes[c] = NAN;
  if (n_coders < 2 || end <= start)
    return;
  common = g_new0 (double, (gsize) k *k);
  expected = g_new0 (double, (gsize) k *k);
  squares = g_new0 (double, k);
  for (guint coder = 0; coder < n_coders; coder++)
    {
      GArray *own = fill_gaps (segments, n, coder, start, end);

      g_ptr_array_add (parts, own);
      for (guint i = 0; i < own->len; i++)
        {
          const AnalectSegment *part = &g_array_index (own, AnalectSegment, i);
          double length = (double) part->end - part->start;

          squares[part->code] += part->code == 0 ? length : length * length;
        }
      for (guint other = 0; other < coder; other++)
        add_common (own, parts->pdata[other], 1.0 / (n_coders - 1.0), k, common);
    }
  result->alpha = get_alpha (common, squares, k, expected);
  result->binary = get_binary (common, squares, k);
  if (!isnan (result->alpha))
    set_codes (result, common, expected, k);
}

void
analect_unitizing_clear (AnalectUnitizing *result)
{
  g_clear_pointer (&result->codes, g_free);
}

/* Matches */

typedef struct
{
  guint first, second;
  double overlap; /* share of the union */
} Pair;

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = a, *y = b;

  if (x->overlap != y->overlap)
    return x->overlap > y->overlap ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->second < y->second ? -1 : x->second > y->second;
}

static double
get_overlap (const AnalectSegment *a, const AnalectSegment *b)
{
  double both = MAX ((double) MIN (a->end, b->end) - MAX (a->start, b->start), 0);

  return both / ((double) (a->end - a->start) + (b->end - b->start) - both);
}

static gboolean
is_near (guint a, guint b, guint tolerance)
{
  return (a > b ? a - b : b - a) <= tolerance;
}

static gboolean
may_match (const AnalectSegment *a, const AnalectSegment *b, const AnalectMatchRule *rule)
{
  if (a->code != b->code)
    return FALSE;
  if (rule->by_overlap)
    return get_overlap (a, b) >= rule->threshold && get_overlap (a, b) > 0;
  return is_near (a->start, b->start, rule->tolerance) && is_near (a->end, b->end, rule->tolerance);
}

/* Segments of CODER, by place. */
static GArray *
take_coder (const AnalectSegment *segments, guint n, guint coder)
{
  GArray *own = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));

  for (guint i = 0; i < n; i++)
    if (segments[i].coder == coder)
      g_array_append_val (own, segments[i]);
  g_array_sort (own, compare_places);
  return own;
}

/* All pairs that could be one, the best first. Both arrays are by place, and what lies before the longest segment that
 * could still reach is passed over. */
static GArray *
find_pairs (const GArray *first, const GArray *second, const AnalectMatchRule *rule)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));
  guint longest = 0, from = 0, slack = rule->by_overlap ? 0 : rule->tolerance;

  for (guint j = 0; j < second->len; j++)
    longest = MAX (longest, g_array_index (second, AnalectSegment, j).end - g_array_index (second, AnalectSegment, j).start);
  for (guint i = 0; i < first->len; i++)
    {
      const AnalectSegment *a = &g_array_index (first, AnalectSegment, i);

      while (from < second->len
             && (guint64) g_array_index (second, AnalectSegment, from).start + longest + slack < a->start)
        from++;
      for (guint j = from; j < second->len; j++)
        {
          const AnalectSegment *b = &g_array_index (second, AnalectSegment, j);
          Pair pair = { i, j, get_overlap (a, b) };

          if (b->start > (guint64) a->end + slack)
            break;
          if (may_match (a, b, rule))
            g_array_append_val (pairs, pair);
        }
    }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

void
analect_match_segments (const AnalectSegment *segments, guint n, guint first, guint second,
                        const AnalectMatchRule *rule, AnalectMatch *match)
{
  g_autoptr (GArray) a = take_coder (segments, n, first), b = take_coder (segments, n, second);
  g_autoptr (GArray) pairs = find_pairs (a, b, rule);
  g_autofree gboolean *a_used = g_new0 (gboolean, a->len + 1), *b_used = g_new0 (gboolean, b->len + 1);

  *match = (AnalectMatch){ 0, a->len, b->len, NAN, NAN, NAN };
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      if (a_used[pair->first] || b_used[pair->second])
        continue;
      a_used[pair->first] = b_used[pair->second] = TRUE;
      match->n_matches++;
    }
  if (a->len > 0)
    match->precision = (double) match->n_matches / a->len;
  if (b->len > 0)
    match->recall = (double) match->n_matches / b->len;
  if (a->len + b->len > 0)
    match->f1 = 2.0 * match->n_matches / ((double) a->len + b->len);
}
