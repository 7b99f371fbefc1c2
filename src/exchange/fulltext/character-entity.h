/* Characters by their names, for documents that use them without saying where they are declared, or whose declarations
 * stand in a file elsewhere that is never fetched.
 *
 * Known are the names of HTML 4 and those of the ISO sets for Latin, numbers, publishing and the more usual of the
 * technical ones, which the document types of JATS declare. Names differ in case ("dagger", "Dagger").
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The character that NAME ("nbsp", "Scaron") stands for; 0 when it is not known. */
gunichar analect_character_entity_look_up (const char *name);
