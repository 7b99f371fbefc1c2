/* What a project file tells of itself without being opened: its title, how much is in it, when it was written, or why
 * it cannot be read. Looked up in a worker, since a file may be on a drive that is slow or gone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *missing;    /* why there is no file, in words; else NULL */
  char *title;      /* NULL when the file has none */
  GDateTime *when;  /* local time; may be NULL */
  guint64 size;     /* in bytes */
  gboolean counted; /* whether studies and codings are known: not of very large files */
  guint studies, codings;
} AnalectRecentFacts;

/* Looks up URI. SOURCE is kept until CALLBACK, which is called also when it was cancelled. */
void analect_recent_facts_async (const char *uri, GCancellable *cancellable, GObject *source,
                                 GAsyncReadyCallback callback, gpointer data);

/* NULL when it was cancelled. The caller frees it. */
AnalectRecentFacts *analect_recent_facts_finish (GAsyncResult *result);

void analect_recent_facts_free (AnalectRecentFacts *facts);

/* In words: the folder of URI ("Documents › Reviews"), the time ("Today, 09:41"), what is in it ("12 studies, 552
 * codings"). The caller frees them. */
char *analect_recent_facts_folder (const char *uri);
char *analect_recent_facts_when (const AnalectRecentFacts *facts);
char *analect_recent_facts_content (const AnalectRecentFacts *facts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectRecentFacts, analect_recent_facts_free)
