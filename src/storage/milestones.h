/* Named states of a project that are never thrown away: "submitted", "R1", "published".
 *
 * They lie in NAME.files/milestones/ beside the project, so that they travel with it and into packages. Each is one
 * file: a gzip file that any program unpacks to the project's XML, with name, note, time, size and digest in the extra
 * field of its header, so that a milestone is there whole or not at all.
 *
 * Purpose: to open, compare and redraw a state that others have seen. Not purpose: going back by an hour (versions.h).
 *
 * Names are for people: any text of one line, 200 characters at most. Two names are the same when they differ only in
 * case, width of letters or space; the same name is not given twice. The name of the file is made from it and says
 * nothing.
 *
 * PATH is that of the project's file; links are followed. Any thread; adding and reading are a worker's business.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "digest.h"
#include "problem.h"
#include "timestamp.h"

#define ANALECT_MILESTONE_MAX_NAME 200u   /* characters */
#define ANALECT_MILESTONE_MAX_NOTE 20000u /* bytes */

typedef struct
{
  char *name;
  char *note; /* never NULL */
  AnalectTime time;
  goffset size; /* of the project's XML */
  AnalectDigest digest;
  char *file; /* name of its file in the folder */
} AnalectMilestone;

/* Keeps CHUNKS, an array of GBytes, as the milestone NAME of TIME with NOTE (may be NULL). When it returns TRUE the
 * milestone is on the disk; when FALSE nothing is left. Errors: ANALECT_STORAGE_ERROR_EXISTS when there is one of that
 * name, _SYNTAX when NAME cannot be a name, _TOO_LARGE when NOTE is too long, _READ_ONLY and _IO. */
gboolean analect_milestones_add (const AnalectFileOps *ops, const char *path, const char *name, const char *note,
                                 AnalectTime time, GPtrArray *chunks, GCancellable *cancellable, GError **error);

/* All milestones, oldest first; empty when there is no folder. Files there that cannot be read as one become PROBLEMS
 * (may be NULL). NULL with ERROR when the folder cannot be listed. The caller unrefs the array. */
GPtrArray *analect_milestones_list (const AnalectFileOps *ops, const char *path, AnalectProblems *problems,
                                    GError **error);

/* The project's XML as an array of GBytes. NULL with ERROR: ANALECT_STORAGE_ERROR_DAMAGED when the bytes are not what
 * was kept. */
GPtrArray *analect_milestones_read (const AnalectFileOps *ops, const char *path, const AnalectMilestone *milestone,
                                    GCancellable *cancellable, GError **error);

/* Removes what crashes have left of milestones that were never complete; adding does it too. Best effort. */
void analect_milestones_clean (const AnalectFileOps *ops, const char *path);
