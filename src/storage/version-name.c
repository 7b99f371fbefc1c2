/* Names of versions; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "version-name.h"

#include <string.h>

#define UNHASHED        "unhashed"
#define TIME_LENGTH     20u /* 2026-11-23T10-00-00Z */
#define MAX_SIZE_DIGITS 15u

char *
analect_version_name_format (const AnalectVersion *version)
{
  char time[ANALECT_TIME_STRING_SIZE], digest[ANALECT_DIGEST_STRING_SIZE];

  analect_time_format (version->time, time);
  time[13] = time[16] = '-';
  return g_strdup_printf ("%s_%" G_GOFFSET_FORMAT "_%s.xml%s", time, version->size,
                          version->has_digest ? analect_digest_format (&version->digest, digest) : UNHASHED,
                          version->packed ? ".gz" : "");
}

/* Reads the time at NAME, and returns what follows it; NULL when there is none. */
static const char *
parse_time (const char *name, AnalectTime *time)
{
  char text[TIME_LENGTH + 1];

  if (strlen (name) <= TIME_LENGTH || name[13] != '-' || name[16] != '-' || name[TIME_LENGTH] != '_')
    return NULL;
  memcpy (text, name, TIME_LENGTH);
  text[TIME_LENGTH] = '\0';
  text[13] = text[16] = ':';
  return analect_time_parse (text, TIME_LENGTH, time) ? name + TIME_LENGTH + 1 : NULL;
}

static const char *
parse_size (const char *text, goffset *size)
{
  guint n = 0;

  *size = 0;
  while (g_ascii_isdigit (text[n]) && n < MAX_SIZE_DIGITS)
    *size = *size * 10 + (text[n++] - '0');
  return n > 0 && text[n] == '_' ? text + n + 1 : NULL;
}

static const char *
parse_digest (const char *text, AnalectVersion *version)
{
  if (g_str_has_prefix (text, UNHASHED))
    return text + strlen (UNHASHED);
  version->has_digest = analect_digest_parse (&version->digest, text);
  return version->has_digest ? text + ANALECT_DIGEST_STRING_SIZE - 1 : NULL;
}

AnalectVersion *
analect_version_name_parse (const char *name)
{
  g_autoptr (AnalectVersion) version = g_new0 (AnalectVersion, 1);
  const char *at = parse_time (name, &version->time);
  g_autofree char *again = NULL;

  if (at != NULL)
    at = parse_size (at, &version->size);
  if (at != NULL)
    at = parse_digest (at, version);
  if (at == NULL)
    return NULL;
  version->packed = strcmp (at, ".xml.gz") == 0;
  /* What we would not write ourselves is not ours. */
  again = analect_version_name_format (version);
  if (strcmp (again, name) != 0 || (version->packed && !version->has_digest))
    return NULL;
  version->name = g_steal_pointer (&again);
  return g_steal_pointer (&version);
}

void
analect_version_free (AnalectVersion *version)
{
  g_free (version->name);
  g_free (version);
}
