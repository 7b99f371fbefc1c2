/* The file of a milestone; see the header.
 *
 * The layout of gzip members is that of RFC 1952: ten bytes of header with the flag for an extra field, the field (its
 * length, then a subfield: two letters, length, data), the deflated content, CRC and length of the content. Deflated
 * nothing is the two bytes 03 00, and its CRC is 0.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "milestone-file.h"
#include "text.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define GROUP        "Milestone"
#define HEADER_SIZE  16u /* up to the data of the subfield */
#define TRAILER_SIZE 10u
#define MAX_DATA     65000u
#define MAX_SIZE     (G_GINT64_CONSTANT (1) << 40)
#define MAX_SLUG     60u

static const guint8 header[10] = { 0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff };
static const guint8 trailer[TRAILER_SIZE] = { 3, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

char *
analect_milestone_fold (const char *name)
{
  g_autofree char *normal = NULL, *folded = NULL;
  GString *result = NULL;

  if (!analect_text_is_legal (name, -1) || g_utf8_strlen (name, -1) > (glong) ANALECT_MILESTONE_MAX_NAME)
    return NULL;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return NULL;
  normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_utf8_casefold (normal, -1);
  result = g_string_new (NULL);
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (result, g_utf8_get_char (at));
    else if (result->len > 0 && result->str[result->len - 1] != ' ')
      g_string_append_c (result, ' ');
  if (result->len > 0 && result->str[result->len - 1] == ' ')
    g_string_truncate (result, result->len - 1);
  return g_string_free (result, result->len == 0);
}

char *
analect_milestone_file_name (const char *folded)
{
  GString *name = g_string_new (NULL);
  char digits[ANALECT_DIGEST_STRING_SIZE];
  AnalectDigest digest;

  for (const char *at = folded; *at != '\0' && name->len < MAX_SLUG; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (name, g_utf8_get_char (at));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  if (name->len > 0 && name->str[name->len - 1] != '-')
    g_string_append_c (name, '-');
  analect_digest_bytes (&digest, folded, strlen (folded));
  analect_digest_format (&digest, digits);
  g_string_append_len (name, digits, 16);
  g_string_append (name, ANALECT_MILESTONE_ENDING);
  return g_string_free (name, FALSE);
}

static void
append_number (GByteArray *bytes, gsize number)
{
  const guint8 little_endian[] = { (guint8) (number & 0xff), (guint8) (number >> 8) };

  g_byte_array_append (bytes, little_endian, 2);
}

GBytes *
analect_milestone_format_head (const AnalectMilestone *milestone)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  char time[ANALECT_TIME_STRING_SIZE], digest[ANALECT_DIGEST_STRING_SIZE];
  g_autofree char *data = NULL;
  GByteArray *bytes;
  gsize size;

  g_key_file_set_integer (file, GROUP, "Format", 1);
  g_key_file_set_string (file, GROUP, "Name", milestone->name);
  g_key_file_set_string (file, GROUP, "Note", milestone->note);
  g_key_file_set_string (file, GROUP, "Time", analect_time_format (milestone->time, time));
  g_key_file_set_int64 (file, GROUP, "Size", milestone->size);
  g_key_file_set_string (file, GROUP, "SHA-256", analect_digest_format (&milestone->digest, digest));
  data = g_key_file_to_data (file, &size, NULL);
  if (size > MAX_DATA)
    return NULL;

  bytes = g_byte_array_new ();
  g_byte_array_append (bytes, header, sizeof header);
  append_number (bytes, size + 4);
  g_byte_array_append (bytes, (const guint8 *) "Am", 2);
  append_number (bytes, size);
  g_byte_array_append (bytes, (const guint8 *) data, (guint) size);
  g_byte_array_append (bytes, trailer, sizeof trailer);
  return g_byte_array_free_to_bytes (bytes);
}

static char *
get_text (GKeyFile *file, const char *key)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, NULL);

  return text != NULL && analect_text_is_legal (text, -1) ? g_steal_pointer (&text) : NULL;
}

static gboolean
parse_data (const char *data, gsize size, AnalectMilestone *milestone)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *name = NULL, *note = NULL, *time = NULL, *digest = NULL, *folded = NULL;

  if (!g_key_file_load_from_data (file, data, size, G_KEY_FILE_NONE, NULL)
      || g_key_file_get_integer (file, GROUP, "Format", NULL) != 1)
    return FALSE;
  name = get_text (file, "Name");
  note = get_text (file, "Note");
  time = get_text (file, "Time");
  digest = get_text (file, "SHA-256");
  folded = name != NULL ? analect_milestone_fold (name) : NULL;
  milestone->size = g_key_file_get_int64 (file, GROUP, "Size", NULL);
  if (folded == NULL || time == NULL || digest == NULL || strlen (digest) != ANALECT_DIGEST_STRING_SIZE - 1
      || !analect_time_parse (time, -1, &milestone->time) || !analect_digest_parse (&milestone->digest, digest)
      || milestone->size < 0 || milestone->size > MAX_SIZE)
    return FALSE;
  milestone->name = g_steal_pointer (&name);
  milestone->note = note != NULL ? g_steal_pointer (&note) : g_strdup ("");
  return TRUE;
}

static gsize
get_number (const guint8 *bytes)
{
  return bytes[0] | (gsize) bytes[1] << 8;
}

/* Reads exactly SIZE bytes. */
static int
read_exactly (const AnalectFileOps *ops, int fd, guint8 *bytes, gsize size)
{
  gssize n = analect_file_read (ops, fd, bytes, size);

  if (n >= 0 && (gsize) n < size)
    errno = EBADMSG;
  return n >= 0 && (gsize) n == size ? 0 : -1;
}

int
analect_milestone_read_head (const AnalectFileOps *ops, int fd, AnalectMilestone *milestone)
{
  guint8 start[HEADER_SIZE];
  g_autofree guint8 *rest = NULL;
  gsize size;

  if (ops->seek (ops->data, fd, 0, SEEK_SET) < 0 || read_exactly (ops, fd, start, sizeof start) < 0)
    return -1;
  size = get_number (start + 14);
  if (memcmp (start, header, sizeof header) == 0 && memcmp (start + 12, "Am", 2) == 0 && size <= MAX_DATA
      && get_number (start + 10) == size + 4)
    {
      rest = g_malloc (size + TRAILER_SIZE);
      if (read_exactly (ops, fd, rest, size + TRAILER_SIZE) < 0)
        return -1;
      if (memcmp (rest + size, trailer, TRAILER_SIZE) == 0 && parse_data ((const char *) rest, size, milestone))
        return 0;
    }
  errno = EBADMSG;
  return -1;
}

void
analect_milestone_free (AnalectMilestone *milestone)
{
  g_free (milestone->name);
  g_free (milestone->note);
  g_free (milestone->file);
  g_free (milestone);
}
