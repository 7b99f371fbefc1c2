/* The one small table of file functions through which storage touches the disk.
 *
 * Purpose: whoever must not lose data (safe file, journal, versions, lock, milestones) calls nothing but this table, so
 * that tests can put a disk in memory in its place, let operation N fail, and cut the power after it. Not purpose: a
 * portable file layer; importers and exports that can be repeated use GIO.
 *
 * The table is passed explicitly, as a const pointer; NULL stands for the real one. There is no global state. A caller
 * turns NULL into the real table once, at its public door, with analect_file_ops_or_real (), and calls the members as
 * `ops->rename (ops->data, from, to)`. What needs more than one system call, or may be interrupted, has a function
 * below; use that instead of the member of the same name.
 *
 * Members and functions follow the convention of the system: -1 (or NULL) with errno set when something failed. Making
 * a GError of it, with the step and the file named, is the caller's job: analect_storage_error_set_errno () in storage.
 * Paths are in the encoding of the file system. Every file is opened close-on-exec.
 *
 * Threads: a table may be used from any thread; one descriptor belongs to one thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <fcntl.h>
#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

typedef enum
{
  ANALECT_FILE_UNLOCK,
  ANALECT_FILE_LOCK_SHARED,    /* the descriptor must be readable */
  ANALECT_FILE_LOCK_EXCLUSIVE, /* the descriptor must be writable */
} AnalectFileLock;

typedef struct
{
  gpointer data; /* first argument of every member */

  /* As the system calls of these names. FLAGS and MODE are those of open (2). */
  int (*open) (gpointer data, const char *path, int flags, mode_t mode);
  int (*close) (gpointer data, int fd);
  gssize (*read) (gpointer data, int fd, void *buffer, gsize size);
  gssize (*write) (gpointer data, int fd, const void *buffer, gsize size);
  goffset (*seek) (gpointer data, int fd, goffset offset, int whence);
  int (*truncate) (gpointer data, int fd, goffset size);
  int (*sync) (gpointer data, int fd);
  int (*sync_data) (gpointer data, int fd);

  /* Reserves room for the first SIZE bytes without changing content or size; ENOSPC when there is none, EOPNOTSUPP
   * when the file system cannot tell. */
  int (*allocate) (gpointer data, int fd, goffset size);

  /* Makes the content of the empty file TO that of FROM by sharing blocks; EOPNOTSUPP or EXDEV where that cannot be. */
  int (*clone) (gpointer data, int to, int from);

  /* Copies what is attached to the file but neither content, owner nor mode: access lists, user attributes. Best
   * effort, returns nothing. */
  void (*copy_attributes) (gpointer data, int to, int from);

  int (*change_mode) (gpointer data, int fd, mode_t mode);
  int (*change_owner) (gpointer data, int fd, uid_t user, gid_t group); /* -1 leaves either as it is */
  int (*stat_fd) (gpointer data, int fd, struct stat *info);
  int (*stat_path) (gpointer data, const char *path, struct stat *info);
  int (*stat_link) (gpointer data, const char *path, struct stat *info); /* a symbolic link itself */

  /* Open file description locks, never waiting; EAGAIN when another description holds it. The lock lies on one byte far
   * beyond any content, so that the content stays readable where locks bind everybody (some network disks). */
  int (*lock) (gpointer data, int fd, AnalectFileLock kind);

  int (*rename) (gpointer data, const char *from, const char *to);
  int (*rename_new) (gpointer data, const char *from, const char *to); /* EEXIST; EINVAL where it cannot be atomic */
  int (*link) (gpointer data, const char *from, const char *to);
  int (*unlink) (gpointer data, const char *path);
  char *(*read_link) (gpointer data, const char *path); /* caller frees; EINVAL when it is not a link */
  char *(*real_path) (gpointer data, const char *path); /* caller frees; resolves everything, which must exist */

  int (*make_folder) (gpointer data, const char *path, mode_t mode);
  int (*remove_folder) (gpointer data, const char *path);
  int (*change_folder_mode) (gpointer data, const char *path, mode_t mode);
  int (*sync_folder) (gpointer data, const char *path);
  GPtrArray *(*list) (gpointer data, const char *path); /* names without "." and "..", sorted by bytes; caller unrefs */
} AnalectFileOps;

/* The table of the operating system. */
const AnalectFileOps *analect_file_ops_real (void);

/* OPS, or the real table when OPS is NULL. */
const AnalectFileOps *analect_file_ops_or_real (const AnalectFileOps *ops);

/* Opens, again when interrupted. O_CLOEXEC is added. */
int analect_file_open (const AnalectFileOps *ops, const char *path, int flags, mode_t mode);

/* Closes. The descriptor is gone whatever is returned; being interrupted counts as success, for callers have synced
 * before. */
int analect_file_close (const AnalectFileOps *ops, int fd);

/* Reads up to SIZE bytes, fewer only at the end of the file. Returns the number read. */
gssize analect_file_read (const AnalectFileOps *ops, int fd, void *buffer, gsize size);

/* Writes all SIZE bytes, however many calls it takes. Returns 0. A device that takes nothing gives ENOSPC. */
int analect_file_write (const AnalectFileOps *ops, int fd, const void *buffer, gsize size);

/* Waits until content and size are on the disk. A sync that failed must never be tried again on the same file: the
 * system has forgotten what it could not write. Give the file up and write another. */
int analect_file_sync (const AnalectFileOps *ops, int fd);
int analect_file_sync_data (const AnalectFileOps *ops, int fd);

/* Waits until the entries of folder PATH are on the disk. Where that cannot be asked for (the folder may not be read,
 * or the file system has no such thing) it returns 0 and sets UNSUPPORTED, which may be NULL. */
int analect_file_sync_folder (const AnalectFileOps *ops, const char *path, gboolean *unsupported);

/* Makes folder PATH and those above it that are missing, with MODE less the umask, so that they survive a power cut.
 * A folder that is there already is success and stays as it is. */
int analect_file_make_folders (const AnalectFileOps *ops, const char *path, mode_t mode);
