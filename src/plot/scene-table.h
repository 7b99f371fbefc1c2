/* A chart as a table: what "show as table" lists, and what a screen reader can be told row by row.
 *
 * Columns are the rows' names, one per series or other column, and the rows' own values. A table points into its
 * scene and keeps it alive.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

typedef struct _AnalectSceneTable AnalectSceneTable;

/* NULL when the chart has no table. Free with analect_scene_table_free (). */
AnalectSceneTable *analect_scene_table_new (AnalectScene *scene);
void analect_scene_table_free (AnalectSceneTable *table);

guint analect_scene_table_get_n_rows (const AnalectSceneTable *table);
guint analect_scene_table_get_n_columns (const AnalectSceneTable *table);

const char *analect_scene_table_get_heading (const AnalectSceneTable *table, guint column);

/* What a cell says; "" where there is nothing. */
const char *analect_scene_table_get_cell (const AnalectSceneTable *table, guint row, guint column);

/* The target a cell tells of, or ANALECT_NO_TARGET. */
guint analect_scene_table_get_target (const AnalectSceneTable *table, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectSceneTable, analect_scene_table_free)
