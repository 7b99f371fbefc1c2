/* Points in time as the project keeps them: whole seconds since 1970-01-01T00:00:00Z; 0 means "not known".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef gint64 AnalectTime;

/* Characters of the text form "2026-11-23T10:00:00Z", the NUL included. */
#define ANALECT_TIME_STRING_SIZE 24

/* The present, by the system's clock. */
AnalectTime analect_time_now (void);

/* Reads an xsd:dateTime with a zone ("Z" or "+01:00"), fractions of a second dropped, years 1 to 9999. */
gboolean analect_time_parse (const char *string, gssize n_bytes, AnalectTime *time);

/* Writes the text form in UTC and returns BUFFER. */
char *analect_time_format (AnalectTime time, char buffer[ANALECT_TIME_STRING_SIZE]);
