/* Agreement of coders on a project's codes; see the header.
 *
 * For an entry, its codings and those below it are one slice of the segments. They are united within each coder and
 * swept from left to right: between two ends the same coders have the code. What the coders judged and had there is a
 * cell, with the number of units; cells that are alike are one row of the ratings, and what each study adds to a row is
 * kept for the intervals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agreement.h"

#include "agreement-texts.h"
#include "proportion.h"

#include <math.h>

typedef struct
{
  guint32 judged, coded; /* a bit for each coder */
  guint study;
  double weight;
} Cell;

typedef struct
{
  const AnalectJudged *judged;
  const AnalectAgreementOptions *options;
  double *whole;   /* for each text, how much of it is compared */
  GArray *cells;   /* of Cell, of the entry at hand */
  GArray *united;  /* of AnalectSegment, the same */
} Work;

/* From segments to cells */

/* Takes the segments of N entries from ENTRY on as one code, united. */
static void
take_segments (Work *work, guint entry, guint n)
{
  const AnalectJudged *judged = work->judged;

  g_array_set_size (work->united, 0);
  for (guint i = judged->first[entry]; i < judged->first[entry + n]; i++)
    {
      const AnalectJudgedSegment *from = &g_array_index (judged->segments, AnalectJudgedSegment, i);
      AnalectSegment segment = { from->coder, from->start, from->end, 1 };

      if (segment.start < segment.end)
        g_array_append_val (work->united, segment);
    }
  analect_segments_unite (work->united);
}

static void
add_cell (Work *work, const AnalectJudgedText *text, guint32 coded, double weight)
{
  Cell cell = { text->judged, coded, text->study, weight };

  if (weight > 0 && text->judged != 0)
    g_array_append_val (work->cells, cell);
}

typedef struct
{
  guint place;
  guint32 coder; /* its bit */
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *x = a, *y = b;

  return x->place < y->place ? -1 : x->place > y->place;
}

/* Adds a cell for each stretch of text that the same coders have under the code, and for what is left of each text. A
 * coder's segments are united, so that each end turns its bit. Two that touch turn it twice at one place. */
static void
add_characters (Work *work)
{
  const GArray *texts = work->judged->texts;
  g_autoptr (GArray) ends = g_array_sized_new (FALSE, FALSE, sizeof (End), 2 * work->united->len);
  guint32 coded = 0;
  guint at = 0;

  for (guint i = 0; i < work->united->len; i++)
    {
      const AnalectSegment *segment = &g_array_index (work->united, AnalectSegment, i);
      End both[] = { { segment->start, (guint32) 1 << segment->coder }, { segment->end, (guint32) 1 << segment->coder } };

      g_array_append_vals (ends, both, 2);
    }
  g_array_sort (ends, compare_ends);
  for (guint number = 0; number < texts->len; number++)
    {
      const AnalectJudgedText *text = &g_array_index (texts, AnalectJudgedText, number);
      double left = work->whole[number];
      guint from = text->start;

      while (from < text->end)
        {
          guint to;

          for (; at < ends->len && g_array_index (ends, End, at).place <= from; at++)
            coded ^= g_array_index (ends, End, at).coder;
          to = at < ends->len ? MIN (g_array_index (ends, End, at).place, text->end) : text->end;
          if (coded != 0)
            {
              double weight = analect_judged_base_before (work->judged, to)
                              - (double) analect_judged_base_before (work->judged, from);

              add_cell (work, text, coded, weight);
              left -= weight;
            }
          from = to;
        }
      add_cell (work, text, 0, left);
    }
}

/* Adds a cell for each study: who has the code in it, anywhere. N entries from ENTRY on. */
static void
add_studies (Work *work, guint entry, guint n)
{
  const AnalectJudged *judged = work->judged;
  g_autofree guint32 *coded = g_new0 (guint32, judged->texts->len + 1);

  for (guint i = judged->first[entry]; i < judged->first[entry + n]; i++)
    {
      const AnalectJudgedSegment *segment = &g_array_index (judged->segments, AnalectJudgedSegment, i);

      coded[segment->text] |= (guint32) 1 << segment->coder;
    }
  for (guint number = 0; number < judged->texts->len;)
    {
      const AnalectJudgedText *text = &g_array_index (judged->texts, AnalectJudgedText, number);
      guint32 here = 0;

      for (; number < judged->texts->len
             && g_array_index (judged->texts, AnalectJudgedText, number).study == text->study;
           number++)
        here |= coded[number];
      add_cell (work, text, here, 1);
    }
}

static void
add_cells (Work *work, guint entry, guint n)
{
  if (work->options->unit == ANALECT_AGREEMENT_STUDY)
    add_studies (work, entry, n);
  else
    add_characters (work);
}

/* From cells to coefficients */

typedef struct
{
  GArray *values;  /* guint16 */
  GArray *weights; /* double */
  GArray *parts;   /* of AnalectPart */
  GHashTable *numbers; /* judged and coded → row + 1 */
} Ratings;

static void
ratings_clear (Ratings *ratings)
{
  g_array_unref (ratings->values);
  g_array_unref (ratings->weights);
  g_array_unref (ratings->parts);
  g_hash_table_unref (ratings->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Ratings, ratings_clear)

/* The row for CELL, which may be a new one. */
static guint
find_row (Ratings *ratings, const Cell *cell, guint n_coders)
{
  guint64 key = (guint64) cell->judged << 32 | cell->coded;
  gpointer number = g_hash_table_lookup (ratings->numbers, &key);
  double none = 0;

  if (number != NULL)
    return GPOINTER_TO_UINT (number) - 1;
  for (guint coder = 0; coder < n_coders; coder++)
    {
      guint16 value = !(cell->judged >> coder & 1) ? ANALECT_NOT_RATED : cell->coded >> coder & 1 ? 2 : 1;

      g_array_append_val (ratings->values, value);
    }
  g_array_append_val (ratings->weights, none);
  g_hash_table_insert (ratings->numbers, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (ratings->weights->len));
  return ratings->weights->len - 1;
}

/* Adds up the cells of each row, and keeps what each study has added to it, study by study. */
static void
sum_cells (Work *work, Ratings *ratings)
{
  guint n_coders = work->judged->coders->len, row = 0;
  g_autofree guint *next = g_new0 (guint, work->judged->n_studies + 1);
  const Cell *before = NULL;

  *ratings = (Ratings){ g_array_new (FALSE, FALSE, sizeof (guint16)), g_array_new (FALSE, FALSE, sizeof (double)),
                        g_array_new (FALSE, FALSE, sizeof (AnalectPart)),
                        g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  for (guint i = 0; i < work->cells->len; i++)
    next[g_array_index (work->cells, Cell, i).study + 1]++;
  for (guint i = 0; i < work->judged->n_studies; i++)
    next[i + 1] += next[i];
  g_array_set_size (ratings->parts, work->cells->len);
  for (guint i = 0; i < work->cells->len; i++)
    {
      const Cell *cell = &g_array_index (work->cells, Cell, i);

      if (before == NULL || before->judged != cell->judged || before->coded != cell->coded)
        row = find_row (ratings, cell, n_coders);
      before = cell;
      g_array_index (ratings->parts, AnalectPart, next[cell->study]++) = (AnalectPart){ cell->study, row, cell->weight };
      g_array_index (ratings->weights, double, row) += cell->weight;
    }
}

/* Fills what rests on units. */
static void
set_coefficients (Work *work, AnalectAgreementRow *row)
{
  g_auto (Ratings) sums = { 0 };
  AnalectRatings ratings;
  double error;

  sum_cells (work, &sums);
  ratings = (AnalectRatings){ sums.weights->len, work->judged->coders->len, (const guint16 *) sums.values->data,
                              (const double *) sums.weights->data };
  if (ratings.n_coders == 2)
    analect_kappa (&ratings, 0, 1, &row->kappa);
  analect_several (&ratings, &row->several);
  analect_alpha (&ratings, ANALECT_SCALE_NOMINAL, NULL, &row->alpha);
  error = isnan (row->alpha.alpha) ? NAN
                                   : analect_jackknife (&ratings, (const AnalectPart *) sums.parts->data,
                                                        sums.parts->len, analect_alpha_nominal, NULL);
  row->low = row->alpha.alpha - ANALECT_Z_95 * error;
  row->high = isnan (error) ? NAN : MIN (row->alpha.alpha + ANALECT_Z_95 * error, 1);
}

/* Fills what rests on where passages begin and end, over the texts all have judged. */
static void
set_passages (Work *work, AnalectAgreementRow *row)
{
  const AnalectJudged *judged = work->judged;
  guint n_coders = judged->coders->len, text = 0;
  guint32 all = n_coders < 32 ? ((guint32) 1 << n_coders) - 1 : G_MAXUINT32;
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));
  g_auto (AnalectUnitizing) result = { 0 };
  guint coder = 0;

  for (guint i = 0; i < work->united->len; i++)
    {
      AnalectSegment segment = g_array_index (work->united, AnalectSegment, i);
      const AnalectJudgedText *of;

      /* They come by coder, then by place. */
      if (segment.coder != coder)
        text = 0;
      coder = segment.coder;
      while (g_array_index (judged->texts, AnalectJudgedText, text).end <= segment.start)
        text++;
      of = &g_array_index (judged->texts, AnalectJudgedText, text);
      segment.start += of->shared - of->start;
      segment.end += of->shared - of->start;
      if (of->judged == all)
        g_array_append_val (shared, segment);
    }
  analect_unitize ((const AnalectSegment *) shared->data, shared->len, n_coders, 0, judged->shared_length, &result);
  row->unitized = result.alpha;
  if (n_coders == 2)
    analect_match_segments ((const AnalectSegment *) shared->data, shared->len, 0, 1, &work->options->match,
                            &row->match);
}

static AnalectAgreementRow
make_row (void)
{
  AnalectAgreementRow row = { .low = NAN, .high = NAN, .unitized = NAN };

  row.kappa = (AnalectKappa){ 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
  row.match = (AnalectMatch){ 0, 0, 0, NAN, NAN, NAN };
  return row;
}

static void
add_entry (Work *work, AnalectAgreement *agreement, guint entry)
{
  const AnalectCodebookEntry *of = &work->judged->codebook->entries[entry];
  AnalectAgreementRow row = make_row ();

  row.code = of->code;
  row.level = of->level;
  row.depth = of->depth;
  g_array_set_size (work->cells, 0);
  take_segments (work, entry, 1 + of->n_below);
  add_cells (work, entry, 1 + of->n_below);
  set_coefficients (work, &row);
  set_passages (work, &row);
  g_array_append_val (agreement->rows, row);
}

/* All codes together: each by itself, without those below it. */
static void
add_all (Work *work, AnalectAgreement *agreement)
{
  AnalectAgreementRow row = make_row ();

  g_array_set_size (work->cells, 0);
  for (guint entry = 0; entry < work->judged->codebook->n; entry++)
    {
      /* A heading nobody codes with is no code. */
      if (work->judged->first[entry] == work->judged->first[entry + 1])
        continue;
      take_segments (work, entry, 1);
      add_cells (work, entry, 1);
    }
  set_coefficients (work, &row);
  g_array_append_val (agreement->rows, row);
}

static guint
count_bits (guint32 bits)
{
  guint n = 0;

  for (; bits != 0; bits &= bits - 1)
    n++;
  return n;
}

static void
describe (Work *work, AnalectAgreement *agreement)
{
  const GArray *texts = work->judged->texts;
  guint before = G_MAXUINT;

  for (guint i = 0; i < texts->len; i++)
    {
      const AnalectJudgedText *text = &g_array_index (texts, AnalectJudgedText, i);
      guint n = count_bits (text->judged);

      if (n > 1)
        agreement->length += work->whole[i];
      if (text->study != before)
        {
          agreement->n_studies += n > 1;
          agreement->n_alone += n == 1;
        }
      before = text->study;
    }
}

AnalectAgreementOptions
analect_agreement_defaults (void)
{
  return (AnalectAgreementOptions){ .unit = ANALECT_AGREEMENT_STUDY,
                                    .text = ANALECT_TEXT_CODED,
                                    .match = { .by_overlap = TRUE, .threshold = 0.5 } };
}

AnalectAgreement *
analect_agreement_new (const AnalectRows *rows, const AnalectAgreementOptions *options)
{
  AnalectAgreement *agreement = g_new0 (AnalectAgreement, 1);
  g_autoptr (AnalectJudged) judged = analect_judged_new (rows, options);
  g_autofree double *whole = g_new0 (double, judged->texts->len + 1);
  Work work = { .judged = judged, .options = options, .whole = whole };

  agreement->options = *options;
  agreement->options.coders = NULL;
  agreement->coders = g_array_ref (judged->coders);
  agreement->rows = g_array_new (FALSE, FALSE, sizeof (AnalectAgreementRow));
  work.cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  work.united = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));
  for (guint i = 0; i < judged->texts->len; i++)
    {
      const AnalectJudgedText *text = &g_array_index (judged->texts, AnalectJudgedText, i);

      whole[i]
          = analect_judged_base_before (judged, text->end) - (double) analect_judged_base_before (judged, text->start);
    }
  describe (&work, agreement);
  add_all (&work, agreement);
  for (guint entry = 0; entry < judged->codebook->n; entry++)
    if (options->level == 0 || judged->codebook->entries[entry].level == options->level)
      add_entry (&work, agreement, entry);
  g_array_unref (work.cells);
  g_array_unref (work.united);
  return agreement;
}

void
analect_agreement_free (AnalectAgreement *agreement)
{
  g_array_unref (agreement->coders);
  g_array_unref (agreement->rows);
  g_free (agreement);
}
