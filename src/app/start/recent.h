/* The list of recent projects, as it is remembered between sessions: addresses, those that are pinned first, each part
 * newest first. A pinned project stays in the list however many others come.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The addresses in the order they are shown, NULL-terminated. The caller frees it. */
char **analect_recent_list (void);

/* Whether URI stays at the top. */
gboolean analect_recent_is_pinned (const char *uri);

/* Each says so by the settings' signal: puts URI first; pins it or not; takes it out; puts another in its place. */
void analect_recent_add (const char *uri);
void analect_recent_set_pinned (const char *uri, gboolean pinned);
void analect_recent_remove (const char *uri);
void analect_recent_replace (const char *uri, const char *by);
