/* The formats files are imported from: which there are, which one a file is in, and how it is read.
 *
 * A format is known by what is in the file; its name counts only against plain text, which anything could be taken for.
 * What is recognised but not read (PDF, DOCX, BibTeX, …) is refused with what to do about it, and what is no text is
 * never taken for one.
 *
 * To add a format, write a reader and a score and add them to the table in format.c.
 *
 * Threads: any.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "characteristics.h"
#include "decode.h"
#include "format-foreign.h"
#include "fulltext.h"
#include "problem.h"

#include <gio/gio.h>

typedef struct
{
  const char *bytes;
  gsize n_bytes;
  const char *name;     /* for messages */
  const char *encoding; /* the user's choice, or NULL */
} AnalectFormatInput;

/* What a file holds: one of the first three. */
typedef struct
{
  GPtrArray *records; /* of AnalectRecord */
  AnalectFulltext *fulltext;
  AnalectCharacteristics *characteristics; /* read, not matched */
  char *encoding;                          /* the file's, or NULL where the format says it itself */
  AnalectCertainty certainty;
  guint n_replaced; /* characters that became U+FFFD */
} AnalectFormatContent;

void analect_format_content_clear (AnalectFormatContent *content);

typedef struct
{
  const char *id;                                 /* on the command line and in the project's file: "ris" */
  const char *label;                              /* for people, untranslated; see analect_format_label () */
  guint (*score) (const AnalectFormatHead *head); /* 0 not at all, 100 without doubt */
  gboolean (*read) (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
                    GCancellable *cancellable, GError **error);
} AnalectFormat;

/* The formats, N of them. */
const AnalectFormat *const *analect_formats (guint *n);

/* The format with this ID, or NULL. */
const AnalectFormat *analect_format_find (const char *id);

/* The translated name. */
const char *analect_format_label (const AnalectFormat *format);

/* The format INPUT is in. ERROR: ANALECT_EXCHANGE_ERROR_EMPTY, _UNSUPPORTED for a known one that is not read, _FORMAT
 * for an unknown one; the message says what it is and what to do, without naming the file. */
const AnalectFormat *analect_format_detect (const AnalectFormatInput *input, GError **error);

/* Whether INPUT may be read as the format that a person has chosen for it: all but empty files and containers. Errors
 * as above. */
gboolean analect_format_check (const AnalectFormatInput *input, GError **error);

/* Reads INPUT, and says in PROBLEMS (may be NULL) what was wrong or guessed. ERROR is the reader's; CONTENT is empty
 * then. */
gboolean analect_format_read (const AnalectFormat *format, const AnalectFormatInput *input,
                              AnalectFormatContent *content, AnalectProblems *problems, GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectFormatContent, analect_format_content_clear)
