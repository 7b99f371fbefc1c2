/* Comments that keep the values of disputed fields; see merge-private.h.
 *
 * A comment has neither author nor time, since nobody wrote it. Its GUID follows from what it is about and the field,
 * so that every copy makes the same one, and its text is a set: the values in order, each once. Joining sets does not
 * depend on who joins them first. A value that shows names of other things ends in a mark that follows from their
 * GUIDs, since they may have other names by the time it is looked at again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between two values. */
#define RULE "\n\n———\n\n"

/* " [1a2b3c4d]" */
#define MARK       " ["
#define MARK_BYTES 11u

/* A name-based GUID, which only comments have among memos. */
#define VERSION_DERIVED 5

gboolean
analect_merge_is_comment (const Node *node)
{
  return node->kind == ANALECT_KIND_MEMO && node->guid.bytes[6] >> 4 == VERSION_DERIVED;
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What makes a value the same: its mark where it has one, or else all of it. */
static const char *
key_of (const char *value)
{
  gsize length = strlen (value);
  const char *mark = length > MARK_BYTES ? value + length - MARK_BYTES : value;

  return g_str_has_prefix (mark, MARK) ? mark : value;
}

static gboolean
equal_values (gconstpointer one, gconstpointer other)
{
  return strcmp (key_of (one), key_of (other)) == 0;
}

/* Of two that are the same under different names the one that comes first stays. */
static void
take_value (GPtrArray *values, const char *value)
{
  guint at;

  if (*value == '\0')
    return;
  if (!g_ptr_array_find_with_equal_func (values, value, equal_values, &at))
    g_ptr_array_add (values, g_strdup (value));
  else if (strcmp (value, g_ptr_array_index (values, at)) < 0)
    {
      g_free (g_ptr_array_index (values, at));
      g_ptr_array_index (values, at) = g_strdup (value);
    }
}

static void
take_values (GPtrArray *values, const AnalectText *text)
{
  g_auto (GStrv) parts = g_strsplit (text ? analect_text_peek (text) : "", RULE, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    take_value (values, g_strstrip (parts[i]));
}

static AnalectText *
write_values (GPtrArray *values)
{
  g_autofree char *text = NULL;

  g_ptr_array_sort (values, compare_values);
  g_ptr_array_add (values, NULL);
  text = g_strjoinv (RULE, (char **) values->pdata);
  return analect_text_new_or_null (text);
}

AnalectText *
analect_merge_join_comments (const AnalectText *one, const AnalectText *other)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  take_values (values, one);
  take_values (values, other);
  return write_values (values);
}

/* TEXT with VALUE, unless it has that already, under whatever name. */
static AnalectText *
add_to_text (const AnalectText *text, const char *value)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnalectText) added = analect_text_new (value, -1);

  take_values (values, text);
  if (!g_ptr_array_find_with_equal_func (values, value, equal_values, NULL))
    take_values (values, added);
  return write_values (values);
}

static const AnalectGuid space = { { 0x91, 0x27, 0x5c, 0xe0, 0x4d, 0xb8, 0x4f, 0x63, 0xb1, 0x0e, 0x5a, 0x86, 0xd4, 0x3f,
                                     0x72, 0x19 } };

void
analect_merge_add_comment (AnalectMerge *merge, guint about, AnalectField field, const char *value, const char *mark)
{
  Comment comment = { .about = about, .field = field };
  char guid[ANALECT_GUID_STRING_SIZE];

  if (*value == '\0')
    return;
  if (mark != NULL)
    {
      AnalectGuid derived = analect_guid_derive (&space, mark, -1);

      comment.value = g_strdup_printf ("%s" MARK "%.8s]", value, analect_guid_format (&derived, guid));
    }
  else
    comment.value = g_strstrip (g_strdup (value));
  g_array_append_val (merge->comments, comment);
}

static AnalectGuid
comment_guid (const AnalectMerge *merge, const Comment *comment)
{
  char guid[ANALECT_GUID_STRING_SIZE];
  g_autofree char *name = g_strconcat (analect_guid_format (&merge_node (merge, comment->about)->guid, guid), " ",
                                       analect_fields[comment->field].name, NULL);

  return analect_guid_derive (&space, name, -1);
}

/* A comment that was there and was removed comes back as it was, since the dispute is new. */
static void
bring_back (AnalectMerge *merge, guint number)
{
  Node *node = merge_node (merge, number);
  int side = node->ids[ANALECT_SIDE_OURS]     ? ANALECT_SIDE_OURS
             : node->ids[ANALECT_SIDE_THEIRS] ? ANALECT_SIDE_THEIRS
                                              : SIDE_BASE;

  node->kept = TRUE;
  node->values = g_new (AnalectValue, analect_kind_n_fields (node->kind));
  for (guint slot = 0; slot < analect_kind_n_fields (node->kind); slot++)
    node->values[slot] = analect_merge_read (merge, side, node, analect_kinds[node->kind].first + slot);
}

static void
write_comment (AnalectMerge *merge, const Comment *comment)
{
  AnalectGuid guid = comment_guid (merge, comment);
  guint number = analect_merge_add_node (merge, ANALECT_KIND_MEMO, &guid);
  gboolean is_new = number != 0;
  AnalectText *joined;
  AnalectValue *text;

  if (!is_new)
    number = GPOINTER_TO_UINT (g_hash_table_lookup (merge->by_guid, &guid));
  if (!merge_node (merge, number)->kept)
    bring_back (merge, number);
  text = &merge_node (merge, number)->values[analect_field_slot (ANALECT_MEMO_TEXT)];
  if (is_new)
    {
      AnalectValue *values = merge_node (merge, number)->values;
      /* Translators: title of a comment that keeps values that coders gave apart; %s is the label of a field */
      g_autofree char *title = g_strdup_printf (_ ("Different values of “%s”"), analect_field_label (comment->field));

      values[analect_field_slot (ANALECT_MEMO_TYPE)].integer = ANALECT_MEMO_TYPE_AUDIT;
      values[analect_field_slot (ANALECT_MEMO_STATE)].integer = ANALECT_AUDIT_STATE_OPEN;
      values[analect_field_slot (ANALECT_MEMO_TITLE)].text = analect_text_new (title, -1);
    }
  merge_node (merge, number)->values[analect_field_slot (ANALECT_MEMO_ABOUT)].reference = comment->about;
  joined = add_to_text (text->text, comment->value);
  analect_value_clear (ANALECT_TYPE_TEXT, text);
  text->text = joined;
}

void
analect_merge_write_comments (AnalectMerge *merge)
{
  for (guint i = 0; i < merge->comments->len; i++)
    write_comment (merge, &g_array_index (merge->comments, Comment, i));
}
