/* What was wrong with a piece of input, and where: one line of an import's or a check's report.
 *
 * Readers collect problems in an AnalectProblems and go on where the meaning is clear; what makes the whole input
 * unusable is a GError instead. A problem is printed as "FILE:LINE: what is wrong".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_SEVERITY_NOTE,    /* read as it was meant; the user may want to know */
  ANALECT_SEVERITY_WARNING, /* read in part, or by a guess */
  ANALECT_SEVERITY_ERROR,   /* left out */
} AnalectSeverity;

typedef struct
{
  AnalectSeverity severity;
  char *file;    /* as the user named it; NULL when there is none */
  guint line;    /* from 1; 0 when a line says nothing */
  char *message; /* translated, a sentence without a full stop */
} AnalectProblem;

typedef GPtrArray AnalectProblems; /* of AnalectProblem */

AnalectProblems *analect_problems_new (void);

/* Adds a problem. PROBLEMS may be NULL: then nobody is interested and nothing happens. */
void analect_problems_add (AnalectProblems *problems, AnalectSeverity severity, const char *file, guint line,
                           const char *format, ...) G_GNUC_PRINTF (5, 6);

/* "file:line: message", "file: message" or "message". The caller frees it. */
char *analect_problem_format (const AnalectProblem *problem);
