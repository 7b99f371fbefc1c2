/* Reading the tagged text of Web of Science; see the header.
 *
 * Where ER is missing, the next PT, FN or EF line ends the record. A line with a tag outside of any record is listed as
 * left out. A line without a tag that is not indented goes on with the field before: programs that mail or edit such
 * files lose the three blanks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "wos.h"

#include "exchange-error.h"
#include "lines.h"
#include "text.h"
#include "wos-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LOOK_BYTES          (64u * 1024u)
#define LINES_BETWEEN_LOOKS 4096u

typedef struct
{
  AnalectReaderReport report;
  GPtrArray *records;
  AnalectTagged *tagged;
  char *database; /* of the FN line */
  gboolean in_record;
  const char *raw, *raw_end;
  guint first_line;
  guint n_marks; /* PT and ER lines */
} Reader;

typedef struct
{
  const char *name; /* two characters */
  const char *value;
  gsize n_value;
} Tag;

static gboolean
parse_tag (const AnalectLine *line, Tag *tag)
{
  const char *p = line->text;

  if (line->n_bytes < 2 || !g_ascii_isupper (p[0]) || !(g_ascii_isupper (p[1]) || g_ascii_isdigit (p[1])))
    return FALSE;
  if (line->n_bytes > 2 && p[2] != ' ')
    return FALSE;
  tag->name = p;
  tag->value = p + 2;
  tag->n_value = line->n_bytes - 2;
  analect_line_trim (&tag->value, &tag->n_value);
  return TRUE;
}

static gboolean
tag_is (const Tag *tag, const char *name)
{
  return memcmp (tag->name, name, 2) == 0;
}

static void
finish_record (Reader *reader, gboolean has_end)
{
  gsize n_bytes = (gsize) (reader->raw_end - reader->raw);
  AnalectRecord *record;

  if (!reader->in_record)
    return;
  if (n_bytes > ANALECT_TEXT_MAX_BYTES)
    analect_reader_report_add (&reader->report, ANALECT_SEVERITY_ERROR, reader->first_line,
                               _ ("The record is larger than %u megabytes and was left out"),
                               ANALECT_TEXT_MAX_BYTES / (1024u * 1024u));
  else
    {
      if (!has_end)
        analect_reader_report_add (&reader->report, ANALECT_SEVERITY_NOTE, reader->first_line,
                                   _ ("The record has no ER line at its end"));
      record = analect_wos_map (reader->tagged, reader->database, reader->first_line, &reader->report);
      record->raw = g_strndup (reader->raw, n_bytes);
      record->first_line = reader->first_line;
      g_ptr_array_add (reader->records, record);
    }
  analect_tagged_truncate (reader->tagged, 0);
  reader->in_record = FALSE;
}

static void
report_orphan (Reader *reader, const AnalectLine *line)
{
  g_autofree char *quote = analect_reader_report_quote (line->text, line->n_bytes);

  analect_reader_report_add (&reader->report, ANALECT_SEVERITY_ERROR, line->number,
                             _ ("%s belongs to no record, since there is no PT line before it; it was left out"),
                             quote);
}

/* The lines that divide the file; FALSE when TAG is another one. */
static gboolean
read_mark (Reader *reader, const AnalectLine *line, const Tag *tag)
{
  if (tag_is (tag, "PT"))
    {
      finish_record (reader, FALSE);
      reader->in_record = TRUE;
      reader->raw = line->text;
      reader->raw_end = line->next;
      reader->first_line = line->number;
      reader->n_marks++;
      analect_tagged_add (reader->tagged, tag->name, 2, tag->value, tag->n_value, line->number);
    }
  else if (tag_is (tag, "ER") && tag->n_value == 0)
    {
      reader->n_marks++;
      reader->raw_end = line->next;
      if (!reader->in_record)
        report_orphan (reader, line);
      finish_record (reader, TRUE);
    }
  else if (tag_is (tag, "FN") || (tag_is (tag, "EF") && tag->n_value == 0))
    {
      finish_record (reader, FALSE);
      g_free (reader->database);
      reader->database = tag->n_value > 0 ? g_strndup (tag->value, tag->n_value) : NULL;
    }
  else
    return tag_is (tag, "VR") && !reader->in_record;
  return TRUE;
}

static void
read_continuation (Reader *reader, const AnalectLine *line)
{
  const GArray *fields = reader->tagged->fields;
  char tag[ANALECT_TAG_SIZE];

  if (!reader->in_record)
    {
      report_orphan (reader, line);
      return;
    }
  reader->raw_end = line->next;
  g_strlcpy (tag, g_array_index (fields, AnalectTaggedField, fields->len - 1).tag, sizeof tag);
  if (analect_wos_tag_is_list (tag))
    analect_tagged_add (reader->tagged, tag, 2, line->text, line->n_bytes, line->number);
  else
    analect_tagged_append (reader->tagged, " ", line->text, line->n_bytes);
}

static void
read_line (Reader *reader, const AnalectLine *line)
{
  Tag tag;

  if (!parse_tag (line, &tag))
    read_continuation (reader, line);
  else if (read_mark (reader, line, &tag))
    return;
  else if (!reader->in_record)
    report_orphan (reader, line);
  else
    {
      analect_tagged_add (reader->tagged, tag.name, 2, tag.value, tag.n_value, line->number);
      reader->raw_end = line->next;
    }
}

static gboolean
read_lines (Reader *reader, const char *text, gsize n_bytes, GCancellable *cancellable, GError **error)
{
  AnalectLines lines;
  AnalectLine line;

  analect_lines_init (&lines, text, n_bytes);
  while (analect_lines_next (&lines, &line))
    {
      if (line.number % LINES_BETWEEN_LOOKS == 0 && g_cancellable_is_cancelled (cancellable))
        {
          g_set_error_literal (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED,
                               _ ("Reading was cancelled"));
          return FALSE;
        }
      if (!analect_line_is_blank (line.text, line.n_bytes))
        read_line (reader, &line);
    }
  finish_record (reader, FALSE);
  return TRUE;
}

static gboolean
check_text (const char *text, gsize n_bytes, const char *name, GError **error)
{
  if (analect_line_is_blank (text, n_bytes))
    {
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_EMPTY, _ ("%s: The file is empty"), name);
      return FALSE;
    }
  if (!analect_text_is_legal (text, (gssize) n_bytes))
    {
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT,
                   _ ("%s: This is not a Web of Science file: it holds bytes that are not text"), name);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
analect_wos_read (const char *text, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                  GCancellable *cancellable, GError **error)
{
  const char *name = file_name != NULL ? file_name : _ ("Text");
  g_autoptr (GPtrArray) records = analect_records_new ();
  g_autoptr (AnalectTagged) tagged = analect_tagged_new ();
  Reader reader = {
    .report = { .problems = problems, .file = file_name },
    .records = records,
    .tagged = tagged,
  };
  gboolean done;

  if (!check_text (text, n_bytes, name, error))
    return NULL;
  done = read_lines (&reader, text, n_bytes, cancellable, error);
  g_free (reader.database);
  if (!done)
    return NULL;
  if (reader.n_marks == 0)
    {
      analect_reader_report_withdraw (&reader.report);
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT,
                   _ ("%s: This is not a Web of Science file: no line begins with “PT ”"), name);
      return NULL;
    }
  analect_reader_report_end (&reader.report);
  return g_steal_pointer (&records);
}

guint
analect_wos_looks_like (const char *text, gsize n_bytes)
{
  gboolean has_name = FALSE, has_version = FALSE, has_type = FALSE;
  guint n_tags = 0, n_lines = 0;
  AnalectLines lines;
  AnalectLine line;
  Tag tag;

  analect_lines_init (&lines, text, MIN (n_bytes, LOOK_BYTES));
  while (analect_lines_next (&lines, &line) && n_tags < 8)
    {
      if (analect_line_is_blank (line.text, line.n_bytes) || *line.text == ' ')
        continue;
      if (!parse_tag (&line, &tag))
        return has_name && has_version ? 60 : 0;
      n_lines++;
      has_name |= n_lines == 1 && tag_is (&tag, "FN");
      has_version |= has_name && tag_is (&tag, "VR");
      has_type |= tag_is (&tag, "PT") && tag.n_value == 1 && strchr ("JBSP", *tag.value) != NULL;
      n_tags++;
    }
  if (!has_type || n_tags < 2)
    return has_name && has_version ? 60 : 0;
  return has_name ? 100 : 80;
}
