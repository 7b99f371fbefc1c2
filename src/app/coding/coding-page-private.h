/* What the files of the Coding workspace share: the page's parts and what they do to each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "codebook-tree.h"
#include "coding-page.h"
#include "coding-view.h"
#include "document-list.h"
#include "excerpt-pane.h"
#include "find-bar.h"
#include "findings-coverage.h"
#include "memo-popover.h"
#include "outline.h"
#include "quick-code.h"

struct _AnalectCodingPage
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectFindingsCoverage *coverage;
  AnalectId document;
  GHashTable *places; /* document → where one was in it */

  GtkWidget *outer, *inner, *left, *right; /* panes */
  AnalectDocumentList *documents;
  AnalectOutline *outline;
  GtkWidget *stack; /* "text" or "empty" */
  GtkWidget *study, *text_name;
  GtkWidget *mine_button, *mine_label, *title_box;
  GtkWidget *notice;
  AnalectFindBar *find_bar;
  GtkWidget *scrolled;
  AnalectCodingView *view;
  GtkWidget *menu; /* of all that keys do */
  AnalectCodebookTree *codebook;
  AnalectExcerptPane *excerpt;
  GtkWidget *hints;
  AnalectQuickCode *quick;
  AnalectMemoPopover *memo;
  AnalectId quick_coded; /* the code given while quick-code was open */
  guint follow;          /* idle: what is current is shown everywhere */
  guint follow_scroll;   /* idle: the outline follows the text */
};

/* coding-page.c: opens DOCUMENT where one was in it. */
void analect_coding_page_open (AnalectCodingPage *page, AnalectId document);

/* coding-page.c: shows what is current in pane, outline and hints, soon. */
void analect_coding_page_follow (AnalectCodingPage *page);

/* coding-actions.c */
void analect_coding_page_install_actions (GtkWidgetClass *class);
void analect_coding_page_add_keys (AnalectCodingPage *page);

/* passage-edits.c: the passage that is selected, else that of the current excerpt; FALSE, and a toast unless QUIET,
 * when there is neither. */
gboolean analect_coding_page_get_passage (AnalectCodingPage *page, gboolean quiet, guint *start, guint *end);

/* Codes that passage; what was coded becomes the current excerpt. */
void analect_coding_page_apply_code (AnalectCodingPage *page, AnalectId code);

/* The coder's excerpt with CODE at START to END becomes current. */
void analect_coding_page_show_coded (AnalectCodingPage *page, AnalectId code, guint start, guint end);

/* Makes a code of the words of the passage, and codes it. */
void analect_coding_page_code_in_vivo (AnalectCodingPage *page);

/* Takes back the coding marked, else the coder's codings on the current excerpt. */
void analect_coding_page_uncode (AnalectCodingPage *page);

/* Gives EXCERPT's own codings another passage. */
void analect_coding_page_resize (AnalectCodingPage *page, AnalectId excerpt, guint start, guint end);

/* The current excerpt, when a selection does not hide it; none otherwise. */
AnalectId analect_coding_page_get_excerpt (AnalectCodingPage *page);

/* The text that is shown; NULL when there is none. Borrowed. */
const AnalectText *analect_coding_page_get_text (AnalectCodingPage *page);

/* coding-menu.c: the menus, and the hints for what is current. The caller owns the models. */
GMenuModel *analect_coding_page_make_text_menu (void);
GMenuModel *analect_coding_page_make_key_menu (void);
void analect_coding_page_show_hints (AnalectCodingPage *page);
