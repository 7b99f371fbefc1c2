/* What the excerpt pane lists, in its order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

/* The codings of EXCERPT and of other excerpts on just the same passage, then the excerpts that overlap it otherwise (of
 * AnalectId). MINE_ONLY: those of the coder at work alone. The caller unrefs the array. */
GArray *analect_excerpt_items (AnalectWorkbench *workbench, AnalectId excerpt, gboolean mine_only);

/* The codes CODER used last, latest first, at most MAX (of AnalectId). The caller unrefs the array. */
GArray *analect_recent_codes (AnalectWorkbench *workbench, AnalectId coder, guint max);
