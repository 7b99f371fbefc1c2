/* Small projects; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sketch.h"

#include "loader.h"
#include "project-schema.h"
#include "project-writer.h"
#include "validate.h"

#include <string.h>

/* 00000000-0000-4000-8000-000000000001 and so on. */
static AnalectGuid
next_guid (void)
{
  static guint32 last;
  AnalectGuid guid = { .bytes = { 0, 0, 0, 0, 0, 0, 0x40, 0, 0x80 } };

  last++;
  for (guint i = 0; i < 4; i++)
    guid.bytes[15 - i] = (guint8) (last >> (8 * i));
  return guid;
}

AnalectProject *
sketch_project (void)
{
  static const AnalectGuid guid = { .bytes = { 0x5c, 0xe7, 0xc4, 0, 0, 0, 0x40, 0, 0x80 } };
  g_autoptr (AnalectLoader) loader = analect_loader_new ();
  AnalectProject *project;

  analect_loader_add (loader, ANALECT_KIND_PROJECT, &guid, NULL);
  project = analect_loader_finish (loader, 0, NULL, NULL);
  g_assert_nonnull (project);
  return project;
}

static void
set_field (AnalectChange *change, AnalectId id, AnalectField field, va_list *arguments)
{
  switch (analect_fields[field].type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      analect_change_set_string (change, id, field, va_arg (*arguments, const char *));
      break;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
      analect_change_set_integer (change, id, field, va_arg (*arguments, int));
      break;
    case ANALECT_TYPE_REAL:
      analect_change_set_real (change, id, field, va_arg (*arguments, double));
      break;
    case ANALECT_TYPE_REFERENCE:
      analect_change_set_reference (change, id, field, va_arg (*arguments, AnalectId));
      break;
    case ANALECT_TYPE_REFERENCES:
      analect_change_insert (change, id, field, va_arg (*arguments, AnalectId));
      break;
    case ANALECT_TYPE_RANGES:
    case ANALECT_TYPE_GUID:
    default:
      g_assert_not_reached ();
    }
}

static void
set_fields (AnalectChange *change, AnalectId id, va_list *arguments)
{
  int field;

  while ((field = va_arg (*arguments, int)) != 0)
    set_field (change, id, (AnalectField) field, arguments);
}

AnalectId
sketch_add (AnalectProject *project, AnalectKind kind, ...)
{
  AnalectChange *change = analect_project_change (project, "Add");
  AnalectGuid guid = next_guid ();
  AnalectId id = analect_change_add_with_guid (change, kind, &guid);
  va_list arguments;

  va_start (arguments, kind);
  set_fields (change, id, &arguments);
  va_end (arguments);
  sketch_apply (project, change);
  return id;
}

void
sketch_set (AnalectProject *project, AnalectId id, ...)
{
  AnalectChange *change = analect_project_change (project, "Set");
  va_list arguments;

  va_start (arguments, id);
  set_fields (change, id, &arguments);
  va_end (arguments);
  sketch_apply (project, change);
}

void
sketch_set_ranges (AnalectProject *project, AnalectId id, AnalectField field, const AnalectRange *ranges,
                   guint n_ranges)
{
  AnalectChange *change = analect_project_change (project, "Set");

  analect_change_set_ranges (change, id, field, ranges, n_ranges);
  sketch_apply (project, change);
}

AnalectId
sketch_document (AnalectProject *project, const char *text)
{
  AnalectId reference = sketch_add (project, ANALECT_KIND_REFERENCE, ANALECT_REFERENCE_TITLE, "Title", 0);

  sketch_add (project, ANALECT_KIND_STUDY, ANALECT_STUDY_REFERENCES, reference, 0);
  return sketch_add (project, ANALECT_KIND_DOCUMENT, ANALECT_DOCUMENT_REFERENCE, reference, ANALECT_DOCUMENT_TEXT, text,
                     0);
}

AnalectId
sketch_code (AnalectProject *project, const char *name)
{
  return sketch_add (project, ANALECT_KIND_CODE, ANALECT_CODE_NAME, name, 0);
}

AnalectId
sketch_coder (AnalectProject *project, const char *name)
{
  return sketch_add (project, ANALECT_KIND_CODER, ANALECT_CODER_NAME, name, 0);
}

AnalectId
sketch_excerpt (AnalectProject *project, AnalectId document, AnalectId coder, int start, int end)
{
  return sketch_add (project, ANALECT_KIND_EXCERPT, ANALECT_EXCERPT_DOCUMENT, document, ANALECT_EXCERPT_CODER, coder,
                     ANALECT_EXCERPT_START, start, ANALECT_EXCERPT_END, end, 0);
}

AnalectId
sketch_coding (AnalectProject *project, AnalectId excerpt, AnalectId code, AnalectId coder)
{
  return sketch_add (project, ANALECT_KIND_CODING, ANALECT_CODING_EXCERPT, excerpt, ANALECT_CODING_CODE, code,
                     ANALECT_CODING_CODER, coder, 0);
}

AnalectId
sketch_placement (AnalectProject *project, AnalectId arrangement, AnalectId code, AnalectId parent, const char *order)
{
  return sketch_add (project, ANALECT_KIND_PLACEMENT, ANALECT_PLACEMENT_ARRANGEMENT, arrangement,
                     ANALECT_PLACEMENT_CODE, code, ANALECT_PLACEMENT_PARENT, parent, ANALECT_PLACEMENT_ORDER, order, 0);
}

void
sketch_apply (AnalectProject *project, AnalectChange *change)
{
  g_autoptr (AnalectChange) owned = change;
  g_autoptr (GError) refused = NULL;

  g_assert_nonnull (change);
  analect_project_apply (project, change, &refused);
  g_assert_no_error (refused);
}

void
sketch_refuse (AnalectProject *project, AnalectChange *change, int code)
{
  g_autoptr (AnalectChange) owned = change;
  g_autofree char *before = sketch_quick_bytes (project), *after = NULL;
  guint n_undo = analect_project_get_n_undo (project);
  g_autoptr (GError) refused = NULL;

  g_assert_nonnull (change);
  g_assert_false (analect_project_apply (project, change, &refused));
  g_assert_error (refused, ANALECT_MODEL_ERROR, code);
  g_assert_cmpuint (strlen (refused->message), >, 0);
  after = sketch_quick_bytes (project);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (analect_project_get_n_undo (project), ==, n_undo);
}

void
sketch_check_no_change (AnalectChange *change, GError *error, int code)
{
  g_autoptr (GError) owned = error;

  g_assert_null (change);
  g_assert_error (owned, ANALECT_MODEL_ERROR, code);
}

char *
sketch_quick_bytes (AnalectProject *project)
{
  g_autoptr (AnalectRows) rows = analect_project_snapshot (project);
  g_autoptr (GPtrArray) chunks = analect_project_write (rows, NULL, NULL);
  GString *bytes = g_string_new (NULL);

  for (guint i = 0; i < chunks->len; i++)
    {
      gsize size;
      const char *data = g_bytes_get_data (chunks->pdata[i], &size);

      g_string_append_len (bytes, data, (gssize) size);
    }
  return g_string_free (bytes, FALSE);
}

char *
sketch_bytes (AnalectProject *project)
{
  char *bytes = sketch_quick_bytes (project);
  g_autoptr (GError) error = NULL;

  analect_project_conforms (bytes, (gssize) strlen (bytes), "sketch", &error);
  g_assert_no_error (error);
  return bytes;
}

AnalectReading *
sketch_read (const char *xml, gssize length, GError **error)
{
  gsize size = length < 0 ? strlen (xml) : (gsize) length;
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (chunks, g_bytes_new (xml, size));
  return analect_project_read_chunks (chunks, "sketch", NULL, error);
}

AnalectProject *
sketch_load (const char *xml)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = sketch_read (xml, -1, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < reading->problems->len; i++)
    {
      g_autofree char *problem = analect_problem_format (reading->problems->pdata[i]);

      g_assert_cmpstr (problem, ==, NULL);
    }
  return g_object_ref (reading->project);
}

void
sketch_assert_round_trip (AnalectProject *project)
{
  g_autofree char *bytes = sketch_bytes (project), *again = NULL;
  g_autoptr (AnalectProject) read = sketch_load (bytes);

  again = sketch_quick_bytes (read);
  g_assert_cmpstr (again, ==, bytes);
}

void
sketch_assert_valid (AnalectProject *project)
{
  const AnalectRows *rows = analect_project_get_rows (project);

  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    for (AnalectId id = analect_rows_first (rows, (AnalectKind) kind); id != ANALECT_ID_NONE;
         id = analect_rows_next (rows, id))
      {
        g_autoptr (GError) error = NULL;

        analect_validate_entity (rows, analect_project_get_lookup (project), id, &error);
        g_assert_no_error (error);
      }
}

static const AnalectRow *
row_of (AnalectProject *project, AnalectId id)
{
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), id);

  g_assert_nonnull (row);
  return row;
}

gint64
sketch_integer (AnalectProject *project, AnalectId id, AnalectField field)
{
  return analect_row_integer (row_of (project, id), field);
}

const char *
sketch_string (AnalectProject *project, AnalectId id, AnalectField field)
{
  return analect_row_string (row_of (project, id), field);
}

AnalectId
sketch_reference (AnalectProject *project, AnalectId id, AnalectField field)
{
  return analect_row_reference (row_of (project, id), field);
}

gboolean
sketch_exists (AnalectProject *project, AnalectId id)
{
  return analect_rows_get (analect_project_get_rows (project), id) != NULL;
}

guint
sketch_count (AnalectProject *project, AnalectKind kind)
{
  return analect_rows_count (analect_project_get_rows (project), kind);
}
