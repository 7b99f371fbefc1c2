/* What a reader of references has to say about its file, held to a length that a person can read.
 *
 * A broken file of many megabytes could give as many problems as it has lines. After a limit problems are counted
 * only, and the last one says how many are not listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"

#define ANALECT_READER_REPORT_LIMIT 1000u

typedef struct
{
  AnalectProblems *problems; /* not owned; may be NULL */
  const char *file;          /* not owned; may be NULL */
  guint n_listed;
  guint n_more;
} AnalectReaderReport;

/* As analect_problems_add (). */
void analect_reader_report_add (AnalectReaderReport *report, AnalectSeverity severity, guint line, const char *format,
                                ...) G_GNUC_PRINTF (4, 5);

/* Says what is not listed, if anything. */
void analect_reader_report_end (AnalectReaderReport *report);

/* Takes back all that was added: the file as a whole turned out to be something else. */
void analect_reader_report_withdraw (AnalectReaderReport *report);

/* The start of the N_BYTES of legal text at TEXT on one line, for quoting in a message. The caller frees it. */
char *analect_reader_report_quote (const char *text, gsize n_bytes);
