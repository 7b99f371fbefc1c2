/* A message that needs an answer: what happened, what is safe and what comes next, and buttons named by their verb.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

/* ANSWER is the index of the button; that of the safe one for Escape and for closing the window. */
typedef void (*AnalectAnswer) (int answer, gpointer data);

typedef enum
{
  ANALECT_BUTTON_PLAIN,
  ANALECT_BUTTON_SUGGESTED,
  ANALECT_BUTTON_DESTRUCTIVE,
} AnalectButtonLook;

typedef struct
{
  const char *label; /* with mnemonic */
  AnalectButtonLook look;
} AnalectButton;

/* Shows a modal window over PARENT. BUTTONS stand from left to right; SAFE is the index of the one that Escape means. The
 * last button has the focus unless it is destructive, then the safe one. CALLBACK may be NULL. Returns the window. */
GtkWindow *analect_message_show (GtkWindow *parent, const char *title, const char *body, const AnalectButton *buttons,
                                 guint n_buttons, guint safe, AnalectAnswer callback, gpointer data);

/* The same with one button, Close. */
GtkWindow *analect_message_tell (GtkWindow *parent, const char *title, const char *body);
