/* The text of a JATS article: which function writes which kind of element; see jats-private.h.
 *
 * Elements that have no function hand on what is in them, so that text is kept whatever stands around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "jats-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef void (*Handler) (AnalectJats *jats, guint node);

static void
add_break (AnalectJats *jats, guint node)
{
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  analect_jats_add_children (jats, node);
}

static void
add_et_al (AnalectJats *jats, guint node)
{
  if (analect_jats_has_text (jats, node))
    analect_jats_add_children (jats, node);
  else
    analect_fulltext_builder_add (jats->builder, "et al.", -1);
}

/* Identifiers of tables and figures are for machines. */
static void
add_nothing (AnalectJats *jats, guint node)
{
}

static const Handler handlers[ANALECT_JATS_N_KINDS] = {
  [ANALECT_JATS_ABSTRACT] = analect_jats_add_titled,
  [ANALECT_JATS_ALTERNATIVES] = analect_jats_add_alternatives,
  [ANALECT_JATS_APPENDIX] = analect_jats_add_titled,
  [ANALECT_JATS_AS_IS] = analect_jats_add_as_is,
  [ANALECT_JATS_ATTRIB] = analect_jats_add_paragraph,
  [ANALECT_JATS_BREAK] = add_break,
  [ANALECT_JATS_CITATION] = analect_jats_add_citation,
  [ANALECT_JATS_COPYRIGHT_STATEMENT] = analect_jats_add_paragraph,
  [ANALECT_JATS_CORRESP] = analect_jats_add_paragraph,
  [ANALECT_JATS_DEF] = analect_jats_add_in_brackets,
  [ANALECT_JATS_DEF_LIST] = analect_jats_add_definitions,
  [ANALECT_JATS_ELEMENT_CITATION] = analect_jats_add_citation,
  [ANALECT_JATS_ETAL] = add_et_al,
  [ANALECT_JATS_FIGURE] = analect_jats_add_float,
  [ANALECT_JATS_FLOAT_GROUP] = analect_jats_add_captioned,
  [ANALECT_JATS_FOOTNOTE] = analect_jats_add_footnote_mark,
  [ANALECT_JATS_FORMULA] = analect_jats_add_formula,
  [ANALECT_JATS_FUNDING_STATEMENT] = analect_jats_add_paragraph,
  [ANALECT_JATS_GROUP] = analect_jats_add_spaced,
  [ANALECT_JATS_KWD_GROUP] = analect_jats_add_keywords,
  [ANALECT_JATS_LABEL] = analect_jats_add_label,
  [ANALECT_JATS_LINK] = analect_jats_add_link,
  [ANALECT_JATS_LIST] = analect_jats_add_list,
  [ANALECT_JATS_MATH] = analect_jats_add_math,
  [ANALECT_JATS_NAME] = analect_jats_add_spaced,
  [ANALECT_JATS_OBJECT_ID] = add_nothing,
  [ANALECT_JATS_PARAGRAPH] = analect_jats_add_paragraph,
  [ANALECT_JATS_PERMISSIONS] = analect_jats_add_permissions,
  [ANALECT_JATS_PERSON_GROUP] = analect_jats_add_people,
  [ANALECT_JATS_QUOTE] = analect_jats_add_quote,
  [ANALECT_JATS_REFERENCE] = analect_jats_add_reference,
  [ANALECT_JATS_REFERENCE_LIST] = analect_jats_add_titled,
  [ANALECT_JATS_SECTION] = analect_jats_add_titled,
  [ANALECT_JATS_SPEAKER] = analect_jats_add_speaker,
  [ANALECT_JATS_STRING_NAME] = analect_jats_add_spaced,
  [ANALECT_JATS_SUP] = analect_jats_add_superscript,
  [ANALECT_JATS_SUPPLEMENT] = analect_jats_add_captioned,
  [ANALECT_JATS_TABLE] = analect_jats_add_table,
  [ANALECT_JATS_TABLE_WRAP] = analect_jats_add_float,
  [ANALECT_JATS_TEX] = analect_jats_add_tex,
  [ANALECT_JATS_TITLE] = analect_jats_add_heading_line,
  [ANALECT_JATS_TITLED] = analect_jats_add_titled,
  [ANALECT_JATS_VERSE] = analect_jats_add_paragraph,
  [ANALECT_JATS_VERSE_LINE] = analect_jats_add_line,
  [ANALECT_JATS_XREF] = analect_jats_add_cross_reference,
};

static void
report_unknown (AnalectJats *jats, const AnalectXmlNode *element)
{
  if (g_hash_table_add (jats->unknown, (gpointer) element->name))
    analect_reader_report_add (jats->report, ANALECT_SEVERITY_NOTE, element->line,
                               _ ("the element “%s” is not known here; the text in it is kept"), element->name);
}

void
analect_jats_add_node (AnalectJats *jats, guint node)
{
  const AnalectXmlNode *what = analect_jats_get (jats, node);

  if (what->kind == ANALECT_XML_TEXT)
    {
      analect_fulltext_builder_add (jats->builder, analect_xml_tree_get_text (jats->tree, node), what->size);
      return;
    }
  if (what->kind == ANALECT_JATS_UNKNOWN)
    report_unknown (jats, what);
  if (handlers[what->kind] != NULL)
    handlers[what->kind](jats, node);
  else
    analect_jats_add_children (jats, node);
}

void
analect_jats_add_children (AnalectJats *jats, guint parent)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    analect_jats_add_node (jats, child);
}

void
analect_jats_add_rest (AnalectJats *jats, guint parent, guint label, guint title)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    if (child != label && child != title)
      analect_jats_add_node (jats, child);
}

/* What NODE says, on one line, or NULL. Whoever asks what a part of NODE says, only to write it then, must not do so
 * aside: with headings within headings the work would double at each level. */
static char *
write_aside (AnalectJats *inner, guint node)
{
  g_autoptr (AnalectFulltext) scratch = analect_fulltext_new ();
  g_autoptr (AnalectFulltextBuilder) builder = analect_fulltext_builder_new (scratch);

  inner->builder = builder;
  inner->is_aside = TRUE;
  analect_fulltext_builder_limit (builder, ANALECT_GAP_SPACE);
  analect_jats_add_children (inner, node);
  if (!analect_fulltext_builder_finish (builder, NULL) || analect_text_get_size (scratch->text) == 0)
    return NULL;
  return g_strdup (analect_text_peek (scratch->text));
}

char *
analect_jats_get_content (const AnalectJats *jats, guint node)
{
  AnalectJats inner = *jats;

  inner.without_notes = TRUE;
  return write_aside (&inner, node);
}

char *
analect_jats_take_content (AnalectJats *jats, guint node)
{
  AnalectFulltextBuilder *builder = jats->builder;
  gboolean was_aside = jats->is_aside;
  char *content = write_aside (jats, node);

  jats->builder = builder;
  jats->is_aside = was_aside;
  return content;
}

gboolean
analect_jats_has_text (const AnalectJats *jats, guint node)
{
  return node != 0 && analect_xml_tree_has_text (jats->tree, node);
}

gboolean
analect_jats_is_mixed (const AnalectJats *jats, guint node)
{
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get (jats, child)->kind == ANALECT_XML_TEXT && analect_jats_has_text (jats, child))
      return TRUE;
  return FALSE;
}

AnalectGap
analect_jats_tighten (AnalectJats *jats, AnalectGap gap)
{
  AnalectGap former = analect_fulltext_builder_limit (jats->builder, gap);

  if (former < gap)
    analect_fulltext_builder_limit (jats->builder, former);
  return former;
}

void
analect_jats_add_sign (AnalectJats *jats, const char *mark)
{
  analect_fulltext_builder_close_up (jats->builder);
  analect_fulltext_builder_add (jats->builder, mark, -1);
}

void
analect_jats_punctuate (AnalectJats *jats, const char *mark)
{
  static const gunichar open_ended[] = { ')', ']', '"', '%', 0x2019, 0x201d };
  gunichar last = analect_fulltext_builder_get_last (jats->builder);
  gboolean is_open = last != 0 && !g_unichar_ispunct (last);

  for (gsize i = 0; i < G_N_ELEMENTS (open_ended); i++)
    is_open = is_open || last == open_ended[i];
  if (is_open)
    analect_jats_add_sign (jats, mark);
}
