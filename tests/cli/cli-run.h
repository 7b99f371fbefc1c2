/* Running analect-cli inside a test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  int code;
  char *out;
  char *err;
} CliResult;

/* Runs the program with these arguments (strings, ended by NULL), the first being the command. */
CliResult cli_run (const char *command, ...) G_GNUC_NULL_TERMINATED;

void cli_result_clear (CliResult *result);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliResult, cli_result_clear)

/* A new folder with the sample project in it, as "sample.analect"; the caller frees the path of the project. */
char *cli_sample (void);

/* The cell of a table in TSV at LINE (the header being 0) under the column called NAME. The caller frees it. */
char *cli_cell (const char *tsv, guint line, const char *name);

/* The number of lines of a table, the header included. */
guint cli_count_lines (const char *tsv);
