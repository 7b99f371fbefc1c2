/* Earlier states of a project's file, kept for the user to look at and to go back to.
 *
 * Purpose: each saving turns the file it replaces into a version; versions are thinned as they grow old and stay below
 * a limit of room. Not purpose: recovery after a crash (the journal), states that must never go (milestones.h).
 *
 * Invariants:
 *  1. A version is named after the time its state was saved, its size and its digest; it has its name only when it is
 *     complete. One whose digest was not known yet bears "unhashed" instead.
 *  2. A version is durable before the file it was made of is replaced.
 *  3. The uncompressed form is removed only after the compressed one is durable and has been found to hold the same
 *     bytes.
 *  4. Bytes are handed out only when they have the size and digest of the name.
 *  5. The newest version is never thinned away. Names that are not ours are left alone.
 *
 *   (file) ─keep─▶ TIME_SIZE_DIGEST.xml ─tidy─▶ TIME_SIZE_DIGEST.xml.gz ─tidy─▶ thinned
 *             └─▶ TIME_SIZE_unhashed.xml ─tidy─┘
 *
 * Keeping costs a hard link and the syncing of a folder where file and versions lie on the same disk, else a copy;
 * compression is left to analect_versions_tidy (), some time after saving.
 *
 * FOLDER is the one of analect_state_folder_project () for "versions". Functions may be called from any thread; keeping
 * and tidying may go on at the same time, two tidyings of one folder should not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "safe-file.h"
#include "timestamp.h"

typedef struct
{
  AnalectTime time; /* when the state was saved */
  goffset size;     /* of the file */
  goffset stored;   /* bytes on the disk */
  gboolean has_digest;
  AnalectDigest digest;
  gboolean packed;
  char *name; /* of the version's file in the folder */
} AnalectVersion;

/* Makes versions while analect_safe_file_save () works: pass `hooks` as its `previous`. One keeper for one saving at a
 * time. */
typedef struct
{
  AnalectKeepPrevious hooks;
  char *folder;
  char *made; /* the version made last, while it may be dropped */
} AnalectVersionKeeper;

AnalectVersionKeeper *analect_version_keeper_new (const char *folder);
void analect_version_keeper_free (AnalectVersionKeeper *keeper);

/* All versions, newest first; empty when there is no such folder. NULL with ERROR when it cannot be listed. The caller
 * unrefs the array. */
GPtrArray *analect_versions_list (const AnalectFileOps *ops, const char *folder, GError **error);

/* The bytes of VERSION as an array of GBytes, which both the reader and the safe save take. NULL with ERROR:
 * ANALECT_STORAGE_ERROR_DAMAGED when they are not what was saved. */
GPtrArray *analect_versions_read (const AnalectFileOps *ops, const char *folder, const AnalectVersion *version,
                                  GCancellable *cancellable, GError **error);

typedef struct
{
  guint n_packed, n_removed;
  guint n_damaged; /* that are not what their names say; left as they are, until they are thinned away */
  goffset stored;  /* bytes that all versions take now */
} AnalectVersionsTidied;

/* Thins as of NOW, compresses, removes the oldest until all take at most LIMIT bytes (0: no limit), and what crashes
 * have left. What fails is left for the next time; ERROR is the first thing that did. A worker's business. */
gboolean analect_versions_tidy (const AnalectFileOps *ops, const char *folder, AnalectTime now, goffset limit,
                                AnalectVersionsTidied *tidied, GCancellable *cancellable, GError **error);

/* Which of N versions stay as of NOW: TIMES from the newest to the oldest; all of the last hour, then the last one of
 * each hour for a day, of each day (in UTC) for thirty, and of each month. KEEP gets N answers. */
void analect_versions_choose (const AnalectTime *times, guint n, AnalectTime now, gboolean *keep);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectVersionKeeper, analect_version_keeper_free)
