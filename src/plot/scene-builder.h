/* Making a scene: what every layout function writes into.
 *
 * A kind of chart is a description (what to show) and a layout function (where), which measures, then writes into a
 * builder. Backends, hit testing, walking and the table need nothing more for a new kind.
 *
 * A builder has a current role and target, which the items added next belong to. Positions must be finite. Texts are
 * copied; those that a reader sees (names, sentences) are cleaned on the way in, strings to draw must be clean
 * already, because they were measured. One thread at a time.
 *
 *   builder = analect_scene_builder_new (&style);
 *   analect_scene_builder_set_role (builder, ANALECT_ROLE_AXIS, ANALECT_NO_TARGET);
 *   analect_scene_add_line (…); …
 *   return analect_scene_builder_finish (builder, width, height);
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"
#include "text-wrap.h"

typedef struct _AnalectSceneBuilder AnalectSceneBuilder;

/* The first item is the page, as large as the scene will be. */
AnalectSceneBuilder *analect_scene_builder_new (const AnalectPlotStyle *style);

/* The scene, which the caller releases; the builder is gone. */
AnalectScene *analect_scene_builder_finish (AnalectSceneBuilder *builder, double width, double height);

void analect_scene_builder_free (AnalectSceneBuilder *builder);

/* NULL is the empty text. */
void analect_scene_builder_set_words (AnalectSceneBuilder *builder, const char *title, const char *description);

/* See analect_scene_get_headings (). */
void analect_scene_builder_set_headings (AnalectSceneBuilder *builder, const char *const *headings);

/* Copies TARGET (its NULL strings become "") and returns its index. */
guint analect_scene_builder_add_target (AnalectSceneBuilder *builder, const AnalectSceneTarget *target);

void analect_scene_builder_set_role (AnalectSceneBuilder *builder, AnalectSceneRole role, guint target);

/* WIDTH is that of the stroke, in points; ANALECT_COLOUR_NONE leaves out fill or stroke. */
void analect_scene_add_line (AnalectSceneBuilder *builder, double x1, double y1, double x2, double y2,
                             AnalectColour stroke, double width);

/* RADIUS is that of the corners. */
void analect_scene_add_rectangle (AnalectSceneBuilder *builder, AnalectBox box, double radius, AnalectColour fill,
                                  AnalectColour stroke, double width);

/* A mark in LOOK: filled, or as an outline over the page colour. */
void analect_scene_add_marker (AnalectSceneBuilder *builder, const AnalectSeriesLook *look, double x, double y,
                               double size);

/* Copies the steps. */
void analect_scene_add_path (AnalectSceneBuilder *builder, const AnalectPathStep *steps, guint n_steps,
                             AnalectColour fill, AnalectColour stroke, double width);

/* One line of text with its anchor on the baseline. */
void analect_scene_add_text (AnalectSceneBuilder *builder, AnalectTextMetric *metric, double x, double y,
                             AnalectAlign align, AnalectPlotFont font, AnalectColour colour, const char *string);

/* The lines of TEXT, the first centred on Y, each as high as the style's line spacing says. */
void analect_scene_add_wrapped_text (AnalectSceneBuilder *builder, AnalectTextMetric *metric, double x, double y,
                                     AnalectAlign align, AnalectPlotFont font, AnalectColour colour,
                                     const AnalectWrappedText *text);

/* Turns the last text by DEGREES, clockwise, around its anchor. */
void analect_scene_builder_turn_text (AnalectSceneBuilder *builder, double degrees);

/* Makes the last line or path dashed. */
void analect_scene_builder_dash (AnalectSceneBuilder *builder, double length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectSceneBuilder, analect_scene_builder_free)
