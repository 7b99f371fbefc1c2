/* What was chosen for a chart, kept on this computer in the folder of its project: options are the reader's, not part
 * of the project, and changing them is no step to undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart.h"

/* Fills CHOICE with what is kept for the project of ROWS, and the usual choice where nothing is kept, or something that
 * the project no longer has. */
void analect_choice_read (const AnalectRows *rows, AnalectLookup *lookup, AnalectChartChoice *choice);

/* Keeps CHOICE. Failing is no matter: it is chosen again next time. */
void analect_choice_write (const AnalectRows *rows, const AnalectChartChoice *choice);
