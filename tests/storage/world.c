/* A session for tests; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "world.h"

#include "dump-rows.h"
#include "project-file.h"

#include <string.h>

static gboolean
save_file (const World *world, const AnalectRows *rows, const AnalectSaveOptions *options, AnalectEtag *etag,
           GError **error)
{
  g_auto (AnalectSaveResult) result = { 0 };
  gboolean ok = analect_project_file_save (world->ops, world->path, rows, options, &result, NULL, error);

  if (result.replaced)
    *etag = result.etag;
  return ok;
}

void
world_init (World *world, const AnalectFileOps *ops, const char *folder, guint32 seed)
{
  const AnalectSaveOptions options = { .guard = ANALECT_SAVE_NEW };
  g_autoptr (AnalectProject) project = analect_project_new ("World");
  g_autoptr (GError) error = NULL;

  memset (world, 0, sizeof *world);
  world->ops = analect_file_ops_or_real (ops);
  world->folder = g_strdup (folder);
  world->path = g_build_filename (folder, "world.analect", NULL);
  world->random.rand = g_rand_new_with_seed (seed);
  world->random.max_of_kind = 6;
  world->random.max_text = 9000;
  world->states = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_rows_unref);
  world->recorded = g_array_new (FALSE, FALSE, sizeof (guint64));

  g_assert_cmpint (analect_file_make_folders (world->ops, folder, 0700), ==, 0);
  for (guint i = 0; i < 20; i++)
    random_change_act (&world->random, project);
  save_file (world, analect_project_get_rows (project), &options, &world->etag, &error);
  g_assert_no_error (error);
}

void
world_clear (World *world)
{
  if (world->journal != NULL)
    world_crash (world);
  g_free (world->folder);
  g_free (world->path);
  g_rand_free (world->random.rand);
  g_ptr_array_unref (world->states);
  g_array_unref (world->recorded);
}

static AnalectProject *
read_file (const World *world, AnalectEtag *etag)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = analect_project_file_read (world->ops, world->path, etag, NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&reading->project);
}

static void
note_state (World *world)
{
  guint64 recorded = world->journal ? analect_journal_get_recorded (world->journal) : 0;

  g_ptr_array_add (world->states, analect_project_snapshot (world->project));
  g_array_append_val (world->recorded, recorded);
}

void
world_read (World *world)
{
  g_ptr_array_set_size (world->states, 0);
  g_array_set_size (world->recorded, 0);
  world->durable = 0;
  world->n_safe = 0;
  world->project = read_file (world, &world->etag);
  note_state (world);
}

void
world_begin (World *world)
{
  world->journal = analect_journal_new (world->ops, world->folder, world->path, world->project, &world->etag);
  g_signal_connect_swapped (world->project, "changed", G_CALLBACK (note_state), world);
}

void
world_open (World *world)
{
  world_read (world);
  world_begin (world);
}

void
world_act (World *world, guint n)
{
  for (guint i = 0; i < n; i++)
    random_change_act (&world->random, world->project);
}

typedef struct
{
  World *world;
  guint n_meanwhile;
} Saving;

/* What is done during a saving must not be lost either. */
static void
act_meanwhile (World *world, guint n)
{
  world_act (world, n);
  if (n > 0)
    analect_journal_flush (world->journal, NULL);
}

static void
before_replacing (const AnalectDigest *digest, gpointer data)
{
  Saving *saving = data;

  analect_journal_promise (saving->world->journal, digest);
  act_meanwhile (saving->world, saving->n_meanwhile);
}

gboolean
world_save (World *world, guint n_meanwhile, gboolean rebase)
{
  Saving saving = { world, n_meanwhile };
  const AnalectSaveOptions options = { .guard = ANALECT_SAVE_EXPECTED,
                                       .expected = &world->etag,
                                       .before_replacing = before_replacing,
                                       .before_replacing_data = &saving };
  g_autoptr (AnalectRows) snapshot = analect_project_snapshot (world->project);
  g_autoptr (GError) error = NULL;
  guint n = world->states->len - 1;

  analect_journal_mark (world->journal);
  act_meanwhile (world, n_meanwhile);
  if (!save_file (world, snapshot, &options, &world->etag, &error))
    return FALSE;
  world->n_safe = n;
  act_meanwhile (world, n_meanwhile);
  if (rebase)
    analect_journal_rebase (world->journal, &world->etag);
  return TRUE;
}

void
world_crash (World *world)
{
  world->durable = analect_journal_get_durable (world->journal);
  g_clear_pointer (&world->journal, analect_journal_free);
  g_signal_handlers_disconnect_by_data (world->project, world);
  g_clear_object (&world->project);
}

AnalectProject *
world_recover (const World *world, guint *n_found)
{
  g_autoptr (GPtrArray) found = analect_recovery_list (world->ops, world->folder);
  AnalectProject *project = read_file (world, NULL);
  g_autoptr (GError) error = NULL;

  if (n_found != NULL)
    *n_found = found->len;
  g_assert_cmpuint (found->len, <=, 1);
  if (found->len == 1)
    {
      g_assert_true (analect_recovery_fits (world->ops, found->pdata[0]));
      analect_recovery_replay (world->ops, found->pdata[0], project, &error);
      g_assert_no_error (error);
    }
  return project;
}

/* The number of the last state that must not be lost. */
static guint
last_safe (const World *world)
{
  guint n = world->n_safe;

  for (guint i = n; i < world->recorded->len; i++)
    if (g_array_index (world->recorded, guint64, i) <= world->durable)
      n = i;
  return n;
}

void
world_check (const World *world)
{
  g_autoptr (AnalectProject) project = world_recover (world, NULL), base = read_file (world, NULL);
  g_autofree char *recovered = dump_rows (analect_project_get_rows (project));
  gboolean known = FALSE;

  for (guint i = last_safe (world); !known && i < world->states->len; i++)
    {
      g_autofree char *state = dump_rows (world->states->pdata[i]);

      known = strcmp (state, recovered) == 0;
    }
  if (!known)
    dump_rows_assert_equal (analect_project_get_rows (project), world->states->pdata[last_safe (world)]);
  /* All that was recovered can be undone. */
  while (analect_project_undo (project))
    ;
  dump_rows_assert_equal (analect_project_get_rows (project), analect_project_get_rows (base));
}
