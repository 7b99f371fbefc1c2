/* Where a code comes from and what became of it, in words: merges and splits that led to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* A paragraph for each lineage entry that led to CODE, the latest first; no strings when there is none. Of char *; the
 * caller frees it with g_strfreev (). */
char **analect_lineage_paragraphs (AnalectWorkbench *workbench, AnalectId code);
