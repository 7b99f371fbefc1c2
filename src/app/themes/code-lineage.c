/* Lineage in words; see the header.
 *
 * What an entry keeps of the codes it was made from is text, one code on a line: GUID, name, and after a colon the
 * definition. A definition may go on over several lines, so that a line counts as a code's only where it begins with a
 * GUID.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-lineage.h"

#include <string.h>

#include <glib/gi18n.h>

#define GUID_LENGTH (ANALECT_GUID_STRING_SIZE - 1)

/* The names of the codes in BEFORE that are not CODE itself, in quotation marks. The caller frees the text. */
static char *
names_before (const char *before, const AnalectGuid *self)
{
  g_auto (GStrv) lines = g_strsplit (before, "\n", -1);
  GString *names = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *start = g_strndup (lines[i], GUID_LENGTH);
      const char *name, *end;
      AnalectGuid guid;

      if (strlen (lines[i]) <= GUID_LENGTH + 1 || !analect_guid_parse (start, -1, &guid)
          || analect_guid_equal (&guid, self))
        continue;
      name = lines[i] + GUID_LENGTH + 1;
      end = strstr (name, ": ");
      if (names->len > 0)
        g_string_append (names, C_ ("list", ", "));
      /* Translators: the name of a code in quotation marks; the second number and string say how much of it */
      g_string_append_printf (names, _ ("“%.*s”"), end ? (int) (end - name) : (int) strlen (name), name);
    }
  return g_string_free (names, FALSE);
}

/* The names of what the entry led to beside CODE. The caller frees the text. */
static char *
names_beside (const AnalectRows *rows, const AnalectIdSet *into, AnalectId code)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; into != NULL && i < into->n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, into->ids[i]);

      if (into->ids[i] == code || row == NULL)
        continue;
      if (names->len > 0)
        g_string_append (names, C_ ("list", ", "));
      /* Translators: the name of a code in quotation marks */
      g_string_append_printf (names, C_ ("code", "“%s”"), analect_row_string (row, ANALECT_CODE_NAME));
    }
  return g_string_free (names, FALSE);
}

/* What happened, without when and why. The caller frees it. */
static char *
describe_event (AnalectWorkbench *workbench, const AnalectRow *row, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autofree char *before =
      names_before (analect_row_string (row, ANALECT_LINEAGE_BEFORE), &analect_rows_get (rows, code)->guid);
  g_autofree char *beside = names_beside (rows, analect_row_set (row, ANALECT_LINEAGE_INTO), code);

  if (analect_row_integer (row, ANALECT_LINEAGE_EVENT) != ANALECT_LINEAGE_EVENT_SPLIT)
    /* Translators: %s is the names of the codes that were merged into this one */
    return *before ? g_strdup_printf (_ ("Merged with %s"), before) : g_strdup (_ ("Merged"));
  if (*before != '\0' && *beside != '\0')
    /* Translators: this code came out of one that was split; the second are the other codes that did */
    return g_strdup_printf (_ ("Split from %s, together with %s"), before, beside);
  if (*before != '\0')
    return g_strdup_printf (_ ("Split from %s"), before);
  return *beside ? g_strdup_printf (_ ("Split: a part went to %s"), beside) : g_strdup (_ ("Split"));
}

/* When and by whom; the caller frees it. */
static char *
describe_when (AnalectWorkbench *workbench, const AnalectRow *row)
{
  const AnalectRow *coder =
      analect_rows_get (analect_workbench_get_rows (workbench), analect_row_reference (row, ANALECT_LINEAGE_CODER));
  AnalectTime at = analect_row_integer (row, ANALECT_LINEAGE_AT);
  g_autoptr (GDateTime) time = at != 0 ? g_date_time_new_from_unix_local (at) : NULL;
  g_autofree char *date = time ? g_date_time_format (time, "%x") : NULL;
  const char *name = coder ? analect_row_string (coder, ANALECT_CODER_NAME) : "";

  if (date != NULL && *name != '\0')
    /* Translators: a date and the name of a coder */
    return g_strdup_printf (C_ ("lineage", "%s, %s"), date, name);
  return g_strdup (date ? date : name);
}

static int
compare_times (gconstpointer a, gconstpointer b, gpointer rows)
{
  gint64 one = analect_row_integer (analect_rows_get (rows, *(const AnalectId *) a), ANALECT_LINEAGE_AT);
  gint64 other = analect_row_integer (analect_rows_get (rows, *(const AnalectId *) b), ANALECT_LINEAGE_AT);

  return one > other ? -1 : one < other;
}

char **
analect_lineage_paragraphs (AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GStrvBuilder) paragraphs = g_strv_builder_new ();

  if (analect_rows_get (rows, code) == NULL)
    return g_strv_builder_end (paragraphs);
  analect_lookup_referrers (analect_workbench_get_lookup (workbench), ANALECT_LINEAGE_INTO, code, entries);
  g_array_sort_with_data (entries, compare_times, (gpointer) rows);
  for (guint i = 0; i < entries->len; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, g_array_index (entries, AnalectId, i));
      const char *reason = analect_row_string (row, ANALECT_LINEAGE_REASON);
      g_autofree char *event = describe_event (workbench, row, code), *when = describe_when (workbench, row);
      g_autofree char *text = NULL;

      text = *when != '\0' ? g_strdup_printf ("%s (%s)", event, when) : g_strdup (event);
      if (*reason != '\0')
        {
          g_autofree char *bare = g_steal_pointer (&text);

          /* Translators: what happened to a code, and the reason that was given */
          text = g_strdup_printf (C_ ("lineage", "%s: %s"), bare, reason);
        }
      g_strv_builder_add (paragraphs, text);
    }
  return g_strv_builder_end (paragraphs);
}
