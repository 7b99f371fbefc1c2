/* JATS: what stands in a line of text; see jats-private.h.
 *
 * Marks of citations and footnotes that are letters or digits in superscript get square brackets, or they would run
 * into the word before them ("depression12"). Other superscripts stay as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "jats-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_LABEL 200 /* bytes */

static gboolean
has_type (const AnalectJats *jats, guint node, const char *const *types)
{
  const char *type = analect_xml_tree_get_attribute (jats->tree, node, "ref-type");

  return type != NULL && g_strv_contains (types, type);
}

/* Whether the cross-reference NODE is one that printers set as a superscript. */
static gboolean
is_mark (const AnalectJats *jats, guint node)
{
  static const char *const types[] = { "bibr", "fn", "table-fn", "author-notes", NULL };

  return has_type (jats, node, types);
}

static gboolean
is_note_mark (const AnalectJats *jats, guint node)
{
  static const char *const types[] = { "fn", "table-fn", "author-notes", "aff", "corresp", NULL };

  return has_type (jats, node, types);
}

void
analect_jats_add_mark (AnalectJats *jats, guint node)
{
  gboolean was_in_mark = jats->is_in_mark;
  g_autofree char *content = NULL, *mark = NULL;

  jats->is_in_mark = TRUE;
  content = analect_jats_take_content (jats, node);
  jats->is_in_mark = was_in_mark;
  if (content == NULL)
    return;
  if (!was_in_mark && g_unichar_isalnum (g_utf8_get_char (content)))
    mark = g_strdup_printf ("[%s]", content);
  analect_fulltext_builder_add (jats->builder, mark != NULL ? mark : content, -1);
}

void
analect_jats_add_superscript (AnalectJats *jats, guint node)
{
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_XREF && is_mark (jats, child))
      {
        analect_jats_add_mark (jats, node);
        return;
      }
  analect_jats_add_children (jats, node);
}

/* Whether the label NODE is a few characters of text, which may be written as often as something refers to it. */
static gboolean
is_plain_label (const AnalectJats *jats, guint node)
{
  gsize n_bytes = 0;

  for (guint i = node + 1; i < analect_jats_get (jats, node)->end && n_bytes <= LONGEST_LABEL; i++)
    {
      const AnalectXmlNode *part = analect_jats_get (jats, i);

      if (part->kind == ANALECT_JATS_XREF || part->kind == ANALECT_JATS_FOOTNOTE)
        return FALSE;
      n_bytes += part->kind == ANALECT_XML_TEXT ? part->size : 1;
    }
  return n_bytes <= LONGEST_LABEL;
}

/* A cross-reference without text of its own is read as the label of what it refers to. */
static void
add_target_label (AnalectJats *jats, guint node)
{
  static const char *const bibliographic[] = { "bibr", NULL };
  const char *target = analect_xml_tree_get_attribute (jats->tree, node, "rid");
  guint found = target != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (jats->ids, target)) : 0;
  guint label = found != 0 ? analect_jats_find (jats, found, ANALECT_JATS_LABEL) : 0;

  if (label != 0 && analect_jats_has_text (jats, label) && is_plain_label (jats, label))
    {
      if (has_type (jats, node, bibliographic))
        analect_jats_add_mark (jats, label);
      else
        analect_jats_add_children (jats, label);
    }
  else if (target != NULL && !is_note_mark (jats, node))
    analect_reader_report_add (jats->report, ANALECT_SEVERITY_NOTE, analect_jats_get (jats, node)->line,
                               _ ("a reference to “%s” has no text"), target);
}

void
analect_jats_add_cross_reference (AnalectJats *jats, guint node)
{
  guint superscript = analect_jats_find (jats, node, ANALECT_JATS_SUP);

  if (jats->without_notes && is_note_mark (jats, node))
    return;
  if (!analect_jats_has_text (jats, node))
    add_target_label (jats, node);
  else if (superscript != 0 && is_mark (jats, node) && !analect_jats_is_mixed (jats, node))
    analect_jats_add_mark (jats, node);
  else
    analect_jats_add_children (jats, node);
}

void
analect_jats_add_link (AnalectJats *jats, guint node)
{
  const char *address = analect_xml_tree_get_attribute (jats->tree, node, "href");

  if (analect_jats_has_text (jats, node))
    analect_jats_add_children (jats, node);
  else if (address != NULL)
    analect_fulltext_builder_add (jats->builder, address, -1);
}

void
analect_jats_add_spaced (AnalectJats *jats, guint node)
{
  gboolean was_element = FALSE;

  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    {
      gboolean is_element = analect_jats_get (jats, child)->kind != ANALECT_XML_TEXT;

      if (is_element && was_element)
        analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_jats_add_node (jats, child);
      was_element = is_element;
    }
}

void
analect_jats_add_people (AnalectJats *jats, guint node)
{
  gboolean is_first = TRUE;

  if (analect_jats_is_mixed (jats, node))
    {
      analect_jats_add_spaced (jats, node);
      return;
    }
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    {
      if (analect_jats_get (jats, child)->kind == ANALECT_XML_TEXT
          || (!analect_jats_has_text (jats, child) && analect_jats_get_kind (jats, child) != ANALECT_JATS_ETAL))
        continue;
      if (!is_first)
        analect_jats_add_sign (jats, ", ");
      is_first = FALSE;
      analect_jats_add_node (jats, child);
    }
}

void
analect_jats_add_in_brackets (AnalectJats *jats, guint node)
{
  g_autofree char *content = analect_jats_take_content (jats, node);
  g_autofree char *bracketed = content != NULL ? g_strdup_printf (" (%s)", content) : NULL;

  if (bracketed != NULL)
    analect_fulltext_builder_add (jats->builder, bracketed, -1);
}
