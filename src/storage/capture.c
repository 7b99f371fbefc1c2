/* Collecting unknown elements; see the header.
 *
 * An element of a foreign namespace carries its declaration on every element that needs it, so that the text can stand
 * anywhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "capture.h"

static const char *
escape_of (char c, gboolean attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return attribute ? "&quot;" : NULL;
    case '\n':
      return attribute ? "&#10;" : NULL;
    case '\t':
      return attribute ? "&#9;" : NULL;
    default:
      return NULL;
    }
}

void
analect_xml_escape (GString *out, const char *text, gsize size, gboolean attribute)
{
  gsize from = 0;

  for (gsize i = 0; i < size; i++)
    {
      guchar c = (guchar) text[i];
      const char *escape;

      if (c > '>' || (c > '&' && c < '<'))
        continue;
      escape = escape_of ((char) c, attribute);
      if (escape == NULL)
        continue;
      g_string_append_len (out, text + from, (gssize) (i - from));
      g_string_append (out, escape);
      from = i + 1;
    }
  g_string_append_len (out, text + from, (gssize) (size - from));
}

static void
append_name (GString *out, const xmlChar *name, const xmlChar *prefix)
{
  if (prefix != NULL)
    g_string_append_printf (out, "%s:", (const char *) prefix);
  g_string_append (out, (const char *) name);
}

static void
append_declaration (GString *out, const xmlChar *prefix, const xmlChar *uri)
{
  g_string_append (out, " xmlns");
  if (prefix != NULL)
    g_string_append_printf (out, ":%s", (const char *) prefix);
  g_string_append (out, "=\"");
  if (uri != NULL)
    analect_xml_escape (out, (const char *) uri, xmlStrlen (uri), TRUE);
  g_string_append_c (out, '"');
}

void
analect_capture_attribute (GString *out, const xmlChar **attribute, GHashTable *declared)
{
  const xmlChar *prefix = attribute[1];

  if (prefix != NULL && !xmlStrEqual (prefix, BAD_CAST "xml") && g_hash_table_add (declared, (gpointer) prefix))
    append_declaration (out, prefix, attribute[2]);
  g_string_append_c (out, ' ');
  append_name (out, attribute[0], prefix);
  g_string_append (out, "=\"");
  analect_xml_escape (out, (const char *) attribute[3], (gsize) (attribute[4] - attribute[3]), TRUE);
  g_string_append_c (out, '"');
}

/* Ends the start tag that is still open. */
static void
close_tag (AnalectCapture *capture)
{
  if (capture->empty)
    g_string_append_c (capture->text, '>');
  capture->empty = FALSE;
}

void
analect_capture_start (AnalectCapture *capture, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                       int n_attributes, const xmlChar **attributes)
{
  g_autoptr (GHashTable) declared = g_hash_table_new (g_str_hash, g_str_equal);

  close_tag (capture);
  g_string_append_c (capture->text, '<');
  append_name (capture->text, name, prefix);
  if (prefix != NULL || !xmlStrEqual (uri, BAD_CAST capture->home))
    {
      append_declaration (capture->text, prefix, uri);
      if (prefix != NULL)
        g_hash_table_add (declared, (gpointer) prefix);
    }
  for (int i = 0; i < n_attributes; i++)
    analect_capture_attribute (capture->text, attributes + 5 * i, declared);
  capture->empty = TRUE;
  capture->depth++;
}

gboolean
analect_capture_end (AnalectCapture *capture, const xmlChar *name, const xmlChar *prefix)
{
  if (capture->empty)
    g_string_append (capture->text, "/>");
  else
    {
      g_string_append (capture->text, "</");
      append_name (capture->text, name, prefix);
      g_string_append_c (capture->text, '>');
    }
  capture->empty = FALSE;
  return --capture->depth > 0;
}

void
analect_capture_characters (AnalectCapture *capture, const char *text, gsize size)
{
  close_tag (capture);
  analect_xml_escape (capture->text, text, size, FALSE);
}
