/* Studies by characteristics, for an AnalectGrid: a row for each study that is not excluded, by label; a column for
 * each characteristic, in its order. Cells are as in tables that are exported (characteristics-cell.h).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "grid-model.h"
#include "workbench.h"

#define ANALECT_TYPE_CHARACTERISTICS_GRID (analect_characteristics_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCharacteristicsGrid, analect_characteristics_grid, ANALECT, CHARACTERISTICS_GRID, GObject)

/* The caller owns the reference. */
AnalectCharacteristicsGrid *analect_characteristics_grid_new (AnalectWorkbench *workbench);

/* The study of a row, the characteristic of a column, or none. */
AnalectId analect_characteristics_grid_get_study (AnalectCharacteristicsGrid *grid, guint row);
AnalectId analect_characteristics_grid_get_attribute (AnalectCharacteristicsGrid *grid, guint column);

/* Sorts the rows by COLUMN (G_MAXUINT: by label); what is empty stands at the end. */
void analect_characteristics_grid_sort (AnalectCharacteristicsGrid *grid, guint column, gboolean descending);
