/* The number before a heading; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "heading-number.h"

#include <string.h>

#define MOST_PARTS  6u
#define MOST_DIGITS 3 /* 2019 is a year */

/* Goes over "3.1.2"; the number of parts. */
static guint
skip_digits (const char **p)
{
  guint parts = 0;
  const char *at = *p;

  while (parts < MOST_PARTS)
    {
      gsize n = strspn (at, "0123456789");

      if (n == 0 || n > MOST_DIGITS)
        break;
      at += n;
      *p = at;
      parts++;
      if (*at != '.')
        break;
      at++;
    }
  return parts;
}

/* Goes over "IV" or "b". */
static gboolean
skip_letters (const char **p)
{
  gsize n = strspn (*p, "IVXLC");

  if (n == 0)
    n = g_ascii_isalpha (**p) ? 1 : 0;
  *p += n;
  return n > 0 && n <= 6;
}

const char *
analect_heading_number_skip (const char *heading, AnalectHeadingNumber *number)
{
  AnalectHeadingNumber found = { 0, FALSE, FALSE };
  const char *p = heading + strspn (heading, " \t"), *start = p;
  gboolean is_bracketed = *p == '(';

  if (is_bracketed)
    p++;
  found.depth = skip_digits (&p);
  found.is_decimal = found.depth > 0;
  if (found.depth > 0 && g_ascii_isalpha (*p) && p[1] == ')')
    p++; /* "3a)" */
  else if (found.depth == 0 && skip_letters (&p))
    found.depth = 1;
  found.has_mark = *p == (is_bracketed ? ')' : '.') || *p == ')' || (*p == ':' && found.is_decimal);
  if (found.has_mark)
    p++;

  if (found.depth > 1)
    found.has_mark = TRUE;
  if (found.depth == 0 || (!found.has_mark && (is_bracketed || !found.is_decimal)) || (*p != ' ' && *p != '\t')
      || p[strspn (p, " \t")] == '\0')
    {
      p = start;
      found = (AnalectHeadingNumber){ 0, FALSE, FALSE };
    }
  if (number != NULL)
    *number = found;
  return p + strspn (p, " \t");
}
