/* A disk in memory that fails on demand and loses what was not synced: an AnalectFileOps for tests.
 *
 * Purpose: to show that code survives a failure of any single operation, and a power cut after any. The disk keeps two
 * states. The volatile one is what programs see. The durable one is what the disk promises after a power cut: the bytes
 * of a file as of its last sync, the entries of a folder as of the folder's last sync. What happens to the rest at a
 * cut is for fake_disk_reboot () to choose. As on Linux, a sync that failed loses the unsynced bytes for good: later
 * syncs of that file succeed and save nothing.
 *
 * Life cycle: fake_disk_new (); prepare with fake_disk_put () and kin (durable at once, never counted, never failing);
 * arm with fake_disk_fail () or fake_disk_cut (); run the code on fake_disk_ops (); fake_disk_reboot (); look with
 * fake_disk_get () and kin. fault-loop.h does all this for every N.
 *
 * All paths are absolute. There are symbolic links, hard links, several devices, limits of room, a umask of 022, and
 * permission to write (bit 0200) for files, but no users. Time is a counter.
 *
 * Threads: operations may come from any thread; preparing, arming, rebooting and looking is for the test's own thread
 * while no other works on the disk.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"

typedef struct _FakeDisk FakeDisk;

typedef enum
{
  FAKE_DISK_KEEP_SYNCED,  /* nothing survives but what was synced */
  FAKE_DISK_KEEP_ENTRIES, /* all changes of folders survive, unsynced bytes of files do not */
  FAKE_DISK_KEEP_BYTES,   /* the other way round */
  FAKE_DISK_KEEP_ALL,     /* everything survives: also what a killed process leaves */
  FAKE_DISK_KEEP_SOME,    /* a random subset: folder changes one by one, bytes in blocks of 512 */
} FakeDiskKeep;

FakeDisk *fake_disk_new (void);
void fake_disk_free (FakeDisk *disk);

const AnalectFileOps *fake_disk_ops (FakeDisk *disk);

/* Makes or replaces a file, and the folders above it. N_BYTES -1: CONTENTS is a string. */
void fake_disk_put (FakeDisk *disk, const char *path, const char *contents, gssize n_bytes);
void fake_disk_put_link (FakeDisk *disk, const char *path, const char *target);
void fake_disk_put_folder (FakeDisk *disk, const char *path);

/* Folder PATH, made when missing, becomes the root of a device of its own with room for CAPACITY bytes; what is made
 * below it later is on that device. */
void fake_disk_put_device (FakeDisk *disk, const char *path, guint64 capacity);

/* Removes what is there. */
void fake_disk_remove (FakeDisk *disk, const char *path);

/* Changes the permission bits of a file or folder. */
void fake_disk_set_mode (FakeDisk *disk, const char *path, mode_t mode);

/* From now on nothing can be made, renamed or removed in folder PATH: CODE comes instead. 0 allows it again. */
void fake_disk_forbid (FakeDisk *disk, const char *path, int code);

/* The room of the device of PATH. */
void fake_disk_set_capacity (FakeDisk *disk, const char *path, guint64 capacity);

/* No call of write takes more than LIMIT bytes; 0: no limit. */
void fake_disk_set_write_limit (FakeDisk *disk, gsize limit);

/* Every other call of open, read, write and sync is interrupted. */
void fake_disk_set_interrupts (FakeDisk *disk, gboolean interrupts);

/* Switches off, with errno CODE for those who try: "lock", "link", "rename_new", "clone", "allocate", "sync_folder". */
void fake_disk_disable (FakeDisk *disk, const char *operation, int code);

/* The bytes as programs see them, links followed; NULL when there is no such file. */
GBytes *fake_disk_get (FakeDisk *disk, const char *path);

/* Whether the file holds exactly these bytes. N_BYTES -1: CONTENTS is a string. */
gboolean fake_disk_holds (FakeDisk *disk, const char *path, const char *contents, gssize n_bytes);

/* The permission bits, 0 when there is nothing. */
mode_t fake_disk_get_mode (FakeDisk *disk, const char *path);

/* Names in folder PATH, sorted, joined by spaces; "" when there is no such folder. The caller frees it. */
char *fake_disk_names (FakeDisk *disk, const char *path);

/* Operation N from now on (the first is 1) fails with CODE; if PERSISTENT, so does every later one. N 0 disarms. */
void fake_disk_fail (FakeDisk *disk, guint n, gboolean persistent, int code);

/* The power goes after operation N from now on; every later one fails. */
void fake_disk_cut (FakeDisk *disk, guint n);

/* Calls INTERFERE right before operation N from now on, as if another program had its turn then. It may prepare and
 * look, but not use the table. */
void fake_disk_interfere (FakeDisk *disk, guint n, void (*interfere) (FakeDisk *disk, gpointer data), gpointer data);

/* Whether the armed operation was reached, and how many were made since arming. */
gboolean fake_disk_was_hit (FakeDisk *disk);
guint fake_disk_get_n_operations (FakeDisk *disk);

/* Descriptors that are open: what a caller that returned has leaked. */
guint fake_disk_get_n_open (FakeDisk *disk);

/* Disarms, closes all descriptors without further ado, drops what KEEP does not keep, makes the rest durable. SEED is
 * for FAKE_DISK_KEEP_SOME. */
void fake_disk_reboot (FakeDisk *disk, FakeDiskKeep keep, guint32 seed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FakeDisk, fake_disk_free)
