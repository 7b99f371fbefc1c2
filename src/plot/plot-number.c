/* Numbers for readers; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "plot-number.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MINUS "\xe2\x88\x92"

char *
analect_plot_format_number (double number, guint decimals)
{
  g_autofree char *digits = NULL;
  gboolean negative;

  if (isnan (number))
    return g_strdup (_ ("not defined"));
  digits = g_strdup_printf ("%.*f", (int) MIN (decimals, 6), fabs (number));
  /* No minus before what was rounded to zero. */
  negative = number < 0 && strpbrk (digits, "123456789i") != NULL;
  return g_strconcat (negative ? MINUS : "", digits, NULL);
}

char *
analect_plot_format_percent (double share, guint decimals)
{
  g_autofree char *number = NULL;

  if (isnan (share))
    return g_strdup (_ ("not defined"));
  number = analect_plot_format_number (share * 100, decimals);
  /* Translators: a percentage; the character before the sign is a no-break space. */
  return g_strdup_printf (_ ("%s\u00a0%%"), number);
}

char *
analect_plot_format_interval (double value, double low, double high, gboolean percent)
{
  g_autofree char *middle = percent ? analect_plot_format_percent (value, 0) : analect_plot_format_number (value, 2);
  g_autofree char *from = NULL, *to = NULL;

  if (isnan (value) || isnan (low) || isnan (high))
    return g_steal_pointer (&middle);
  from = percent ? analect_plot_format_number (low * 100, 0) : analect_plot_format_number (low, 2);
  to = percent ? analect_plot_format_percent (high, 0) : analect_plot_format_number (high, 2);
  /* Translators: a value and its interval, "78 % (57 to 90 %)". */
  return g_strdup_printf (_ ("%s (%s to %s)"), middle, from, to);
}

guint
analect_plot_count_decimals (double step)
{
  guint decimals = 0;

  while (decimals < 6 && fabs (step - round (step)) > 1e-6 * fabs (step))
    {
      step *= 10;
      decimals++;
    }
  return decimals;
}
