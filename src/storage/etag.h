/* What a file was when it was read or written, to notice that somebody else has changed it since.
 *
 * An etag holds the identity and stamp of the file (device, inode, size, time of change to the nanosecond) and, once
 * known, the SHA-256 of its bytes. If identity and stamp are the same, the file is taken to be the same without reading
 * it. If they differ but the size does not, the bytes decide: a file that was touched, moved to another disk or brought
 * back by a synchronising program with the same content has not changed. Where stamps have no fractions of a second
 * (FAT, some network disks), two writes may share one, so the bytes are read there too.
 *
 * Not purpose: to notice a program that writes other bytes of the same number into the same inode within one tick of
 * the disk's clock (some milliseconds).
 *
 * An etag is a plain value; all zeros is "no file". Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "digest.h"

typedef struct
{
  guint64 device;
  guint64 inode;
  gint64 size;
  gint64 seconds;
  gint32 nanoseconds;
  gboolean has_digest;
  AnalectDigest digest;
} AnalectEtag;

/* Identity and stamp; the digest is not known yet. */
void analect_etag_set_stat (AnalectEtag *etag, const struct stat *info);

/* Adds the digest, when the caller has computed it while reading or writing the bytes. */
void analect_etag_set_digest (AnalectEtag *etag, const AnalectDigest *digest);

/* Identity, stamp and digest of the file at PATH, read once from start to end. FALSE with ERROR when it cannot be read,
 * changes meanwhile (ANALECT_STORAGE_ERROR_CHANGED_ON_DISK), or CANCELLABLE is cancelled. */
gboolean analect_etag_read (const AnalectFileOps *ops, const char *path, GCancellable *cancellable, AnalectEtag *etag,
                            GError **error);

/* Whether identity and stamp are the same, digests aside. */
gboolean analect_etag_same_stamp (const AnalectEtag *a, const AnalectEtag *b);

/* Whether the file open for reading at FD (PATH is for messages) is still the one EXPECTED describes, by the rules
 * above; an etag without digest is compared by identity and stamp alone. The place of FD is moved. FALSE with ERROR
 * when that cannot be found out; else SAME says it. */
gboolean analect_etag_compare (const AnalectFileOps *ops, int fd, const char *path, const AnalectEtag *expected,
                               GCancellable *cancellable, gboolean *same, GError **error);

/* The same for a file that is not open. A file that is gone is not the same. For a file monitor, or before closing. */
gboolean analect_etag_check (const AnalectFileOps *ops, const char *path, const AnalectEtag *expected,
                             GCancellable *cancellable, gboolean *same, GError **error);
