/* Keeps an open project safe: saves it when asked and after some idle minutes, and knows in words how it stands.
 *
 * States: SAVED, the file has everything. SAFE, the journal on this computer has what the file has not. UNSAFE, it has
 * not: the disk refuses. SAVING. FAILED, the last saving did not work and nothing was lost; stays until one works.
 * READ_ONLY, nothing is to be saved.
 *
 * Signals:
 *   changed (AnalectSaver *)   the state or its words
 *   failed (AnalectSaver *, GError *, gboolean asked)   ASKED: a person waits for it, it was not the clock
 *   moved (AnalectSaver *)     the project has another file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "session.h"

typedef enum
{
  ANALECT_SAVER_SAVED,
  ANALECT_SAVER_SAFE,
  ANALECT_SAVER_UNSAFE,
  ANALECT_SAVER_SAVING,
  ANALECT_SAVER_FAILED,
  ANALECT_SAVER_READ_ONLY,
} AnalectSaverState;

#define ANALECT_TYPE_SAVER (analect_saver_get_type ())
G_DECLARE_FINAL_TYPE (AnalectSaver, analect_saver, ANALECT, SAVER, GObject)

/* Takes SESSION, and frees it when the saver ends; the project is to be looked at only when READ_ONLY. The journal, if
 * there is one, was begun. */
AnalectSaver *analect_saver_new (AnalectSession *session, gboolean read_only);

/* Borrowed. */
AnalectSession *analect_saver_get_session (AnalectSaver *saver);

AnalectSaverState analect_saver_get_state (AnalectSaver *saver);

/* The state in a few words, for the title; and in a sentence. The caller frees them. */
char *analect_saver_get_words (AnalectSaver *saver);
char *analect_saver_get_sentence (AnalectSaver *saver);

/* Whether closing now would leave something that is not in the file. */
gboolean analect_saver_has_unsaved (AnalectSaver *saver);

/* Whether something is being saved, or waits for it. */
gboolean analect_saver_is_busy (AnalectSaver *saver);

/* OK: whether it is saved. */
typedef void (*AnalectSaved) (AnalectSaver *saver, gboolean ok, gpointer data);

/* Each calls CALLBACK (may be NULL) when it is done; "failed" is emitted before, when it did not work. A second saving
 * while one is under way waits for it and then begins. GUARD as for analect_session_save_async (). */
void analect_saver_save (AnalectSaver *saver, AnalectSaveGuard guard, AnalectSaved callback, gpointer data);
void analect_saver_save_as (AnalectSaver *saver, const char *path, AnalectSaved callback, gpointer data);
void analect_saver_save_copy (AnalectSaver *saver, const char *path, AnalectSaved callback, gpointer data);

/* Stops the saving that is under way, if it can still be stopped. */
void analect_saver_cancel (AnalectSaver *saver);

/* The project is closed without saving: the journal stays, and is offered when it is opened again. */
void analect_saver_leave (AnalectSaver *saver);
