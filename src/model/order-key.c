/* Fractional order keys; see the header. A key is read as the digits behind the point of a number between 0 and 1.
 *
 * Between two keys the middle is taken. At the ends keys go up and down by one like numbers of fixed width, and where
 * the numbers of a width are used up the width doubles: a list to which only one end is added has keys of 7 places at
 * most for its first million members.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "order-key.h"

#include <string.h>

static const char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

#define BASE 62

static int
digit_value (char c)
{
  const char *at = c ? strchr (digits, c) : NULL;

  return at ? (int) (at - digits) : 0;
}

gboolean
analect_order_key_is_valid (const char *key)
{
  gsize length = strlen (key);

  return length > 0 && key[length - 1] != '0' && strspn (key, digits) == length;
}

/* More places of a key than these are not counted on with, unless they are all USED_UP. */
#define MAX_WIDTH 8u

static gsize
counting_width (const char *key, char used_up)
{
  gsize length = strlen (key), n = 0;

  while (n < length && key[n] == used_up)
    n++;
  return n >= MAX_WIDTH ? length : MIN (length, MAX_WIDTH);
}

/* A key greater than AFTER, which is not empty. */
static char *
count_up (const char *after)
{
  gsize width = counting_width (after, digits[BASE - 1]), at = width;
  GString *key = g_string_new_len (after, (gssize) width);

  while (at > 0 && digit_value (key->str[at - 1]) == BASE - 1)
    at--;
  if (at == 0)
    {
      for (gsize i = 0; i < width; i++)
        g_string_append_c (key, digits[0]);
      g_string_append_c (key, digits[1]);
      return g_string_free (key, FALSE);
    }
  key->str[at - 1] = digits[digit_value (key->str[at - 1]) + 1];
  for (gsize i = at; i < width; i++)
    key->str[i] = digits[i + 1 < width ? 0 : 1];
  return g_string_free (key, FALSE);
}

/* A key less than BEFORE, which is not empty. */
static char *
count_down (const char *before)
{
  gsize width = counting_width (before, digits[0]), at = width;
  GString *key = g_string_new_len (before, (gssize) width);

  if (digit_value (key->str[at - 1]) <= 1)
    at--;
  while (at > 0 && at < width && digit_value (key->str[at - 1]) == 0)
    at--;
  if (at == 0)
    {
      g_string_truncate (key, 0);
      for (gsize i = 0; i <= 2 * width; i++)
        g_string_append_c (key, digits[i < width ? 0 : BASE - 1]);
      return g_string_free (key, FALSE);
    }
  key->str[at - 1] = digits[digit_value (key->str[at - 1]) - 1];
  for (gsize i = at; i < width; i++)
    key->str[i] = digits[BASE - 1];
  return g_string_free (key, FALSE);
}

/* A key between AFTER, which may be empty, and BEFORE. */
static char *
take_middle (const char *after, const char *before)
{
  GString *key = g_string_new (NULL);
  gboolean bounded = TRUE;

  for (gsize i = 0;; i++)
    {
      int low = *after ? digit_value (*after++) : 0;
      int high = bounded && before[i] != '\0' ? digit_value (before[i]) : BASE;

      if (bounded && low == high)
        {
          g_string_append_c (key, digits[low]);
          continue;
        }
      if (high - low > 1)
        {
          g_string_append_c (key, digits[low + (high - low) / 2]);
          return g_string_free (key, FALSE);
        }
      /* Neighbouring digits: keep the lower one and go on without an upper bound. */
      g_string_append_c (key, digits[low]);
      bounded = FALSE;
    }
}

char *
analect_order_key_between (const char *after, const char *before)
{
  gboolean has_after = after != NULL && *after != '\0', has_before = before != NULL && *before != '\0';

  if (has_after && (!has_before || strcmp (after, before) >= 0))
    return count_up (after);
  if (!has_before)
    return g_strdup ("V");
  return has_after ? take_middle (after, before) : count_down (before);
}
