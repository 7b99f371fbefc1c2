/* A project that is open: its file, the project itself, and what keeps the two safe.
 *
 * Opening prepares the file (what a crash left is completed or removed), takes the lock if the project is to be
 * written, reads, and finds excerpts again whose words have moved. Saving writes a snapshot safely and notes the saved
 * position; it refuses when somebody else has changed the file since it was read. The file that is replaced becomes a
 * version (versions.h).
 *
 * Life cycle: open or create, use, free. Freeing closes without saving. Main thread, but for the functions that say
 * otherwise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal.h"
#include "project-file.h"
#include "project.h"

typedef struct _AnalectSession AnalectSession;

typedef enum
{
  ANALECT_SESSION_READ,  /* nothing is written, no lock is taken */
  ANALECT_SESSION_WRITE, /* the lock is taken; ANALECT_STORAGE_ERROR_LOCKED when somebody has it */
} AnalectSessionMode;

/* Opens the project in the file at PATH. OPS NULL: the real disk. ERROR: ANALECT_STORAGE_ERROR; for writing also
 * _VERSION when the file was made by a newer major version. */
AnalectSession *analect_session_open (const AnalectFileOps *ops, const char *path, AnalectSessionMode mode,
                                      GCancellable *cancellable, GError **error);

/* Makes a new file at PATH, which must not be there, out of PROJECT; takes the reference, also when it fails. */
AnalectSession *analect_session_create (const AnalectFileOps *ops, const char *path, AnalectProject *project,
                                        GCancellable *cancellable, GError **error);

void analect_session_free (AnalectSession *session);

/* The same, but what was not saved stays in the journal, as after a crash, and is found when the file is opened again. */
void analect_session_leave (AnalectSession *session);

/* The project; borrowed. */
AnalectProject *analect_session_get_project (AnalectSession *session);

/* The path as it was given. */
const char *analect_session_get_path (AnalectSession *session);

/* What was noticed when the file was opened; borrowed. */
const AnalectProblems *analect_session_get_problems (AnalectSession *session);

/* Saves the project as it is. When the file was changed by somebody else since, ERROR is
 * ANALECT_STORAGE_ERROR_CHANGED_ON_DISK and nothing was written. */
gboolean analect_session_save (AnalectSession *session, GCancellable *cancellable, GError **error);

/* The same in a worker, from a snapshot; the project may be changed meanwhile. GUARD is ANALECT_SAVE_EXPECTED, or
 * ANALECT_SAVE_OVERWRITE to replace what somebody else has put there. One saving of any kind at a time:
 * G_IO_ERROR_PENDING. The session must live until CALLBACK, which calls the finish function. */
void analect_session_save_async (AnalectSession *session, AnalectSaveGuard guard, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer data);

/* Saves to the file at PATH, whatever is there, and from then on that is the project's file: path, lock and journal go
 * with it. ERROR also _LOCKED when somebody has that file open. When it fails, all is as before. */
void analect_session_save_as_async (AnalectSession *session, const char *path, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);

/* Writes a copy to the file at PATH, whatever is there; the project stays with its own file. Allowed also when the
 * project was opened for reading. */
void analect_session_save_copy_async (AnalectSession *session, const char *path, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer data);

/* Ends each of the three. */
gboolean analect_session_save_finish (AnalectSession *session, GAsyncResult *result, GError **error);

/* Begins to keep a journal of what happens from now on; it is removed when the session is freed. FALSE with ERROR when
 * the state folder cannot be used; the session works all the same, but a crash costs what was not saved. */
gboolean analect_session_start_journal (AnalectSession *session, GError **error);

/* The journal, or NULL; borrowed. */
AnalectJournal *analect_session_get_journal (AnalectSession *session);

/* Work that crashed sessions have left of this file, newest first, as AnalectRecoverable; to be looked for before the
 * journal begins. The caller unrefs the array. See recovery.h for replaying it. */
GPtrArray *analect_session_find_recoverable (AnalectSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectSession, analect_session_free)
