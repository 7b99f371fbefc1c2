/* Bounded streaming XML; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "xml-parse.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

guint
analect_xml_get_line (AnalectXml *xml)
{
  int line = xml->context != NULL && xml->context->input != NULL ? xml->context->input->line : 0;

  return line > 0 ? (guint) line : 0;
}

void
analect_xml_fail (AnalectXml *xml, AnalectStorageError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (xml->failure != NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&xml->failure, ANALECT_STORAGE_ERROR, code, "%s:%u: %s", xml->file, analect_xml_get_line (xml), message);
  xmlStopParser (xml->context);
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlError *ErrorPointer;
#endif

static void
on_error (void *data, ErrorPointer what)
{
  AnalectXml *xml = data;
  g_autofree char *message = NULL;

  if (xml->failure != NULL || what->level < XML_ERR_ERROR)
    return;
  message = g_utf8_make_valid (what->message ? what->message : "", -1);
  g_set_error (&xml->failure, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX, "%s:%d: %s", xml->file, what->line,
               g_strchomp (message));
  xmlStopParser (xml->context);
}

static void
on_doctype (void *data, const xmlChar *name, const xmlChar *public_id, const xmlChar *system_id)
{
  analect_xml_fail (data, ANALECT_STORAGE_ERROR_SYNTAX,
                    _ ("a document type declaration has no place in this file; it may be an attack and is not read"));
}

static int
on_read (void *data, char *buffer, int size)
{
  AnalectXml *xml = data;
  gssize n;

  if (xml->failure != NULL || g_cancellable_set_error_if_cancelled (xml->cancellable, &xml->failure))
    return -1;
  n = xml->read (xml->read_data, buffer, (gsize) size, &xml->failure);
  return (int) n;
}

static int
on_close (void *data)
{
  return 0;
}

gboolean
analect_xml_parse (AnalectXml *xml, const xmlSAXHandler *handlers, const char *file, AnalectXmlRead read,
                   gpointer read_data, GCancellable *cancellable, GError **error)
{
  xmlSAXHandler sax = *handlers;

  sax.initialized = XML_SAX2_MAGIC;
  sax.serror = on_error;
  sax.internalSubset = on_doctype;
  xml->file = file;
  xml->read = read;
  xml->read_data = read_data;
  xml->cancellable = cancellable;
  xml->context = xmlCreateIOParserCtxt (&sax, xml, on_read, on_close, xml, XML_CHAR_ENCODING_NONE);
  if (xml->context == NULL)
    {
      if (xml->failure == NULL)
        g_set_error (&xml->failure, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX, _ ("%s: cannot be read"), file);
    }
  else
    {
      /* NOENT concerns "&amp;" alone: without it attributes arrive with the ampersand still escaped. There is nothing
       * else it could expand, since a declaration of entities ends the parsing. */
      xmlCtxtUseOptions (xml->context, XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOENT);
      xmlParseDocument (xml->context);
      if (xml->failure == NULL && !xml->context->wellFormed)
        g_set_error (&xml->failure, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX,
                     _ ("%s: is not well-formed XML"), file);
      if (xml->context->myDoc != NULL)
        xmlFreeDoc (xml->context->myDoc);
      g_clear_pointer (&xml->context, xmlFreeParserCtxt);
    }
  if (xml->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&xml->failure));
  return FALSE;
}

gssize
analect_xml_read_chunks (gpointer data, char *buffer, gsize size, GError **error)
{
  AnalectXmlChunks *at = data;

  while (at->chunk < at->chunks->len)
    {
      gsize length, n;
      const char *bytes = g_bytes_get_data (at->chunks->pdata[at->chunk], &length);

      if (at->offset == length)
        {
          at->chunk++;
          at->offset = 0;
          continue;
        }
      n = MIN (size, length - at->offset);
      memcpy (buffer, bytes + at->offset, n);
      at->offset += n;
      return (gssize) n;
    }
  return 0;
}
