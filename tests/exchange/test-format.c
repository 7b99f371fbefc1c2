/* Which format a file is in: real files of all kinds, broken and hostile ones, names that lie, and what is said about
 * those that are not read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange-error.h"
#include "format.h"

#include "testlib.h"

#include <string.h>

/* A file and the format it must be taken for, or a part of the message it must be refused with. */
typedef struct
{
  const char *name, *format, *message;
} Sample;

static const Sample samples[] = {
  { "bib-ris/asreview_embase.ris", "ris", NULL },
  { "bib-ris/asreview_ovid_psycinfo.ris", "ris", NULL },
  { "bib-ris/citesource_WoS_79.ris", "ris", NULL },
  { "bib-ris/jabref_RisImporterCorrupted.ris", "ris", NULL },
  { "bib-ris/jabref_RisImporterTest1.ris", "ris", NULL },
  { "bib-ris/rispy_example_bom.ris", "ris", NULL },
  { "bib-ris/rispy_example_extraneous_data.ris", "ris", NULL },
  { "bib-ris/rispy_example_wos.ris", "wos", NULL },
  { "bib-ris/zotero_ris_2.ris", "ris", NULL },
  { "bib-ris/zotero_ris_9.ris", "ris", NULL },
  { "bib-tagged/asreview_web_of_science.txt", "ris", NULL },
  { "bib-tagged/synthesisr_WoS_ciw_example.ciw", "wos", NULL },
  { "bib-tagged/zotero_wos_0.wos.txt", "wos", NULL },
  { "bib-tagged/colrev_enl_data.enl", NULL, "Refer" },
  { "bib-tagged/jabref_Endnote.entries.enw", NULL, "Refer" },
  { "bib-tagged/zotero_refer_0.enw", NULL, "Refer" },
  { "bib-tagged/zotero_ovid_0.ovid.txt", NULL, "Ovid" },
  { "bib-tagged/zotero_ovid_5.ovid.txt", NULL, "Ovid" },
  { "bib-nbib/jabref_MedlinePlain_CompleteEntry.txt", NULL, "MEDLINE" },
  { "bib-nbib/jabref_NbibImporterTest.nbib", NULL, "MEDLINE" },
  { "bib-nbib/rbibutils_pubmed-balloongui-set.nbib", NULL, "MEDLINE" },
  { "bib-nbib/zotero_nbib_1.nbib", NULL, "MEDLINE" },
  { "bib-nbib/zotero_nbib_4.nbib", NULL, "MEDLINE" },
  { "bib-bibtex/colrev_ebsco_bib.bib", NULL, "BibTeX" },
  { "bib-bibtex/jabref_BibtexImporter.examples.bib", NULL, "BibTeX" },
  { "bib-bibtex/jabref_complex.bib", NULL, "BibTeX" },
  { "bib-bibtex/jabref_crossref.bib", NULL, "BibTeX" },
  { "bib-bibtex/jabref_utf8-bom.bib", NULL, "BibTeX" },
  { "bib-bibtex/rbibutils_biblatex-examples_sans_key_aksin.bib", NULL, "BibTeX" },
  { "bib-bibtex/rbibutils_xampl_modified.bib", NULL, "BibTeX" },
  { "bib-bibtex/zotero_bibtex_17.bib", NULL, "BibTeX" },
  { "bib-bibtex/zotero_bibtex_18.bib", NULL, "BibTeX" },
  { "bib-bibtex/zotero_bibtex_6.bib", NULL, "BibTeX" },
  { "bib-csl/zotero_csl_0.json", NULL, "JSON" },
  { "bib-csv/asreview_embase.csv", NULL, "a table of references" },
  { "bib-csv/asreview_generic_semicolon.csv", NULL, "a table of references" },
  { "bib-csv/asreview_generic_tab.tsv", NULL, "a table of references" },
  { "bib-csv/colrev_ieee_csv.csv", NULL, "a table of references" },
  { "bib-csv/colrev_pubmed_csv.csv", NULL, "a table of references" },
  { "bib-endnotexml/jabref_EndnoteXmlImporterTestArticle.xml", NULL, "EndNote XML" },
  { "bib-endnotexml/pandoc_endnotexml-reader.xml", NULL, "EndNote XML" },
  { "bib-pubmedxml/zotero_pubmedxml_0.xml", NULL, "PubMed XML" },
  { "bib-pubmedxml/rbibutils_easyPubMedvig.xml", NULL, "PubMed XML" },
  { "dedup/iebh_copper.xml", NULL, "EndNote XML" },
  { "jats/1472-6831-8-11.nxml", "jats", NULL },
  { "jats/journal.pmed.1001473.xml", "jats", NULL },
  { "jats/journal.pone.0036880.xml", "jats", NULL },
  { "jats/pandoc_jats-reader.xml", "jats", NULL },
  { "jats/texture_kitchen-sink.xml", "jats", NULL },
  { "tei/grobid_sample2.tei.fulltext.xml", NULL, "a TEI document" },
  { "text-encodings/cs_iso-8859-2.txt", "text", NULL },
  { "text-encodings/cs_utf-16le-bom.txt", "text", NULL },
  { "text-encodings/cs_utf-8-bom.txt", "text", NULL },
  { "text-encodings/cs_utf-8_nfd.txt", "text", NULL },
  { "text-encodings/cs_windows-1250.txt", "text", NULL },
  { "text-encodings/uchardet_de_windows-1252.txt", "text", NULL },
  { "text-encodings/uchardet_fr_utf-16.be", "text", NULL },
  { "text-encodings/uchardet_hu_iso-8859-2.txt", "text", NULL },
  { "text-encodings/uchardet_ja_utf-16le.txt", "text", NULL },
  { "text-encodings/uchardet_ru_windows-1251.txt", "text", NULL },
  { "docx/pandoc_tables.docx", NULL, "a Word document" },
  { "docx/qualcoder_ID1.docx", NULL, "a Word document" },
  { "odt/pandoc_unicode.odt", NULL, "an ODT document" },
  { "odt/qualcoder_ID2.odt", NULL, "an ODT document" },
  { "epub/pandoc_wasteland.epub", NULL, "an EPUB book" },
  { "html/pandoc_html-reader.html", NULL, "a web page" },
  { "rtf/pandoc_footnote.rtf", NULL, "an RTF document" },
  { "pdf/jabref_Keim2024_ccby_twocolumn.pdf", NULL, "not read yet: paste its text or import a text file" },
  { "pdf/jabref_scanned-image-only.pdf", NULL, "a PDF document" },
  { "refi/nvivo-win-12.6-scrambled.qdpx", NULL, "a REFI-QDA project" },
  { "refi/syn-10-all-features.qdpx", NULL, "a REFI-QDA project" },
  { "refi/refi-spec-A1-codebook.qdc", NULL, "a REFI-QDA codebook" },
  { "refi/refi-spec-A2-atlasti-mac-8.4.qde", NULL, "a REFI-QDA project" },
  { "tables/eviatlas_pilotdata.csv", NULL, "“study”" },
  { "schema/REFI-Project-1.0.xsd", NULL, "XML of a kind" },
  { "hostile/absolute-path-attr-etc-passwd.qdpx", NULL, "a REFI-QDA project" },
  { "hostile/bib-string-cycle.bib", NULL, "BibTeX" },
  { "hostile/bib-unbalanced.bib", NULL, "BibTeX" },
  { "hostile/billion-laughs.qde", NULL, "a REFI-QDA project" },
  { "hostile/csv-unbalanced-quote.csv", NULL, "a table of references" },
  { "hostile/dangling-refs.qde", NULL, "a REFI-QDA project" },
  { "hostile/deep-nesting-2000-codes.qde", NULL, "a REFI-QDA project" },
  { "hostile/docx-xxe.docx", NULL, "a Word document" },
  { "hostile/duplicate-guids.qde", NULL, "a REFI-QDA project" },
  { "hostile/invalid-utf8.qde", NULL, "a REFI-QDA project" },
  { "hostile/json-deep.json", NULL, "JSON" },
  { "hostile/libxml2_lol_classic.xml", NULL, "XML" },
  { "hostile/libxml2_lol_ig_attr.xml", NULL, "XML" },
  { "hostile/libxml2_lol_param.xml", NULL, "XML" },
  { "hostile/libxml2_truncated-utf16.xml", NULL, "XML" },
  { "hostile/libxml2_utf8-1.xml", NULL, "" },
  { "hostile/nbib-truncated.nbib", NULL, "MEDLINE" },
  { "hostile/no-namespace.qde", NULL, "a REFI-QDA project" },
  { "hostile/not-a-zip.qdpx", NULL, "a ZIP archive" },
  { "hostile/not-project-root.qde", NULL, "XML" },
  { "hostile/nul-byte.qde", NULL, "a REFI-QDA project" },
  { "hostile/pdf-not-a-pdf.pdf", NULL, "“.pdf”" },
  { "hostile/pdf-truncated.pdf", NULL, "a PDF document" },
  { "hostile/ris-1MB-line.ris", "ris", NULL },
  { "hostile/ris-binary.ris", NULL, "no text" },
  { "hostile/ris-no-er.ris", "ris", NULL },
  { "hostile/truncated.qde", NULL, "a REFI-QDA project" },
  { "hostile/xxe-file.qde", NULL, "a REFI-QDA project" },
  { "hostile/xxe-http.qde", NULL, "a REFI-QDA project" },
  { "hostile/zero-bytes.qdpx", NULL, "empty" },
  { "hostile/zip-bomb-20MB-project.qdpx", NULL, "a REFI-QDA project" },
  { "hostile/zip-empty-archive.qdpx", NULL, "a ZIP archive" },
  { "hostile/zip-encrypted-flag.qdpx", NULL, "a REFI-QDA project" },
  { "hostile/zip-no-qde.qdpx", NULL, "a ZIP archive" },
  { "hostile/zip-truncated.qdpx", NULL, "a REFI-QDA project" },
};

static void
check (const char *name, const char *bytes, gsize n_bytes, const char *format_id, const char *message)
{
  AnalectFormatInput input = { bytes, n_bytes, name, NULL };
  g_autoptr (GError) error = NULL;
  const AnalectFormat *format = analect_format_detect (&input, &error);

  g_assert_true ((format != NULL) == (error == NULL));
  if (format_id != NULL && (format == NULL || strcmp (format->id, format_id) != 0))
    g_error ("%s was not taken for %s: %s", name, format_id, format != NULL ? format->id : error->message);
  if (format_id == NULL && (format != NULL || strstr (error->message, message) == NULL))
    g_error ("%s was not refused with “%s”: %s", name, message, format != NULL ? format->id : error->message);
}

static void
test_samples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = testlib_sample (samples[i].name), *bytes = NULL;
      gsize n_bytes;

      if (path == NULL)
        return;
      bytes = testlib_read (path, &n_bytes);
      check (samples[i].name, bytes, n_bytes, samples[i].format, samples[i].message);
    }
}

static void
check_string (const char *name, const char *text, const char *format, const char *message)
{
  /* A copy of exactly its size, so that reading behind its end is noticed. */
  gsize n = strlen (text);
  g_autofree char *bytes = g_memdup2 (text, n);

  check (name, bytes, n, format, message);
}

static void
test_text (void)
{
  check_string ("a.txt", "Anna told us about her work.\n", "text", NULL);
  check_string ("a", "x", "text", NULL);
  check_string ("a.txt", "[1] Smith, J. (2019) said so, and {others} did.\n", "text", NULL);
  check_string ("a.txt", "<Interviewer> How are you?\n<Anna> Well, thank you.\n", "text", NULL);
  check_string ("a.txt", "Smith, Jones, and Li\nwrote, in 2019,\nabout this.\n", "text", NULL);
  check_string ("a.txt", "Study, design and setting\nWe asked eleven clients, all of them women.\nThey said much.\n",
                "text", NULL);
  check_string ("a.txt", "50 % of us said: @article{x, is how entries begin.\n", "text", NULL);
  check_string ("a.txt", "%A percentage\nstands at the beginning of this line\nbut not of the others\n", "text", NULL);
  check_string ("notes.v2.md", "# Notes\n\nAnna said so.\n", "text", NULL);
  check_string ("a.txt", "He wrote <p> for a paragraph.\n", "text", NULL);
}

static void
test_names_that_lie (void)
{
  check_string ("a.xml", "TY  - JOUR\nTI  - A\nER  - \n", "ris", NULL);
  check_string ("a.pdf", "TY  - JOUR\nTI  - A\nER  - \n", "ris", NULL);
  check_string ("a.ris", "Anna told us about her work.\n", NULL, "“.ris”");
  check_string ("Smith.DOCX", "Anna told us about her work.\n", NULL, "“.docx”");
  check_string ("a.txt", "%PDF-1.7\n", NULL, "a PDF document");
  check_string ("a.txt", "\n \xef\xbb\xbf", "text", NULL);
  check_string ("a.txt", "\xef\xbb\xbf\n%PDF-1.4\n", NULL, "a PDF document");
  check_string ("a.txt", "<!DOCTYPE HTML><title>A</title>", NULL, "a web page");
  check_string ("a.txt", "\n<html><body>A</body></html>", NULL, "a web page");
  check_string ("a.txt", "<?xml version=\"1.0\"?><a/>", NULL, "XML of a kind");
  check_string ("a.txt", "<a><b>x</b></a>", NULL, "XML of a kind");
  check_string ("a.txt", "<?xml version=\"1.0\"?><<", NULL, "damaged");
  check_string ("a.txt", "{\"title\": 1}", NULL, "JSON");
  check_string ("a.txt", "<project xmlns=\"urn:analect:project:1\"/>", NULL, "an Analect project");
}

static void
test_nothing (void)
{
  check ("a.txt", "", 0, NULL, "empty");
  check_string ("a.txt", " \n\t\r\n", NULL, "white space");
  check ("a.txt", "\0\1\2\3\0\0\0\5", 8, NULL, "no text");
}

static void
test_tables (void)
{
  check_string ("a.csv", "study,country\nSmith 2019,Norway\n", "characteristics", NULL);
  check_string ("a.txt", "Study;Country;N\r\nSmith 2019;Norway;12\r\n", "characteristics", NULL);
  check_string ("a.tsv", "study\tcountry\n", "characteristics", NULL);
  check_string ("a.csv", "\xef\xbb\xbfstudy,country\rSmith 2019,Norway\r", "characteristics", NULL);
  check_string ("a.csv", "name,country,n\nSmith 2019,Norway,1\nLi 2020,China,2\n", NULL, "“study”");
  check_string ("a.csv", "title,doi\nA,10.1/a\n", NULL, "a table of references");
}

/* What a person chooses is believed, but not of a container. */
static void
test_check (void)
{
  AnalectFormatInput bibtex = { "@article{a, title = {b}}", 24, "a.bib", NULL };
  AnalectFormatInput pdf = { "%PDF-1.4", 8, "a.txt", NULL }, nothing = { "", 0, "a.txt", NULL };
  g_autoptr (GError) first = NULL, second = NULL, third = NULL;

  g_assert_true (analect_format_check (&bibtex, &first));
  g_assert_no_error (first);
  g_assert_false (analect_format_check (&pdf, &second));
  g_assert_error (second, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_UNSUPPORTED);
  g_assert_false (analect_format_check (&nothing, &third));
  g_assert_error (third, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY);
}

static void
test_registry (void)
{
  guint n;
  const AnalectFormat *const *formats = analect_formats (&n);

  g_assert_cmpuint (n, ==, 5);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (analect_format_find (formats[i]->id) == formats[i]);
      g_assert_cmpstr (analect_format_label (formats[i]), !=, "");
    }
  g_assert_null (analect_format_find ("pdf"));
}

/* Bytes of every length cut out of real beginnings, and of no sense at all: never a crash, and always an answer. */
static void
test_fragments (void)
{
  static const char *const beginnings[] = { "PK\3\4\24\0\0\0\0\0\0\0!\0",
                                            "%PDF-1.4\n1 0 obj",
                                            "{\\rtf1\\ansi",
                                            "<?xml version=\"1.0\"?><article>",
                                            "<html>",
                                            "TY  - JOUR\nTI  - x\n",
                                            "study,a\n\"x,\"y,\n",
                                            "\xff\xfe<\0?\0x\0m\0l\0" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++)
    for (gsize n = 0; n < 400; n++)
      {
        g_autofree char *bytes = g_malloc (n + 1);
        AnalectFormatInput input = { bytes, n, "a", NULL };
        g_autoptr (GError) error = NULL;
        gsize known = MIN (strlen (beginnings[i]), n);

        for (gsize j = 0; j < n; j++)
          bytes[j] = j < known ? beginnings[i][j] : (char) g_rand_int_range (random, n % 2 ? 0 : 32, n % 2 ? 256 : 126);
        g_assert_true ((analect_format_detect (&input, &error) != NULL) == (error == NULL));
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/format/samples", test_samples);
  g_test_add_func ("/format/text", test_text);
  g_test_add_func ("/format/names-that-lie", test_names_that_lie);
  g_test_add_func ("/format/nothing", test_nothing);
  g_test_add_func ("/format/tables", test_tables);
  g_test_add_func ("/format/check", test_check);
  g_test_add_func ("/format/registry", test_registry);
  g_test_add_func ("/format/fragments", test_fragments);
  return g_test_run ();
}
