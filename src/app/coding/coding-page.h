/* The Coding workspace: the studies and their texts, the outline, the text with its excerpts, the codebook, and the
 * excerpt that is current.
 *
 * The page brings its parts together: what the text asks for becomes a change here, and what is current there is shown
 * everywhere. All that can be done has a class action ("coding.…", "page.…"), so that keys, menus and lists of
 * shortcuts name the same thing. Where one was in each text is remembered while the project is open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODING_PAGE (analect_coding_page_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodingPage, analect_coding_page, ANALECT, CODING_PAGE, GtkWidget)

GtkWidget *analect_coding_page_new (AnalectWorkbench *workbench);

/* Goes to a study, reference, document (and place in it) or excerpt. */
void analect_coding_page_show (AnalectCodingPage *page, const AnalectDestination *destination);

/* The document that is shown, or none. */
AnalectId analect_coding_page_get_document (AnalectCodingPage *page);
