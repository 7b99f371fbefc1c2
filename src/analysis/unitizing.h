/* Agreement on where passages begin and end, not only on what they are about: several coders mark segments of one
 * continuum, which nobody has cut into units for them.
 *
 * A segment is half-open, [start, end), in code points. The continuum is one stretch; several texts are laid end to end
 * (analect_agreement does). What is not defined is NaN.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint coder; /* from 0 */
  guint start; /* code points */
  guint end;   /* exclusive, greater than START */
  guint code;  /* from 1 */
} AnalectSegment;

/* Sorts SEGMENTS (of AnalectSegment) by coder, code and place, and makes one of what overlaps within a coder and code:
 * nobody agrees with himself. What only touches stays two. */
void analect_segments_unite (GArray *segments);

/* Krippendorff's alpha for unitized continua. Krippendorff K, Mathet Y, Bouvry S, Widlöcher A, Qual Quant 2016; 50:
 * 2347–2364. */
typedef struct
{
  double length;  /* of the continuum */
  double alpha;   /* uα: which passages, and which code */
  double binary;  /* |uα: whether a passage was coded at all; segments stay as they are */
  double *codes;  /* (k)uα of each code from 1 to N_CODES: not checked against the printed equations */
  guint n_codes;
} AnalectUnitizing;

/* SEGMENTS are those of N_CODERS coders within [start, end); a coder's own do not overlap, whatever their code: where
 * codes may overlap, each is a computation of its own. Free what is in the result with
 * analect_unitizing_clear (). */
void analect_unitize (const AnalectSegment *segments, guint n, guint n_coders, guint start, guint end,
                      AnalectUnitizing *result);

void analect_unitizing_clear (AnalectUnitizing *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectUnitizing, analect_unitizing_clear)

/* Segments of two coders that are the same one: of the same code, each used once. */
typedef struct
{
  gboolean by_overlap;
  guint tolerance;  /* both ends may differ by so many code points */
  double threshold; /* BY_OVERLAP: the intersection is at least this share of the union, 0–1 */
} AnalectMatchRule;

typedef struct
{
  guint n_matches, n_first, n_second;
  double precision, recall, f1; /* with the second coder as the one who is right */
} AnalectMatch;

/* Matches the segments of coders FIRST and SECOND, those that have most in common first. */
void analect_match_segments (const AnalectSegment *segments, guint n, guint first, guint second,
                             const AnalectMatchRule *rule, AnalectMatch *match);
