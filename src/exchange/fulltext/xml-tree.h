/* A foreign XML document as a small tree that is safe to have.
 *
 * Nothing is fetched and nothing expanded: no network, no document type loaded, no entity but single characters known
 * by name and plain text the document itself declares; any other declaration of an entity refuses the document, with
 * its place. Size, depth and number of nodes have limits of our own beside those of libxml2. A reference to a character
 * that nobody knows stays in the text as it stands ("&foo;") and is reported.
 *
 * Nodes are in the order of the document, a node before what is in it: number 0 is the outermost element, the first
 * child of node I is I + 1 unless that is its end, and the next sibling of node I is its end. Comments and processing
 * instructions are not kept; text divided by them is one text. Prefixes of names are dropped.
 *
 * Threads: a finished tree may be read from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "reader-report.h"

#include <gio/gio.h>

#define ANALECT_XML_TREE_MAX_BYTES (64u * 1024u * 1024u)
#define ANALECT_XML_TREE_MAX_NODES (2u * 1024u * 1024u)
#define ANALECT_XML_TREE_MAX_DEPTH 256u

/* The kind of a node that is text. */
#define ANALECT_XML_TEXT G_MAXUINT16

typedef struct
{
  const char *name; /* without prefix; NULL for a text */
  guint32 end;      /* the number of the node behind this one and all in it */
  guint32 line;     /* where it begins */
  guint32 first;    /* private: of its attributes, or of its characters */
  guint32 size;     /* of a text, in bytes; of an element, its number of attributes */
  guint16 kind;     /* what the reader makes of the name */
} AnalectXmlNode;

typedef struct _AnalectXmlTree AnalectXmlTree;

/* What a reader makes of an element's name; 0 for one it does not know. Asked once for each name. */
typedef guint16 (*AnalectXmlClassify) (const char *name);

/* Parses N_BYTES at BYTES, in any encoding libxml2 knows. What can be put up with goes to REPORT, whose file is what
 * messages name (NULL: none).
 *
 * Errors, with line and column: ANALECT_EXCHANGE_ERROR_SYNTAX, _REFUSED for entities, _TOO_LARGE, _EMPTY, _CANCELLED.
 */
AnalectXmlTree *analect_xml_tree_parse (const char *bytes, gsize n_bytes, AnalectXmlClassify classify,
                                        AnalectReaderReport *report, GCancellable *cancellable, GError **error);
void analect_xml_tree_free (AnalectXmlTree *tree);

guint analect_xml_tree_get_n_nodes (const AnalectXmlTree *tree);
const AnalectXmlNode *analect_xml_tree_get_node (const AnalectXmlTree *tree, guint node);

/* The characters of a text, NUL-terminated; white space is as in the document. */
const char *analect_xml_tree_get_text (const AnalectXmlTree *tree, guint node);

/* The value of the attribute NAME, or NULL. */
const char *analect_xml_tree_get_attribute (const AnalectXmlTree *tree, guint node, const char *name);

/* The first child of PARENT that is of KIND, or 0. */
guint analect_xml_tree_find_child (const AnalectXmlTree *tree, guint parent, guint16 kind);

/* The first node of KIND anywhere in PARENT, or 0. */
guint analect_xml_tree_find_inside (const AnalectXmlTree *tree, guint parent, guint16 kind);

/* Whether there is text in NODE, other than white space. */
gboolean analect_xml_tree_has_text (const AnalectXmlTree *tree, guint node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectXmlTree, analect_xml_tree_free)
