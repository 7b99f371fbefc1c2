/* The first record of a journal; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "journal-header.h"

#include <string.h>

#define VERSION "1"

/* Text of any bytes on one line. */
static void
append_escaped (GString *out, const char *key, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_uri_escape_string (text, "/ ", TRUE) : NULL;

  if (escaped != NULL)
    g_string_append_printf (out, "%s %s\n", key, escaped);
}

GString *
analect_journal_header_format (const AnalectJournalHeader *header)
{
  const AnalectEtag *base = &header->base;
  char guid[ANALECT_GUID_STRING_SIZE], began[ANALECT_TIME_STRING_SIZE], digest[ANALECT_DIGEST_STRING_SIZE];
  GString *out = g_string_new ("version " VERSION "\nprogram " ANALECT_VERSION "\n");

  g_string_append_printf (out, "session %s\ngeneration %u\n", header->session, header->generation);
  append_escaped (out, "path", header->path);
  append_escaped (out, "title", header->title);
  g_string_append_printf (out, "guid %s\n", analect_guid_format (&header->guid, guid));
  g_string_append_printf (out, "size %" G_GINT64_FORMAT "\nseconds %" G_GINT64_FORMAT "\nnanoseconds %d\n", base->size,
                          base->seconds, base->nanoseconds);
  g_string_append_printf (out, "began %s\n", analect_time_format (header->began, began));
  if (base->has_digest)
    g_string_append_printf (out, "digest %s\n", analect_digest_format (&base->digest, digest));
  return out;
}

void
analect_journal_header_add_first (GString *payload, guint n_first)
{
  g_string_append_printf (payload, "first %u\n", n_first);
}

/* The value of KEY, or NULL; borrowed from LINES. */
static const char *
find_value (char **lines, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strncmp (lines[i], key, length) == 0 && lines[i][length] == ' ')
      return lines[i] + length + 1;
  return NULL;
}

static gboolean
read_integer (char **lines, const char *key, gint64 min, gint64 max, gint64 *value)
{
  const char *text = find_value (lines, key);

  return text != NULL && g_ascii_string_to_signed (text, 10, min, max, value, NULL);
}

static char *
read_escaped (char **lines, const char *key)
{
  const char *text = find_value (lines, key);

  return text != NULL ? g_uri_unescape_string (text, NULL) : NULL;
}

static gboolean
read_base (char **lines, AnalectEtag *base)
{
  const char *digest = find_value (lines, "digest");
  gint64 nanoseconds;

  if (!read_integer (lines, "size", 0, G_MAXINT64, &base->size)
      || !read_integer (lines, "seconds", G_MININT64, G_MAXINT64, &base->seconds)
      || !read_integer (lines, "nanoseconds", 0, 999999999, &nanoseconds))
    return FALSE;
  base->nanoseconds = (gint32) nanoseconds;
  base->has_digest = digest != NULL && analect_digest_parse (&base->digest, digest);
  return TRUE;
}

gboolean
analect_journal_header_parse (AnalectJournalHeader *header, const char *payload, gsize size)
{
  g_autofree char *text = g_strndup (payload, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  const char *guid = find_value (lines, "guid"), *began = find_value (lines, "began");
  gint64 generation, n_first;

  memset (header, 0, sizeof *header);
  header->session = g_strdup (find_value (lines, "session"));
  header->path = read_escaped (lines, "path");
  header->title = read_escaped (lines, "title");
  if (g_strcmp0 (find_value (lines, "version"), VERSION) != 0 || header->session == NULL || header->path == NULL
      || guid == NULL || !analect_guid_parse (guid, -1, &header->guid) || !read_base (lines, &header->base)
      || !read_integer (lines, "generation", 0, G_MAXUINT, &generation)
      || !read_integer (lines, "first", 1, G_MAXUINT, &n_first) || began == NULL
      || !analect_time_parse (began, -1, &header->began))
    return FALSE;
  header->generation = (guint) generation;
  header->n_first = (guint) n_first;
  return TRUE;
}

void
analect_journal_header_clear (AnalectJournalHeader *header)
{
  g_free (header->session);
  g_free (header->path);
  g_free (header->title);
  memset (header, 0, sizeof *header);
}
