/* What the tags of a RIS record mean; see the header.
 *
 * The order of sources for each field: title TI, T1 (CT and BT for books); journal T2, JF, JO, JA, J2, JI; year the
 * first run of four digits in PY, Y1, DA, Y2, where 0000 is none; DOI in DO, else by its form in M3, N1, UR, L3, ID;
 * accession number AN, else where Web of Science, Embase, EBSCOhost and Ovid put it. A value that only lent a part of
 * itself (an identifier in a note) stays where it is; one that no field took is kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ris-map.h"

#include "identifier.h"
#include "ris-date.h"
#include "ris-identifier.h"
#include "ris-type.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* From this many commas on, a value of A2 is a list of cited authors (Ovid), not the name of an editor. */
#define COMMAS_OF_LIST 3

typedef struct
{
  AnalectTagged *tagged;
  AnalectRecord *record;
  guint flags; /* AnalectRisTypeFlags */
} Map;

static AnalectTaggedField *
get_field (const Map *map, guint i)
{
  return &g_array_index (map->tagged->fields, AnalectTaggedField, i);
}

static void
map_type (Map *map, guint line, AnalectReaderReport *report)
{
  const char *tag = analect_tagged_take (map->tagged, "TY");
  const AnalectRisType *type = tag != NULL ? analect_ris_type_find (tag, strlen (tag)) : NULL;

  map->record->type_tag = g_strdup (tag);
  map->flags = ANALECT_RIS_A2_EDITOR;
  if (type != NULL)
    {
      map->record->type = type->type;
      map->flags = type->flags;
    }
  else if (tag != NULL)
    analect_reader_report_add (report, ANALECT_SEVERITY_NOTE, line,
                               _ ("“%s” is no reference type of RIS; it is read as “other”"), tag);
}

static void
map_titles (Map *map)
{
  AnalectRecord *record = map->record;

  record->title = analect_tagged_take_any (map->tagged, "TI T1");
  if (record->title == NULL
      && (record->type == ANALECT_RECORD_BOOK || record->type == ANALECT_RECORD_CHAPTER
          || record->type == ANALECT_RECORD_UNPUBLISHED))
    record->title = analect_tagged_take_any (map->tagged, map->flags & ANALECT_RIS_BT_TITLE ? "CT BT" : "CT");
  record->secondary_title = analect_tagged_take_any (map->tagged, "T2 JF JO JA J2 JI");
  if (record->secondary_title == NULL && (map->flags & ANALECT_RIS_BT_TITLE) == 0)
    record->secondary_title = analect_tagged_take_any (map->tagged, "BT");
}

/* Calls ADD with each part of VALUE between semicolons, except those that end an entity such as "&amp;". AFTER_BLANK:
 * only a semicolon with a blank behind it divides. */
static void
split_at_semicolons (const char *value, gboolean after_blank, void (*add) (AnalectRecord *, const char *),
                     AnalectRecord *record)
{
  const char *start = value, *ampersand = NULL;

  for (const char *p = value; *p != '\0'; p++)
    {
      if (*p == '&')
        ampersand = p;
      else if (*p == ';' && ampersand == NULL && (!after_blank || p[1] == ' '))
        {
          g_autofree char *part = g_strndup (start, (gsize) (p - start));

          add (record, part);
          start = p + 1;
        }
      else if (!g_ascii_isalnum (*p) && *p != '#')
        ampersand = NULL;
    }
  add (record, start);
}

static void
add_author (AnalectRecord *record, const char *name)
{
  analect_record_add_author (record, ANALECT_RECORD_AUTHOR, name);
}

static void
add_editor (AnalectRecord *record, const char *name)
{
  analect_record_add_author (record, ANALECT_RECORD_EDITOR, name);
}

static gboolean
is_list_of_names (const char *value)
{
  guint commas = 0;

  for (const char *p = value; *p != '\0' && commas < COMMAS_OF_LIST; p++)
    commas += *p == ',';
  return commas == COMMAS_OF_LIST;
}

static gboolean
names_editor (const Map *map, const AnalectTaggedField *field)
{
  gboolean has_role = analect_tagged_is (field, "ED")
                      || (analect_tagged_is (field, "A2") && (map->flags & ANALECT_RIS_A2_EDITOR) != 0)
                      || (analect_tagged_is (field, "A3") && (map->flags & ANALECT_RIS_A3_EDITOR) != 0);

  return has_role && !is_list_of_names (analect_tagged_value (map->tagged, field));
}

/* AU and A1 name authors. Where an exporter writes both, the names of A1 that are in AU are the same people; the same
 * name twice in one tag are two people. */
static void
map_people (Map *map)
{
  void (*add) (AnalectRecord *, const char *) = map->flags & ANALECT_RIS_AU_EDITOR ? add_editor : add_author;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < map->tagged->fields->len; i++)
    if (analect_tagged_is (get_field (map, i), "AU"))
      g_hash_table_add (names, g_strdup (analect_tagged_value (map->tagged, get_field (map, i))));
  for (guint i = 0; i < map->tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (map, i);
      const char *value = analect_tagged_value (map->tagged, field);

      if (field->taken || *value == '\0')
        continue;
      field->taken = TRUE;
      if (analect_tagged_is (field, "AU"))
        split_at_semicolons (value, TRUE, add, map->record);
      else if (analect_tagged_is (field, "A1"))
        {
          if (!g_hash_table_contains (names, value))
            split_at_semicolons (value, TRUE, add, map->record);
        }
      else if (names_editor (map, field))
        split_at_semicolons (value, TRUE, add_editor, map->record);
      else
        field->taken = FALSE;
    }
}

/* "1-5", "e12–e20": one dash between parts that begin and end with a number. */
static gboolean
split_pages (const char *value, char **start, char **end)
{
  const char *dash = strpbrk (value, "-\xe2"), *rest;

  if (dash == NULL || dash == value || !g_ascii_isdigit (dash[-1]))
    return FALSE;
  if (*dash == '-')
    rest = dash + (dash[1] == '-' ? 2 : 1);
  else if (strncmp (dash, "–", strlen ("–")) == 0)
    rest = dash + strlen ("–");
  else
    return FALSE;
  if (strpbrk (rest, "0123456789") == NULL || strpbrk (rest, "-, \xe2") != NULL || strpbrk (value, ", ") != NULL)
    return FALSE;
  *start = g_strndup (value, (gsize) (dash - value));
  *end = g_strdup (rest);
  return TRUE;
}

/* Whether VALUE is the end of "No pagination specified", which Ovid divides between SP and EP. */
static gboolean
says_specified (const char *value)
{
  static const char word[] = "specified";
  gsize n = strlen (value);

  return n >= strlen (word) && g_ascii_strcasecmp (value + n - strlen (word), word) == 0;
}

static void
map_pages (Map *map)
{
  AnalectRecord *record = map->record;
  const char *start = analect_tagged_peek (map->tagged, "SP"), *end = analect_tagged_peek (map->tagged, "EP");
  gboolean is_none = start != NULL && g_ascii_strncasecmp (start, "no", 2) == 0
                     && (says_specified (start) || (end != NULL && says_specified (end)));
  g_autofree char *first = NULL, *last = NULL;

  if (!is_none && start != NULL && split_pages (start, &first, &last) && (end == NULL || strcmp (end, last) == 0))
    {
      record->page_start = g_steal_pointer (&first);
      record->page_end = g_steal_pointer (&last);
      analect_tagged_take (map->tagged, "SP");
      analect_tagged_take (map->tagged, "EP");
    }
  else if (!is_none)
    {
      record->page_start = analect_tagged_take_any (map->tagged, "SP");
      record->page_end = analect_tagged_take_any (map->tagged, "EP");
    }
  if (record->type == ANALECT_RECORD_ARTICLE)
    record->article_number = analect_tagged_take_any (map->tagged, "C7");
  record->volume = analect_tagged_take_any (map->tagged, "VL VO");
  record->issue = analect_tagged_take_any (map->tagged, map->flags & ANALECT_RIS_M1_ISSUE ? "IS CP M1" : "IS CP");
}

/* Whether PIECE is EBSCOhost's notice about the abstract before it. */
static gboolean
is_copyright_notice (const char *piece)
{
  static const char *const beginnings[] = { "Copyright of ", "Copyright ©", "Copyright (c)", "Copyright (C)", "©" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_has_prefix (piece, beginnings[i]))
      return TRUE;
  return FALSE;
}

static void
map_abstract (Map *map)
{
  g_autoptr (GString) abstract = NULL;
  const char *previous = NULL;

  for (guint i = 0; i < map->tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (map, i);
      const char *value = analect_tagged_value (map->tagged, field);

      if ((!analect_tagged_is (field, "AB") && !analect_tagged_is (field, "N2")) || *value == '\0')
        continue;
      field->taken = TRUE;
      if (abstract != NULL && is_copyright_notice (value))
        analect_record_add_note (map->record, value);
      else if (abstract == NULL)
        abstract = g_string_new (value);
      else if (strcmp (previous, value) != 0)
        g_string_append_printf (abstract, "\n%s", value);
      previous = value;
    }
  if (abstract != NULL)
    map->record->abstract = g_string_free (g_steal_pointer (&abstract), FALSE);
}

static gboolean
is_link (const char *value)
{
  return g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://")
         || g_str_has_prefix (value, "ftp://");
}

/* The fields that repeat. */
static void
map_lists (Map *map)
{
  AnalectRecord *record = map->record;

  for (guint i = 0; i < map->tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (map, i);
      const char *value = analect_tagged_value (map->tagged, field);

      if (field->taken || *value == '\0')
        continue;
      field->taken = TRUE;
      if (analect_tagged_is (field, "KW") || analect_tagged_is (field, "K1"))
        split_at_semicolons (value, FALSE, analect_record_add_keyword, record);
      else if (analect_tagged_is (field, "N1"))
        analect_record_add_note (record, value);
      else if (analect_tagged_is (field, "UR"))
        analect_record_add_url (record, value);
      else if (is_link (value)
               && ((*field->tag == 'L' && g_ascii_isdigit (field->tag[1])) || strcmp (field->tag, "LK") == 0))
        analect_record_add_url (record, value);
      else if (analect_tagged_is (field, "SN"))
        field->taken = analect_serial_numbers_add (record->issns, record->isbns, value);
      else
        field->taken = FALSE;
    }
}

static void
map_publication (Map *map)
{
  AnalectRecord *record = map->record;

  record->publisher = analect_tagged_take_any (map->tagged, "PB PU");
  record->place = analect_tagged_take_any (map->tagged, "CY PP PI");
  record->language = analect_tagged_take_any (map->tagged, "LA");
  record->database = analect_tagged_take_any (map->tagged, "DB DP");
}

AnalectRecord *
analect_ris_map (AnalectTagged *tagged, guint line, AnalectReaderReport *report)
{
  g_autoptr (AnalectRecord) record = analect_record_new ();
  Map map = { tagged, record, 0 };

  map_type (&map, line, report);
  analect_ris_map_identifiers (tagged, record);
  map_titles (&map);
  map_people (&map);
  analect_ris_map_date (tagged, record, line, report);
  map_pages (&map);
  map_publication (&map);
  map_abstract (&map);
  map_lists (&map);
  analect_tagged_keep_rest (tagged, record);
  if (analect_record_is_empty (record))
    analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, line, _ ("The record holds nothing but its type"));
  else if (record->title == NULL)
    analect_reader_report_add (report, ANALECT_SEVERITY_WARNING, line, _ ("The record has no title"));
  return g_steal_pointer (&record);
}
