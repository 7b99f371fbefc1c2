/* Every failure at every point: runs a piece of work on a fake disk again and again, with operation 1, 2, 3, … failing
 * or being the last before a power cut, until the work needs fewer operations than that.
 *
 * For each N and each kind of fault there are several rounds on fresh disks: the process lives on; it is killed; the
 * power goes, and nothing, or everything, or only folders, or only bytes, or some random part of what was not synced
 * survives. The work must report failure truthfully, must not leak descriptors, and must leave a disk that `check`
 * accepts after the restart.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fake-disk.h"

typedef struct
{
  /* Puts on the fresh disk what the work finds there. */
  void (*prepare) (FakeDisk *disk, gpointer data);

  /* The work. FALSE and an error when it failed; the loop frees the error. */
  gboolean (*work) (FakeDisk *disk, gpointer data, GError **error);

  /* Asserts what must hold afterwards, with faults off and DISK restarted. When SUCCEEDED, the work said that it was
   * done, so its result must be there, even after a power cut. Normally makes a "next opening" and looks then. */
  void (*check) (FakeDisk *disk, gboolean succeeded, gpointer data);

  /* Asserts what a process that lives on after one failed operation must have tidied itself. May be NULL. */
  void (*check_alive) (FakeDisk *disk, gboolean succeeded, gpointer data);

  gpointer data;
} FaultLoop;

/* Runs all rounds; returns how many there were. */
guint fault_loop_run (const FaultLoop *loop);
