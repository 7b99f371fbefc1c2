/* Which lines of a RIS file carry a tag.
 *
 * The form is "TI  - value". Real files also have "TI - value", "TI-value" and no blank behind the dash, while a line
 * of a wrapped abstract may begin with "T2-weighted" or "ER-positive". So the two-blank form is always a tag, and the
 * others are tags where the record itself is written that way (its TY line shows how), or where the tag is a known one
 * and no wrapped text can stand there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lines.h"

#include <glib.h>

typedef struct
{
  const char *name; /* N_NAME characters: 2, or 3 and 4 as in "PMID" */
  gsize n_name;
  const char *value; /* trimmed */
  gsize n_value;
  guint n_blanks; /* between the name and the dash, 0 to 2 */
} AnalectRisTag;

/* What was read before the line in question. */
typedef struct
{
  guint n_blanks;        /* of the TY line of the record; 2 outside of records */
  gsize n_previous;      /* bytes of the line before */
  gboolean is_continued; /* whether the line before had no tag */
} AnalectRisContext;

/* Whether LINE has a tag. TAG points into the line's text. */
gboolean analect_ris_line_parse (const AnalectLine *line, const AnalectRisContext *context, AnalectRisTag *tag);

/* Whether TAG is NAME (two characters). */
gboolean analect_ris_tag_is (const AnalectRisTag *tag, const char *name);
