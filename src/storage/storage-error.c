/* Errors of storage; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "storage-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (analect - storage - error - quark, analect_storage_error)

static gboolean
is_writing (AnalectStep step)
{
  return step != ANALECT_STEP_FIND && step != ANALECT_STEP_OPEN && step != ANALECT_STEP_READ
         && step != ANALECT_STEP_LIST;
}

static int
error_code (AnalectStep step, int code)
{
  gboolean forbidden = code == EROFS || code == EACCES || code == EPERM;

  return forbidden && is_writing (step) ? ANALECT_STORAGE_ERROR_READ_ONLY : ANALECT_STORAGE_ERROR_IO;
}

static const char *
reason (int code)
{
  if (code == ENOSPC)
    return _ ("the disk is full; make room and try again");
  if (code == EDQUOT)
    return _ ("your share of the disk is used up; make room and try again");
  return g_strerror (code);
}

void
analect_storage_error_set_errno (GError **error, AnalectStep step, const char *path, int code)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *why = reason (code);
  int kind = error_code (step, code);

  switch (step)
    {
    case ANALECT_STEP_FIND:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not find “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_OPEN:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not open “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_CREATE:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not open “%s” for writing: %s"), name, why);
      break;
    case ANALECT_STEP_READ:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not read “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_WRITE:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not write “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_SYNC:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not bring “%s” onto the disk: %s"), name, why);
      break;
    case ANALECT_STEP_CLOSE:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not finish writing “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_RENAME:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not put the new “%s” in place: %s"), name, why);
      break;
    case ANALECT_STEP_REMOVE:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not remove “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_LIST:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not list the folder “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_MAKE_FOLDER:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not make the folder “%s”: %s"), name, why);
      break;
    case ANALECT_STEP_SYNC_FOLDER:
      g_set_error (error, ANALECT_STORAGE_ERROR, kind, _ ("Could not bring the folder “%s” onto the disk: %s"), name,
                   why);
      break;
    default:
      g_assert_not_reached ();
    }
}
