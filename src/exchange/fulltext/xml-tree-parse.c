/* Parsing a foreign XML document into a tree: libxml2's SAX interface, and the limits; see xml-tree.h.
 *
 * Only fatal errors of libxml2 end the parsing. Those it goes on after by itself (a prefix that is not declared, which
 * single articles cut out of a larger file often have) are reported, each sort once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "xml-tree.h"

#include "exchange-error.h"
#include "foreign-entity.h"
#include "text.h"
#include "xml-tag-scan.h"
#include "xml-tree-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/valid.h>
#include <libxml/xmlerror.h>
#include <string.h>

/* More than any format has. Attributes and their defaults are compared with one another, each with each. */
#define MOST_ATTRIBUTES   100u
#define MOST_DECLARATIONS 200u

typedef struct
{
  const char *name;
  guint16 kind;
} Name;

typedef struct
{
  const char *bytes; /* those not read yet */
  gsize left;
  xmlParserCtxt *context;
  AnalectXmlTree *tree;
  AnalectXmlClassify classify;
  AnalectReaderReport *report;
  GCancellable *cancellable;
  GError *failure;
  GHashTable *names; /* of char * to Name */
  GHashTable *said;  /* codes of errors that were reported */
  AnalectForeignEntities *entities;
  GArray *open;         /* numbers of the open elements */
  guint text;           /* the text that is being added to, or 0 */
  guint n_declarations; /* of attributes */
} Parser;

static void
set_failure (Parser *parser, AnalectExchangeError code, int line, int column, const char *message)
{
  const char *file = parser->report->file;

  if (parser->failure == NULL)
    g_set_error (&parser->failure, ANALECT_EXCHANGE_ERROR, code, "%s%s%d:%d: %s", file != NULL ? file : "",
                 file != NULL ? ":" : "", MAX (line, 1), MAX (column, 1), message);
  xmlStopParser (parser->context);
}

static void
fail_here (Parser *parser, AnalectExchangeError code, const char *message)
{
  const xmlParserInput *input = parser->context->input;

  set_failure (parser, code, input != NULL ? input->line : 0, input != NULL ? input->col : 0, message);
}

static guint
get_line (const Parser *parser)
{
  const xmlParserInput *input = parser->context->input;

  return input != NULL && input->line > 0 ? (guint) input->line : 0;
}

#if LIBXML_VERSION >= 21200
typedef const xmlError *ErrorPointer;
#else
typedef xmlError *ErrorPointer;
#endif

static void
on_error (void *data, ErrorPointer what)
{
  Parser *parser = data;
  g_autofree char *message = g_utf8_make_valid (what->message != NULL ? what->message : "", -1);

  message[strcspn (message, "\n")] = '\0';

  if (what->level >= XML_ERR_FATAL)
    set_failure (parser, ANALECT_EXCHANGE_ERROR_SYNTAX, what->line, what->int2, message);
  else if (what->level == XML_ERR_ERROR && g_hash_table_add (parser->said, GINT_TO_POINTER (what->code)))
    analect_reader_report_add (parser->report, ANALECT_SEVERITY_WARNING, (guint) MAX (what->line, 0), "%s", message);
}

static const Name *
get_name (Parser *parser, const char *local_name)
{
  Name *name = g_hash_table_lookup (parser->names, local_name);

  if (name == NULL)
    {
      name = g_new (Name, 1);
      name->name = g_string_chunk_insert (parser->tree->names, local_name);
      name->kind = parser->classify (local_name);
      g_hash_table_insert (parser->names, (gpointer) name->name, name);
    }
  return name;
}

/* Adds to the characters of the tree; FALSE when there are too many. */
static gboolean
add_characters (Parser *parser, const char *text, gsize n_bytes)
{
  if (n_bytes >= ANALECT_XML_TREE_MAX_BYTES - MIN (parser->tree->characters->len, ANALECT_XML_TREE_MAX_BYTES))
    {
      fail_here (parser, ANALECT_EXCHANGE_ERROR_TOO_LARGE, _ ("the document is too large to be read"));
      return FALSE;
    }
  g_string_append_len (parser->tree->characters, text, (gssize) n_bytes);
  return TRUE;
}

static void
end_text (Parser *parser)
{
  if (parser->text != 0)
    g_string_append_c (parser->tree->characters, '\0');
  parser->text = 0;
}

static AnalectXmlNode *
add_node (Parser *parser)
{
  GArray *nodes = parser->tree->nodes;

  if (nodes->len == ANALECT_XML_TREE_MAX_NODES)
    {
      fail_here (parser, ANALECT_EXCHANGE_ERROR_TOO_LARGE, _ ("the document has too many elements to be read"));
      return NULL;
    }
  g_array_set_size (nodes, nodes->len + 1);
  return &g_array_index (nodes, AnalectXmlNode, nodes->len - 1);
}

/* libxml2 leaves an ampersand in an attribute escaped, since it is not told to substitute entities. Of a character by
 * name it may have taken the first byte only; what is no text then is replaced, so that text it stays. */
static void
add_attribute (Parser *parser, const xmlChar *const *from)
{
  AnalectXmlTree *tree = parser->tree;
  AnalectXmlAttribute attribute = { get_name (parser, (const char *) from[0])->name, (guint32) tree->characters->len };
  g_autofree char *value = NULL;
  g_autoptr (GString) plain = NULL;
  guint n_replaced;

  value = analect_text_filter ((const char *) from[3], from[4] - from[3], &n_replaced);
  if (n_replaced > 0)
    analect_reader_report_add (parser->report, ANALECT_SEVERITY_NOTE, get_line (parser),
                               _ ("a character in the attribute “%s” could not be read"), attribute.name);
  plain = g_string_new (value);
  g_string_replace (plain, "&#38;", "&", 0);
  if (add_characters (parser, plain->str, plain->len + 1))
    g_array_append_val (tree->attributes, attribute);
}

static void
on_start (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Parser *parser = data;
  AnalectXmlTree *tree = parser->tree;
  guint index = tree->nodes->len;
  AnalectXmlNode *node;
  const Name *name;

  if (parser->failure != NULL)
    return;
  end_text (parser);
  if (parser->open->len == ANALECT_XML_TREE_MAX_DEPTH)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("elements are nested more than %u deep"), ANALECT_XML_TREE_MAX_DEPTH);

      fail_here (parser, ANALECT_EXCHANGE_ERROR_TOO_LARGE, message);
      return;
    }
  node = add_node (parser);
  if (node == NULL)
    return;
  name = get_name (parser, (const char *) local_name);
  *node = (AnalectXmlNode){ name->name, index + 1, get_line (parser), tree->attributes->len, 0, name->kind };
  for (int i = 0; i < n_attributes && parser->failure == NULL; i++)
    add_attribute (parser, attributes + 5 * i);
  node->size = tree->attributes->len - node->first;
  g_array_append_val (parser->open, index);
}

static void
on_end (void *data, const xmlChar *local_name, const xmlChar *prefix, const xmlChar *uri)
{
  Parser *parser = data;
  GArray *nodes = parser->tree->nodes, *open = parser->open;

  if (parser->failure != NULL || open->len == 0)
    return;
  end_text (parser);
  g_array_index (nodes, AnalectXmlNode, g_array_index (open, guint, open->len - 1)).end = nodes->len;
  g_array_set_size (open, open->len - 1);
}

static void
on_characters (void *data, const xmlChar *text, int n_bytes)
{
  Parser *parser = data;
  AnalectXmlTree *tree = parser->tree;

  if (parser->failure != NULL || parser->open->len == 0 || n_bytes <= 0)
    return;
  if (parser->text == 0)
    {
      guint index = tree->nodes->len;
      AnalectXmlNode *node = add_node (parser);

      if (node == NULL)
        return;
      *node =
          (AnalectXmlNode){ NULL, index + 1, get_line (parser), (guint32) tree->characters->len, 0, ANALECT_XML_TEXT };
      parser->text = index;
    }
  if (add_characters (parser, (const char *) text, (gsize) n_bytes))
    g_array_index (tree->nodes, AnalectXmlNode, parser->text).size += (guint32) n_bytes;
}

static void
on_entity_declaration (void *data, const xmlChar *name, int type, const xmlChar *public_id, const xmlChar *system_id,
                       xmlChar *content)
{
  Parser *parser = data;
  g_autofree char *message = NULL;

  if (parser->failure != NULL
      || analect_foreign_entities_declare (parser->entities, (const char *) name, type, (const char *) content))
    return;
  message = g_strdup_printf (_ ("the document declares the entity “%s” as more than plain text; that may be an attack, "
                                "and the file is not read"),
                             (const char *) name);
  fail_here (parser, ANALECT_EXCHANGE_ERROR_REFUSED, message);
}

static void
on_attribute_declaration (void *data, const xmlChar *element, const xmlChar *name, int type, int sort,
                          const xmlChar *value, xmlEnumeration *values)
{
  Parser *parser = data;

  xmlFreeEnumeration (values);
  if (parser->failure == NULL && parser->n_declarations++ == MOST_DECLARATIONS)
    fail_here (parser, ANALECT_EXCHANGE_ERROR_TOO_LARGE, _ ("the document declares too many attributes to be read"));
}

static xmlEntity *
on_entity (void *data, const xmlChar *name)
{
  Parser *parser = data;
  gboolean is_news;
  xmlEntity *entity;

  if (parser->failure != NULL)
    return NULL;
  entity = analect_foreign_entities_get (parser->entities, (const char *) name, &is_news);
  if (is_news)
    analect_reader_report_add (parser->report, ANALECT_SEVERITY_WARNING, get_line (parser),
                               _ ("it is not known what “&%s;” stands for; it is left as it is"), (const char *) name);
  return entity;
}

static int
on_read (void *data, char *buffer, int size)
{
  Parser *parser = data;
  gsize n = MIN ((gsize) MAX (size, 0), parser->left);

  if (parser->failure == NULL && g_cancellable_is_cancelled (parser->cancellable))
    g_set_error_literal (&parser->failure, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED,
                         _ ("reading was cancelled"));
  if (parser->failure != NULL)
    return -1;
  memcpy (buffer, parser->bytes, n);
  parser->bytes += n;
  parser->left -= n;
  return (int) n;
}

static int
on_close (void *data)
{
  return 0;
}

/* Whether the document is UTF-16 with half a character at its end, which libxml2 does not mind. */
static gboolean
is_cut (const char *bytes, gsize n_bytes)
{
  return n_bytes % 2 == 1 && n_bytes > 2
         && (memcmp (bytes, "\xff\xfe", 2) == 0 || memcmp (bytes, "\xfe\xff", 2) == 0 || memcmp (bytes, "<\0", 2) == 0
             || memcmp (bytes, "\0<", 2) == 0);
}

static gboolean
is_blank (const char *bytes, gsize n_bytes)
{
  for (gsize i = 0; i < n_bytes; i++)
    if (!g_ascii_isspace (bytes[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_bytes (const char *bytes, gsize n_bytes, const char *file, GError **error)
{
  const char *before = file != NULL ? file : "", *colon = file != NULL ? ": " : "";
  guint line;

  if (is_blank (bytes, n_bytes))
    g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY, "%s%s%s", before, colon,
                 _ ("the file is empty"));
  else if (n_bytes > ANALECT_XML_TREE_MAX_BYTES)
    g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "%s%s%s", before, colon,
                 _ ("the document is too large to be read"));
  else if (is_cut (bytes, n_bytes))
    g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_SYNTAX, "%s%s%s", before, colon,
                 _ ("the file ends within a character"));
  else if (!analect_xml_tag_scan (bytes, n_bytes, MOST_ATTRIBUTES, &line))
    g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "%s%s%u:1: %s", before,
                 file != NULL ? ":" : "", line, _ ("a tag has too many attributes to be read"));
  else
    return TRUE;
  return FALSE;
}

static void
run (Parser *parser)
{
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .serror = on_error,
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
    .entityDecl = on_entity_declaration,
    .attributeDecl = on_attribute_declaration,
    .getEntity = on_entity,
  };

  parser->context = xmlCreateIOParserCtxt (&sax, parser, on_read, on_close, parser, XML_CHAR_ENCODING_NONE);
  if (parser->context == NULL)
    {
      if (parser->failure == NULL)
        g_set_error_literal (&parser->failure, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_SYNTAX,
                             _ ("the file is not XML"));
      return;
    }
  xmlCtxtUseOptions (parser->context, XML_PARSE_NONET);
  xmlParseDocument (parser->context);
  if (parser->failure == NULL && (!parser->context->wellFormed || parser->tree->nodes->len == 0))
    fail_here (parser, ANALECT_EXCHANGE_ERROR_SYNTAX, _ ("the file is not well-formed XML"));
  if (parser->context->myDoc != NULL)
    xmlFreeDoc (parser->context->myDoc);
  g_clear_pointer (&parser->context, xmlFreeParserCtxt);
}

AnalectXmlTree *
analect_xml_tree_parse (const char *bytes, gsize n_bytes, AnalectXmlClassify classify, AnalectReaderReport *report,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectXmlTree) tree = NULL;
  Parser parser = {
    .bytes = bytes, .left = n_bytes, .classify = classify, .report = report, .cancellable = cancellable
  };

  if (!check_bytes (bytes, n_bytes, report->file, error))
    return NULL;
  tree = analect_xml_tree_new ();
  parser.tree = tree;
  parser.names = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  parser.said = g_hash_table_new (NULL, NULL);
  parser.entities = analect_foreign_entities_new ();
  parser.open = g_array_new (FALSE, FALSE, sizeof (guint));
  run (&parser);
  g_hash_table_unref (parser.names);
  g_hash_table_unref (parser.said);
  analect_foreign_entities_free (parser.entities);
  g_array_unref (parser.open);
  if (parser.failure == NULL)
    return g_steal_pointer (&tree);
  g_propagate_error (error, parser.failure);
  return NULL;
}
