/* What a journal says of itself in its first record: lines of "key value".
 *
 * A session has one file at a time. It begins another when the project was saved (the generation counts that) and when
 * the disk failed; then the next one holds everything the last one did, and the last one is removed. Where the removing
 * fails, or the power goes before, several files of one session are left, of which one counts: the header says how many
 * entries a file began with, so that one that never became whole does not count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "etag.h"
#include "guid.h"
#include "timestamp.h"

typedef struct
{
  char *session; /* names the session in all its files */
  guint generation;
  guint n_first;     /* entries the file was begun with, this one included */
  char *path;        /* of the project's file */
  char *title;       /* of the project; may be NULL */
  AnalectGuid guid;  /* of the project */
  AnalectEtag base;  /* of the project's file: size, stamp and, when known, digest */
  AnalectTime began; /* the session */
} AnalectJournalHeader;

/* The payload, but for n_first, which the writer adds with analect_journal_header_add_first (). The caller frees it. */
GString *analect_journal_header_format (const AnalectJournalHeader *header);
void analect_journal_header_add_first (GString *payload, guint n_first);

/* Reads a payload. FALSE when something is missing; clear HEADER all the same. */
gboolean analect_journal_header_parse (AnalectJournalHeader *header, const char *payload, gsize size);

void analect_journal_header_clear (AnalectJournalHeader *header);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectJournalHeader, analect_journal_header_clear)
