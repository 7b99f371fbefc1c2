/* Pango as measuring and drawing both need it: points instead of pixels, nothing rounded. Private to src/plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "style.h"

#include <pango/pango.h>

/* Makes CONTEXT give the same widths at every zoom. */
void analect_pango_setup_context (PangoContext *context);

/* Sets LAYOUT to one unbroken line in FONT of FAMILY. */
void analect_pango_set_font (PangoLayout *layout, const char *family, AnalectPlotFont font);
