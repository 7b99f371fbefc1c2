/* The year and date of a RIS record.
 *
 * The year is the first one in PY, Y1, DA, Y2, in this order. Y2 is in most files the day somebody looked at the page,
 * so a year from there is reported. The date is what is more than the year: DA beside a bare PY (EBSCOhost, Web of
 * Science), or the field the year stands in ("2016/09//").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ris-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gint
analect_year_find (const char *value)
{
  for (const char *p = value; *p != '\0';)
    {
      gsize n = strspn (p, "0123456789");

      if (n == 4 || n == 6 || n == 8)
        {
          gint year = (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0');

          if (year != 0)
            return year;
        }
      p += MAX (n, 1);
    }
  return 0;
}

static gboolean
is_bare_year (const char *value)
{
  return strspn (value, "0123456789") == 4 && value[4 + strspn (value + 4, "/")] == '\0';
}

/* Whether VALUE is a date without content, such as "0000" or "///". */
static gboolean
is_void (const char *value)
{
  return value[strspn (value, "0/- ")] == '\0';
}

/* The first field with TAG that holds a year, or NULL. */
static AnalectTaggedField *
find_field (const AnalectTagged *tagged, const char *tag, gint *year)
{
  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = &g_array_index (tagged->fields, AnalectTaggedField, i);

      if (analect_tagged_is (field, tag) && (*year = analect_year_find (analect_tagged_value (tagged, field))) != 0)
        return field;
    }
  return NULL;
}

/* A date for a record whose year is BARE: DA, or Y1 of the same year. */
static char *
take_finer (AnalectTagged *tagged, const char *bare, gint year)
{
  const char *y1 = analect_tagged_peek (tagged, "Y1"), *da = analect_tagged_peek (tagged, "DA");

  if (da != NULL && !is_void (da))
    return g_strdup (analect_tagged_take (tagged, "DA"));
  if (y1 != NULL && !is_bare_year (y1) && analect_year_find (y1) == year)
    return g_strdup (analect_tagged_take (tagged, "Y1"));
  return g_strdup (bare);
}

/* Something that is no year: shown as it is, because somebody may read it. */
static void
map_without_year (AnalectTagged *tagged, AnalectRecord *record)
{
  static const char *const places[] = { "PY", "Y1", "DA" };

  for (gsize i = 0; i < G_N_ELEMENTS (places) && record->date == NULL; i++)
    {
      const char *value = analect_tagged_peek (tagged, places[i]);

      if (value != NULL && !is_void (value))
        record->date = g_strdup (analect_tagged_take (tagged, places[i]));
    }
}

void
analect_ris_map_date (AnalectTagged *tagged, AnalectRecord *record, guint line, AnalectReaderReport *report)
{
  static const char *const places[] = { "PY", "Y1", "DA", "Y2" };
  AnalectTaggedField *field = NULL;
  gsize place;

  for (place = 0; place < G_N_ELEMENTS (places) && field == NULL; place++)
    field = find_field (tagged, places[place], &record->year);
  if (field == NULL)
    {
      map_without_year (tagged, record);
      return;
    }
  if (place == G_N_ELEMENTS (places))
    {
      analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, line,
                                 _ ("The year %d is taken from Y2, which may be the day of access"), record->year);
      map_without_year (tagged, record);
      return;
    }
  field->taken = TRUE;
  if (is_bare_year (analect_tagged_value (tagged, field)))
    record->date = take_finer (tagged, analect_tagged_value (tagged, field), record->year);
  else
    record->date = g_strdup (analect_tagged_value (tagged, field));
}
