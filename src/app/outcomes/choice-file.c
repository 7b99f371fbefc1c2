/* Choices kept for a project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "choice-file.h"

#include "state-folder.h"

#include <string.h>

#define GROUP "prevalence"

static const char *const orders[] = { "tree", "prevalence", "name" };
static const char *const coders[] = { "record", "any" };

/* The path of the file, its folder being made; NULL when that cannot be. */
static char *
find_path (const AnalectRows *rows)
{
  const AnalectGuid *guid = &analect_rows_get (rows, ANALECT_ID_PROJECT)->guid;
  g_autofree char *folder = analect_state_folder_project (NULL, NULL, guid, NULL, NULL);

  return folder ? g_build_filename (folder, "charts.ini", NULL) : NULL;
}

static AnalectChartChoice
make_usual (const AnalectRows *rows)
{
  AnalectChartChoice choice = { .count = analect_prevalence_defaults (rows), .intervals = TRUE, .counts = TRUE };

  choice.count.order = ANALECT_ORDER_PREVALENCE;
  choice.count.level = 1;
  return choice;
}

static void
read_coders (GKeyFile *file, const AnalectRows *rows, AnalectLookup *lookup, AnalectCountOptions *options)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, "coders", NULL);
  AnalectGuid guid;
  AnalectId coder;

  if (text == NULL || strcmp (text, coders[ANALECT_CODERS_RECORD]) == 0)
    return;
  if (strcmp (text, coders[ANALECT_CODERS_ANY]) == 0)
    {
      options->coders = ANALECT_CODERS_ANY;
      return;
    }
  if (!analect_guid_parse (text, -1, &guid))
    return;
  coder = analect_lookup_find (lookup, &guid);
  if (coder == ANALECT_ID_NONE || analect_id_kind (coder) != ANALECT_KIND_CODER)
    return;
  options->coders = ANALECT_CODERS_ONE;
  options->coder = coder;
}

static void
read_attribute (GKeyFile *file, AnalectLookup *lookup, AnalectId *attribute)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, "by", NULL);
  AnalectGuid guid;
  AnalectId found;

  if (text == NULL || !analect_guid_parse (text, -1, &guid))
    return;
  found = analect_lookup_find (lookup, &guid);
  if (found != ANALECT_ID_NONE && analect_id_kind (found) == ANALECT_KIND_ATTRIBUTE)
    *attribute = found;
}

static int
read_value (GKeyFile *file, const char *key, AnalectEnumeration list, int usual)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text ? analect_enumeration_parse (list, text, -1) : usual;
}

static void
read_order (GKeyFile *file, AnalectPrevalenceOrder *order)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, "order", NULL);

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (orders); i++)
    if (strcmp (text, orders[i]) == 0)
      *order = (AnalectPrevalenceOrder) i;
}

void
analect_choice_read (const AnalectRows *rows, AnalectLookup *lookup, AnalectChartChoice *choice)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = find_path (rows);
  int unit;

  *choice = make_usual (rows);
  if (path == NULL || !g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  unit = read_value (file, "unit", ANALECT_ENUMERATION_UNIT, -1);
  if (unit >= 0)
    choice->count.count.unit = unit;
  choice->count.direction = read_value (file, "direction", ANALECT_ENUMERATION_DIRECTION, -1);
  choice->count.level = (guint) CLAMP (g_key_file_get_integer (file, GROUP, "level", NULL), 0, 100);
  read_order (file, &choice->count.order);
  read_coders (file, rows, lookup, &choice->count.count);
  read_attribute (file, lookup, &choice->count.attribute);
  choice->intervals = g_key_file_get_boolean (file, GROUP, "intervals", NULL);
  choice->counts = g_key_file_get_boolean (file, GROUP, "counts", NULL);
}

void
analect_choice_write (const AnalectRows *rows, const AnalectChartChoice *choice)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = find_path (rows);
  const AnalectRow *coder = analect_rows_get (rows, choice->count.count.coder);
  const AnalectRow *attribute = analect_rows_get (rows, choice->count.attribute);
  const char *direction = choice->count.direction < 0
                              ? "any"
                              : analect_enumeration_text (ANALECT_ENUMERATION_DIRECTION, choice->count.direction);
  char guid[ANALECT_GUID_STRING_SIZE];

  if (path == NULL)
    return;
  g_key_file_set_string (file, GROUP, "unit",
                         analect_enumeration_text (ANALECT_ENUMERATION_UNIT, choice->count.count.unit));
  g_key_file_set_string (file, GROUP, "direction", direction);
  g_key_file_set_integer (file, GROUP, "level", (int) choice->count.level);
  g_key_file_set_string (file, GROUP, "order", orders[choice->count.order]);
  if (choice->count.count.coders == ANALECT_CODERS_ONE && coder != NULL)
    g_key_file_set_string (file, GROUP, "coders", analect_guid_format (&coder->guid, guid));
  else
    g_key_file_set_string (file, GROUP, "coders", coders[choice->count.count.coders == ANALECT_CODERS_ANY]);
  if (attribute != NULL)
    g_key_file_set_string (file, GROUP, "by", analect_guid_format (&attribute->guid, guid));
  g_key_file_set_boolean (file, GROUP, "intervals", choice->intervals);
  g_key_file_set_boolean (file, GROUP, "counts", choice->counts);
  g_key_file_save_to_file (file, path, NULL);
}
