/* A scene in words: every item and target on a line of its own (for comparison with a stored one), or the table with
 * its title and caption (for a terminal).
 *
 * Both are UTF-8, end with a newline and do not depend on the locale, but for the numbers within texts. The caller
 * frees them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

/* All there is, lengths to two decimals. */
char *analect_scene_dump (const AnalectScene *scene);

/* Title, table with aligned columns, description. */
char *analect_scene_print_table (AnalectScene *scene);
