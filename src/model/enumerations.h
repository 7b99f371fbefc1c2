/* The closed lists of values of enumerations.def: a constant for each value (ANALECT_DIRECTION_BETTER),
 * counted from 0 within its list, and texts and labels at run time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The lists. */
#define ENUMERATION(LIST, list) ANALECT_ENUMERATION_##LIST,
#define VALUE(LIST, NAME, text, label)
typedef enum
{
#include "enumerations.def"
  ANALECT_N_ENUMERATIONS
} AnalectEnumeration;
#undef ENUMERATION
#undef VALUE

/* The values: numbered through all lists first, then counted from the beginning of their own list. */
#define ENUMERATION(LIST, list) ANALECT_FIRST_##LIST,
#define VALUE(LIST, NAME, text, label) ANALECT_PLACE_##LIST##_##NAME,
enum
{
#include "enumerations.def"
};
#undef ENUMERATION
#undef VALUE

#define ENUMERATION(LIST, list)
#define VALUE(LIST, NAME, text, label) \
  ANALECT_##LIST##_##NAME = ANALECT_PLACE_##LIST##_##NAME - ANALECT_FIRST_##LIST - 1,
enum
{
#include "enumerations.def"
};
#undef ENUMERATION
#undef VALUE

/* The number of values of LIST. */
guint analect_enumeration_count (AnalectEnumeration list);

/* The text of VALUE in project files, or NULL when there is no such value. */
const char *analect_enumeration_text (AnalectEnumeration list, gint64 value);

/* The translated label of VALUE. */
const char *analect_enumeration_label (AnalectEnumeration list, gint64 value);

/* The value with this text (N_BYTES long, or -1 when NUL-terminated), or -1. */
int analect_enumeration_parse (AnalectEnumeration list, const char *text, gssize n_bytes);
