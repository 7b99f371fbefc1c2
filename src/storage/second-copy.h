/* Second copies: complete, durable copies of what a file is about to become, in the recovery folder. Part of
 * in-place.h.
 *
 * A copy is named after the path it is for and the digest of its bytes, begins with a head that says both in full, and
 * has its name only when it is complete.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "digest.h"
#include "storage-error.h"

/* How much of the start of a target is kept to tell whether it was touched: a sector of the disk. */
#define ANALECT_SECTOR 512u

typedef struct
{
  char *path;   /* of the copy itself */
  char *target; /* what it was made for */
  AnalectDigest digest;
  goffset size;                   /* of its bytes */
  goffset start;                  /* where they begin, after the head */
  char old_start[ANALECT_SECTOR]; /* the first bytes of the target as it was, */
  gsize n_old_start;              /* less than a sector only when there were no more */
  char new_start[ANALECT_SECTOR]; /* the same of the new bytes */
  gsize n_new_start;
} AnalectSecondCopy;

/* Writes one and makes it durable. OLD_START are the first bytes of the target as it is. FALSE with ERROR, and nothing
 * is left. */
gboolean analect_second_copy_write (const AnalectFileOps *ops, const char *recovery_folder, const char *target,
                                    const char *old_start, gsize n_old_start, GPtrArray *chunks, goffset size,
                                    const AnalectDigest *digest, GCancellable *cancellable, GError **error);

/* The copies made for TARGET, and those with DIGEST (which may be NULL) whatever they were made for; heads are checked,
 * bytes are not. Never NULL; empty when there is no such folder. */
GPtrArray *analect_second_copy_find (const AnalectFileOps *ops, const char *recovery_folder, const char *target,
                                     const AnalectDigest *digest);

/* Opens COPY for reading its bytes from the first on, after checking all of them against the digest. -1 with ERROR. */
int analect_second_copy_open (const AnalectFileOps *ops, const AnalectSecondCopy *copy, GCancellable *cancellable,
                              GError **error);

/* Removes what crashes have left of copies for TARGET that were never complete; best effort. */
void analect_second_copy_clean (const AnalectFileOps *ops, const char *recovery_folder, const char *target);

/* Removes all copies made for TARGET, and leftovers of unfinished ones; best effort. Returns how many copies. */
guint analect_second_copy_remove (const AnalectFileOps *ops, const char *recovery_folder, const char *target);
