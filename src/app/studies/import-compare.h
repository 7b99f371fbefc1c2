/* Two records side by side in a grid, with the words marked and underlined that only one of them has. In very large
 * type one stands above the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-pairs.h"

#include <gtk/gtk.h>

/* Fills GRID, whatever is in it, with PAIR; the grid keeps nothing of the plan. */
void analect_import_compare_fill (GtkGrid *grid, AnalectImportPair *pair, const AnalectImportPlan *plan,
                                  const AnalectRows *rows);
