/* SHA-256 of bytes, chunks and files: how storage knows that bytes are the same.
 *
 * A digest is a plain value. GLib computes about 200 MB in a second, so a digest of a large project belongs in a
 * worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"

#include <gio/gio.h>

typedef struct
{
  guint8 bytes[32];
} AnalectDigest;

/* Characters of the text form (lower-case hexadecimal), the NUL included. */
#define ANALECT_DIGEST_STRING_SIZE 65

/* Of SIZE bytes in memory. */
void analect_digest_bytes (AnalectDigest *digest, const void *bytes, gsize size);

/* Of an array of GBytes, as if they were joined. */
void analect_digest_chunks (AnalectDigest *digest, GPtrArray *chunks);

/* What CHECKSUM, which must be a SHA-256 one, has seen. Closes it. */
void analect_digest_take (AnalectDigest *digest, GChecksum *checksum);

/* Of everything from the place of FD to the end; SIZE, if not NULL, gets the number of bytes. -1 with errno, which is
 * ECANCELED when CANCELLABLE was. */
int analect_digest_file (const AnalectFileOps *ops, int fd, GCancellable *cancellable, AnalectDigest *digest,
                         goffset *size);

gboolean analect_digest_equal (const AnalectDigest *a, const AnalectDigest *b);

/* Writes the text form to BUFFER and returns it. */
char *analect_digest_format (const AnalectDigest *digest, char buffer[ANALECT_DIGEST_STRING_SIZE]);

/* Reads the 64 characters at STRING, lower case; FALSE when they are something else. What follows is not looked at. */
gboolean analect_digest_parse (AnalectDigest *digest, const char *string);
