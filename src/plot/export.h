/* A scene as PDF or PNG.
 *
 * The functions that return bytes leave writing them safely to the caller; the others write to a stream as they go,
 * and leave it open. What the stream reports is passed on; nothing counts as done before the last byte is accepted.
 * Compressing a large PNG takes a while: not for the main thread.
 *
 * The same scene gives the same bytes, on one machine with the same fonts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"
#include "timestamp.h"

#include <gio/gio.h>

/* Pixels of a PNG per CSS pixel (1/96 inch) unless asked otherwise: 192 dpi. */
#define ANALECT_PNG_SCALE 2.0

/* Largest PNG, in pixels of its area. */
#define ANALECT_PNG_MAX_PIXELS (100.0 * 1000 * 1000)

/* Longest side of a PDF page that readers accept, in points. */
#define ANALECT_PDF_MAX_SIDE 14400.0

/* One page of the scene's size with real text. CREATED is written into it; 0 leaves the date out. Errors:
 * ANALECT_PLOT_ERROR, and those of the stream. */
GBytes *analect_scene_export_pdf (const AnalectScene *scene, AnalectTime created, GError **error);
gboolean analect_scene_write_pdf (const AnalectScene *scene, AnalectTime created, GOutputStream *stream,
                                  GCancellable *cancellable, GError **error);

/* SCALE as above; the file says how large the picture is on paper. Errors likewise. */
GBytes *analect_scene_export_png (const AnalectScene *scene, double scale, GError **error);
gboolean analect_scene_write_png (const AnalectScene *scene, double scale, GOutputStream *stream,
                                  GCancellable *cancellable, GError **error);
