/* The year and date of a RIS record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-report.h"
#include "record.h"
#include "tagged.h"

/* Sets year and date of RECORD. LINE is its first line, for REPORT. */
void analect_ris_map_date (AnalectTagged *tagged, AnalectRecord *record, guint line, AnalectReaderReport *report);

/* The first run of four digits in VALUE that is not 0000, or the first four of a compact date ("20190501", "201905");
 * 0 when there is none. */
gint analect_year_find (const char *value);
