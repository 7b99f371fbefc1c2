/* Asking what is to become of work that a crash has left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "message.h"
#include "recovery.h"

/* The answers; DISCARD keeps it for a month all the same. */
typedef enum
{
  ANALECT_RECOVERY_DISCARD,
  ANALECT_RECOVERY_LOOK, /* look at the project with it; nothing is decided */
  ANALECT_RECOVERY_OPEN, /* go on with it */
} AnalectRecoveryAnswer;

/* When the session began that left RECOVERABLE, and what it holds, in a sentence. The caller frees it. */
char *analect_recovery_question_get_title (const AnalectRecoverable *recoverable);

/* Asks over PARENT; CALLBACK gets an AnalectRecoveryAnswer. Closing the question is to look. */
void analect_recovery_question_ask (GtkWindow *parent, const AnalectRecoverable *recoverable, AnalectAnswer callback,
                                    gpointer data);
