/* The summary of a project as one page of HTML that needs nothing else: what was asked, what was found, in which
 * studies, and who says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"

/* The page; valid UTF-8, no scripts, nothing fetched. The caller frees it. */
char *analect_summary_page (const AnalectRows *rows);
