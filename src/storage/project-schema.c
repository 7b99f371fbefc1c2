/* The schema of project files; see the header.
 *
 * One pattern for each kind ("code.element"), each closed but for unknown attributes and elements, which a newer minor
 * version may write anywhere ("code.later").
 *
 * The attributes of an element are interleaved, which for attributes means the same as one after another. libxml2 then
 * takes each as it comes; of a mere sequence of optional ones it tries every combination, and an entity with twenty
 * keeps it busy for hours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-schema.h"

#include "kinds.h"
#include "project-writer.h"
#include "storage-error.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <string.h>

#define GUID_PATTERN "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

static void
append_data (GString *out, AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  switch (info->type)
    {
    case ANALECT_TYPE_INTEGER:
      g_string_append (out, "<data type=\"integer\"/>");
      break;
    case ANALECT_TYPE_REAL:
      g_string_append (out, "<data type=\"double\"/>");
      break;
    case ANALECT_TYPE_BOOLEAN:
      g_string_append (out, "<data type=\"boolean\"/>");
      break;
    case ANALECT_TYPE_TIME:
      g_string_append (out, "<data type=\"dateTime\"/>");
      break;
    case ANALECT_TYPE_ENUM:
      g_string_append (out, "<choice>");
      for (guint i = 0; i < analect_enumeration_count (info->enumeration); i++)
        g_string_append_printf (out, "<value>%s</value>", analect_enumeration_text (info->enumeration, i));
      g_string_append (out, "<text/></choice>");
      break;
    case ANALECT_TYPE_REFERENCE:
      g_string_append (out, "<ref name=\"guid\"/>");
      break;
    case ANALECT_TYPE_REFERENCES:
      g_string_append (out, "<list><oneOrMore><ref name=\"guid\"/></oneOrMore></list>");
      break;
    case ANALECT_TYPE_RANGES:
      g_string_append (out,
                       "<list><oneOrMore><data type=\"string\"><param name=\"pattern\">[0-9]+:[0-9]+</param></data>"
                       "</oneOrMore></list>");
      break;
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_GUID:
    case ANALECT_TYPE_EXTRA:
      g_string_append (out, "<text/>");
      break;
    }
}

static gboolean
is_required (AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  return info->flag == ANALECT_FLAG_REQUIRED || info->rule == ANALECT_RULE_OWNER;
}

static gboolean
is_attribute (AnalectKind kind, AnalectField field)
{
  return analect_fields[field].form == ANALECT_FORM_ATTRIBUTE && field != analect_kinds[kind].home_field;
}

static void
append_attributes (GString *out, AnalectKind kind)
{
  for (AnalectField field = analect_kinds[kind].first + 1; field < analect_kinds[kind + 1].first; field++)
    {
      gboolean optional = !is_required (field);

      if (!is_attribute (kind, field))
        continue;
      g_string_append_printf (out, "      %s<attribute name=\"%s\">", optional ? "<optional>" : "",
                              analect_fields[field].name);
      append_data (out, field);
      g_string_append_printf (out, "</attribute>%s\n", optional ? "</optional>" : "");
    }
}

/* Attributes that this version does not know: any name but those it does. */
static void
append_later_attributes (GString *out, AnalectKind kind)
{
  g_string_append (out, "      <zeroOrMore><attribute><anyName><except><name ns=\"\">guid</name>");
  if (kind == ANALECT_KIND_PROJECT)
    g_string_append (out, "<name ns=\"\">version</name>");
  for (AnalectField field = analect_kinds[kind].first + 1; field < analect_kinds[kind + 1].first; field++)
    if (is_attribute (kind, field))
      g_string_append_printf (out, "<name ns=\"\">%s</name>", analect_fields[field].name);
  g_string_append (out, "</except></anyName></attribute></zeroOrMore>\n");
}

static void
append_elements (GString *out, AnalectKind kind)
{
  for (AnalectField field = analect_kinds[kind].first + 1; field < analect_kinds[kind + 1].first; field++)
    if (analect_fields[field].form == ANALECT_FORM_ELEMENT)
      g_string_append_printf (out, "    <optional><element name=\"%s\"><text/></element></optional>\n",
                              analect_fields[field].name);
}

/* The entities nested in one of KIND, or the containers of the project. */
static void
append_entities (GString *out, AnalectKind kind)
{
  const char *home = analect_kinds[kind].element;

  for (int other = ANALECT_KIND_NONE + 1; other < ANALECT_N_KINDS; other++)
    {
      const char *element = analect_kinds[other].element, *container = analect_kinds[other].container;

      if (analect_kinds[other].home == kind)
        g_string_append_printf (
            out, "    <zeroOrMore><ref name=\"%s.element\"/></zeroOrMore>\n    <ref name=\"%s.later\"/>\n", element,
            home);
      else if (kind == ANALECT_KIND_PROJECT && container != NULL)
        g_string_append_printf (out,
                                "    <optional><element name=\"%s\"><zeroOrMore><ref name=\"%s.element\"/></zeroOrMore>"
                                "<zeroOrMore><element><anyName><except><name>%s</name></except></anyName>"
                                "<ref name=\"anything\"/></element></zeroOrMore></element></optional>\n"
                                "    <ref name=\"%s.later\"/>\n",
                                container, element, element, home);
    }
}

/* Elements that this version does not know. */
static void
append_later (GString *out, AnalectKind kind)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (AnalectField field = analect_kinds[kind].first + 1; field < analect_kinds[kind + 1].first; field++)
    if (analect_fields[field].form == ANALECT_FORM_ELEMENT)
      g_string_append_printf (known, "<name>%s</name>", analect_fields[field].name);
  for (int other = ANALECT_KIND_NONE + 1; other < ANALECT_N_KINDS; other++)
    if (analect_kinds[other].home == kind)
      g_string_append_printf (known, "<name>%s</name>", analect_kinds[other].element);
    else if (kind == ANALECT_KIND_PROJECT && analect_kinds[other].container != NULL)
      g_string_append_printf (known, "<name>%s</name>", analect_kinds[other].container);
  g_string_append_printf (out, "  <define name=\"%s.later\"><zeroOrMore><element><anyName>",
                          analect_kinds[kind].element);
  if (known->len > 0)
    g_string_append_printf (out, "<except>%s</except>", known->str);
  g_string_append (out, "</anyName><ref name=\"anything\"/></element></zeroOrMore></define>\n");
}

static void
append_kind (GString *out, AnalectKind kind)
{
  const char *element = analect_kinds[kind].element;

  g_string_append_printf (out, "  <define name=\"%s.element\"><element name=\"%s\">\n", element, element);
  g_string_append (out, "    <interleave>\n      <attribute name=\"guid\"><ref name=\"guid\"/></attribute>\n");
  if (kind == ANALECT_KIND_PROJECT)
    g_string_append (
        out, "      <attribute name=\"version\"><data type=\"string\"><param name=\"pattern\">1\\.[0-9]+</param>"
             "</data></attribute>\n");
  append_attributes (out, kind);
  append_later_attributes (out, kind);
  g_string_append (out, "    </interleave>\n");
  append_elements (out, kind);
  g_string_append_printf (out, "    <ref name=\"%s.later\"/>\n", element);
  append_entities (out, kind);
  g_string_append (out, "  </element></define>\n");
  append_later (out, kind);
}

char *
analect_project_schema (void)
{
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<!-- Analect project files, format 1. Made from the program's table of fields. -->\n"
                               "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\" ns=\"" ANALECT_PROJECT_NAMESPACE
                               "\" datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\">\n"
                               "  <start><ref name=\"project.element\"/></start>\n"
                               "  <define name=\"guid\"><data type=\"string\"><param name=\"pattern\">" GUID_PATTERN
                               "</param></data></define>\n"
                               "  <define name=\"anything\"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore>"
                               "<mixed><zeroOrMore><element><anyName/><ref name=\"anything\"/></element></zeroOrMore>"
                               "</mixed></define>\n");

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    append_kind (out, (AnalectKind) kind);
  g_string_append (out, "</grammar>\n");
  return g_string_free (out, FALSE);
}

typedef struct
{
  const char *file;
  GError *error;
} Violations;

G_GNUC_PRINTF (2, 3)
static void
on_violation (void *data, const char *format, ...)
{
  Violations *violations = data;
  g_autofree char *message = NULL;
  const xmlError *last = xmlGetLastError ();
  va_list arguments;

  if (violations->error != NULL)
    return;
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (&violations->error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX, "%s:%d: %s", violations->file,
               last ? last->line : 0, g_strchomp (message));
}

static gboolean
validate (xmlRelaxNGPtr schema, xmlDocPtr document, Violations *violations)
{
  xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt (schema);
  int result;

  xmlRelaxNGSetValidErrors (context, on_violation, on_violation, violations);
  result = xmlRelaxNGValidateDoc (context, document);
  xmlRelaxNGFreeValidCtxt (context);
  return result == 0;
}

gboolean
analect_project_conforms (const char *xml, gsize n_bytes, const char *file, GError **error)
{
  g_autofree char *text = analect_project_schema ();
  xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewMemParserCtxt (text, (int) strlen (text));
  xmlRelaxNGPtr schema = xmlRelaxNGParse (parser);
  xmlDocPtr document = xmlReadMemory (xml, (int) n_bytes, file, NULL,
                                      XML_PARSE_NONET | XML_PARSE_HUGE | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  Violations violations = { .file = file };
  gboolean ok = schema != NULL && document != NULL && validate (schema, document, &violations);

  if (!ok && violations.error == NULL)
    g_set_error (&violations.error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_SYNTAX,
                 _ ("%s: is not an Analect project"), file);
  if (!ok)
    g_propagate_error (error, violations.error);
  else
    g_clear_error (&violations.error);
  xmlFreeDoc (document);
  xmlRelaxNGFree (schema);
  xmlRelaxNGFreeParserCtxt (parser);
  return ok;
}
