/* Bytes to be written somewhere, piece by piece, from chunks in memory or from an open file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"

typedef struct
{
  const AnalectFileOps *ops;
  GPtrArray *chunks; /* of GBytes, borrowed; NULL: a file */
  guint next;
  int fd; /* read from its place on; stays the caller's */
  guint8 *piece;
} AnalectByteSource;

/* Starts at the first of CHUNKS, which must outlive the source. */
void analect_byte_source_init_chunks (AnalectByteSource *source, GPtrArray *chunks);

/* Starts at the place of the open file FD. */
void analect_byte_source_init_file (AnalectByteSource *source, const AnalectFileOps *ops, int fd);

/* The next few bytes, valid until the next call; SIZE 0 at the end. FALSE with errno. */
gboolean analect_byte_source_next (AnalectByteSource *source, const guint8 **bytes, gsize *size);

/* Frees what the source has of its own; chunks and file stay. */
void analect_byte_source_clear (AnalectByteSource *source);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectByteSource, analect_byte_source_clear)
