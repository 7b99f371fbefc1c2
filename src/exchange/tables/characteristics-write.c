/* Writing what a table of characteristics says into a change; see characteristics.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "characteristics-private.h"

#include "edit-remove.h"
#include "enumerations.h"
#include "order-key.h"

#include <string.h>

typedef struct
{
  AnalectCharacteristics *table;
  AnalectChange *change;
  AnalectId coder;
  AnalectTime at;
  GArray *removed; /* of AnalectId: values */
} Writing;

/* The last order key of a characteristic; the caller frees it. NULL when there is none. */
static char *
find_last_order (const AnalectRows *rows)
{
  const char *last = NULL;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id; id = analect_rows_next (rows, id))
    {
      const char *order = analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_ORDER);

      if (last == NULL || strcmp (order, last) > 0)
        last = order;
    }
  return g_strdup (last);
}

/* The choices of a characteristic with the new ones, one on a line. */
static void
write_choices (Writing *writing, const AnalectColumn *column)
{
  const AnalectText *before = analect_change_peek (writing->change, column->attribute, ANALECT_ATTRIBUTE_CHOICES).text;
  g_autoptr (GString) choices = g_string_new (before != NULL ? analect_text_peek (before) : NULL);

  /* A characteristic of the project without choices lets everything be typed. */
  for (guint i = 0; i < column->new_choices->len; i++)
    {
      if (choices->len > 0 && choices->str[choices->len - 1] != '\n')
        g_string_append_c (choices, '\n');
      g_string_append (choices, column->new_choices->pdata[i]);
    }
  analect_change_set_string (writing->change, column->attribute, ANALECT_ATTRIBUTE_CHOICES, choices->str);
}

static void
add_attribute (Writing *writing, AnalectColumn *column, char **last_order)
{
  char *order = analect_order_key_between (*last_order, NULL);

  g_free (*last_order);
  *last_order = order;
  column->attribute = analect_change_add (writing->change, ANALECT_KIND_ATTRIBUTE);
  analect_change_set_string (writing->change, column->attribute, ANALECT_ATTRIBUTE_NAME, column->name);
  analect_change_set_integer (writing->change, column->attribute, ANALECT_ATTRIBUTE_TYPE, column->type);
  analect_change_set_integer (writing->change, column->attribute, ANALECT_ATTRIBUTE_MULTIPLE, column->multiple);
  analect_change_set_string (writing->change, column->attribute, ANALECT_ATTRIBUTE_ORDER, order);
  write_choices (writing, column);
}

static void
write_attributes (Writing *writing, const AnalectRows *rows)
{
  g_autofree char *last_order = find_last_order (rows);

  for (guint i = 1; i < writing->table->columns->len; i++)
    {
      AnalectColumn *column = analect_characteristics_column (writing->table, i);

      if (column->name == NULL)
        continue;
      if (column->attribute == ANALECT_ID_NONE)
        {
          add_attribute (writing, column, &last_order);
          continue;
        }
      if (column->becomes_multiple)
        analect_change_set_integer (writing->change, column->attribute, ANALECT_ATTRIBUTE_MULTIPLE, TRUE);
      if (analect_row_text (analect_rows_get (rows, column->attribute), ANALECT_ATTRIBUTE_CHOICES) != NULL)
        write_choices (writing, column);
    }
}

static void
write_studies (Writing *writing)
{
  for (guint i = 1; i < writing->table->rows->len; i++)
    {
      AnalectTableRow *row = analect_characteristics_row (writing->table, i);

      if (!row->is_matched || row->study != ANALECT_ID_NONE)
        continue;
      row->study = analect_change_add (writing->change, ANALECT_KIND_STUDY);
      analect_change_set_integer (writing->change, row->study, ANALECT_STUDY_CREATED, writing->at);
      if (row->reference != ANALECT_ID_NONE)
        analect_change_insert (writing->change, row->study, ANALECT_STUDY_REFERENCES, row->reference);
      else
        analect_change_set_string (writing->change, row->study, ANALECT_STUDY_LABEL, row->name);
    }
}

static void
write_value (Writing *writing, const AnalectValueEdit *edit)
{
  AnalectChange *change = writing->change;
  AnalectId value = edit->value;

  if (edit->text == NULL)
    {
      g_array_append_val (writing->removed, value);
      return;
    }
  if (value == ANALECT_ID_NONE)
    {
      value = analect_change_add (change, ANALECT_KIND_VALUE);
      analect_change_set_reference (change, value, ANALECT_VALUE_ATTRIBUTE,
                                    analect_characteristics_column (writing->table, edit->column)->attribute);
      analect_change_set_reference (change, value, ANALECT_VALUE_STUDY,
                                    analect_characteristics_row (writing->table, edit->row)->study);
    }
  else
    analect_change_set_reference (change, value, ANALECT_VALUE_CHECKER, ANALECT_ID_NONE);
  analect_change_set_string (change, value, ANALECT_VALUE_TEXT, edit->text);
  analect_change_set_integer (change, value, ANALECT_VALUE_REPORTED, edit->reported);
  analect_change_set_reference (change, value, ANALECT_VALUE_CODER, writing->coder);
  analect_change_set_integer (change, value, ANALECT_VALUE_AT, writing->at);
}

void
analect_characteristics_write (AnalectCharacteristics *table, AnalectProject *project, AnalectChange *change,
                               AnalectId coder, AnalectTime at)
{
  Writing writing = { table, change, coder, at, g_array_new (FALSE, FALSE, sizeof (AnalectId)) };

  write_attributes (&writing, analect_project_get_rows (project));
  write_studies (&writing);
  for (guint i = 0; i < table->edits->len; i++)
    write_value (&writing, &g_array_index (table->edits, AnalectValueEdit, i));
  analect_edit_add_removal (change, project, (AnalectId *) (void *) writing.removed->data, writing.removed->len);
  g_array_unref (writing.removed);
}
