/* Formats that are not read; see the header. Formats of lines are in format-lines.c.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "format-foreign.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes at either end in which the names of the entries of an archive are looked for. */
#define LOOK_BYTES (64u * 1024u)

/* Bytes of a name of an element that are compared. */
#define LONGEST_NAME 256u

/* Of XML that is one of the documents below, and of any other. */
#define SCORE_KNOWN   60u
#define SCORE_UNKNOWN 25u

typedef struct
{
  guint offset;
  const char *bytes;
  guint n_bytes;
  AnalectForeignFormat format;
} Signature;

#define ADVICE_CONVERT N_ ("open it in the program it belongs to and save it as plain text (UTF-8)")
#define ADVICE_UNPACK  N_ ("unpack it and choose the files in it")
#define ADVICE_PASTE   N_ ("it is not read yet: paste its text or import a text file")
#define ADVICE_TABLE   N_ ("save the sheet as CSV (UTF-8)")
#define ADVICE_NO_TEXT N_ ("there is no text in it to code")
#define ADVICE_RIS     N_ ("it is not read yet: export the references as RIS")
#define ADVICE_QDA     N_ ("it is not read yet: import its texts as text files")

static const Signature signatures[] = {
  { 0, "%PDF-", 5, { N_ ("a PDF document"), ADVICE_PASTE, TRUE } },
  { 0, "{\\rtf", 5, { N_ ("an RTF document"), ADVICE_CONVERT, TRUE } },
  { 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, { N_ ("a document of an old office program"), ADVICE_CONVERT, TRUE } },
  { 0, "%!PS", 4, { N_ ("a PostScript document"), ADVICE_PASTE, TRUE } },
  { 0, "AT&TFORM", 8, { N_ ("a DjVu document"), ADVICE_PASTE, TRUE } },
  { 0, "\xffWPC", 4, { N_ ("a WordPerfect document"), ADVICE_CONVERT, TRUE } },
  { 60, "BOOKMOBI", 8, { N_ ("a Mobipocket book"), ADVICE_CONVERT, TRUE } },
  { 0, "SQLite format 3", 16, { N_ ("a database"), ADVICE_QDA, TRUE } },
  { 0, "\x1f\x8b", 2, { N_ ("a compressed file (gzip)"), ADVICE_UNPACK, TRUE } },
  { 0, "BZh", 3, { N_ ("a compressed file (bzip2)"), ADVICE_UNPACK, TRUE } },
  { 0,
    "\xfd"
    "7zXZ",
    6,
    { N_ ("a compressed file (xz)"), ADVICE_UNPACK, TRUE } },
  { 0, "\x28\xb5\x2f\xfd", 4, { N_ ("a compressed file (zstd)"), ADVICE_UNPACK, TRUE } },
  { 0, "7z\xbc\xaf\x27\x1c", 6, { N_ ("an archive (7z)"), ADVICE_UNPACK, TRUE } },
  { 0, "Rar!\x1a\x07", 6, { N_ ("an archive (RAR)"), ADVICE_UNPACK, TRUE } },
  { 257, "ustar", 5, { N_ ("an archive (tar)"), ADVICE_UNPACK, TRUE } },
  { 0, "\x89PNG\r\n", 6, { N_ ("a picture"), ADVICE_NO_TEXT, TRUE } },
  { 0, "\xff\xd8\xff", 3, { N_ ("a picture"), ADVICE_NO_TEXT, TRUE } },
  { 0, "GIF8", 4, { N_ ("a picture"), ADVICE_NO_TEXT, TRUE } },
  { 0, "II*\0", 4, { N_ ("a picture"), ADVICE_NO_TEXT, TRUE } },
  { 0, "MM\0*", 4, { N_ ("a picture"), ADVICE_NO_TEXT, TRUE } },
  { 0, "ID3\x03", 4, { N_ ("a sound recording"), ADVICE_NO_TEXT, TRUE } },
  { 0, "ID3\x04", 4, { N_ ("a sound recording"), ADVICE_NO_TEXT, TRUE } },
  { 0, "OggS", 4, { N_ ("a recording"), ADVICE_NO_TEXT, TRUE } },
  { 4, "ftyp", 4, { N_ ("a recording"), ADVICE_NO_TEXT, TRUE } },
};

/* A part of the name of an entry, and what an archive with such an entry is. */
static const struct
{
  const char *entry;
  AnalectForeignFormat format;
} archives[] = {
  { "mimetypeapplication/epub+zip", { N_ ("an EPUB book"), ADVICE_CONVERT, TRUE } },
  { "mimetypeapplication/vnd.oasis.opendocument.text", { N_ ("an ODT document"), ADVICE_CONVERT, TRUE } },
  { "mimetypeapplication/vnd.oasis.opendocument.spreadsheet", { N_ ("a spreadsheet (ODS)"), ADVICE_TABLE, TRUE } },
  { "word/", { N_ ("a Word document (DOCX)"), ADVICE_CONVERT, TRUE } },
  { "xl/", { N_ ("a spreadsheet (XLSX)"), ADVICE_TABLE, TRUE } },
  { "ppt/", { N_ ("a presentation (PPTX)"), ADVICE_CONVERT, TRUE } },
  { ".qde", { N_ ("a REFI-QDA project"), ADVICE_QDA, TRUE } },
  { "", { N_ ("a ZIP archive"), ADVICE_UNPACK, TRUE } },
};

/* The outermost element of an XML format; of those with a namespace, what that begins with. */
static const struct
{
  const char *root;
  const char *uri;
  AnalectForeignFormat format;
} documents[] = {
  { "project", "urn:analect:project:", { N_ ("an Analect project"), N_ ("open it, or merge it"), FALSE } },
  { "Project", NULL, { N_ ("a REFI-QDA project"), ADVICE_QDA, FALSE } },
  { "CodeBook", NULL, { N_ ("a REFI-QDA codebook"), N_ ("it is not read yet"), FALSE } },
  { "TEI", NULL, { N_ ("a TEI document"), ADVICE_PASTE, FALSE } },
  { "PubmedArticleSet", NULL, { N_ ("PubMed XML"), ADVICE_RIS, FALSE } },
  { "PubmedArticle", NULL, { N_ ("PubMed XML"), ADVICE_RIS, FALSE } },
  { "xml", NULL, { N_ ("EndNote XML"), ADVICE_RIS, FALSE } },
  { "records", NULL, { N_ ("EndNote XML"), ADVICE_RIS, FALSE } },
  { "modsCollection", NULL, { N_ ("MODS XML"), ADVICE_RIS, FALSE } },
  { "svg", NULL, { N_ ("a picture"), ADVICE_NO_TEXT, FALSE } },
};

static const AnalectForeignFormat html = { N_ ("a web page (HTML)"), ADVICE_PASTE, FALSE };
static const AnalectForeignFormat other_xml = { N_ ("XML of a kind that is not known here"),
                                                N_ ("of XML only articles in JATS are read"), FALSE };
static const AnalectForeignFormat broken_xml = { N_ ("XML that is damaged at its beginning"),
                                                 N_ ("get the file again from where it came"), FALSE };

static gboolean
contains (const char *bytes, gsize n_bytes, const char *what)
{
  return memmem (bytes, n_bytes, what, strlen (what)) != NULL;
}

/* Which kind of ZIP archive this is. */
static const AnalectForeignFormat *
find_archive (const AnalectFormatHead *head)
{
  gsize n = MIN (head->n_bytes, LOOK_BYTES);

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    if (contains (head->bytes, n, archives[i].entry)
        || contains (head->bytes + head->n_bytes - n, n, archives[i].entry))
      return &archives[i].format;
  g_return_val_if_reached (NULL);
}

const AnalectForeignFormat *
analect_foreign_format_find_binary (const AnalectFormatHead *head)
{
  gsize skip = 0;

  if (head->n_bytes >= 4 && memcmp (head->bytes, "PK", 2) == 0
      && (memcmp (head->bytes + 2, "\3\4", 2) == 0 || memcmp (head->bytes + 2, "\5\6", 2) == 0))
    return find_archive (head);
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (head->n_bytes >= signatures[i].offset + signatures[i].n_bytes
        && memcmp (head->bytes + signatures[i].offset, signatures[i].bytes, signatures[i].n_bytes) == 0)
      return &signatures[i].format;
  /* Some programs write a byte order mark or line ends before a document that should begin at once. */
  if (head->n_bytes > 3 && memcmp (head->bytes, "\xef\xbb\xbf", 3) == 0)
    skip = 3;
  while (skip < head->n_bytes && g_ascii_isspace (head->bytes[skip]))
    skip++;
  for (guint i = 0; skip > 0 && i < 2; i++)
    if (head->n_bytes - skip >= signatures[i].n_bytes
        && memcmp (head->bytes + skip, signatures[i].bytes, signatures[i].n_bytes) == 0)
      return &signatures[i].format;
  return NULL;
}

/* The first character of the text that is no white space. */
static const char *
skip_space (const AnalectFormatHead *head)
{
  const char *p = head->text;

  while (p != NULL && g_ascii_isspace (*p))
    p++;
  return p;
}

static gboolean
is_html (const AnalectFormatHead *head)
{
  static const char *const beginnings[] = { "<!doctype html", "<html",  "<head", "<body", "<div", "<p>", "<p ",
                                            "<meta",          "<table", "<h1" };
  const char *p = skip_space (head);

  if (head->root != NULL && g_ascii_strcasecmp (head->root->name, "html") == 0)
    return TRUE;
  for (guint i = 0; p != NULL && i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (p, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the element that the tag at P opens is closed, there or anywhere. */
static gboolean
is_closed (const AnalectFormatHead *head, const char *p)
{
  gsize n = strcspn (p + 1, " \t\r\n/>");
  const char *bracket = strchr (p, '>');
  g_autofree char *end = g_strdup_printf ("</%.*s", (int) MIN (n, LONGEST_NAME), p + 1);

  if (n == 0)
    return FALSE;
  return (bracket != NULL && bracket[-1] == '/') || strstr (p, end) != NULL
         || contains (head->bytes, head->n_bytes, end);
}

/* Whether the document means to be XML: it says so, or what its first tag opens is closed somewhere. A transcript that
 * begins with "<Interviewer>" is no XML. */
static gboolean
is_declared (const AnalectFormatHead *head)
{
  const char *p = skip_space (head);

  if (p == NULL || *p != '<')
    return p == NULL && head->root != NULL;
  if (g_str_has_prefix (p, "<?xml") || g_str_has_prefix (p, "<!DOCTYPE") || g_str_has_prefix (p, "<!--"))
    return TRUE;
  return (head->root != NULL && head->root->uri != NULL) || is_closed (head, p);
}

const AnalectForeignFormat *
analect_foreign_format_find_xml (const AnalectFormatHead *head, guint *score)
{
  *score = SCORE_KNOWN;
  if (is_html (head))
    return &html;
  if (!is_declared (head))
    return NULL;
  for (guint i = 0; head->root != NULL && i < G_N_ELEMENTS (documents); i++)
    if (strcmp (head->root->name, documents[i].root) == 0
        && (documents[i].uri == NULL
            || (head->root->uri != NULL && g_str_has_prefix (head->root->uri, documents[i].uri))))
      return &documents[i].format;
  *score = SCORE_UNKNOWN;
  return head->root != NULL ? &other_xml : &broken_xml;
}

const AnalectForeignFormat *
analect_foreign_format_find (const AnalectFormatHead *head, guint *score)
{
  const AnalectForeignFormat *found = analect_foreign_format_find_binary (head);

  *score = 100;
  if (found != NULL)
    return found;
  found = analect_foreign_format_find_xml (head, score);
  return found != NULL ? found : analect_foreign_format_find_lines (head, score);
}
