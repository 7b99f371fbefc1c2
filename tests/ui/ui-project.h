/* Projects for tests of widgets, each as the workbench a widget is given. They are in memory only; nothing is saved.
 * The first one brings the program's style sheet.
 *
 * The caller owns the workbench; the project lives as long as it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* A copy of the sample project (twelve invented studies, two coders and a consensus). */
AnalectWorkbench *ui_project_from_sample (void);

/* A project with nothing in it but its title. */
AnalectWorkbench *ui_project_empty (void);

/* The sample project, in which nothing may be changed. */
AnalectWorkbench *ui_project_read_only (void);

/* A project made up of N_STUDIES studies with a text each, N_CODES codes in a codebook of dimensions, themes and codes
 * (a twentieth has no place), a coder, and forty codings a study. LONG_NAMES: names of codes, titles and authors of up
 * to 200 characters, with words that cannot be broken, letters beyond ASCII and some right-to-left ones. */
AnalectWorkbench *ui_project_large (guint n_studies, guint n_codes, gboolean long_names);

/* The first entity of KIND for which FIELD is TEXT, or ANALECT_ID_NONE: the code called "Saying no". */
AnalectId ui_project_find (AnalectWorkbench *workbench, AnalectKind kind, AnalectField field, const char *text);

/* How many entities of KIND the project has now. */
guint ui_project_count (AnalectWorkbench *workbench, AnalectKind kind);

/* Waits until the first numbers are there. What changes them is waited for by the number: ui_wait_for (…). */
void ui_project_wait_for_counts (AnalectWorkbench *workbench);

/* The path of a new file with the sample project in it, to be opened; the caller frees it. The folder goes when the
 * test program ends. */
char *ui_project_sample_file (void);
