/* A reference as a row; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "record-item.h"

#include "screening.h"
#include "text-fold.h"

#include <string.h>

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (AnalectRecordItem, analect_record_item, G_TYPE_OBJECT)

static guint changed_signal;

const AnalectRow *
analect_record_item_get_row (AnalectRecordItem *item)
{
  return analect_rows_get (analect_workbench_get_rows (item->workbench), item->reference);
}

const char *
analect_record_item_get_title (AnalectRecordItem *item)
{
  const AnalectRow *row = analect_record_item_get_row (item);

  return row ? analect_row_string (row, ANALECT_REFERENCE_TITLE) : "";
}

/* What it is called */

/* The persons of LIST as a table names them. */
static char *
name_persons (const char *list)
{
  g_autofree char *first = analect_first_family_name (list), *second = NULL;
  const char *rest = strchr (list, ';');

  if (first == NULL)
    return NULL;
  if (rest == NULL || rest[1] == '\0')
    return g_steal_pointer (&first);
  if (strchr (rest + 1, ';') != NULL)
    /* Translators: the first of several authors */
    return g_strdup_printf (_ ("%s et al."), first);
  second = analect_first_family_name (rest + 1);
  /* Translators: two authors */
  return second ? g_strdup_printf (_ ("%s & %s"), first, second) : g_steal_pointer (&first);
}

static char *
name_authors (const AnalectRow *row)
{
  char *name = name_persons (analect_row_string (row, ANALECT_REFERENCE_AUTHORS));

  if (name == NULL)
    name = name_persons (analect_row_string (row, ANALECT_REFERENCE_EDITORS));
  return name ? name : g_strdup ("");
}

static char *
make_key (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_utf8_collate_key (folded, -1);
}

const char *
analect_record_item_get_author_key (AnalectRecordItem *item)
{
  if (item->author_key == NULL)
    item->author_key = make_key (item->author);
  return item->author_key;
}

const char *
analect_record_item_get_title_key (AnalectRecordItem *item)
{
  const char *title = analect_record_item_get_title (item);
  gunichar first;

  if (item->title_key != NULL)
    return item->title_key;
  /* A title in quotes sorts by its first word. */
  while ((first = g_utf8_get_char (title)) != 0 && !g_unichar_isalnum (first))
    title = g_utf8_next_char (title);
  item->title_key = make_key (title);
  return item->title_key;
}

/* Searching */

static void
append_folded (GString *out, AnalectTextFolder *folder, const char *text)
{
  const char *end = text + strlen (text);

  while (text < end)
    {
      gunichar folded[ANALECT_TEXT_FOLD_MAX];
      guint n;

      /* ASCII that no mark follows folds to itself or its small letter; most of a text is that. */
      if ((guchar) text[0] < 0x80 && (guchar) text[1] < 0x80)
        {
          g_string_append_c (out, g_ascii_isspace (*text) ? ' ' : g_ascii_tolower (*text));
          text++;
          continue;
        }
      text = analect_text_fold_segment (folder, text, end, folded, &n);
      for (guint i = 0; i < n; i++)
        if (!g_unichar_ismark (folded[i]))
          g_string_append_unichar (out, folded[i]);
    }
}

/* One for all: items are used on the main thread alone. */
static AnalectTextFolder *
get_folder (void)
{
  static AnalectTextFolder *folder;

  if (folder == NULL)
    folder = analect_text_folder_new ();
  return folder;
}

char *
analect_record_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  append_folded (out, get_folder (), text);
  return g_string_free (out, FALSE);
}

gboolean
analect_record_item_matches (AnalectRecordItem *item, const char *needle)
{
  static const AnalectField fields[] = { ANALECT_REFERENCE_AUTHORS, ANALECT_REFERENCE_TITLE, ANALECT_REFERENCE_ABSTRACT,
                                         ANALECT_REFERENCE_NOTE };
  const AnalectRow *row = analect_record_item_get_row (item);

  if (item->found_in == NULL && row != NULL)
    {
      GString *text = g_string_new (NULL);

      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          append_folded (text, get_folder (), analect_row_string (row, fields[i]));
          g_string_append_c (text, '\n');
        }
      item->found_in = g_string_free (text, FALSE);
    }
  return item->found_in != NULL && strstr (item->found_in, needle) != NULL;
}

/* States */

const char *
analect_record_state_label (AnalectRecordState state)
{
  switch (state)
    {
    case ANALECT_RECORD_MAYBE:
      return C_ ("record", "Maybe");
    case ANALECT_RECORD_INCLUDED:
      return C_ ("record", "Included");
    case ANALECT_RECORD_EXCLUDED:
      return C_ ("record", "Excluded");
    case ANALECT_RECORD_DUPLICATE:
      return C_ ("record", "Duplicate");
    case ANALECT_RECORD_TO_SCREEN:
    case ANALECT_N_RECORD_STATES:
    default:
      return C_ ("record", "To screen");
    }
}

const char *
analect_record_state_icon (AnalectRecordState state)
{
  switch (state)
    {
    case ANALECT_RECORD_MAYBE:
      return "dialog-question-symbolic";
    case ANALECT_RECORD_INCLUDED:
      return "object-select-symbolic";
    case ANALECT_RECORD_EXCLUDED:
      return "window-close-symbolic";
    case ANALECT_RECORD_DUPLICATE:
      return "edit-copy-symbolic";
    case ANALECT_RECORD_TO_SCREEN:
    case ANALECT_N_RECORD_STATES:
    default:
      return "radio-symbolic";
    }
}

/* Renewing */

static void
renew_texts (AnalectRecordItem *item, const AnalectRow *row)
{
  g_free (item->author);
  item->author = name_authors (row);
  item->year = (int) analect_row_integer (row, ANALECT_REFERENCE_YEAR);
  g_clear_pointer (&item->author_key, g_free);
  g_clear_pointer (&item->title_key, g_free);
  g_clear_pointer (&item->found_in, g_free);
}

static void
renew_searches (AnalectRecordItem *item, AnalectLookup *lookup, const AnalectRows *rows)
{
  g_clear_pointer (&item->searches, g_array_unref);
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_IMPORT_RECORD_REFERENCE, item->reference); id;
       id = analect_lookup_next (lookup, ANALECT_IMPORT_RECORD_REFERENCE, id))
    {
      AnalectId search = analect_row_reference (analect_rows_get (rows, id), ANALECT_IMPORT_RECORD_SEARCH);
      gboolean known = search == ANALECT_ID_NONE;

      for (guint i = 0; item->searches != NULL && i < item->searches->len; i++)
        known |= g_array_index (item->searches, AnalectId, i) == search;
      if (known)
        continue;
      if (item->searches == NULL)
        item->searches = g_array_new (FALSE, FALSE, sizeof (AnalectId));
      g_array_append_val (item->searches, search);
    }
}

/* Whether a study of N characteristics has fewer. */
static gboolean
is_incomplete (AnalectLookup *lookup, const AnalectRows *rows, AnalectId study, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (AnalectId id = analect_lookup_first (lookup, ANALECT_VALUE_STUDY, study); id;
       id = analect_lookup_next (lookup, ANALECT_VALUE_STUDY, id))
    g_hash_table_add (known,
                      GUINT_TO_POINTER (analect_row_reference (analect_rows_get (rows, id), ANALECT_VALUE_ATTRIBUTE)));
  return g_hash_table_size (known) < n;
}

static void
renew_places (AnalectRecordItem *item, AnalectLookup *lookup, const AnalectRows *rows)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (lookup, ANALECT_STUDY_REFERENCES, item->reference, ids);
  item->study = ids->len > 0 ? g_array_index (ids, AnalectId, 0) : ANALECT_ID_NONE;
  g_array_set_size (ids, 0);
  analect_lookup_referrers (lookup, ANALECT_DUPLICATE_GROUP_REFERENCES, item->reference, ids);
  item->duplicates = ids->len > 0 ? g_array_index (ids, AnalectId, 0) : ANALECT_ID_NONE;
}

static gboolean
is_duplicate (AnalectRecordItem *item, const AnalectRows *rows)
{
  const AnalectRow *group = analect_rows_get (rows, item->duplicates);
  AnalectId kept = group ? analect_row_reference (group, ANALECT_DUPLICATE_GROUP_KEPT) : ANALECT_ID_NONE;

  return kept != ANALECT_ID_NONE && kept != item->reference;
}

gboolean
analect_record_item_renew (AnalectRecordItem *item, int stage, guint attributes)
{
  const AnalectRows *rows = analect_workbench_get_rows (item->workbench);
  AnalectLookup *lookup = analect_workbench_get_lookup (item->workbench);
  const AnalectRow *row = analect_rows_get (rows, item->reference);
  gboolean has_text, disagreed = FALSE;

  if (row == NULL)
    return FALSE;
  renew_texts (item, row);
  renew_searches (item, lookup, rows);
  renew_places (item, lookup, rows);
  has_text = analect_lookup_has_referrer (lookup, ANALECT_DOCUMENT_REFERENCE, item->reference);
  item->state = is_duplicate (item, rows)
                    ? ANALECT_RECORD_DUPLICATE
                    : analect_screening_state (item->workbench, item->reference, item->study, stage, &disagreed);
  item->flags = (has_text ? ANALECT_RECORD_HAS_TEXT : 0) | (disagreed ? ANALECT_RECORD_DISAGREED : 0);
  if (!has_text
      && (item->state == ANALECT_RECORD_INCLUDED
          || (item->state == ANALECT_RECORD_TO_SCREEN && stage == ANALECT_STAGE_FULL_TEXT)))
    item->flags |= ANALECT_RECORD_WITHOUT_TEXT;
  if (item->state == ANALECT_RECORD_INCLUDED && item->study != ANALECT_ID_NONE
      && is_incomplete (lookup, rows, item->study, attributes))
    item->flags |= ANALECT_RECORD_INCOMPLETE;
  g_signal_emit (item, changed_signal, 0);
  return TRUE;
}

/* The object */

static void
analect_record_item_finalize (GObject *object)
{
  AnalectRecordItem *item = ANALECT_RECORD_ITEM (object);

  g_clear_pointer (&item->searches, g_array_unref);
  g_free (item->author);
  g_free (item->author_key);
  g_free (item->title_key);
  g_free (item->found_in);
  G_OBJECT_CLASS (analect_record_item_parent_class)->finalize (object);
}

static void
analect_record_item_class_init (AnalectRecordItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_record_item_finalize;
  changed_signal =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_record_item_init (AnalectRecordItem *item)
{
  item->author = g_strdup ("");
}

AnalectRecordItem *
analect_record_item_new (AnalectWorkbench *workbench, AnalectId reference)
{
  AnalectRecordItem *item = g_object_new (ANALECT_TYPE_RECORD_ITEM, NULL);

  item->workbench = workbench;
  item->reference = reference;
  return item;
}
