/* Reading a project; see the header.
 *
 * The parser's events drive a stack of frames: the project, a container, an entity, a nested entity, one of its fields.
 * What the table of fields does not know is captured into the extra of the entity (of the project, when it stands
 * between entities) and so survives.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-reader.h"

#include "capture.h"
#include "extra.h"
#include "loader.h"
#include "project-writer.h"
#include "quote-check.h"
#include "value-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAMESPACE_STEM "urn:analect:project:"
#define MAX_FRAMES 8
#define MAX_REPORTS 20

typedef enum
{
  STATE_OUTSIDE,
  STATE_CONTAINER,
  STATE_ENTITY,
  STATE_FIELD,
} State;

typedef struct
{
  State state;
  AnalectKind kind;
  AnalectId id;
  AnalectField field;
  GString *attributes; /* unknown ones; NULL when there are none */
  GString *elements;
} Frame;

/* The names of one kind as the parser's dictionary has them: equal names are equal pointers. */
typedef struct
{
  const xmlChar *element;
  const xmlChar *names[64];
  AnalectField fields[64];
  guint n;
} Names;

typedef struct
{
  AnalectId id;
  AnalectField field;
  AnalectGuid guid;
  guint line;
} Pending;

typedef struct
{
  AnalectXml xml;
  AnalectLoader *loader;
  AnalectReading *reading;
  char *home; /* the file's own namespace */
  Frame frames[MAX_FRAMES];
  guint depth;
  AnalectCapture capture;
  GString *captured;
  const char *capture_container; /* the container an unknown element stood in, or NULL */
  GString *text;                 /* of the field being read */
  Names names[ANALECT_N_KINDS];
  GArray *pending;               /* of Pending: references to any kind */
  GArray *lines[ANALECT_N_KINDS]; /* of guint, by index: where an entity began */
  AnalectQuoteCheck *quotes;
  struct
  {
    char guid[ANALECT_GUID_STRING_SIZE];
    AnalectId id;
  } last[ANALECT_N_FIELDS]; /* the reference last read: many in a row name the same document or coder */
  guint elements; /* depth of all elements, known or not */
} Reader;

static Frame *
top (Reader *reader)
{
  return &reader->frames[reader->depth];
}

static Frame *
push (Reader *reader, State state, AnalectKind kind, AnalectId id)
{
  Frame *frame = &reader->frames[++reader->depth];

  g_assert (reader->depth < MAX_FRAMES);
  *frame = (Frame){ .state = state, .kind = kind, .id = id };
  return frame;
}

static guint
line_of (Reader *reader, AnalectId id)
{
  GArray *lines = reader->lines[analect_id_kind (id)];
  guint index = analect_id_index (id);

  return lines != NULL && index < lines->len ? g_array_index (lines, guint, index) : 0;
}

static void
note_line (Reader *reader, AnalectId id)
{
  GArray **lines = &reader->lines[analect_id_kind (id)];
  guint index = analect_id_index (id);

  if (*lines == NULL)
    *lines = g_array_new (FALSE, TRUE, sizeof (guint));
  if (index >= (*lines)->len)
    g_array_set_size (*lines, MAX (index + 1, (*lines)->len + (*lines)->len / 2));
  g_array_index (*lines, guint, index) = analect_xml_get_line (&reader->xml);
}

/* The field of KIND called NAME, a pointer of the parser's dictionary; ANALECT_FIELD_EXISTS when there is none. */
static AnalectField
find_field (Reader *reader, AnalectKind kind, const xmlChar *name)
{
  Names *names = &reader->names[kind];
  AnalectField field;

  for (guint i = 0; i < names->n; i++)
    if (names->names[i] == name)
      return names->fields[i];
  field = analect_field_from_name (kind, (const char *) name);
  if (names->n < G_N_ELEMENTS (names->names))
    {
      names->names[names->n] = name;
      names->fields[names->n++] = field;
    }
  return field;
}

static gboolean
is_element_of (Reader *reader, AnalectKind kind, const xmlChar *name)
{
  Names *names = &reader->names[kind];

  if (names->element == NULL && strcmp ((const char *) name, analect_kinds[kind].element) == 0)
    names->element = name;
  return names->element == name;
}

static AnalectId
resolve (AnalectKind target, const AnalectGuid *guid, gpointer data)
{
  Reader *reader = data;

  return analect_loader_refer (reader->loader, target, guid);
}

/* Takes the text form of a field that is not a text. */
static void
take_field (Reader *reader, AnalectId id, AnalectField field, const char *text, gsize size)
{
  g_autoptr (GError) error = NULL;
  gboolean reference = analect_fields[field].type == ANALECT_TYPE_REFERENCE;
  AnalectValue value = { .integer = 0 };

  if (reference && size == ANALECT_GUID_STRING_SIZE - 1 && memcmp (reader->last[field].guid, text, size) == 0)
    {
      value.reference = reader->last[field].id;
      analect_loader_take_value (reader->loader, id, field, value);
      return;
    }
  if (reference && analect_fields[field].target == ANALECT_KIND_ANY)
    {
      Pending pending = { .id = id, .field = field, .line = analect_xml_get_line (&reader->xml) };

      if (!analect_guid_parse (text, (gssize) size, &pending.guid))
        analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, _ ("“%s” holds no GUID"),
                          analect_fields[field].name);
      g_array_append_val (reader->pending, pending);
      return;
    }
  if (!analect_value_read (field, text, size, resolve, reader, &value, &error))
    {
      analect_xml_fail (&reader->xml,
                        error->code == ANALECT_MODEL_ERROR_REFERENCE ? ANALECT_STORAGE_ERROR_REFERENCE
                                                                     : ANALECT_STORAGE_ERROR_SYNTAX,
                        "%s", error->message);
      return;
    }
  if (reference && size == ANALECT_GUID_STRING_SIZE - 1)
    {
      memcpy (reader->last[field].guid, text, size);
      reader->last[field].id = value.reference;
    }
  analect_loader_take_value (reader->loader, id, field, value);
}

static void
keep_attribute (Frame *frame, GHashTable **declared, const xmlChar **attribute)
{
  if (frame->attributes == NULL)
    frame->attributes = g_string_new (NULL);
  if (*declared == NULL)
    *declared = g_hash_table_new (g_str_hash, g_str_equal);
  analect_capture_attribute (frame->attributes, attribute, *declared);
}

/* Whether an attribute holds a value of an enumeration that this version does not know. */
static gboolean
is_unknown_value (AnalectField field, const char *text, gsize size)
{
  return analect_fields[field].type == ANALECT_TYPE_ENUM
         && analect_enumeration_parse (analect_fields[field].enumeration, text, (gssize) size) < 0;
}

static void
take_attributes (Reader *reader, Frame *frame, int n, const xmlChar **attributes)
{
  g_autoptr (GHashTable) declared = NULL;

  /* A failure ends the parsing, and with it the life of the attributes. */
  for (int i = 0; i < n && reader->xml.failure == NULL; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      const char *text = (const char *) attribute[3];
      gsize size = (gsize) (attribute[4] - attribute[3]);
      gboolean ours = attribute[1] == NULL;
      AnalectField field;

      if (ours && strcmp ((const char *) attribute[0], "guid") == 0)
        continue;
      if (ours && frame->kind == ANALECT_KIND_PROJECT && strcmp ((const char *) attribute[0], "version") == 0)
        continue;
      field = ours ? find_field (reader, frame->kind, attribute[0]) : ANALECT_FIELD_EXISTS;
      if (field == ANALECT_FIELD_EXISTS || analect_fields[field].form != ANALECT_FORM_ATTRIBUTE
          || field == analect_kinds[frame->kind].home_field || is_unknown_value (field, text, size))
        keep_attribute (frame, &declared, attribute);
      else
        take_field (reader, frame->id, field, text, size);
    }
}

static const xmlChar **
find_attribute (const xmlChar **attributes, int n, const char *name)
{
  for (int i = 0; i < n; i++)
    if (attributes[5 * i + 1] == NULL && strcmp ((const char *) attributes[5 * i], name) == 0)
      return attributes + 5 * i;
  return NULL;
}

static void
begin_entity (Reader *reader, AnalectKind kind, int n, const xmlChar **attributes)
{
  const xmlChar **attribute = find_attribute (attributes, n, "guid");
  g_autoptr (GError) error = NULL;
  AnalectGuid guid;
  AnalectId id, home = top (reader)->id;
  Frame *frame;

  if (attribute == NULL
      || !analect_guid_parse ((const char *) attribute[3], (gssize) (attribute[4] - attribute[3]), &guid)
      || analect_guid_is_null (&guid))
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, _ ("<%s> has no GUID"),
                        analect_kinds[kind].element);
      return;
    }
  id = analect_loader_add (reader->loader, kind, &guid, &error);
  if (id == ANALECT_ID_NONE)
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, "%s", error->message);
      return;
    }
  note_line (reader, id);
  frame = push (reader, STATE_ENTITY, kind, id);
  take_attributes (reader, frame, n, attributes);
  if (analect_kinds[kind].home != ANALECT_KIND_NONE)
    {
      AnalectValue value = { .integer = 0 };

      value.reference = home;
      analect_loader_take_value (reader->loader, id, analect_kinds[kind].home_field, value);
    }
}

static void
begin_project (Reader *reader, const xmlChar *name, const xmlChar *uri, int n, const xmlChar **attributes)
{
  const xmlChar **version = find_attribute (attributes, n, "version");
  g_autofree char *number
      = version ? g_strndup ((const char *) version[3], (gsize) (version[4] - version[3])) : NULL;

  if (strcmp ((const char *) name, "project") != 0 || uri == NULL
      || !g_str_has_prefix ((const char *) uri, NAMESPACE_STEM))
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_NOT_A_PROJECT,
                        _ ("this is no Analect project; its root element is <%s>"), (const char *) name);
      return;
    }
  reader->home = g_strdup ((const char *) uri);
  reader->capture.home = ANALECT_PROJECT_NAMESPACE;
  if (number == NULL || g_ascii_strtoull (number, NULL, 10) < 1)
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, _ ("the project says no version of its format"));
      return;
    }
  reader->reading->newer
      = strcmp (reader->home, ANALECT_PROJECT_NAMESPACE) != 0 || g_ascii_strtoull (number, NULL, 10) > 1;
  begin_entity (reader, ANALECT_KIND_PROJECT, n, attributes);
}

static void
begin_capture (Reader *reader, const char *container)
{
  reader->capture.text = reader->captured;
  reader->capture.depth = 0;
  reader->capture.empty = FALSE;
  reader->capture_container = container;
  g_string_truncate (reader->captured, 0);
}

static AnalectKind
nested_kind (Reader *reader, AnalectKind home, const xmlChar *name)
{
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (analect_kinds[kind].home == home && home != ANALECT_KIND_NONE && is_element_of (reader, (AnalectKind) kind, name))
      return (AnalectKind) kind;
  return ANALECT_KIND_NONE;
}

/* A child of an entity: one of its fields, a nested entity, a container of the project. FALSE when unknown. */
static gboolean
begin_child (Reader *reader, const xmlChar *name, int n, const xmlChar **attributes)
{
  AnalectKind kind = top (reader)->kind, child;
  AnalectField field = find_field (reader, kind, name);
  Frame *frame;

  if (field != ANALECT_FIELD_EXISTS && analect_fields[field].form == ANALECT_FORM_ELEMENT)
    {
      frame = push (reader, STATE_FIELD, kind, top (reader)->id);
      frame->field = field;
      g_string_truncate (reader->text, 0);
      return TRUE;
    }
  if (kind == ANALECT_KIND_PROJECT)
    {
      child = analect_kind_from_container ((const char *) name);
      if (child == ANALECT_KIND_NONE)
        return FALSE;
      push (reader, STATE_CONTAINER, child, ANALECT_ID_NONE);
      if (n > 0)
        analect_problems_add (reader->reading->problems, ANALECT_SEVERITY_WARNING, reader->xml.file,
                              analect_xml_get_line (&reader->xml),
                              _ ("<%s> has attributes, which belong to no entity and are not kept"), (const char *) name);
      return TRUE;
    }
  child = nested_kind (reader, kind, name);
  if (child == ANALECT_KIND_NONE)
    return FALSE;
  begin_entity (reader, child, n, attributes);
  return TRUE;
}

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Reader *reader = data;
  Frame *frame = top (reader);
  gboolean ours;

  if (reader->xml.failure != NULL)
    return;
  if (++reader->elements > ANALECT_XML_MAX_DEPTH)
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_TOO_LARGE, _ ("elements are nested more than %d deep"),
                        ANALECT_XML_MAX_DEPTH);
      return;
    }
  if (reader->capture.text != NULL)
    {
      analect_capture_start (&reader->capture, name, prefix, uri, n_attributes, attributes);
      return;
    }

  ours = uri != NULL && reader->home != NULL && strcmp ((const char *) uri, reader->home) == 0;
  switch (frame->state)
    {
    case STATE_OUTSIDE:
      begin_project (reader, name, uri, n_attributes, attributes);
      return;
    case STATE_CONTAINER:
      if (ours && is_element_of (reader, frame->kind, name))
        {
          begin_entity (reader, frame->kind, n_attributes, attributes);
          return;
        }
      begin_capture (reader, analect_kinds[frame->kind].container);
      break;
    case STATE_ENTITY:
      if (ours && begin_child (reader, name, n_attributes, attributes))
        return;
      begin_capture (reader, NULL);
      break;
    case STATE_FIELD:
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, _ ("<%s> stands inside the text of <%s>"),
                        (const char *) name, analect_fields[frame->field].name);
      return;
    }
  analect_capture_start (&reader->capture, name, prefix, uri, n_attributes, attributes);
}

static void
end_capture (Reader *reader)
{
  Frame *frame = top (reader);

  if (frame->state == STATE_CONTAINER)
    frame--;
  if (frame->elements == NULL)
    frame->elements = g_string_new (NULL);
  if (reader->capture_container != NULL)
    g_string_append_printf (frame->elements, "<%s>", reader->capture_container);
  g_string_append_len (frame->elements, reader->captured->str, (gssize) reader->captured->len);
  if (reader->capture_container != NULL)
    g_string_append_printf (frame->elements, "</%s>", reader->capture_container);
  reader->capture.text = NULL;
}

static void
end_field (Reader *reader, Frame *frame)
{
  AnalectValue value = { .text = NULL };

  if (reader->text->len > ANALECT_TEXT_MAX_BYTES)
    {
      analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_TOO_LARGE, _ ("a text is longer than %u bytes"),
                        ANALECT_TEXT_MAX_BYTES);
      return;
    }
  if (frame->field == ANALECT_EXCERPT_QUOTE
      && analect_quote_check_matches (reader->quotes, frame->id, reader->text->str, reader->text->len))
    return;
  if (reader->text->len > 0)
    value.text = analect_text_new (reader->text->str, (gssize) reader->text->len);
  analect_loader_take_value (reader->loader, frame->id, frame->field, value);
}

static void
end_entity (Reader *reader, Frame *frame)
{
  static const GString nothing = { .str = (char *) "" };
  AnalectValue value = { .text = NULL };

  if (frame->attributes == NULL && frame->elements == NULL)
    return;
  value.text = analect_extra_new (frame->attributes ? frame->attributes : &nothing,
                                  frame->elements ? frame->elements : &nothing);
  analect_loader_take_value (reader->loader, frame->id, analect_kinds[frame->kind].first, value);
  if (frame->attributes != NULL)
    g_string_free (g_steal_pointer (&frame->attributes), TRUE);
  if (frame->elements != NULL)
    g_string_free (g_steal_pointer (&frame->elements), TRUE);
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;
  Frame *frame = top (reader);

  if (reader->xml.failure != NULL)
    return;
  reader->elements--;
  if (reader->capture.text != NULL)
    {
      if (!analect_capture_end (&reader->capture, name, prefix))
        end_capture (reader);
      return;
    }
  if (frame->state == STATE_FIELD)
    end_field (reader, frame);
  else if (frame->state == STATE_ENTITY)
    end_entity (reader, frame);
  reader->depth--;
}

static gboolean
is_blank (const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static void
on_characters (void *data, const xmlChar *characters, int n)
{
  Reader *reader = data;
  const char *text = (const char *) characters;
  gsize size = (gsize) n;

  if (reader->xml.failure != NULL)
    return;
  if (reader->capture.text != NULL)
    analect_capture_characters (&reader->capture, text, size);
  else if (top (reader)->state == STATE_FIELD)
    {
      if (reader->text->len <= ANALECT_TEXT_MAX_BYTES)
        g_string_append_len (reader->text, text, n);
    }
  else if (!is_blank (text, size))
    analect_xml_fail (&reader->xml, ANALECT_STORAGE_ERROR_SYNTAX, _ ("there is text where none belongs"));
}

static gboolean
settle_pending (Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->pending->len; i++)
    {
      const Pending *pending = &g_array_index (reader->pending, Pending, i);
      AnalectValue value = { .integer = 0 };

      value.reference = analect_loader_find (reader->loader, &pending->guid);
      if (value.reference == ANALECT_ID_NONE)
        {
          g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_REFERENCE,
                       _ ("%s:%u: “%s” names something that is not in this file"), reader->xml.file, pending->line,
                       analect_fields[pending->field].name);
          return FALSE;
        }
      analect_loader_take_value (reader->loader, pending->id, pending->field, value);
    }
  return TRUE;
}

typedef struct
{
  Reader *reader;
  GString *message;
} Report;

static void
on_broken_rule (AnalectId id, const GError *error, gpointer data)
{
  Report *report = data;

  g_string_append_printf (report->message, "%s%s:%u: %s", report->message->len > 0 ? "\n" : "",
                          report->reader->xml.file, line_of (report->reader, id), error->message);
}

static gboolean
finish (Reader *reader, GError **error)
{
  g_autoptr (GString) message = g_string_new (NULL);
  Report report = { .reader = reader, .message = message };

  if (analect_rows_get (analect_loader_get_rows (reader->loader), ANALECT_ID_PROJECT) == NULL)
    {
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_NOT_A_PROJECT, _ ("%s: holds no project"),
                   reader->xml.file);
      return FALSE;
    }
  if (!settle_pending (reader, error))
    return FALSE;
  reader->reading->n_unmatched = analect_quote_check_finish (reader->quotes, reader->loader, reader->xml.file,
                                                             reader->lines[ANALECT_KIND_EXCERPT],
                                                             reader->reading->problems);
  reader->reading->project = analect_loader_finish (reader->loader, MAX_REPORTS, on_broken_rule, &report);
  if (reader->reading->project != NULL)
    return TRUE;
  g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_REFERENCE, message->str);
  return FALSE;
}

static void
reader_clear (Reader *reader)
{
  for (guint i = 0; i < MAX_FRAMES; i++)
    {
      if (reader->frames[i].attributes != NULL)
        g_string_free (reader->frames[i].attributes, TRUE);
      if (reader->frames[i].elements != NULL)
        g_string_free (reader->frames[i].elements, TRUE);
    }
  for (guint i = 0; i < ANALECT_N_KINDS; i++)
    g_clear_pointer (&reader->lines[i], g_array_unref);
  g_string_free (reader->captured, TRUE);
  g_string_free (reader->text, TRUE);
  g_array_unref (reader->pending);
  analect_quote_check_free (reader->quotes);
  analect_loader_free (reader->loader);
  g_free (reader->home);
}

AnalectReading *
analect_project_read (AnalectXmlRead read, gpointer read_data, const char *file, GCancellable *cancellable,
                      GError **error)
{
  static const xmlSAXHandler handlers = {
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
    .cdataBlock = on_characters,
  };
  g_autoptr (AnalectReading) reading = g_new0 (AnalectReading, 1);
  g_autofree Reader *reader = g_new0 (Reader, 1);
  gboolean ok;

  reading->problems = analect_problems_new ();
  reader->reading = reading;
  reader->loader = analect_loader_new ();
  reader->quotes = analect_quote_check_new (analect_loader_get_rows (reader->loader));
  reader->captured = g_string_new (NULL);
  reader->text = g_string_new (NULL);
  reader->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  ok = analect_xml_parse (&reader->xml, &handlers, file, read, read_data, cancellable, error)
       && finish (reader, error);
  reader_clear (reader);
  return ok ? g_steal_pointer (&reading) : NULL;
}

AnalectReading *
analect_project_read_chunks (GPtrArray *chunks, const char *file, GCancellable *cancellable, GError **error)
{
  AnalectXmlChunks input = { .chunks = chunks };

  return analect_project_read (analect_xml_read_chunks, &input, file, cancellable, error);
}

void
analect_reading_free (AnalectReading *reading)
{
  g_clear_object (&reading->project);
  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_free (reading);
}
