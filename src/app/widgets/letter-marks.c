/* Letters that matched; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "letter-marks.h"

#include "look.h"

static void
add (PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (list, attribute);
}

static void
mark (PangoAttrList *list, guint start, guint end, gboolean coloured)
{
  AnalectColour link = analect_look_get ()->link;

  add (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), start, end);
  add (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), start, end);
  if (coloured && !analect_look_get ()->high_contrast)
    add (list,
         pango_attr_foreground_new ((guint16) (link.red * 257), (guint16) (link.green * 257),
                                    (guint16) (link.blue * 257)),
         start, end);
}

void
analect_label_mark_letters (GtkLabel *label, const char *text, const guint *places, guint n, gboolean coloured)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  const char *at = text;
  guint place = 0;

  for (guint i = 0; i < n; i++)
    {
      const char *end;

      for (; place < places[i] && *at != '\0'; place++)
        at = g_utf8_next_char (at);
      if (*at == '\0')
        break;
      end = g_utf8_next_char (at);
      while (*end != '\0' && g_unichar_ismark (g_utf8_get_char (end)))
        end = g_utf8_next_char (end);
      mark (list, (guint) (at - text), (guint) (end - text), coloured);
    }
  gtk_label_set_attributes (label, list);
}
