/* What the loader needs of the project.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* A project of ROWS, which keep the rules, and of their LOOKUP; takes ownership of both. */
AnalectProject *analect_project_new_from_rows (AnalectRows *rows, AnalectLookup *lookup);
