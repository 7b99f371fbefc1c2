/* The codings of one document as the coding view shows them: which stand on a stretch of text, what they are called, and
 * which excerpts come before and after a place.
 *
 * Nothing is kept but the document and the filter: the project's own index answers, so what is told is always true. An
 * excerpt without a code is one mark without a coding.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* One coding on one range. */
typedef struct
{
  AnalectId excerpt;
  AnalectId coding; /* none: an excerpt without a code */
  AnalectId code, coder;
  guint start, end; /* code points of the document */
} AnalectMark;

typedef struct
{
  AnalectWorkbench *workbench; /* borrowed */
  AnalectId document;
  gboolean mine_only; /* only what the coder at work coded */
} AnalectMarks;

/* Appends to MARKS (of AnalectMark) what has a character in common with [START, END), in order of position. */
void analect_marks_collect (const AnalectMarks *self, guint start, guint end, GArray *marks);

/* Appends the excerpts (of AnalectId) on [START, END) that are shown; START and END may be equal: at that place. */
void analect_marks_excerpts (const AnalectMarks *self, guint start, guint end, GArray *excerpts);

/* The extent of EXCERPT, from its first to its last range; FALSE when it is not in the document or not shown. */
gboolean analect_marks_extent (const AnalectMarks *self, AnalectId excerpt, guint *start, guint *end);

/* Range N (from 0) of EXCERPT; FALSE when it has no more, or does not exist. */
gboolean analect_marks_range (const AnalectMarks *self, AnalectId excerpt, guint n, guint *start, guint *end);

/* Whether POSITION is in one of the excerpt's ranges, or at the end of one. */
gboolean analect_marks_covers (const AnalectMarks *self, AnalectId excerpt, guint position);

/* The excerpt that follows FROM in order of start (and of length, the longer first; ties by id), or the one before it.
 * FROM may be none: the first that starts at or behind POSITION, or the last that starts before it. */
AnalectId analect_marks_step (const AnalectMarks *self, AnalectId from, guint position, gboolean forward);

/* "Saying no, coded by MR, better": a mark for those who do not see it. "Saying no (MR, better)" for a tooltip. The
 * caller frees the words. */
char *analect_mark_describe (AnalectWorkbench *workbench, const AnalectMark *mark);
char *analect_mark_summary (AnalectWorkbench *workbench, const AnalectMark *mark);

/* The name of its code. The caller frees it. */
char *analect_mark_name (AnalectWorkbench *workbench, const AnalectMark *mark);

/* The names of the codes of EXCERPT that are shown, with commas; the caller frees it. */
char *analect_marks_names (const AnalectMarks *self, AnalectId excerpt);

/* What a change means for the marks of the document. */
typedef enum
{
  ANALECT_MARKS_SAME,
  ANALECT_MARKS_COLOURS, /* names, colours, or marks somewhere */
  ANALECT_MARKS_TEXT,    /* the text or its headings */
  ANALECT_MARKS_GONE,    /* the document is no more */
} AnalectMarksChange;

/* The most that DELTA means. */
AnalectMarksChange analect_marks_affected (const AnalectMarks *self, const AnalectDelta *delta);
