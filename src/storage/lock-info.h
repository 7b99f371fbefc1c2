/* What a lock file says, as text: "person,login,host,time,program;", with a backslash before separators.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "lock.h"

/* Longest text that is written or looked at, in bytes. */
#define ANALECT_LOCK_INFO_MAX 4096

/* The caller frees it. */
char *analect_lock_info_format (const char *name, const char *login, const char *host, AnalectTime since);

/* Reads what another program may have written: anything is accepted, what is not there stays NULL or 0. INFO is
 * overwritten. */
void analect_lock_info_parse (AnalectLockInfo *info, const char *text, gsize size);
