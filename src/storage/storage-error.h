/* The error domain of src/storage, and the one place where a failed file operation becomes a message.
 *
 * A cancelled operation is G_IO_ERROR_CANCELLED, as everywhere in GIO.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_STORAGE_ERROR (analect_storage_error_quark ())

typedef enum
{
  ANALECT_STORAGE_ERROR_SYNTAX,          /* not well-formed, or not what the format allows */
  ANALECT_STORAGE_ERROR_VERSION,         /* written by a newer major version of the format */
  ANALECT_STORAGE_ERROR_REFERENCE,       /* refers to what the file does not hold */
  ANALECT_STORAGE_ERROR_TOO_LARGE,       /* beyond a limit of our own */
  ANALECT_STORAGE_ERROR_IO,              /* a file operation failed; the message names the step and the file */
  ANALECT_STORAGE_ERROR_LOCKED,          /* somebody else has it open */
  ANALECT_STORAGE_ERROR_CHANGED_ON_DISK, /* changed, removed or made by someone else meanwhile; nothing was written */
  ANALECT_STORAGE_ERROR_NOT_A_PROJECT,   /* another kind of file, or no file at all */
  ANALECT_STORAGE_ERROR_READ_ONLY,       /* may be read but not written here */
  ANALECT_STORAGE_ERROR_DAMAGED,         /* bytes are not those that were written: checksum or size differs */
  ANALECT_STORAGE_ERROR_VERIFY,          /* what was about to be written does not read back as it was meant */
  ANALECT_STORAGE_ERROR_EXISTS,          /* something of that name is there already */
} AnalectStorageError;

/* The step of file work that failed, for the message. */
typedef enum
{
  ANALECT_STEP_FIND,   /* resolve or examine a path */
  ANALECT_STEP_OPEN,   /* open for reading */
  ANALECT_STEP_CREATE, /* make a file, or open one for writing */
  ANALECT_STEP_READ,
  ANALECT_STEP_WRITE,
  ANALECT_STEP_SYNC,
  ANALECT_STEP_CLOSE,
  ANALECT_STEP_RENAME,
  ANALECT_STEP_REMOVE,
  ANALECT_STEP_LIST,
  ANALECT_STEP_MAKE_FOLDER,
  ANALECT_STEP_SYNC_FOLDER,
} AnalectStep;

GQuark
analect_storage_error_quark (void);

/* Sets ERROR to what errno value CODE means for STEP on PATH (in the encoding of the file system): READ_ONLY when
 * writing is not allowed, else IO. A full disk is said with what to do about it. */
void
analect_storage_error_set_errno (GError **error, AnalectStep step, const char *path, int code);
