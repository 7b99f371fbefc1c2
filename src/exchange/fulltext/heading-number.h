/* The number before a heading: "3.", "3.1.2", "(3)", "IV.", "B)".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  guint depth;         /* how many parts the number has; 0 when there is none */
  gboolean has_mark;   /* a dot or bracket belongs to it, so that it is no number in a sentence */
  gboolean is_decimal; /* made of digits, not of letters */
} AnalectHeadingNumber;

/* Where the words of HEADING begin, behind its number and white space. Letters and Roman numerals need a mark behind
 * them ("I." but not "I feel"). NUMBER may be NULL. A heading that is all number has none. */
const char *analect_heading_number_skip (const char *heading, AnalectHeadingNumber *number);
