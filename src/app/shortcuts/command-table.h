/* The one table of what can be done, and with which keys: the application takes its accelerators from it, the search
 * its commands, and the window of shortcuts all of it.
 *
 * A row with an action is a command of the window or the application, with accelerators that work everywhere. A row
 * without one is a key that a pane answers by itself; it stands here to be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  const char *action; /* detailed, such as "win.workspace::coding"; NULL for a key of a pane */
  const char *label;  /* to be translated with _() */
  const char *group;  /* where it belongs to; to be translated with _() */

  /* Accelerators as GTK writes them, NULL-terminated; none for a key of a pane. */
  const char *accels[3];

  /* Keys of a pane: accelerators with a blank between them, "..." between two that stand for a range. Else NULL. */
  const char *keys;
} AnalectCommand;

/* All rows; those of a group stand together. Static. */
const AnalectCommand *analect_commands_get (guint *n);
