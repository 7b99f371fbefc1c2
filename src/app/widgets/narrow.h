/* Buttons that may become narrow: at 1024 pixels with large text, or in a language of long words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* Lets the label of BUTTON, which has nothing but a label, give way where there is no room for all of it;
 * the tooltip then says it, where BUTTON has no other. */
void analect_narrow_button (GtkButton *button);
