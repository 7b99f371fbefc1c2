/* Asking about recovered work; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "recovery-question.h"

#include <glib/gi18n.h>

/* The time of day for today, else the day too. The caller frees it. */
static char *
format_when (AnalectTime time)
{
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (time), now = g_date_time_new_now_local ();

  if (when == NULL)
    return g_strdup (_ ("an earlier session"));
  if (g_date_time_get_day_of_year (when) == g_date_time_get_day_of_year (now)
      && g_date_time_get_year (when) == g_date_time_get_year (now))
    /* Translators: a time of day, in the format of strftime */
    return g_date_time_format (when, _ ("%H:%M"));
  /* Translators: a day and a time of day, in the format of strftime */
  return g_date_time_format (when, _ ("%e %B, %H:%M"));
}

char *
analect_recovery_question_get_title (const AnalectRecoverable *recoverable)
{
  g_autofree char *when = format_when (recoverable->header.began);

  /* Translators: %s is when a session began, such as: 09:41, or: 3 November, 09:41 */
  return g_strdup_printf (_ ("Work from %s was recovered"), when);
}

void
analect_recovery_question_ask (GtkWindow *parent, const AnalectRecoverable *recoverable, AnalectAnswer callback,
                               gpointer data)
{
  AnalectButton buttons[] = { { _ ("_Discard"), ANALECT_BUTTON_DESTRUCTIVE },
                              { _ ("_Look first"), ANALECT_BUTTON_PLAIN },
                              { _ ("_Open with it"), ANALECT_BUTTON_SUGGESTED } };
  g_autofree char *title = analect_recovery_question_get_title (recoverable);
  g_autofree char *what = analect_recovery_describe (recoverable);
  g_autofree char *body = g_strdup_printf (
      /* Translators: %s is such as: Coding: 3, Memo: 1 */
      _ ("Analect ended before this was in the file: %s.\n\nNothing of it is lost. If you open the project with it, "
         "you can "
         "still undo it step by step; what you discard is kept for a month."),
      what);

  analect_message_show (parent, title, body, buttons, 3, ANALECT_RECOVERY_LOOK, callback, data);
}
