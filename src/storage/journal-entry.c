/* Entries of a journal and their bytes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "journal-entry.h"

#include "change-text.h"
#include "journal-header.h"

#include <string.h>

/* Lines of a large change in one record. */
#define PIECE (256u * 1024)

struct _AnalectJournalEntry
{
  gatomicrefcount references;
  AnalectJournalRecordType type;
  gsize weight;
  GString *payload; /* but for long texts and large changes */

  guint64 number; /* of a long text */
  AnalectText *text;

  AnalectChange *change; /* a large one */
  AnalectRows *rows;
  GPtrArray *texts; /* of AnalectJournalEntry, of any change; or NULL */
};

static AnalectJournalEntry *
entry_alloc (AnalectJournalRecordType type)
{
  AnalectJournalEntry *entry = g_new0 (AnalectJournalEntry, 1);

  g_atomic_ref_count_init (&entry->references);
  entry->type = type;
  entry->weight = ANALECT_JOURNAL_HEAD + ANALECT_JOURNAL_TAIL;
  return entry;
}

AnalectJournalEntry *
analect_journal_entry_new (AnalectJournalRecordType type, const char *payload, gssize size)
{
  AnalectJournalEntry *entry = entry_alloc (type);

  entry->payload = g_string_new_len (payload, size);
  entry->weight += entry->payload->len;
  return entry;
}

AnalectJournalEntry *
analect_journal_entry_new_text (guint64 number, AnalectText *text)
{
  AnalectJournalEntry *entry = entry_alloc (ANALECT_JOURNAL_TEXT);

  entry->number = number;
  entry->text = analect_text_ref (text);
  entry->weight += analect_text_get_size (text);
  return entry;
}

/* About how many bytes an item takes, long texts aside. */
static gsize
item_weight (const AnalectChangeItem *item)
{
  AnalectType type = analect_fields[item->field].type;
  gsize weight = 2 * ANALECT_GUID_STRING_SIZE;

  if (type == ANALECT_TYPE_RANGES && item->after.ranges != NULL)
    weight += item->after.ranges->n * 16;
  if ((type == ANALECT_TYPE_TEXT || type == ANALECT_TYPE_EXTRA) && item->after.text != NULL
      && (type == ANALECT_TYPE_EXTRA || analect_text_get_size (item->after.text) <= ANALECT_JOURNAL_LONG_TEXT))
    weight += analect_text_get_size (item->after.text);
  return weight;
}

static gsize
change_weight (const AnalectChange *change)
{
  gsize weight = 0;

  for (guint i = 0; i < analect_change_get_n_items (change); i++)
    weight += item_weight (analect_change_get_item (change, i));
  return weight;
}

gboolean
analect_journal_is_large (const AnalectChange *change)
{
  return analect_change_get_n_items (change) > ANALECT_JOURNAL_MANY_ITEMS
         || change_weight (change) > ANALECT_JOURNAL_MANY_BYTES;
}

/* The numbers of texts, by text; NULL when there are none. */
static GHashTable *
number_texts (GPtrArray *texts)
{
  GHashTable *numbers = texts ? g_hash_table_new (NULL, NULL) : NULL;

  for (guint i = 0; numbers != NULL && i < texts->len; i++)
    {
      AnalectJournalEntry *entry = texts->pdata[i];

      g_hash_table_insert (numbers, entry->text, &entry->number);
    }
  return numbers;
}

static guint64
name_text (AnalectText *text, gpointer data)
{
  const guint64 *number = data ? g_hash_table_lookup (data, text) : NULL;

  return number ? *number : 0;
}

/* What stands before the lines of a change. */
static void
append_title (const AnalectChange *change, GString *out)
{
  g_autofree char *name = g_strdelimit (g_strdup (analect_change_get_name (change)), "\r\n", ' ');

  g_string_append_printf (out, "%" G_GINT64_FORMAT " %s\n", analect_change_get_time (change), name ? name : "");
}

AnalectJournalEntry *
analect_journal_entry_new_change (const AnalectRows *rows, const AnalectChange *change, GPtrArray *texts)
{
  AnalectJournalEntry *entry = entry_alloc (ANALECT_JOURNAL_CHANGE);
  g_autoptr (GHashTable) numbers = number_texts (texts);

  entry->texts = texts;
  entry->payload = g_string_new (NULL);
  append_title (change, entry->payload);
  analect_change_encode (rows, change, name_text, numbers, entry->payload);
  entry->weight += entry->payload->len;
  return entry;
}

AnalectJournalEntry *
analect_journal_entry_new_large_change (AnalectRows *snapshot, AnalectChange *change, GPtrArray *texts)
{
  AnalectJournalEntry *entry = entry_alloc (ANALECT_JOURNAL_CHANGE);

  entry->texts = texts;
  entry->change = analect_change_ref (change);
  entry->rows = analect_rows_ref (snapshot);
  entry->weight += change_weight (change);
  return entry;
}

AnalectJournalEntry *
analect_journal_entry_ref (AnalectJournalEntry *entry)
{
  g_atomic_ref_count_inc (&entry->references);
  return entry;
}

void
analect_journal_entry_unref (AnalectJournalEntry *entry)
{
  if (!g_atomic_ref_count_dec (&entry->references))
    return;
  if (entry->payload != NULL)
    g_string_free (entry->payload, TRUE);
  g_clear_pointer (&entry->text, analect_text_unref);
  g_clear_pointer (&entry->change, analect_change_unref);
  g_clear_pointer (&entry->rows, analect_rows_unref);
  g_clear_pointer (&entry->texts, g_ptr_array_unref);
  g_free (entry);
}

AnalectJournalRecordType
analect_journal_entry_get_type (const AnalectJournalEntry *entry)
{
  return entry->type;
}

gsize
analect_journal_entry_get_weight (const AnalectJournalEntry *entry)
{
  return entry->weight;
}

AnalectText *
analect_journal_entry_get_text (const AnalectJournalEntry *entry)
{
  return entry->text;
}

GPtrArray *
analect_journal_entry_get_texts (const AnalectJournalEntry *entry)
{
  return entry->texts;
}

static int
write_record (AnalectJournalRecordType type, const GString *payload, guint64 *number, AnalectJournalSink sink,
              gpointer data)
{
  const AnalectJournalRecord record = { type, payload->str, payload->len };
  char head[ANALECT_JOURNAL_HEAD + 1];

  analect_journal_record_head ((*number)++, &record, head);
  if (sink (head, ANALECT_JOURNAL_HEAD, data) < 0 || sink (record.payload, record.size, data) < 0)
    return -1;
  return sink ("\n", ANALECT_JOURNAL_TAIL, data);
}

static int
write_text (const AnalectJournalEntry *entry, guint64 *number, AnalectJournalSink sink, gpointer data)
{
  g_autoptr (GString) payload = g_string_sized_new (analect_text_get_size (entry->text) + 24);

  g_string_append_printf (payload, "%" G_GUINT64_FORMAT "\n", entry->number);
  g_string_append_len (payload, analect_text_peek (entry->text), (gssize) analect_text_get_size (entry->text));
  return write_record (ANALECT_JOURNAL_TEXT, payload, number, sink, data);
}

/* All pieces but the last are records of their own kind, which mean nothing without the last. */
static int
write_large_change (const AnalectJournalEntry *entry, guint64 *number, AnalectJournalSink sink, gpointer data)
{
  g_autoptr (GHashTable) numbers = number_texts (entry->texts);
  g_autoptr (GString) piece = g_string_sized_new (PIECE + ANALECT_JOURNAL_LONG_TEXT), title = g_string_new (NULL);
  guint n_items = analect_change_get_n_items (entry->change), at = 0;

  while (TRUE)
    {
      g_string_truncate (piece, 0);
      at = analect_change_encode_some (entry->rows, entry->change, at, PIECE, name_text, numbers, piece);
      if (at == n_items)
        break;
      if (write_record (ANALECT_JOURNAL_PART, piece, number, sink, data) < 0)
        return -1;
    }
  append_title (entry->change, title);
  g_string_prepend_len (piece, title->str, (gssize) title->len);
  return write_record (ANALECT_JOURNAL_CHANGE, piece, number, sink, data);
}

static int
write_header (const AnalectJournalEntry *entry, guint n_first, guint64 *number, AnalectJournalSink sink, gpointer data)
{
  g_autoptr (GString) payload = g_string_new_len (entry->payload->str, (gssize) entry->payload->len);

  analect_journal_header_add_first (payload, n_first);
  return write_record (ANALECT_JOURNAL_HEADER, payload, number, sink, data);
}

int
analect_journal_entry_write (const AnalectJournalEntry *entry, guint n_first, guint64 *number, AnalectJournalSink sink,
                             gpointer data)
{
  if (entry->type == ANALECT_JOURNAL_HEADER)
    return write_header (entry, n_first, number, sink, data);
  if (entry->text != NULL)
    return write_text (entry, number, sink, data);
  if (entry->change != NULL)
    return write_large_change (entry, number, sink, data);
  return write_record (entry->type, entry->payload, number, sink, data);
}
