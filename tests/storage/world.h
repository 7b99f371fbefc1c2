/* A session for the tests of journal and recovery: a project with its file and journal on some disk, in which random
 * things are done, and the states it went through.
 *
 * After a crash the state that is recovered must be one the session went through, not before the last one that the
 * journal called durable.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "journal.h"
#include "random-change.h"
#include "recovery.h"

typedef struct
{
  const AnalectFileOps *ops;
  char *folder; /* of journals; the project's file lies in it too */
  char *path;
  RandomChange random;

  AnalectProject *project;
  AnalectJournal *journal;
  AnalectEtag etag;

  GPtrArray *states; /* of AnalectRows, in order */
  GArray *recorded;  /* of guint64: how much was recorded when each was reached */
  guint64 durable;   /* what the journal said last */
  guint n_safe;      /* index of the last state that a saving made safe */
} World;

/* Makes a small project and its file in FOLDER. SEED makes what happens later. */
void world_init (World *world, const AnalectFileOps *ops, const char *folder, guint32 seed);
void world_clear (World *world);

/* Reads the file, where the states begin; begins a journal; both. */
void world_read (World *world);
void world_begin (World *world);
void world_open (World *world);

/* Does N random things. */
void world_act (World *world, guint n);

/* Saves, doing N_MEANWHILE random things between the snapshot and the replacing of the file, and as many after it.
 * FALSE when it did not work. With a crash REBASE is not reached. */
gboolean world_save (World *world, guint n_meanwhile, gboolean rebase);

/* The session ends without closing: the program has died. */
void world_crash (World *world);

/* What a next session reads and recovers: a new project. FOUND, if not NULL, gets how many journals there were. */
AnalectProject *world_recover (const World *world, guint *found);

/* Recovers, and fails the test unless the result is right. */
void world_check (const World *world);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (World, world_clear)
