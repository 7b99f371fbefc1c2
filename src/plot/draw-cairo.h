/* Drawing a scene with Cairo: on the screen, into PDF, into pixels.
 *
 * One point of the scene is one unit of the context; scale it first. Lines of grid and axis are moved onto whole
 * pixels when asked, so that they stay crisp on a screen. May be called from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

#include <cairo.h>

/* What a reader is doing. It is drawn over the scene, which stays the same. */
typedef struct
{
  guint selected; /* its mark gets a ring, its row a tint; ANALECT_NO_TARGET for none */
  guint hovered;  /* its mark gets a thin ring */
  gboolean snap;  /* to whole pixels */
} AnalectDrawState;

#define ANALECT_DRAW_STATE_NONE ((AnalectDrawState){ ANALECT_NO_TARGET, ANALECT_NO_TARGET, FALSE })

/* STATE may be NULL: nothing selected, nothing snapped. */
void analect_scene_draw (const AnalectScene *scene, cairo_t *cr, const AnalectDrawState *state);
