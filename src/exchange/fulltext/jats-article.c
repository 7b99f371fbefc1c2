/* JATS: the parts of an article in the order in which they are read; see jats-private.h.
 *
 * Title, authors, affiliations, abstracts, key words, body, floating tables and figures, back matter, notes of the
 * authors; then the references, and last what is only attached: reviews, answers, translations. What is attached is no
 * part of the study, so all its sections are "other".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include "enumerations.h"

/* Footnotes of a title have no place in the line above the authors. */
static void
add_notes_inside (AnalectJats *jats, guint node)
{
  guint end = analect_jats_get (jats, node)->end;

  for (guint i = node + 1; i < end; i++)
    if (analect_jats_get_kind (jats, i) == ANALECT_JATS_FOOTNOTE)
      analect_jats_add_footnote (jats, i);
}

static void
add_translated_titles (AnalectJats *jats, guint group)
{
  for (guint child = analect_jats_first (jats, group); child != 0; child = analect_jats_next (jats, group, child))
    switch ((int) analect_jats_get_kind (jats, child))
      {
      case ANALECT_JATS_TRANS_TITLE:
      case ANALECT_JATS_TRANS_SUBTITLE:
        analect_jats_add_line (jats, child);
        break;
      case ANALECT_JATS_TRANS_TITLE_GROUP:
        add_translated_titles (jats, child);
        break;
      default:
        break;
      }
}

/* An affiliation that is not written out but given in parts gets commas between them. */
static void
add_affiliation (AnalectJats *jats, guint node)
{
  gboolean was_part = FALSE;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    {
      const AnalectXmlNode *what = analect_jats_get (jats, child);
      gboolean is_label = what->kind == ANALECT_JATS_LABEL || what->kind == ANALECT_JATS_SUP;

      if (!analect_jats_has_text (jats, child))
        {
          analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
          continue;
        }
      if (was_part && what->kind != ANALECT_XML_TEXT)
        analect_jats_add_sign (jats, ", ");
      analect_jats_add_node (jats, child);
      if (is_label)
        analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_fulltext_builder_let_go (jats->builder);
      was_part = what->kind != ANALECT_XML_TEXT && !is_label;
    }
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
}

static void
add_affiliations (AnalectJats *jats, guint parent)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    switch ((int) analect_jats_get_kind (jats, child))
      {
      case ANALECT_JATS_AFF:
        add_affiliation (jats, child);
        break;
      case ANALECT_JATS_ALTERNATIVES:
        if (analect_jats_find (jats, child, ANALECT_JATS_AFF) != 0)
          add_affiliation (jats, analect_jats_find (jats, child, ANALECT_JATS_AFF));
        break;
      case ANALECT_JATS_CONTRIB_GROUP:
      case ANALECT_JATS_CONTRIB:
        add_affiliations (jats, child);
        break;
      default:
        break;
      }
}

static void
add_authors (AnalectJats *jats)
{
  GPtrArray *authors = jats->fulltext->authors;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  for (guint i = 0; i < authors->len; i++)
    {
      if (i > 0)
        analect_jats_add_sign (jats, "; ");
      analect_fulltext_builder_add (jats->builder, authors->pdata[i], -1);
    }
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

static void
add_title (AnalectJats *jats, guint meta)
{
  guint group = analect_jats_find (jats, meta, ANALECT_JATS_TITLE_GROUP);

  analect_fulltext_builder_open_section (jats->builder, ANALECT_SECTION_ROLE_TITLE);
  if (jats->fulltext->title != NULL)
    analect_fulltext_builder_add (jats->builder, jats->fulltext->title, -1);
  analect_fulltext_builder_end_heading (jats->builder);
  if (group != 0)
    {
      add_translated_titles (jats, group);
      add_notes_inside (jats, group);
    }
  analect_fulltext_builder_close_section (jats->builder);
}

static void
add_abstracts (AnalectJats *jats, guint meta)
{
  guint main_abstract = analect_jats_find_abstract (jats, meta);

  for (guint child = analect_jats_first (jats, meta); child != 0; child = analect_jats_next (jats, meta, child))
    {
      guint n_sections = jats->fulltext->sections->len;
      AnalectJatsKind kind = analect_jats_get_kind (jats, child);

      if (kind != ANALECT_JATS_ABSTRACT && kind != ANALECT_JATS_KWD_GROUP)
        continue;
      analect_jats_add_node (jats, child);
      if (child == main_abstract && jats->fulltext->sections->len > n_sections)
        jats->abstract = n_sections + 1;
    }
}

/* Papers in the style of the APA begin without a heading: what stands before the first section is the introduction. A
 * body without sections is one section. */
static void
add_body (AnalectJats *jats, guint body)
{
  gboolean has_sections = analect_jats_find (jats, body, ANALECT_JATS_SECTION) != 0, is_open = TRUE;
  guint n_notes = jats->notes->len;
  int role = has_sections ? ANALECT_SECTION_ROLE_INTRODUCTION : ANALECT_SECTION_ROLE_OTHER;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_section (jats->builder, jats->fixed_role >= 0 ? jats->fixed_role : role);
  for (guint child = analect_jats_first (jats, body); child != 0; child = analect_jats_next (jats, body, child))
    {
      if (is_open && analect_jats_get_kind (jats, child) == ANALECT_JATS_SECTION)
        {
          analect_jats_add_notes (jats, n_notes);
          analect_fulltext_builder_close_section (jats->builder);
          is_open = FALSE;
        }
      analect_jats_add_node (jats, child);
    }
  analect_jats_add_notes (jats, n_notes);
  if (is_open)
    analect_fulltext_builder_close_section (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* Goes through the children of all of ARTICLE's parts of KIND, those that are reference lists or those that are not. */
static void
add_parts (AnalectJats *jats, guint article, AnalectJatsKind kind, gboolean references)
{
  for (guint part = analect_jats_first (jats, article); part != 0; part = analect_jats_next (jats, article, part))
    {
      if (analect_jats_get_kind (jats, part) != kind)
        continue;
      for (guint child = analect_jats_first (jats, part); child != 0; child = analect_jats_next (jats, part, child))
        if ((analect_jats_get_kind (jats, child) == ANALECT_JATS_REFERENCE_LIST) == references)
          analect_jats_add_node (jats, child);
      analect_fulltext_builder_let_go (jats->builder);
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
    }
}

/* What authors say on their interests, contributions and money. */
static void
add_front_notes (AnalectJats *jats, guint article, guint meta)
{
  guint front = analect_jats_find (jats, article, ANALECT_JATS_FRONT);
  guint end = meta != 0 ? analect_jats_get (jats, meta)->end : 0;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_section (jats->builder, ANALECT_SECTION_ROLE_OTHER);
  for (guint i = meta + 1; i < end; i++)
    {
      AnalectJatsKind kind = analect_jats_get_kind (jats, i);

      if (kind == ANALECT_JATS_AUTHOR_NOTES)
        for (guint child = analect_jats_first (jats, i); child != 0; child = analect_jats_next (jats, i, child))
          if (analect_jats_get_kind (jats, child) == ANALECT_JATS_FOOTNOTE)
            analect_jats_add_footnote (jats, child);
          else
            analect_jats_add_node (jats, child);
      else if (kind == ANALECT_JATS_FUNDING_STATEMENT)
        analect_jats_add_paragraph (jats, i);
    }
  if (front != 0)
    for (guint child = analect_jats_first (jats, front); child != 0; child = analect_jats_next (jats, front, child))
      if (analect_jats_get_kind (jats, child) == ANALECT_JATS_TITLED)
        analect_jats_add_node (jats, child);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_close_section (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* Body and back, without what is attached. */
static void
add_main (AnalectJats *jats, guint article, guint meta)
{
  guint body = analect_jats_find (jats, article, ANALECT_JATS_BODY), n_notes = jats->notes->len;

  if (body != 0)
    add_body (jats, body);
  add_parts (jats, article, ANALECT_JATS_FLOATS, FALSE);
  add_parts (jats, article, ANALECT_JATS_BACK, FALSE);
  analect_jats_add_notes (jats, n_notes);
  add_front_notes (jats, article, meta);
  add_parts (jats, article, ANALECT_JATS_BACK, TRUE);
}

static void add_attached (AnalectJats *jats, guint article);

static void
add_sub_article (AnalectJats *jats, guint node)
{
  guint meta = analect_jats_find_meta (jats, node);
  guint group = meta != 0 ? analect_jats_find (jats, meta, ANALECT_JATS_TITLE_GROUP) : 0;
  guint title = group != 0 ? analect_jats_find (jats, group, ANALECT_JATS_ARTICLE_TITLE) : 0;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  analect_fulltext_builder_open_section (jats->builder, ANALECT_SECTION_ROLE_OTHER);
  if (title != 0)
    analect_jats_add_heading_line (jats, title);
  analect_fulltext_builder_end_heading (jats->builder);
  if (meta != 0)
    add_abstracts (jats, meta);
  add_main (jats, node, meta);
  add_attached (jats, node);
  analect_fulltext_builder_close_section (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

static void
add_attached (AnalectJats *jats, guint article)
{
  int former = jats->fixed_role;

  jats->fixed_role = ANALECT_SECTION_ROLE_OTHER;
  for (guint child = analect_jats_first (jats, article); child != 0; child = analect_jats_next (jats, article, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_SUB_ARTICLE)
      add_sub_article (jats, child);
  jats->fixed_role = former;
}

void
analect_jats_add_article (AnalectJats *jats, guint article)
{
  guint meta = analect_jats_find_meta (jats, article), abstract;

  if (meta != 0)
    {
      add_title (jats, meta);
      add_authors (jats);
      add_affiliations (jats, meta);
      add_abstracts (jats, meta);
    }
  abstract = jats->abstract;
  add_main (jats, article, meta);
  add_attached (jats, article);
  jats->abstract = abstract;
}
