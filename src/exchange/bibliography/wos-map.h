/* What the tags of a Web of Science record mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-report.h"
#include "record.h"
#include "tagged.h"

/* Whether each line of a field with the two characters at TAG is a value of its own. */
gboolean analect_wos_tag_is_list (const char *tag);

/* Makes a record of the fields in TAGGED, PT among them; RAW is not set. DATABASE is what FN says, or NULL. What is
 * doubtful goes to REPORT, with LINE, the record's first line. */
AnalectRecord *analect_wos_map (AnalectTagged *tagged, const char *database, guint line, AnalectReaderReport *report);
