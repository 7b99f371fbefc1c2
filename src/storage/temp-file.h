/* A file under construction beside the file it is to become, which never takes that name before it is complete.
 *
 * The name is ".~analect-", 16 hexadecimal digits that stand for the final name, "-", and 8 random ones: short enough
 * whatever the final name, and telling whose leftover it is. As long as somebody works on it, a lock of the system is
 * held on it, which vanishes with the process; so whoever gets the lock has found a leftover and may remove it. Where
 * there are no locks, a file that was not written to for an hour is one.
 *
 * Life cycle: analect_temp_file_clean () · analect_temp_file_new () · write to `fd` · analect_temp_file_finish ()
 * (synced and closed) · analect_temp_file_commit () (renamed) · the caller syncs the folder. analect_temp_file_free ()
 * at any point, and after any failure, leaves nothing behind that was not committed.
 *
 * Functions here return -1 with errno, and say in STEP which step it was. One thread at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "storage-error.h"

typedef struct
{
  const AnalectFileOps *ops;
  char *path; /* NULL once committed */
  int fd;     /* open for reading and writing; -1 once finished */
  int lock_fd;
} AnalectTempFile;

/* Makes an empty file in FOLDER that is to become NAME, with MODE less the umask. NULL with errno. */
AnalectTempFile *analect_temp_file_new (const AnalectFileOps *ops, const char *folder, const char *name, mode_t mode);

/* Brings the bytes onto the disk and closes. INFO, if not NULL, gets what the file is then. */
int analect_temp_file_finish (AnalectTempFile *temp, struct stat *info, AnalectStep *step);

/* Gives it its name, replacing what is there. Not durable before the folder is synced. */
int analect_temp_file_commit (AnalectTempFile *temp, const char *path, AnalectStep *step);

/* The same where nothing may be replaced: EEXIST when something has that name. */
int analect_temp_file_commit_new (AnalectTempFile *temp, const char *path, AnalectStep *step);

void analect_temp_file_free (AnalectTempFile *temp);

/* Removes from FOLDER what crashes have left of files that were to become NAME. Best effort: what cannot be removed
 * stays for the next time. Returns how many were removed. */
guint analect_temp_file_clean (const AnalectFileOps *ops, const char *folder, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTempFile, analect_temp_file_free)
