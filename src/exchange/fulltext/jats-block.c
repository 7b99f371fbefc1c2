/* JATS: what stands on lines of its own; see jats-private.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include <string.h>

void
analect_jats_add_paragraph (AnalectJats *jats, guint node)
{
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_jats_add_children (jats, node);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_line (AnalectJats *jats, guint node)
{
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  analect_jats_add_children (jats, node);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
}

void
analect_jats_add_heading_line (AnalectJats *jats, guint node)
{
  AnalectGap former;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  former = analect_jats_tighten (jats, ANALECT_GAP_SPACE);
  analect_jats_add_children (jats, node);
  analect_fulltext_builder_limit (jats->builder, former);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_label (AnalectJats *jats, guint node)
{
  if (!analect_jats_has_text (jats, node))
    return;
  analect_jats_add_children (jats, node);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  analect_fulltext_builder_hold (jats->builder);
}

/* Who is quoted stands behind the quotation, and is no part of it. */
void
analect_jats_add_quote (AnalectJats *jats, guint node)
{
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_quotation (jats->builder);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) != ANALECT_JATS_ATTRIB)
      analect_jats_add_node (jats, child);
  analect_fulltext_builder_close_quotation (jats->builder);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_ATTRIB)
      analect_jats_add_line (jats, child);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_speaker (AnalectJats *jats, guint node)
{
  if (!analect_jats_has_text (jats, node))
    return;
  analect_jats_add_children (jats, node);
  analect_jats_punctuate (jats, ":");
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  analect_fulltext_builder_hold (jats->builder);
}

void
analect_jats_add_as_is (AnalectJats *jats, guint node)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint end = analect_jats_get (jats, node)->end;

  for (guint i = node + 1; i < end; i++)
    if (analect_jats_get (jats, i)->kind == ANALECT_XML_TEXT)
      g_string_append (text, analect_xml_tree_get_text (jats->tree, i));
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_add_as_is (jats->builder, text->str);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_keywords (AnalectJats *jats, guint node)
{
  guint heading = analect_jats_find (jats, node, ANALECT_JATS_TITLE);
  gboolean is_first = TRUE;

  if (heading == 0)
    heading = analect_jats_find (jats, node, ANALECT_JATS_LABEL);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  if (analect_jats_has_text (jats, heading))
    {
      analect_jats_add_children (jats, heading);
      analect_jats_punctuate (jats, ":");
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
    }
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    {
      if (child == heading || !analect_jats_has_text (jats, child))
        continue;
      if (!is_first)
        analect_jats_add_sign (jats, "; ");
      is_first = FALSE;
      analect_jats_add_node (jats, child);
    }
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* The statement says the year and the holder once more. */
void
analect_jats_add_permissions (AnalectJats *jats, guint node)
{
  guint statement = analect_jats_find (jats, node, ANALECT_JATS_COPYRIGHT_STATEMENT);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    {
      if (analect_jats_get_kind (jats, child) == ANALECT_JATS_COPYRIGHT_YEAR && analect_jats_has_text (jats, statement))
        continue;
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_jats_add_node (jats, child);
    }
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}
