/* An open project and its file: saving here, elsewhere and as a copy, with lock and journal, and what somebody else
 * does to the file meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "change.h"
#include "recovery.h"
#include "session.h"
#include "small-project.h"
#include "testlib.h"

#include <string.h>

static void
test_save (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL), *saved = NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectChange) change = NULL;
  g_autoptr (GError) error = NULL;

  testlib_write (path, small_project, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (analect_session_start_journal (session, &error));
  change = analect_project_change (analect_session_get_project (session), "Title");
  analect_change_set_string (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, "Larger");
  g_assert_true (analect_project_apply (analect_session_get_project (session), change, &error));
  g_assert_true (analect_project_is_dirty (analect_session_get_project (session)));
  g_assert_true (analect_session_save (session, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (analect_project_is_dirty (analect_session_get_project (session)));
  saved = testlib_read (path, NULL);
  g_assert_nonnull (strstr (saved, "title=\"Larger\""));

  testlib_write (path, small_project, -1);
  g_assert_true (analect_project_undo (analect_session_get_project (session)));
  g_assert_false (analect_session_save (session, NULL, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

/* Waits for a saving that was begun with on_saved. */
static gboolean
finish (AnalectSession *session, GAsyncResult **result, GError **error)
{
  g_autoptr (GAsyncResult) done = NULL;

  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  done = g_steal_pointer (result);
  return analect_session_save_finish (session, done, error);
}

static void
set_title (AnalectSession *session, const char *title)
{
  AnalectProject *project = analect_session_get_project (session);
  g_autoptr (AnalectChange) change = analect_project_change (project, "Title");

  analect_change_set_string (change, ANALECT_ID_PROJECT, ANALECT_PROJECT_TITLE, title);
  g_assert_true (analect_project_apply (project, change, NULL));
}

static void
assert_holds (const char *path, const char *text)
{
  g_autofree char *saved = testlib_read (path, NULL);

  g_assert_nonnull (strstr (saved, text));
}

static void
test_elsewhere (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *copy = g_build_filename (folder, "copy.analect", NULL);
  g_autofree char *moved = g_build_filename (folder, "moved.analect", NULL);
  g_autoptr (AnalectSession) session = NULL, other = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  testlib_write (path, small_project, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (analect_session_start_journal (session, &error));

  set_title (session, "In the copy");
  analect_session_save_copy_async (session, copy, NULL, on_saved, &result);
  g_assert_true (finish (session, &result, &error));
  assert_holds (copy, "title=\"In the copy\"");
  g_assert_true (analect_project_is_dirty (analect_session_get_project (session)));
  g_assert_cmpstr (analect_session_get_path (session), ==, path);
  analect_session_save_copy_async (session, path, NULL, on_saved, &result);
  g_assert_false (finish (session, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_EXISTS);
  g_clear_error (&error);

  analect_session_save_as_async (session, moved, NULL, on_saved, &result);
  set_title (session, "After the snapshot");
  g_assert_true (finish (session, &result, &error));
  assert_holds (moved, "title=\"In the copy\"");
  g_assert_cmpstr (analect_session_get_path (session), ==, moved);
  g_assert_true (analect_project_is_dirty (analect_session_get_project (session)));

  /* The old file is free, the new one is not. */
  other = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (analect_session_open (NULL, moved, ANALECT_SESSION_WRITE, NULL, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);
  analect_session_save_as_async (session, path, NULL, on_saved, &result);
  g_assert_false (finish (session, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_LOCKED);
  g_clear_error (&error);

  g_assert_true (analect_session_save (session, NULL, &error));
  assert_holds (moved, "title=\"After the snapshot\"");
}

/* What was not saved after saving under another name belongs to the new file. */
static void
test_elsewhere_journal (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *moved = g_build_filename (folder, "moved.analect", NULL), *state = NULL;
  g_autoptr (AnalectSession) session = NULL;
  AnalectProject *project;
  g_autoptr (AnalectJournal) journal = NULL;
  g_autoptr (GPtrArray) found = NULL;
  AnalectEtag etag = { 0 };

  testlib_write (path, small_project, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, NULL);
  project = analect_session_get_project (session);
  state = testlib_folder ();
  g_assert_true (analect_etag_read (analect_file_ops_real (), path, NULL, &etag, NULL));
  journal = analect_journal_new (analect_file_ops_real (), state, path, project, &etag);
  set_title (session, "Elsewhere");
  analect_journal_mark (journal);
  testlib_write (moved, small_project, -1);
  g_assert_true (analect_etag_read (analect_file_ops_real (), moved, NULL, &etag, NULL));
  analect_journal_set_path (journal, moved);
  analect_journal_rebase (journal, &etag);
  set_title (session, "And on");
  g_assert_true (analect_journal_flush (journal, NULL));
  g_clear_pointer (&journal, analect_journal_free);
  found = analect_recovery_list (analect_file_ops_real (), state);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((AnalectRecoverable *) found->pdata[0])->header.path, ==, moved);
  g_assert_true (analect_recovery_fits (analect_file_ops_real (), found->pdata[0]));
}

/* What somebody else has put there is replaced when that is asked for. */
static void
test_overwrite (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autoptr (AnalectSession) session = NULL;
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  testlib_write (path, small_project, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  set_title (session, "Ours");
  testlib_write (path, "<other/>", -1);
  analect_session_save_async (session, ANALECT_SAVE_EXPECTED, NULL, on_saved, &result);
  g_assert_false (finish (session, &result, &error));
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  analect_session_save_async (session, ANALECT_SAVE_OVERWRITE, NULL, on_saved, &result);
  g_assert_true (finish (session, &result, &error));
  assert_holds (path, "title=\"Ours\"");
  g_assert_false (analect_project_is_dirty (analect_session_get_project (session)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/save", test_save);
  g_test_add_func ("/session/elsewhere", test_elsewhere);
  g_test_add_func ("/session/elsewhere/journal", test_elsewhere_journal);
  g_test_add_func ("/session/overwrite", test_overwrite);
  return g_test_run ();
}
