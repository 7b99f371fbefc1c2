/* Two texts compared word by word, to show where they differ.
 *
 * A word is a run of letters and digits (with an apostrophe inside); any other character but space stands for itself.
 * Case, and kinds of dashes and quotation marks, make no difference. Nothing else is known about the texts, and no
 * words are moved: the longest common sequence is what they share.
 *
 * Pure functions; any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint start, end; /* bytes, end exclusive */
} AnalectWordSpan;

typedef struct
{
  GArray *only_a; /* of AnalectWordSpan, in order: what A alone has, neighbours with the space between them together */
  GArray *only_b; /* the same of B */
  double
      likeness; /* from 0 to 1: the share of words (not of other characters) that both have; 1 when neither has any */
} AnalectWordDiff;

/* Compares A and B, which are UTF-8 and may be NULL. Texts of very many words are compared at their ends alone. */
void analect_word_diff (const char *a, const char *b, AnalectWordDiff *diff);
void analect_word_diff_clear (AnalectWordDiff *diff);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectWordDiff, analect_word_diff_clear)
