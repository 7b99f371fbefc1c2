/* The values of a study for a characteristic, as one cell (characteristics-cell.h): read, and changed.
 *
 * A characteristic has one value for each study, or several where it may; each is an entity. Values of samples are left
 * alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* The characteristics in their order. The caller unrefs the array (of AnalectId). */
GArray *analect_study_values_attributes (const AnalectRows *rows);

/* The values of STUDY for ATTRIBUTE. The caller unrefs the array (of AnalectId). */
GArray *analect_study_values_get (AnalectWorkbench *workbench, AnalectId study, AnalectId attribute);

/* The cell: "" when there is no value. The caller frees it. */
char *analect_study_values_read (AnalectWorkbench *workbench, AnalectId study, AnalectId attribute);

/* Adds to CHANGE what makes the cell say CELL; words that are not among the choices become choices. What stays as it is
 * keeps its page and its checker. FALSE with ERROR when CELL does not fit the characteristic. */
gboolean analect_study_values_write (AnalectChange *change, AnalectWorkbench *workbench, AnalectId study,
                                     AnalectId attribute, const char *cell, GError **error);

/* The choices of an attribute's ROW: its own, or yes and no. The caller frees them with g_strfreev (). */
char **analect_study_values_choices (const AnalectRow *row);

/* The translated word for a value of a yes-or-no characteristic. */
const char *analect_study_values_word (const char *text);
