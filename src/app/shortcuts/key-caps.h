/* The keys of a command as caps side by side, as they are written on the keyboard in the user's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "command-table.h"

#include <gtk/gtk.h>

/* An empty box when the command has no keys. */
GtkWidget *analect_key_caps_new (const AnalectCommand *command);

/* The same in one line, "Ctrl+Shift+Z, Ctrl+Y"; "" when there are none. The caller frees it. */
char *analect_key_caps_describe (const AnalectCommand *command);
