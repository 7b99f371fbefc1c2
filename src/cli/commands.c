/* The commands of analect-cli, in the order help lists them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli.h"

#include "commands.h"

const AnalectCommand *const analect_commands[] = {
  &analect_command_new,   &analect_command_import, &analect_command_check,  &analect_command_list, &analect_command_search, &analect_command_code,
  &analect_command_table, &analect_command_plot,   &analect_command_report, &analect_command_diff,
  NULL,
};
