/* Reading RIS: where records begin and end, and which lines make up a field; see the header.
 *
 * What a tag means is said in ris-map.c, what counts as a tag in ris-line.c.
 *
 * Decision on a TY line inside a record: it always ends the record and begins another, because an exporter that lost an
 * ER line is more likely than one that writes several types into one record. Of eleven TY lines in a row with one ER
 * line at the end, eleven records come, and those which hold nothing but their type are listed as problems, for the
 * user to leave out.
 *
 * Tagged lines that follow an ER line at once belong to the record before (Ovid writes "NL  - …" there), unless they
 * look like a record of their own: then, as without a record before them, they are listed as left out.
 *
 * Everything is linear in the length of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "ris.h"

#include "exchange-error.h"
#include "lines.h"
#include "ris-line.h"
#include "ris-map.h"
#include "ris-type.h"
#include "text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes of the beginning by which a text is judged. */
#define LOOK_BYTES (256u * 1024u)

/* A line longer than this was not wrapped: a line after it begins a paragraph. */
#define LONG_LINE 200

/* Lines between two looks at the cancellable. */
#define LINES_BETWEEN_LOOKS 4096u

typedef enum
{
  STATE_OUTSIDE,
  STATE_RECORD,
  STATE_ENDED, /* behind ER, where tags of the record may still follow */
} State;

typedef struct
{
  AnalectReaderReport report;
  GPtrArray *records;
  AnalectTagged *tagged;
  AnalectRisContext context;
  State state;
  const char *raw, *raw_end; /* of the record being read */
  const char *ended;         /* where RAW ends without the fields behind ER */
  guint first_line;
  guint n_fields_at_end; /* fields of the record up to its ER line */
  guint n_blank_lines;   /* since the last other line */
  AnalectLineEnd previous_end;
  gboolean has_lf; /* so that a lone CR divides values and does not end a line */
  guint n_marks;   /* TY and ER lines */
  guint n_stray, first_stray;
} Reader;

static gboolean
tag_is_one_of (const char *tag, const char *list)
{
  gsize n = strlen (tag);

  for (const char *p = list; *p != '\0'; p += 3)
    if (n == 2 && memcmp (p, tag, 2) == 0)
      return TRUE;
  return FALSE;
}

/* Makes a record of the fields so far. */
static void
finish_record (Reader *reader)
{
  gsize n_bytes = (gsize) (reader->raw_end - reader->raw);
  AnalectRecord *record;

  if (reader->state == STATE_OUTSIDE)
    return;
  if (n_bytes > ANALECT_TEXT_MAX_BYTES)
    analect_reader_report_add (&reader->report, ANALECT_SEVERITY_ERROR, reader->first_line,
                               _ ("The record is larger than %u megabytes and was left out"),
                               ANALECT_TEXT_MAX_BYTES / (1024u * 1024u));
  else
    {
      if (reader->state == STATE_RECORD)
        analect_reader_report_add (&reader->report, ANALECT_SEVERITY_NOTE, reader->first_line,
                                   _ ("The record has no ER line at its end"));
      record = analect_ris_map (reader->tagged, reader->first_line, &reader->report);
      record->raw = g_strndup (reader->raw, n_bytes);
      record->first_line = reader->first_line;
      g_ptr_array_add (reader->records, record);
    }
  analect_tagged_truncate (reader->tagged, 0);
  reader->state = STATE_OUTSIDE;
  reader->context.n_blanks = 2;
}

static void
report_orphan (Reader *reader, guint line, const char *text, gsize n_bytes)
{
  g_autofree char *quote = analect_reader_report_quote (text, n_bytes);

  analect_reader_report_add (&reader->report, ANALECT_SEVERITY_ERROR, line,
                             _ ("%s belongs to no record, since there is no TY line before it; it was left out"),
                             quote);
}

static void
note_stray (Reader *reader, guint line)
{
  if (reader->n_stray++ == 0)
    reader->first_stray = line;
}

/* The fields behind an ER line turned out to be a record without its TY line. */
static void
disown_fields_behind_end (Reader *reader)
{
  AnalectTagged *tagged = reader->tagged;

  for (guint i = reader->n_fields_at_end; i < tagged->fields->len; i++)
    {
      const AnalectTaggedField *field = &g_array_index (tagged->fields, AnalectTaggedField, i);
      const char *value = analect_tagged_value (tagged, field);
      g_autofree char *text = g_strconcat (field->tag, "  - ", value, NULL);

      report_orphan (reader, field->line, text, strlen (text));
    }
  analect_tagged_truncate (tagged, reader->n_fields_at_end);
  reader->raw_end = reader->ended;
}

static void
begin_record (Reader *reader, const AnalectLine *line, const AnalectRisTag *tag)
{
  finish_record (reader);
  reader->state = STATE_RECORD;
  reader->context.n_blanks = tag->n_blanks;
  reader->raw = line->text;
  reader->raw_end = line->next;
  reader->first_line = line->number;
  reader->n_marks++;
  analect_tagged_add (reader->tagged, tag->name, tag->n_name, tag->value, tag->n_value, line->number);
}

static void
end_record (Reader *reader, const AnalectLine *line, const AnalectRisTag *tag)
{
  reader->n_marks++;
  if (reader->state != STATE_RECORD)
    {
      if (reader->state == STATE_ENDED)
        disown_fields_behind_end (reader);
      finish_record (reader);
      report_orphan (reader, line->number, line->text, line->n_bytes);
      return;
    }
  if (tag->n_value > 0)
    analect_tagged_add (reader->tagged, tag->name, tag->n_name, tag->value, tag->n_value, line->number);
  reader->state = STATE_ENDED;
  reader->raw_end = reader->ended = line->next;
  reader->n_fields_at_end = reader->tagged->fields->len;
}

static void
read_field (Reader *reader, const AnalectLine *line, const AnalectRisTag *tag)
{
  if (reader->state == STATE_ENDED
      && (analect_ris_tag_is (tag, "TI") || analect_ris_tag_is (tag, "T1") || analect_ris_tag_is (tag, "AU")
          || analect_ris_tag_is (tag, "A1")))
    {
      disown_fields_behind_end (reader);
      finish_record (reader);
    }
  if (reader->state == STATE_OUTSIDE)
    {
      report_orphan (reader, line->number, line->text, line->n_bytes);
      return;
    }
  analect_tagged_add (reader->tagged, tag->name, tag->n_name, tag->value, tag->n_value, line->number);
  reader->raw_end = line->next;
}

/* Whether LINE begins another value of the field with TAG although it does not repeat the tag. */
static gboolean
begins_value (const Reader *reader, const char *tag, const AnalectLine *line)
{
  static const char prose[] = "AB N1 N2 RN TI T1 T2 T3 ";
  static const char links[] = "UR L1 L2 L3 L4 LK ";

  if (reader->previous_end == ANALECT_LINE_END_CR && reader->has_lf && !tag_is_one_of (tag, prose))
    return TRUE;
  if (tag_is_one_of (tag, "KW K1 "))
    return !g_ascii_isspace (*line->text);
  return tag_is_one_of (tag, links) && line->n_bytes > 4 && memcmp (line->text, "http", 4) == 0;
}

/* What stands between the lines of a field with TAG once they are joined. */
static const char *
choose_separator (const Reader *reader, const char *tag)
{
  gboolean is_divided = reader->previous_end == ANALECT_LINE_END_CR && reader->has_lf;

  if (reader->n_blank_lines > 0)
    return "\n\n";
  if (tag_is_one_of (tag, "N1 RN "))
    return "\n";
  if (tag_is_one_of (tag, "AB N2 ") && (is_divided || reader->context.n_previous > LONG_LINE))
    return "\n";
  return tag_is_one_of (tag, "UR ") ? "" : " ";
}

static void
read_continuation (Reader *reader, const AnalectLine *line)
{
  const GArray *fields = reader->tagged->fields;
  const char *tag;

  if (reader->state == STATE_ENDED)
    finish_record (reader);
  if (reader->state == STATE_OUTSIDE || fields->len == 1)
    {
      note_stray (reader, line->number);
      return;
    }
  tag = g_array_index (fields, AnalectTaggedField, fields->len - 1).tag;
  if (reader->n_blank_lines > 0 && !tag_is_one_of (tag, "AB N1 N2 RN "))
    {
      note_stray (reader, line->number);
      return;
    }
  reader->raw_end = line->next;
  if (begins_value (reader, tag, line))
    {
      char copy[ANALECT_TAG_SIZE];

      g_strlcpy (copy, tag, sizeof copy);
      analect_tagged_add (reader->tagged, copy, strlen (copy), line->text, line->n_bytes, line->number);
    }
  else
    analect_tagged_append (reader->tagged, choose_separator (reader, tag), line->text, line->n_bytes);
}

static void
read_line (Reader *reader, const AnalectLine *line)
{
  AnalectRisTag tag;
  gboolean has_tag = analect_ris_line_parse (line, &reader->context, &tag);

  if (has_tag && analect_ris_tag_is (&tag, "TY"))
    begin_record (reader, line, &tag);
  else if (has_tag && analect_ris_tag_is (&tag, "ER"))
    end_record (reader, line, &tag);
  else if (has_tag)
    read_field (reader, line, &tag);
  else
    read_continuation (reader, line);
  reader->context.is_continued = !has_tag;
  reader->context.n_previous = line->n_bytes;
  reader->n_blank_lines = 0;
  reader->previous_end = line->end;
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
        {
          read_line (reader, &line);
          continue;
        }
      if (reader->state == STATE_ENDED)
        finish_record (reader);
      reader->n_blank_lines++;
    }
  finish_record (reader);
  return TRUE;
}

static void
report_stray (Reader *reader)
{
  if (reader->n_stray == 0)
    return;
  analect_reader_report_add (&reader->report, ANALECT_SEVERITY_NOTE, reader->first_stray,
                             ngettext ("%u line of text that belongs to no field was left out; it is this one",
                                       "%u lines of text that belong to no field were left out; this is the first",
                                       reader->n_stray),
                             reader->n_stray);
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
                   _ ("%s: This is not a RIS file: it holds bytes that are not text"), name);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
analect_ris_read (const char *text, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                  GCancellable *cancellable, GError **error)
{
  const char *name = file_name != NULL ? file_name : _ ("Text");
  g_autoptr (GPtrArray) records = analect_records_new ();
  g_autoptr (AnalectTagged) tagged = analect_tagged_new ();
  Reader reader = {
    .report = { .problems = problems, .file = file_name },
    .records = records,
    .tagged = tagged,
    .context = { .n_blanks = 2 },
    .has_lf = memchr (text, '\n', n_bytes) != NULL,
  };

  if (!check_text (text, n_bytes, name, error) || !read_lines (&reader, text, n_bytes, cancellable, error))
    return NULL;
  if (reader.n_marks == 0)
    {
      analect_reader_report_withdraw (&reader.report);
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT,
                   _ ("%s: This is not a RIS file: no line begins with “TY  -”"), name);
      return NULL;
    }
  report_stray (&reader);
  analect_reader_report_end (&reader.report);
  return g_steal_pointer (&records);
}

guint
analect_ris_looks_like (const char *text, gsize n_bytes)
{
  AnalectRisContext context = { .n_blanks = 2 };
  guint n_tags = 0, n_ends = 0, n_unknown_types = 0;
  AnalectLines lines;
  AnalectLine line;
  AnalectRisTag tag;

  analect_lines_init (&lines, text, MIN (n_bytes, LOOK_BYTES));
  while (analect_lines_next (&lines, &line))
    {
      if (!analect_ris_line_parse (&line, &context, &tag))
        continue;
      if (analect_ris_tag_is (&tag, "TY") && analect_ris_type_find (tag.value, tag.n_value) != NULL)
        return 100;
      n_unknown_types += analect_ris_tag_is (&tag, "TY");
      n_ends += analect_ris_tag_is (&tag, "ER");
      n_tags++;
    }
  if (n_unknown_types > 0)
    return n_tags > n_unknown_types ? 80 : 60;
  return n_ends > 0 && n_tags > n_ends ? 30 : 0;
}
