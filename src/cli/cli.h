/* analect-cli: every job without a display.
 *
 * Results go to standard output, messages to standard error, as "FILE:LINE: what is wrong". Exit codes: 0 done, 1 the
 * data is at fault and nothing was changed, 2 wrong usage. A command does all of what it says or nothing.
 *
 * A command is one file: a static AnalectCommand and its run function. It is listed in commands.c and nowhere else;
 * help and the manual page come from the same texts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "problem.h"
#include "table.h"

#include <gio/gio.h>
#include <stdio.h>

enum
{
  ANALECT_CLI_DONE = 0,
  ANALECT_CLI_FAULT = 1,
  ANALECT_CLI_USAGE = 2,
};

typedef enum
{
  ANALECT_CLI_TSV,
  ANALECT_CLI_CSV,
  ANALECT_CLI_JSON,
} AnalectCliFormat;

typedef struct _AnalectCommand AnalectCommand;

/* What a running command may use. */
typedef struct
{
  const AnalectCommand *command;
  FILE *out;
  FILE *err;
  AnalectCliFormat format;
} AnalectCli;

struct _AnalectCommand
{
  const char *name;
  const char *arguments; /* as in "PROJECT FILE…" */
  const char *summary;   /* one line, translatable */
  const char *details;   /* paragraphs, translatable; may be NULL */
  const char *example;   /* one line to type */
  const GOptionEntry *(*options) (void); /* the command's own options, NULL-terminated; may be NULL */
  int (*run) (AnalectCli *cli, guint n_arguments, char **arguments);
};

/* All commands, NULL-terminated. */
extern const AnalectCommand *const analect_commands[];

/* Runs the program; ARGUMENTS as main () gets them. Returns the exit code. */
int analect_cli_run (int n_arguments, char **arguments, FILE *out, FILE *err);

/* Says what is wrong with the usage, and where help is; returns ANALECT_CLI_USAGE. */
int analect_cli_usage (AnalectCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Says what is wrong with the data; returns ANALECT_CLI_FAULT. */
int analect_cli_fail (AnalectCli *cli, const GError *error);

/* Prints problems, one on a line. */
void analect_cli_print_problems (AnalectCli *cli, const AnalectProblems *problems);

/* Prints a table in the format that was asked for. FALSE when it could not be written (a full disk, a closed pipe). */
gboolean analect_cli_print_table (AnalectCli *cli, const AnalectTable *table, GError **error);

/* The same table as text, for a file beside a chart. The caller frees it. */
char *analect_cli_format_table (const AnalectTable *table, AnalectCliFormat format);

/* Prints the table and turns a failure into an exit code. */
int analect_cli_finish_table (AnalectCli *cli, const AnalectTable *table);
