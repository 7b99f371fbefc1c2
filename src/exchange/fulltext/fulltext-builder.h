/* Lays out a full text piece by piece: white space, blocks, sections, quotations.
 *
 * What a reader of marked-up text (JATS today, HTML or DOCX tomorrow) has in common with any other: white space within
 * a paragraph collapses as in HTML, blocks are divided by one empty line, lines of a block by a newline, and sections
 * and quotations are known by positions in the result. Gaps are asked for, not written: of several that meet the
 * largest stands, and none stands at the beginning or the end of the text, of a section or of a quotation.
 *
 * Text given to a builder must be legal (see text.h). More than ANALECT_TEXT_MAX_BYTES is not kept; finishing then
 * gives an error.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fulltext.h"

typedef enum
{
  ANALECT_GAP_NONE,
  ANALECT_GAP_SPACE,
  ANALECT_GAP_LINE,
  ANALECT_GAP_PARAGRAPH, /* an empty line */
} AnalectGap;

typedef struct _AnalectFulltextBuilder AnalectFulltextBuilder;

/* A builder that writes to FULLTEXT, which must be new and outlive it. */
AnalectFulltextBuilder *analect_fulltext_builder_new (AnalectFulltext *fulltext);
void analect_fulltext_builder_free (AnalectFulltextBuilder *builder);

/* Ends the work: sets the text of the full text. ERROR: ANALECT_EXCHANGE_ERROR_TOO_LARGE. */
gboolean analect_fulltext_builder_finish (AnalectFulltextBuilder *builder, GError **error);

/* Adds N_BYTES (-1: NUL-terminated) of running text; white space in it collapses. */
void analect_fulltext_builder_add (AnalectFulltextBuilder *builder, const char *text, gssize n_bytes);

/* Adds text whose blanks and line ends mean something (source code, verse). Line ends at its beginning and white space
 * at its end are dropped. */
void analect_fulltext_builder_add_as_is (AnalectFulltextBuilder *builder, const char *text);

/* Asks for at least GAP before what comes next. */
void analect_fulltext_builder_gap (AnalectFulltextBuilder *builder, AnalectGap gap);

/* Takes back a space that was asked for, but no larger gap: a comma closes up with the word before it. */
void analect_fulltext_builder_close_up (AnalectFulltextBuilder *builder);

/* Asks for a tab before what comes next in this line: the border of a cell. */
void analect_fulltext_builder_tab (AnalectFulltextBuilder *builder);

/* From now on no gap is larger than GAP: a space within headings and cells, a line within lists. Returns the former
 * limit, for putting it back. */
AnalectGap analect_fulltext_builder_limit (AnalectFulltextBuilder *builder, AnalectGap gap);

/* What comes next goes on in the same line, whatever gap is asked for: text behind a label. Letting go ends that, if
 * nothing came. */
void analect_fulltext_builder_hold (AnalectFulltextBuilder *builder);
void analect_fulltext_builder_let_go (AnalectFulltextBuilder *builder);

/* The last character so far, 0 when there is none. */
gunichar analect_fulltext_builder_get_last (const AnalectFulltextBuilder *builder);

/* The number of code points so far. */
guint analect_fulltext_builder_get_position (const AnalectFulltextBuilder *builder);

/* Opens and closes a section within the one that is open. A section in which nothing was written does not come to be.
 */
void analect_fulltext_builder_open_section (AnalectFulltextBuilder *builder, int role);
void analect_fulltext_builder_close_section (AnalectFulltextBuilder *builder);

/* What was written since the innermost section was opened is its heading. */
void analect_fulltext_builder_end_heading (AnalectFulltextBuilder *builder);

/* The role of the innermost open section, or -1. */
int analect_fulltext_builder_get_role (const AnalectFulltextBuilder *builder);

/* Opens and closes a quotation. Of nested ones only the outermost counts. */
void analect_fulltext_builder_open_quotation (AnalectFulltextBuilder *builder);
void analect_fulltext_builder_close_quotation (AnalectFulltextBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectFulltextBuilder, analect_fulltext_builder_free)
