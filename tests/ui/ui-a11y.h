/* A program as a screen reader meets it: the controls it shows, their roles, names and states, and where the focus
 * goes.
 *
 * A node is a control at one moment; a snapshot is all nodes that a window shows then. Needs with-display.py --a11y.
 * Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ui-process.h"

#include <atspi/atspi.h>

typedef struct _UiNode UiNode;

struct _UiNode
{
  char *key;        /* stands for the control for as long as it lives */
  char *name;       /* "" when there is none, or only that of its class */
  char *class_name; /* "GtkPaned" where GTK says so for want of a name, else "" */
  char *role;       /* "push button" */
  AtspiRole role_number;
  UiNode *parent; /* NULL at the top; in the same snapshot */
  guint depth;
  gboolean focusable, focused, sensitive, selected, checked, expanded, active;
  gboolean actionable; /* it takes the focus, or says that it can be clicked */
  gboolean popover;    /* it lies over its window */
  gboolean left_out;   /* not to be found: whoever looks at a part only sets it */
  AtspiAccessible *object;

  /* What is found out when it is asked for. */
  GPtrArray *nodes; /* the snapshot; borrowed */
  int seen;         /* 0: not known, 1: yes, -1: no */
  int x, y, width, height;
  gboolean has_place;
};

/* Begins, after g_test_init (); FALSE when there is no accessibility bus. Warnings are no longer fatal to the test, but
 * still to the program under test. */
gboolean ui_a11y_init (void);

/* Lets events arrive for this long. */
void ui_a11y_pause (guint milliseconds);

/* All nodes of PROCESS in the window whose title is TITLE (NULL: all its windows), as UiNode in the order of the tree,
 * those that are not seen too; empty when it is not on the bus. The caller unrefs the array. */
GPtrArray *ui_a11y_look (UiProcess *process, const char *title);

/* The first node of a snapshot that is seen and has this ROLE (NULL: any) and NAME, or NULL. A name may go on after a
 * comma: "Agency" is also "Agency, 8 studies". */
UiNode *ui_a11y_find (GPtrArray *nodes, const char *role, const char *name);

/* Looks until there is one, or 10 s are over: NULL. SEEN gets the snapshot it is in. */
UiNode *ui_a11y_wait_for (UiProcess *process, const char *role, const char *name, GPtrArray **seen);

/* The key of the control that got the focus last in any program, "" before there was one; borrowed. */
const char *ui_a11y_get_focus (void);

/* Whether some of NODE can be seen: it is not on a page in the background, not scrolled away and not left out. Asked of
 * the program when it is asked first, so the snapshot must be a fresh one. */
gboolean ui_a11y_is_seen (UiNode *node);

/* Whether NODE is ABOVE or below it. */
gboolean ui_a11y_is_below (const UiNode *node, const UiNode *above);

/* The middle of what is seen of NODE, on the screen; WINDOW is the one it is in. */
void ui_a11y_get_middle (UiInput *input, gulong window, UiNode *node, int *x, int *y);

/* Clicks in the middle of NODE with the pointer; WINDOW is the one it is in. */
void ui_a11y_click (UiInput *input, gulong window, UiNode *node);

/* The control that has the focus, and those above it up to the window, as UiNode without places and states; each is the
 * parent of the one before. Empty when nothing has it. The caller unrefs the array. */
GPtrArray *ui_a11y_look_at_focus (void);

/* The path to a node in words: "frame “Sample” / list “Studies” / list item “Smith 2019”". The caller frees it. */
char *ui_a11y_describe (const UiNode *node);
