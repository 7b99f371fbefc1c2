/* Reading articles in JATS, the XML in which journals and PubMed Central give full texts away, and in the NLM document
 * types before it.
 *
 * The text holds what a reader of the printed article would read, in its order (see jats-article.c), and no word that
 * is not in the file but "et al.". Left out are what is for machines (identifiers of figures, licences and dates of the
 * front matter, the contributors of reviews) and, of several forms of one thing, all but the most readable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fulltext.h"
#include "problem.h"

#include <gio/gio.h>

/* How much the N_BYTES at BYTES look like JATS, judged by the beginning: 0 not at all, 100 without doubt. */
guint analect_jats_looks_like (const char *bytes, gsize n_bytes);

/* The article in the N_BYTES at BYTES, which are as they stand in the file. FILE_NAME is for messages and may be NULL;
 * what could not be read as it was meant is added to PROBLEMS, which may be NULL.
 *
 * Errors: those of analect_xml_tree_parse () with line and column, ANALECT_EXCHANGE_ERROR_FORMAT for XML that is
 * something else, _EMPTY for an article without any text. */
AnalectFulltext *analect_jats_read (const char *bytes, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                                    GCancellable *cancellable, GError **error);
