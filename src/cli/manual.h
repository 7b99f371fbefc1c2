/* Help and the manual page of analect-cli, from the texts of the commands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli.h"

/* What the program does, with a line for each command. */
void analect_manual_print_overview (FILE *out);

/* One command with its options and an example. */
void analect_manual_print_command (const AnalectCommand *command, FILE *out);

/* Everything as a page for man. */
void analect_manual_print_page (FILE *out);
