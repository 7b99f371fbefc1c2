/* What scene.c and scene-builder.c share. Private to src/plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

struct _AnalectScene
{
  gatomicrefcount references;
  double width, height;
  AnalectPlotStyle style;
  GStringChunk *strings; /* every text below; nothing is added once the scene is finished */
  GArray *items;         /* of AnalectSceneItem */
  GArray *targets;       /* of AnalectSceneTarget */
  GPtrArray *paths;      /* of the steps of each path */
  const char *title, *description;
  const char **headings; /* or NULL */
};
