/* Writing a memo about an excerpt or a coding, beside it: its kind, the coder's memo (to be written or changed), and
 * those of other coders above it, to be read.
 *
 * What was written is kept when the popover closes, however it closes: as one step of undo. An emptied memo goes.
 *
 * Life cycle: made once by the page that uses it, which keeps a (sunk) reference; a child of a widget only while open.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#include <gtk/gtk.h>

#define ANALECT_TYPE_MEMO_POPOVER (analect_memo_popover_get_type ())
G_DECLARE_FINAL_TYPE (AnalectMemoPopover, analect_memo_popover, ANALECT, MEMO_POPOVER, GtkPopover)

GtkWidget *analect_memo_popover_new (AnalectWorkbench *workbench);

/* Opens it at RECTANGLE in PARENT for a memo about an entity. */
void analect_memo_popover_open (AnalectMemoPopover *memo, GtkWidget *parent, const GdkRectangle *rectangle,
                                AnalectId about);

/* The same for a passage that is no excerpt yet: it becomes one if something is written. */
void analect_memo_popover_open_passage (AnalectMemoPopover *memo, GtkWidget *parent, const GdkRectangle *rectangle,
                                        AnalectId document, guint start, guint end);

/* How many memos are about an entity. */
guint analect_count_memos (AnalectWorkbench *workbench, AnalectId about);
