/* The lines of a text whose line ends are anything: CRLF, LF or a lone CR, mixed within one file.
 *
 * Nothing is copied: a line points into the text. Going through a text is linear whatever its line ends are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_LINE_END_NONE, /* the text ends here */
  ANALECT_LINE_END_LF,
  ANALECT_LINE_END_CRLF,
  ANALECT_LINE_END_CR,
} AnalectLineEnd;

typedef struct
{
  const char *text; /* not NUL-terminated; without its line end and without byte order marks before it */
  gsize n_bytes;
  const char *next; /* behind the line end */
  guint number;     /* from 1; each line end counts, a lone CR too */
  AnalectLineEnd end;
} AnalectLine;

typedef struct
{
  const char *position;
  const char *limit;
  const char *next_lf; /* the first at or behind POSITION, or LIMIT */
  const char *next_cr;
  guint number;
} AnalectLines;

/* TEXT must stay as long as LINES is used. */
void analect_lines_init (AnalectLines *lines, const char *text, gsize n_bytes);

/* Goes to the next line. FALSE at the end; a line end at the end of the text begins no further line. A byte order mark
 * at the start of any line (files are joined), also behind blanks, is skipped together with those blanks. */
gboolean analect_lines_next (AnalectLines *lines, AnalectLine *line);

/* Drops ASCII white space at both ends. */
void analect_line_trim (const char **text, gsize *n_bytes);

/* Whether there is nothing but white space. */
gboolean analect_line_is_blank (const char *text, gsize n_bytes);
