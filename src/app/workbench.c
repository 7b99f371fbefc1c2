/* What all workspaces of one window share; see the header.
 *
 * Tables that depend on rows are thrown away when a change touches what they are made of, and made again when they are
 * asked for. Counts are dear and are made in a worker from a snapshot, one at a time: while one is at work, further
 * changes only note that another must follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "workbench.h"

#include "excerpt.h"
#include "palette.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectWorkbench
{
  GObject parent_instance;
  AnalectProject *project;
  char *read_only;
  AnalectId coder;
  AnalectId undone; /* who was at work and is not there any more; may come back */

  AnalectCodebook *codebook;
  GArray *entries;    /* of guint, by index of code: number of its entry + 1 */
  GPtrArray *colours; /* of const char *, by index of code */
  AnalectStudyLabels *labels;
  GArray *study_of; /* of AnalectId, by index of reference */

  AnalectCounts *counts;
  GArray *counted; /* of guint, by index of code: number of its entry in counts + 1 */
  GCancellable *counting;
  gboolean count_again;
};

G_DEFINE_FINAL_TYPE (AnalectWorkbench, analect_workbench, G_TYPE_OBJECT)

enum
{
  CHANGED,
  COUNTS_CHANGED,
  CODER_CHANGED,
  TOAST,
  MESSAGE,
  GO_TO,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void begin_counting (AnalectWorkbench *workbench);

/* Tables of the codebook */

static GArray *
index_entries (const AnalectRows *rows, const AnalectCodebook *codebook)
{
  guint bound = analect_rows_get_bound (rows, ANALECT_KIND_CODE);
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (guint), bound);

  g_array_set_size (entries, bound);
  for (guint i = codebook->n; i > 0; i--)
    g_array_index (entries, guint, analect_id_index (codebook->entries[i - 1].code)) = i;
  return entries;
}

/* The colour of the dimension in place NUMBER: Slate is kept for what has none. */
static const char *
colour_by_place (guint number)
{
  return analect_palette_get_name ((AnalectPalette) (number % ANALECT_PALETTE_SLATE));
}

static GPtrArray *
find_colours (const AnalectRows *rows, const AnalectCodebook *codebook)
{
  guint bound = analect_rows_get_bound (rows, ANALECT_KIND_CODE), n_top = 0;
  GPtrArray *colours = g_ptr_array_sized_new (bound);
  g_autoptr (GPtrArray) above = g_ptr_array_new ();

  g_ptr_array_set_size (colours, (int) bound);
  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectCodebookEntry *entry = &codebook->entries[i];
      const char *own = analect_row_string (analect_rows_get (rows, entry->code), ANALECT_CODE_COLOUR);
      const char *colour = own;

      if (*own == '\0' && entry->placement == ANALECT_ID_NONE)
        colour = analect_palette_get_name (ANALECT_PALETTE_SLATE);
      else if (*own == '\0')
        colour = entry->depth == 0 ? colour_by_place (n_top) : above->pdata[entry->depth - 1];
      if (entry->depth == 0)
        n_top++;
      g_ptr_array_set_size (above, (int) entry->depth + 1);
      above->pdata[entry->depth] = (gpointer) colour;
      colours->pdata[analect_id_index (entry->code)] = (gpointer) colour;
    }
  return colours;
}

static void
need_codebook (AnalectWorkbench *workbench)
{
  const AnalectRows *rows = analect_project_get_rows (workbench->project);

  if (workbench->codebook != NULL)
    return;
  workbench->codebook = analect_codebook_new (rows, ANALECT_ID_NONE);
  workbench->entries = index_entries (rows, workbench->codebook);
  workbench->colours = find_colours (rows, workbench->codebook);
}

static void
drop_codebook (AnalectWorkbench *workbench)
{
  g_clear_pointer (&workbench->codebook, analect_codebook_free);
  g_clear_pointer (&workbench->entries, g_array_unref);
  g_clear_pointer (&workbench->colours, g_ptr_array_unref);
}

static void
drop_labels (AnalectWorkbench *workbench)
{
  g_clear_pointer (&workbench->labels, analect_study_labels_free);
  g_clear_pointer (&workbench->study_of, g_array_unref);
}

/* Counting */

static void
count_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  AnalectCountOptions options = { .unit = ANALECT_UNIT_STUDY, .coders = ANALECT_CODERS_RECORD };

  g_task_return_pointer (task, analect_counts_new (data, &options), (GDestroyNotify) analect_counts_free);
}

static void
counts_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  AnalectWorkbench *workbench = ANALECT_WORKBENCH (source);
  AnalectCounts *counts = g_task_propagate_pointer (G_TASK (result), NULL);

  if (counts == NULL)
    return;
  g_clear_object (&workbench->counting);
  g_clear_pointer (&workbench->counts, analect_counts_free);
  g_clear_pointer (&workbench->counted, g_array_unref);
  workbench->counts = counts;
  workbench->counted = index_entries (analect_project_get_rows (workbench->project), counts->codebook);
  if (workbench->count_again)
    begin_counting (workbench);
  g_signal_emit (workbench, signals[COUNTS_CHANGED], 0);
}

static void
begin_counting (AnalectWorkbench *workbench)
{
  g_autoptr (GTask) task = NULL;

  workbench->count_again = workbench->counting != NULL;
  if (workbench->count_again)
    return;
  workbench->counting = g_cancellable_new ();
  task = g_task_new (workbench, workbench->counting, counts_ready, NULL);
  g_task_set_source_tag (task, begin_counting);
  g_task_set_task_data (task, analect_project_snapshot (workbench->project), (GDestroyNotify) analect_rows_unref);
  g_task_run_in_thread (task, count_in_thread);
}

/* What a change touches */

static gboolean
touches_any (const AnalectDelta *delta, const AnalectKind *kinds, guint n)
{
  for (guint i = 0; i < n; i++)
    if (analect_delta_touches (delta, kinds[i]))
      return TRUE;
  return FALSE;
}

static void
on_project_changed (AnalectProject *project, const AnalectDelta *delta, AnalectWorkbench *workbench)
{
  static const AnalectKind of_codebook[] = { ANALECT_KIND_CODE, ANALECT_KIND_PLACEMENT, ANALECT_KIND_ARRANGEMENT,
                                             ANALECT_KIND_PROJECT };
  static const AnalectKind of_labels[] = { ANALECT_KIND_STUDY, ANALECT_KIND_REFERENCE };
  static const AnalectKind of_counts[] = { ANALECT_KIND_CODE,    ANALECT_KIND_PLACEMENT, ANALECT_KIND_ARRANGEMENT,
                                           ANALECT_KIND_PROJECT, ANALECT_KIND_STUDY,     ANALECT_KIND_DOCUMENT,
                                           ANALECT_KIND_EXCERPT, ANALECT_KIND_CODING,    ANALECT_KIND_PASS,
                                           ANALECT_KIND_SAMPLE,  ANALECT_KIND_CODER };

  if (touches_any (delta, of_codebook, G_N_ELEMENTS (of_codebook)))
    drop_codebook (workbench);
  if (touches_any (delta, of_labels, G_N_ELEMENTS (of_labels)))
    drop_labels (workbench);
  if (workbench->coder != ANALECT_ID_NONE
      && analect_rows_get (analect_project_get_rows (project), workbench->coder) == NULL)
    {
      workbench->undone = workbench->coder;
      analect_workbench_set_coder (workbench, ANALECT_ID_NONE);
    }
  else if (workbench->coder == ANALECT_ID_NONE && workbench->undone != ANALECT_ID_NONE
           && analect_rows_get (analect_project_get_rows (project), workbench->undone) != NULL)
    analect_workbench_set_coder (workbench, workbench->undone);
  g_signal_emit (workbench, signals[CHANGED], 0, delta);
  if (touches_any (delta, of_counts, G_N_ELEMENTS (of_counts)))
    begin_counting (workbench);
}

/* Life cycle */

static void
analect_workbench_dispose (GObject *object)
{
  AnalectWorkbench *workbench = ANALECT_WORKBENCH (object);

  if (workbench->counting != NULL)
    g_cancellable_cancel (workbench->counting);
  if (workbench->project != NULL)
    g_signal_handlers_disconnect_by_data (workbench->project, workbench);
  G_OBJECT_CLASS (analect_workbench_parent_class)->dispose (object);
}

static void
analect_workbench_finalize (GObject *object)
{
  AnalectWorkbench *workbench = ANALECT_WORKBENCH (object);

  drop_codebook (workbench);
  drop_labels (workbench);
  g_clear_pointer (&workbench->counts, analect_counts_free);
  g_clear_pointer (&workbench->counted, g_array_unref);
  g_clear_object (&workbench->counting);
  g_clear_object (&workbench->project);
  g_free (workbench->read_only);
  G_OBJECT_CLASS (analect_workbench_parent_class)->finalize (object);
}

static void
analect_workbench_class_init (AnalectWorkbenchClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GType type = G_TYPE_FROM_CLASS (class);

  object_class->dispose = analect_workbench_dispose;
  object_class->finalize = analect_workbench_finalize;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[COUNTS_CHANGED] =
      g_signal_new ("counts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CODER_CHANGED] = g_signal_new ("coder-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOAST] = g_signal_new ("toast", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                 G_TYPE_BOOLEAN);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                   G_TYPE_STRING, G_TYPE_STRING);
  signals[GO_TO] = g_signal_new ("go-to", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
analect_workbench_init (AnalectWorkbench *workbench)
{
}

AnalectWorkbench *
analect_workbench_new (AnalectProject *project, const char *read_only)
{
  AnalectWorkbench *workbench = g_object_new (ANALECT_TYPE_WORKBENCH, NULL);

  workbench->project = g_object_ref (project);
  workbench->read_only = g_strdup (read_only);
  g_signal_connect (project, "changed", G_CALLBACK (on_project_changed), workbench);
  begin_counting (workbench);
  return workbench;
}

AnalectProject *
analect_workbench_get_project (AnalectWorkbench *workbench)
{
  return workbench->project;
}

const AnalectRows *
analect_workbench_get_rows (AnalectWorkbench *workbench)
{
  return analect_project_get_rows (workbench->project);
}

AnalectLookup *
analect_workbench_get_lookup (AnalectWorkbench *workbench)
{
  return analect_project_get_lookup (workbench->project);
}

const char *
analect_workbench_get_read_only (AnalectWorkbench *workbench)
{
  return workbench->read_only;
}

/* Who is at work */

AnalectId
analect_workbench_get_coder (AnalectWorkbench *workbench)
{
  return workbench->coder;
}

void
analect_workbench_set_coder (AnalectWorkbench *workbench, AnalectId coder)
{
  if (workbench->coder == coder)
    return;
  workbench->coder = coder;
  g_signal_emit (workbench, signals[CODER_CHANGED], 0);
}

/* The user's name as the computer knows it, of legal characters. */
static char *
user_name (void)
{
  const char *real = g_get_real_name ();

  if (real == NULL || *real == '\0' || g_str_equal (real, "Unknown"))
    real = g_get_user_name ();
  return analect_text_filter (real, -1, NULL);
}

AnalectId
analect_workbench_set_coder_by_name (AnalectWorkbench *workbench, const char *name)
{
  AnalectId coder = analect_find_coder (analect_workbench_get_rows (workbench), name);

  if (coder == ANALECT_ID_NONE)
    {
      g_autofree char *step = g_strdup_printf (_ ("Coder “%s”"), name);
      AnalectChange *change = analect_project_change (workbench->project, step);

      coder = analect_change_add (change, ANALECT_KIND_CODER);
      analect_change_set_string (change, coder, ANALECT_CODER_NAME, name);
      analect_change_set_integer (change, coder, ANALECT_CODER_CREATED, analect_time_now ());
      if (!analect_workbench_take (workbench, change, NULL))
        return ANALECT_ID_NONE;
    }
  analect_workbench_set_coder (workbench, coder);
  return coder;
}

AnalectId
analect_workbench_need_coder (AnalectWorkbench *workbench)
{
  g_autofree char *name = NULL;

  if (workbench->coder != ANALECT_ID_NONE)
    return workbench->coder;
  name = user_name ();
  return analect_workbench_set_coder_by_name (workbench, *name != '\0' ? name : _ ("First coder"));
}

/* Codebook, colours, counts, labels */

const AnalectCodebook *
analect_workbench_get_codebook (AnalectWorkbench *workbench)
{
  need_codebook (workbench);
  return workbench->codebook;
}

const AnalectCodebookEntry *
analect_workbench_find_entry (AnalectWorkbench *workbench, AnalectId code)
{
  guint index = analect_id_index (code), entry;

  need_codebook (workbench);
  if (code == ANALECT_ID_NONE || index >= workbench->entries->len)
    return NULL;
  entry = g_array_index (workbench->entries, guint, index);
  return entry > 0 ? &workbench->codebook->entries[entry - 1] : NULL;
}

const char *
analect_workbench_get_colour (AnalectWorkbench *workbench, AnalectId code)
{
  const char *colour = NULL;

  need_codebook (workbench);
  if (code != ANALECT_ID_NONE && analect_id_index (code) < workbench->colours->len)
    colour = workbench->colours->pdata[analect_id_index (code)];
  return colour ? colour : analect_palette_get_name (ANALECT_PALETTE_SLATE);
}

const AnalectCounts *
analect_workbench_get_counts (AnalectWorkbench *workbench)
{
  return workbench->counts;
}

const AnalectCount *
analect_workbench_get_count (AnalectWorkbench *workbench, AnalectId code)
{
  guint index = analect_id_index (code), entry;

  if (workbench->counts == NULL || code == ANALECT_ID_NONE || index >= workbench->counted->len)
    return NULL;
  entry = g_array_index (workbench->counted, guint, index);
  return entry > 0 ? &workbench->counts->counts[entry - 1] : NULL;
}

const char *
analect_workbench_get_study_label (AnalectWorkbench *workbench, AnalectId study)
{
  if (workbench->labels == NULL)
    workbench->labels = analect_study_labels_new (analect_workbench_get_rows (workbench));
  return analect_study_labels_get (workbench->labels, study);
}

AnalectId
analect_workbench_get_study_of (AnalectWorkbench *workbench, AnalectId reference)
{
  if (workbench->study_of == NULL)
    workbench->study_of = analect_study_of_references (analect_workbench_get_rows (workbench));
  if (reference == ANALECT_ID_NONE || analect_id_index (reference) >= workbench->study_of->len)
    return ANALECT_ID_NONE;
  return g_array_index (workbench->study_of, AnalectId, analect_id_index (reference));
}

/* Doing and saying */

gboolean
analect_workbench_may_change (AnalectWorkbench *workbench)
{
  if (workbench->read_only == NULL)
    return TRUE;
  analect_workbench_toast (workbench, workbench->read_only, FALSE);
  return FALSE;
}

gboolean
analect_workbench_take (AnalectWorkbench *workbench, AnalectChange *change, GError *error)
{
  g_autoptr (AnalectChange) taken = change;
  g_autoptr (GError) reason = error;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  if (taken != NULL && analect_project_apply (workbench->project, taken, &reason))
    return TRUE;
  if (reason != NULL)
    analect_workbench_toast (workbench, reason->message, FALSE);
  return FALSE;
}

void
analect_workbench_toast (AnalectWorkbench *workbench, const char *text, gboolean undo)
{
  g_signal_emit (workbench, signals[TOAST], 0, text, undo);
}

void
analect_workbench_message (AnalectWorkbench *workbench, const char *title, const char *body)
{
  g_signal_emit (workbench, signals[MESSAGE], 0, title, body);
}

void
analect_workbench_go_to (AnalectWorkbench *workbench, AnalectGoTo what, AnalectId id)
{
  AnalectDestination destination = { .what = what, .id = id };

  g_signal_emit (workbench, signals[GO_TO], 0, &destination);
}

void
analect_workbench_go_to_place (AnalectWorkbench *workbench, AnalectId document, guint start, guint end)
{
  AnalectDestination destination = { .what = ANALECT_GO_TO_DOCUMENT, .id = document, .start = start, .end = end };

  g_signal_emit (workbench, signals[GO_TO], 0, &destination);
}
