/* Fractional order keys; see the header. A key is read as the digits behind the point of a number between 0 and 1.
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

char *
analect_order_key_between (const char *after, const char *before)
{
  GString *key = g_string_new (NULL);
  gboolean bounded;

  if (after == NULL)
    after = "";
  bounded = before != NULL && *before != '\0' && strcmp (after, before) < 0;

  for (gsize i = 0;; i++)
    {
      int low = *after ? digit_value (*after++) : 0;
      int high = bounded ? digit_value (before[i]) : BASE;

      if (bounded && low == high)
        {
          g_string_append_c (key, digits[low]);
          continue;
        }
      if (high - low > 1)
        {
          /* At the open end take small steps: keys of a list that only grows stay short. */
          int step = !bounded && *after == '\0' ? low + MAX (1, (high - low) / 8) : low + (high - low) / 2;

          g_string_append_c (key, digits[step]);
          return g_string_free (key, FALSE);
        }
      /* Neighbouring digits: keep the lower one and go on without an upper bound. */
      g_string_append_c (key, digits[low]);
      bounded = FALSE;
    }
}
