/* The folder of what the program keeps for itself: journals, earlier versions, second copies. Nobody else may look in.
 *
 *   ROOT/projects/GUID/   what belongs to a project, wherever its file lies
 *   ROOT/recovery/        second copies of files that were being overwritten in place
 *
 * ROOT is, in this order: the OVERRIDE given (tests, command line), the environment variable ANALECT_STATE_DIR,
 * "analect" in the user's state folder (XDG_STATE_HOME). Folders are made when asked for, with mode 0700, so that they
 * survive a power cut. A folder that is there already keeps its mode: it may have been named by the user.
 *
 * Copies of a project that were made by copying the file have the same GUID, so they share their folder.
 *
 * Any thread. Callers free paths.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"
#include "guid.h"

/* The path of ROOT; nothing is made. OVERRIDE may be NULL. */
char *analect_state_folder_root (const char *override);

/* The path of the folder for second copies; nothing is made. */
char *analect_state_folder_recovery (const char *override);

/* The folder NAME ("versions", "journal"; NULL: the project's own) of the project with GUID, made when missing. NULL
 * with ERROR. */
char *analect_state_folder_project (const AnalectFileOps *ops, const char *override, const AnalectGuid *guid,
                                    const char *name, GError **error);
