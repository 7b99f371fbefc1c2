/* What the tags of a RIS record mean: vendors' habits resolved into one plain record.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-report.h"
#include "record.h"
#include "tagged.h"

/* Makes a record of the fields in TAGGED, TY among them; RAW is not set. What is doubtful goes to REPORT, with LINE,
 * the record's first line. */
AnalectRecord *analect_ris_map (AnalectTagged *tagged, guint line, AnalectReaderReport *report);
