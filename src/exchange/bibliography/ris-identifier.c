/* Where RIS records carry their identifiers; see the header.
 *
 * The DOI comes from DO, else by its form from M3, N1, UR, L3 and ID. A note that speaks of other works (references,
 * errata) or holds several DOIs gives none: a wrong DOI is worse than none, since duplicates are found by it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris-identifier.h"

#include "identifier.h"

#include <string.h>

static AnalectTaggedField *
get_field (const AnalectTagged *tagged, guint i)
{
  return &g_array_index (tagged->fields, AnalectTaggedField, i);
}

/* Whether a note is about works other than the record's. */
static gboolean
is_about_others (const char *note)
{
  static const char *const beginnings[] = { "references", "cited references", "erratum", "correction",
                                            "corrected",  "comment",          "retract", "reply" };

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (note, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The first DOI in a field with TAG, or NULL. */
static char *
find_doi (const AnalectTagged *tagged, const char *tag)
{
  for (guint i = 0; i < tagged->fields->len; i++)
    {
      const AnalectTaggedField *field = get_field (tagged, i);
      const char *value = analect_tagged_value (tagged, field);
      char *doi;

      if (!analect_tagged_is (field, tag) || is_about_others (value))
        continue;
      doi = analect_doi_find (value);
      if (doi != NULL)
        return doi;
    }
  return NULL;
}

static void
map_doi (AnalectTagged *tagged, AnalectRecord *record)
{
  static const char *const places[] = { "M3", "N1", "UR", "L3", "ID" };

  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = get_field (tagged, i);
      g_autofree char *doi = NULL;

      if (!analect_tagged_is (field, "DO"))
        continue;
      doi = analect_doi_normalize (analect_tagged_value (tagged, field));
      field->taken = doi != NULL && (record->doi == NULL || g_ascii_strcasecmp (record->doi, doi) == 0);
      if (record->doi == NULL)
        record->doi = g_steal_pointer (&doi);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (places) && record->doi == NULL; i++)
    record->doi = find_doi (tagged, places[i]);
}

/* Whether a field with TAG holds WORD, in any case. */
static gboolean
mentions (const AnalectTagged *tagged, const char *tag, const char *word)
{
  gsize n = strlen (word);

  for (guint i = 0; i < tagged->fields->len; i++)
    if (analect_tagged_is (get_field (tagged, i), tag))
      for (const char *p = analect_tagged_value (tagged, get_field (tagged, i)); *p != '\0'; p++)
        if (g_ascii_strncasecmp (p, word, n) == 0)
          return TRUE;
  return FALSE;
}

/* The PubMed number in FIELD, where such a field may hold one; else NULL. */
static char *
find_pmid (const AnalectTagged *tagged, const AnalectTaggedField *field, gboolean is_pubmed, gboolean is_embase)
{
  const char *value = analect_tagged_value (tagged, field);
  gboolean is_user = *field->tag == 'U' && g_ascii_isdigit (field->tag[1]) && strstr (value, "[pmid]") != NULL;
  gboolean is_url = analect_tagged_is (field, "UR") && strchr (value, '/') != NULL;
  gboolean is_number = (is_pubmed && analect_tagged_is (field, "AN")) || (is_embase && analect_tagged_is (field, "C5"));

  return is_user || is_url || is_number ? analect_pmid_find (value) : NULL;
}

static void
map_pmid (AnalectTagged *tagged, AnalectRecord *record)
{
  gboolean is_embase = mentions (tagged, "DB", "embase");
  gboolean is_pubmed = !is_embase && (mentions (tagged, "DB", "pubmed") || mentions (tagged, "DB", "medline"));

  record->pmid = analect_tagged_take_any (tagged, "PMID");
  for (guint i = 0; i < tagged->fields->len && record->pmid == NULL; i++)
    record->pmid = find_pmid (tagged, get_field (tagged, i), is_pubmed, is_embase);
}

/* "Accession Number: 117372971; …", the note in which EBSCOhost hides it. */
static char *
find_in_note (const char *value)
{
  static const char mark[] = "Accession Number: ";
  gsize n;

  if (!g_str_has_prefix (value, mark))
    return NULL;
  value += strlen (mark);
  n = strcspn (value, "; \n");
  return n > 0 ? g_strndup (value, n) : NULL;
}

/* "2019-65183-001", the numbers of PsycINFO, which Ovid writes into ID. */
static gboolean
is_psycinfo_number (const char *value)
{
  static const char form[] = "0000-00000-000";

  if (strlen (value) != strlen (form))
    return FALSE;
  for (gsize i = 0; form[i] != '\0'; i++)
    if (form[i] == '0' ? !g_ascii_isdigit (value[i]) : value[i] != form[i])
      return FALSE;
  return TRUE;
}

/* The accession number in a field that is not meant for one, or NULL. */
static char *
find_accession (const AnalectTagged *tagged, const AnalectTaggedField *field)
{
  static const char isi[] = "<Go to ISI>://";
  const char *value = analect_tagged_value (tagged, field);

  if (analect_tagged_is (field, "N1"))
    return find_in_note (value);
  if (analect_tagged_is (field, "ID") && is_psycinfo_number (value))
    return g_strdup (value);
  if (analect_tagged_is (field, "UR") && g_str_has_prefix (value, isi) && value[strlen (isi)] != '\0')
    return g_strdup (value + strlen (isi));
  if (analect_tagged_is (field, "U2") && *value == 'L' && value[1] != '\0'
      && value[1 + strspn (value + 1, "0123456789")] == '\0')
    return g_strdup (value);
  return NULL;
}

void
analect_ris_map_identifiers (AnalectTagged *tagged, AnalectRecord *record)
{
  map_doi (tagged, record);
  map_pmid (tagged, record);
  record->accession = analect_tagged_take_any (tagged, "AN");
  for (guint i = 0; i < tagged->fields->len && record->accession == NULL; i++)
    record->accession = find_accession (tagged, get_field (tagged, i));
}
