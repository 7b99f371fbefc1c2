/* All entities of a project as sorted text, to compare two states and to see in words where they differ.
 *
 * Made from the rows alone, by other code than that of the project's writer, so that what the writer leaves out or
 * rounds is seen too. Entities are named by GUID; ids and order of adding do not matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* One line for each entity and each field that is not at its default, sorted. The caller frees it. */
char *dump_rows (const AnalectRows *rows);

/* Fails the test, showing the first line that differs, unless both hold the same. */
void dump_rows_assert_equal (const AnalectRows *actual, const AnalectRows *expected);
