/* The rules of a project; see the header.
 *
 * Rules of single fields come from the table of fields; the few that concern several entities stand here by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "validate.h"
#include "order-key.h"
#include "timestamp.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Deeper nesting is taken for a cycle; no codebook comes near. */
#define MAX_DEPTH 1000u

static const AnalectField naming_fields[] = {
  ANALECT_PROJECT_TITLE, ANALECT_CODER_NAME,  ANALECT_SEARCH_SOURCE,  ANALECT_CODE_NAME,       ANALECT_ARRANGEMENT_NAME,
  ANALECT_STUDY_LABEL,   ANALECT_SAMPLE_NAME, ANALECT_ATTRIBUTE_NAME, ANALECT_REFERENCE_TITLE, ANALECT_DOCUMENT_TITLE,
  ANALECT_MEMO_TITLE,    ANALECT_VIEW_NAME,   ANALECT_QUERY_NAME,     ANALECT_INSTRUMENT_NAME, ANALECT_TEMPLATE_NAME,
};

char *
analect_describe (const AnalectRows *rows, AnalectId id)
{
  AnalectKind kind = analect_id_kind (id);
  const AnalectRow *row = analect_rows_get (rows, id);
  char guid[ANALECT_GUID_STRING_SIZE];

  if (row == NULL)
    return g_strdup (_ ("something that does not exist"));
  for (guint i = 0; i < G_N_ELEMENTS (naming_fields); i++)
    if (analect_fields[naming_fields[i]].kind == kind && analect_row_text (row, naming_fields[i]) != NULL)
      /* Translators: a kind of thing and its name, as in: Code “saying no” */
      return g_strdup_printf (_ ("%s “%s”"), analect_kind_label (kind), analect_row_string (row, naming_fields[i]));
  return g_strdup_printf ("%s %s", analect_kind_label (kind), analect_guid_format (&row->guid, guid));
}

G_GNUC_PRINTF (5, 6)
static gboolean
fail (GError **error, const AnalectRows *rows, AnalectId id, AnalectModelError code, const char *format, ...)
{
  g_autofree char *what = analect_describe (rows, id);
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, ANALECT_MODEL_ERROR, code, "%s: %s", what, message);
  return FALSE;
}

static gboolean
check_target (const AnalectRows *rows, AnalectId id, AnalectField field, AnalectId target, GError **error)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  if (info->target != ANALECT_KIND_ANY && analect_id_kind (target) != info->target)
    return fail (error, rows, id, ANALECT_MODEL_ERROR_REFERENCE, _ ("“%s” names an entity of the wrong kind"),
                 info->name);
  if (analect_rows_get (rows, target) == NULL)
    return fail (error, rows, id, ANALECT_MODEL_ERROR_REFERENCE, _ ("“%s” names something that does not exist"),
                 info->name);
  return TRUE;
}

static gboolean
check_text (const AnalectRows *rows, AnalectId id, AnalectField field, const AnalectText *text, GError **error)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  if (info->flag == ANALECT_FLAG_REQUIRED && text == NULL)
    return fail (error, rows, id, ANALECT_MODEL_ERROR_REQUIRED, _ ("“%s” is empty"), info->name);
  if (text != NULL && analect_text_get_size (text) > ANALECT_TEXT_MAX_BYTES)
    return fail (error, rows, id, ANALECT_MODEL_ERROR_VALUE, _ ("“%s” is longer than %u bytes"), info->name,
                 ANALECT_TEXT_MAX_BYTES);
  if (info->flag == ANALECT_FLAG_ORDER && text != NULL && !analect_order_key_is_valid (analect_text_peek (text)))
    return fail (error, rows, id, ANALECT_MODEL_ERROR_VALUE, _ ("“%s” is no order key"), info->name);
  return TRUE;
}

/* Whether a number can be written to a file and read again. */
static gboolean
is_writable (AnalectType type, AnalectValue value)
{
  switch ((int) type)
    {
    case ANALECT_TYPE_INTEGER:
      return value.integer >= -ANALECT_INTEGER_MAX && value.integer <= ANALECT_INTEGER_MAX;
    case ANALECT_TYPE_BOOLEAN:
      return value.integer == 0 || value.integer == 1;
    case ANALECT_TYPE_TIME:
      return value.integer >= ANALECT_TIME_MIN && value.integer <= ANALECT_TIME_MAX;
    case ANALECT_TYPE_REAL:
      return !isinf (value.real);
    default:
      return TRUE;
    }
}

static gboolean
check_field (const AnalectRows *rows, AnalectId id, AnalectField field, AnalectValue value, GError **error)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  switch (info->type)
    {
    case ANALECT_TYPE_TEXT:
      return check_text (rows, id, field, value.text, error);
    case ANALECT_TYPE_ENUM:
      if (analect_enumeration_text (info->enumeration, value.integer) == NULL)
        return fail (error, rows, id, ANALECT_MODEL_ERROR_VALUE, _ ("“%s” has no such value"), info->name);
      return TRUE;
    case ANALECT_TYPE_REFERENCE:
      if (value.reference != ANALECT_ID_NONE)
        return check_target (rows, id, field, value.reference, error);
      if (info->rule == ANALECT_RULE_OWNER)
        return fail (error, rows, id, ANALECT_MODEL_ERROR_REQUIRED, _ ("“%s” is empty"), info->name);
      return TRUE;
    case ANALECT_TYPE_REFERENCES:
      for (guint i = 0; value.set != NULL && i < value.set->n; i++)
        if (!check_target (rows, id, field, value.set->ids[i], error))
          return FALSE;
      return TRUE;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_REAL:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_TIME:
      if (!is_writable (info->type, value))
        return fail (error, rows, id, ANALECT_MODEL_ERROR_VALUE, _ ("“%s” cannot have this value"), info->name);
      return TRUE;
    case ANALECT_TYPE_RANGES:
    case ANALECT_TYPE_GUID:
    case ANALECT_TYPE_EXTRA:
      return TRUE;
    }
  g_return_val_if_reached (FALSE);
}

/* Whether following FIELD from ID never comes back to it. */
static gboolean
check_no_cycle (const AnalectRows *rows, AnalectId id, AnalectField field, GError **error)
{
  AnalectId at = id;

  for (guint depth = 0; depth < MAX_DEPTH; depth++)
    {
      const AnalectRow *row = analect_rows_get (rows, at);

      at = row ? analect_row_reference (row, field) : ANALECT_ID_NONE;
      if (at == ANALECT_ID_NONE)
        return TRUE;
      if (at == id)
        break;
    }
  return fail (error, rows, id, ANALECT_MODEL_ERROR_CYCLE, _ ("it would stand under itself"));
}

/* The number of entities from ID upwards through FIELD, ID itself not counted. */
static guint
count_above (const AnalectRows *rows, AnalectId id, AnalectField field)
{
  guint n = 0;

  while (n < MAX_DEPTH && (id = analect_row_reference (analect_rows_get (rows, id), field)) != ANALECT_ID_NONE)
    n++;
  return n;
}

gboolean
analect_validate_depth (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, AnalectField field,
                        GError **error)
{
  guint depth = count_above (rows, id, field);
  g_autoptr (GArray) level = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  g_array_append_val (level, id);
  for (; level->len > 0 && depth < MAX_DEPTH; depth++)
    {
      g_autoptr (GArray) below = g_array_new (FALSE, FALSE, sizeof (AnalectId));

      for (guint i = 0; i < level->len; i++)
        analect_lookup_referrers (lookup, field, g_array_index (level, AnalectId, i), below);
      g_array_unref (level);
      level = g_steal_pointer (&below);
    }
  return level->len == 0
         || fail (error, rows, id, ANALECT_MODEL_ERROR_CYCLE, _ ("more than %u would stand under one another"),
                  MAX_DEPTH);
}

/* Whether no other entity that names TARGET in FIELD has the same references in SAME (N fields). */
static gboolean
check_unique (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, AnalectField field,
              const AnalectField *same, guint n, GError **error)
{
  const AnalectRow *row = analect_rows_get (rows, id);

  for (AnalectId other = analect_lookup_first (lookup, field, analect_row_reference (row, field));
       other != ANALECT_ID_NONE; other = analect_lookup_next (lookup, field, other))
    {
      const AnalectRow *there = analect_rows_get (rows, other);
      gboolean equal = other != id;

      for (guint i = 0; equal && i < n; i++)
        equal = analect_value_equal (analect_fields[same[i]].type, analect_row_value (row, same[i]),
                                     analect_row_value (there, same[i]));
      if (equal)
        return fail (error, rows, id, ANALECT_MODEL_ERROR_UNIQUE, _ ("there is the same one already"));
    }
  return TRUE;
}

/* The length in code points of a document's text. */
static gint64
document_length (const AnalectRows *rows, AnalectId document)
{
  const AnalectRow *row = analect_rows_get (rows, document);
  AnalectText *text = row ? analect_row_text (row, ANALECT_DOCUMENT_TEXT) : NULL;

  return text ? analect_text_get_length (text) : 0;
}

static gboolean
check_ranges (const AnalectRows *rows, AnalectId id, const AnalectRanges *ranges, gint64 from, gint64 length,
              gboolean may_be_empty, GError **error)
{
  for (guint i = 0; ranges != NULL && i < ranges->n; i++)
    {
      const AnalectRange *range = &ranges->ranges[i];

      if (range->start < from || range->end > length || range->start > range->end
          || (range->start == range->end && !may_be_empty))
        return fail (error, rows, id, ANALECT_MODEL_ERROR_RANGE,
                     _ ("the range %u to %u is out of order or outside its text of %" G_GINT64_FORMAT " characters"),
                     range->start, range->end, length);
      from = range->end;
    }
  return TRUE;
}

static gboolean
check_document (const AnalectRows *rows, AnalectId id, GError **error)
{
  const AnalectRow *row = analect_rows_get (rows, id);

  return check_ranges (rows, id, analect_row_ranges (row, ANALECT_DOCUMENT_PAGES), 0, document_length (rows, id), TRUE,
                       error);
}

static gboolean
check_span (const AnalectRows *rows, AnalectId id, gint64 start, gint64 end, gint64 length, gboolean may_be_empty,
            GError **error)
{
  if (start < 0 || end > length || start > end || (start == end && !may_be_empty))
    return fail (error, rows, id, ANALECT_MODEL_ERROR_RANGE,
                 _ ("the range %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT " is empty, or outside its text of "
                    "%" G_GINT64_FORMAT " characters"),
                 start, end, length);
  return TRUE;
}

static gboolean
check_section (const AnalectRows *rows, AnalectId id, GError **error)
{
  const AnalectRow *row = analect_rows_get (rows, id);

  return check_span (rows, id, analect_row_integer (row, ANALECT_SECTION_START),
                     analect_row_integer (row, ANALECT_SECTION_END),
                     document_length (rows, analect_row_reference (row, ANALECT_SECTION_DOCUMENT)), TRUE, error);
}

/* An excerpt stands on ranges of a document, or is a quotation of a document or reference without ranges. */
static gboolean
check_excerpt (const AnalectRows *rows, AnalectId id, GError **error)
{
  const AnalectRow *row = analect_rows_get (rows, id);
  AnalectId document = analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT);
  gint64 start = analect_row_integer (row, ANALECT_EXCERPT_START), end = analect_row_integer (row, ANALECT_EXCERPT_END);
  gint64 length = document_length (rows, document);

  if (document == ANALECT_ID_NONE && analect_row_reference (row, ANALECT_EXCERPT_REFERENCE) == ANALECT_ID_NONE)
    return fail (error, rows, id, ANALECT_MODEL_ERROR_REQUIRED, _ ("it belongs to no document and no reference"));
  if (!check_no_cycle (rows, id, ANALECT_EXCERPT_ILLUSTRATES, error))
    return FALSE;
  if (start < 0 && end < 0 && analect_row_ranges (row, ANALECT_EXCERPT_MORE) == NULL)
    {
      if (analect_row_text (row, ANALECT_EXCERPT_QUOTE) == NULL
          && analect_row_text (row, ANALECT_EXCERPT_RECTANGLE) == NULL)
        return fail (error, rows, id, ANALECT_MODEL_ERROR_REQUIRED, _ ("it has neither a range nor a quotation"));
      return TRUE;
    }
  return check_span (rows, id, start, end, length, FALSE, error)
         && check_ranges (rows, id, analect_row_ranges (row, ANALECT_EXCERPT_MORE), end, length, FALSE, error);
}

static gboolean
check_placement (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error)
{
  static const AnalectField same[] = { ANALECT_PLACEMENT_ARRANGEMENT };
  const AnalectRow *row = analect_rows_get (rows, id);
  AnalectId parent = analect_row_reference (row, ANALECT_PLACEMENT_PARENT);

  if (parent != ANALECT_ID_NONE
      && analect_row_reference (analect_rows_get (rows, parent), ANALECT_PLACEMENT_ARRANGEMENT)
             != analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT))
    return fail (error, rows, id, ANALECT_MODEL_ERROR_REFERENCE, _ ("it would stand under a place of another tree"));
  return check_no_cycle (rows, id, ANALECT_PLACEMENT_PARENT, error)
         && check_unique (rows, lookup, id, ANALECT_PLACEMENT_CODE, same, G_N_ELEMENTS (same), error);
}

static gboolean
check_entity (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error)
{
  static const AnalectField same_coding[] = { ANALECT_CODING_CODE, ANALECT_CODING_CODER };
  static const AnalectField same_pass[] = { ANALECT_PASS_CODER, ANALECT_PASS_ROUND };
  static const AnalectField same_decision[] = { ANALECT_DECISION_CODER, ANALECT_DECISION_STAGE,
                                                ANALECT_DECISION_ROUND };

  switch ((int) analect_id_kind (id))
    {
    case ANALECT_KIND_DOCUMENT:
      return check_document (rows, id, error);
    case ANALECT_KIND_SECTION:
      return check_section (rows, id, error);
    case ANALECT_KIND_EXCERPT:
      return check_excerpt (rows, id, error);
    case ANALECT_KIND_CODING:
      return check_unique (rows, lookup, id, ANALECT_CODING_EXCERPT, same_coding, G_N_ELEMENTS (same_coding), error);
    case ANALECT_KIND_PASS:
      return check_unique (rows, lookup, id, ANALECT_PASS_STUDY, same_pass, G_N_ELEMENTS (same_pass), error);
    case ANALECT_KIND_DECISION:
      return check_unique (rows, lookup, id, ANALECT_DECISION_REFERENCE, same_decision, G_N_ELEMENTS (same_decision),
                           error);
    case ANALECT_KIND_PLACEMENT:
      return check_placement (rows, lookup, id, error);
    case ANALECT_KIND_SAMPLE:
      return check_no_cycle (rows, id, ANALECT_SAMPLE_PARENT, error);
    default:
      return TRUE;
    }
}

gboolean
analect_validate_entity (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error)
{
  AnalectKind kind = analect_id_kind (id);
  const AnalectRow *row = analect_rows_get (rows, id);

  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    if (!check_field (rows, id, analect_kinds[kind].first + slot, row->values[slot], error))
      return FALSE;
  return check_entity (rows, lookup, id, error);
}

gboolean
analect_validate_removed (const AnalectRows *rows, AnalectLookup *lookup, AnalectId id, GError **error)
{
  AnalectKind kind = analect_id_kind (id);

  if (kind == ANALECT_KIND_PROJECT)
    {
      g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REQUIRED,
                           _ ("the project itself cannot be removed"));
      return FALSE;
    }
  for (int field = ANALECT_FIELD_EXISTS + 1; field < ANALECT_N_FIELDS; field++)
    {
      const AnalectFieldInfo *info = &analect_fields[field];

      if (info->rule == ANALECT_RULE_NONE || (info->target != kind && info->target != ANALECT_KIND_ANY))
        continue;
      if (analect_lookup_has_referrer (lookup, (AnalectField) field, id))
        {
          g_set_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_REFERENCE, _ ("%s is still named by a %s"),
                       analect_kind_label (kind), analect_kind_label (info->kind));
          return FALSE;
        }
    }
  return TRUE;
}
