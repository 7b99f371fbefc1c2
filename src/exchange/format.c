/* Formats of files; see the header.
 *
 * All formats, and those that are recognised only, look at the beginning of the file and give themselves a score; the
 * highest wins. Plain text gives itself little, so that it wins only where nobody else wants the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "format.h"

#include "exchange-error.h"
#include "jats.h"
#include "plain-text.h"
#include "record.h"
#include "ris.h"
#include "text.h"
#include "wos.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes of the beginning by which a file is judged; a multiple of four, for encodings of two and four bytes. */
#define HEAD_BYTES (256u * 1024u)

/* What the plain text gives itself: less than any format that has reason to think a file its own. */
#define SCORE_TEXT 10u

/* Endings of names of files that are something else: plain text so called is a file gone wrong. */
static const char *const other_endings[] = {
  "analect", "bib",  "ciw",  "csv", "doc", "docx",  "enl", "enw",  "epub", "gz",  "htm", "html",
  "json",    "nbib", "nxml", "odt", "ods", "pdf",   "png", "jpg",  "jpeg", "qda", "qdc", "qde",
  "qdpx",    "ris",  "rtf",  "tei", "tsv", "xhtml", "xls", "xlsx", "xml",  "zip", NULL,
};

void
analect_format_content_clear (AnalectFormatContent *content)
{
  g_clear_pointer (&content->records, g_ptr_array_unref);
  g_clear_pointer (&content->fulltext, analect_fulltext_free);
  g_clear_pointer (&content->characteristics, analect_characteristics_free);
  g_clear_pointer (&content->encoding, g_free);
}

/* Decodes INPUT and notes in CONTENT what that took. */
static AnalectDecoded *
decode (const AnalectFormatInput *input, AnalectDecodeFlags flags, AnalectFormatContent *content, GError **error)
{
  AnalectDecoded *decoded = analect_decode (input->bytes, input->n_bytes, input->encoding, flags, error);

  if (decoded == NULL)
    return NULL;
  content->encoding = g_strdup (decoded->encoding);
  content->certainty = decoded->certainty;
  content->n_replaced = decoded->n_replaced;
  return decoded;
}

/* The readers of references have the same form. */
typedef GPtrArray *(*ReadRecords) (const char *text, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                                   GCancellable *cancellable, GError **error);

/* Reads references, whose line ends must stay. A file larger than a text may be, as whole databases are, is read from
 * its bytes when they are legal text as they stand. */
static gboolean
read_records (ReadRecords read, const AnalectFormatInput *input, AnalectFormatContent *content,
              AnalectProblems *problems, GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectDecoded) decoded = NULL;
  const char *text = input->bytes;
  gsize n_bytes = input->n_bytes;

  if (n_bytes > ANALECT_TEXT_MAX_BYTES && input->encoding == NULL && analect_text_is_legal (text, (gssize) n_bytes))
    {
      content->encoding = g_strdup ("UTF-8");
      content->certainty = ANALECT_CERTAINTY_CERTAIN;
    }
  else
    {
      decoded = decode (input, ANALECT_DECODE_KEEP_LINE_ENDS, content, error);
      if (decoded == NULL)
        return FALSE;
      text = decoded->text;
      n_bytes = decoded->size;
    }
  content->records = read (text, n_bytes, input->name, problems, cancellable, error);
  return content->records != NULL;
}

static guint
score_ris (const AnalectFormatHead *head)
{
  return head->text != NULL ? analect_ris_looks_like (head->text, head->n_text) : 0;
}

static gboolean
read_ris (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
          GCancellable *cancellable, GError **error)
{
  return read_records (analect_ris_read, input, content, problems, cancellable, error);
}

static guint
score_wos (const AnalectFormatHead *head)
{
  return head->text != NULL ? analect_wos_looks_like (head->text, head->n_text) : 0;
}

static gboolean
read_wos (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
          GCancellable *cancellable, GError **error)
{
  return read_records (analect_wos_read, input, content, problems, cancellable, error);
}

static guint
score_jats (const AnalectFormatHead *head)
{
  return head->root != NULL ? analect_jats_looks_like (head->bytes, head->n_bytes) : 0;
}

static gboolean
read_jats (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
           GCancellable *cancellable, GError **error)
{
  content->certainty = ANALECT_CERTAINTY_DECLARED;
  content->fulltext = analect_jats_read (input->bytes, input->n_bytes, input->name, problems, cancellable, error);
  return content->fulltext != NULL;
}

static guint
score_characteristics (const AnalectFormatHead *head)
{
  return head->text != NULL && analect_characteristics_judge (head->text, head->n_text) == ANALECT_TABLE_OF_STUDIES ? 90
                                                                                                                    : 0;
}

static gboolean
read_characteristics (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
                      GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectDecoded) decoded = decode (input, ANALECT_DECODE_FLAT_BREAKS, content, error);

  if (decoded == NULL)
    return FALSE;
  content->characteristics = analect_characteristics_read (decoded->text, decoded->size, input->name, problems, error);
  return content->characteristics != NULL;
}

static guint
score_text (const AnalectFormatHead *head)
{
  return head->text != NULL && !g_strv_contains (other_endings, head->extension) ? SCORE_TEXT : 0;
}

static gboolean
read_text (const AnalectFormatInput *input, AnalectFormatContent *content, AnalectProblems *problems,
           GCancellable *cancellable, GError **error)
{
  g_autoptr (AnalectDecoded) decoded = decode (input, ANALECT_DECODE_DEFAULT, content, error);

  if (decoded == NULL)
    return FALSE;
  content->fulltext = analect_plain_text_read (decoded->text, decoded->size, cancellable, error);
  return content->fulltext != NULL;
}

static const AnalectFormat ris = { "ris", N_ ("RIS"), score_ris, read_ris };
static const AnalectFormat wos = { "wos", N_ ("Web of Science"), score_wos, read_wos };
static const AnalectFormat jats = { "jats", N_ ("JATS article"), score_jats, read_jats };
static const AnalectFormat characteristics = { "characteristics", N_ ("Study characteristics"), score_characteristics,
                                               read_characteristics };
static const AnalectFormat text = { "text", N_ ("Plain text"), score_text, read_text };

/* Of equal scores the first counts. */
static const AnalectFormat *const formats[] = { &ris, &wos, &jats, &characteristics, &text };

const AnalectFormat *const *
analect_formats (guint *n)
{
  *n = G_N_ELEMENTS (formats);
  return formats;
}

const AnalectFormat *
analect_format_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i]->id, id) == 0)
      return formats[i];
  return NULL;
}

const char *
analect_format_label (const AnalectFormat *format)
{
  return _ (format->label);
}

/* "pdf" of "Smith 2019.PDF". */
static char *
find_extension (const char *name)
{
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;

  return dot != NULL && strchr (dot, '/') == NULL ? g_ascii_strdown (dot + 1, -1) : g_strdup ("");
}

static void
set_foreign (const AnalectForeignFormat *foreign, GError **error)
{
  /* Translators: what the file is, and what to do: "This is a PDF document; it is not read yet: paste its text" */
  g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_UNSUPPORTED, _ ("This is %s; %s"),
               _ (foreign->label), _ (foreign->advice));
}

static gboolean
check_not_empty (const AnalectFormatInput *input, GError **error)
{
  if (input->n_bytes > 0)
    return TRUE;
  g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY, _ ("The file is empty"));
  return FALSE;
}

/* Nobody wants the file. */
static void
set_unknown (const AnalectFormatHead *head, const GError *undecoded, GError **error)
{
  if (head->text == NULL)
    g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT,
                 _ ("This is no text and no format known here (%s)"), undecoded != NULL ? undecoded->message : "");
  else
    g_set_error (
        error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT,
        _ ("The name ends in “.%s”, but nothing of that kind is in the file; if it is a plain text, choose the "
           "format “text” for it"),
        head->extension);
}

/* The best of HEAD's formats; NULL with ERROR set. */
static const AnalectFormat *
choose (const AnalectFormatHead *head, const GError *undecoded, GError **error)
{
  guint best = 0, score = 0;
  const AnalectFormat *format = NULL;
  const AnalectForeignFormat *foreign = analect_foreign_format_find (head, &best);

  if (foreign == NULL)
    best = 0;
  for (guint i = 0; i < G_N_ELEMENTS (formats) && !(foreign != NULL && foreign->is_binary); i++)
    if ((score = formats[i]->score (head)) > best)
      {
        best = score;
        format = formats[i];
      }
  if (format == NULL && foreign != NULL)
    set_foreign (foreign, error);
  else if (format == NULL)
    set_unknown (head, undecoded, error);
  return format;
}

const AnalectFormat *
analect_format_detect (const AnalectFormatInput *input, GError **error)
{
  g_autofree char *extension = find_extension (input->name);
  g_auto (AnalectXmlRoot) root = { NULL, NULL, NULL };
  AnalectFormatHead head = { .bytes = input->bytes, .n_bytes = input->n_bytes, .extension = extension };
  g_autoptr (AnalectDecoded) decoded = NULL;
  g_autoptr (GError) undecoded = NULL;
  gsize n = MIN (input->n_bytes, HEAD_BYTES);

  if (!check_not_empty (input, error))
    return NULL;
  decoded = analect_decode (input->bytes, n, input->encoding, ANALECT_DECODE_KEEP_LINE_ENDS, &undecoded);
  if (decoded != NULL)
    {
      head.text = decoded->text;
      head.n_text = decoded->size;
      if (head.text[strspn (head.text, " \t\r\n")] == '\0' && n == input->n_bytes)
        {
          g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY,
                               _ ("There is nothing but white space in the file"));
          return NULL;
        }
    }
  if ((head.text == NULL || head.text[strspn (head.text, " \t\r\n")] == '<')
      && analect_xml_root_peek (input->bytes, input->n_bytes, &root))
    head.root = &root;
  return choose (&head, undecoded, error);
}

gboolean
analect_format_check (const AnalectFormatInput *input, GError **error)
{
  AnalectFormatHead head = { .bytes = input->bytes, .n_bytes = input->n_bytes, .extension = "" };
  const AnalectForeignFormat *foreign;

  if (!check_not_empty (input, error))
    return FALSE;
  foreign = analect_foreign_format_find_binary (&head);
  if (foreign != NULL)
    set_foreign (foreign, error);
  return foreign == NULL;
}

gboolean
analect_format_read (const AnalectFormat *format, const AnalectFormatInput *input, AnalectFormatContent *content,
                     AnalectProblems *problems, GCancellable *cancellable, GError **error)
{
  memset (content, 0, sizeof *content);
  if (!format->read (input, content, problems, cancellable, error))
    {
      analect_format_content_clear (content);
      return FALSE;
    }
  if (content->certainty == ANALECT_CERTAINTY_GUESSED)
    analect_problems_add (problems, ANALECT_SEVERITY_NOTE, input->name, 0,
                          _ ("The file does not say in which encoding it is; it was read as %s. Look at its accented "
                             "letters"),
                          content->encoding);
  if (content->n_replaced > 0)
    analect_problems_add (problems, ANALECT_SEVERITY_WARNING, input->name, 0,
                          ngettext ("%u character could not be read and became U+FFFD",
                                    "%u characters could not be read and became U+FFFD", content->n_replaced),
                          content->n_replaced);
  return TRUE;
}
