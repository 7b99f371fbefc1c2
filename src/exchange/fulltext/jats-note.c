/* JATS: footnotes; see jats-private.h.
 *
 * A footnote that stands in the middle of a sentence leaves a mark there and waits until the section, table or abstract
 * it is in ends, so that it keeps its place among the findings or the methods without cutting the sentence in two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

/* NUMBER in superscript digits, which no citation is written in. */
static void
add_number (AnalectJats *jats, guint number)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *decimal = g_strdup_printf ("%u", number);

  for (const char *p = decimal; *p != '\0'; p++)
    analect_fulltext_builder_add (jats->builder, digits[*p - '0'], -1);
}

void
analect_jats_add_footnote_mark (AnalectJats *jats, guint node)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL);
  AnalectJatsNote note = { node, 0 };

  if (jats->without_notes)
    return;
  if (analect_jats_has_text (jats, label))
    {
      jats->without_notes = TRUE; /* the label comes once more, with the note */
      analect_jats_add_mark (jats, label);
      jats->without_notes = FALSE;
    }
  else
    {
      note.number = ++jats->n_numbered;
      add_number (jats, note.number);
    }
  g_array_append_val (jats->notes, note);
}

/* A footnote that was met within text. */
static void
add_waiting_note (AnalectJats *jats, const AnalectJatsNote *note)
{
  if (note->number == 0)
    {
      analect_jats_add_footnote (jats, note->node);
      return;
    }
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  add_number (jats, note->number);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  analect_fulltext_builder_hold (jats->builder);
  analect_jats_add_children (jats, note->node);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_footnote (AnalectJats *jats, guint node)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  if (analect_jats_has_text (jats, label))
    {
      analect_jats_add_mark (jats, label);
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_fulltext_builder_hold (jats->builder);
    }
  analect_jats_add_rest (jats, node, label, 0);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* A footnote may hold another, which then waits in its turn. */
void
analect_jats_add_notes (AnalectJats *jats, guint from)
{
  for (guint i = from; i < jats->notes->len; i++)
    {
      AnalectJatsNote note = g_array_index (jats->notes, AnalectJatsNote, i);

      add_waiting_note (jats, &note);
    }
  g_array_set_size (jats->notes, from);
}
