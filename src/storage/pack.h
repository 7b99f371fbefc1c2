/* Bytes compressed with gzip, on their way from and to files: how versions and milestones are kept.
 *
 * Nothing is concatenated in memory but what is asked for; what is read back is limited by the size that is expected,
 * so a damaged or hostile file cannot ask for more. A worker's business.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "byte-source.h"
#include "digest.h"

/* Writes everything of SOURCE, compressed, to FD from its place on. DIGEST and SIZE get those of the bytes before
 * compression. -1 with errno, which is ECANCELED when CANCELLABLE was. */
int analect_pack (const AnalectFileOps *ops, AnalectByteSource *source, int fd, GCancellable *cancellable,
                  AnalectDigest *digest, goffset *size);

/* The bytes packed in the file FD from its place on, as an array of GBytes of about a megabyte. They must be SIZE bytes
 * with DIGEST. NULL with errno: EBADMSG when they are others, or the file is no gzip file; ECANCELED. */
GPtrArray *analect_unpack (const AnalectFileOps *ops, int fd, goffset size, const AnalectDigest *digest,
                           GCancellable *cancellable);
