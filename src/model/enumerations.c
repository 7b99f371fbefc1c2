/* Closed lists of values; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "enumerations.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  AnalectEnumeration list;
  const char *text;
  const char *context;
  const char *label;
} Entry;

/* NC_ expands to the label alone; the context is needed as well to look the translation up. */
#undef NC_
#define NC_(where, words) where, words

#define ENUMERATION(LIST, list) { ANALECT_ENUMERATION_##LIST, NULL, NULL, NULL },
#define VALUE(LIST, NAME, text, label) { ANALECT_ENUMERATION_##LIST, text, label },
static const Entry entries[] = {
#include "enumerations.def"
};
#undef ENUMERATION
#undef VALUE

#define ENUMERATION(LIST, list) ANALECT_FIRST_##LIST,
#define VALUE(LIST, NAME, text, label)
static const guint16 firsts[] = {
#include "enumerations.def"
  G_N_ELEMENTS (entries)
};
#undef ENUMERATION
#undef VALUE

guint
analect_enumeration_count (AnalectEnumeration list)
{
  return firsts[list + 1] - firsts[list] - 1u;
}

static const Entry *
find_entry (AnalectEnumeration list, gint64 value)
{
  if (value < 0 || value >= analect_enumeration_count (list))
    return NULL;
  return &entries[firsts[list] + 1 + value];
}

const char *
analect_enumeration_text (AnalectEnumeration list, gint64 value)
{
  const Entry *entry = find_entry (list, value);

  return entry ? entry->text : NULL;
}

const char *
analect_enumeration_label (AnalectEnumeration list, gint64 value)
{
  const Entry *entry = find_entry (list, value);

  return entry ? g_dpgettext2 (GETTEXT_PACKAGE, entry->context, entry->label) : NULL;
}

int
analect_enumeration_parse (AnalectEnumeration list, const char *text, gssize n_bytes)
{
  gsize length = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  guint count = analect_enumeration_count (list);

  for (guint i = 0; i < count; i++)
    {
      const char *candidate = entries[firsts[list] + 1 + i].text;

      if (strlen (candidate) == length && memcmp (candidate, text, length) == 0)
        return (int) i;
    }
  return -1;
}
