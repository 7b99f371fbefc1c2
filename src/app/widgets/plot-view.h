/* A chart on the screen: it is laid out for the width there is, can be pointed at, walked with the arrow keys, zoomed,
 * copied, and read by a screen reader mark by mark.
 *
 * The view knows scenes (src/plot) and nothing of what they show. Whoever has a chart gives it a layout function, which
 * the view calls again when its width, the colours of the desktop or the size of its text change. What was selected is
 * found again by its id. The scene is drawn once and kept as a picture; only the ring and the tint of the selected mark
 * are drawn anew.
 *
 * It is a GtkScrollable: put it into a GtkScrolledWindow.
 *
 * Keys: Left and Right go through the marks of a row, Up and Down through the rows, Home and End to the first and the
 * last; Ctrl+C copies; + and − zoom, 0 fits again. With Ctrl the wheel zooms at the pointer; a zoomed chart is moved by
 * dragging it.
 *
 * Signals:
 *   selected (AnalectPlotView *, const char *id)     another target was selected by hand; "" when none is
 *   activated (AnalectPlotView *, const char *id)    Enter, or a double click, on a target
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_PLOT_VIEW (analect_plot_view_get_type ())
G_DECLARE_FINAL_TYPE (AnalectPlotView, analect_plot_view, ANALECT, PLOT_VIEW, GtkWidget)

/* Lays a chart out: WIDTH and the HEIGHT wanted, in points; both are 0 for a page of its own, which is what is copied.
 * The scene belongs to the view; NULL shows nothing. Called on the main thread, so it must take a few milliseconds. */
typedef AnalectScene *(*AnalectPlotLayout) (double width, double height, const AnalectPlotStyle *style, gpointer data);

GtkWidget *analect_plot_view_new (void);

/* What is shown from now on; LAYOUT NULL shows nothing. FREE is called on DATA when it is no longer needed. */
void analect_plot_view_set_layout (AnalectPlotView *view, AnalectPlotLayout layout, gpointer data, GDestroyNotify free);

/* The scene as it is shown, or NULL; borrowed until the view lays out again. */
AnalectScene *analect_plot_view_get_scene (AnalectPlotView *view);

/* The id of the selected target, or NULL. Setting does not emit "selected". An id the scene does not have stays
 * remembered until it has. */
const char *analect_plot_view_get_selected (AnalectPlotView *view);
void analect_plot_view_set_selected (AnalectPlotView *view, const char *id);

/* How much larger than fitted the chart is shown; 1 fits. */
double analect_plot_view_get_zoom (AnalectPlotView *view);
void analect_plot_view_set_zoom (AnalectPlotView *view, double zoom);

/* What the chart is called for a screen reader where its scene has no title; NULL: the scene's. */
void analect_plot_view_set_title (AnalectPlotView *view, const char *title);

/* Puts the chart on the clipboard as a picture, as SVG, and as a table in words. */
void analect_plot_view_copy (AnalectPlotView *view);

/* Dims the chart while another is being made. */
void analect_plot_view_set_waiting (AnalectPlotView *view, gboolean waiting);
