/* Changes as text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "change-text.h"

#include "rows-write.h"
#include "storage-error.h"
#include "value-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
append_guid (GString *out, const AnalectGuid *guid)
{
  char text[ANALECT_GUID_STRING_SIZE];

  g_string_append_c (out, ' ');
  g_string_append (out, analect_guid_format (guid, text));
}

static void
append_id (GString *out, const AnalectRows *rows, AnalectId id)
{
  append_guid (out, &analect_rows_peek (rows, id)->guid);
}

static void
append_escaped (GString *out, const char *text, gsize size)
{
  for (gsize i = 0; i < size; i++)
    switch (text[i])
      {
      case '\\':
        g_string_append (out, "\\\\");
        break;
      case '\n':
        g_string_append (out, "\\n");
        break;
      case '\r':
        g_string_append (out, "\\r");
        break;
      default:
        g_string_append_c (out, text[i]);
        break;
      }
}

static void
encode_existence (const AnalectChangeItem *item, GString *out)
{
  g_string_append (out, item->after.guid ? "add " : "remove ");
  g_string_append (out, analect_kinds[analect_id_kind (item->id)].element);
  append_guid (out, item->after.guid ? item->after.guid : item->before.guid);
}

static void
encode_element (const AnalectRows *rows, const AnalectChangeItem *item, GString *out)
{
  gboolean in = item->after.reference != ANALECT_ID_NONE;

  g_string_append (out, in ? "in" : "out");
  append_id (out, rows, item->id);
  g_string_append_printf (out, " %s", analect_fields[item->field].name);
  append_id (out, rows, in ? item->after.reference : item->before.reference);
}

typedef struct
{
  const AnalectRows *rows;
  AnalectTextNamer namer;
  gpointer data;
  GString *out;
  GString *scratch;
} Encoder;

static void
encode_value (const Encoder *encoder, const AnalectChangeItem *item)
{
  const AnalectFieldInfo *info = &analect_fields[item->field];
  gboolean reset = analect_value_equal (info->type, item->after, analect_value_default (item->field));
  guint64 number = 0;

  if (encoder->namer != NULL && info->type == ANALECT_TYPE_TEXT && item->after.text != NULL)
    number = encoder->namer (item->after.text, encoder->data);
  g_string_append (encoder->out, reset ? "reset" : number ? "text" : "set");
  append_id (encoder->out, encoder->rows, item->id);
  g_string_append_printf (encoder->out, " %s", info->name);
  if (number != 0)
    g_string_append_printf (encoder->out, " %" G_GUINT64_FORMAT, number);
  else if (!reset)
    {
      g_string_truncate (encoder->scratch, 0);
      analect_value_write (encoder->rows, item->field, item->after, encoder->scratch);
      g_string_append_c (encoder->out, ' ');
      append_escaped (encoder->out, encoder->scratch->str, encoder->scratch->len);
    }
}

guint
analect_change_encode_some (const AnalectRows *rows, const AnalectChange *change, guint from, gsize enough,
                            AnalectTextNamer namer, gpointer data, GString *out)
{
  g_autoptr (GString) scratch = g_string_new (NULL);
  const Encoder encoder = { rows, namer, data, out, scratch };

  for (; from < analect_change_get_n_items (change) && out->len < enough; from++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, from);

      if (item->field == ANALECT_FIELD_EXISTS)
        encode_existence (item, out);
      else if (analect_fields[item->field].type == ANALECT_TYPE_REFERENCES)
        encode_element (rows, item, out);
      else
        encode_value (&encoder, item);
      g_string_append_c (out, '\n');
    }
  return from;
}

void
analect_change_encode (const AnalectRows *rows, const AnalectChange *change, AnalectTextNamer namer, gpointer data,
                       GString *out)
{
  analect_change_encode_some (rows, change, 0, G_MAXSIZE, namer, data, out);
}

typedef struct
{
  AnalectProject *project;
  AnalectChange *change;
  GHashTable *added; /* GUID → id, of entities this change adds, whether their line was read or not */
  AnalectTextFinder finder;
  gpointer data;
} Decoder;

static AnalectId
find (Decoder *decoder, const AnalectGuid *guid)
{
  gpointer added = g_hash_table_lookup (decoder->added, guid);

  return added ? GPOINTER_TO_UINT (added) : analect_lookup_find (analect_project_get_lookup (decoder->project), guid);
}

static AnalectId
resolve (AnalectKind target, const AnalectGuid *guid, gpointer data)
{
  return find (data, guid);
}

/* Takes the next word of a line off, which ends at a blank or the end. */
static char *
take_word (char **line)
{
  char *word = *line, *blank = strchr (word, ' ');

  *line = blank ? blank + 1 : word + strlen (word);
  if (blank != NULL)
    *blank = '\0';
  return word;
}

static void
unescape (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\\' && from[1] != '\0')
        {
          from++;
          *to++ = *from == 'n' ? '\n' : *from == 'r' ? '\r' : *from;
        }
      else
        *to++ = *from;
    }
  *to = '\0';
}

/* Reads the rest of a line that adds or removes an entity. */
static gboolean
parse_entity (char *line, AnalectKind *kind, AnalectGuid *guid)
{
  *kind = analect_kind_from_element (take_word (&line));
  return *kind != ANALECT_KIND_NONE && *kind != ANALECT_KIND_PROJECT
         && analect_guid_parse (take_word (&line), -1, guid);
}

/* Notes the ids that the entities a change adds will get. Other lines may name them before the line that adds them:
 * what undoes a removal brings things back in the opposite order. */
static void
foresee_added (Decoder *decoder, const char *text, gsize n_bytes)
{
  const AnalectRows *rows = analect_project_get_rows (decoder->project);
  guint n[ANALECT_N_KINDS] = { 0 };

  for (const char *at = text, *end = text + n_bytes; at < end;)
    {
      const char *newline = memchr (at, '\n', (gsize) (end - at));
      gsize length = newline ? (gsize) (newline - at) : (gsize) (end - at);
      AnalectKind kind;
      AnalectGuid guid;

      if (length > 4 && memcmp (at, "add ", 4) == 0)
        {
          g_autofree char *line = g_strndup (at + 4, length - 4);

          if (parse_entity (line, &kind, &guid))
            g_hash_table_insert (
                decoder->added, g_memdup2 (&guid, sizeof guid),
                GUINT_TO_POINTER (analect_id_new (kind, analect_rows_get_bound (rows, kind) + n[kind]++)));
        }
      at += length + 1;
    }
}

static gboolean
decode_add (Decoder *decoder, char *line)
{
  AnalectKind kind;
  AnalectGuid guid;

  return parse_entity (line, &kind, &guid)
         && analect_change_add_with_guid (decoder->change, kind, &guid) == find (decoder, &guid);
}

static gboolean
decode_remove (Decoder *decoder, char *line)
{
  AnalectKind kind;
  AnalectGuid guid;
  AnalectId id;

  if (!parse_entity (line, &kind, &guid))
    return FALSE;
  id = analect_lookup_find (analect_project_get_lookup (decoder->project), &guid);
  if (id == ANALECT_ID_NONE || analect_id_kind (id) != kind)
    return FALSE;
  analect_change_remove (decoder->change, id);
  return TRUE;
}

static gboolean
decode_element (Decoder *decoder, AnalectId id, AnalectField field, char *line, gboolean in)
{
  AnalectGuid guid;
  AnalectId target = analect_guid_parse (take_word (&line), -1, &guid) ? find (decoder, &guid) : ANALECT_ID_NONE;

  if (target == ANALECT_ID_NONE || analect_fields[field].type != ANALECT_TYPE_REFERENCES)
    return FALSE;
  if (in)
    analect_change_insert (decoder->change, id, field, target);
  else
    analect_change_take_out (decoder->change, id, field, target);
  return TRUE;
}

static gboolean
decode_value (Decoder *decoder, AnalectId id, AnalectField field, char *line, gboolean reset)
{
  AnalectValue value = analect_value_default (field);

  if (analect_fields[field].type == ANALECT_TYPE_REFERENCES)
    return FALSE;
  unescape (line);
  if (!reset
      && (!analect_text_is_legal (line, -1)
          || !analect_value_read (field, line, strlen (line), resolve, decoder, &value, NULL)))
    return FALSE;
  analect_change_set_value (decoder->change, id, field, value);
  if (!reset)
    analect_value_clear (analect_fields[field].type, &value);
  return TRUE;
}

static gboolean
decode_text (Decoder *decoder, AnalectId id, AnalectField field, const char *line)
{
  AnalectText *text = NULL;
  guint64 number;

  if (analect_fields[field].type == ANALECT_TYPE_TEXT && decoder->finder != NULL
      && g_ascii_string_to_unsigned (line, 10, 1, G_MAXUINT64, &number, NULL))
    text = decoder->finder (number, decoder->data);
  if (text == NULL)
    return FALSE;
  analect_change_set_text (decoder->change, id, field, text);
  return TRUE;
}

/* The field called NAME of KIND, the extra field included. */
static AnalectField
find_field (AnalectKind kind, const char *name)
{
  if (strcmp (name, analect_fields[analect_kinds[kind].first].name) == 0)
    return analect_kinds[kind].first;
  return analect_field_from_name (kind, name);
}

static gboolean
decode_line (Decoder *decoder, char *line)
{
  const char *verb = take_word (&line);
  AnalectField field;
  AnalectGuid guid;
  AnalectId id;

  if (strcmp (verb, "add") == 0)
    return decode_add (decoder, line);
  if (strcmp (verb, "remove") == 0)
    return decode_remove (decoder, line);
  if (!analect_guid_parse (take_word (&line), -1, &guid))
    return FALSE;
  id = find (decoder, &guid);
  field = id ? find_field (analect_id_kind (id), take_word (&line)) : ANALECT_FIELD_EXISTS;
  if (field == ANALECT_FIELD_EXISTS)
    return FALSE;
  if (strcmp (verb, "in") == 0 || strcmp (verb, "out") == 0)
    return decode_element (decoder, id, field, line, strcmp (verb, "in") == 0);
  if (strcmp (verb, "text") == 0)
    return decode_text (decoder, id, field, line);
  if (strcmp (verb, "set") == 0 || strcmp (verb, "reset") == 0)
    return decode_value (decoder, id, field, line, strcmp (verb, "reset") == 0);
  return FALSE;
}

AnalectChange *
analect_change_decode (AnalectProject *project, const char *name, const char *text, gsize n_bytes,
                       AnalectTextFinder finder, gpointer data, GError **error)
{
  g_autoptr (GHashTable) added =
      g_hash_table_new_full ((GHashFunc) analect_guid_hash, (GEqualFunc) analect_guid_equal, g_free, NULL);
  g_autoptr (AnalectChange) change = analect_project_change (project, name);
  Decoder decoder = { project, change, added, finder, data };
  guint number = 0;

  foresee_added (&decoder, text, n_bytes);
  for (gsize from = 0; from < n_bytes;)
    {
      const char *end = memchr (text + from, '\n', n_bytes - from);
      gsize length = end ? (gsize) (end - (text + from)) : n_bytes - from;
      g_autofree char *line = g_strndup (text + from, length);

      number++;
      from += length + 1;
      if (end != NULL && strlen (line) == length && decode_line (&decoder, line))
        continue;
      g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED,
                   _ ("Line %u of a change does not fit the project"), number);
      return NULL;
    }
  return g_steal_pointer (&change);
}
