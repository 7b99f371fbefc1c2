/* Facts about a reference; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-facts.h"

#include "screening.h"

#include <string.h>

#include <glib/gi18n.h>

static const AnalectField shown[] = {
  ANALECT_REFERENCE_DOI,       ANALECT_REFERENCE_KEYWORDS, ANALECT_REFERENCE_TYPE, ANALECT_REFERENCE_PUBLISHER,
  ANALECT_REFERENCE_LANGUAGE,  ANALECT_REFERENCE_URL,      ANALECT_REFERENCE_PMID, ANALECT_REFERENCE_RETRIEVAL,
  ANALECT_REFERENCE_ACCESSION, ANALECT_REFERENCE_NOTE,
};

static const AnalectField common[] = { ANALECT_REFERENCE_YEAR,     ANALECT_REFERENCE_CONTAINER,
                                       ANALECT_REFERENCE_TYPE,     ANALECT_REFERENCE_LANGUAGE,
                                       ANALECT_REFERENCE_DATABASE, ANALECT_REFERENCE_RETRIEVAL };

static void
clear_fact (gpointer fact)
{
  g_free (((AnalectFact *) fact)->text);
}

static GArray *
new_facts (void)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (AnalectFact));

  g_array_set_clear_func (facts, clear_fact);
  return facts;
}

static void
take_fact (GArray *facts, const char *label, char *text, gboolean is_doi)
{
  AnalectFact fact = { label, text, is_doi };

  if (text != NULL && *text != '\0')
    g_array_append_val (facts, fact);
  else
    g_free (text);
}

static char *
field_text (const AnalectRow *row, AnalectField field)
{
  gint64 number;

  if (analect_fields[field].type == ANALECT_TYPE_TEXT)
    return g_strdup (analect_row_string (row, field));
  number = analect_row_integer (row, field);
  if (number == 0)
    return NULL;
  return analect_fields[field].type == ANALECT_TYPE_ENUM
             ? g_strdup (analect_enumeration_label (analect_fields[field].enumeration, number))
             : g_strdup_printf ("%d", (int) number);
}

static char *
format_date (AnalectTime time)
{
  g_autoptr (GDateTime) date = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  return date ? g_date_time_format (date, "%x") : g_strdup (_ ("date not known"));
}

/* Where it was found */

static char *
found_line (const AnalectRows *rows, const AnalectRow *record)
{
  const AnalectRow *search = analect_rows_get (rows, analect_row_reference (record, ANALECT_IMPORT_RECORD_SEARCH));
  const char *file = analect_row_string (record, ANALECT_IMPORT_RECORD_FILE);
  const char *source = search          ? analect_row_string (search, ANALECT_SEARCH_SOURCE)
                       : *file != '\0' ? file
                                       : _ ("a paste");
  g_autofree char *date = format_date (analect_row_integer (record, ANALECT_IMPORT_RECORD_AT));

  /* Translators: a database or file, and the date of the import */
  return g_strdup_printf (_ ("%s, %s"), source, date);
}

static void
add_found (GArray *facts, AnalectRecordItem *item)
{
  const AnalectRows *rows = analect_workbench_get_rows (item->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (item->workbench);
  g_autoptr (GString) text = g_string_new (NULL);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_IMPORT_RECORD_REFERENCE, item->reference); id;
       id = analect_lookup_next (lookup, ANALECT_IMPORT_RECORD_REFERENCE, id))
    {
      g_autofree char *line = found_line (rows, analect_rows_get (rows, id));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", line);
    }
  take_fact (facts, _ ("Found in"), g_string_free (g_steal_pointer (&text), FALSE), FALSE);
}

static const char *
coder_name (const AnalectRows *rows, AnalectId coder)
{
  const AnalectRow *row = analect_rows_get (rows, coder);
  const char *initials = row ? analect_row_string (row, ANALECT_CODER_INITIALS) : "";

  return *initials != '\0' || row == NULL ? initials : analect_row_string (row, ANALECT_CODER_NAME);
}

/* What others decided, or that they did. */
static void
add_others (GArray *facts, AnalectRecordItem *item)
{
  const AnalectRows *rows = analect_workbench_get_rows (item->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (item->workbench);
  AnalectId me = analect_workbench_get_coder (item->workbench);
  g_autoptr (GString) text = g_string_new (NULL);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_DECISION_REFERENCE, item->reference); id;
       id = analect_lookup_next (lookup, ANALECT_DECISION_REFERENCE, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      AnalectId coder = analect_row_reference (row, ANALECT_DECISION_CODER);

      if (coder == me)
        continue;
      g_string_append (text, text->len > 0 ? "\n" : "");
      if (analect_screening_may_know (item->workbench, id))
        /* Translators: a coder's initials, the stage, the decision */
        g_string_append_printf (
            text, _ ("%s, %s: %s"), coder_name (rows, coder),
            analect_enumeration_label (ANALECT_ENUMERATION_STAGE, analect_row_integer (row, ANALECT_DECISION_STAGE)),
            analect_enumeration_label (ANALECT_ENUMERATION_SCREENING,
                                       analect_row_integer (row, ANALECT_DECISION_DECISION)));
      else
        /* Translators: a coder's initials; coders screen without knowing of each other */
        g_string_append_printf (text, _ ("%s has decided; shown after you do"), coder_name (rows, coder));
    }
  take_fact (facts, _ ("Other coders"), g_string_free (g_steal_pointer (&text), FALSE), FALSE);
}

GArray *
analect_record_facts (AnalectRecordItem *item)
{
  const AnalectRow *row = analect_record_item_get_row (item);
  GArray *facts = new_facts ();

  if (row == NULL)
    return facts;
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    take_fact (facts, analect_field_label (shown[i]), field_text (row, shown[i]), shown[i] == ANALECT_REFERENCE_DOI);
  add_found (facts, item);
  if (item->study != ANALECT_ID_NONE)
    take_fact (facts, analect_kind_label (ANALECT_KIND_STUDY),
               g_strdup (analect_workbench_get_study_label (item->workbench, item->study)), FALSE);
  add_others (facts, item);
  return facts;
}

GArray *
analect_record_common_facts (AnalectRecordItem *const *items, guint n)
{
  GArray *facts = new_facts ();

  for (guint i = 0; i < G_N_ELEMENTS (common) && n > 0; i++)
    {
      const AnalectRow *first = analect_record_item_get_row (items[0]);
      g_autofree char *text = first ? field_text (first, common[i]) : NULL;
      gboolean same = text != NULL;

      for (guint j = 1; j < n && same; j++)
        {
          const AnalectRow *row = analect_record_item_get_row (items[j]);
          g_autofree char *other = row ? field_text (row, common[i]) : NULL;

          same = g_strcmp0 (text, other) == 0;
        }
      if (same)
        take_fact (facts, analect_field_label (common[i]), g_steal_pointer (&text), FALSE);
    }
  return facts;
}

/* History */

typedef struct
{
  AnalectTime at;
  AnalectGuid guid;
  char *line;
} Event;

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *one = a, *other = b;

  if (one->at != other->at)
    return one->at < other->at ? -1 : 1;
  return analect_guid_compare (&one->guid, &other->guid);
}

static char *
decision_line (AnalectWorkbench *workbench, AnalectId id)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, id);
  const char *coder = coder_name (rows, analect_row_reference (row, ANALECT_DECISION_CODER));
  const char *reason = analect_row_string (row, ANALECT_DECISION_REASON);
  g_autofree char *date = format_date (analect_row_integer (row, ANALECT_DECISION_AT));
  const char *stage =
      analect_enumeration_label (ANALECT_ENUMERATION_STAGE, analect_row_integer (row, ANALECT_DECISION_STAGE));

  if (!analect_screening_may_know (workbench, id))
    return g_strdup_printf (_ ("%s, %s: %s has decided; shown after you do"), date, stage, coder);
  if (*reason != '\0')
    /* Translators: date, stage, coder, decision, reason */
    return g_strdup_printf (
        _ ("%s, %s: %s, %s (%s)"), date, stage, coder,
        analect_enumeration_label (ANALECT_ENUMERATION_SCREENING, analect_row_integer (row, ANALECT_DECISION_DECISION)),
        reason);
  /* Translators: date, stage, coder, decision */
  return g_strdup_printf (
      _ ("%s, %s: %s, %s"), date, stage, coder,
      analect_enumeration_label (ANALECT_ENUMERATION_SCREENING, analect_row_integer (row, ANALECT_DECISION_DECISION)));
}

static void
take_event (GArray *events, AnalectTime at, const AnalectRow *row, char *line)
{
  Event event = { at, row->guid, line };

  g_array_append_val (events, event);
}

static void
add_duplicates (GArray *events, AnalectRecordItem *item)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (item->workbench), item->duplicates);
  AnalectTime at = row ? analect_row_integer (row, ANALECT_DUPLICATE_GROUP_AT) : 0;
  g_autofree char *date = format_date (at);

  if (row != NULL)
    take_event (events, at, row,
                /* Translators: date, and why */
                g_strdup_printf (_ ("%s, found to be a duplicate: %s"), date,
                                 analect_row_string (row, ANALECT_DUPLICATE_GROUP_REASON)));
}

char **
analect_record_history (AnalectRecordItem *item)
{
  const AnalectRows *rows = analect_workbench_get_rows (item->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (item->workbench);
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  GPtrArray *lines = g_ptr_array_new ();

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_IMPORT_RECORD_REFERENCE, item->reference); id;
       id = analect_lookup_next (lookup, ANALECT_IMPORT_RECORD_REFERENCE, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      g_autofree char *line = found_line (rows, row);

      /* Translators: where a record came from, and when */
      take_event (events, analect_row_integer (row, ANALECT_IMPORT_RECORD_AT), row,
                  g_strdup_printf (_ ("Found in %s"), line));
    }
  add_duplicates (events, item);
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_DECISION_REFERENCE, item->reference); id;
       id = analect_lookup_next (lookup, ANALECT_DECISION_REFERENCE, id))
    take_event (events, analect_row_integer (analect_rows_get (rows, id), ANALECT_DECISION_AT),
                analect_rows_get (rows, id), decision_line (item->workbench, id));
  g_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    g_ptr_array_add (lines, g_array_index (events, Event, i).line);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (lines, FALSE);
}

GArray *
analect_record_texts (AnalectWorkbench *workbench, AnalectId reference)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_workbench_get_lookup (workbench), ANALECT_DOCUMENT_REFERENCE, reference, ids);
  return ids;
}
