/* One saving in the making: what safe-file.c, which goes through the states, shares with save-target.c, which deals
 * with the file that is there. Private to these two; the invariants stand in safe-file.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "safe-file.h"
#include "storage-error.h"
#include "temp-file.h"

typedef enum
{
  ANALECT_SAVE_STATE_FOUND,
  ANALECT_SAVE_STATE_WRITTEN,
  ANALECT_SAVE_STATE_KEPT,
  ANALECT_SAVE_STATE_REPLACED,
  ANALECT_SAVE_STATE_DURABLE,
  ANALECT_SAVE_STATE_COPIED,
  ANALECT_SAVE_STATE_FAILED,
} AnalectSaveState;

typedef struct
{
  const AnalectFileOps *ops;
  const AnalectSaveOptions *options;
  AnalectSaveResult *result;
  GCancellable *cancellable;
  GPtrArray *chunks;
  goffset size;

  char *path, *folder, *name; /* of the target, resolved */
  char *shown;                /* its path for messages */
  gboolean exists;            /* there is a target to replace */
  struct stat info;           /* of the target, if so */
  int fd;                     /* the target, open for reading and writing, or -1 */

  AnalectSaveState state;
  AnalectTempFile *temp;
  gboolean version_made; /* of the target as it is: to be dropped unless it is replaced */
  gboolean copied;       /* the second copy is there */

  GThread *hasher;
  AnalectDigest digest;
} AnalectSave;

/* Asserts the invariants of the state, as far as memory can tell; called at the entry of every step. */
void analect_save_check (const AnalectSave *save);

/* Sets ERROR for what happened to the target, and the state to failed. Returns FALSE. */
gboolean analect_save_fail_step (AnalectSave *save, AnalectStep step, int code, GError **error);

/* Finds out whether there is a target, and opens it for writing, although it may only be renamed away, to honour write
 * protection. */
gboolean analect_save_open_target (AnalectSave *save, GError **error);

/* Opens it once more, if it is still the same. */
gboolean analect_save_reopen_target (AnalectSave *save, GError **error);

/* Closes the target if it is open. */
void analect_save_close_target (AnalectSave *save);

/* Whether the target is what the caller expects. */
gboolean analect_save_check_guard (AnalectSave *save, GError **error);

/* The last look before the target is replaced: invariant 4. */
gboolean analect_save_check_again (AnalectSave *save, GError **error);

/* Copies mode, owner and what is attached from the target to the temporary file. -1 with errno. */
int analect_save_copy_rights (AnalectSave *save);
