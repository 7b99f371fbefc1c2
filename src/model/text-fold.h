/* Folding of text for comparison: without regard to case and to composed or decomposed form.
 *
 * Text is folded segment by segment. A segment is a character with the combining marks that follow it, so that "e" does
 * not match one half of "é", however that is written. Folding is NFD (full case folding (NFD (…))) of Unicode: "ß" and
 * "SS" are equal, and so are "ﬁ" and "fi"; no language has rules of its own. Any white space folds to a blank.
 *
 * A folder remembers characters it has folded. One thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectTextFolder AnalectTextFolder;

/* Most code points that a segment folds to. A base with more marks than any language writes is divided. */
#define ANALECT_TEXT_FOLD_MAX 64

AnalectTextFolder *analect_text_folder_new (void);
void analect_text_folder_free (AnalectTextFolder *folder);

/* Folds the segment at AT (valid UTF-8 that ends at END, at least one character) to N code points at FOLDED. Returns
 * where the next segment begins. */
const char *analect_text_fold_segment (AnalectTextFolder *folder, const char *at, const char *end,
                                       gunichar folded[ANALECT_TEXT_FOLD_MAX], guint *n);

/* What the character at AT folds to first; 0 when it is a mark, which begins no segment. */
gunichar analect_text_fold_first (AnalectTextFolder *folder, const char *at);

/* Whether a character whose UTF-8 begins with LEAD may fold to something that begins with an ASCII character. */
gboolean analect_text_fold_may_be_ascii (guchar lead);

/* All N_BYTES (-1: NUL-terminated) at STRING folded, as an array of gunichar; runs of white space are one blank. The
 * caller owns the array. */
GArray *analect_text_fold (AnalectTextFolder *folder, const char *string, gssize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTextFolder, analect_text_folder_free)
