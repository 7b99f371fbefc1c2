/* Words the Studies workspace remembers between sessions, such as which columns are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* KEY is a key of type "s" of the settings; where they do not have it, what is remembered lasts for the session. */
void analect_remember (const char *key, const char *text);

/* NULL when nothing is remembered. The caller frees it. */
char *analect_remembered (const char *key);
