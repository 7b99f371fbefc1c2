/* Steps through a text by words and sentences, for moving the ends of a passage.
 *
 * Words and sentences are Unicode's; a step goes on over the ends of lines. Positions are code points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text.h"

typedef enum
{
  ANALECT_STEP_WORD,
  ANALECT_STEP_SENTENCE,
} AnalectStep;

/* Where an end (BEGIN: a start) of a passage that stands at POSITION comes to by one step forward (or back): the next
 * (or previous) end of a word or sentence, or start of one. The ends of the text stand for what is missing. */
guint analect_text_step (const AnalectText *text, guint position, AnalectStep step, gboolean begin, gboolean forward);

/* START to END without the white space around it; FALSE when nothing is left. */
gboolean analect_text_trim (const AnalectText *text, guint *start, guint *end);
