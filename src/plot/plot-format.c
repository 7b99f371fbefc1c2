/* Lengths and colours as text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plot-format.h"

#include <math.h>
#include <stdlib.h>

void
analect_append_length (GString *string, double value)
{
  gint64 hundredths = (gint64) round (CLAMP (value, -1e12, 1e12) * 100);
  gint64 fraction = llabs (hundredths) % 100;

  g_string_append_printf (string, "%s%" G_GINT64_FORMAT, hundredths < 0 ? "-" : "",
                          (gint64) (llabs (hundredths) / 100));
  if (fraction > 0)
    g_string_append_printf (string, fraction % 10 == 0 ? ".%d" : ".%02d",
                            (int) (fraction % 10 == 0 ? fraction / 10 : fraction));
}

void
analect_append_colour (GString *string, AnalectColour colour)
{
  if (colour.alpha == 0)
    g_string_append (string, "none");
  else
    g_string_append_printf (string, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
}
