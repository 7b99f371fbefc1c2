/* Correcting the text of a document, and finding excerpts again whose words no longer stand where they should.
 *
 * Each edit returns the change that would do it, owned by the caller, or NULL with ERROR set (see edit-remove.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "project.h"

/* Replaces the characters START to END (code points) of a document by TEXT (legal), and carries sections, pages and
 * excerpts along: what stands behind moves, what stands around grows or shrinks. An excerpt all of whose words go stays
 * as a quotation of the words it had. */
AnalectChange *analect_edit_correct_text (AnalectProject *project, AnalectId document, guint start, guint end,
                                          const char *text, GError **error);

/* Puts excerpts of single range whose quotation differs from the words at their place where those words stand, if they
 * stand exactly once in the document, or exactly once near the old place. What was moved and what was not found is told
 * in PROBLEMS (may be NULL). A change without items when all is well. */
AnalectChange *analect_edit_reanchor (AnalectProject *project, AnalectProblems *problems);

/* Makes an excerpt part of CHANGE although its range stays: once there and back. A change of a text must name all
 * excerpts whose words it changes. */
void analect_edit_touch_range (AnalectChange *change, AnalectId excerpt);
