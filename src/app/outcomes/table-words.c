/* Cells as a person reads them; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "table-words.h"

#include "frequency-label.h"
#include "plot-number.h"

#include <string.h>

/* Labels of frequency stand in tables as a machine reads them. */
static const char *
find_label (const char *text)
{
  for (int i = 0; i <= ANALECT_FREQUENCY_NONE; i++)
    if (strcmp (analect_frequency_text ((AnalectFrequency) i), text) == 0)
      return analect_frequency_label ((AnalectFrequency) i);
  return text;
}

char *
analect_table_cell_words (const AnalectTable *table, guint row, guint column)
{
  const AnalectColumn *info = analect_table_get_column (table, column);
  const AnalectCell *cell = analect_table_get_cell (table, row, column);

  switch (info->type)
    {
    case ANALECT_COLUMN_COUNT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, cell->count);
    case ANALECT_COLUMN_REAL:
      return analect_plot_format_percent (cell->real, 0);
    case ANALECT_COLUMN_TEXT:
    default:
      return g_strdup (strcmp (info->name, "label") == 0 ? find_label (cell->text) : cell->text);
    }
}
