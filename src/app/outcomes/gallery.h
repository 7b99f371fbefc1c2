/* The kinds of charts to choose from, as tiles with a small picture of the real chart.
 *
 * A gallery shows what is in the table of chart.h. With fewer than two kinds there is nothing to choose, and it is not
 * shown.
 *
 * Signals:
 *   chosen (AnalectGallery *, guint kind)   by hand; an index of the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "chart.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_GALLERY (analect_gallery_get_type ())
G_DECLARE_FINAL_TYPE (AnalectGallery, analect_gallery, ANALECT, GALLERY, GtkWidget)

/* Of the N kinds at KINDS, which are static. */
GtkWidget *analect_gallery_new (const AnalectChartKind *kinds, guint n);

/* The picture on tile KIND: CHART as it would be drawn; NULL: it cannot be drawn yet, and WHY says why not. */
void analect_gallery_set_picture (AnalectGallery *gallery, guint kind, AnalectChart *chart, const char *why);

/* Chooses tile KIND without a signal. */
void analect_gallery_choose (AnalectGallery *gallery, guint kind);
