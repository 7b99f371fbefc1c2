/* What a project file holds, at a glance: its title, and how many studies and codings, without building the project.
 *
 * For lists of files. Nothing is checked: a file that is damaged further on gives what came before.
 *
 * Any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

typedef struct
{
  char *title;    /* NULL when there is none, or no project */
  gboolean whole; /* the file was read to its end, so that the numbers are right */
  guint studies, codings;
} AnalectProjectGlance;

/* Reads STREAM until its end, or until MAX bytes were read. Clear GLANCE. */
void analect_project_glance (GInputStream *stream, goffset max, AnalectProjectGlance *glance,
                             GCancellable *cancellable);

void analect_project_glance_clear (AnalectProjectGlance *glance);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectProjectGlance, analect_project_glance_clear)
