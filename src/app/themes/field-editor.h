/* A text of an entity that is edited where it stands: a caption, and below it the text itself.
 *
 * What was typed becomes a change when the focus leaves, on Ctrl+Enter (Enter too where the text is one line), and
 * before another entity is shown: one step of undo each time, none when nothing changed. Escape takes back what was
 * typed. Until then nothing of it is in the project; what changes in the project meanwhile does not disturb the typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_FIELD_EDITOR (analect_field_editor_get_type ())
G_DECLARE_FINAL_TYPE (AnalectFieldEditor, analect_field_editor, ANALECT, FIELD_EDITOR, GtkWidget)

/* FIELD is a text. STEP is what a change is called, translated, with one %s for the name of the entity ("Definition of
 * “%s”"). HINT is shown while the text is empty. ONE_LINE: Enter ends editing, and line ends become blanks. CAPTION may
 * be NULL; the field's own label is the accessible name. */
GtkWidget *analect_field_editor_new (AnalectWorkbench *workbench, AnalectField field, const char *caption,
                                     const char *step, const char *hint, gboolean one_line);

/* Shows the field of ENTITY (none: nothing); NAME is what the entity is called in steps. */
void analect_field_editor_show (AnalectFieldEditor *editor, AnalectId entity, const char *name);

/* Puts what was typed into the project now. */
void analect_field_editor_commit (AnalectFieldEditor *editor);

/* The focus to the text, all of it selected. */
void analect_field_editor_begin (AnalectFieldEditor *editor);

/* The view of the text, for a style class of its own; borrowed. */
GtkWidget *analect_field_editor_get_view (AnalectFieldEditor *editor);
