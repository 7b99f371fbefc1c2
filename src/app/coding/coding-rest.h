/* A count in the last lane of the gutter, "+3": codings for which there was no lane. A button that opens the list of them.
 *
 * Signals:
 *   opened (AnalectCodingRest *)   the list is about to be shown: fill it with analect_coding_rest_add ()
 *   chosen (AnalectCodingRest *, guint index)   of those added
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_CODING_REST (analect_coding_rest_get_type ())
G_DECLARE_FINAL_TYPE (AnalectCodingRest, analect_coding_rest, ANALECT, CODING_REST, GtkWidget)

GtkWidget *analect_coding_rest_new (void);

void analect_coding_rest_set_count (AnalectCodingRest *rest, guint n);

/* Adds a line to the list. */
void analect_coding_rest_add (AnalectCodingRest *rest, const char *words);
