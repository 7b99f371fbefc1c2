/* Verbal labels of frequency ("general", "typical", …), by the schemes of consensual qualitative research.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_FREQUENCY_NOT_REPORTED, /* no unit has it */
  ANALECT_FREQUENCY_SINGLE,       /* one unit has it */
  ANALECT_FREQUENCY_RARE,
  ANALECT_FREQUENCY_VARIANT,
  ANALECT_FREQUENCY_TYPICAL,
  ANALECT_FREQUENCY_GENERAL,
  ANALECT_FREQUENCY_NONE, /* the scheme has no labels, or N is 0 */
} AnalectFrequency;

/* The label of N units out of TOTAL by SCHEME (ANALECT_LABELS_…).
 * 2005: general n ≥ N − 1; typical N/2 < n < N − 1; variant 2 ≤ n ≤ N/2; where N > 15, rare is n = 2 or 3 and variant
 * begins at 4 (Hill CE and others, J Couns Psychol 2005; 52: 196–205).
 * 1997: general n = N; typical N/2 ≤ n < N; variant 2 ≤ n < N/2 (Hill CE and others, Couns Psychol 1997; 25: 517–572). */
AnalectFrequency analect_frequency (int scheme, guint n, guint total);

/* Its name, translated, and as it stands in tables for machines. */
const char *analect_frequency_label (AnalectFrequency frequency);
const char *analect_frequency_text (AnalectFrequency frequency);
