/* JATS, element by element, in small articles of our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats.h"

#include "exchange-error.h"
#include "fulltext-check.h"
#include "jats-element.h"
#include "testlib.h"

static AnalectFulltext *
read_with (const char *xml, AnalectProblems *problems)
{
  g_autoptr (GError) error = NULL;
  gsize n_bytes = strlen (xml);
  g_autofree char *exact = g_memdup2 (xml, n_bytes);
  AnalectFulltext *fulltext = analect_jats_read (exact, n_bytes, "a.xml", problems, NULL, &error);

  g_assert_no_error (error);
  check_fulltext (fulltext);
  return fulltext;
}

/* An article with this BODY. */
static AnalectFulltext *
read_body (const char *body, AnalectProblems *problems)
{
  g_autofree char *xml = g_strdup_printf ("<article><body>%s</body></article>", body);

  return read_with (xml, problems);
}

/* What a body becomes. */
static void
assert_body (const char *body, const char *expected)
{
  g_autoptr (AnalectFulltext) fulltext = read_body (body, NULL);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, expected);
}

static void
assert_error (const char *xml, AnalectExchangeError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectFulltext) fulltext = analect_jats_read (xml, strlen (xml), "a.xml", NULL, NULL, &error);

  g_assert_null (fulltext);
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, (int) code);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, "a.xml:"));
  g_assert_nonnull (strstr (error->message, message));
}

static void
test_meta (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_with (
      "<article xml:lang='EN-us'><front><journal-meta><journal-id journal-id-type='nlm-ta'>JX</journal-id>"
      "<journal-title-group><journal-title>Journal of X</journal-title></journal-title-group><issn>1234-5679</issn>"
      "<issn>2049-3630</issn><publisher><publisher-name>House</publisher-name></publisher></journal-meta><article-meta>"
      "<article-id pub-id-type='doi'>https://doi.org/10.1000/AbC</article-id><article-id "
      "pub-id-type='pmid'>123</article-id>"
      "<article-id pub-id-type='pmc'>77</article-id>"
      "<title-group><article-title>What <italic>helped</italic>?<xref ref-type='fn' rid='f'>*</xref>"
      "<fn><p>Funded.</p></fn></article-title><subtitle>A study</subtitle></title-group>"
      "<contrib-group><contrib contrib-type='author'><name><surname>Le Guin</surname><given-names>U. K.</given-names>"
      "<suffix>Jr.</suffix></name><xref "
      "ref-type='aff'>1</xref></contrib><contrib><string-name>Plato</string-name></contrib>"
      "<contrib "
      "contrib-type='author'><name-alternatives><name><surname>Li</surname><given-names>Wei</given-names></name>"
      "<name xml:lang='zh'><surname>李</surname></name></name-alternatives></contrib>"
      "<contrib contrib-type='author'><collab>The "
      "<bold>Group</bold><contrib-group><contrib><name><surname>Member</surname>"
      "</name></contrib></contrib-group></collab></contrib><contrib contrib-type='author'><anonymous/></contrib>"
      "<contrib contrib-type='editor'><name><surname>Editor</surname></name></contrib></contrib-group>"
      "<contrib-group "
      "content-type='reviewers'><contrib><name><surname>Reviewer</surname></name></contrib></contrib-group>"
      "<aff><label>1</label><institution>Uni</institution><country>CZ</country></aff>"
      "<pub-date pub-type='epub'><year>2019</year></pub-date><pub-date pub-type='ppub'><year>2020</year></pub-date>"
      "<volume>7</volume><issue>2</issue><fpage>10</fpage><lpage>19</lpage>"
      "<abstract abstract-type='graphical'><p>Picture.</p></abstract><abstract><title>Abstract</title><p>It  "
      "helped.</p></abstract>"
      "<kwd-group><title>Keywords</title><kwd>a</kwd><kwd>b</kwd><kwd>a</kwd></kwd-group></article-meta></front></"
      "article>",
      NULL);

  g_assert_cmpstr (fulltext->title, ==, "What helped? A study");
  g_assert_cmpstr (fulltext->journal, ==, "Journal of X");
  g_assert_cmpstr (fulltext->issn, ==, "1234-5679");
  g_assert_cmpstr (fulltext->publisher, ==, "House");
  g_assert_cmpstr (fulltext->doi, ==, "10.1000/AbC");
  g_assert_cmpstr (fulltext->pmid, ==, "123");
  g_assert_cmpstr (fulltext->pmcid, ==, "PMC77");
  g_assert_cmpstr (fulltext->language, ==, "en-US");
  g_assert_cmpint (fulltext->year, ==, 2020);
  g_assert_cmpstr (fulltext->volume, ==, "7");
  g_assert_cmpstr (fulltext->issue, ==, "2");
  g_assert_cmpstr (fulltext->pages, ==, "10-19");
  g_assert_cmpstr (fulltext->abstract, ==, "It helped.");
  g_assert_cmpuint (fulltext->keywords->len, ==, 2);
  g_assert_cmpuint (fulltext->authors->len, ==, 5);
  g_assert_cmpstr (fulltext->authors->pdata[0], ==, "Le Guin, U. K., Jr.");
  g_assert_cmpstr (fulltext->authors->pdata[1], ==, "Plato");
  g_assert_cmpstr (fulltext->authors->pdata[2], ==, "Li, Wei");
  g_assert_cmpstr (fulltext->authors->pdata[3], ==, "The Group");
  g_assert_cmpstr (fulltext->authors->pdata[4], ==, "Anonymous");
  g_assert_cmpstr (analect_text_peek (fulltext->text), ==,
                   "What helped? A study\n\nFunded.\n\nLe Guin, U. K., Jr.; Plato; Li, Wei; The Group; Anonymous\n\n"
                   "1 Uni, CZ\n\nPicture.\n\nAbstract\n\nIt helped.\n\nKeywords: a; b; a");
}

static void
test_pages (void)
{
  static const char *const cases[][2] = {
    { "<fpage>11</fpage><lpage>11</lpage>", "11" },
    { "<page-range>1-3, 5</page-range>", "1-3, 5" },
    { "<elocation-id>e17</elocation-id>", "e17" },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *xml =
          g_strdup_printf ("<article><front><article-meta>%s</article-meta></front><body><p>x</p></body>"
                           "</article>",
                           cases[i][0]);
      g_autoptr (AnalectFulltext) fulltext = read_with (xml, NULL);

      g_assert_cmpstr (fulltext->pages, ==, cases[i][1]);
    }
}

static void
test_paragraphs (void)
{
  assert_body ("<p> One\n  <italic>two</italic>,<bold> three</bold>. H<sub>2</sub>O, m<sup>2</sup> "
               "</p>\n<p>Next<break/>line</p>",
               "One two, three. H2O, m2\n\nNext\nline");
  assert_body ("<p>Before <disp-quote><p>Quote.</p></disp-quote> after</p>", "Before\n\nQuote.\n\nafter");
  assert_body ("<boxed-text><caption><title>Box</title></caption><p>In it</p></boxed-text>", "Box\n\nIn it");
  assert_body ("<verse-group><title>V</title><verse-line>a</verse-line><verse-line>b</verse-line><attrib>C</attrib></"
               "verse-group>",
               "V\n\na\nb\n\nC");
  assert_body (
      "<speech><speaker>Interviewer</speaker><p>How?</p></speech><speech><speaker>P1:</speaker><p>So.</p></speech>",
      "Interviewer: How?\n\nP1: So.");
  assert_body ("<preformat>\n  a\n    b\n</preformat><p>c</p>", "  a\n    b\n\nc");
  assert_body ("<p>See <ext-link href='http://a.b/?c=1&amp;d=2'/>, <ext-link href='u'>here</ext-link></p>",
               "See http://a.b/?c=1&d=2, here");
}

static void
test_lists (void)
{
  assert_body ("<p>a</p><list list-type='bullet'><list-item><p>b</p><p>c</p></list-item><list-item><p>d</p>"
               "<list list-type='order'><list-item><p>e</p></list-item></list></list-item></list><p>f</p>",
               "a\n\n• b\nc\n• d\n1. e\n\nf");
  assert_body (
      "<list list-type='roman-upper'><list-item><p>a</p></list-item><list-item><p>b</p></list-item><list-item><p>c</p>"
      "</list-item><list-item><p>d</p></list-item></list>",
      "I. a\nII. b\nIII. c\nIV. d");
  assert_body (
      "<list "
      "list-type='simple'><list-item><label>(i)</label><p>a</p></list-item><list-item><p>b</p></list-item></list>",
      "(i) a\nb");
  assert_body ("<def-list><title>Words</title><def-item><term>NPT</term><def><p>Theory</p></def></def-item></def-list>",
               "Words\nNPT: Theory");
}

static void
test_quotations (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_body (
      "<p>She said:</p><disp-quote><p>I felt <italic>heard</italic>.</p><p>Really.</p><attrib>Participant 3</attrib>"
      "</disp-quote><p>And:</p><disp-quote><p>a</p><disp-quote><p>b</p></disp-quote></disp-quote><disp-quote/>",
      NULL);
  const char *expected[] = { "I felt heard.\n\nReally.", "a\n\nb" };

  g_assert_cmpuint (fulltext->quotations->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      AnalectFulltextRange range = g_array_index (fulltext->quotations, AnalectFulltextRange, i);
      g_autofree char *quotation = analect_text_slice (fulltext->text, range.start, range.end);

      g_assert_cmpstr (quotation, ==, expected[i]);
    }
}

static void
test_citations (void)
{
  assert_body ("<p>One <xref ref-type='bibr' rid='r'>[1]</xref>, two [<xref ref-type='bibr'>2</xref>], three<sup><xref "
               "ref-type='bibr'>3</xref>,<xref ref-type='bibr'>4</xref></sup>, four<xref "
               "ref-type='bibr'>\n<sup>5</sup>\n</xref>.</p>",
               "One [1], two [2], three[3,4], four[5].");
  assert_body ("<p>a<sup><xref ref-type='fn'>b</xref></sup> c<sup><xref ref-type='fn'>*</xref></sup></p>", "a[b] c*");
  assert_body ("<p>See <xref ref-type='bibr' rid='r9'/> and <xref ref-type='fig' rid='f'/>.</p><fig id='f'><label>Fig. "
               "1</label></fig>"
               "<list><list-item id='r9'><label>9</label><p>x</p></list-item></list>",
               "See [9] and Fig. 1.\n\nFig. 1\n\n9 x");
}

/* A label that refers to itself, and one that is no label. */
static void
test_circular_reference (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autofree char *long_label = g_strnfill (300, 'l');
  g_autofree char *body =
      g_strdup_printf ("<fig id='a'><label>1<xref rid='a'/></label></fig><fig id='b'><label>%s</label></fig>"
                       "<p>p<xref rid='a'/><xref rid='b'/><xref rid='c'/></p>",
                       long_label);
  g_autoptr (AnalectFulltext) fulltext = read_body (body, problems);

  g_assert_cmpuint (problems->len, ==, 4);
  g_assert_true (g_str_has_prefix (analect_text_peek (fulltext->text), "1\n\nlll"));
  g_assert_true (g_str_has_suffix (analect_text_peek (fulltext->text), "lll\n\np"));
}

static void
test_footnotes (void)
{
  assert_body ("<sec><title>A<fn><label>*</label><p>On A</p></fn></title><p>One<fn "
               "id='x'><p>First<fn><p>inner</p></fn></p></fn> "
               "two<fn><label>a</label><p>Second</p></fn>.</p><sec><title>B</title><p>b</p></sec></sec><sec><title>C</"
               "title></sec>",
               "A*\n\nOne¹ two[a].\n\nB\n\nb\n\n* On A\n\n¹ First²\n\n[a] Second\n\n² inner\n\nC");
}

static void
test_sections (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_body (
      "<p>Long ago.</p><sec><label>1</label><title>Methods</title><p>m</p></sec><sec sec-type='results'><title>Voices"
      "</title><sec><title>A  theme</title><p>t</p></sec><sec><title>Discussion</title><p>d</p></sec></sec>"
      "<sec><p>untitled</p></sec><sec><title/></sec>",
      NULL);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==,
                   "Long ago.\n\n1 Methods\n\nm\n\nVoices\n\nA theme\n\nt\n\nDiscussion\n\nd\n\nuntitled");
  g_assert_cmpuint (fulltext->sections->len, ==, 6);
  g_assert_cmpint (analect_fulltext_get_section (fulltext, 0)->role, ==, ANALECT_SECTION_ROLE_INTRODUCTION);
  g_assert_cmpint (get_role_of (fulltext, "1 Methods"), ==, ANALECT_SECTION_ROLE_METHODS);
  g_assert_cmpint (get_role_of (fulltext, "Voices"), ==, ANALECT_SECTION_ROLE_FINDINGS);
  g_assert_cmpint (get_role_of (fulltext, "A theme"), ==, ANALECT_SECTION_ROLE_FINDINGS);
  g_assert_cmpint (get_role_of (fulltext, "Discussion"), ==, ANALECT_SECTION_ROLE_DISCUSSION);
  g_assert_cmpint (analect_fulltext_get_section (fulltext, 5)->role, ==, ANALECT_SECTION_ROLE_OTHER);
}

static void
test_abstract_is_closed (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_with (
      "<article><front><article-meta><abstract><sec sec-type='results'><title>Results</title><p>r</p></sec></abstract>"
      "</article-meta></front><body><sec><title>Summary</title><p>s</p></sec><sec><title>Findings</title><p>f</p></sec>"
      "<sec><title>Summary</title><p>s</p></sec></body></article>",
      NULL);

  g_assert_cmpint (get_role_of (fulltext, "Results"), ==, ANALECT_SECTION_ROLE_ABSTRACT);
  g_assert_cmpuint (count_role (fulltext, ANALECT_SECTION_ROLE_FINDINGS), ==, 1);
  g_assert_cmpuint (count_role (fulltext, ANALECT_SECTION_ROLE_CONCLUSION), ==, 1);
}

static void
test_tables (void)
{
  g_autoptr (AnalectFulltext) fulltext = read_body (
      "<sec><title>Results</title><p>a</p><table-wrap><object-id>10.1/x</object-id><label>Table "
      "1</label><caption><title>People"
      "</title><p>All of them</p></caption><table><col/><tfoot><tr><td>foot</td></tr></tfoot><thead><tr><th>A</th>"
      "<th> B\n<break/>b </th><th>C</th></tr></thead><tbody><tr><td rowspan='2'>1</td><td "
      "colspan='2'><p>2</p><p>3</p></td></tr>"
      "<tr><td>4</td><td>5<fn><p>note</p></fn></td></tr><tr><td/><td/><td>6</td></tr><tr><td/></tr></tbody></table>"
      "<table-wrap-foot><fn><label>a</label><p>Foot note</p></fn></table-wrap-foot></table-wrap><p>z</p></sec>",
      NULL);
  const char *expected =
      "Table 1. People\n\nAll of them\n\nA\tB b\tC\n1\t2 3\n\t4\t5¹\n\t\t6\nfoot\n\n[a] Foot note\n\n¹ note";
  guint table = find_section (fulltext, "Table 1. People");
  g_autofree char *text = slice_section (fulltext, table);

  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpint (analect_fulltext_get_section (fulltext, table)->role, ==, ANALECT_SECTION_ROLE_TABLE);
  g_assert_cmpuint (analect_fulltext_get_section (fulltext, table)->level, ==, 2);
}

static void
test_table_spans (void)
{
  assert_body ("<table-wrap><table><tr><td colspan='99999999999999999999'>a</td><td rowspan='-1'>b</td><td "
               "colspan='0'>c</td></tr>"
               "</table></table-wrap>",
               "a\tb\tc");
  assert_body (
      "<table-wrap><table><tr><td rowspan='4000000000'>a</td><td>b</td></tr><tr><td>c</td></tr></table></table-wrap>",
      "a\tb\n\tc");
  assert_body (
      "<table-wrap><oasis:table xmlns:oasis='urn:o'><oasis:tgroup><oasis:tbody><oasis:row><oasis:entry>a</oasis:entry>"
      "<oasis:entry>b</oasis:entry></oasis:row></oasis:tbody></oasis:tgroup></oasis:table></table-wrap>",
      "a\tb");
}

static void
test_figures (void)
{
  assert_body ("<fig><label>Figure 1.</label><caption><p>Short caption</p><p>More</p></caption><graphic "
               "href='a.jpg'><alt-text>A tree"
               "</alt-text></graphic><permissions><copyright-statement>© "
               "B</copyright-statement><copyright-holder>B</copyright-holder>"
               "</permissions></fig>",
               "Figure 1. Short caption\n\nMore\n\nA tree\n\n© B");
  assert_body ("<supplementary-material><label>Text "
               "S1</label><caption><p>Guide</p><p>(DOC)</p></caption></supplementary-material>",
               "Text S1. Guide\n\n(DOC)");
}

static void
test_image_of_a_table (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectFulltext) fulltext =
      read_body ("\n<table-wrap><label>Table 7</label><graphic href='t.jpg'/></table-wrap><p>a "
                 "<inline-formula><inline-graphic href='f'/>"
                 "</inline-formula></p>",
                 problems);

  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (((AnalectProblem *) problems->pdata[0])->message, "Table 7"));
  g_assert_cmpuint (((AnalectProblem *) problems->pdata[0])->line, ==, 2);
  g_assert_cmpuint (((AnalectProblem *) problems->pdata[1])->line, ==, 2);
  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, "Table 7\n\na");
}

static void
test_formulas (void)
{
  assert_body (
      "<p>x "
      "<inline-formula><alternatives><inline-graphic/><tex-math>\\documentclass{minimal}\\begin{document}$$e=mc^2$$"
      "\\end{document}</tex-math></alternatives></inline-formula>.</p>",
      "x e=mc^2.");
  assert_body ("<p>x <inline-formula><tex-math>no</tex-math><mml:math xmlns:mml='m'><mml:mi>e</mml:mi> "
               "<mml:mo>=</mml:mo><mml:msup>"
               "<mml:mi>c</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math></inline-formula>.</p>",
               "x e=c^2.");
  assert_body (
      "<disp-formula><label>(1)</label><math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>20</mn></"
      "mfrac><msqrt><mi>x</mi>"
      "</msqrt><msub><mi>y</mi><mi>i</mi></msub><msubsup><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</"
      "mi></msubsup>"
      "<mfenced open='['><mi>p</mi><mi>q</mi></mfenced><mroot><mi>z</mi><mn>3</mn></mroot></math></disp-formula>",
      "(1) (a+b)/20√(x)y_i∑_(i=1)^n[p,q)√[3](z)");
}

static void
test_references (void)
{
  g_autoptr (AnalectFulltext) fulltext =
      read_with ("<article><body><p>x</p></body><back><ref-list><title>References</title><ref><label>1</"
                 "label><element-citation><year>2004</year>"
                 "<person-group "
                 "person-group-type='author'><name><surname>Atran</surname><given-names>S</given-names></"
                 "name>\n<name><surname>Ng</surname>"
                 "</name><etal/></person-group><article-title>Why?</article-title><source>J "
                 "X</source><volume>7</volume><issue>2</issue>"
                 "<fpage>1</fpage><lpage>9</lpage><pub-id "
                 "pub-id-type='doi'>10.1/a</pub-id></element-citation></ref><ref><label>[2]</label>"
                 "<mixed-citation><string-name><surname>Roe</surname>, <given-names>A</given-names></string-name> "
                 "(<year>1999</year>). "
                 "<source>Book</source>. <publisher-loc>P</publisher-loc>: "
                 "<publisher-name>H</publisher-name>.</mixed-citation></ref>"
                 "<ref><citation><collab>WHO</collab><source>Plan</source><publisher-loc>Geneva</"
                 "publisher-loc><publisher-name>WHO</publisher-name>"
                 "</citation></ref></ref-list><ack><p>Thanks</p></ack></back></article>",
                 NULL);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==,
                   "x\n\nThanks\n\nReferences\n\n1. Atran S, Ng, et al. (2004). Why? J X 7(2):1–9. doi:10.1/a\n"
                   "[2] Roe, A (1999). Book. P: H.\nWHO. Plan. Geneva: WHO");
  g_assert_cmpint (get_role_of (fulltext, "References"), ==, ANALECT_SECTION_ROLE_REFERENCES);
}

static void
test_back (void)
{
  g_autoptr (AnalectFulltext) fulltext =
      read_with ("<article><front><article-meta><title-group><article-title>T</article-title></"
                 "title-group><author-notes><fn><p>No interests</p></fn>"
                 "</author-notes><funding-group><funding-statement>Money</funding-statement></funding-group></"
                 "article-meta></front>"
                 "<body><sec><title>Results</title><p>r</p></sec></body><back><app-group><app><title>Guide</"
                 "title><sec><title>Results</title><p>q</p></sec>"
                 "</app></app-group><fn-group><fn><label>1</label><p>n</p></fn></fn-group></"
                 "back><floats-group><fig><label>Fig. 1</label></fig></floats-group>"
                 "<sub-article><front-stub><title-group><article-title>Review</article-title></title-group></"
                 "front-stub><body><sec><title>Results</title>"
                 "<p>good</p></sec></body><back><ref-list><ref><mixed-citation>Foo</mixed-citation></ref></ref-list></"
                 "back></sub-article></article>",
                 NULL);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==,
                   "T\n\nResults\n\nr\n\nFig. 1\n\nGuide\n\nResults\n\nq\n\n[1] n\n\nNo "
                   "interests\n\nMoney\n\nReview\n\nResults\n\ngood\n\nFoo");
  g_assert_cmpuint (count_role (fulltext, ANALECT_SECTION_ROLE_FINDINGS), ==, 1);
  g_assert_cmpuint (count_role (fulltext, ANALECT_SECTION_ROLE_APPENDIX), ==, 2);
  g_assert_cmpint (get_role_of (fulltext, "Review"), ==, ANALECT_SECTION_ROLE_OTHER);
}

static void
test_unknown_elements (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectFulltext) fulltext = read_body ("<p>a <odd>b <p>c</p></odd> <odd>d</odd></p>", problems);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, "a b\n\nc\n\nd");
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_nonnull (strstr (((AnalectProblem *) problems->pdata[0])->message, "“odd”"));
}

static void
test_no_body (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectFulltext) fulltext =
      read_with ("<article><front><article-meta><title-group><article-title>T</article-title></title-group>"
                 "</article-meta></front></article>",
                 problems);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, "T");
  g_assert_cmpuint (problems->len, ==, 1);
}

static void
test_article_set (void)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (AnalectFulltext) fulltext =
      read_with ("<pmc-articleset><article><body><p>a</p></body></article><article><body><p>b</p></body>"
                 "</article></pmc-articleset>",
                 problems);

  g_assert_cmpstr (analect_text_peek (fulltext->text), ==, "a");
  g_assert_cmpuint (problems->len, ==, 1);
}

/* An element within itself, 80 times. */
static char *
nest (const char *opening, const char *closing)
{
  GString *xml = g_string_new ("<article><body>");

  for (guint i = 0; i < 80; i++)
    g_string_append (xml, opening);
  g_string_append (xml, "x");
  for (guint i = 0; i < 80; i++)
    g_string_append (xml, closing);
  g_string_append (xml, "</body></article>");
  return g_string_free (xml, FALSE);
}

/* Asking at each level what is in it, and then going through it, would take for ever. */
static void
test_nested (void)
{
  static const char *const pairs[][2] = {
    { "<sec><title>", "</title></sec>" },
    { "<fig><caption><p>", "</p></caption></fig>" },
    { "<table-wrap><label>", "</label></table-wrap>" },
    { "<element-citation><pub-id pub-id-type='doi'>", "</pub-id></element-citation>" },
    { "<sup><xref ref-type='bibr'>", "</xref></sup>" },
    { "<fn><label>", "</label></fn>" },
    { "<fn><p>", "</p></fn>" },
    { "<abbrev><def>", "</def></abbrev>" },
    { "<inline-formula><alternatives>", "</alternatives></inline-formula>" },
    { "<math><mfrac>", "</mfrac></math>" },
    { "<tex-math>", "</tex-math>" },
    { "<disp-quote>", "</disp-quote>" },
    { "<list><list-item>", "</list-item></list>" },
    { "<table><td>", "</td></table>" },
    { "<ref-list><ref>", "</ref></ref-list>" },
    { "<kwd-group><title>", "</title></kwd-group>" },
    { "<boxed-text><caption><title>", "</title></caption></boxed-text>" },
    { "<sub-article><body>", "</body></sub-article>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *xml = nest (pairs[i][0], pairs[i][1]);
      g_autoptr (AnalectFulltext) fulltext = NULL;

      g_test_message ("%s", pairs[i][0]);
      fulltext = read_with (xml, NULL);
      g_assert_nonnull (strchr (analect_text_peek (fulltext->text), 'x'));
    }
}

static void
test_looks_like (void)
{
  static const struct
  {
    const char *xml;
    guint least;
    guint most;
  } cases[] = {
    { "<!DOCTYPE article PUBLIC '-//NLM//DTD JATS (Z39.96) v1.2//EN' 'x.dtd'><article>", 100, 100 },
    { "<?xml version='1.0'?><!-- c --><article article-type='x'><front><article-meta>", 90, 100 },
    { "<pmc-articleset><article>", 100, 100 },
    { "<article>", 1, 50 },
    { "<article xmlns='http://docbook.org/ns/docbook'>", 0, 0 },
    { "<!DOCTYPE article PUBLIC '-//OASIS//DTD DocBook XML V4.5//EN' 'x.dtd'><article>", 0, 0 },
    { "<TEI xmlns='http://www.tei-c.org/ns/1.0'>", 0, 0 },
    { "TY  - JOUR", 0, 0 },
    { "", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint score = analect_jats_looks_like (cases[i].xml, strlen (cases[i].xml));

      g_test_message ("%s", cases[i].xml);
      g_assert_cmpuint (score, >=, cases[i].least);
      g_assert_cmpuint (score, <=, cases[i].most);
    }
}

static void
test_errors (void)
{
  g_autoptr (GString) deep = g_string_new ("<article><body>");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (deep, "<sec>\n");
  assert_error (deep->str, ANALECT_EXCHANGE_ERROR_TOO_LARGE, "255:");
  assert_error ("<Project/>", ANALECT_EXCHANGE_ERROR_FORMAT, "“Project”");
  assert_error ("<article><section/></article>", ANALECT_EXCHANGE_ERROR_FORMAT, "“article”");
  assert_error ("<article><body> </body></article>", ANALECT_EXCHANGE_ERROR_EMPTY, "no text");
  assert_error ("<article>\n<body><p>a</body></article>", ANALECT_EXCHANGE_ERROR_SYNTAX, "a.xml:2:");
  assert_error ("", ANALECT_EXCHANGE_ERROR_EMPTY, "empty");
  g_cancellable_cancel (cancellable);
  g_assert_null (analect_jats_read (deep->str, deep->len, NULL, NULL, cancellable, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED);
}

/* The table of names is searched by halves, so it must be in order: each name must be found. */
static void
test_names (void)
{
  static const char *const names[] = {
    "abbrev",         "abstract", "ack",   "aff",       "article",  "body",  "disp-quote",
    "ext-link",       "fn",       "kwd",   "list-item", "p",        "sec",   "sub",
    "sub-article",    "sup",      "table", "tbody",     "tex-math", "title", "tr",
    "trans-abstract", "xref",     "year"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_test_message ("%s", names[i]);
      g_assert_cmpuint (analect_jats_classify (names[i]), !=, ANALECT_JATS_UNKNOWN);
    }
  g_assert_cmpuint (analect_jats_classify ("P"), ==, ANALECT_JATS_UNKNOWN);
  g_assert_cmpuint (analect_jats_classify (""), ==, ANALECT_JATS_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/jats/meta", test_meta);
  g_test_add_func ("/jats/pages", test_pages);
  g_test_add_func ("/jats/paragraphs", test_paragraphs);
  g_test_add_func ("/jats/lists", test_lists);
  g_test_add_func ("/jats/quotations", test_quotations);
  g_test_add_func ("/jats/citations", test_citations);
  g_test_add_func ("/jats/circular-reference", test_circular_reference);
  g_test_add_func ("/jats/footnotes", test_footnotes);
  g_test_add_func ("/jats/sections", test_sections);
  g_test_add_func ("/jats/abstract-is-closed", test_abstract_is_closed);
  g_test_add_func ("/jats/tables", test_tables);
  g_test_add_func ("/jats/table-spans", test_table_spans);
  g_test_add_func ("/jats/figures", test_figures);
  g_test_add_func ("/jats/image-of-a-table", test_image_of_a_table);
  g_test_add_func ("/jats/formulas", test_formulas);
  g_test_add_func ("/jats/references", test_references);
  g_test_add_func ("/jats/back", test_back);
  g_test_add_func ("/jats/unknown-elements", test_unknown_elements);
  g_test_add_func ("/jats/no-body", test_no_body);
  g_test_add_func ("/jats/article-set", test_article_set);
  g_test_add_func ("/jats/nested", test_nested);
  g_test_add_func ("/jats/looks-like", test_looks_like);
  g_test_add_func ("/jats/errors", test_errors);
  g_test_add_func ("/jats/names", test_names);
  return g_test_run ();
}
