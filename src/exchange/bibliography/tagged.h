/* The fields of one tagged record while it is read: tags with their values, in the order of the file.
 *
 * The rules of a format take what they understand; what nobody took is kept with the record, so that no tag is lost.
 * Values stand in one buffer that is used again for the next record. Values are NUL-terminated, and pointers to them
 * are good until the next field is added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record.h"

#include <glib.h>

/* Longest tag ("PMID") with its NUL. */
#define ANALECT_TAG_SIZE 5

typedef struct
{
  char tag[ANALECT_TAG_SIZE];
  gboolean taken;
  guint line;
  gsize start; /* of the value in the buffer */
} AnalectTaggedField;

typedef struct
{
  GArray *fields; /* of AnalectTaggedField */
  GString *values;
} AnalectTagged;

/* Without fields. Free with analect_tagged_free (). */
AnalectTagged *analect_tagged_new (void);
void analect_tagged_free (AnalectTagged *tagged);

/* Forgets all fields from number FIRST (from 0) on. */
void analect_tagged_truncate (AnalectTagged *tagged, guint first);

/* Begins a field with the N_TAG characters at TAG (at most 4) and the N_BYTES at VALUE, trimmed. */
void analect_tagged_add (AnalectTagged *tagged, const char *tag, gsize n_tag, const char *value, gsize n_bytes,
                         guint line);

/* Appends SEPARATOR and the N_BYTES at VALUE, trimmed, to the last field, which must be there. */
void analect_tagged_append (AnalectTagged *tagged, const char *separator, const char *value, gsize n_bytes);

/* The value of FIELD, and whether it has TAG. */
const char *analect_tagged_value (const AnalectTagged *tagged, const AnalectTaggedField *field);
gboolean analect_tagged_is (const AnalectTaggedField *field, const char *tag);

/* The first value of TAG that is not taken and not empty, or NULL. Each call reads all fields: for tags that repeat,
 * go through FIELDS once instead. */
const char *analect_tagged_peek (const AnalectTagged *tagged, const char *tag);

/* As analect_tagged_peek (), and takes the field. */
const char *analect_tagged_take (AnalectTagged *tagged, const char *tag);

/* As analect_tagged_take () for the first tag in TAGS (separated by blanks) that has a value, as a new string. */
char *analect_tagged_take_any (AnalectTagged *tagged, const char *tags);

/* Keeps in RECORD all that was not taken. */
void analect_tagged_keep_rest (const AnalectTagged *tagged, AnalectRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectTagged, analect_tagged_free)
