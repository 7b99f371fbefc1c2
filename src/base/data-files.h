/* Where the program's own data is: templates and the like.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The path of a data file, such as "sample/sample.analect". A program run from its build folder finds the files of its
 * source tree; ANALECT_DATA_DIR in the environment overrides both. The caller frees it. */
char *analect_data_file (const char *name);
