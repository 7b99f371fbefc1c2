/* One way to parse XML of our own: streaming, bounded, with errors that name file and line.
 *
 * Nothing is fetched or expanded: no network, no document type declaration (which is where entities come from), no
 * nesting beyond a limit. libxml2's own limits are off, since documents of many megabytes are legal; ours stand in
 * their place.
 *
 * A handler's state begins with an AnalectXml, which is what libxml2 hands to the handler.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "storage-error.h"

#include <gio/gio.h>
#include <libxml/parser.h>

/* Deepest nesting of elements that is read. */
#define ANALECT_XML_MAX_DEPTH 256

/* Gives the next bytes of the input: at most SIZE, 0 at its end, -1 with ERROR set when that failed. */
typedef gssize (*AnalectXmlRead) (gpointer data, char *buffer, gsize size, GError **error);

typedef struct
{
  xmlParserCtxt *context;
  const char *file; /* as messages name it */
  GError *failure;  /* the first thing that was wrong */
  AnalectXmlRead read;
  gpointer read_data;
  GCancellable *cancellable;
} AnalectXml;

/* Parses all of READ with the start, end and characters functions of HANDLERS; XML is the user data they get.
 * ERROR: ANALECT_STORAGE_ERROR_SYNTAX and whatever READ or analect_xml_fail () set. */
gboolean analect_xml_parse (AnalectXml *xml, const xmlSAXHandler *handlers, const char *file, AnalectXmlRead read,
                            gpointer read_data, GCancellable *cancellable, GError **error);

/* The line being parsed, from 1. */
guint analect_xml_get_line (AnalectXml *xml);

/* Stops the parsing with "FILE:LINE: message"; only the first call counts. */
void analect_xml_fail (AnalectXml *xml, AnalectStorageError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* Reads from an array of GBytes: the read data is an AnalectXmlChunks. */
typedef struct
{
  GPtrArray *chunks;
  guint chunk;
  gsize offset;
} AnalectXmlChunks;

/* The read function for chunks. */
gssize analect_xml_read_chunks (gpointer data, char *buffer, gsize size, GError **error);
