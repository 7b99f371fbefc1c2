/* The rows of the list of possible duplicates: a heading above the first of each group, the work's name, why it is
 * thought to be one, and at the end how alike the two are or what was decided.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

#include <gtk/gtk.h>

/* A factory for a list of AnalectImportPair. PLAN is where the plan is looked up, which may be NULL at times; it must
 * outlive the rows. The caller owns the factory. */
GtkListItemFactory *analect_import_pair_row_factory_new (AnalectImportPlan **plan);
