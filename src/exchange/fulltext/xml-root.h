/* What an XML document says of itself before its content: enough to tell one format from another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *name;      /* of the outermost element, without prefix */
  char *uri;       /* its namespace, or NULL */
  char *public_id; /* of the document type, or NULL */
} AnalectXmlRoot;

/* Looks at the beginning of N_BYTES, in any encoding, for the outermost element. Nothing is fetched or expanded. FALSE
 * when this is not XML, or there is more than 256 kB before that element. */
gboolean analect_xml_root_peek (const char *bytes, gsize n_bytes, AnalectXmlRoot *root);
void analect_xml_root_clear (AnalectXmlRoot *root);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectXmlRoot, analect_xml_root_clear)
