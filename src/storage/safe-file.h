/* Saving a file so that at every moment either the old bytes or the new ones are there, complete.
 *
 * Purpose: the last step of saving a project. The caller has made the bytes and has checked that they read back. Not
 * purpose: keeping others out meanwhile (lock.h), knowing what the bytes mean.
 *
 * Invariants, at every moment, whatever fails, also when the power goes:
 *  1. The path leads to the old bytes or to the new bytes, whole. While a file is overwritten in place, it leads to a
 *     marker instead, and the new bytes are whole in the recovery folder (in-place.h).
 *  2. A file gets its final name only after its bytes were written, synced and closed, each found to have worked.
 *  3. A sync that failed is never tried again: that file is given up.
 *  4. Bytes that somebody else has put there since EXPECTED are not replaced: the etag is compared before the work, and
 *     identity and stamp once more right before the renaming.
 *  5. The previous file is kept as a version before it is replaced, never after. A version made by a hard link is
 *     dropped again before its file would be overwritten in place.
 *  6. Success is reported only when the new bytes and their name are on the disk (or the disk cannot say).
 *  7. A failure leaves nothing beside the old file. What a crash leaves is removed by the next saving or opening.
 *
 *   state      what may be trusted
 *   FOUND      the target is known, checked against what the caller expects, and open if there is one
 *   WRITTEN    the temporary file is whole and durable; the target is untouched
 *   KEPT       and the previous file is a version as well
 *   REPLACED   the path leads to the new bytes; after a power cut possibly to the old ones again
 *   DURABLE    the path leads to the new bytes
 *   COPIED     in place: the second copy is whole and durable; the target is untouched
 *   FAILED     the target is untouched, or as REPLACED, or marked with the second copy in the recovery folder
 *
 *   FOUND ─▶ WRITTEN ─▶ KEPT ─▶ REPLACED ─▶ DURABLE         the folder takes a second file
 *     │ ◀──────┴──────────┘ no second file, no renaming here
 *     └────▶ COPIED ─▶ KEPT ─▶ DURABLE                      overwriting in place
 *   any ──▶ FAILED
 *
 * Decisions: Symbolic links are followed, also to a target that is not there yet; they stay links. A file with further
 * hard links gets a new inode; the other names keep the old bytes (backup programs rely on that), and the result says
 * how many there are. Mode, group, access lists and user attributes are kept as far as the disk allows; when the group
 * cannot be kept, it gets no more rights than others. A file that is write-protected is not replaced, although the
 * folder might allow it. When the disk has no room for a second file, the file is overwritten in place only if the
 * recovery folder lies on another disk and room can be reserved first.
 *
 * A worker's business: it may take seconds. Different files may be saved by different threads at the same time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "etag.h"
#include "in-place.h"

typedef enum
{
  ANALECT_SAVE_NEW,       /* the file must not be there: ANALECT_STORAGE_ERROR_EXISTS */
  ANALECT_SAVE_EXPECTED,  /* the file must be what `expected` says: ANALECT_STORAGE_ERROR_CHANGED_ON_DISK */
  ANALECT_SAVE_OVERWRITE, /* whatever is there is replaced */
} AnalectSaveGuard;

/* What makes a version of the file that is about to be replaced. */
typedef struct
{
  /* PATH is open for reading at FD, whose place may be moved. PREVIOUS describes it, with the digest if that is known.
   * MAY_LINK: its bytes will not change any more, so a hard link is as good as a copy. */
  gboolean (*keep) (const AnalectFileOps *ops, const char *path, int fd, const AnalectEtag *previous, gboolean may_link,
                    gpointer data, GCancellable *cancellable, GError **error);

  /* Takes back the last keep: the file was not replaced. */
  gboolean (*drop) (const AnalectFileOps *ops, gpointer data, GError **error);

  gpointer data;
} AnalectKeepPrevious;

typedef void (*AnalectSaveProgress) (goffset done, goffset total, gpointer data);

typedef struct
{
  AnalectSaveGuard guard;
  const AnalectEtag *expected; /* for ANALECT_SAVE_EXPECTED */

  const AnalectKeepPrevious *previous; /* NULL: no versions */
  gboolean previous_required;          /* when no version can be made, do not save; else the result says it */

  const char *recovery_folder; /* for second copies, made when needed; NULL: never in place */

  /* Called when the new bytes, of this digest, are whole on the disk, and before they replace the old ones; may be NULL. */
  void (*before_replacing) (const AnalectDigest *digest, gpointer data);
  gpointer before_replacing_data;

  AnalectSaveProgress progress; /* called in the saving thread; may be NULL */
  gpointer progress_data;
} AnalectSaveOptions;

typedef struct
{
  AnalectEtag etag;         /* of the new file, taken while it was written; for the next saving */
  gboolean replaced;        /* the path leads to the new bytes. May be TRUE although saving failed at the last step,
                             * making the name durable: then take the etag, and say that saving failed */
  gboolean in_place;        /* it was overwritten in place, because the folder allows nothing else */
  gboolean folder_unsynced; /* the disk cannot be asked to make names durable */
  guint n_other_names;      /* hard links that keep the old bytes */
  GError *not_kept;         /* why there is no version of the previous file; NULL when there is one or none was asked */
} AnalectSaveResult;

/* Saves CHUNKS, an array of GBytes, as the content of PATH. RESULT is filled whatever happens; clear it.
 *
 * Errors: the above; ANALECT_STORAGE_ERROR_READ_ONLY when file or folder may not be written; _IO with step and file;
 * _NOT_A_PROJECT when PATH is no regular file; G_IO_ERROR_CANCELLED, after which the old file is as it was. */
gboolean analect_safe_file_save (const AnalectFileOps *ops, const char *path, GPtrArray *chunks,
                                 const AnalectSaveOptions *options, AnalectSaveResult *result,
                                 GCancellable *cancellable, GError **error);

/* To be called before the file at PATH is opened: removes what crashes have left beside it, and completes a saving in
 * place that was interrupted (RECOVERY_FOLDER as for saving; NULL: leaves those alone). Errors are those of
 * analect_in_place_recover (). */
gboolean analect_safe_file_prepare (const AnalectFileOps *ops, const char *path, const char *recovery_folder,
                                    GCancellable *cancellable, AnalectRecovery *outcome, GError **error);

void analect_save_result_clear (AnalectSaveResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectSaveResult, analect_save_result_clear)
