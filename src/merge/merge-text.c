/* Bringing all sides onto the same texts; see merge-private.h.
 *
 * The text of a document is corrected rarely, but when it is, positions mean different things on each side. So the
 * text of the result is settled first, and each side that has another is corrected to it, in a copy of its own, by the
 * same edit that corrects texts in the window: excerpts, sections and pages go along. From then on positions compare.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-text.h"
#include "merge-private.h"

static AnalectText *
text_of (const AnalectMerge *merge, int side, const Node *node)
{
  const AnalectRow *row = merge_row (merge, side, node);

  return row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;
}

/* What differs between two texts: code points START to END of ONE, and the bytes FROM to TO of OTHER in their place. */
typedef struct
{
  guint start;
  guint end;
  gsize from;
  gsize to;
} Stretch;

static Stretch
find_stretch (const AnalectText *one, const AnalectText *other)
{
  const char *a = analect_text_peek (one), *b = analect_text_peek (other);
  gsize a_end = analect_text_get_size (one), b_end = analect_text_get_size (other), same = 0;
  Stretch stretch;

  while (same < MIN (a_end, b_end) && a[same] == b[same])
    same++;
  while (same > 0 && ((guchar) a[same] & 0xc0) == 0x80)
    same--;
  while (a_end > same && b_end > same && a[a_end - 1] == b[b_end - 1])
    a_end--, b_end--;
  while (((guchar) a[a_end] & 0xc0) == 0x80)
    a_end++, b_end++;

  stretch.start = analect_text_get_position (one, same);
  stretch.end = analect_text_get_position (one, a_end);
  stretch.from = same;
  stretch.to = b_end;
  return stretch;
}

/* Gives NODE's document the text WANTED on SIDE. */
static gboolean
correct (AnalectMerge *merge, int side, const Node *node, const AnalectText *wanted, GError **error)
{
  AnalectText *text = text_of (merge, side, node);
  g_autoptr (AnalectChange) change = NULL;
  g_autofree char *words = NULL;
  Stretch stretch;

  if (text == NULL || wanted == NULL || analect_text_equal (text, wanted))
    return TRUE;
  if (merge->copies[side] == NULL)
    {
      merge->copies[side] = analect_project_new_copy (merge->rows[side]);
      merge->rows[side] = analect_project_get_rows (merge->copies[side]);
      if (merge->owns_lookup[side])
        g_clear_pointer (&merge->lookups[side], analect_lookup_free);
      merge->owns_lookup[side] = FALSE;
      merge->lookups[side] = analect_project_get_lookup (merge->copies[side]);
    }
  text = text_of (merge, side, node);
  stretch = find_stretch (text, wanted);
  words = g_strndup (analect_text_peek (wanted) + stretch.from, stretch.to - stretch.from);
  change = analect_edit_correct_text (merge->copies[side], node->ids[side], stretch.start, stretch.end, words, error);
  return change != NULL && analect_project_apply (merge->copies[side], change, error);
}

/* The side whose text of the document is taken; notes the conflict when both changed it. */
static int
settle (AnalectMerge *merge, guint number)
{
  static const AnalectField fields[] = { ANALECT_DOCUMENT_TEXT };
  const Node *node = merge_node (merge, number);
  const AnalectText *ours = text_of (merge, ANALECT_SIDE_OURS, node),
                    *theirs = text_of (merge, ANALECT_SIDE_THEIRS, node);
  const AnalectText *base = text_of (merge, SIDE_BASE, node);
  Stretch stretch;
  char *words, *other_words;
  AnalectSide side;

  if (theirs == NULL || (ours != NULL && (analect_text_equal (ours, theirs) || analect_text_equal (base, theirs))))
    return ANALECT_SIDE_OURS;
  if (ours == NULL || analect_text_equal (base, ours))
    return ANALECT_SIDE_THEIRS;
  side = analect_merge_pick (merge, node, fields, G_N_ELEMENTS (fields));
  stretch = find_stretch (ours, theirs);
  words = analect_text_slice (ours, stretch.start, stretch.end);
  other_words = g_strndup (analect_text_peek (theirs) + stretch.from, stretch.to - stretch.from);
  analect_merge_add_comment (merge, number, ANALECT_DOCUMENT_TEXT, words, NULL);
  analect_merge_add_comment (merge, number, ANALECT_DOCUMENT_TEXT, other_words, NULL);
  analect_merge_add_conflict (merge, ANALECT_CONFLICT_VALUE, number, ANALECT_DOCUMENT_TEXT, side, words, other_words);
  return (int) side;
}

gboolean
analect_merge_texts (AnalectMerge *merge, GError **error)
{
  guint n = merge->nodes->len;

  for (guint i = 1; i < n; i++)
    {
      const Node *node = merge_node (merge, i);
      AnalectText *taken = node->kind == ANALECT_KIND_DOCUMENT ? text_of (merge, settle (merge, i), node) : NULL;
      g_autoptr (AnalectText) wanted = taken ? analect_text_ref (taken) : NULL;

      for (int side = 0; wanted != NULL && side < N_SIDES; side++)
        if (!correct (merge, side, node, wanted, error))
          return FALSE;
    }
  return TRUE;
}
