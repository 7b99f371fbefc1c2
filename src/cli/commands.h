/* The commands, each defined in the file of its name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli.h"

extern const AnalectCommand analect_command_new;
extern const AnalectCommand analect_command_import;
extern const AnalectCommand analect_command_check;
extern const AnalectCommand analect_command_list;
extern const AnalectCommand analect_command_search;
extern const AnalectCommand analect_command_code;
extern const AnalectCommand analect_command_table;
extern const AnalectCommand analect_command_plot;
extern const AnalectCommand analect_command_report;
extern const AnalectCommand analect_command_diff;
