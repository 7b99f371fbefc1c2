/* Removing entities with all that belongs to them.
 *
 * An edit looks at a project and returns the change that would do what was asked; it changes nothing. The caller applies
 * the change and owns it. NULL with ERROR set when it cannot be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

/* Removes the N entities at IDS and, by the rules of fields.def, everything owned by them; what merely names them names
 * nothing afterwards. Places in a tree move up to where the removed one stood. NAME is the step's. */
AnalectChange *analect_edit_remove (AnalectProject *project, const AnalectId *ids, guint n, const char *name,
                                    GError **error);

/* The same, added to a change that is being built: what the change so far gives to another owner stays. The entities
 * themselves must be as they are in the project. */
void analect_edit_add_removal (AnalectChange *change, AnalectProject *project, const AnalectId *ids, guint n);
