/* Keys 1 to 9 for codes; see the header. The view's options are a line for each key: the digit, a blank, the GUID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "digit-keys.h"

#include <string.h>

#include <glib/gi18n.h>

/* The saved view that holds the keys, or none. Where a merged project has two, the older one counts. */
static AnalectId
find_view (const AnalectRows *rows)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_VIEW); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    if (strcmp (analect_row_string (analect_rows_get (rows, id), ANALECT_VIEW_KIND), ANALECT_DIGIT_KEYS_VIEW) == 0)
      return id;
  return ANALECT_ID_NONE;
}

/* Anything that is not a key and a code that exists is passed over: the text comes from a file. */
static void
read_line (AnalectProject *project, const char *line, AnalectId codes[10])
{
  AnalectGuid guid;
  AnalectId code;
  int digit = line[0] - '0';

  if (digit < 1 || digit > 9 || line[1] != ' ' || !analect_guid_parse (line + 2, -1, &guid))
    return;
  code = analect_lookup_find (analect_project_get_lookup (project), &guid);
  if (code == ANALECT_ID_NONE || analect_id_kind (code) != ANALECT_KIND_CODE || codes[digit] != ANALECT_ID_NONE)
    return;
  for (int other = 1; other < 10; other++)
    if (codes[other] == code)
      return;
  codes[digit] = code;
}

void
analect_digit_keys_read (AnalectProject *project, AnalectId codes[10])
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectId view = find_view (rows);
  g_auto (GStrv) lines = NULL;

  memset (codes, 0, 10 * sizeof *codes);
  if (view == ANALECT_ID_NONE)
    return;
  lines = g_strsplit (analect_row_string (analect_rows_get (rows, view), ANALECT_VIEW_OPTIONS), "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    read_line (project, g_strchomp (lines[i]), codes);
}

static char *
write_keys (const AnalectRows *rows, const AnalectId codes[10])
{
  GString *text = g_string_new (NULL);

  for (int digit = 1; digit < 10; digit++)
    if (codes[digit] != ANALECT_ID_NONE)
      {
        char guid[ANALECT_GUID_STRING_SIZE];

        analect_guid_format (&analect_rows_get (rows, codes[digit])->guid, guid);
        g_string_append_printf (text, "%s%d %s", text->len > 0 ? "\n" : "", digit, guid);
      }
  return g_string_free (text, FALSE);
}

/* Two copies of a project that give keys apart make the same view, so that merging them finds one. */
static AnalectId
add_view (AnalectProject *project, AnalectChange *change)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), ANALECT_ID_PROJECT);
  AnalectGuid guid = analect_guid_derive (&row->guid, ANALECT_DIGIT_KEYS_VIEW, -1);

  if (analect_lookup_find (analect_project_get_lookup (project), &guid) != ANALECT_ID_NONE)
    return analect_change_add (change, ANALECT_KIND_VIEW);
  return analect_change_add_with_guid (change, ANALECT_KIND_VIEW, &guid);
}

AnalectChange *
analect_digit_keys_assign (AnalectProject *project, AnalectId code, int digit)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  const char *name = analect_row_string (analect_rows_get (rows, code), ANALECT_CODE_NAME);
  g_autofree char *title =
      digit > 0 ? g_strdup_printf (_ ("Key %d for “%s”"), digit, name) : g_strdup_printf (_ ("No key for “%s”"), name);
  AnalectChange *change = analect_project_change (project, title);
  AnalectId view = find_view (rows);
  AnalectId codes[10];
  g_autofree char *text = NULL;

  analect_digit_keys_read (project, codes);
  for (int i = 1; i < 10; i++)
    if (codes[i] == code)
      codes[i] = ANALECT_ID_NONE;
  if (digit > 0)
    codes[digit] = code;
  text = write_keys (rows, codes);
  if (view == ANALECT_ID_NONE)
    {
      view = add_view (project, change);
      analect_change_set_string (change, view, ANALECT_VIEW_NAME, _ ("Keys of codes"));
      analect_change_set_string (change, view, ANALECT_VIEW_KIND, ANALECT_DIGIT_KEYS_VIEW);
    }
  analect_change_set_string (change, view, ANALECT_VIEW_OPTIONS, text);
  return change;
}
