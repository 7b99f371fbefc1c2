/* The file of a milestone: a gzip member without content, whose extra field says what it is, and one with the content.
 * Part of milestones.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "milestones.h"

/* What leftovers of unfinished milestones are named after (temp-file.h). */
#define ANALECT_MILESTONE_TEMP "milestone"

#define ANALECT_MILESTONE_ENDING ".analect.gz"

/* The text two names have in common when they are the same; NULL when NAME cannot be a name. The caller frees it. */
char *analect_milestone_fold (const char *name);

/* The name of the file of the milestone whose folded name is FOLDED. The caller frees it. */
char *analect_milestone_file_name (const char *folded);

/* The first member; the caller unrefs it. NULL when it would be longer than it may be. */
GBytes *analect_milestone_format_head (const AnalectMilestone *milestone);

/* Reads the first member of the file FD from its start and leaves the place of FD behind it. Returns -1 with errno,
 * which is EBADMSG when it is not the start of a milestone. `file` of MILESTONE is not touched, what is filled is the
 * caller's to free. */
int analect_milestone_read_head (const AnalectFileOps *ops, int fd, AnalectMilestone *milestone);

void analect_milestone_free (AnalectMilestone *milestone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectMilestone, analect_milestone_free)
