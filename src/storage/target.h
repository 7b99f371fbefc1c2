/* Where a path really leads, so that files are written into the folder they lie in and links to them stay links.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "file-ops.h"

/* The path of the file that PATH means, symbolic links followed, also a link whose target is not there yet. The folder
 * must exist, the file need not. NULL with ERROR when there is no such folder or the links go round in a circle. The
 * caller frees it. */
char *analect_target_resolve (const AnalectFileOps *ops, const char *path, GError **error);

/* "NAME.files": the folder beside a project for what travels with it (milestones, originals). PATH is resolved already;
 * the ending ".analect" of its name is left out. The caller frees it. */
char *analect_target_companion (const char *path);
