/* Which studies have a code: one small square for each study, oldest first, filled in the code's colour where the study
 * has it, outlined where it would come to have it by what is under way.
 *
 * Squares are 9 wide with gaps of 2; over 40 studies they are 3 wide with gaps of 1; over 120, or where there is less
 * room than these need, a bar stands for all, with the share of studies filled. The tooltip says which study; a click, or Enter on the square
 * reached with the arrows, asks for its excerpts. To screen readers it is a picture called "8 of 12 studies", and says
 * the study the arrows came to.
 *
 * It follows the numbers of its workbench by itself.
 *
 * Signals:
 *   study-activated (AnalectStudyStrip *, guint study)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_STUDY_STRIP (analect_study_strip_get_type ())
G_DECLARE_FINAL_TYPE (AnalectStudyStrip, analect_study_strip, ANALECT, STUDY_STRIP, GtkWidget)

GtkWidget *analect_study_strip_new (AnalectWorkbench *workbench);

/* Shows CODE, which may be none. */
void analect_study_strip_set_code (AnalectStudyStrip *strip, AnalectId code);

/* Outlines the studies that CODE would add; none: as it is. */
void analect_study_strip_set_would (AnalectStudyStrip *strip, AnalectId code);

/* Whether it asks for little room (140, or what it needs if that is less), for cards; it takes what it gets. */
void analect_study_strip_set_compact (AnalectStudyStrip *strip, gboolean compact);

/* How many studies there are, how many have the code, and how many would come to have it besides. */
guint analect_study_strip_get_total (AnalectStudyStrip *strip);
guint analect_study_strip_get_filled (AnalectStudyStrip *strip);
guint analect_study_strip_get_outlined (AnalectStudyStrip *strip);

/* The study of the square at X, in the strip's coordinates, or none. */
AnalectId analect_study_strip_study_at (AnalectStudyStrip *strip, double x);
