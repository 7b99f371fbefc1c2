/* Whether a line of plain text is a heading: marked ("## Results"), underlined, numbered ("3.1 Sampling"), in capitals,
 * or simply a word that papers have as a heading.
 *
 * The guess is cautious about lines that lists, tables and conversations are made of: "1. I felt better",
 * "INTERVIEWER:".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "section-role.h"

/* A line and what is around it. Lines are without their line ends and need no NUL; NULL means that there is none. */
typedef struct
{
  const char *text;
  gsize size;
  const char *next; /* the line below */
  gsize next_size;
  const char *following; /* the next line with anything in it; NEXT, or one further down */
  gsize following_size;
  const char *above; /* the last line before it with anything in it */
  gsize above_size;
  gboolean is_below_blank; /* nothing stands above it, or an empty line */
} AnalectLineContext;

/* How a heading is known as such. */
typedef enum
{
  ANALECT_HEADING_BY_WORD,
  ANALECT_HEADING_BY_CAPITALS,
  ANALECT_HEADING_BY_NUMBER,
  ANALECT_HEADING_BY_MARKUP,
} AnalectHeadingSign;

typedef struct
{
  AnalectHeadingSign sign;
  AnalectHeadingCertainty certainty;
  guint level;            /* from 1; 0: one below the main section it stands in */
  const char *title;      /* within the line; with its number, without marks of markup */
  gsize size;             /* of the title */
  gboolean has_underline; /* the line below belongs to it */
} AnalectHeadingLine;

/* Whether the line is a heading, and which. */
gboolean analect_heading_line_recognise (const AnalectLineContext *context, AnalectHeadingLine *heading);
