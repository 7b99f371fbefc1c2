/* What the tree and its parser share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "xml-tree.h"

typedef struct
{
  const char *name;
  guint32 value; /* where it begins in the characters */
} AnalectXmlAttribute;

struct _AnalectXmlTree
{
  GArray *nodes;       /* of AnalectXmlNode */
  GArray *attributes;  /* of AnalectXmlAttribute */
  GString *characters; /* of texts and attributes, each with a NUL behind it */
  GStringChunk *names; /* each once */
};

/* A tree without nodes. */
AnalectXmlTree *analect_xml_tree_new (void);
