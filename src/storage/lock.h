/* Keeping two people from editing the same file: a lock of the system on a small file beside it, which also says who.
 *
 * Beside FOLDER/NAME stands FOLDER/.~lock.NAME#, in the layout LibreOffice uses (person, login, host, time, program).
 * The lock itself is an open file description lock on that file, so it ends with the process, however that ends; the
 * file alone means nothing. Process numbers are not used: in a sandbox every program has the same.
 *
 * Not purpose: protection of the bytes. Where no second file can be made, or where locks are not shared between the
 * computers of a network, nobody is kept out; the etag at saving time notices what happened.
 *
 * States: taking gives ACQUIRED (with a lock to release), HELD (somebody else has it) or IMPOSSIBLE (the folder or the
 * disk does not allow it). A file left by a crash is taken over; who left it is told, because on a network disk that
 * does not share locks he may still be there.
 *
 * Life cycle: analect_lock_take () · analect_lock_release (). Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "timestamp.h"

typedef enum
{
  ANALECT_LOCK_ACQUIRED,
  ANALECT_LOCK_HELD,
  ANALECT_LOCK_IMPOSSIBLE,
} AnalectLockState;

/* Who holds a lock or has left its file. NULL or 0 for what is not known. */
typedef struct
{
  char *name; /* of the person */
  char *host; /* of the computer */
  AnalectTime since;
} AnalectLockInfo;

typedef struct _AnalectLock AnalectLock;

/* Tries to take the lock of the file at PATH (links are followed; the file need not be there), for the person NAME at
 * computer HOST (NULL: who runs the program, and where), at time NOW.
 *
 * LOCK gets the lock when the result is ACQUIRED, else NULL. OTHER, when not NULL, is filled with who holds the lock,
 * or has left a file of it behind; clear it. REASON says why, when the result is another: ANALECT_STORAGE_ERROR_LOCKED,
 * or what the disk does not allow. */
AnalectLockState analect_lock_take (const AnalectFileOps *ops, const char *path, const char *name, const char *host,
                                    AnalectTime now, AnalectLock **lock, AnalectLockInfo *other, GError **reason);

/* Removes the file and ends the lock. NULL is allowed. */
void analect_lock_release (AnalectLock *lock);

void analect_lock_info_clear (AnalectLockInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectLock, analect_lock_release)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectLockInfo, analect_lock_info_clear)
