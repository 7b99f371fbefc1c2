/* Project files, good and bad: what is written conforms, reads back the same, keeps what is unknown; what is broken is
 * refused with file and line, and nothing happens to anything.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "change.h"
#include "project-file.h"
#include "project-schema.h"
#include "project-writer.h"
#include "session.h"
#include "small-project.h"
#include "testlib.h"

#include <string.h>
#include <sys/stat.h>

static AnalectReading *
read_text (const char *text, gssize size, GError **error)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  g_ptr_array_add (chunks, g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size));
  return analect_project_read_chunks (chunks, "p.analect", NULL, error);
}

static char *
write_text (AnalectProject *project)
{
  g_autoptr (GPtrArray) chunks = analect_project_write (analect_project_get_rows (project), NULL, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < chunks->len; i++)
    g_string_append_len (text, g_bytes_get_data (chunks->pdata[i], NULL),
                         (gssize) g_bytes_get_size (chunks->pdata[i]));
  return g_string_free (text, FALSE);
}

/* TEXT with the first OLD replaced. The caller frees it. */
static char *
with (const char *text, const char *old, const char *new)
{
  const char *at = strstr (text, old);

  g_assert_nonnull (at);
  return g_strdup_printf ("%.*s%s%s", (int) (at - text), text, new, at + strlen (old));
}

static void
test_same_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = read_text (small_project, -1, &error);
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (reading->problems->len, ==, 0);
  again = write_text (reading->project);
  g_assert_cmpstr (again, ==, small_project);
  g_assert_true (analect_project_conforms (again, strlen (again), "p.analect", &error));
  g_assert_no_error (error);
}

/* Something legal for each type of field. */
static AnalectValue
some_value (AnalectProject *project, AnalectField field, AnalectId target)
{
  AnalectValue value = { .integer = 0 };

  switch (analect_fields[field].type)
    {
    case ANALECT_TYPE_TEXT:
      value.text = analect_text_new (analect_fields[field].flag == ANALECT_FLAG_ORDER ? "V" : "a <b> & \"c\"\n\té😀", -1);
      break;
    case ANALECT_TYPE_INTEGER:
      value.integer = 7;
      break;
    case ANALECT_TYPE_REAL:
      value.real = 0.1;
      break;
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
      value.integer = 1;
      break;
    case ANALECT_TYPE_TIME:
      value.integer = 1790000000;
      break;
    case ANALECT_TYPE_REFERENCE:
      value.reference = target;
      break;
    case ANALECT_TYPE_REFERENCES:
    case ANALECT_TYPE_RANGES:
    case ANALECT_TYPE_GUID:
    case ANALECT_TYPE_EXTRA:
      break;
    }
  return value;
}

static gboolean
is_place (AnalectField field)
{
  return field == ANALECT_EXCERPT_START || field == ANALECT_EXCERPT_END || field == ANALECT_SECTION_START
         || field == ANALECT_SECTION_END || field == ANALECT_EXCERPT_ILLUSTRATES || field == ANALECT_SAMPLE_PARENT
         || field == ANALECT_PLACEMENT_PARENT;
}

/* One entity of every kind with every field set, made from the table of fields. */
static AnalectProject *
make_full (void)
{
  AnalectProject *project = analect_project_new ("Full");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Everything");
  AnalectId ids[ANALECT_N_KINDS];
  g_autoptr (GError) error = NULL;

  ids[ANALECT_KIND_PROJECT] = ANALECT_ID_PROJECT;
  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    ids[kind] = analect_change_add (change, (AnalectKind) kind);
  for (int i = ANALECT_FIELD_EXISTS + 1; i < ANALECT_N_FIELDS; i++)
    {
      AnalectField field = (AnalectField) i;
      const AnalectFieldInfo *info = &analect_fields[field];
      AnalectId target = info->target == ANALECT_KIND_ANY ? ids[ANALECT_KIND_CODE] : ids[info->target % ANALECT_N_KINDS];
      AnalectValue value;

      if (info->type == ANALECT_TYPE_EXTRA || info->type == ANALECT_TYPE_RANGES || is_place (field))
        continue;
      if (info->type == ANALECT_TYPE_REFERENCES)
        {
          analect_change_insert (change, ids[info->kind], field, target);
          continue;
        }
      value = some_value (project, field, target);
      analect_change_set_value (change, ids[info->kind], field, value);
      analect_value_clear (info->type, &value);
    }
  analect_project_apply (project, change, &error);
  g_assert_no_error (error);
  return project;
}

static void
test_every_field (void)
{
  g_autoptr (AnalectProject) project = make_full ();
  g_autofree char *text = write_text (project), *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = read_text (text, -1, &error);

  g_assert_no_error (error);
  for (int i = ANALECT_FIELD_EXISTS + 1; i < ANALECT_N_FIELDS; i++)
    if (analect_fields[i].type != ANALECT_TYPE_EXTRA && analect_fields[i].type != ANALECT_TYPE_RANGES
        && !is_place ((AnalectField) i) && analect_kinds[analect_fields[i].kind].home_field != (AnalectField) i)
      g_assert_nonnull (strstr (text, analect_fields[i].name));
  again = write_text (reading->project);
  g_assert_cmpstr (text, ==, again);
  g_assert_true (analect_project_conforms (text, strlen (text), "full.analect", &error));
  g_assert_no_error (error);
}

static void
test_schema_is_published (void)
{
  g_autofree char *path = testlib_fixture ("../data/schema/project-1.rng"), *published = testlib_read (path, NULL);
  g_autofree char *made = analect_project_schema ();

  g_assert_cmpstr (made, ==, published);
}

static void
test_unknown_is_kept (void)
{
  g_autofree char *one = with (small_project, "name=\"Hope\"/>", "name=\"Hope\" mood=\"high &amp; low\"><tone xmlns:x=\"urn:x\" x:a=\"1\">c"
                                                         "<d/></tone></code>");
  g_autofree char *two = with (one, "</project>", "<dreams><dream/></dreams>\n</project>"), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = read_text (two, -1, &error), again = NULL;
  g_autoptr (AnalectChange) change = NULL;

  g_assert_no_error (error);
  change = analect_project_change (reading->project, "Rename");
  analect_change_set_string (change, analect_rows_first (analect_project_get_rows (reading->project), ANALECT_KIND_CODE),
                             ANALECT_CODE_NAME, "Despair");
  g_assert_true (analect_project_apply (reading->project, change, &error));
  first = write_text (reading->project);
  g_assert_nonnull (strstr (first, "name=\"Despair\" mood=\"high &amp; low\"><tone "));
  g_assert_nonnull (strstr (first, "<dreams><dream/></dreams>"));
  again = read_text (first, -1, &error);
  g_assert_no_error (error);
  second = write_text (again->project);
  g_assert_cmpstr (first, ==, second);
}

/* A value of a list that only a newer version knows stays, until somebody sets another. */
static void
test_unknown_value_is_kept (void)
{
  g_autofree char *text = with (small_project, "name=\"Hope\"/>", "name=\"Hope\" origin=\"dreamt\"/>"), *written = NULL;
  g_autofree char *changed = NULL;
  g_autoptr (AnalectReading) reading = read_text (text, -1, NULL);
  g_autoptr (AnalectChange) change = analect_project_change (reading->project, "Origin");

  written = write_text (reading->project);
  g_assert_nonnull (strstr (written, "origin=\"dreamt\""));
  analect_change_set_integer (change, analect_rows_first (analect_project_get_rows (reading->project), ANALECT_KIND_CODE),
                              ANALECT_CODE_ORIGIN, ANALECT_ORIGIN_A_PRIORI);
  g_assert_true (analect_project_apply (reading->project, change, NULL));
  changed = write_text (reading->project);
  g_assert_nonnull (strstr (changed, "origin=\"a-priori\""));
  g_assert_null (strstr (changed, "dreamt"));
}

static void
test_broken (void)
{
  static const struct
  {
    const char *old, *new;
    int line;
  } cases[] = {
    { "code=\"" GUID "3\"", "code=\"" GUID "9\"", 16 },
    { "guid=\"" GUID "3\"", "guid=\"" GUID "2\"", 7 },
    { "coder=\"" GUID "2\" start", "coder=\"" GUID "3\" start", 16 },
    { "guid=\"" GUID "3\"", "guid=\"three\"", 7 },
    { "name=\"Hope\"", "name=\"\"", 7 },
    { "start=\"5\"", "start=\"five\"", 16 },
    { "<codes>", "<codes>hello", 7 },
    { "They hope", "They <b>hope</b>", 13 },
    { "</project>", "</projekt>", 18 },
    { "<project ", "<!DOCTYPE project [<!ENTITY a \"aaa\">]>\n<project ", 2 },
    { "Small", "Sm\001all", 2 },
    { "Small", "Sm\xff\xfe""all", 2 },
    { "urn:analect:project:1", "urn:other", 2 },
    { "version=\"1.0\" guid", "guid", 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = with (small_project, cases[i].old, cases[i].new);
      g_autofree char *place = g_strdup_printf ("p.analect:%d: ", cases[i].line);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnalectReading) reading = read_text (text, -1, &error);

      g_assert_null (reading);
      g_assert_nonnull (error);
      if (strstr (error->message, place) == NULL)
        g_error ("Case %u: expected %s in “%s”", i, place, error->message);
    }
}

static void
test_cut_and_bitten (void)
{
  gsize size = strlen (small_project);

  for (gsize n = 0; n < size; n++)
    {
      g_autoptr (GError) error = NULL, other = NULL;
      g_autofree char *bitten = g_strdup_printf ("%.*s%s", (int) n, small_project, small_project + n + 1);
      g_autoptr (AnalectReading) cut = read_text (small_project, (gssize) n, &error), reading = NULL;

      /* Without its last newline the file is whole. */
      g_assert_true (cut == NULL || n == size - 1);
      g_assert_true ((cut == NULL) == (error != NULL));
      reading = read_text (bitten, -1, &other);
      g_assert_true ((reading == NULL) == (other != NULL));
    }
}

static void
test_deep (void)
{
  g_autoptr (GString) text = g_string_new ("<project xmlns=\"urn:analect:project:1\" version=\"1.0\" guid=\"" GUID "1\">");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "<x>");
  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "</x>");
  g_string_append (text, "</project>");
  reading = read_text (text->str, -1, &error);
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_TOO_LARGE);
}

/* Words that are not where the file says: told, not moved, when a project is looked at; found again as a step that can be
 * undone when it is worked on. */
static void
test_moved_words (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *text = with (small_project, "They hope still.", "But they hope still."), *after = NULL;
  g_autoptr (AnalectSession) session = NULL;
  g_autoptr (AnalectReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  AnalectProject *project;
  AnalectId excerpt;

  reading = read_text (text, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_unmatched, ==, 1);
  after = write_text (reading->project);
  g_assert_cmpstr (after, ==, text);

  testlib_write (path, text, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_no_error (error);
  project = analect_session_get_project (session);
  excerpt = analect_rows_first (analect_project_get_rows (project), ANALECT_KIND_EXCERPT);
  g_assert_cmpint (
      analect_row_integer (analect_rows_get (analect_project_get_rows (project), excerpt), ANALECT_EXCERPT_START), ==, 9);
  g_assert_true (analect_project_undo (project));
  g_assert_cmpint (
      analect_row_integer (analect_rows_get (analect_project_get_rows (project), excerpt), ANALECT_EXCERPT_START), ==, 5);
}

static void
test_newer (void)
{
  g_autofree char *folder = testlib_folder (), *path = g_build_filename (folder, "p.analect", NULL);
  g_autofree char *one = with (small_project, "project:1", "project:2"), *text = with (one, "version=\"1.0\" guid", "version=\"2.0\" guid");
  g_autoptr (AnalectSession) session = NULL, looking = NULL;
  g_autoptr (GError) error = NULL;

  testlib_write (path, text, -1);
  session = analect_session_open (NULL, path, ANALECT_SESSION_WRITE, NULL, &error);
  g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERSION);
  g_clear_error (&error);
  looking = analect_session_open (NULL, path, ANALECT_SESSION_READ, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (analect_session_get_problems (looking)->len, ==, 1);
}

static void
test_no_file (void)
{
  g_autofree char *folder = testlib_folder (), *empty = g_build_filename (folder, "empty", NULL);
  g_autofree char *fifo = g_build_filename (folder, "fifo", NULL), *missing = g_build_filename (folder, "missing", NULL);
  const char *paths[] = { folder, empty, fifo, missing };

  testlib_write (empty, "", 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (analect_project_file_read (NULL, paths[i], NULL, NULL, &error));
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/project-file/same-bytes", test_same_bytes);
  g_test_add_func ("/project-file/every-field", test_every_field);
  g_test_add_func ("/project-file/schema", test_schema_is_published);
  g_test_add_func ("/project-file/unknown", test_unknown_is_kept);
  g_test_add_func ("/project-file/unknown-value", test_unknown_value_is_kept);
  g_test_add_func ("/project-file/broken", test_broken);
  g_test_add_func ("/project-file/cut-and-bitten", test_cut_and_bitten);
  g_test_add_func ("/project-file/deep", test_deep);
  g_test_add_func ("/project-file/moved-words", test_moved_words);
  g_test_add_func ("/project-file/newer", test_newer);
  g_test_add_func ("/project-file/no-file", test_no_file);
  return g_test_run ();
}
