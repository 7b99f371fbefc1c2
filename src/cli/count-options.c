/* Options of counting; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "count-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
analect_count_arguments_clear (AnalectCountArguments *arguments)
{
  g_free (arguments->unit);
  g_free (arguments->coders);
  g_free (arguments->level);
  g_free (arguments->arrangement);
  g_free (arguments->order);
  g_free (arguments->direction);
  g_free (arguments->by);
}

static gboolean
fail (GError **error, const char *option, const char *value)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("--%s: there is no “%s” in this project"), option,
               value);
  return FALSE;
}

static gboolean
parse_coders (const char *name, const AnalectRows *rows, AnalectCountOptions *options)
{
  if (name == NULL || strcmp (name, "record") == 0)
    options->coders = ANALECT_CODERS_RECORD;
  else if (strcmp (name, "any") == 0)
    options->coders = ANALECT_CODERS_ANY;
  else
    {
      options->coders = ANALECT_CODERS_ONE;
      options->coder = analect_find_coder (rows, name);
      return options->coder != ANALECT_ID_NONE;
    }
  return TRUE;
}

static AnalectId
find_arrangement (const AnalectRows *rows, const char *name)
{
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ARRANGEMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    if (strcmp (analect_row_string (analect_rows_get (rows, id), ANALECT_ARRANGEMENT_NAME), name) == 0)
      return id;
  return ANALECT_ID_NONE;
}

static AnalectId
find_attribute (const AnalectRows *rows, const char *name)
{
  g_autofree char *wanted = g_utf8_casefold (name, -1);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      g_autofree char *folded
          = g_utf8_casefold (analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_NAME), -1);

      if (strcmp (folded, wanted) == 0)
        return id;
    }
  return ANALECT_ID_NONE;
}

static gboolean
parse_order (const char *name, AnalectPrevalenceOrder *order)
{
  static const char *const names[] = { "tree", "prevalence", "name" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *order = (AnalectPrevalenceOrder) i;
        return TRUE;
      }
  return FALSE;
}

gboolean
analect_count_options_parse_codes (const AnalectCountArguments *arguments, const AnalectRows *rows,
                                   AnalectId *arrangement, guint *level, GError **error)
{
  if (arguments->level != NULL)
    *level = analect_level_from_name (rows, arguments->level);
  if (arguments->level != NULL && *level == 0)
    return fail (error, "level", arguments->level);
  if (arguments->arrangement != NULL)
    *arrangement = find_arrangement (rows, arguments->arrangement);
  if (arguments->arrangement != NULL && *arrangement == ANALECT_ID_NONE)
    return fail (error, "arrangement", arguments->arrangement);
  return TRUE;
}

gboolean
analect_count_options_parse (const AnalectCountArguments *arguments, const AnalectRows *rows,
                             AnalectPrevalenceOptions *options, GError **error)
{
  *options = analect_prevalence_defaults (rows);
  if (arguments->unit != NULL)
    options->count.unit = analect_enumeration_parse (ANALECT_ENUMERATION_UNIT, arguments->unit, -1);
  if (options->count.unit < 0)
    return fail (error, "unit", arguments->unit);
  if (!parse_coders (arguments->coders, rows, &options->count))
    return fail (error, "coders", arguments->coders);
  if (!analect_count_options_parse_codes (arguments, rows, &options->count.arrangement, &options->level, error))
    return FALSE;
  if (arguments->order != NULL && !parse_order (arguments->order, &options->order))
    return fail (error, "order", arguments->order);
  if (arguments->by != NULL)
    options->attribute = find_attribute (rows, arguments->by);
  if (arguments->by != NULL && options->attribute == ANALECT_ID_NONE)
    return fail (error, "by", arguments->by);
  if (arguments->direction != NULL)
    {
      options->direction = analect_enumeration_parse (ANALECT_ENUMERATION_DIRECTION, arguments->direction, -1);
      if (options->direction < 0)
        return fail (error, "direction", arguments->direction);
    }
  return TRUE;
}
