/* Points in time as the project keeps them: whole seconds since 1970-01-01T00:00:00Z; 0 means "not known".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef gint64 AnalectTime;

/* The first and the last second that has a text form: years 1 to 9999 in UTC. */
#define ANALECT_TIME_MIN G_GINT64_CONSTANT (-62135596800)
#define ANALECT_TIME_MAX G_GINT64_CONSTANT (253402300799)

/* Characters of the text form "2026-11-23T10:00:00Z", the NUL included. */
#define ANALECT_TIME_STRING_SIZE 24

/* The present, by the system's clock. */
AnalectTime analect_time_now (void);

/* Reads an xsd:dateTime with a zone ("Z" or "+01:00"), fractions of a second dropped, years 1 to 9999 also in UTC.
 * FALSE, with TIME 0, when it is none. */
gboolean analect_time_parse (const char *string, gssize n_bytes, AnalectTime *time);

/* Writes the text form in UTC and returns BUFFER. A time beyond the bounds is written as the nearest that has one. */
char *analect_time_format (AnalectTime time, char buffer[ANALECT_TIME_STRING_SIZE]);
