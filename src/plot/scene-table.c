/* The table of a scene; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "scene-table.h"

struct _AnalectSceneTable
{
  AnalectScene *scene;
  guint n_rows, n_columns; /* the names and the rows' own values included */
  guint *targets;          /* by row, then column */
};

/* The place of TARGET in its row: names come first, the rows' own values last. */
static gboolean
get_place (const AnalectSceneTable *table, const AnalectSceneTarget *target, guint *column)
{
  if (target->row < 0 || target->column > (int) table->n_columns - 3)
    return FALSE;
  *column = target->column < 0 ? 0 : (guint) target->column + 1;
  return TRUE;
}

AnalectSceneTable *
analect_scene_table_new (AnalectScene *scene)
{
  const char *const *headings = analect_scene_get_headings (scene);
  guint n_targets = analect_scene_get_n_targets (scene), column;
  AnalectSceneTable *table;

  if (headings == NULL)
    return NULL;
  table = g_new0 (AnalectSceneTable, 1);
  table->scene = analect_scene_ref (scene);
  table->n_columns = g_strv_length ((char **) headings);
  for (guint i = 0; i < n_targets; i++)
    table->n_rows = MAX (table->n_rows, (guint) (analect_scene_get_target (scene, i)->row + 1));
  table->targets = g_new (guint, (gsize) table->n_rows * table->n_columns);
  for (gsize i = 0; i < (gsize) table->n_rows * table->n_columns; i++)
    table->targets[i] = ANALECT_NO_TARGET;
  for (guint i = 0; i < n_targets; i++)
    {
      const AnalectSceneTarget *target = analect_scene_get_target (scene, i);

      if (!get_place (table, target, &column))
        continue;
      table->targets[(gsize) target->row * table->n_columns + column] = i;
      if (column == 0)
        table->targets[(gsize) (target->row + 1) * table->n_columns - 1] = i;
    }
  return table;
}

void
analect_scene_table_free (AnalectSceneTable *table)
{
  analect_scene_unref (table->scene);
  g_free (table->targets);
  g_free (table);
}

guint
analect_scene_table_get_n_rows (const AnalectSceneTable *table)
{
  return table->n_rows;
}

guint
analect_scene_table_get_n_columns (const AnalectSceneTable *table)
{
  return table->n_columns;
}

const char *
analect_scene_table_get_heading (const AnalectSceneTable *table, guint column)
{
  g_return_val_if_fail (column < table->n_columns, NULL);

  return analect_scene_get_headings (table->scene)[column];
}

guint
analect_scene_table_get_target (const AnalectSceneTable *table, guint row, guint column)
{
  g_return_val_if_fail (row < table->n_rows && column < table->n_columns, ANALECT_NO_TARGET);

  return table->targets[(gsize) row * table->n_columns + column];
}

const char *
analect_scene_table_get_cell (const AnalectSceneTable *table, guint row, guint column)
{
  guint index = analect_scene_table_get_target (table, row, column);
  const AnalectSceneTarget *target;

  if (index == ANALECT_NO_TARGET)
    return "";
  target = analect_scene_get_target (table->scene, index);
  return column == 0 ? target->name : target->value;
}
