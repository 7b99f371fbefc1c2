/* The text form of values; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "value-text.h"

#include "model-error.h"
#include "rows-write.h"
#include "timestamp.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
append_integer (GString *out, gint64 value)
{
  char digits[24];
  guint at = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;

  do
    {
      digits[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    digits[--at] = '-';
  g_string_append_len (out, digits + at, (gssize) (sizeof digits - at));
}

static void
append_real (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  for (int precision = 15; precision <= 17; precision++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", precision);
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  g_string_append (out, buffer);
}

static void
append_guid (const AnalectRows *rows, GString *out, AnalectId id)
{
  const AnalectRow *row = analect_rows_peek (rows, id);
  char guid[ANALECT_GUID_STRING_SIZE];

  if (row != NULL)
    g_string_append_len (out, analect_guid_format (&row->guid, guid), ANALECT_GUID_STRING_SIZE - 1);
}

static int
compare_guids (gconstpointer a, gconstpointer b)
{
  return analect_guid_compare (*(const AnalectGuid *const *) a, *(const AnalectGuid *const *) b);
}

static void
append_set (const AnalectRows *rows, GString *out, const AnalectIdSet *set)
{
  g_autofree const AnalectGuid **guids = NULL;

  if (set == NULL)
    return;
  guids = g_new (const AnalectGuid *, set->n);
  for (guint i = 0; i < set->n; i++)
    guids[i] = &analect_rows_peek (rows, set->ids[i])->guid;
  qsort (guids, set->n, sizeof guids[0], compare_guids);
  for (guint i = 0; i < set->n; i++)
    {
      char guid[ANALECT_GUID_STRING_SIZE];

      if (i > 0)
        g_string_append_c (out, ' ');
      g_string_append_len (out, analect_guid_format (guids[i], guid), ANALECT_GUID_STRING_SIZE - 1);
    }
}

static void
append_ranges (GString *out, const AnalectRanges *ranges)
{
  for (guint i = 0; ranges != NULL && i < ranges->n; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      append_integer (out, ranges->ranges[i].start);
      g_string_append_c (out, ':');
      append_integer (out, ranges->ranges[i].end);
    }
}

void
analect_value_write (const AnalectRows *rows, AnalectField field, AnalectValue value, GString *out)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  char time[ANALECT_TIME_STRING_SIZE];

  switch (info->type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      if (value.text != NULL)
        g_string_append_len (out, analect_text_peek (value.text), (gssize) analect_text_get_size (value.text));
      break;
    case ANALECT_TYPE_INTEGER:
      append_integer (out, value.integer);
      break;
    case ANALECT_TYPE_REAL:
      append_real (out, value.real);
      break;
    case ANALECT_TYPE_BOOLEAN:
      g_string_append (out, value.integer ? "true" : "false");
      break;
    case ANALECT_TYPE_ENUM:
      g_string_append (out, analect_enumeration_text (info->enumeration, value.integer));
      break;
    case ANALECT_TYPE_TIME:
      if (value.integer != 0)
        g_string_append (out, analect_time_format (value.integer, time));
      break;
    case ANALECT_TYPE_REFERENCE:
      append_guid (rows, out, value.reference);
      break;
    case ANALECT_TYPE_REFERENCES:
      append_set (rows, out, value.set);
      break;
    case ANALECT_TYPE_RANGES:
      append_ranges (out, value.ranges);
      break;
    case ANALECT_TYPE_GUID:
      break;
    }
}

static gboolean
fail (GError **error, AnalectModelError code, AnalectField field, const char *text, gsize n_bytes)
{
  const char *name = analect_fields[field].name;
  g_autofree char *shown = g_utf8_make_valid (text, (gssize) MIN (n_bytes, 40));

  if (code == ANALECT_MODEL_ERROR_REFERENCE)
    g_set_error (error, ANALECT_MODEL_ERROR, code, _ ("%s=\"%s\" names nothing of the right kind"), name, shown);
  else
    g_set_error (error, ANALECT_MODEL_ERROR, code, _ ("%s=\"%s\" is not a value this field can have"), name, shown);
  return FALSE;
}

/* Reads a decimal integer that takes all N_BYTES. */
static gboolean
read_integer (const char *text, gsize n_bytes, gint64 *value)
{
  gboolean negative = n_bytes > 0 && text[0] == '-';
  gint64 result = 0;

  if (n_bytes == (negative ? 1u : 0u) || n_bytes > (negative ? 19u : 18u))
    return FALSE;
  for (gsize i = negative ? 1 : 0; i < n_bytes; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      result = result * 10 + (text[i] - '0');
    }
  *value = negative ? -result : result;
  return TRUE;
}

static gboolean
read_real (const char *text, gsize n_bytes, double *value)
{
  char buffer[64];
  char *end;

  if (n_bytes == 0 || n_bytes >= sizeof buffer || strspn (text, "+-.0123456789eE") < n_bytes)
    return FALSE;
  memcpy (buffer, text, n_bytes);
  buffer[n_bytes] = '\0';
  *value = g_ascii_strtod (buffer, &end);
  return *end == '\0' && isfinite (*value);
}

static gboolean
read_boolean (const char *text, gsize n_bytes, gint64 *value)
{
  *value = n_bytes == 4 && memcmp (text, "true", 4) == 0;
  return *value || (n_bytes == 5 && memcmp (text, "false", 5) == 0);
}

/* The next part of a list with white space between, or NULL at its end. */
static const char *
next_word (const char **at, const char *end, gsize *length)
{
  const char *word;

  while (*at < end && g_ascii_isspace (**at))
    (*at)++;
  word = *at;
  while (*at < end && !g_ascii_isspace (**at))
    (*at)++;
  *length = (gsize) (*at - word);
  return *length > 0 ? word : NULL;
}

static gboolean
read_reference (AnalectKind target, const char *text, gsize n_bytes, AnalectResolver resolver, gpointer data,
                AnalectId *id)
{
  AnalectGuid guid;

  if (!analect_guid_parse (text, (gssize) n_bytes, &guid) || analect_guid_is_null (&guid))
    return FALSE;
  *id = resolver (target, &guid, data);
  return *id != ANALECT_ID_NONE;
}

static gboolean
read_set (AnalectKind target, const char *text, gsize n_bytes, AnalectResolver resolver, gpointer data,
          AnalectIdSet **set)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  const char *at = text, *word;
  gsize length;

  while ((word = next_word (&at, text + n_bytes, &length)) != NULL)
    {
      AnalectId id;

      if (!read_reference (target, word, length, resolver, data, &id))
        return FALSE;
      g_array_append_val (ids, id);
    }
  *set = analect_id_set_new ((const AnalectId *) (gpointer) ids->data, ids->len);
  return TRUE;
}

static gboolean
read_ranges (const char *text, gsize n_bytes, AnalectRanges **ranges)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  const char *at = text, *word;
  gsize length;

  while ((word = next_word (&at, text + n_bytes, &length)) != NULL)
    {
      const char *colon = memchr (word, ':', length);
      gint64 start, end;
      AnalectRange range;

      if (colon == NULL || !read_integer (word, (gsize) (colon - word), &start)
          || !read_integer (colon + 1, length - (gsize) (colon + 1 - word), &end) || start < 0 || start > G_MAXUINT32
          || end < 0 || end > G_MAXUINT32)
        return FALSE;
      range.start = (guint32) start;
      range.end = (guint32) end;
      g_array_append_val (found, range);
    }
  *ranges = analect_ranges_new ((const AnalectRange *) (gpointer) found->data, found->len);
  return TRUE;
}

gboolean
analect_value_read (AnalectField field, const char *text, gsize n_bytes, AnalectResolver resolver, gpointer data,
                    AnalectValue *value, GError **error)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  gboolean ok = FALSE;

  value->integer = 0;
  switch (info->type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      value->text = n_bytes > 0 ? analect_text_new (text, (gssize) n_bytes) : NULL;
      return TRUE;
    case ANALECT_TYPE_INTEGER:
      ok = read_integer (text, n_bytes, &value->integer);
      break;
    case ANALECT_TYPE_REAL:
      ok = read_real (text, n_bytes, &value->real);
      break;
    case ANALECT_TYPE_BOOLEAN:
      ok = read_boolean (text, n_bytes, &value->integer);
      break;
    case ANALECT_TYPE_ENUM:
      value->integer = analect_enumeration_parse (info->enumeration, text, (gssize) n_bytes);
      ok = value->integer >= 0;
      break;
    case ANALECT_TYPE_TIME:
      ok = analect_time_parse (text, (gssize) n_bytes, &value->integer);
      break;
    case ANALECT_TYPE_REFERENCE:
      if (!read_reference (info->target, text, n_bytes, resolver, data, &value->reference))
        return fail (error, ANALECT_MODEL_ERROR_REFERENCE, field, text, n_bytes);
      return TRUE;
    case ANALECT_TYPE_REFERENCES:
      if (!read_set (info->target, text, n_bytes, resolver, data, &value->set))
        return fail (error, ANALECT_MODEL_ERROR_REFERENCE, field, text, n_bytes);
      return TRUE;
    case ANALECT_TYPE_RANGES:
      ok = read_ranges (text, n_bytes, &value->ranges);
      break;
    case ANALECT_TYPE_GUID:
      break;
    }
  return ok || fail (error, ANALECT_MODEL_ERROR_VALUE, field, text, n_bytes);
}
