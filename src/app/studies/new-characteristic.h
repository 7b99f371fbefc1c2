/* A button that asks for a new characteristic: its name, its type, its choices, and whether it may have several values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

GtkWidget *analect_new_characteristic_button_new (AnalectWorkbench *workbench);
