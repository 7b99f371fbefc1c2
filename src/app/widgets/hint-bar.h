/* The line at the lower edge of a workspace that says which keys work here and now, with one status at its end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#define ANALECT_TYPE_HINT_BAR (analect_hint_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnalectHintBar, analect_hint_bar, ANALECT, HINT_BAR, GtkWidget)

typedef struct
{
  const char *keys;  /* key caps with a space between: "Enter", "[ ]" */
  const char *label; /* what they do, translated */
} AnalectHint;

GtkWidget *analect_hint_bar_new (void);

/* Shows N hints (at most 7 are wanted); the strings are copied. */
void analect_hint_bar_set_hints (AnalectHintBar *bar, const AnalectHint *hints, guint n);

/* The status at the right end, or NULL. */
void analect_hint_bar_set_status (AnalectHintBar *bar, const char *status);

/* A label that looks like the cap of a key. */
GtkWidget *analect_key_cap_new (const char *key);
