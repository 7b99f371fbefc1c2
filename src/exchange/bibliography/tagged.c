/* The fields of one tagged record; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "tagged.h"

#include "lines.h"

#include <string.h>

AnalectTagged *
analect_tagged_new (void)
{
  AnalectTagged *tagged = g_new (AnalectTagged, 1);

  tagged->fields = g_array_new (FALSE, FALSE, sizeof (AnalectTaggedField));
  tagged->values = g_string_new (NULL);
  return tagged;
}

void
analect_tagged_free (AnalectTagged *tagged)
{
  if (tagged == NULL)
    return;
  g_array_unref (tagged->fields);
  g_string_free (tagged->values, TRUE);
  g_free (tagged);
}

void
analect_tagged_truncate (AnalectTagged *tagged, guint first)
{
  if (first >= tagged->fields->len)
    return;
  g_string_truncate (tagged->values, g_array_index (tagged->fields, AnalectTaggedField, first).start);
  g_array_set_size (tagged->fields, first);
}

void
analect_tagged_add (AnalectTagged *tagged, const char *tag, gsize n_tag, const char *value, gsize n_bytes, guint line)
{
  AnalectTaggedField field = { .line = line };

  g_assert (n_tag < ANALECT_TAG_SIZE);
  memcpy (field.tag, tag, n_tag);
  if (tagged->fields->len > 0)
    g_string_append_c (tagged->values, '\0');
  field.start = tagged->values->len;
  analect_line_trim (&value, &n_bytes);
  g_string_append_len (tagged->values, value, (gssize) n_bytes);
  g_array_append_val (tagged->fields, field);
}

void
analect_tagged_append (AnalectTagged *tagged, const char *separator, const char *value, gsize n_bytes)
{
  const AnalectTaggedField *last;

  g_assert (tagged->fields->len > 0);
  last = &g_array_index (tagged->fields, AnalectTaggedField, tagged->fields->len - 1);
  analect_line_trim (&value, &n_bytes);
  if (n_bytes == 0)
    return;
  if (tagged->values->len > last->start)
    g_string_append (tagged->values, separator);
  g_string_append_len (tagged->values, value, (gssize) n_bytes);
}

const char *
analect_tagged_value (const AnalectTagged *tagged, const AnalectTaggedField *field)
{
  return tagged->values->str + field->start;
}

gboolean
analect_tagged_is (const AnalectTaggedField *field, const char *tag)
{
  return strcmp (field->tag, tag) == 0;
}

static AnalectTaggedField *
find (const AnalectTagged *tagged, const char *tag)
{
  for (guint i = 0; i < tagged->fields->len; i++)
    {
      AnalectTaggedField *field = &g_array_index (tagged->fields, AnalectTaggedField, i);

      if (!field->taken && analect_tagged_is (field, tag) && *analect_tagged_value (tagged, field) != '\0')
        return field;
    }
  return NULL;
}

const char *
analect_tagged_peek (const AnalectTagged *tagged, const char *tag)
{
  const AnalectTaggedField *field = find (tagged, tag);

  return field != NULL ? analect_tagged_value (tagged, field) : NULL;
}

const char *
analect_tagged_take (AnalectTagged *tagged, const char *tag)
{
  AnalectTaggedField *field = find (tagged, tag);

  if (field == NULL)
    return NULL;
  field->taken = TRUE;
  return analect_tagged_value (tagged, field);
}

char *
analect_tagged_take_any (AnalectTagged *tagged, const char *tags)
{
  for (const char *p = tags; *p != '\0'; p += strspn (p, " "))
    {
      gsize n = strcspn (p, " ");
      char tag[ANALECT_TAG_SIZE] = "";
      const char *value;

      g_assert (n < sizeof tag);
      memcpy (tag, p, n);
      value = analect_tagged_take (tagged, tag);
      if (value != NULL)
        return g_strdup (value);
      p += n;
    }
  return NULL;
}

void
analect_tagged_keep_rest (const AnalectTagged *tagged, AnalectRecord *record)
{
  for (guint i = 0; i < tagged->fields->len; i++)
    {
      const AnalectTaggedField *field = &g_array_index (tagged->fields, AnalectTaggedField, i);

      if (!field->taken)
        analect_record_keep (record, field->tag, analect_tagged_value (tagged, field));
    }
}
