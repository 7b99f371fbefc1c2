/* JATS as publishers write it: real articles, against what libxml2's own tree and XPath say of them, and hostile files.
 *
 * That nothing is lost is checked twice: each piece of text in the file is found in the result, and both have the same
 * letters, each as often.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats.h"

#include "exchange-error.h"
#include "fulltext-check.h"
#include "testlib.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

/* What is text, and not for machines; see jats.h. */
#define KEPT                                                                                                           \
  "[not(ancestor::object-id)][not(parent::copyright-year or parent::copyright-holder)"                                 \
  " or not(ancestor::permissions/copyright-statement)]"
#define PARTS                                                                                                          \
  "(/article/body|/article/back|/article/front/article-meta/abstract|//article-meta/title-group/article-title|"        \
  "//article-meta/title-group/subtitle|//article-meta/aff|//article-meta/contrib-group/aff|//article-meta/kwd-group|"  \
  "//author-notes|//funding-statement)//text()" KEPT

typedef struct
{
  AnalectFulltext *fulltext;
  xmlDoc *document;
  xmlXPathContext *xpath;
  const char *name;
} Article;

static char *
collapse (const char *text)
{
  g_autofree char *copy = g_strdup (text);
  g_auto (GStrv) words = g_strsplit_set (copy, " \t\r\n", -1);
  GString *collapsed = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (collapsed, "%s%s", collapsed->len > 0 ? " " : "", words[i]);
  return g_string_free (collapsed, FALSE);
}

static Article *
open_article (const char *name)
{
  g_autofree char *path = testlib_sample (name), *bytes = NULL;
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;
  Article *article;
  gsize n_bytes;

  if (path == NULL)
    return NULL;
  article = g_new0 (Article, 1);
  article->name = name;
  bytes = testlib_read (path, &n_bytes);
  g_assert_cmpuint (analect_jats_looks_like (bytes, n_bytes), ==, 100);
  article->fulltext = analect_jats_read (bytes, n_bytes, name, problems, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *problem = analect_problem_format (problems->pdata[i]);

      g_test_message ("%s", problem);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  check_fulltext (article->fulltext);
  article->document = xmlReadMemory (bytes, (int) n_bytes, NULL, NULL, XML_PARSE_NONET);
  g_assert_nonnull (article->document);
  article->xpath = xmlXPathNewContext (article->document);
  return article;
}

static void
close_article (Article *article)
{
  analect_fulltext_free (article->fulltext);
  xmlXPathFreeContext (article->xpath);
  xmlFreeDoc (article->document);
  g_free (article);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Article, close_article)

/* What the nodes that PATH leads to say, in the order of the file. */
static GPtrArray *
select_texts (const Article *article, const char *path, gboolean collapsed)
{
  xmlXPathObject *found = xmlXPathEvalExpression ((const xmlChar *) path, article->xpath);
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_assert_nonnull (found);
  for (int i = 0; found->nodesetval != NULL && i < found->nodesetval->nodeNr; i++)
    {
      xmlChar *content = xmlNodeGetContent (found->nodesetval->nodeTab[i]);

      g_ptr_array_add (texts, collapsed ? collapse ((const char *) content) : g_strdup ((const char *) content));
      xmlFree (content);
    }
  xmlXPathFreeObject (found);
  return texts;
}

static guint
count (const Article *article, const char *path)
{
  g_autoptr (GPtrArray) texts = select_texts (article, path, FALSE);

  return texts->len;
}

/* The sections of the body in the order of the file, with their titles and depths. */
static void
check_body_sections (const Article *article)
{
  g_autoptr (GPtrArray) titles = select_texts (article, "//body//sec/title", TRUE);
  guint n = 0;

  g_assert_cmpuint (titles->len, ==, count (article, "//body//sec"));
  for (guint i = 0; i < article->fulltext->sections->len && n < titles->len; i++)
    {
      const AnalectFulltextSection *section = analect_fulltext_get_section (article->fulltext, i);
      g_autofree char *depth_path = NULL;

      if (section->role == ANALECT_SECTION_ROLE_ABSTRACT || g_strcmp0 (section->title, titles->pdata[n]) != 0)
        {
          g_assert_true (section->role == ANALECT_SECTION_ROLE_ABSTRACT || section->role == ANALECT_SECTION_ROLE_TITLE
                         || section->role == ANALECT_SECTION_ROLE_TABLE
                         || section->role == ANALECT_SECTION_ROLE_FIGURE);
          continue;
        }
      n++;
      depth_path = g_strdup_printf ("(//body//sec)[%u]/ancestor-or-self::sec", n);
      g_assert_cmpuint (section->level, ==, count (article, depth_path));
    }
  g_assert_cmpuint (n, ==, titles->len);
}

/* Each piece of text in the file is somewhere in the result. */
static void
check_each_text (const Article *article)
{
  g_autoptr (GPtrArray) texts = select_texts (article, PARTS, TRUE);
  g_autofree char *all = collapse (analect_text_peek (article->fulltext->text));
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    {
      if (strstr (all, texts->pdata[i]) == NULL)
        g_error ("%s lost “%s”", article->name, (char *) texts->pdata[i]);
      n += *(char *) texts->pdata[i] != '\0';
    }
  g_assert_cmpuint (n, >, 100);
}

static void
count_letters (GHashTable *letters, const char *text, int by)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gpointer key = GUINT_TO_POINTER (c);

      if (g_unichar_isalpha (c))
        g_hash_table_insert (letters, key, GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (letters, key)) + by));
    }
}

static void
count_letters_of (const Article *article, GHashTable *letters, const char *path)
{
  g_autoptr (GPtrArray) texts = select_texts (article, path, FALSE);

  for (guint i = 0; i < texts->len; i++)
    count_letters (letters, texts->pdata[i], -1);
}

/* As many of each letter in the result as in the file: besides the text there are the names of the authors, addresses
 * that have no other text, the types of identifiers, and "et al.". */
static void
check_letters (const Article *article)
{
  g_autoptr (GHashTable) letters = g_hash_table_new (NULL, NULL);
  guint n_etal = count (article, "//element-citation//etal");
  GHashTableIter iter;
  gpointer letter, n;

  count_letters (letters, analect_text_peek (article->fulltext->text), 1);
  count_letters_of (article, letters, PARTS);
  count_letters_of (article, letters, "(/article/body|/article/back)//ext-link[not(node())]/@*[local-name()='href']");
  count_letters_of (article, letters, "//element-citation/pub-id/@pub-id-type|//citation/pub-id/@pub-id-type");
  for (guint i = 0; i < n_etal; i++)
    count_letters (letters, "et al.", -1);
  for (guint i = 0; i < article->fulltext->authors->len; i++)
    count_letters (letters, article->fulltext->authors->pdata[i], -1);

  g_hash_table_iter_init (&iter, letters);
  while (g_hash_table_iter_next (&iter, &letter, &n))
    if (GPOINTER_TO_INT (n) != 0)
      g_error ("%s: %+d times the letter U+%04X", article->name, GPOINTER_TO_INT (n), GPOINTER_TO_UINT (letter));
}

/* The passages set off as quotations, word for word. */
static void
check_quotations (const Article *article)
{
  g_autoptr (GPtrArray) expected = select_texts (article, "//disp-quote", TRUE);

  g_assert_cmpuint (article->fulltext->quotations->len, ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    {
      AnalectFulltextRange range = g_array_index (article->fulltext->quotations, AnalectFulltextRange, i);
      g_autofree char *quotation = analect_text_slice (article->fulltext->text, range.start, range.end);
      g_autofree char *plain = collapse (quotation);

      g_assert_cmpstr (plain, ==, expected->pdata[i]);
    }
}

/* The number before LABEL in the remarks of the table of expected results ("sec 27; p 103; table-wrap 2"). */
static guint
get_expected (const char *name, const char *label)
{
  g_autofree char *path = testlib_sample ("EXPECTED.tsv"), *table = testlib_read (path, NULL);
  g_autofree char *pattern = g_strdup_printf ("\n%s\t[^\n]*\\b%s (\\d+)", name, label);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *number = NULL;

  g_assert_true (g_regex_match (regex, table, 0, &match));
  number = g_match_info_fetch (match, 1);
  return (guint) g_ascii_strtoull (number, NULL, 10);
}

static guint
count_references (const AnalectFulltext *fulltext)
{
  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, i);
      g_autofree char *text = slice_section (fulltext, i);
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      if (section->role == ANALECT_SECTION_ROLE_REFERENCES)
        return g_strv_length (lines) - (section->title != NULL ? 2 : 0);
    }
  return 0;
}

static void
check_counts (const Article *article)
{
  g_assert_cmpuint (count (article, "//body//sec"), ==, get_expected (article->name, "sec"));
  g_assert_cmpuint (count_role (article->fulltext, ANALECT_SECTION_ROLE_TABLE), ==,
                    get_expected (article->name, "table-wrap"));
  g_assert_cmpuint (count_role (article->fulltext, ANALECT_SECTION_ROLE_FIGURE), ==,
                    get_expected (article->name, "fig"));
  g_assert_cmpuint (count_references (article->fulltext), ==, get_expected (article->name, "ref"));
}

static Article *
check_article (const char *name)
{
  Article *article = open_article (name);

  if (article == NULL)
    return NULL;
  check_counts (article);
  check_body_sections (article);
  check_quotations (article);
  check_each_text (article);
  check_letters (article);
  return article;
}

static void
assert_says (const Article *article, const char *sentence)
{
  g_assert_nonnull (strstr (analect_text_peek (article->fulltext->text), sentence));
}

/* The text of the section with this title and no other before it. */
static void
assert_section_says (const Article *article, const char *title, const char *sentence)
{
  g_autofree char *text = slice_section (article->fulltext, find_section (article->fulltext, title));

  g_assert_nonnull (strstr (text, sentence));
}

/* A review of qualitative research, NLM 3.0. */
static void
test_treatment_burden (void)
{
  g_autoptr (Article) article = check_article ("jats/journal.pmed.1001473.xml");
  const AnalectFulltext *fulltext;
  const AnalectFulltextSection *results;

  if (article == NULL)
    return;
  fulltext = article->fulltext;
  g_assert_cmpstr (fulltext->title, ==,
                   "Uncovering Treatment Burden as a Key Concept for Stroke Care: A Systematic Review of Qualitative "
                   "Research");
  g_assert_cmpuint (fulltext->authors->len, ==, 11);
  g_assert_cmpstr (fulltext->authors->pdata[0], ==, "Gallacher, Katie");
  g_assert_cmpstr (fulltext->authors->pdata[10], ==, "Mair, Frances S.");
  g_assert_cmpstr (fulltext->doi, ==, "10.1371/journal.pmed.1001473");
  g_assert_cmpstr (fulltext->journal, ==, "PLoS Medicine");
  g_assert_cmpstr (fulltext->issn, ==, "1549-1676");
  g_assert_cmpstr (fulltext->pages, ==, "e1001473");
  g_assert_cmpint (fulltext->year, ==, 2013);
  g_assert_cmpstr (fulltext->language, ==, "en");
  g_assert_true (g_str_has_prefix (fulltext->abstract, "Background\n\nPatients with chronic disease"));
  g_assert_cmpuint (fulltext->quotations->len, ==, 14);
  results = analect_fulltext_get_section (fulltext, find_section (fulltext, "Results"));
  g_assert_cmpint (results->role, ==, ANALECT_SECTION_ROLE_FINDINGS);
  for (guint i = 0; i < 14; i++)
    {
      AnalectFulltextRange range = g_array_index (fulltext->quotations, AnalectFulltextRange, i);

      g_assert_cmpuint (range.start, >, results->start);
      g_assert_cmpuint (range.end, <, results->end);
    }
  g_assert_cmpint (get_role_of (fulltext, "Methods and Findings"), ==, ANALECT_SECTION_ROLE_ABSTRACT);
  g_assert_cmpint (get_role_of (fulltext, "Introduction"), ==, ANALECT_SECTION_ROLE_INTRODUCTION);
  g_assert_cmpint (get_role_of (fulltext, "Search Strategy"), ==, ANALECT_SECTION_ROLE_METHODS);
  g_assert_cmpint (get_role_of (fulltext, "2) Interacting with others"), ==, ANALECT_SECTION_ROLE_FINDINGS);
  g_assert_cmpint (get_role_of (fulltext, "Limitations/Strengths"), ==, ANALECT_SECTION_ROLE_DISCUSSION);
  g_assert_cmpint (get_role_of (fulltext, "Conclusion"), ==, ANALECT_SECTION_ROLE_CONCLUSION);
  g_assert_cmpint (get_role_of (fulltext, "Supporting Information"), ==, ANALECT_SECTION_ROLE_APPENDIX);
  assert_section_says (article, "Study Details", "Country of study: Sweden (n=19) [52]–[70]; UK (n=12) [7],[71]–[81];");
  assert_says (article, "\n3) Enacting management strategies\n(3a) Institutional admissions\tUndergoing acute care\n"
                        "\tUndergoing inpatient rehabilitation\n");
  assert_says (article, "\nNPT: Normalization Process Theory\n");
}

/* Psychology, NLM 3.0. */
static void
test_belief (void)
{
  g_autoptr (Article) article = check_article ("jats/journal.pone.0036880.xml");

  if (article == NULL)
    return;
  g_assert_cmpstr (article->fulltext->title, ==, "Mentalizing Deficits Constrain Belief in a Personal God");
  g_assert_cmpuint (article->fulltext->authors->len, ==, 3);
  g_assert_cmpstr (article->fulltext->authors->pdata[0], ==, "Norenzayan, Ara");
  g_assert_cmpstr (article->fulltext->authors->pdata[2], ==, "Trzesniewski, Kali H.");
  g_assert_cmpstr (article->fulltext->doi, ==, "10.1371/journal.pone.0036880");
  g_assert_cmpint (get_role_of (article->fulltext, "Results and Discussion"), ==, ANALECT_SECTION_ROLE_FINDINGS);
  g_assert_cmpint (get_role_of (article->fulltext, "General Discussion"), ==, ANALECT_SECTION_ROLE_DISCUSSION);
  g_assert_cmpint (get_role_of (article->fulltext, "Participants"), ==, ANALECT_SECTION_ROLE_METHODS);
  assert_section_says (article, "Study 2",
                       "significantly mediated this relationship, bMentalizingIndirect\u200a=\u200a−.07");
  assert_says (article,
               "\n14. Kapogiannis D, Barbey AK, Su M, Zamboni G, Krueger F, et al. (2009). Cognitive and neural "
               "foundations of religious belief. Proc Natl Acad Sci 106:4876–4881\n");
  assert_says (article, "\nGroup\tAge\tGender\tRace/ethnicity\tParents' Religious Affiliation\tParents' Education\n");
}

/* NLM 2.3, with references in parts and character references. */
static void
test_oral_health (void)
{
  g_autoptr (Article) article = check_article ("jats/1472-6831-8-11.nxml");

  if (article == NULL)
    return;
  g_assert_cmpstr (
      article->fulltext->title, ==,
      "The Dutch version of the Oral Health Impact Profile (OHIP-NL): Translation, reliability and construct "
      "validity");
  g_assert_cmpuint (article->fulltext->authors->len, ==, 4);
  g_assert_cmpstr (article->fulltext->authors->pdata[0], ==, "van der Meulen, Marylee J");
  g_assert_cmpstr (article->fulltext->authors->pdata[3], ==, "Lobbezoo, Frank");
  g_assert_cmpstr (article->fulltext->doi, ==, "10.1186/1472-6831-8-11");
  g_assert_cmpstr (article->fulltext->pmid, ==, "18405359");
  g_assert_cmpstr (article->fulltext->pmcid, ==, "PMC2329613");
  g_assert_cmpstr (article->fulltext->pages, ==, "11");
  g_assert_cmpint (get_role_of (article->fulltext, "Test-retest reliability"), ==, ANALECT_SECTION_ROLE_METHODS);
  assert_says (article, "Likewise, Slade & Spencer [5] published a study");
  assert_says (article, "health and disease [1]. In order to");
  assert_says (article,
               "\nLocker D (1988). Measuring oral health: a conceptual framework. Community Dent Health 5:3–18. "
               "pmid:3285972\n");
}

/* JATS 1.2, one of everything. */
static void
test_kitchen_sink (void)
{
  g_autoptr (Article) article = check_article ("jats/texture_kitchen-sink.xml");

  if (article == NULL)
    return;
  g_assert_cmpstr (article->fulltext->title, ==, "Kitchen Sink: A word processor for structured content");
  g_assert_cmpuint (article->fulltext->authors->len, ==, 3);
  g_assert_cmpstr (article->fulltext->authors->pdata[0], ==, "Doe, John");
  g_assert_cmpstr (article->fulltext->authors->pdata[2], ==, "The Mouse Genome Sequencing Consortium");
  g_assert_null (article->fulltext->doi);
  g_assert_cmpint (article->fulltext->year, ==, 1999);
  g_assert_cmpstr (article->fulltext->pages, ==, "837-841");
  g_assert_cmpuint (article->fulltext->keywords->len, ==, 6);
  assert_says (
      article,
      "\nclass Reader(fname: String) {\nprivate val in =\n  new BufferedReader(new FileReader(fname))\n\n@throws");
  assert_says (article, "\n\n• Item 1\n1. Item 2\n2. Item 3\n• Item 4\n");
  assert_says (article, "\n1\t\t3\n5\tFormatting in table cell bold,italic, sub,sup, monospace\n9\t\tHyper link");
  assert_says (article, "\n\nSection heading with Line-Break\n\n");
}

static void
test_not_well_formed (void)
{
  g_autofree char *path = testlib_sample ("jats/pandoc_jats-reader.xml"), *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes;

  if (path == NULL)
    return;
  bytes = testlib_read (path, &n_bytes);
  g_assert_null (analect_jats_read (bytes, n_bytes, "reader.xml", NULL, NULL, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_SYNTAX);
  g_assert_true (g_str_has_prefix (error->message, "reader.xml:230:"));
  g_assert_nonnull (strstr (error->message, "xlink:href"));
}

static void
test_hostile (void)
{
  static const struct
  {
    const char *name;
    AnalectExchangeError code;
    const char *place;
  } cases[] = {
    { "libxml2_lol_classic.xml", ANALECT_EXCHANGE_ERROR_REFUSED, ":3:" },
    { "libxml2_lol_param.xml", ANALECT_EXCHANGE_ERROR_REFUSED, ":20:" },
    { "libxml2_lol_ig_attr.xml", ANALECT_EXCHANGE_ERROR_REFUSED, ":5:" },
    { "libxml2_utf8-1.xml", ANALECT_EXCHANGE_ERROR_SYNTAX, ":1:" },
    { "libxml2_truncated-utf16.xml", ANALECT_EXCHANGE_ERROR_SYNTAX, ": the file ends within a character" },
    { "billion-laughs.qde", ANALECT_EXCHANGE_ERROR_REFUSED, ":2:" },
    { "xxe-file.qde", ANALECT_EXCHANGE_ERROR_REFUSED, ":2:" },
    { "xxe-http.qde", ANALECT_EXCHANGE_ERROR_FORMAT, ": " },
    { "internal-entity-harmless.qde", ANALECT_EXCHANGE_ERROR_FORMAT, ": " },
    { "deep-nesting-2000-codes.qde", ANALECT_EXCHANGE_ERROR_TOO_LARGE, ":2:" },
    { "invalid-utf8.qde", ANALECT_EXCHANGE_ERROR_SYNTAX, ":2:" },
    { "nul-byte.qde", ANALECT_EXCHANGE_ERROR_SYNTAX, ":2:" },
    { "truncated.qde", ANALECT_EXCHANGE_ERROR_SYNTAX, ":2:" },
    { "not-a-zip.qdpx", ANALECT_EXCHANGE_ERROR_SYNTAX, ":1:" },
    { "zero-bytes.qdpx", ANALECT_EXCHANGE_ERROR_EMPTY, ": " },
    { "ris-binary.ris", ANALECT_EXCHANGE_ERROR_SYNTAX, ":1:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("hostile/", cases[i].name, NULL), *path = testlib_sample (name);
      g_autofree char *bytes = NULL, *place = g_strconcat ("f", cases[i].place, NULL);
      g_autoptr (GError) error = NULL;
      gsize n_bytes;

      if (path == NULL)
        return;
      bytes = testlib_read (path, &n_bytes);
      g_assert_cmpuint (analect_jats_looks_like (bytes, n_bytes), ==, 0);
      g_assert_null (analect_jats_read (bytes, n_bytes, "f", NULL, NULL, &error));
      g_test_message ("%s: %s", name, error->message);
      g_assert_error (error, ANALECT_EXCHANGE_ERROR, (int) cases[i].code);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_null (strstr (error->message, "root:x"));
    }
}

/* However a file is cut, it is refused, and never read in part. */
static void
test_cut (void)
{
  g_autofree char *path = testlib_sample ("jats/1472-6831-8-11.nxml"), *bytes = NULL;
  gsize n_bytes;

  if (path == NULL)
    return;
  bytes = testlib_read (path, &n_bytes);
  while (n_bytes > 0 && g_ascii_isspace (bytes[n_bytes - 1]))
    n_bytes--;
  for (gsize n = n_bytes - 1; n > 600; n -= 599)
    {
      g_autofree char *exact = g_memdup2 (bytes, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (analect_jats_read (exact, n, "cut", NULL, NULL, &error));
      g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_SYNTAX);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jats/files/treatment-burden", test_treatment_burden);
  g_test_add_func ("/jats/files/belief", test_belief);
  g_test_add_func ("/jats/files/oral-health", test_oral_health);
  g_test_add_func ("/jats/files/kitchen-sink", test_kitchen_sink);
  g_test_add_func ("/jats/files/not-well-formed", test_not_well_formed);
  g_test_add_func ("/jats/files/hostile", test_hostile);
  g_test_add_func ("/jats/files/cut", test_cut);
  return g_test_run ();
}
