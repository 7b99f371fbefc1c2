/* The outermost element of an XML document; see the header.
 *
 * libxml2 parses until it comes, and is stopped there; what is wrong before is no news, since then no element comes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "xml-root.h"

#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#define PEEK_BYTES (256u * 1024u)

typedef struct
{
  const char *bytes; /* those not read yet */
  gsize left;
  xmlParserCtxt *context;
  AnalectXmlRoot *root;
} Peek;

static int
on_read (void *data, char *buffer, int size)
{
  Peek *peek = data;
  gsize n = MIN ((gsize) MAX (size, 0), peek->left);

  memcpy (buffer, peek->bytes, n);
  peek->bytes += n;
  peek->left -= n;
  return (int) n;
}

static int
on_close (void *data)
{
  return 0;
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  Peek *peek = data;

  if (peek->root->public_id == NULL)
    peek->root->public_id = g_strdup ((const char *) public_id);
}

static void
on_start (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Peek *peek = data;

  if (peek->root->name == NULL)
    {
      peek->root->name = g_strdup ((const char *) local_name);
      peek->root->uri = g_strdup ((const char *) uri);
    }
  xmlStopParser (peek->context);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlError *ErrorPointer;
#endif

/* Without this, libxml2 would write to the terminal. */
static void
on_error (void *data, ErrorPointer what)
{
}

gboolean
analect_xml_root_peek (const char *bytes, gsize n_bytes, AnalectXmlRoot *root)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .serror = on_error,
    .startElementNs = on_start,
    .internalSubset = on_doctype,
  };
  Peek peek = { bytes, MIN (n_bytes, PEEK_BYTES), NULL, root };

  *root = (AnalectXmlRoot){ NULL, NULL, NULL };
  peek.context = xmlCreateIOParserCtxt (&sax, &peek, on_read, on_close, &peek, XML_CHAR_ENCODING_NONE);
  if (peek.context == NULL)
    return FALSE;
  xmlCtxtUseOptions (peek.context, XML_PARSE_NONET);
  xmlParseDocument (peek.context);
  if (peek.context->myDoc != NULL)
    xmlFreeDoc (peek.context->myDoc);
  xmlFreeParserCtxt (peek.context);
  if (root->name == NULL)
    analect_xml_root_clear (root);
  return root->name != NULL;
}

void
analect_xml_root_clear (AnalectXmlRoot *root)
{
  g_clear_pointer (&root->name, g_free);
  g_clear_pointer (&root->uri, g_free);
  g_clear_pointer (&root->public_id, g_free);
}
