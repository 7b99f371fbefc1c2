/* JATS: tables as text; see jats-private.h.
 *
 * A row is a line, cells are divided by tabs. A cell that spans columns or rows is followed by as many empty ones, so
 * that what stands in one column of the page stands in one column here. The foot comes last, wherever it stands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include <string.h>

/* No table of a publication comes near; a table made to blow up does. */
#define LARGEST_SPAN 200u
#define MOST_COLUMNS 1000u

typedef struct
{
  AnalectJats *jats;
  GArray *spans; /* of guint, one a column: further rows that its cell reaches into */
  guint column;  /* of the next cell */
} Table;

static guint
get_span (const Table *table, guint cell, const char *name)
{
  const char *value = analect_xml_tree_get_attribute (table->jats->tree, cell, name);
  guint64 span = 1;

  if (value == NULL || !g_ascii_string_to_unsigned (value, 10, 1, G_MAXUINT, &span, NULL))
    return 1;
  return (guint) MIN (span, LARGEST_SPAN);
}

/* Goes to the next column. */
static void
next_column (Table *table, guint further_rows)
{
  if (table->column < MOST_COLUMNS)
    {
      if (table->column == table->spans->len)
        g_array_set_size (table->spans, table->column + 1);
      g_array_index (table->spans, guint, table->column) = further_rows;
    }
  table->column++;
}

/* Goes past the columns that a cell of a row above reaches into. */
static void
skip_spans (Table *table)
{
  while (table->column < table->spans->len && g_array_index (table->spans, guint, table->column) > 0)
    {
      if (table->column > 0)
        analect_fulltext_builder_tab (table->jats->builder);
      g_array_index (table->spans, guint, table->column)--;
      table->column++;
    }
}

static void
add_cell (Table *table, guint cell)
{
  AnalectJats *jats = table->jats;
  guint columns = get_span (table, cell, "colspan"), rows = get_span (table, cell, "rowspan");
  AnalectGap former;

  skip_spans (table);
  if (table->column > 0)
    analect_fulltext_builder_tab (jats->builder);
  former = analect_jats_tighten (jats, ANALECT_GAP_SPACE);
  if (analect_jats_get_kind (jats, cell) == ANALECT_JATS_CELL)
    analect_jats_add_children (jats, cell);
  else
    analect_jats_add_node (jats, cell);
  analect_fulltext_builder_limit (jats->builder, former);
  for (guint i = 0; i < columns; i++)
    {
      if (i > 0)
        analect_fulltext_builder_tab (jats->builder);
      next_column (table, rows - 1);
    }
}

static void
add_row (Table *table, guint row)
{
  analect_fulltext_builder_gap (table->jats->builder, ANALECT_GAP_LINE);
  table->column = 0;
  for (guint child = analect_jats_first (table->jats, row); child != 0;
       child = analect_jats_next (table->jats, row, child))
    if (analect_jats_get (table->jats, child)->kind != ANALECT_XML_TEXT || analect_jats_has_text (table->jats, child))
      add_cell (table, child);
  skip_spans (table);
  analect_fulltext_builder_gap (table->jats->builder, ANALECT_GAP_LINE);
}

static void add_rows (Table *table, guint parent, gboolean with_head, gboolean with_foot);

static void
add_part (Table *table, guint part, gboolean with_body, gboolean with_foot)
{
  switch ((int) analect_jats_get_kind (table->jats, part))
    {
    case ANALECT_JATS_ROW:
      if (with_body)
        add_row (table, part);
      break;
    case ANALECT_JATS_TABLE: /* OASIS: groups of columns */
      add_rows (table, part, with_body, with_foot);
      break;
    case ANALECT_JATS_TABLE_FOOT:
      if (with_foot)
        add_rows (table, part, TRUE, FALSE);
      break;
    case ANALECT_JATS_TABLE_HEAD:
    case ANALECT_JATS_TABLE_BODY:
      if (with_body)
        add_rows (table, part, TRUE, FALSE);
      break;
    default:
      if (with_body)
        analect_jats_add_node (table->jats, part);
    }
}

static void
add_rows (Table *table, guint parent, gboolean with_body, gboolean with_foot)
{
  for (guint child = analect_jats_first (table->jats, parent); child != 0;
       child = analect_jats_next (table->jats, parent, child))
    add_part (table, child, with_body, with_foot);
}

void
analect_jats_add_table (AnalectJats *jats, guint node)
{
  Table table = { jats, g_array_new (FALSE, TRUE, sizeof (guint)), 0 };

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  add_rows (&table, node, TRUE, FALSE);
  add_rows (&table, node, FALSE, TRUE);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  g_array_unref (table.spans);
}
