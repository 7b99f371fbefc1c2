/* What the files of the window share: window.c is the frame itself, window-opening.c shows a project, window-saving.c
 * keeps it, window-places.c goes from one place to another, window-project.c is the menu under the project's title.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notice.h"
#include "opening.h"
#include "saver.h"
#include "start-page.h"
#include "toast.h"
#include "window.h"
#include "workbench.h"
#include "workspace-switcher.h"

struct _AnalectWindow
{
  GtkApplicationWindow parent_instance;

  /* Of the template */
  GtkWidget *history, *undo, *redo;
  GtkWidget *project_button, *title_label, *status_icon, *status;
  AnalectWorkspaceSwitcher *switcher;
  GtkWidget *search, *search_label, *menu;
  AnalectNotice *notice;
  GtkOverlay *overlay;
  AnalectStartPage *start_page;
  GtkWidget *progress;
  AnalectToast *toast;

  /* Of the project; NULL while there is none */
  AnalectSaver *saver;
  AnalectWorkbench *workbench;
  GtkStack *workspaces;
  char *came_from; /* the workspace a number was opened from */

  GCancellable *opening; /* the opening that is under way */
  guint retry;           /* waits for a project somebody else has open */
  char *waiting_for;     /* its path */
  gboolean recover;      /* what a crash has left is taken without asking */
  guint pulse;           /* moves the progress bar */
  guint fit;             /* is to fit the header to a new width */
  char *failure;         /* why closing could not save */
  gboolean narrow, closing;
  gboolean gone; /* destroyed, while an answer that it waits for holds it */
};

/* window.c: shows how the project stands; whether something is going on that takes time. */
void analect_window_show_state (AnalectWindow *window);
void analect_window_show_busy (AnalectWindow *window, gboolean busy);

/* window-opening.c: opens the file at PATH. */
void analect_window_begin_opening (AnalectWindow *window, const char *path, gboolean read_only);
void analect_window_cancel_opening (AnalectWindow *window);

/* window-saving.c: saver signals; TRUE when the window may close at once. */
void analect_window_watch_saver (AnalectWindow *window);
gboolean analect_window_may_close (AnalectWindow *window);

/* window-places.c: builds the frame for the workspaces; each is built when it is shown first. */
void analect_window_add_workspaces (AnalectWindow *window);
void analect_window_go_to (AnalectWorkbench *workbench, const AnalectDestination *destination, AnalectWindow *window);

/* Actions of each file, installed by window.c. */
void analect_window_install_opening (GtkWidgetClass *class);
void analect_window_install_saving (GtkWidgetClass *class);
void analect_window_install_places (GtkWidgetClass *class);
void analect_window_install_project (GtkWidgetClass *class);

/* window-project.c: the menu under the title. */
void analect_window_watch_project (AnalectWindow *window);

/* The coder at work, as a GUID; "" for none. The caller frees it. */
char *analect_window_get_coder (AnalectWindow *window);
void analect_window_set_coder (AnalectWindow *window, const char *guid);
