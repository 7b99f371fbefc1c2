/* Charts that several tests of plots draw.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "dot-whisker.h"
#include "scene.h"

/* Ten dimensions of twelve invented studies, in N_SERIES series (1 to 3: all, two diagnoses). */
AnalectDotWhisker *plot_sample_new (guint n_series);

/* N_ROWS rows with labels from LABELS in turn, N_SERIES series, values spread over the axis. */
AnalectDotWhisker *plot_sample_new_rows (guint n_rows, guint n_series, const char *const *labels, guint n_labels);

/* Laid out with the built-in metric; 0 for the natural width and height. */
AnalectScene *plot_sample_layout (const AnalectDotWhisker *plot, AnalectStyleKind kind, double width, double height);

/* The first item of SCENE from index FROM on that has this role, or NULL. */
const AnalectSceneItem *plot_sample_find (const AnalectScene *scene, AnalectSceneRole role, guint from);

/* Labels that break things. */
extern const char *const plot_sample_hostile[];
extern const guint plot_sample_n_hostile;

/* German labels of the length that real codebooks have. */
extern const char *const plot_sample_german[];
extern const guint plot_sample_n_german;
