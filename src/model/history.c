/* Steps of undo and redo; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "history.h"

typedef struct
{
  char *name;
  GPtrArray *changes;
  guint64 number; /* the position after this step */
} Step;

struct _AnalectHistory
{
  GPtrArray *steps;
  guint at;    /* steps done; those from here on can be redone */
  Step *open;
  guint64 last_number;
};

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->name);
  g_ptr_array_unref (step->changes);
  g_free (step);
}

AnalectHistory *
analect_history_new (void)
{
  AnalectHistory *history = g_new0 (AnalectHistory, 1);

  history->steps = g_ptr_array_new_with_free_func (step_free);
  return history;
}

void
analect_history_free (AnalectHistory *history)
{
  g_ptr_array_unref (history->steps);
  g_clear_pointer (&history->open, step_free);
  g_free (history);
}

void
analect_history_open (AnalectHistory *history, const char *name)
{
  g_return_if_fail (history->open == NULL);

  history->open = g_new0 (Step, 1);
  history->open->name = g_strdup (name);
  history->open->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_change_unref);
}

void
analect_history_add (AnalectHistory *history, AnalectChange *change)
{
  g_return_if_fail (history->open != NULL);

  g_ptr_array_add (history->open->changes, analect_change_ref (change));
}

gboolean
analect_history_close (AnalectHistory *history)
{
  Step *step = g_steal_pointer (&history->open);

  g_return_val_if_fail (step != NULL, FALSE);

  if (step->changes->len == 0)
    {
      step_free (step);
      return FALSE;
    }
  if (history->at < history->steps->len)
    g_ptr_array_remove_range (history->steps, history->at, history->steps->len - history->at);
  step->number = ++history->last_number;
  g_ptr_array_add (history->steps, step);
  history->at++;
  return TRUE;
}

static Step *
get_step (AnalectHistory *history, gboolean redo)
{
  if (redo)
    return history->at < history->steps->len ? history->steps->pdata[history->at] : NULL;
  return history->at > 0 ? history->steps->pdata[history->at - 1] : NULL;
}

GPtrArray *
analect_history_get_open (AnalectHistory *history)
{
  return history->open ? history->open->changes : NULL;
}

GPtrArray *
analect_history_get_undo (AnalectHistory *history)
{
  Step *step = get_step (history, FALSE);

  return step ? step->changes : NULL;
}

GPtrArray *
analect_history_get_redo (AnalectHistory *history)
{
  Step *step = get_step (history, TRUE);

  return step ? step->changes : NULL;
}

const char *
analect_history_get_undo_name (AnalectHistory *history)
{
  Step *step = get_step (history, FALSE);

  return step ? step->name : NULL;
}

const char *
analect_history_get_redo_name (AnalectHistory *history)
{
  Step *step = get_step (history, TRUE);

  return step ? step->name : NULL;
}

guint
analect_history_get_n_undo (AnalectHistory *history)
{
  return history->at;
}

void
analect_history_step_back (AnalectHistory *history)
{
  g_return_if_fail (history->at > 0);

  history->at--;
}

void
analect_history_step_on (AnalectHistory *history)
{
  g_return_if_fail (history->at < history->steps->len);

  history->at++;
}

guint64
analect_history_get_position (AnalectHistory *history)
{
  Step *step = get_step (history, FALSE);

  return step ? step->number : 0;
}
