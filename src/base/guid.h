/* Identity of entities: 16 bytes that mean the same thing in every copy of a project.
 *
 * A GUID is a plain value: copy it, compare it, keep it in a struct. The null GUID (all bytes 0) means "none".
 * Text form is lower case with dashes and without braces; reading accepts upper case and braces too, because other
 * programs write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint8 bytes[16];
} AnalectGuid;

/* Characters of the text form, the terminating NUL included. */
#define ANALECT_GUID_STRING_SIZE 37

/* A new random identity (UUID version 4). Never null. */
AnalectGuid analect_guid_new (void);

/* The identity derived from NAME within SPACE (UUID version 5, RFC 4122 section 4.3): two copies of a project that
 * derive it from the same key get the same entity. N_BYTES is the length of NAME, or -1 when it is a string. */
AnalectGuid analect_guid_derive (const AnalectGuid *space, const char *name, gssize n_bytes);

/* Reads the text form. N_BYTES is the length of STRING, or -1 when it is NUL-terminated. FALSE, with GUID set to
 * null, when it is not one. */
gboolean analect_guid_parse (const char *string, gssize n_bytes, AnalectGuid *guid);

/* Writes the text form and its NUL to BUFFER and returns BUFFER. */
char *analect_guid_format (const AnalectGuid *guid, char buffer[ANALECT_GUID_STRING_SIZE]);

gboolean analect_guid_is_null (const AnalectGuid *guid);
gboolean analect_guid_equal (const AnalectGuid *a, const AnalectGuid *b);
int analect_guid_compare (const AnalectGuid *a, const AnalectGuid *b);
guint analect_guid_hash (const AnalectGuid *guid);
