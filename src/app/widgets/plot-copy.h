/* A chart for the clipboard: as a picture, as SVG, and as a table in words, whichever the other program takes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

#include <gtk/gtk.h>

/* SCALE: pixels of a CSS pixel. The caller owns the texture. */
GdkTexture *analect_plot_texture (const AnalectScene *scene, double scale);

/* The caller owns the provider. */
GdkContentProvider *analect_plot_copy_new (AnalectScene *scene);
