/* A foreign XML document as a tree: what is kept, what is let in of entities, what is refused and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "xml-tree.h"

#include "character-entity.h"
#include "exchange-error.h"
#include "testlib.h"
#include "xml-root.h"
#include "xml-tag-scan.h"

#include <string.h>

enum
{
  KIND_ROOT = 1,
  KIND_PART,
};

static guint16
classify (const char *name)
{
  return strcmp (name, "root") == 0 ? KIND_ROOT : strcmp (name, "part") == 0 ? KIND_PART : 0;
}

static AnalectXmlTree *
parse_bytes (const char *bytes, gsize n_bytes, AnalectProblems *problems, GError **error)
{
  AnalectReaderReport report = { problems, "f.xml", 0, 0 };
  g_autofree char *exact = g_memdup2 (bytes, MAX (n_bytes, 1)); /* so that a byte read too far is noticed */

  return analect_xml_tree_parse (exact, n_bytes, classify, &report, NULL, error);
}

static AnalectXmlTree *
parse (const char *text, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  AnalectXmlTree *tree = parse_bytes (text, strlen (text), problems, &error);

  g_assert_no_error (error);
  return tree;
}

static void
assert_refused (const char *bytes, gssize n_bytes, AnalectExchangeError code, const char *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectXmlTree) tree = parse_bytes (bytes, n_bytes < 0 ? strlen (bytes) : (gsize) n_bytes, NULL, &error);
  g_autofree char *prefix = g_strdup_printf ("f.xml:%s", place);

  g_assert_null (tree);
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_nodes (void)
{
  g_autoptr (AnalectXmlTree) tree =
      parse ("<?xml version='1.0'?><!-- a -->\n<root xmlns:x='urn:x' x:id='1' b='&lt;&amp;&#233;'>\n"
             " a<!-- c -->b<![CDATA[<c>]]>\n<part/>d<x:other>e</x:other></root>",
             NULL);
  const AnalectXmlNode *root = analect_xml_tree_get_node (tree, 0);

  g_assert_cmpuint (analect_xml_tree_get_n_nodes (tree), ==, 6);
  g_assert_cmpstr (root->name, ==, "root");
  g_assert_cmpint (root->kind, ==, KIND_ROOT);
  g_assert_cmpuint (root->end, ==, 6);
  g_assert_cmpuint (root->line, ==, 2);
  g_assert_cmpstr (analect_xml_tree_get_attribute (tree, 0, "id"), ==, "1");
  g_assert_cmpstr (analect_xml_tree_get_attribute (tree, 0, "b"), ==, "<&é");
  g_assert_null (analect_xml_tree_get_attribute (tree, 0, "c"));
  g_assert_null (analect_xml_tree_get_attribute (tree, 1, "id"));
  g_assert_cmpstr (analect_xml_tree_get_text (tree, 1), ==, "\n ab<c>\n");
  g_assert_cmpint (analect_xml_tree_get_node (tree, 1)->kind, ==, ANALECT_XML_TEXT);
  g_assert_cmpuint (analect_xml_tree_get_node (tree, 1)->size, ==, strlen ("\n ab<c>\n"));
  g_assert_cmpuint (analect_xml_tree_get_node (tree, 2)->end, ==, 3);
  g_assert_cmpstr (analect_xml_tree_get_text (tree, 3), ==, "d");
  g_assert_cmpstr (analect_xml_tree_get_node (tree, 4)->name, ==, "other");
  g_assert_cmpuint (analect_xml_tree_get_node (tree, 4)->line, ==, 4);
  g_assert_cmpstr (analect_xml_tree_get_text (tree, 5), ==, "e");
  g_assert_cmpuint (analect_xml_tree_find_child (tree, 0, KIND_PART), ==, 2);
  g_assert_cmpuint (analect_xml_tree_find_child (tree, 4, KIND_PART), ==, 0);
  g_assert_cmpuint (analect_xml_tree_find_inside (tree, 0, KIND_PART), ==, 2);
  g_assert_false (analect_xml_tree_has_text (tree, 2));
  g_assert_true (analect_xml_tree_has_text (tree, 4));
}

/* Text behind an element must not run into the text in it. */
static void
test_text_borders (void)
{
  g_autoptr (AnalectXmlTree) tree = parse ("<root><part>a</part>b<part/>c</root>", NULL);

  g_assert_cmpstr (analect_xml_tree_get_text (tree, 2), ==, "a");
  g_assert_cmpstr (analect_xml_tree_get_text (tree, 3), ==, "b");
  g_assert_cmpstr (analect_xml_tree_get_text (tree, 5), ==, "c");
}

static void
test_encodings (void)
{
  static const char latin[] = "<?xml version='1.0' encoding='ISO-8859-2'?><root>\xb9</root>";
  g_autofree char *utf16 = NULL;
  gsize n_bytes;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectXmlTree) first = parse (latin, NULL), second = NULL;

  g_assert_cmpstr (analect_xml_tree_get_text (first, 1), ==, "š");
  utf16 = g_convert ("\xef\xbb\xbf<root>š</root>", -1, "UTF-16LE", "UTF-8", NULL, &n_bytes, NULL);
  second = parse_bytes (utf16, n_bytes, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (analect_xml_tree_get_text (second, 1), ==, "š");
  assert_refused (utf16, (gssize) n_bytes - 1, ANALECT_EXCHANGE_ERROR_SYNTAX, " the file ends within a character");
}

static void
test_known_entities (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectXmlTree) tree =
      parse ("<!DOCTYPE root PUBLIC '-//X//EN' 'http://127.0.0.1:9/x.dtd' [<!ENTITY house \"Name &#233;\">\n"
             "<!ENTITY amp \"&#38;#38;\"><!ENTITY pic SYSTEM 'a.gif' NDATA gif><!ENTITY house 'again'>]>"
             "<root a='&eacute;x'>a&nbsp;&Scaron;&amp;&dagger;&Dagger;&hellip;</root>",
             problems);

  g_assert_cmpstr (analect_xml_tree_get_text (tree, 1), ==, "a\u00a0Š&†‡…");
  g_assert_nonnull (analect_xml_tree_get_attribute (tree, 0, "a"));
  g_assert_true (g_str_has_suffix (analect_xml_tree_get_attribute (tree, 0, "a"), "x"));
  g_assert_true (g_utf8_validate (analect_xml_tree_get_attribute (tree, 0, "a"), -1, NULL));
}

static void
test_declared_entity (void)
{
  g_autoptr (AnalectXmlTree) tree = parse (
      "<!DOCTYPE root [<!ENTITY house \"Publishing &#233;\"><!ENTITY house 'again'>]><root>&house;!</root>", NULL);

  g_assert_cmpstr (analect_xml_tree_get_text (tree, 1), ==, "Publishing é!");
}

/* Never dropped: it stays, and is reported once with its line. */
static void
test_unknown_entity (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectXmlTree) tree = parse ("<root>\n&foo; and &foo;</root>", problems);
  const AnalectProblem *problem;

  g_assert_cmpstr (analect_xml_tree_get_text (tree, 1), ==, "\n&foo; and &foo;");
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, 2);
  g_assert_nonnull (strstr (problem->message, "&foo;"));
}

static void
test_hostile_entities (void)
{
  assert_refused ("<!DOCTYPE r [<!ENTITY a 'x'>\n<!ENTITY b '&a;&a;'>]><r>&b;</r>", -1, ANALECT_EXCHANGE_ERROR_REFUSED,
                  "2:");
  assert_refused ("<!DOCTYPE r [<!ENTITY a '&a;'>]><r>&a;</r>", -1, ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
  assert_refused ("<!DOCTYPE r [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><r>&a;</r>", -1,
                  ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
  assert_refused ("<!DOCTYPE r [<!ENTITY % a SYSTEM 'file:///etc/hostname'> %a;]><r/>", -1,
                  ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
  assert_refused ("<!DOCTYPE r [<!ENTITY % a '<!---->'> %a;]><r/>", -1, ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
  assert_refused ("<!DOCTYPE r [<!ENTITY a '<p>x</p>'>]><r>&a;</r>", -1, ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
  assert_refused ("<!DOCTYPE r [<!ENTITY a '&#60;p>x'>]><r>&a;</r>", -1, ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
}

/* 1,000 bytes for three, often enough to be 64 MB. */
static void
test_expansion (void)
{
  g_autofree char *content = g_strnfill (1000, 'x'), *longer = g_strnfill (1001, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *too_long = g_strdup_printf ("<!DOCTYPE r [<!ENTITY a '%s'>]><r/>", longer);

  g_string_printf (text, "<!DOCTYPE r [<!ENTITY a '%s'>]><r>", content);
  for (guint i = 0; i < 68000; i++)
    g_string_append (text, "&a;");
  g_string_append (text, "</r>");
  assert_refused (text->str, -1, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "1:");
  assert_refused (too_long, -1, ANALECT_EXCHANGE_ERROR_REFUSED, "1:");
}

static void
test_depth (void)
{
  g_autoptr (GString) text = g_string_new (NULL), deep = g_string_new (NULL);
  g_autoptr (AnalectXmlTree) tree = NULL;

  for (guint i = 0; i < 256; i++)
    g_string_append (text, "<a>");
  for (guint i = 0; i < 256; i++)
    g_string_append (text, "</a>");
  tree = parse (text->str, NULL);
  g_assert_cmpuint (analect_xml_tree_get_n_nodes (tree), ==, 256);
  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<a>\n");
  assert_refused (deep->str, -1, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "257:");
}

static void
test_size (void)
{
  gsize n = ANALECT_XML_TREE_MAX_BYTES + 1;
  g_autoptr (GString) text = g_string_new ("<a>");
  g_autoptr (GError) error = NULL;
  AnalectReaderReport report = { NULL, "f.xml", 0, 0 };
  char *large = g_malloc (n);

  memset (large, 'x', n);
  memcpy (large, "<a>", 3);
  g_assert_null (analect_xml_tree_parse (large, n, classify, &report, NULL, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE);
  g_free (large);

  for (guint i = 0; i < ANALECT_XML_TREE_MAX_NODES; i++)
    g_string_append (text, "<b/>");
  g_string_append (text, "</a>");
  assert_refused (text->str, -1, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "1:");
}

/* What takes libxml2 the square of its number. */
static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<root>\n<part"), declared = g_string_new ("<!DOCTYPE root [");
  g_autoptr (AnalectXmlTree) tree = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, " a%u='>'", i);
  g_string_append (text, "/></root>");
  tree = parse (text->str, NULL);
  g_assert_cmpuint (analect_xml_tree_get_node (tree, 2)->size, ==, 100);
  g_string_truncate (text, text->len - strlen ("/></root>"));
  for (guint i = 100; i < 200000; i++)
    g_string_append_printf (text, " a%u=''", i);
  g_string_append (text, "/></root>");
  assert_refused (text->str, -1, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "2:1:");
  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (declared, "<!ATTLIST root a%u CDATA ''>\n", i);
  g_string_append (declared, "]><root/>");
  assert_refused (declared->str, -1, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "201:");
}

static gboolean
scan (const char *text, guint most)
{
  guint line;

  return analect_xml_tag_scan (text, strlen (text), most, &line);
}

static void
test_tag_scan (void)
{
  static const char utf16[] = "<\0a\0 \0b\0=\0'\0'\0 \0c\0=\0'\0'\0/\0>\0";
  guint line = 0;

  g_assert_true (scan ("<a b='' c=\"'\">'' ''</a><d e='' f=''/>", 2));
  g_assert_false (scan ("<a b='' c='' d=''>", 2));
  g_assert_true (scan ("<a b='<c d=\"\" e=\"\" f=\"\"'/>", 2));
  g_assert_true (scan ("<!-- <a '' '' '' -- > --><a></a><!-- > -->", 2));
  g_assert_true (scan ("<![CDATA[<a '' '' '' ]> ]]><a></a>", 2));
  g_assert_true (scan ("<?xml a='' b='' c='' > ?><a></a>", 2));
  g_assert_false (scan ("<!DOCTYPE a><!-- - --><![CDATA[]]><?p?><a b='' c='' d=''", 2));
  g_assert_true (scan ("<", 2));
  g_assert_true (analect_xml_tag_scan ("", 0, 2, &line));
  g_assert_true (analect_xml_tag_scan (utf16, sizeof utf16 - 1, 2, &line));
  g_assert_false (analect_xml_tag_scan (utf16, sizeof utf16 - 1, 1, &line));
  g_assert_cmpuint (line, ==, 1);
}

static void
test_malformed (void)
{
  assert_refused ("", 0, ANALECT_EXCHANGE_ERROR_EMPTY, " ");
  assert_refused (" \n", 2, ANALECT_EXCHANGE_ERROR_EMPTY, " ");
  assert_refused ("<root>\n<part></root>", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "2:");
  assert_refused ("<root>\n  <part a='1' a='2'/></root>", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "2:");
  assert_refused ("<root>\n\nabc", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "3:");
  assert_refused ("<root/><root/>", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "1:");
  assert_refused ("<root>\n\xe9</root>", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "2:");
  assert_refused ("<root>\na\0b</root>", 17, ANALECT_EXCHANGE_ERROR_SYNTAX, "2:");
  assert_refused ("<root>&#1;</root>", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "1:");
  assert_refused ("no markup", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "1:");
  assert_refused ("PK\3\4", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "1:");
  assert_refused ("<!-- only -->", -1, ANALECT_EXCHANGE_ERROR_SYNTAX, "1:");
}

/* An article cut out of a larger file often lacks the declaration of a prefix. */
static void
test_undeclared_prefix (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectXmlTree) tree = parse ("<root><x:part y:href='u'/><x:part y:href='v'/></root>", problems);
  guint node = analect_xml_tree_find_inside (tree, 0, KIND_PART);

  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (node != 0 || analect_xml_tree_get_n_nodes (tree) == 3);
  g_assert_cmpstr (analect_xml_tree_get_attribute (tree, 1, "href"), ==, "u");
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  AnalectReaderReport report = { NULL, NULL, 0, 0 };

  g_cancellable_cancel (cancellable);
  g_assert_null (analect_xml_tree_parse ("<root/>", 7, classify, &report, cancellable, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED);
}

static void
test_root (void)
{
  static const char text[] =
      "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <no> --><!DOCTYPE a:b PUBLIC '-//P//EN' 's' [<!ENTITY x 'y'>]>"
      "<a:b xmlns:a='urn:a'><c>";
  g_auto (AnalectXmlRoot) root = { NULL, NULL, NULL }, none = { NULL, NULL, NULL };

  g_assert_true (analect_xml_root_peek (text, strlen (text), &root));
  g_assert_cmpstr (root.name, ==, "b");
  g_assert_cmpstr (root.uri, ==, "urn:a");
  g_assert_cmpstr (root.public_id, ==, "-//P//EN");
  g_assert_false (analect_xml_root_peek (text, strlen (text) - 30, &none));
  g_assert_null (none.public_id);
  g_assert_false (analect_xml_root_peek ("", 0, &none));
  g_assert_false (analect_xml_root_peek ("TY  - JOUR", 10, &none));
}

static void
test_character_names (void)
{
  g_assert_cmpuint (analect_character_entity_look_up ("nbsp"), ==, 0xa0);
  g_assert_cmpuint (analect_character_entity_look_up ("AElig"), ==, 0xc6);
  g_assert_cmpuint (analect_character_entity_look_up ("zwnj"), ==, 0x200c);
  g_assert_cmpuint (analect_character_entity_look_up ("ccaron"), ==, 0x10d);
  g_assert_cmpuint (analect_character_entity_look_up ("mdash"), ==, 0x2014);
  g_assert_cmpuint (analect_character_entity_look_up ("Nbsp"), ==, 0);
  g_assert_cmpuint (analect_character_entity_look_up (""), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/xml-tree/nodes", test_nodes);
  g_test_add_func ("/xml-tree/text-borders", test_text_borders);
  g_test_add_func ("/xml-tree/encodings", test_encodings);
  g_test_add_func ("/xml-tree/known-entities", test_known_entities);
  g_test_add_func ("/xml-tree/declared-entity", test_declared_entity);
  g_test_add_func ("/xml-tree/unknown-entity", test_unknown_entity);
  g_test_add_func ("/xml-tree/hostile-entities", test_hostile_entities);
  g_test_add_func ("/xml-tree/expansion", test_expansion);
  g_test_add_func ("/xml-tree/depth", test_depth);
  g_test_add_func ("/xml-tree/size", test_size);
  g_test_add_func ("/xml-tree/attributes", test_attributes);
  g_test_add_func ("/xml-tag-scan", test_tag_scan);
  g_test_add_func ("/xml-tree/malformed", test_malformed);
  g_test_add_func ("/xml-tree/undeclared-prefix", test_undeclared_prefix);
  g_test_add_func ("/xml-tree/cancelled", test_cancelled);
  g_test_add_func ("/xml-root", test_root);
  g_test_add_func ("/character-entity", test_character_names);
  return g_test_run ();
}
