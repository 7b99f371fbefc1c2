/* Kinds of entities and their fields, as C constants and as tables at run time; both come from fields.def.
 *
 * ANALECT_KIND_CODE is a kind, ANALECT_CODE_NAME one of its fields. Field numbers are unique through all kinds. Every
 * kind has a first field ANALECT_…_EXTRA, which holds what a newer version of the program wrote about the entity and
 * this one does not know. ANALECT_FIELD_EXISTS is a field of every kind: the entity itself, there or not.
 *
 * The tables are constant: any thread may read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "enumerations.h"

#include <glib.h>

typedef enum
{
  ANALECT_KIND_NONE,
#define KIND(K, element, container, home, label) ANALECT_KIND_##K,
#define TEXT(...)
#define INTEGER(...)
#define REAL(...)
#define BOOLEAN(...)
#define ENUM(...)
#define TIME(...)
#define REFERENCE(...)
#define REFERENCES(...)
#define RANGES(...)
#include "fields.def"
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
  ANALECT_N_KINDS,
  ANALECT_KIND_ANY, /* only as the target of a reference */
} AnalectKind;

typedef enum
{
  ANALECT_FIELD_EXISTS,
#define KIND(K, element, container, home, label) ANALECT_##K##_EXTRA,
#define TEXT(K, F, ...) ANALECT_##K##_##F,
#define INTEGER(K, F, ...) ANALECT_##K##_##F,
#define REAL(K, F, ...) ANALECT_##K##_##F,
#define BOOLEAN(K, F, ...) ANALECT_##K##_##F,
#define ENUM(K, F, ...) ANALECT_##K##_##F,
#define TIME(K, F, ...) ANALECT_##K##_##F,
#define REFERENCE(K, F, ...) ANALECT_##K##_##F,
#define REFERENCES(K, F, ...) ANALECT_##K##_##F,
#define RANGES(K, F, ...) ANALECT_##K##_##F,
#include "fields.def"
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
  ANALECT_N_FIELDS
} AnalectField;

typedef enum
{
  ANALECT_TYPE_TEXT,
  ANALECT_TYPE_INTEGER,
  ANALECT_TYPE_REAL,
  ANALECT_TYPE_BOOLEAN,
  ANALECT_TYPE_ENUM,
  ANALECT_TYPE_TIME,
  ANALECT_TYPE_REFERENCE,
  ANALECT_TYPE_REFERENCES,
  ANALECT_TYPE_RANGES,
  ANALECT_TYPE_GUID,  /* of ANALECT_FIELD_EXISTS alone */
  ANALECT_TYPE_EXTRA, /* of ANALECT_…_EXTRA alone; kept as a text */
} AnalectType;

typedef enum
{
  ANALECT_FORM_ATTRIBUTE,
  ANALECT_FORM_ELEMENT,
} AnalectForm;

typedef enum
{
  ANALECT_RULE_NONE,
  ANALECT_RULE_OWNER, /* must be set; the entity goes with its target */
  ANALECT_RULE_OWNED, /* may be none; the entity goes with its target */
  ANALECT_RULE_CLEAR, /* becomes none when the target goes */
} AnalectRule;

typedef enum
{
  ANALECT_FLAG_PLAIN,
  ANALECT_FLAG_REQUIRED, /* may not be empty */
  ANALECT_FLAG_ORDER,    /* a fractional order key */
} AnalectFlag;

typedef struct
{
  const char *name; /* in XML, journal, and lists */
  const char *label_context;
  const char *label; /* untranslated; see analect_field_label () */
  AnalectKind kind;
  AnalectType type;
  AnalectForm form;
  AnalectFlag flag;
  AnalectRule rule;                /* references only */
  AnalectKind target;              /* references only; may be ANALECT_KIND_ANY */
  AnalectEnumeration enumeration;  /* ANALECT_TYPE_ENUM only */
  gint64 initial;                  /* default of integers; other types begin empty, at 0 or undefined */
} AnalectFieldInfo;

typedef struct
{
  const char *element;
  const char *container; /* NULL for the project and for nested kinds */
  const char *label_context;
  const char *label; /* untranslated; see analect_kind_label () */
  AnalectKind home;  /* the kind these are nested in, or ANALECT_KIND_NONE */
  AnalectField home_field; /* of nested kinds: the reference to the enclosing entity */
  AnalectField first; /* the field ANALECT_…_EXTRA; the next kind's first is one past this kind's last */
} AnalectKindInfo;

extern const AnalectFieldInfo analect_fields[ANALECT_N_FIELDS];
extern const AnalectKindInfo analect_kinds[ANALECT_N_KINDS + 1];

/* The number of fields of KIND, the extra field included. */
static inline guint
analect_kind_n_fields (AnalectKind kind)
{
  return (guint) analect_kinds[kind + 1].first - (guint) analect_kinds[kind].first;
}

/* The place of FIELD in the rows of its kind. */
static inline guint
analect_field_slot (AnalectField field)
{
  return (guint) field - (guint) analect_kinds[analect_fields[field].kind].first;
}

/* Translated labels, such as "Name" and "Code". */
const char *analect_field_label (AnalectField field);
const char *analect_kind_label (AnalectKind kind);

/* The kind whose element or container has this name; ANALECT_KIND_NONE when there is none. */
AnalectKind analect_kind_from_element (const char *name);
AnalectKind analect_kind_from_container (const char *name);

/* The field of KIND with this name; ANALECT_FIELD_EXISTS when there is none. */
AnalectField analect_field_from_name (AnalectKind kind, const char *name);
