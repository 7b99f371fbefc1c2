/* Buttons that may become narrow; see the header. GTK has this of its own as "can-shrink", from 4.12 on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "narrow.h"

#define MIN_CHARS 4

void
analect_narrow_button (GtkButton *button)
{
  GtkWidget *label;

  g_return_if_fail (GTK_IS_BUTTON (button));
  label = gtk_button_get_child (button);
  g_return_if_fail (GTK_IS_LABEL (label));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), MIN_CHARS);
  if (gtk_widget_get_tooltip_text (GTK_WIDGET (button)) == NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (button), gtk_label_get_text (GTK_LABEL (label)));
}
