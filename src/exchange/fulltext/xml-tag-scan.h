/* A look at the tags of an XML document before it is parsed.
 *
 * libxml2 up to 2.11 compares each attribute of a tag with all others, so that one tag of a megabyte keeps it busy for
 * half a minute, without a chance to cancel.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* Whether no tag in N_BYTES has more than MOST attributes; LINE is set to where the first one with more begins. Bytes
 * that are 0 are passed over, so that the wider encodings of Unicode are seen through. */
gboolean analect_xml_tag_scan (const char *bytes, gsize n_bytes, guint most, guint *line);
