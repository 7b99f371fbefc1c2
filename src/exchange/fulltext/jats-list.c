/* JATS: lists and lists of definitions; see jats-private.h.
 *
 * Items stand on lines of their own, an item's further paragraphs too. An item begins with its label, or else with what
 * its list asks for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include <string.h>

/* A number of an item that would be longer is written in digits. */
#define LARGEST_ROMAN 3999u

static char *
make_roman (guint number)
{
  static const struct
  {
    guint value;
    const char *digits;
  } parts[] = { { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
                { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" } };
  GString *roman = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (; number >= parts[i].value; number -= parts[i].value)
      g_string_append (roman, parts[i].digits);
  return g_string_free (roman, FALSE);
}

/* a, b, …, z, aa, ab, … */
static char *
make_letters (guint number)
{
  GString *letters = g_string_new (NULL);

  for (; number > 0; number = (number - 1) / 26)
    g_string_prepend_c (letters, (char) ('a' + (number - 1) % 26));
  return g_string_free (letters, FALSE);
}

/* What the item NUMBER (from 1) of a list of TYPE begins with, or NULL. The caller frees it. */
static char *
make_marker (const char *type, guint number, guint depth)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  g_autofree char *counted = NULL, *upper = NULL;

  if (type == NULL || strcmp (type, "bullet") == 0 || strcmp (type, "unordered") == 0)
    return g_strdup (bullets[MIN (depth, G_N_ELEMENTS (bullets)) - 1]);
  if (g_str_has_prefix (type, "alpha"))
    counted = make_letters (number);
  else if (g_str_has_prefix (type, "roman") && number <= LARGEST_ROMAN)
    counted = make_roman (number);
  else if (g_str_has_prefix (type, "order") || g_str_has_prefix (type, "roman"))
    counted = g_strdup_printf ("%u", number);
  else
    return NULL;
  upper = g_ascii_strup (counted, -1);
  return g_strdup_printf ("%s.", g_str_has_suffix (type, "-upper") ? upper : counted);
}

static void
add_item (AnalectJats *jats, guint item, const char *type, guint number)
{
  guint label = analect_jats_find (jats, item, ANALECT_JATS_LABEL);
  g_autofree char *marker = make_marker (type, number, jats->list_depth);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  if (analect_jats_has_text (jats, label))
    analect_jats_add_label (jats, label);
  else if (marker != NULL && analect_jats_has_text (jats, item))
    {
      analect_fulltext_builder_add (jats->builder, marker, -1);
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_fulltext_builder_hold (jats->builder);
    }
  analect_jats_add_rest (jats, item, label, 0);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
}

void
analect_jats_add_list (AnalectJats *jats, guint node)
{
  const char *type = analect_xml_tree_get_attribute (jats->tree, node, "list-type");
  AnalectGap former;
  guint number = 0;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  former = analect_jats_tighten (jats, ANALECT_GAP_LINE);
  jats->list_depth++;
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_LIST_ITEM)
      add_item (jats, child, type, ++number);
    else
      analect_jats_add_node (jats, child);
  jats->list_depth--;
  analect_fulltext_builder_limit (jats->builder, former);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

static void
add_definition (AnalectJats *jats, guint item)
{
  gboolean is_first = TRUE;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  for (guint child = analect_jats_first (jats, item); child != 0; child = analect_jats_next (jats, item, child))
    {
      AnalectJatsKind kind = analect_jats_get_kind (jats, child);

      if (kind == ANALECT_JATS_TERM && !is_first)
        analect_jats_add_sign (jats, ", ");
      if (kind == ANALECT_JATS_DEF && !is_first)
        {
          analect_jats_punctuate (jats, ":");
          analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
          analect_fulltext_builder_hold (jats->builder);
        }
      is_first = is_first && !analect_jats_has_text (jats, child);
      if (kind == ANALECT_JATS_DEF)
        analect_jats_add_children (jats, child);
      else
        analect_jats_add_node (jats, child);
    }
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
}

void
analect_jats_add_definitions (AnalectJats *jats, guint node)
{
  AnalectGap former;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  former = analect_jats_tighten (jats, ANALECT_GAP_LINE);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_DEF_ITEM)
      add_definition (jats, child);
    else
      analect_jats_add_node (jats, child);
  analect_fulltext_builder_limit (jats->builder, former);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}
