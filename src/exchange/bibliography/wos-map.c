/* What the tags of a Web of Science record mean; see the header.
 *
 * Authors come with full names (AF) where there are as many of them as of short ones (AU). Author's keywords (DE) come
 * before those the database made (ID). PT says what holds the work, DT what the work is: a chapter is PT B or S with
 * "Book Chapter" in DT, or any book part whose source (SO) is another title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "wos-map.h"

#include "identifier.h"
#include "ris-date.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
analect_wos_tag_is_list (const char *tag)
{
  static const char lists[] = "AUAFBABFBEBKCAGPC1C3CRESPNRIOIEM";

  for (const char *p = lists; *p != '\0'; p += 2)
    if (memcmp (p, tag, 2) == 0)
      return TRUE;
  return FALSE;
}

static AnalectTaggedField *
get_field (const AnalectTagged *tagged, guint i)
{
  return &g_array_index (tagged->fields, AnalectTaggedField, i);
}

static gboolean
says (const AnalectTagged *tagged, const char *tag, const char *words)
{
  const char *value = analect_tagged_peek (tagged, tag);

  return value != NULL && strstr (value, words) != NULL;
}

static AnalectRecordType
find_type (const AnalectTagged *tagged, const char *container)
{
  if (*container == 'J')
    return says (tagged, "DT", "Dissertation") ? ANALECT_RECORD_THESIS : ANALECT_RECORD_ARTICLE;
  if (*container != 'B' && *container != 'S')
    return ANALECT_RECORD_OTHER;
  if (says (tagged, "DT", "Dissertation") || says (tagged, "DT", "Thesis"))
    return ANALECT_RECORD_THESIS;
  if (says (tagged, "DT", "Proceedings Paper") || says (tagged, "DT", "Meeting"))
    return ANALECT_RECORD_CONFERENCE;
  if (says (tagged, "DT", "Chapter"))
    return ANALECT_RECORD_CHAPTER;
  return says (tagged, "DT", "Book") || analect_tagged_peek (tagged, "SO") == NULL ? ANALECT_RECORD_BOOK
                                                                                   : ANALECT_RECORD_CHAPTER;
}

static void
map_type (AnalectTagged *tagged, AnalectRecord *record, guint line, AnalectReaderReport *report)
{
  const char *container = analect_tagged_take (tagged, "PT");

  record->type_tag = g_strdup (container);
  record->type = find_type (tagged, container != NULL ? container : "");
  if (record->type == ANALECT_RECORD_OTHER && g_strcmp0 (container, "P") != 0)
    analect_reader_report_add (report, ANALECT_SEVERITY_NOTE, line,
                               _ ("“%s” is no publication type of Web of Science; it is read as “other”"),
                               container != NULL ? container : "");
}

static guint
count (const AnalectTagged *tagged, const char *tag)
{
  guint n = 0;

  for (guint i = 0; i < tagged->fields->len; i++)
    n +=
        analect_tagged_is (get_field (tagged, i), tag) && *analect_tagged_value (tagged, get_field (tagged, i)) != '\0';
  return n;
}

static void
map_people (AnalectTagged *tagged, AnalectRecord *record)
{
  guint n_full = count (tagged, "AF"), n_short = count (tagged, "AU");
  const char *persons = n_full > 0 && n_full >= n_short ? "AF" : "AU";

  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (tagged, i);
      const char *value = analect_tagged_value (tagged, field);

      if (field->taken || *value == '\0')
        continue;
      field->taken = TRUE;
      if (analect_tagged_is (field, persons) || analect_tagged_is (field, "CA") || analect_tagged_is (field, "GP"))
        analect_record_add_author (record, ANALECT_RECORD_AUTHOR, value);
      else if (analect_tagged_is (field, "BE") || analect_tagged_is (field, "ED"))
        analect_record_add_author (record, ANALECT_RECORD_EDITOR, value);
      else
        field->taken = FALSE;
    }
}

/* Adds the keywords of each field with TAG, divided by semicolons. */
static void
map_keywords (AnalectTagged *tagged, AnalectRecord *record, const char *tag)
{
  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (tagged, i);
      g_auto (GStrv) parts = NULL;

      if (!analect_tagged_is (field, tag))
        continue;
      parts = g_strsplit (analect_tagged_value (tagged, field), ";", -1);
      for (guint j = 0; parts[j] != NULL; j++)
        analect_record_add_keyword (record, parts[j]);
      field->taken = TRUE;
    }
}

/* PY is the year. PD is the date, with the year ("FEB 2011") or without ("JUN 8"); EA is the day of early access. */
static void
map_date (AnalectTagged *tagged, AnalectRecord *record)
{
  g_autofree char *year = analect_tagged_take_any (tagged, "PY");
  g_autofree char *date = analect_tagged_take_any (tagged, "PD");
  const char *early = analect_tagged_peek (tagged, "EA");

  if (year != NULL)
    record->year = analect_year_find (year);
  if (record->year == 0 && date != NULL)
    record->year = analect_year_find (date);
  if (record->year == 0 && early != NULL)
    record->year = analect_year_find (early);
  if (date == NULL)
    record->date = g_steal_pointer (&year);
  else if (year == NULL || analect_year_find (date) != 0)
    record->date = g_steal_pointer (&date);
  else
    record->date = g_strconcat (date, " ", year, NULL);
}

static void
map_identifiers (AnalectTagged *tagged, AnalectRecord *record)
{
  static const char *const serials[] = { "SN", "EI", "BN" };

  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (tagged, i);
      const char *value = analect_tagged_value (tagged, field);

      if (analect_tagged_is (field, "DI") && record->doi == NULL)
        field->taken = (record->doi = analect_doi_normalize (value)) != NULL;
      for (gsize j = 0; j < G_N_ELEMENTS (serials); j++)
        if (analect_tagged_is (field, serials[j]) && *value != '\0')
          field->taken = analect_serial_numbers_add (record->issns, record->isbns, value);
    }
  record->pmid = analect_tagged_take_any (tagged, "PM");
  record->accession = analect_tagged_take_any (tagged, "UT");
}

AnalectRecord *
analect_wos_map (AnalectTagged *tagged, const char *database, guint line, AnalectReaderReport *report)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();

  map_type (tagged, record, line, report);
  map_people (tagged, record);
  map_date (tagged, record);
  map_identifiers (tagged, record);
  map_keywords (tagged, record, "DE");
  map_keywords (tagged, record, "ID");
  record->title = analect_tagged_take_any (tagged, "TI");
  record->secondary_title = analect_tagged_take_any (tagged, "SO SE JI J9");
  record->volume = analect_tagged_take_any (tagged, "VL");
  record->issue = analect_tagged_take_any (tagged, "IS");
  record->page_start = analect_tagged_take_any (tagged, "BP");
  record->page_end = analect_tagged_take_any (tagged, "EP");
  record->article_number = analect_tagged_take_any (tagged, "AR");
  record->abstract = analect_tagged_take_any (tagged, "AB");
  record->language = analect_tagged_take_any (tagged, "LA");
  record->publisher = analect_tagged_take_any (tagged, "PU");
  record->place = analect_tagged_take_any (tagged, "PI");
  analect_tagged_keep_rest (tagged, record);
  if (analect_record_is_empty (record))
    analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, line, _ ("The record holds nothing but its type"));
  else if (record->title == NULL)
    analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, line, _ ("The record has no title"));
  record->database = g_strdup (database);
  return g_steal_pointer (&record);
}
