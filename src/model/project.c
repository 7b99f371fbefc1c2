/* An open project; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "project.h"

#include "apply.h"
#include "history.h"
#include "project-private.h"
#include "rows-write.h"


struct _AnalectProject
{
  GObject parent;

  AnalectRows *rows;
  AnalectLookup *lookup;
  AnalectHistory *history;
  guint depth; /* of begun steps */
  guint64 saved;
  AnalectListener listener;
  gpointer listener_data;
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_HISTORY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectProject, analect_project, G_TYPE_OBJECT)

static void
analect_project_finalize (GObject *object)
{
  AnalectProject *self = ANALECT_PROJECT (object);

  g_clear_pointer (&self->lookup, analect_lookup_free);
  g_clear_pointer (&self->rows, analect_rows_unref);
  g_clear_pointer (&self->history, analect_history_free);

  G_OBJECT_CLASS (analect_project_parent_class)->finalize (object);
}

static void
analect_project_class_init (AnalectProjectClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = analect_project_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ANALECT_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SIGNAL_HISTORY_CHANGED] = g_signal_new ("history-changed", ANALECT_TYPE_PROJECT, G_SIGNAL_RUN_LAST, 0, NULL,
                                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_project_init (AnalectProject *self)
{
  self->history = analect_history_new ();
}

AnalectProject *
analect_project_new_from_rows (AnalectRows *rows, AnalectLookup *lookup)
{
  AnalectProject *self = g_object_new (ANALECT_TYPE_PROJECT, NULL);

  g_assert (analect_rows_get (rows, ANALECT_ID_PROJECT) != NULL);
  self->rows = rows;
  self->lookup = lookup;
  return self;
}

AnalectProject *
analect_project_new (const char *title)
{
  AnalectRows *rows = analect_rows_new ();
  AnalectId id = analect_rows_reserve (rows, ANALECT_KIND_PROJECT);
  AnalectGuid guid = analect_guid_new ();
  AnalectValue name = { .text = analect_text_new_or_null (title) }, created = { .integer = analect_time_now () };

  analect_rows_set_exists (rows, id, &guid);
  analect_rows_take_value (rows, id, ANALECT_PROJECT_TITLE, name);
  analect_rows_take_value (rows, id, ANALECT_PROJECT_CREATED, created);
  return analect_project_new_from_rows (rows, analect_lookup_new (rows));
}

AnalectProject *
analect_project_new_copy (const AnalectRows *rows)
{
  AnalectRows *copy = analect_rows_share (rows);

  return analect_project_new_from_rows (copy, analect_lookup_new (copy));
}

AnalectProject *
analect_project_new_from_template (AnalectProject *template, const char *title)
{
  AnalectRows *rows = analect_rows_share (template->rows);
  AnalectGuid guid = analect_guid_new ();
  AnalectValue created = { .integer = analect_time_now () };

  analect_rows_set_exists (rows, ANALECT_ID_PROJECT, &guid);
  analect_rows_take_value (rows, ANALECT_ID_PROJECT, ANALECT_PROJECT_CREATED, created);
  if (title != NULL)
    {
      AnalectValue name = { .text = analect_text_new_or_null (title) };

      analect_rows_take_value (rows, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, name);
    }
  return analect_project_new_from_rows (rows, analect_lookup_new (rows));
}

const AnalectRows *
analect_project_get_rows (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return self->rows;
}

AnalectRows *
analect_project_snapshot (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_rows_share (self->rows);
}

AnalectLookup *
analect_project_get_lookup (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return self->lookup;
}

AnalectChange *
analect_project_change (AnalectProject *self, const char *name)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_change_new (self->rows, name);
}

static void
tell_listener (AnalectProject *self, AnalectEvent event, const AnalectChange *change, const char *name)
{
  if (self->listener != NULL)
    self->listener (self, event, change, name, self->listener_data);
}

static void
tell_views (AnalectProject *self, AnalectChange *const *changes, guint n_changes)
{
  g_autoptr (GArray) entries = NULL;
  AnalectDelta delta;

  analect_rows_set_revision (self->rows, analect_rows_get_revision (self->rows) + 1);
  if (!g_signal_has_handler_pending (self, signals[SIGNAL_CHANGED], 0, FALSE))
    return;
  entries = analect_delta_collect (changes, n_changes);
  delta.n = entries->len;
  delta.entries = (const AnalectDeltaEntry *) (gpointer) entries->data;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, &delta);
}

gboolean
analect_project_apply (AnalectProject *self, AnalectChange *change, GError **error)
{
  gboolean alone = self->depth == 0;

  g_return_val_if_fail (ANALECT_IS_PROJECT (self), FALSE);

  if (analect_change_get_n_items (change) == 0)
    return TRUE;
  if (!analect_apply (self->rows, self->lookup, change, error))
    return FALSE;

  if (alone)
    analect_history_open (self->history, analect_change_get_name (change));
  analect_history_add (self->history, change);
  if (alone)
    analect_history_close (self->history);
  tell_listener (self, ANALECT_EVENT_CHANGE, change, NULL);
  tell_views (self, &change, 1);
  if (alone)
    g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
  return TRUE;
}

void
analect_project_begin_step (AnalectProject *self, const char *name)
{
  g_return_if_fail (ANALECT_IS_PROJECT (self));

  if (self->depth++ > 0)
    return;
  analect_history_open (self->history, name);
  tell_listener (self, ANALECT_EVENT_BEGIN_STEP, NULL, name);
}

void
analect_project_end_step (AnalectProject *self)
{
  g_return_if_fail (ANALECT_IS_PROJECT (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;
  analect_history_close (self->history);
  tell_listener (self, ANALECT_EVENT_END_STEP, NULL, NULL);
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

/* The changes of a step backwards, inverted, as they are to be told to views. */
static GPtrArray *
invert_all (GPtrArray *changes)
{
  GPtrArray *inverses = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_change_unref);

  for (guint i = changes->len; i > 0; i--)
    g_ptr_array_add (inverses, analect_change_invert (changes->pdata[i - 1]));
  return inverses;
}

static void
take_back (AnalectProject *self, GPtrArray *changes)
{
  for (guint i = changes->len; i > 0; i--)
    analect_apply_inverse (self->rows, self->lookup, changes->pdata[i - 1]);
}

void
analect_project_cancel_step (AnalectProject *self)
{
  g_autoptr (GPtrArray) inverses = NULL;
  GPtrArray *changes;

  g_return_if_fail (ANALECT_IS_PROJECT (self));
  g_return_if_fail (self->depth > 0);

  changes = analect_history_get_open (self->history);
  inverses = invert_all (changes);
  take_back (self, changes);
  g_ptr_array_set_size (changes, 0);
  analect_history_close (self->history);
  self->depth = 0;
  tell_listener (self, ANALECT_EVENT_CANCEL_STEP, NULL, NULL);
  tell_views (self, (AnalectChange *const *) inverses->pdata, inverses->len);
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

gboolean
analect_project_undo (AnalectProject *self)
{
  g_autoptr (GPtrArray) inverses = NULL;
  GPtrArray *changes;

  g_return_val_if_fail (ANALECT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  changes = analect_history_get_undo (self->history);
  if (changes == NULL)
    return FALSE;
  take_back (self, changes);
  analect_history_step_back (self->history);
  tell_listener (self, ANALECT_EVENT_UNDO, NULL, NULL);
  inverses = invert_all (changes);
  tell_views (self, (AnalectChange *const *) inverses->pdata, inverses->len);
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
  return TRUE;
}

gboolean
analect_project_redo (AnalectProject *self)
{
  GPtrArray *changes;

  g_return_val_if_fail (ANALECT_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (self->depth == 0, FALSE);

  changes = analect_history_get_redo (self->history);
  if (changes == NULL)
    return FALSE;
  for (guint i = 0; i < changes->len; i++)
    if (!analect_apply (self->rows, self->lookup, changes->pdata[i], NULL))
      g_error ("A change that was undone does not fit any more");
  analect_history_step_on (self->history);
  tell_listener (self, ANALECT_EVENT_REDO, NULL, NULL);
  tell_views (self, (AnalectChange *const *) changes->pdata, changes->len);
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
  return TRUE;
}

const char *
analect_project_get_undo_name (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_history_get_undo_name (self->history);
}

const char *
analect_project_get_redo_name (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_history_get_redo_name (self->history);
}

guint
analect_project_get_n_undo (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), 0);

  return analect_history_get_n_undo (self->history);
}

GPtrArray *
analect_project_peek_undo (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_history_get_undo (self->history);
}

GPtrArray *
analect_project_peek_redo (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), NULL);

  return analect_history_get_redo (self->history);
}

guint64
analect_project_get_position (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), 0);

  return analect_history_get_position (self->history);
}

void
analect_project_set_saved (AnalectProject *self, guint64 position)
{
  g_return_if_fail (ANALECT_IS_PROJECT (self));

  if (self->saved == position)
    return;
  self->saved = position;
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

gboolean
analect_project_is_dirty (AnalectProject *self)
{
  g_return_val_if_fail (ANALECT_IS_PROJECT (self), FALSE);

  return analect_history_get_position (self->history) != self->saved;
}

void
analect_project_set_listener (AnalectProject *self, AnalectListener listener, gpointer data)
{
  g_return_if_fail (ANALECT_IS_PROJECT (self));

  self->listener = listener;
  self->listener_data = data;
}
