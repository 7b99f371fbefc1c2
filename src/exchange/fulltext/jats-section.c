/* JATS: sections, and what is set apart with a caption; see jats-private.h.
 *
 * A section's heading is its label and its title on one line. Tables and figures are sections of their own within the
 * one they stand in, label and caption first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "jats-private.h"

#include "enumerations.h"
#include "section-role.h"

#include <glib/gi18n-lib.h>

/* Code points that a caption may have and still be a title. */
#define LONGEST_TITLE 250

/* The title of NODE, which boxes have in their caption; 0 when there is none. */
static guint
find_title (const AnalectJats *jats, guint node)
{
  guint title = analect_jats_find (jats, node, ANALECT_JATS_TITLE);
  guint caption = analect_jats_find (jats, node, ANALECT_JATS_CAPTION);

  if (title == 0 && caption != 0)
    title = analect_jats_find (jats, caption, ANALECT_JATS_TITLE);
  return title;
}

static int
get_role (const AnalectJats *jats, guint node, guint title)
{
  int parent = analect_fulltext_builder_get_role (jats->builder);
  g_autofree char *heading = title != 0 && !jats->is_aside ? analect_jats_get_content (jats, title) : NULL;
  const char *type = analect_xml_tree_get_attribute (jats->tree, node, "sec-type");

  if (jats->fixed_role >= 0)
    return jats->fixed_role;
  switch ((int) analect_jats_get_kind (jats, node))
    {
    case ANALECT_JATS_ABSTRACT:
      return analect_section_role_guess (NULL, NULL, ANALECT_SECTION_ROLE_ABSTRACT);
    case ANALECT_JATS_REFERENCE_LIST:
      return ANALECT_SECTION_ROLE_REFERENCES;
    case ANALECT_JATS_APPENDIX:
      return analect_section_role_guess (NULL, NULL, ANALECT_SECTION_ROLE_APPENDIX);
    default:
      return analect_section_role_guess (type, heading, parent);
    }
}

/* Boxes, statements and groups of notes make a section only if they have a heading, or stand outside of any. */
static gboolean
is_section (const AnalectJats *jats, guint node, guint label, guint title)
{
  return analect_jats_get_kind (jats, node) != ANALECT_JATS_TITLED || analect_jats_has_text (jats, label)
         || analect_jats_has_text (jats, title) || analect_fulltext_builder_get_role (jats->builder) < 0;
}

static void
add_heading (AnalectJats *jats, guint label, guint title)
{
  AnalectGap former = analect_jats_tighten (jats, ANALECT_GAP_SPACE);

  if (label != 0)
    analect_jats_add_children (jats, label);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  if (title != 0)
    analect_jats_add_children (jats, title);
  analect_fulltext_builder_limit (jats->builder, former);
  analect_fulltext_builder_end_heading (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* What PARENT holds beside its heading. */
static void
add_content (AnalectJats *jats, guint parent, guint label, guint title)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    {
      AnalectJatsKind kind = analect_jats_get_kind (jats, child);

      if (child == label || child == title)
        continue;
      if (kind == ANALECT_JATS_FOOTNOTE)
        analect_jats_add_footnote (jats, child);
      else if (kind == ANALECT_JATS_CAPTION)
        analect_jats_add_rest (jats, child, 0, title);
      else
        analect_jats_add_node (jats, child);
    }
}

void
analect_jats_add_titled (AnalectJats *jats, guint node)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL), title = find_title (jats, node);
  guint n_notes = jats->notes->len;
  gboolean opens = is_section (jats, node, label, title);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  if (opens)
    {
      analect_fulltext_builder_open_section (jats->builder, get_role (jats, node, title));
      add_heading (jats, label, title);
    }
  add_content (jats, node, label, title);
  analect_jats_add_notes (jats, n_notes);
  if (opens)
    analect_fulltext_builder_close_section (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* The label and the caption of NODE: "Table 1. Participants", then the other paragraphs of the caption. */
static void
add_caption (AnalectJats *jats, guint node, guint title, gboolean opens)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL);
  guint caption = analect_jats_find (jats, node, ANALECT_JATS_CAPTION);
  gboolean has_label = analect_jats_has_text (jats, label), has_title = analect_jats_has_text (jats, title);
  AnalectGap former = analect_jats_tighten (jats, ANALECT_GAP_SPACE);

  if (has_label)
    analect_jats_add_children (jats, label);
  if (has_title)
    {
      if (has_label)
        analect_jats_punctuate (jats, ".");
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_jats_add_children (jats, title);
    }
  analect_fulltext_builder_limit (jats->builder, former);
  if (opens)
    analect_fulltext_builder_end_heading (jats->builder);
  if (has_label && !has_title && analect_jats_has_text (jats, caption))
    {
      analect_jats_punctuate (jats, ".");
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_fulltext_builder_hold (jats->builder);
    }
  else
    analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  if (caption != 0)
    analect_jats_add_rest (jats, caption, 0, title);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* What a table or figure has beside its caption. */
static void
add_body (AnalectJats *jats, guint node, guint title)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL);
  guint caption = analect_jats_find (jats, node, ANALECT_JATS_CAPTION);

  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_TABLE_WRAP_FOOT)
      add_content (jats, child, 0, 0);
    else if (child != label && child != caption && child != title)
      analect_jats_add_node (jats, child);
}

/* A table that was scanned cannot be read, and whoever looks for it ought to know. */
static void
check_is_readable (AnalectJats *jats, guint node)
{
  g_autofree char *label = NULL;
  guint label_node = analect_jats_find (jats, node, ANALECT_JATS_LABEL);

  if (jats->is_aside || analect_xml_tree_find_inside (jats->tree, node, ANALECT_JATS_ROW) != 0
      || analect_xml_tree_find_inside (jats->tree, node, ANALECT_JATS_GRAPHIC) == 0)
    return;
  label = label_node != 0 ? analect_jats_get_content (jats, label_node) : NULL;
  analect_reader_report_add (jats->report, ANALECT_SEVERITY_WARNING, analect_jats_get (jats, node)->line,
                             _ ("the table “%s” is only an image; what is in it is missing from the text"),
                             label != NULL ? label : "");
}

/* The title of a table or figure: where there is none, a short paragraph that its caption begins with does. */
static guint
find_float_title (const AnalectJats *jats, guint node)
{
  guint title = find_title (jats, node), caption = analect_jats_find (jats, node, ANALECT_JATS_CAPTION);
  guint paragraph = caption != 0 ? analect_jats_find (jats, caption, ANALECT_JATS_PARAGRAPH) : 0;
  gboolean may_be = title == 0 && paragraph != 0 && !jats->is_aside;
  g_autofree char *content = may_be ? analect_jats_get_content (jats, paragraph) : NULL;

  return content != NULL && g_utf8_strlen (content, -1) <= LONGEST_TITLE ? paragraph : title;
}

void
analect_jats_add_float (AnalectJats *jats, guint node)
{
  gboolean is_table = analect_jats_get_kind (jats, node) == ANALECT_JATS_TABLE_WRAP;
  int role = is_table ? ANALECT_SECTION_ROLE_TABLE : ANALECT_SECTION_ROLE_FIGURE;
  guint title = find_float_title (jats, node), n_notes = jats->notes->len;

  if (is_table)
    check_is_readable (jats, node);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_section (jats->builder, jats->fixed_role >= 0 ? jats->fixed_role : role);
  add_caption (jats, node, title, TRUE);
  add_body (jats, node, title);
  analect_jats_add_notes (jats, n_notes);
  analect_fulltext_builder_close_section (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

void
analect_jats_add_captioned (AnalectJats *jats, guint node)
{
  guint title = find_title (jats, node);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  add_caption (jats, node, title, FALSE);
  add_body (jats, node, title);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}
