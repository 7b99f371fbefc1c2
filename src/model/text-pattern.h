/* What somebody looks for in texts: words, or a regular expression.
 *
 * Words are found without regard to case and to composed or decomposed form (text-fold.h); white space among them
 * stands for any run of white space, line ends included. A hit begins and ends between characters with their marks.
 *
 * A regular expression is Perl-compatible and takes case as it is written, unless it begins with "(?i)"; "^" and "$"
 * are at line ends too. An expression that needs too many steps is an error, not a wait; see ANALECT_PATTERN_MAX_STEPS.
 *
 * Hits do not overlap: after one, the search goes on behind it. A hit is never empty.
 *
 * A pattern is made once and used on many texts. One thread at a time, any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "model-error.h"
#include "value.h"

#include <gio/gio.h>

typedef enum
{
  ANALECT_PATTERN_WORDS,
  ANALECT_PATTERN_REGEX,
} AnalectPatternKind;

/* Longest pattern in bytes. */
#define ANALECT_PATTERN_MAX_BYTES 4096u

/* Steps of backtracking that a regular expression may take from one place in a text. */
#define ANALECT_PATTERN_MAX_STEPS 200000

typedef struct _AnalectTextPattern AnalectTextPattern;

/* NULL with ANALECT_MODEL_ERROR_VALUE when PATTERN is empty, too long, not UTF-8, or no regular expression. */
AnalectTextPattern *analect_text_pattern_new (AnalectPatternKind kind, const char *pattern, GError **error);
void analect_text_pattern_free (AnalectTextPattern *pattern);

/* Appends to RANGES (of AnalectRange) the hits in TEXT in order, until RANGES holds MAX. FALSE with ERROR when
 * CANCELLABLE was cancelled (G_IO_ERROR_CANCELLED) or a regular expression takes too long
 * (ANALECT_MODEL_ERROR_VALUE). */
gboolean analect_text_pattern_find (AnalectTextPattern *pattern, const AnalectText *text, GArray *ranges, guint max,
                                    GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTextPattern, analect_text_pattern_free)
