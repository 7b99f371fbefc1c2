/* Collecting an unknown element as text while it is parsed, so that it can be written back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/parser.h>

typedef struct
{
  GString *text;   /* where it goes; NULL while nothing is collected */
  guint depth;     /* of open elements */
  gboolean empty;  /* the last start tag is still open: nothing was inside so far */
  const char *home; /* the namespace that needs no declaration */
} AnalectCapture;

/* One start tag, as SAX2 gives it. */
void analect_capture_start (AnalectCapture *capture, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                            int n_attributes, const xmlChar **attributes);

/* Its end; FALSE when that was the outermost one and the element is complete. */
gboolean analect_capture_end (AnalectCapture *capture, const xmlChar *name, const xmlChar *prefix);

/* Text inside the element, as the parser gives it. */
void analect_capture_characters (AnalectCapture *capture, const char *text, gsize size);

/* Appends one attribute (five pointers, as SAX2 gives them) as it is written in XML, with a blank before. DECLARED has
 * the prefixes whose namespace is declared already; one that is not is declared, and added. */
void analect_capture_attribute (GString *out, const xmlChar **attribute, GHashTable *declared);

/* Appends TEXT escaped for element content or, ATTRIBUTE, for an attribute in double quotes. */
void analect_xml_escape (GString *out, const char *text, gsize size, gboolean attribute);
