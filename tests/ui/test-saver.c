/* Saving an open project from the window's side: its states and words, a second saving that waits, what somebody else
 * has done to the file, another file, a copy, and leaving without saving.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "change.h"
#include "recovery.h"
#include "saver.h"
#include "testlib.h"
#include "ui-project.h"
#include "ui-test.h"

#include <string.h>

typedef struct
{
  char *path;
  AnalectSaver *saver;
  AnalectProject *project;
  guint n_done, n_ok, n_failed, n_asked, n_moved;
} Fixture;

static void
on_failed (AnalectSaver *saver, GError *error, gboolean asked, Fixture *fixture)
{
  fixture->n_failed++;
  fixture->n_asked += asked;
}

static void
on_moved (AnalectSaver *saver, Fixture *fixture)
{
  fixture->n_moved++;
}

static void
on_done (AnalectSaver *saver, gboolean ok, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_done++;
  fixture->n_ok += ok;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  AnalectSession *session;
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){ .path = ui_project_sample_file () };
  session = analect_session_open (NULL, fixture->path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (analect_session_start_journal (session, &error));
  fixture->project = analect_session_get_project (session);
  fixture->saver = analect_saver_new (session, FALSE);
  g_signal_connect (fixture->saver, "failed", G_CALLBACK (on_failed), fixture);
  g_signal_connect (fixture->saver, "moved", G_CALLBACK (on_moved), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->saver);
  g_free (fixture->path);
}

static void
set_title (Fixture *fixture, const char *title)
{
  g_autoptr (AnalectChange) change = analect_project_change (fixture->project, "Title");

  analect_change_set_string (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, title);
  g_assert_true (analect_project_apply (fixture->project, change, NULL));
}

static void
assert_says (Fixture *fixture, AnalectSaverState state, const char *words)
{
  g_autofree char *now = analect_saver_get_words (fixture->saver), *more = analect_saver_get_sentence (fixture->saver);

  g_assert_cmpint (analect_saver_get_state (fixture->saver), ==, state);
  g_assert_cmpstr (now, ==, words);
  g_assert_cmpstr (more, !=, "");
}

static gboolean
holds (const char *path, const char *title)
{
  g_autofree char *text = testlib_read (path, NULL), *wanted = g_strdup_printf ("title=\"%s\"", title);

  return strstr (text, wanted) != NULL;
}

static void
test_states (Fixture *fixture, gconstpointer data)
{
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
  set_title (fixture, "One");
  assert_says (fixture, ANALECT_SAVER_SAFE, "Safe");
  g_assert_true (analect_saver_has_unsaved (fixture->saver));
  analect_saver_save (fixture->saver, ANALECT_SAVE_EXPECTED, on_done, fixture);
  g_assert_true (analect_saver_is_busy (fixture->saver));
  ui_wait_for (fixture->n_done == 1);
  g_assert_cmpuint (fixture->n_ok, ==, 1);
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
  g_assert_true (holds (fixture->path, "One"));
  /* Undoing the saved change makes it unsaved again, redoing it saved. */
  g_assert_true (analect_project_undo (fixture->project));
  assert_says (fixture, ANALECT_SAVER_SAFE, "Safe");
  g_assert_true (analect_project_redo (fixture->project));
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
}

/* The second waits for the first, and has what was done meanwhile. */
static void
test_queue (Fixture *fixture, gconstpointer data)
{
  set_title (fixture, "First");
  analect_saver_save (fixture->saver, ANALECT_SAVE_EXPECTED, on_done, fixture);
  set_title (fixture, "Second");
  analect_saver_save (fixture->saver, ANALECT_SAVE_EXPECTED, on_done, fixture);
  ui_wait_for (fixture->n_done == 2);
  g_assert_cmpuint (fixture->n_ok, ==, 2);
  g_assert_true (holds (fixture->path, "Second"));
  g_assert_false (analect_saver_is_busy (fixture->saver));
}

static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  set_title (fixture, "Ours");
  testlib_write (fixture->path, "<theirs/>", -1);
  analect_saver_save (fixture->saver, ANALECT_SAVE_EXPECTED, on_done, fixture);
  ui_wait_for (fixture->n_done == 1);
  g_assert_cmpuint (fixture->n_ok, ==, 0);
  g_assert_cmpuint (fixture->n_asked, ==, 1);
  assert_says (fixture, ANALECT_SAVER_FAILED, "Not saved");
  analect_saver_save (fixture->saver, ANALECT_SAVE_OVERWRITE, on_done, fixture);
  ui_wait_for (fixture->n_done == 2);
  g_assert_cmpuint (fixture->n_ok, ==, 1);
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
  g_assert_true (holds (fixture->path, "Ours"));
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".copy", NULL),
                  *moved = g_strconcat (fixture->path, ".moved", NULL);

  set_title (fixture, "Elsewhere");
  analect_saver_save_copy (fixture->saver, copy, on_done, fixture);
  ui_wait_for (fixture->n_done == 1);
  g_assert_true (holds (copy, "Elsewhere"));
  g_assert_false (holds (fixture->path, "Elsewhere"));
  assert_says (fixture, ANALECT_SAVER_SAFE, "Safe");
  analect_saver_save_as (fixture->saver, moved, on_done, fixture);
  ui_wait_for (fixture->n_done == 2);
  g_assert_cmpuint (fixture->n_moved, ==, 1);
  g_assert_true (holds (moved, "Elsewhere"));
  g_assert_cmpstr (analect_session_get_path (analect_saver_get_session (fixture->saver)), ==, moved);
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
  /* A copy over the project itself is refused, and says nothing about the project. */
  analect_saver_save_copy (fixture->saver, moved, on_done, fixture);
  ui_wait_for (fixture->n_done == 3);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
  assert_says (fixture, ANALECT_SAVER_SAVED, "Saved");
}

/* What was left unsaved is found when the file is opened again; what was closed as usual leaves nothing. */
static void
test_leave (Fixture *fixture, gconstpointer data)
{
  for (guint leave = 0; leave < 2; leave++)
    {
      g_autoptr (AnalectSession) again = NULL;
      g_autoptr (GPtrArray) found = NULL;

      if (fixture->saver == NULL)
        set_up (fixture, NULL);
      set_title (fixture, "Unsaved");
      if (leave)
        analect_saver_leave (fixture->saver);
      g_clear_object (&fixture->saver);
      again = analect_session_open (NULL, fixture->path, ANALECT_SESSION_WRITE, NULL, NULL);
      found = analect_session_find_recoverable (again);
      g_assert_cmpuint (found->len, ==, leave);
    }
}

static void
test_read_only (void)
{
  g_autofree char *path = ui_project_sample_file ();
  g_autoptr (AnalectSaver) saver = NULL;
  g_autofree char *words = NULL;

  saver = analect_saver_new (analect_session_open (NULL, path, ANALECT_SESSION_READ, NULL, NULL), TRUE);
  words = analect_saver_get_words (saver);
  g_assert_cmpstr (words, ==, "Read-only");
  g_assert_false (analect_saver_has_unsaved (saver));
}

#define ADD(name, function) g_test_add ("/saver/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  ADD ("states", test_states);
  ADD ("queue", test_queue);
  ADD ("conflict", test_conflict);
  ADD ("elsewhere", test_elsewhere);
  ADD ("leave", test_leave);
  g_test_add_func ("/saver/read-only", test_read_only);
  return ui_test_run ();
}
