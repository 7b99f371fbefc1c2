/* Unknown content; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "extra.h"

#include <string.h>

AnalectText *
analect_extra_new (const GString *attributes, const GString *elements)
{
  g_autoptr (GString) text = NULL;

  if (attributes->len == 0 && elements->len == 0)
    return NULL;
  text = g_string_new_len (attributes->str, (gssize) attributes->len);
  g_string_append_c (text, '\n');
  g_string_append_len (text, elements->str, (gssize) elements->len);
  return analect_text_new (text->str, (gssize) text->len);
}

/* Whether ROW has a value of its own for the attribute NAME. */
static gboolean
is_written (AnalectKind kind, const AnalectRow *row, const char *name, gsize length)
{
  g_autofree char *string = g_strndup (name, length);
  AnalectField field = analect_field_from_name (kind, string);

  return field != ANALECT_FIELD_EXISTS
         && !analect_value_equal (analect_fields[field].type, analect_row_value (row, field),
                                  analect_value_default (field));
}

void
analect_extra_write_attributes (const AnalectText *extra, AnalectKind kind, const AnalectRow *row, GString *out)
{
  const char *at = analect_text_peek (extra);

  while (*at == ' ')
    {
      const char *equals = strchr (at, '='), *end = equals ? strchr (equals + 2, '"') : NULL;

      if (end == NULL)
        return;
      if (!is_written (kind, row, at + 1, (gsize) (equals - at - 1)))
        g_string_append_len (out, at, (gssize) (end + 1 - at));
      at = end + 1;
    }
}

gboolean
analect_extra_write_elements (const AnalectText *extra, GString *out)
{
  const char *newline = strchr (analect_text_peek (extra), '\n');

  if (newline == NULL || newline[1] == '\0')
    return FALSE;
  g_string_append (out, newline + 1);
  return TRUE;
}
