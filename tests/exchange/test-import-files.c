/* Importing real files, hostile ones, and files that cannot be read at all; stopping on the way; many and large ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "import-test.h"

#include "exchange-error.h"
#include "testlib.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* How many records or texts a sample has. */
typedef struct
{
  const char *name;
  guint found;
} Sample;

static const Sample samples[] = {
  { "bib-ris/asreview_embase.ris", 6 },
  { "bib-ris/asreview_faulty_year.ris", 1 },
  { "bib-ris/asreview_ovid_psycinfo.ris", 6 },
  { "bib-ris/asreview_proquest.ris", 6 },
  { "bib-ris/citesource_20221207_gambling-harms_psycinfo_124.ris", 124 },
  { "bib-ris/citesource_WoS_79.ris", 79 },
  { "bib-ris/colrev_psycinfo_ris.ris", 1 },
  { "bib-ris/jabref_RisImporterCorrupted.ris", 0 },
  { "bib-ris/jabref_RisImporterTest1.ris", 11 },
  { "bib-ris/jabref_RisImporterTest5a.ris", 1 },
  { "bib-ris/jabref_RisImporterTest8_date.ris", 1 },
  { "bib-ris/jabref_RisImporterTestDOI.ris", 1 },
  { "bib-ris/rispy_example_bom.ris", 1 },
  { "bib-ris/rispy_example_extraneous_data.ris", 2 },
  { "bib-ris/rispy_example_multiline.ris", 3 },
  { "bib-ris/rispy_example_wos.ris", 2 },
  { "bib-ris/synthesisr_ASP_EBSCO_ris_example.ris", 4 },
  { "bib-ris/zotero_ris_2.ris", 48 },
  { "bib-ris/zotero_ris_9.ris", 2 },
  { "bib-tagged/asreview_web_of_science.txt", 10 },
  { "bib-tagged/synthesisr_WoS_ciw_example.ciw", 5 },
  { "bib-tagged/zotero_wos_0.wos.txt", 5 },
  { "jats/1472-6831-8-11.nxml", 1 },
  { "jats/journal.pmed.1001473.xml", 1 },
  { "jats/journal.pone.0036880.xml", 1 },
  { "jats/texture_kitchen-sink.xml", 1 },
  { "text-encodings/cs_iso-8859-2.txt", 1 },
  { "text-encodings/cs_utf-16le-bom.txt", 1 },
  { "text-encodings/cs_utf-8-bom.txt", 1 },
  { "text-encodings/cs_utf-8_nfd.txt", 1 },
  { "text-encodings/cs_windows-1250.txt", 1 },
  { "text-encodings/uchardet_de_windows-1252.txt", 1 },
  { "text-encodings/uchardet_fr_utf-16.be", 1 },
  { "text-encodings/uchardet_hu_iso-8859-2.txt", 1 },
  { "text-encodings/uchardet_ja_utf-16le.txt", 1 },
  { "text-encodings/uchardet_ru_windows-1251.txt", 1 },
};

/* Each sample alone: its records, undo, the project's file, and the same file again. */
static void
test_samples (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = testlib_sample (samples[i].name), *before = NULL, *after = NULL;
      g_autoptr (AnalectProject) project = analect_project_new ("T");
      AnalectImportCounts counts, again;
      guint n_records;

      if (path == NULL)
        return;
      counts = import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);
      if (counts.found != samples[i].found)
        g_error ("%s: %u found", samples[i].name, counts.found);
      n_records = import_test_count (project, ANALECT_KIND_IMPORT_RECORD);
      g_assert_cmpuint (counts.added, ==, import_test_count (project, ANALECT_KIND_REFERENCE));
      g_assert_cmpuint (counts.added, ==, n_records);
      before = import_test_bytes (project);
      again = import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);
      g_assert_cmpuint (again.found, ==, counts.found);
      g_assert_cmpuint (again.added, ==, 0);
      g_assert_cmpuint (again.duplicates, ==, n_records);
      after = import_test_bytes (project);
      g_assert_cmpstr (before, ==, after);
    }
}

/* All samples together, twice over: one step, and nothing that the second time adds. */
static void
test_samples_together (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectRows) rows = analect_project_snapshot (project), later = NULL;
  g_autoptr (AnalectImportPlan) plan = NULL, again = NULL;
  g_autofree char *before = NULL, *after = NULL;
  AnalectImportCounts counts;
  guint found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      char *path = testlib_sample (samples[i].name);

      if (path == NULL)
        return;
      g_ptr_array_add (paths, path);
      found += samples[i].found;
    }
  plan = analect_import_plan_new (rows, (const char *const *) paths->pdata, paths->len, NULL, NULL, NULL, NULL, NULL);
  analect_import_plan_count (plan, G_MAXUINT, &counts);
  g_assert_cmpuint (counts.found, ==, found);
  import_test_apply (plan, project, &(AnalectImportApplyOptions){ .search = "All" });
  before = import_test_bytes (project);
  later = analect_project_snapshot (project);
  again = analect_import_plan_new (later, (const char *const *) paths->pdata, paths->len, NULL, NULL, NULL, NULL, NULL);
  import_test_apply (again, project, &(AnalectImportApplyOptions){ .search = "All" });
  after = import_test_bytes (project);
  g_assert_cmpstr (before, ==, after);
}

/* Records that say nothing but their type are found and left out. */
static void
test_empty_records (void)
{
  g_autofree char *path = testlib_sample ("bib-ris/jabref_RisImporterTest1.ris");
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportCounts counts;

  if (path == NULL)
    return;
  counts = import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path);
  g_assert_cmpuint (counts.found, ==, 11);
  g_assert_cmpuint (counts.added, ==, 3);
  g_assert_cmpuint (counts.duplicates, ==, 0);
  g_assert_cmpuint (counts.problems, >=, 8);
}

/* The encodings that plans show, and the same words out of all of them. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *name, *encoding;
    gboolean guessed;
  } files[] = { { "text-encodings/cs_iso-8859-2.txt", "ISO-8859-2", TRUE },
                { "text-encodings/cs_windows-1250.txt", "windows-1250", TRUE },
                { "text-encodings/cs_utf-8-bom.txt", "UTF-8", FALSE },
                { "text-encodings/cs_utf-16le-bom.txt", "UTF-16LE", FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = testlib_sample (files[i].name);
      g_autoptr (AnalectProject) project = analect_project_new ("T");
      g_autoptr (AnalectImportPlan) plan = NULL;
      const AnalectImportFile *file;

      if (path == NULL)
        return;
      plan = import_test_plan (project, NULL, path, NULL);
      file = analect_import_plan_get_file (plan, 0);
      g_assert_true (g_ascii_strcasecmp (file->encoding, files[i].encoding) == 0);
      g_assert_cmpint (file->certainty == ANALECT_CERTAINTY_GUESSED, ==, files[i].guessed);
      g_assert_cmpint (import_test_has_problem (file, 0, files[i].encoding), ==, files[i].guessed);
      import_test_apply (plan, project, NULL);
      g_assert_true (
          g_ascii_strcasecmp (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_ENCODING),
                              files[i].encoding)
          == 0);
    }
}

/* Chosen by hand, an encoding is believed. */
static void
test_chosen_encoding (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "a.txt", "P\xf8\xedli\xb9 mnoho.\n");
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportOptions options = { .format = "text", .encoding = "ISO-8859-2" };
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, &options, path, NULL);

  g_assert_cmpint (analect_import_plan_get_file (plan, 0)->certainty, ==, ANALECT_CERTAINTY_CHOSEN);
  import_test_apply (plan, project, NULL);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_DOCUMENT, 0, ANALECT_DOCUMENT_TEXT), ==,
                   "Příliš mnoho.\n");
}

/* Every hostile file, however it is asked to be read: an answer, a project that holds together, and mostly one that is
 * as it was. */
static void
test_hostile (void)
{
  static const char *const formats[] = { NULL, "ris", "wos", "jats", "text", "characteristics" };
  g_autofree char *one = testlib_sample ("hostile/ris-no-er.ris"), *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (one == NULL)
    return;
  folder = g_path_get_dirname (one);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
      {
        g_autofree char *path = g_build_filename (folder, name, NULL), *before = NULL, *after = NULL;
        g_autoptr (AnalectProject) project = analect_project_new ("T");
        AnalectImportOptions options = { .format = formats[i], .create_studies = TRUE };
        g_autoptr (AnalectImportPlan) plan = NULL;
        const AnalectImportFile *file;

        before = import_test_bytes (project);
        plan = import_test_plan (project, &options, path, NULL);
        file = analect_import_plan_get_file (plan, 0);
        if (file->error != NULL)
          {
            g_assert_cmpuint (file->problems->len, >, 0);
            g_assert_cmpuint (analect_import_plan_get_n_failed (plan), ==, 1);
            g_assert_cmpuint (analect_import_plan_get_n_items (plan), ==, 0);
          }
        import_test_apply (plan, project, NULL);
        after = import_test_bytes (project);
        if (file->error != NULL)
          g_assert_cmpstr (before, ==, after);
      }
}

static void
test_hostile_known (void)
{
  static const struct
  {
    const char *name;
    guint found;
  } files[] = { { "hostile/ris-no-er.ris", 2 }, { "hostile/ris-1MB-line.ris", 1 }, { "hostile/ris-binary.ris", 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = testlib_sample (files[i].name);
      g_autoptr (AnalectProject) project = analect_project_new ("T");

      if (path == NULL)
        return;
      g_assert_cmpuint (import_test_run (project, ANALECT_DUPLICATES_FLAG, NULL, path).found, ==, files[i].found);
      g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, files[i].found);
    }
}

/* Files that are not there, may not be read, or are no files at all stand in the plan with their errors; the others are
 * imported. */
static void
test_unreadable (void)
{
  g_autofree char *folder = testlib_folder (), *good = import_test_file (folder, "good.txt", "Anna said so.\n");
  g_autofree char *missing = g_build_filename (folder, "missing.ris", NULL);
  g_autofree char *secret = import_test_file (folder, "secret.txt", "Anna said so.\n");
  g_autofree char *empty = import_test_file (folder, "empty.txt", ""),
                  *blank = import_test_file (folder, "blank.txt", "\n \n");
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (chmod (secret, 0), ==, 0);
  plan = import_test_plan (project, NULL, missing, folder, empty, blank, pipe, "/dev/zero", secret, good, NULL);
  for (guint i = 0; i < 6; i++)
    {
      const AnalectImportFile *file = analect_import_plan_get_file (plan, i);

      g_assert_nonnull (file->error);
      g_assert_null (file->format);
      g_assert_cmpuint (file->problems->len, ==, 1);
    }
  /* Whoever may read everything reads this one too, and finds it to be the same as the last one. */
  g_assert_true (analect_import_plan_get_file (plan, 6)->error != NULL || geteuid () == 0);
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DOCUMENT), ==, 1);
}

/* A gigabyte is refused by its size, at once. */
static void
test_huge (void)
{
  g_autofree char *folder = testlib_folder (), *path = import_test_file (folder, "huge.ris", "TY  - JOUR\n");
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL;
  gint64 start;

  g_assert_cmpint (truncate (path, 1024 * 1024 * 1024), ==, 0);
  start = g_get_monotonic_time ();
  plan = import_test_plan (project, NULL, path, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_true (import_test_has_problem (analect_import_plan_get_file (plan, 0), 0, "larger"));
}

/* A file of references may be larger than any single text: each record of it is small. */
static void
test_database (void)
{
  g_autofree char *folder = testlib_folder (), *path = NULL, *note = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL;
  const AnalectImportFile *file;

  while (text->len <= ANALECT_TEXT_MAX_BYTES)
    g_string_append_printf (text, "TY  - JOUR\nTI  - Žal %" G_GSIZE_FORMAT "\nAB  - %s\nER  - \n", text->len, note);
  path = import_test_file (folder, "all.ris", text->str);
  plan = import_test_plan (project, NULL, path, NULL);
  file = analect_import_plan_get_file (plan, 0);
  g_assert_no_error (file->error);
  g_assert_cmpuint (file->n_items, ==, 64);
  g_assert_cmpstr (file->encoding, ==, "UTF-8");
  g_assert_cmpstr (
      analect_reference_draft_get (analect_import_plan_get_item (plan, 0)->reference, ANALECT_REFERENCE_TITLE), ==,
      "Žal 0");
}

/* What is pasted is read like a file. */
static void
test_pasted (void)
{
  static const char text[] = "TY  - JOUR\nTI  - A title\nAU  - Li, W\nPY  - 2020\nER  - \n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1), nothing = g_bytes_new_static ("", 0);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectImportPlan) plan = NULL, empty = NULL;
  g_autoptr (GError) error = NULL;

  empty = analect_import_plan_new_for_bytes (rows, nothing, "Pasted", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analect_import_plan_get_n_failed (empty), ==, 1);
  plan = analect_import_plan_new_for_bytes (rows, bytes, "Pasted", NULL, NULL, &error);
  g_assert_no_error (error);
  import_test_apply (plan, project, NULL);
  g_assert_cmpstr (import_test_string (project, ANALECT_KIND_IMPORT_RECORD, 0, ANALECT_IMPORT_RECORD_FILE), ==,
                   "Pasted");
}

/* The same file under two names, or named twice, is there once. */
static void
test_same_file (void)
{
  g_autofree char *folder = testlib_folder (), *a = import_test_file (folder, "a.txt", "Anna said so.\n");
  g_autofree char *b = import_test_file (folder, "b.txt", "Anna said so.\n");
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = import_test_plan (project, NULL, a, b, a, NULL);

  g_assert_cmpuint (analect_import_plan_get_n_failed (plan), ==, 0);
  g_assert_cmpuint (analect_import_plan_get_n_items (plan), ==, 1);
  g_assert_true (import_test_has_problem (analect_import_plan_get_file (plan, 1), 0, "a.txt"));
  import_test_apply (plan, project, NULL);
  g_assert_cmpuint (import_test_count (project, ANALECT_KIND_DOCUMENT), ==, 1);
}

/* Bytes that no text has become U+FFFD, and are counted. */
static void
test_illegal (void)
{
  static const char bytes[] = "TY  - JOUR\nTI  - A\0B \x01 roof\nAU  - Li, W\nPY  - 2020\nER  - \n";
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "nul.ris", NULL);
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autoptr (AnalectImportPlan) plan = NULL;

  testlib_write (path, bytes, sizeof bytes - 1);
  plan = import_test_plan (project, &(AnalectImportOptions){ .format = "ris" }, path, NULL);
  if (analect_import_plan_get_file (plan, 0)->error == NULL)
    g_assert_true (import_test_has_problem (analect_import_plan_get_file (plan, 0), 0, "U+FFFD"));
  import_test_apply (plan, project, NULL);
}

static void
test_no_such_format (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  AnalectImportOptions options = { .format = "pdf" };
  g_autoptr (GError) error = NULL;

  g_assert_null (
      analect_import_plan_new (analect_project_get_rows (project), NULL, 0, &options, NULL, NULL, NULL, &error));
  g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_FORMAT);
}

typedef struct
{
  GCancellable *cancellable;
  guint n_calls, cancel_at;
} Stop;

static void
on_progress (guint n_done, guint n_files, const char *name, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpuint (n_files, ==, 5);
  g_assert_cmpuint (n_done, ==, stop->n_calls);
  g_assert_true ((name == NULL) == (n_done == n_files));
  if (stop->n_calls++ == stop->cancel_at)
    g_cancellable_cancel (stop->cancellable);
}

/* Stopped before any file, the plan does not come to be; the project knows nothing of it. */
static void
test_cancel (void)
{
  g_autofree char *folder = testlib_folder ();
  g_autoptr (AnalectProject) project = analect_project_new ("T");
  g_autofree char *before = import_test_bytes (project), *after = NULL;
  char *paths[5];

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i), *text = g_strdup_printf ("Anna said %u.\n", i);

      paths[i] = import_test_file (folder, name, text);
    }
  for (guint at = 0; at < 7; at++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Stop stop = { cancellable, 0, at };
      g_autoptr (GError) error = NULL;
      g_autoptr (AnalectImportPlan) plan =
          analect_import_plan_new (analect_project_get_rows (project), (const char *const *) paths, 5, NULL,
                                   on_progress, &stop, cancellable, &error);

      if (at < 5)
        g_assert_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_CANCELLED);
      else
        g_assert_no_error (error);
      g_assert_true ((plan == NULL) == (at < 5));
      g_assert_cmpuint (stop.n_calls, ==, at < 5 ? at + 1 : 6);
    }
  after = import_test_bytes (project);
  g_assert_cmpstr (before, ==, after);
  for (guint i = 0; i < 5; i++)
    g_free (paths[i]);
}

/* Twice the records take about twice the time, also when they are all one work. */
static void
test_linear (void)
{
  g_autofree char *folder = testlib_folder ();

  for (guint alike = 0; alike < 2; alike++)
    {
      double seconds[2];

      for (guint i = 0; i < 2; i++)
        {
          guint n = i == 0 ? 2500 : 10000;
          g_autoptr (GString) text = g_string_new (NULL);
          g_autofree char *path = NULL;
          g_autoptr (AnalectProject) project = analect_project_new ("T");
          g_autoptr (AnalectImportPlan) plan = NULL;
          gint64 start;

          for (guint j = 0; j < n; j++)
            g_string_append_printf (
                text, "TY  - JOUR\nTI  - The roof stayed on, number %u\nAU  - Li, W\nPY  - 2020\nN1  - %u\nER  - \n",
                alike ? 0 : j, j);
          path = import_test_file (folder, "list.ris", text->str);
          start = g_get_monotonic_time ();
          plan = import_test_plan (project, NULL, path, NULL);
          g_assert_true (analect_import_plan_apply (plan, project, NULL, NULL));
          seconds[i] = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
          g_assert_cmpuint (import_test_count (project, ANALECT_KIND_REFERENCE), ==, n);
        }
      g_test_message ("%s: %.3f s, four times as many %.3f s", alike ? "alike" : "different", seconds[0], seconds[1]);
      g_assert_cmpfloat (seconds[1], <, 16 * seconds[0] + 1);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-files/samples", test_samples);
  g_test_add_func ("/import-files/samples-together", test_samples_together);
  g_test_add_func ("/import-files/empty-records", test_empty_records);
  g_test_add_func ("/import-files/encodings", test_encodings);
  g_test_add_func ("/import-files/chosen-encoding", test_chosen_encoding);
  g_test_add_func ("/import-files/hostile", test_hostile);
  g_test_add_func ("/import-files/hostile-known", test_hostile_known);
  g_test_add_func ("/import-files/unreadable", test_unreadable);
  g_test_add_func ("/import-files/huge", test_huge);
  g_test_add_func ("/import-files/database", test_database);
  g_test_add_func ("/import-files/pasted", test_pasted);
  g_test_add_func ("/import-files/same-file", test_same_file);
  g_test_add_func ("/import-files/illegal", test_illegal);
  g_test_add_func ("/import-files/no-such-format", test_no_such_format);
  g_test_add_func ("/import-files/cancel", test_cancel);
  g_test_add_func ("/import-files/linear", test_linear);
  return g_test_run ();
}
