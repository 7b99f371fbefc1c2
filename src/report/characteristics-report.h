/* The characteristics of the included studies as a table.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"
#include "table.h"

/* One row for each included study, by year and label: the study, its reports, clients, and one column for each
 * characteristic. Several values stand with "; " between; what a report does not say is "not reported", and what nobody
 * has extracted is empty. The caller frees it. */
AnalectTable *analect_characteristics_table (const AnalectRows *rows);
