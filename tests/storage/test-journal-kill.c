/* Sessions that are killed at any moment: no action that the journal called durable is lost, and none that had a tenth
 * of a second's time; also when the project was being saved.
 *
 * With "-m slow" 1,000 sessions are killed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"
#include "world.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_ACTIONS 4096

/* What parent and child share while the child works. */
typedef struct
{
  volatile guint n_done;    /* actions that are done */
  volatile guint n_durable; /* actions that the journal called durable */
  volatile guint n_saved;   /* savings that are done */
  gint64 times[MAX_ACTIONS];
} Shared;

static void
add_code (World *world, guint number)
{
  g_autofree char *name = g_strdup_printf ("Code %u", number);
  g_autoptr (AnalectChange) change = analect_project_change (world->project, name);

  analect_change_set_string (change, analect_change_add (change, ANALECT_KIND_CODE), ANALECT_CODE_NAME, name);
  if (!analect_project_apply (world->project, change, NULL))
    abort ();
}

/* The session that will be killed: one code after another, for ever. */
G_NORETURN static void
work (World *world, Shared *shared)
{
  guint64 recorded[MAX_ACTIONS];

  world_open (world);
  for (guint i = 0; i < MAX_ACTIONS; i++)
    {
      guint64 durable;
      guint n = shared->n_durable;

      add_code (world, i);
      recorded[i] = analect_journal_get_recorded (world->journal);
      shared->times[i] = g_get_monotonic_time ();
      shared->n_done = i + 1;
      if (i % 25 == 24)
        shared->n_saved += world_save (world, 0, TRUE);
      durable = analect_journal_get_durable (world->journal);
      while (n <= i && recorded[n] <= durable)
        n++;
      shared->n_durable = n;
      g_usleep (700);
    }
  while (TRUE)
    pause ();
}

/* How many of the child's codes PROJECT has; they must be the first ones. */
static guint
count_codes (AnalectProject *project)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const char *name = analect_row_string (analect_rows_get (rows, id), ANALECT_CODE_NAME);

      if (g_str_has_prefix (name, "Code "))
        g_hash_table_add (names, g_strdup (name));
    }
  for (; n < g_hash_table_size (names); n++)
    {
      g_autofree char *name = g_strdup_printf ("Code %u", n);

      g_assert_true (g_hash_table_contains (names, name));
    }
  return n;
}

/* Kills a session after some microseconds and looks what is missing. */
static void
kill_once (guint delay, guint *n_saved)
{
  g_autofree char *folder = testlib_folder ();
  g_auto (World) world;
  g_autoptr (AnalectProject) recovered = NULL;
  Shared *shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  guint n_recovered, n_old = 0;
  gint64 killed;
  pid_t child;

  g_assert_true (shared != MAP_FAILED);
  world_init (&world, NULL, folder, 1);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    work (&world, shared);
  g_usleep (delay);
  killed = g_get_monotonic_time ();
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);

  while (n_old < shared->n_done && shared->times[n_old] < killed - 100 * G_TIME_SPAN_MILLISECOND)
    n_old++;
  recovered = world_recover (&world, NULL);
  n_recovered = count_codes (recovered);
  g_assert_cmpuint (n_recovered, >=, shared->n_durable);
  g_assert_cmpuint (n_recovered, >=, n_old);
  *n_saved += shared->n_saved;
  munmap (shared, sizeof *shared);
}

static void
test_kill (void)
{
  guint n = g_test_slow () ? 1000 : 60, n_saved = 0;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < n; i++)
    kill_once ((guint) g_rand_int_range (rand, 0, 200000), &n_saved);
  g_test_message ("%u savings were done on the way", n_saved);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal-kill/kill", test_kill);
  return g_test_run ();
}
