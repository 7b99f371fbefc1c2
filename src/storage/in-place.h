/* Overwriting a file whose folder allows no second file in it, without ever having only one copy.
 *
 * Invariants:
 *  1. The target is not touched before a second copy of the new bytes is complete and durable in the recovery folder.
 *  2. Room for the new bytes is reserved in the target before its first byte changes, where the disk can do that.
 *  3. From the first change to the last, the first 512 bytes of the target are a marker, a sentence for people and the
 *     digest of the new bytes. Nobody can take a half-written target for a project.
 *  4. The marker is durable before any other byte changes; the other bytes are durable before the marker goes.
 *  5. The second copy is removed only when the target holds the new bytes durably, or was never touched.
 *
 *        prepare               write
 *   OLD ─────────▶ OLD+COPY ─────────▶ MARKER+COPY ─────▶ NEW+COPY ─────▶ NEW
 *                   │ abandon             │ crash             │ crash
 *                   ▼                     ▼                   ▼
 *                  OLD          recover: MARKER+COPY ▶ NEW    recover: NEW
 *
 * A sector of 512 bytes is taken to change as one when the power goes. Recovery goes by the marker:
 * a target without it has not been touched, or is complete, or was replaced by somebody since, and is left alone. The
 * copy is found by the digest in the marker too, so it serves a target that was moved meanwhile. A target is locked
 * while it is overwritten.
 *
 * A worker's business; one call at a time for a target. Paths are resolved already (target.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "digest.h"

typedef struct
{
  const AnalectFileOps *ops; /* not NULL */
  const char *path;
  int fd;            /* the target, open for reading and writing */
  GPtrArray *chunks; /* of GBytes: the new bytes */
  goffset size;
  const AnalectDigest *digest;
  const char *recovery_folder; /* made when missing */
  gboolean must_reserve;       /* refuse where room cannot be reserved */
} AnalectInPlace;

typedef enum
{
  ANALECT_RECOVERY_NOTHING,   /* there was nothing to do */
  ANALECT_RECOVERY_COMPLETED, /* an interrupted saving was completed: the file holds the new bytes */
  ANALECT_RECOVERY_DISCARDED, /* a second copy was not needed any more and was removed */
} AnalectRecovery;

/* Makes the second copy durable. When it fails no copy is left. */
gboolean analect_in_place_prepare (const AnalectInPlace *job, GCancellable *cancellable, GError **error);

/* Undoes preparing. */
void analect_in_place_abandon (const AnalectInPlace *job);

/* Reserves room and overwrites the target; INFO gets what it is then. When it fails, TOUCHED says whether the target
 * may have changed. If so, the copy stays for analect_in_place_recover () and the message says so; if not, the copy is
 * removed. The descriptor stays the caller's. */
gboolean analect_in_place_write (const AnalectInPlace *job, struct stat *info, gboolean *touched, GError **error);

/* Completes what a crash or failure has interrupted in the file at PATH; to be called before a file is opened. Does
 * nothing to a file without marker. FALSE with ERROR when the file has the marker and cannot be completed:
 * ANALECT_STORAGE_ERROR_DAMAGED when no whole copy is here, ANALECT_STORAGE_ERROR_LOCKED when it is being saved right
 * now. */
gboolean analect_in_place_recover (const AnalectFileOps *ops, const char *path, const char *recovery_folder,
                                   GCancellable *cancellable, AnalectRecovery *outcome, GError **error);
