/* Comparing the quotations of a file with its documents while it is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "loader.h"
#include "problem.h"

typedef struct _AnalectQuoteCheck AnalectQuoteCheck;

/* ROWS are those of the loader; borrowed. */
AnalectQuoteCheck *analect_quote_check_new (const AnalectRows *rows);
void analect_quote_check_free (AnalectQuoteCheck *check);

/* Whether EXCERPT, whose other fields are set, covers exactly these words, so that they need not be kept. When not, the
 * caller keeps them; the excerpt is looked at once more at the end, when all documents are there. */
gboolean analect_quote_check_matches (AnalectQuoteCheck *check, AnalectId excerpt, const char *quote, gsize size);

/* Looks at the excerpts that did not match: drops the quotation of those that do now; of the others, one whose range
 * lies outside its document loses the range and stays as a quotation, so that nothing else in the project suffers.
 * Each gives a warning with its line (LINES: of guint, by index of excerpt). Returns their number. */
guint analect_quote_check_finish (AnalectQuoteCheck *check, AnalectLoader *loader, const char *file, const GArray *lines,
                                  AnalectProblems *problems);
