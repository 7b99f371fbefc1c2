/* A foreign XML document as a tree: what it holds; see the header. How it is made is in xml-tree-parse.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "xml-tree.h"

#include "xml-tree-private.h"

#include <string.h>

AnalectXmlTree *
analect_xml_tree_new (void)
{
  AnalectXmlTree *tree = g_new (AnalectXmlTree, 1);

  tree->nodes = g_array_new (FALSE, FALSE, sizeof (AnalectXmlNode));
  tree->attributes = g_array_new (FALSE, FALSE, sizeof (AnalectXmlAttribute));
  tree->characters = g_string_new (NULL);
  tree->names = g_string_chunk_new (4096);
  return tree;
}

void
analect_xml_tree_free (AnalectXmlTree *tree)
{
  if (tree == NULL)
    return;
  g_array_unref (tree->nodes);
  g_array_unref (tree->attributes);
  g_string_free (tree->characters, TRUE);
  g_string_chunk_free (tree->names);
  g_free (tree);
}

guint
analect_xml_tree_get_n_nodes (const AnalectXmlTree *tree)
{
  return tree->nodes->len;
}

const AnalectXmlNode *
analect_xml_tree_get_node (const AnalectXmlTree *tree, guint node)
{
  g_return_val_if_fail (node < tree->nodes->len, NULL);

  return &g_array_index (tree->nodes, AnalectXmlNode, node);
}

const char *
analect_xml_tree_get_text (const AnalectXmlTree *tree, guint node)
{
  const AnalectXmlNode *text = analect_xml_tree_get_node (tree, node);

  g_return_val_if_fail (text != NULL && text->kind == ANALECT_XML_TEXT, "");

  return tree->characters->str + text->first;
}

const char *
analect_xml_tree_get_attribute (const AnalectXmlTree *tree, guint node, const char *name)
{
  const AnalectXmlNode *element = analect_xml_tree_get_node (tree, node);

  if (element->kind == ANALECT_XML_TEXT)
    return NULL;
  for (guint i = 0; i < element->size; i++)
    {
      const AnalectXmlAttribute *attribute = &g_array_index (tree->attributes, AnalectXmlAttribute, element->first + i);

      if (strcmp (attribute->name, name) == 0)
        return tree->characters->str + attribute->value;
    }
  return NULL;
}

guint
analect_xml_tree_find_child (const AnalectXmlTree *tree, guint parent, guint16 kind)
{
  guint end = analect_xml_tree_get_node (tree, parent)->end;
  const AnalectXmlNode *node;

  for (guint i = parent + 1; i < end; i = node->end)
    {
      node = analect_xml_tree_get_node (tree, i);
      if (node->kind == kind)
        return i;
    }
  return 0;
}

guint
analect_xml_tree_find_inside (const AnalectXmlTree *tree, guint parent, guint16 kind)
{
  guint end = analect_xml_tree_get_node (tree, parent)->end;

  for (guint i = parent + 1; i < end; i++)
    if (analect_xml_tree_get_node (tree, i)->kind == kind)
      return i;
  return 0;
}

gboolean
analect_xml_tree_has_text (const AnalectXmlTree *tree, guint node)
{
  guint end = analect_xml_tree_get_node (tree, node)->end;

  for (guint i = node; i < end; i++)
    if (analect_xml_tree_get_node (tree, i)->kind == ANALECT_XML_TEXT)
      {
        const char *text = analect_xml_tree_get_text (tree, i);

        if (text[strspn (text, " \t\r\n")] != '\0')
          return TRUE;
      }
  return FALSE;
}
