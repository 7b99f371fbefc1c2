/* The tables of kinds and fields; see the header. All content is in fields.def.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* NC_ expands to the label alone; the context is needed as well to look the translation up. */
#undef NC_
#define NC_(where, words) .label_context = where, .label = words

#define DEFINE(K, F, xml, ...) [ANALECT_##K##_##F] = { .name = xml, .kind = ANALECT_KIND_##K, __VA_ARGS__ },

#define KIND(K, element, container, home, label) \
  [ANALECT_##K##_EXTRA] = { .name = "extra", .kind = ANALECT_KIND_##K, .type = ANALECT_TYPE_EXTRA, \
                            .form = ANALECT_FORM_ELEMENT },
#define TEXT(K, F, xml, xml_form, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_TEXT, .form = ANALECT_FORM_##xml_form, .flag = ANALECT_FLAG_##xml_flag, label)
#define INTEGER(K, F, xml, value, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_INTEGER, .initial = value, .flag = ANALECT_FLAG_##xml_flag, label)
#define REAL(K, F, xml, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_REAL, .flag = ANALECT_FLAG_##xml_flag, label)
#define BOOLEAN(K, F, xml, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_BOOLEAN, .flag = ANALECT_FLAG_##xml_flag, label)
#define ENUM(K, F, xml, list, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_ENUM, .enumeration = ANALECT_ENUMERATION_##list, \
          .flag = ANALECT_FLAG_##xml_flag, label)
#define TIME(K, F, xml, xml_flag, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_TIME, .flag = ANALECT_FLAG_##xml_flag, label)
#define REFERENCE(K, F, xml, to, what, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_REFERENCE, .target = ANALECT_KIND_##to, .rule = ANALECT_RULE_##what, label)
#define REFERENCES(K, F, xml, to, label) \
  DEFINE (K, F, xml, .type = ANALECT_TYPE_REFERENCES, .target = ANALECT_KIND_##to, .rule = ANALECT_RULE_CLEAR, label)
#define RANGES(K, F, xml, label) DEFINE (K, F, xml, .type = ANALECT_TYPE_RANGES, label)

const AnalectFieldInfo analect_fields[ANALECT_N_FIELDS] = {
  [ANALECT_FIELD_EXISTS] = { .name = "exists", .type = ANALECT_TYPE_GUID },
#include "fields.def"
};

#undef KIND
#undef TEXT
#undef INTEGER
#undef REAL
#undef BOOLEAN
#undef ENUM
#undef TIME
#undef REFERENCE
#undef REFERENCES
#undef RANGES

#define KIND(K, xml, around, in, label) \
  [ANALECT_KIND_##K] = { .element = xml, .container = around, .home = ANALECT_KIND_##in, .first = ANALECT_##K##_EXTRA, \
                         label, HOME_##in (K) },
#define HOME_NONE(K)
#define HOME_DOCUMENT(K) .home_field = ANALECT_##K##_DOCUMENT
#define HOME_EXCERPT(K) .home_field = ANALECT_##K##_EXCERPT
#define TEXT(...)
#define INTEGER(...)
#define REAL(...)
#define BOOLEAN(...)
#define ENUM(...)
#define TIME(...)
#define REFERENCE(...)
#define REFERENCES(...)
#define RANGES(...)

const AnalectKindInfo analect_kinds[ANALECT_N_KINDS + 1] = {
#include "fields.def"
  [ANALECT_N_KINDS] = { .first = ANALECT_N_FIELDS },
};

const char *
analect_field_label (AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  return info->label ? g_dpgettext2 (GETTEXT_PACKAGE, info->label_context, info->label) : info->name;
}

const char *
analect_kind_label (AnalectKind kind)
{
  const AnalectKindInfo *info = &analect_kinds[kind];

  return g_dpgettext2 (GETTEXT_PACKAGE, info->label_context, info->label);
}

AnalectKind
analect_kind_from_element (const char *name)
{
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (strcmp (analect_kinds[kind].element, name) == 0)
      return (AnalectKind) kind;
  return ANALECT_KIND_NONE;
}

AnalectKind
analect_kind_from_container (const char *name)
{
  for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
    if (g_strcmp0 (analect_kinds[kind].container, name) == 0)
      return (AnalectKind) kind;
  return ANALECT_KIND_NONE;
}

AnalectField
analect_field_from_name (AnalectKind kind, const char *name)
{
  for (int field = (int) analect_kinds[kind].first + 1; field < (int) analect_kinds[kind + 1].first; field++)
    if (strcmp (analect_fields[field].name, name) == 0)
      return (AnalectField) field;
  return ANALECT_FIELD_EXISTS;
}
