/* Derived identities; see the header. The name within our space is the kind's element and the keys, with blanks
 * between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "derive.h"
#include "rows-write.h"

/* The space of all derived GUIDs; never changes. */
static const AnalectGuid space
    = { { 0x5d, 0x1c, 0x2f, 0x84, 0x93, 0x6e, 0x4b, 0x07, 0xa1, 0xd5, 0x7e, 0x0a, 0xc4, 0x38, 0xb2, 0x6f } };

AnalectGuid
analect_derive_guid (const AnalectRows *rows, AnalectKind kind, const AnalectId *keys, guint n, const char *detail)
{
  g_autoptr (GString) name = g_string_new (analect_kinds[kind].element);

  for (guint i = 0; i < n; i++)
    {
      const AnalectRow *row = analect_rows_peek (rows, keys[i]);
      char guid[ANALECT_GUID_STRING_SIZE];

      g_string_append_c (name, ' ');
      if (row != NULL)
        g_string_append (name, analect_guid_format (&row->guid, guid));
    }
  if (detail != NULL)
    g_string_append_printf (name, " %s", detail);
  return analect_guid_derive (&space, name->str, (gssize) name->len);
}
