/* A scene as SVG 1.1 with ARIA: text that can be searched, edited and read aloud.
 *
 * Every text of the scene is a <text>; everything that belongs to one target is a group with an id made from the
 * target's, a <title> and a <desc>. The same scene gives the same bytes on every machine.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "scene.h"

typedef enum
{
  ANALECT_SVG_FILE,     /* with XML declaration, for a file of its own */
  ANALECT_SVG_FRAGMENT, /* to be put into a page of HTML */
} AnalectSvgForm;

/* PREFIX begins every id, so that several charts can share a page; NULL: none. Never fails. */
GBytes *analect_scene_export_svg (const AnalectScene *scene, AnalectSvgForm form, const char *prefix);
