/* Texts and segments for agreement; see the header.
 *
 * A study has a text of no length before its own: excerpts without a place, of a page or a paper that is not at hand,
 * stand there, and count where studies do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agreement-texts.h"

#include "enumerations.h"
#include "excerpt.h"

typedef struct
{
  const AnalectRows *rows;
  const AnalectAgreementOptions *options;
  AnalectJudged *judged;
  GArray *study_of;       /* reference index → study */
  guint *coder_of;        /* coder index → number + 1 */
  guint32 *judged_by;     /* study index → bits */
  guint *text_of;         /* document index → number of its text + 1 */
  guint *placeless;       /* study index → number of its text of no length + 1 */
  guint *entry_of;        /* code index → entry number + 1 */
} Maker;

/* Who has judged what */

/* Is called for every coding of a study. */
typedef void (*EachCoding) (Maker *maker, AnalectId coder, AnalectId study, const AnalectRow *coding,
                            const AnalectRow *excerpt);

static void
walk_codings (Maker *maker, EachCoding each)
{
  for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (maker->rows, id))
    {
      const AnalectRow *coding = analect_rows_get (maker->rows, id);
      const AnalectRow *excerpt
          = analect_rows_get (maker->rows, analect_row_reference (coding, ANALECT_CODING_EXCERPT));
      AnalectId study = analect_excerpt_study (maker->rows, excerpt, maker->study_of);

      if (study != ANALECT_ID_NONE)
        each (maker, analect_row_reference (coding, ANALECT_CODING_CODER), study, coding, excerpt);
    }
}

static gboolean
is_complete (const AnalectRow *pass)
{
  return analect_row_integer (pass, ANALECT_PASS_STATE) == ANALECT_PASS_STATE_COMPLETE;
}

/* For each coder by index, whether a complete pass of his is recorded. The caller frees it. */
static gboolean *
find_passing (const AnalectRows *rows)
{
  gboolean *passing = g_new0 (gboolean, analect_rows_get_bound (rows, ANALECT_KIND_CODER) + 1);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_PASS); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *pass = analect_rows_get (rows, id);

      if (is_complete (pass))
        passing[analect_id_index (analect_row_reference (pass, ANALECT_PASS_CODER))] = TRUE;
    }
  return passing;
}

static void
note_judged (Maker *maker, AnalectId coder, AnalectId study)
{
  guint number = maker->coder_of[analect_id_index (coder)];

  if (number > 0)
    maker->judged_by[analect_id_index (study)] |= (guint32) 1 << (number - 1);
}

static void
note_coding (Maker *maker, AnalectId coder, AnalectId study, const AnalectRow *coding, const AnalectRow *excerpt)
{
  note_judged (maker, coder, study);
}

/* A coder whose passes are recorded has judged only those studies. */
static void
find_judged (Maker *maker, const gboolean *passing)
{
  g_autofree guint *kept = g_memdup2 (maker->coder_of, (analect_rows_get_bound (maker->rows, ANALECT_KIND_CODER) + 1)
                                                           * sizeof (guint));

  for (guint i = 0; i < analect_rows_get_bound (maker->rows, ANALECT_KIND_CODER); i++)
    if (passing[i])
      maker->coder_of[i] = 0;
  walk_codings (maker, note_coding);
  for (guint i = 0; i < analect_rows_get_bound (maker->rows, ANALECT_KIND_CODER); i++)
    maker->coder_of[i] = kept[i];
  for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_PASS); id != ANALECT_ID_NONE;
       id = analect_rows_next (maker->rows, id))
    {
      const AnalectRow *pass = analect_rows_get (maker->rows, id);

      if (is_complete (pass))
        note_judged (maker, analect_row_reference (pass, ANALECT_PASS_CODER),
                     analect_row_reference (pass, ANALECT_PASS_STUDY));
    }
}

/* Whether CODER has coded anything or has a complete pass. */
static gboolean
has_worked (Maker *maker, AnalectId coder, const gboolean *passing)
{
  if (passing[analect_id_index (coder)])
    return TRUE;
  for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (maker->rows, id))
    if (analect_row_reference (analect_rows_get (maker->rows, id), ANALECT_CODING_CODER) == coder)
      return TRUE;
  return FALSE;
}

static void
choose_coders (Maker *maker, const gboolean *passing)
{
  GArray *coders = maker->judged->coders;

  if (maker->options->coders != NULL)
    g_array_append_vals (coders, maker->options->coders, maker->options->n_coders);
  else
    for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_CODER); id != ANALECT_ID_NONE;
         id = analect_rows_next (maker->rows, id))
      if (analect_row_integer (analect_rows_get (maker->rows, id), ANALECT_CODER_ROLE) != ANALECT_CODER_ROLE_CONSENSUS
          && has_worked (maker, id, passing))
        g_array_append_val (coders, id);
  if (coders->len > ANALECT_AGREEMENT_MAX_CODERS)
    g_array_set_size (coders, ANALECT_AGREEMENT_MAX_CODERS);
  for (guint i = 0; i < coders->len; i++)
    maker->coder_of[analect_id_index (g_array_index (coders, AnalectId, i))] = i + 1;
}

/* Texts */

typedef struct
{
  AnalectId study;
  AnalectId document;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->study != y->study)
    return x->study < y->study ? -1 : 1;
  return x->document < y->document ? -1 : x->document > y->document;
}

static gboolean
is_included (Maker *maker, AnalectId study)
{
  return analect_row_integer (analect_rows_get (maker->rows, study), ANALECT_STUDY_INCLUSION)
         == ANALECT_INCLUSION_INCLUDED;
}

/* The documents of included studies, those of a study together. The caller unrefs the array. */
static GArray *
find_documents (Maker *maker)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_STUDY); id != ANALECT_ID_NONE;
       id = analect_rows_next (maker->rows, id))
    {
      Place place = { id, ANALECT_ID_NONE };

      if (is_included (maker, id))
        g_array_append_val (places, place);
    }
  for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_DOCUMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (maker->rows, id))
    {
      AnalectId reference
          = analect_row_reference (analect_rows_get (maker->rows, id), ANALECT_DOCUMENT_REFERENCE);
      Place place = { ANALECT_ID_NONE, id };

      if (reference != ANALECT_ID_NONE)
        place.study = g_array_index (maker->study_of, AnalectId, analect_id_index (reference));
      if (place.study != ANALECT_ID_NONE && is_included (maker, place.study))
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

static void
add_text (Maker *maker, const Place *place)
{
  AnalectJudged *judged = maker->judged;
  AnalectText *text = place->document != ANALECT_ID_NONE
                          ? analect_row_text (analect_rows_get (maker->rows, place->document), ANALECT_DOCUMENT_TEXT)
                          : NULL;
  guint length = text != NULL ? analect_text_get_length (text) : 0;
  guint32 all = judged->coders->len < 32 ? ((guint32) 1 << judged->coders->len) - 1 : G_MAXUINT32;
  AnalectJudgedText added = { .study = judged->n_studies - 1,
                              .start = judged->length,
                              .end = judged->length + length,
                              .shared = judged->shared_length,
                              .judged = maker->judged_by[analect_id_index (place->study)] };

  g_array_append_val (judged->texts, added);
  judged->length += length;
  if (added.judged == all)
    judged->shared_length += length;
  if (place->document == ANALECT_ID_NONE)
    maker->placeless[analect_id_index (place->study)] = judged->texts->len;
  else
    maker->text_of[analect_id_index (place->document)] = judged->texts->len;
}

static void
lay_texts (Maker *maker)
{
  g_autoptr (GArray) places = find_documents (maker);
  AnalectId only = maker->options->document, before = ANALECT_ID_NONE;

  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      if (only != ANALECT_ID_NONE && place->document != only)
        continue;
      maker->judged->n_studies += place->study != before;
      before = place->study;
      add_text (maker, place);
    }
}

/* Segments */

/* For each code by index, its entry + 1. The caller frees it. */
static guint *
entry_of_code (const AnalectRows *rows, const AnalectCodebook *codebook)
{
  guint *entry_of = g_new0 (guint, analect_rows_get_bound (rows, ANALECT_KIND_CODE) + 1);

  for (guint i = 0; i < codebook->n; i++)
    entry_of[analect_id_index (codebook->entries[i].code)] = i + 1;
  return entry_of;
}

static void
add_segment (Maker *maker, guint entry, guint coder, guint text, gint64 start, gint64 end)
{
  const AnalectJudgedText *of = &g_array_index (maker->judged->texts, AnalectJudgedText, text);
  gint64 length = of->end - of->start;
  AnalectJudgedSegment segment = { .entry = entry,
                                   .coder = coder,
                                   .text = text,
                                   .start = of->start + (guint) CLAMP (start, 0, length),
                                   .end = of->start + (guint) CLAMP (end, 0, length) };

  g_array_append_val (maker->judged->segments, segment);
}

static void
add_coding (Maker *maker, AnalectId coder, AnalectId study, const AnalectRow *coding, const AnalectRow *excerpt)
{
  guint number = maker->coder_of[analect_id_index (coder)], text = 0;
  guint entry = maker->entry_of[analect_id_index (analect_row_reference (coding, ANALECT_CODING_CODE))];
  AnalectId document = analect_row_reference (excerpt, ANALECT_EXCERPT_DOCUMENT);
  const AnalectRanges *more = analect_row_ranges (excerpt, ANALECT_EXCERPT_MORE);

  if (document != ANALECT_ID_NONE)
    text = maker->text_of[analect_id_index (document)];
  if (text == 0 && maker->options->document == ANALECT_ID_NONE)
    text = maker->placeless[analect_id_index (study)];
  if (number == 0 || entry == 0 || text == 0
      || !(maker->judged_by[analect_id_index (study)] >> (number - 1) & 1))
    return;
  add_segment (maker, entry - 1, number - 1, text - 1, analect_row_integer (excerpt, ANALECT_EXCERPT_START),
               analect_row_integer (excerpt, ANALECT_EXCERPT_END));
  for (guint i = 0; more != NULL && i < more->n; i++)
    add_segment (maker, entry - 1, number - 1, text - 1, more->ranges[i].start, more->ranges[i].end);
}

/* Puts segments in order of entries, in the order they came. */
static void
sort_segments (AnalectJudged *judged)
{
  guint n_entries = judged->codebook->n, n = judged->segments->len;
  const AnalectJudgedSegment *from = (const AnalectJudgedSegment *) judged->segments->data;
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (AnalectJudgedSegment), n);
  g_autofree guint *next = g_new0 (guint, n_entries + 1);

  g_array_set_size (sorted, n);
  for (guint i = 0; i < n; i++)
    judged->first[from[i].entry + 1]++;
  for (guint i = 0; i < n_entries; i++)
    judged->first[i + 1] += judged->first[i];
  for (guint i = 0; i < n_entries; i++)
    next[i] = judged->first[i];
  for (guint i = 0; i < n; i++)
    g_array_index (sorted, AnalectJudgedSegment, next[from[i].entry]++) = from[i];
  g_array_unref (judged->segments);
  judged->segments = sorted;
}

/* What is compared */

static void
add_base (AnalectJudged *judged, guint start, guint end)
{
  AnalectSegment stretch = { 0, start, end, 1 };

  if (start < end)
    g_array_append_val (judged->base, stretch);
}

static void
find_base (Maker *maker)
{
  AnalectJudged *judged = maker->judged;

  if (maker->options->text == ANALECT_TEXT_ALL)
    add_base (judged, 0, judged->length);
  else if (maker->options->text == ANALECT_TEXT_CODED)
    for (guint i = 0; i < judged->segments->len; i++)
      {
        const AnalectJudgedSegment *segment = &g_array_index (judged->segments, AnalectJudgedSegment, i);

        add_base (judged, segment->start, segment->end);
      }
  else
    for (AnalectId id = analect_rows_first (maker->rows, ANALECT_KIND_SECTION); id != ANALECT_ID_NONE;
         id = analect_rows_next (maker->rows, id))
      {
        const AnalectRow *section = analect_rows_get (maker->rows, id);
        guint text = maker->text_of[analect_id_index (analect_row_reference (section, ANALECT_SECTION_DOCUMENT))];
        const AnalectJudgedText *of
            = text > 0 ? &g_array_index (judged->texts, AnalectJudgedText, text - 1) : NULL;

        if (of != NULL && analect_row_integer (section, ANALECT_SECTION_ROLE) == ANALECT_SECTION_ROLE_FINDINGS)
          add_base (judged, of->start + (guint) MAX (analect_row_integer (section, ANALECT_SECTION_START), 0),
                    MIN (of->start + (guint) MAX (analect_row_integer (section, ANALECT_SECTION_END), 0), of->end));
      }
  analect_segments_unite (judged->base);
  /* So many characters of the base are before each stretch: kept where the code would be. */
  for (guint i = 0, before = 0; i < judged->base->len; i++)
    {
      AnalectSegment *stretch = &g_array_index (judged->base, AnalectSegment, i);

      stretch->code = before;
      before += stretch->end - stretch->start;
    }
}

guint
analect_judged_base_before (const AnalectJudged *judged, guint place)
{
  guint low = 0, high = judged->base->len;
  const AnalectSegment *stretch;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (judged->base, AnalectSegment, middle).start < place)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 0;
  stretch = &g_array_index (judged->base, AnalectSegment, low - 1);
  return stretch->code + MIN (place, stretch->end) - stretch->start;
}

AnalectJudged *
analect_judged_new (const AnalectRows *rows, const AnalectAgreementOptions *options)
{
  AnalectJudged *judged = g_new0 (AnalectJudged, 1);
  Maker own = { .rows = rows, .options = options, .judged = judged }, *maker = &own;
  g_autofree gboolean *passing = find_passing (rows);

  judged->codebook = analect_codebook_new (rows, options->arrangement);
  judged->coders = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  judged->texts = g_array_new (FALSE, FALSE, sizeof (AnalectJudgedText));
  judged->segments = g_array_new (FALSE, FALSE, sizeof (AnalectJudgedSegment));
  judged->base = g_array_new (FALSE, FALSE, sizeof (AnalectSegment));
  judged->first = g_new0 (guint, judged->codebook->n + 1);
  maker->study_of = analect_study_of_references (rows);
  maker->coder_of = g_new0 (guint, analect_rows_get_bound (rows, ANALECT_KIND_CODER) + 1);
  maker->judged_by = g_new0 (guint32, analect_rows_get_bound (rows, ANALECT_KIND_STUDY) + 1);
  maker->text_of = g_new0 (guint, analect_rows_get_bound (rows, ANALECT_KIND_DOCUMENT) + 1);
  maker->placeless = g_new0 (guint, analect_rows_get_bound (rows, ANALECT_KIND_STUDY) + 1);
  maker->entry_of = entry_of_code (rows, judged->codebook);
  choose_coders (maker, passing);
  find_judged (maker, passing);
  lay_texts (maker);
  walk_codings (maker, add_coding);
  sort_segments (judged);
  find_base (maker);
  g_array_unref (maker->study_of);
  g_free (maker->coder_of);
  g_free (maker->judged_by);
  g_free (maker->text_of);
  g_free (maker->placeless);
  g_free (maker->entry_of);
  return judged;
}

void
analect_judged_free (AnalectJudged *judged)
{
  analect_codebook_free (judged->codebook);
  g_array_unref (judged->coders);
  g_array_unref (judged->texts);
  g_array_unref (judged->segments);
  g_array_unref (judged->base);
  g_free (judged->first);
  g_free (judged);
}
