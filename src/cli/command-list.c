/* analect-cli list: the entities of a kind as a table.
 *
 * The columns come from the table of fields: the GUID first, then every field. References are shown by name, or by GUID
 * when asked (then there are no AnalectNames). Codings and documents have columns of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "commands.h"
#include "entity-name.h"
#include "excerpt.h"
#include "session.h"
#include "value-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean option_guids;

static const GOptionEntry *
options (void)
{
  static const GOptionEntry entries[] = {
    { "guids", 0, 0, G_OPTION_ARG_NONE, &option_guids, N_ ("Show GUIDs instead of names"), NULL },
    { NULL },
  };

  return entries;
}

/* The kind called NAME: its container in project files, or its element and an s. */
static AnalectKind
find_kind (const char *name)
{
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    {
      g_autofree char *plural = g_strconcat (analect_kinds[kind].element, "s", NULL);

      if (g_strcmp0 (analect_kinds[kind].container, name) == 0 || strcmp (plural, name) == 0)
        return (AnalectKind) kind;
    }
  return ANALECT_KIND_NONE;
}

static void
add_guid (AnalectTable *table, const AnalectRow *row)
{
  char guid[ANALECT_GUID_STRING_SIZE];

  analect_table_add_text (table, analect_guid_format (&row->guid, guid));
}

static void
add_reference (AnalectTable *table, const AnalectRows *rows, AnalectId id, AnalectNames *names)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  g_autofree char *name = NULL;

  if (row != NULL && names == NULL)
    {
      add_guid (table, row);
      return;
    }
  name = row ? analect_names_get (names, id) : NULL;
  analect_table_add_text (table, name);
}

static void
add_value (AnalectTable *table, const AnalectRows *rows, AnalectField field, AnalectValue value,
           AnalectNames *names)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  g_autoptr (GString) text = g_string_new (NULL);

  if (info->type == ANALECT_TYPE_REAL)
    {
      analect_table_add_real (table, value.real);
      return;
    }
  if (info->type == ANALECT_TYPE_REFERENCE)
    {
      add_reference (table, rows, value.reference, names);
      return;
    }
  if (info->type == ANALECT_TYPE_REFERENCES && names != NULL)
    for (guint i = 0; value.set != NULL && i < value.set->n; i++)
      {
        g_autofree char *name = analect_names_get (names, value.set->ids[i]);

        g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", name);
      }
  else if (info->type == ANALECT_TYPE_INTEGER && value.integer == info->initial && value.integer < 0)
    ; /* not set */
  else
    analect_value_write (rows, field, value, text);
  analect_table_add_text (table, text->str);
}

/* The text of a document is shown as its length. */
static gboolean
is_shown (AnalectField field)
{
  return field != ANALECT_DOCUMENT_TEXT && analect_fields[field].type != ANALECT_TYPE_EXTRA;
}

static AnalectTable *
list_kind (const AnalectRows *rows, AnalectKind kind, AnalectNames *names)
{
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "guid", NULL, ANALECT_COLUMN_TEXT);
  if (kind == ANALECT_KIND_STUDY || kind == ANALECT_KIND_DOCUMENT)
    analect_table_add_column (table, "name", NULL, ANALECT_COLUMN_TEXT);
  for (guint slot = 1; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = analect_kinds[kind].first + slot;

      if (is_shown (field))
        analect_table_add_column (table, analect_fields[field].name, analect_field_label (field),
                                  analect_fields[field].type == ANALECT_TYPE_REAL ? ANALECT_COLUMN_REAL
                                                                                  : ANALECT_COLUMN_TEXT);
    }
  if (kind == ANALECT_KIND_DOCUMENT)
    analect_table_add_column (table, "length", NULL, ANALECT_COLUMN_COUNT);

  for (AnalectId id = analect_rows_first (rows, kind); id != ANALECT_ID_NONE; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      add_guid (table, row);
      if (kind == ANALECT_KIND_STUDY || kind == ANALECT_KIND_DOCUMENT)
        add_reference (table, rows, id, names);
      for (guint slot = 1; slot < analect_kind_n_fields (kind); slot++)
        {
          AnalectField field = analect_kinds[kind].first + slot;

          if (is_shown (field))
            add_value (table, rows, field, row->values[slot], names);
        }
      if (kind == ANALECT_KIND_DOCUMENT)
        {
          AnalectText *text = analect_row_text (row, ANALECT_DOCUMENT_TEXT);

          analect_table_add_count (table, text ? analect_text_get_length (text) : 0);
        }
    }
  return table;
}

static AnalectTable *
list_codings (const AnalectRows *rows, AnalectNames *names)
{
  static const char *const texts[] = { "guid", "document" };
  static const char *const more[] = { "code", "coder", "quote", "direction", "at" };
  AnalectTable *table = analect_table_new ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    analect_table_add_column (table, texts[i], NULL, ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "start", NULL, ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "end", NULL, ANALECT_COLUMN_COUNT);
  for (guint i = 0; i < G_N_ELEMENTS (more); i++)
    analect_table_add_column (table, more[i], NULL, ANALECT_COLUMN_TEXT);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODING); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId excerpt = analect_row_reference (row, ANALECT_CODING_EXCERPT);
      const AnalectRow *at = analect_rows_get (rows, excerpt);
      g_autofree char *quote = analect_excerpt_quote (rows, excerpt);

      add_guid (table, row);
      add_reference (table, rows, analect_row_reference (at, ANALECT_EXCERPT_DOCUMENT), names);
      analect_table_add_count (table, analect_row_integer (at, ANALECT_EXCERPT_START));
      analect_table_add_count (table, analect_row_integer (at, ANALECT_EXCERPT_END));
      add_reference (table, rows, analect_row_reference (row, ANALECT_CODING_CODE), names);
      add_reference (table, rows, analect_row_reference (row, ANALECT_CODING_CODER), names);
      analect_table_add_text (table, quote);
      add_value (table, rows, ANALECT_CODING_DIRECTION, analect_row_value (row, ANALECT_CODING_DIRECTION), names);
      add_value (table, rows, ANALECT_CODING_AT, analect_row_value (row, ANALECT_CODING_AT), names);
    }
  return table;
}

static int
fail_kind (AnalectCli *cli, const char *name)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (analect_kinds[kind].container != NULL)
      g_string_append_printf (names, "%s ", analect_kinds[kind].container);
    else if (analect_kinds[kind].home != ANALECT_KIND_NONE)
      g_string_append_printf (names, "%ss ", analect_kinds[kind].element);
  return analect_cli_usage (cli, _ ("There is nothing called “%s” to list; there are: %s"), name, names->str);
}

static int
run (AnalectCli *cli, guint n_arguments, char **arguments)
{
  gboolean guids = option_guids;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectNames) names = NULL;
  g_autoptr (AnalectTable) table = NULL;
  g_autoptr (GError) error = NULL;
  const AnalectRows *rows;
  AnalectKind kind;

  option_guids = FALSE;
  if (n_arguments != 2)
    return analect_cli_usage (cli, _ ("Name a project file and what to list"));
  kind = find_kind (arguments[1]);
  if (kind == ANALECT_KIND_NONE)
    return fail_kind (cli, arguments[1]);
  session = analect_session_open (NULL, arguments[0], ANALECT_SESSION_READ, NULL, &error);
  if (session == NULL)
    return analect_cli_fail (cli, error);
  rows = analect_project_get_rows (analect_session_get_project (session));
  names = guids ? NULL : analect_names_new (rows);
  table = kind == ANALECT_KIND_CODING ? list_codings (rows, names) : list_kind (rows, kind, names);
  return analect_cli_finish_table (cli, table);
}

const AnalectCommand analect_command_list = {
  .name = "list",
  .arguments = "PROJECT WHAT",
  .summary = N_ ("List references, studies, documents, codes, excerpts, codings, coders, memos, …"),
  .details = N_ ("WHAT is the plural of a kind of entity, as it stands in project files. The first column is the GUID."),
  .example = "analect-cli list therapy.analect codings --format=csv",
  .options = options,
  .run = run,
};
