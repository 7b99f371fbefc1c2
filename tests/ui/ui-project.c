/* Projects for tests of widgets; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-project.h"

#include "loader.h"
#include "look.h"
#include "order-key.h"
#include "project-file.h"
#include "testlib.h"
#include "ui-test.h"

#include <string.h>

#define CODINGS_PER_STUDY   40
#define CODES_PER_DIMENSION 20
#define CODES_PER_THEME     5
#define PARAGRAPH_LENGTH    400
#define PARAGRAPHS          24

typedef struct
{
  AnalectLoader *loader;
  GRand *rand;
  AnalectId coder, arrangement;
  AnalectId *codes;
  guint n_codes;
  gboolean long_names;
} Maker;

static char *
sample_path (void)
{
  const char *tests = g_getenv ("ANALECT_TEST_SOURCE_DIR");

  g_assert_nonnull (tests);
  return g_build_filename (tests, "..", "data", "sample", "sample.analect", NULL);
}

/* The workbench of PROJECT, and the look that its widgets have in the program. */
static AnalectWorkbench *
make_workbench (AnalectProject *project, const char *read_only)
{
  static gboolean has_look;

  if (!has_look)
    analect_look_follow_desktop ();
  has_look = TRUE;
  return analect_workbench_new (project, read_only);
}

static AnalectWorkbench *
open_sample (const char *read_only)
{
  g_autofree char *path = sample_path ();
  g_autoptr (GError) error = NULL;
  AnalectReading *reading = analect_project_file_read (NULL, path, NULL, NULL, &error);
  AnalectWorkbench *workbench;

  g_assert_no_error (error);
  workbench = make_workbench (reading->project, read_only);
  analect_workbench_set_coder (workbench,
                               analect_rows_first (analect_workbench_get_rows (workbench), ANALECT_KIND_CODER));
  analect_reading_free (reading);
  return workbench;
}

AnalectWorkbench *
ui_project_from_sample (void)
{
  return open_sample (NULL);
}

AnalectWorkbench *
ui_project_read_only (void)
{
  return open_sample ("This project was opened to be read only.");
}

AnalectWorkbench *
ui_project_empty (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("Empty");

  return make_workbench (project, NULL);
}

char *
ui_project_sample_file (void)
{
  g_autofree char *from = sample_path (), *folder = testlib_folder (), *contents = NULL;
  char *path = g_build_filename (folder, "sample.analect", NULL);
  gsize length;

  contents = testlib_read (from, &length);
  testlib_write (path, contents, (gssize) length);
  return path;
}

static AnalectId
add (Maker *maker, AnalectKind kind)
{
  AnalectGuid guid;
  guint32 words[4];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_rand_int (maker->rand);
  memcpy (guid.bytes, words, sizeof guid.bytes);
  return analect_loader_add (maker->loader, kind, &guid, NULL);
}

static void
set_text (Maker *maker, AnalectId id, AnalectField field, const char *text)
{
  AnalectValue value = { .text = analect_text_new (text, -1) };

  analect_loader_take_value (maker->loader, id, field, value);
}

static void
set_integer (Maker *maker, AnalectId id, AnalectField field, gint64 integer)
{
  AnalectValue value = { .integer = integer };

  analect_loader_take_value (maker->loader, id, field, value);
}

static void
set_reference (Maker *maker, AnalectId id, AnalectField field, AnalectId target)
{
  AnalectValue value = { .integer = 0 };

  value.reference = target;
  analect_loader_take_value (maker->loader, id, field, value);
}

/* A name with its number in it; long ones are of several kinds of trouble. */
static char *
make_name (Maker *maker, const char *what, guint number)
{
  static const char *const long_parts[] = {
    "feeling entitled to have needs of one’s own and to say so in the presence of those who do not like to hear it, "
    "also when it is late",
    "Selbstwirksamkeitsüberzeugungsveränderungsbeschreibungsversuche im Verlauf der Psychotherapie",
    "השתנות ביחסים קרובים לאחר הטיפול ובמהלכו, כפי שהיא מתוארת בראיון",
    "变化：与自己和他人的关系，以及对未来的看法",
    "doing (or not) <things> & “others” / 100 % — naïve, œuvre, Łódź",
  };

  if (maker->long_names)
    return g_strdup_printf ("%s %u: %s", what, number + 1, long_parts[number % G_N_ELEMENTS (long_parts)]);
  return g_strdup_printf ("%s %u", what, number + 1);
}

static AnalectId
place (Maker *maker, AnalectId code, AnalectId parent, char **key)
{
  AnalectId placement = add (maker, ANALECT_KIND_PLACEMENT);
  char *next = analect_order_key_between (*key, NULL);

  set_reference (maker, placement, ANALECT_PLACEMENT_ARRANGEMENT, maker->arrangement);
  set_reference (maker, placement, ANALECT_PLACEMENT_CODE, code);
  if (parent != ANALECT_ID_NONE)
    set_reference (maker, placement, ANALECT_PLACEMENT_PARENT, parent);
  set_text (maker, placement, ANALECT_PLACEMENT_ORDER, next);
  g_free (*key);
  *key = next;
  return placement;
}

static void
add_codebook (Maker *maker)
{
  AnalectId dimension = ANALECT_ID_NONE, theme = ANALECT_ID_NONE;
  g_autofree char *key = NULL;

  maker->arrangement = add (maker, ANALECT_KIND_ARRANGEMENT);
  set_text (maker, maker->arrangement, ANALECT_ARRANGEMENT_NAME, "Working version");
  maker->codes = g_new (AnalectId, maker->n_codes);
  for (guint i = 0; i < maker->n_codes; i++)
    {
      guint within = i % CODES_PER_DIMENSION;
      const char *what = within == 0 ? "Dimension" : within % CODES_PER_THEME == 1 ? "Theme" : "Code";
      g_autofree char *name = make_name (maker, what, i);

      maker->codes[i] = add (maker, ANALECT_KIND_CODE);
      set_text (maker, maker->codes[i], ANALECT_CODE_NAME, name);
      if (within == 0)
        dimension = place (maker, maker->codes[i], ANALECT_ID_NONE, &key);
      else if (within % CODES_PER_THEME == 1)
        theme = place (maker, maker->codes[i], dimension, &key);
      else if (within != CODES_PER_DIMENSION - 1)
        place (maker, maker->codes[i], theme, &key);
    }
}

static char *
make_text (Maker *maker)
{
  static const char *const words[] = {
    "she",   "said", "that", "afterwards", "nothing", "was",    "asked",   "again",
    "could", "say",  "no",   "and",        "friends", "became", "clearer", "slowly"
  };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < PARAGRAPHS; i++)
    {
      gsize end = text->len + PARAGRAPH_LENGTH;
      guint n = 0;

      while (text->len < end)
        {
          g_string_append (text, words[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (words))]);
          g_string_append (text, ++n % 11 == 0 ? ". " : " ");
        }
      g_string_append (text, ".\n\n");
    }
  return g_string_free (text, FALSE);
}

static void
add_section (Maker *maker, AnalectId document, int role, const char *title, gsize start, gsize end)
{
  AnalectId section = add (maker, ANALECT_KIND_SECTION);

  set_reference (maker, section, ANALECT_SECTION_DOCUMENT, document);
  set_integer (maker, section, ANALECT_SECTION_ROLE, role);
  set_integer (maker, section, ANALECT_SECTION_START, (gint64) start);
  set_integer (maker, section, ANALECT_SECTION_END, (gint64) end);
  set_text (maker, section, ANALECT_SECTION_TITLE, title);
}

static void
add_coding (Maker *maker, AnalectId document, gsize start, gsize end, AnalectId code)
{
  AnalectId excerpt = add (maker, ANALECT_KIND_EXCERPT), coding = add (maker, ANALECT_KIND_CODING);

  set_reference (maker, excerpt, ANALECT_EXCERPT_DOCUMENT, document);
  set_reference (maker, excerpt, ANALECT_EXCERPT_CODER, maker->coder);
  set_integer (maker, excerpt, ANALECT_EXCERPT_START, (gint64) start);
  set_integer (maker, excerpt, ANALECT_EXCERPT_END, (gint64) end);
  set_reference (maker, coding, ANALECT_CODING_EXCERPT, excerpt);
  set_reference (maker, coding, ANALECT_CODING_CODE, code);
  set_reference (maker, coding, ANALECT_CODING_CODER, maker->coder);
  set_integer (maker, coding, ANALECT_CODING_AT, 1790000000 + (gint64) start);
  set_integer (maker, coding, ANALECT_CODING_DIRECTION, g_rand_int_range (maker->rand, 0, 3));
}

static void
add_study (Maker *maker, guint number)
{
  AnalectId reference = add (maker, ANALECT_KIND_REFERENCE), study = add (maker, ANALECT_KIND_STUDY);
  AnalectId document = add (maker, ANALECT_KIND_DOCUMENT);
  AnalectValue references = { .set = analect_id_set_new (&reference, 1) };
  g_autofree char *title = make_name (maker, "A made-up study", number), *text = make_text (maker);
  g_autofree char *author = maker->long_names
                                ? g_strdup_printf ("van der Erfundenstein-Beispielhausen%u, Ottilie; Other, A.", number)
                                : g_strdup_printf ("Author%u, A.; Other, B.", number);
  gsize length = strlen (text), start;

  set_text (maker, reference, ANALECT_REFERENCE_TITLE, title);
  set_text (maker, reference, ANALECT_REFERENCE_AUTHORS, author);
  set_integer (maker, reference, ANALECT_REFERENCE_YEAR, 1990 + number % 35);
  set_text (maker, reference, ANALECT_REFERENCE_ABSTRACT, title);
  analect_loader_take_value (maker->loader, study, ANALECT_STUDY_REFERENCES, references);
  set_reference (maker, document, ANALECT_DOCUMENT_REFERENCE, reference);
  set_text (maker, document, ANALECT_DOCUMENT_TEXT, text);
  add_section (maker, document, ANALECT_SECTION_ROLE_METHODS, "Method", 0, length / 4);
  add_section (maker, document, ANALECT_SECTION_ROLE_FINDINGS, "Findings", length / 4, length);
  for (guint i = 0; maker->n_codes > 0 && i < CODINGS_PER_STUDY; i++)
    {
      start = length / 4 + i * (length * 3 / 4 - 300) / CODINGS_PER_STUDY;
      add_coding (maker, document, start, start + (gsize) g_rand_int_range (maker->rand, 20, 280),
                  maker->codes[g_rand_int_range (maker->rand, 0, (gint32) maker->n_codes)]);
    }
}

static void
report_fault (AnalectId id, const GError *error, gpointer data)
{
  g_error ("The large project breaks a rule: %s", error->message);
}

AnalectWorkbench *
ui_project_large (guint n_studies, guint n_codes, gboolean long_names)
{
  Maker maker = { .loader = analect_loader_new (), .rand = g_rand_new_with_seed (11) };
  AnalectProject *project;
  AnalectWorkbench *workbench;
  AnalectId root;

  maker.n_codes = n_codes;
  maker.long_names = long_names;
  root = add (&maker, ANALECT_KIND_PROJECT);
  set_text (&maker, root, ANALECT_PROJECT_TITLE,
            long_names ? "A title that is as long as titles are, and longer" : "Large");
  maker.coder = add (&maker, ANALECT_KIND_CODER);
  set_text (&maker, maker.coder, ANALECT_CODER_NAME, "Someone");
  add_codebook (&maker);
  set_reference (&maker, root, ANALECT_PROJECT_ARRANGEMENT, maker.arrangement);
  for (guint i = 0; i < n_studies; i++)
    add_study (&maker, i);
  project = analect_loader_finish (maker.loader, 1, report_fault, NULL);
  analect_loader_free (maker.loader);
  g_rand_free (maker.rand);
  g_free (maker.codes);
  workbench = make_workbench (project, NULL);
  g_object_unref (project);
  return workbench;
}

AnalectId
ui_project_find (AnalectWorkbench *workbench, AnalectKind kind, AnalectField field, const char *text)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);

  for (AnalectId id = analect_rows_first (rows, kind); id; id = analect_rows_next (rows, id))
    if (strcmp (analect_row_string (analect_rows_get (rows, id), field), text) == 0)
      return id;
  return ANALECT_ID_NONE;
}

guint
ui_project_count (AnalectWorkbench *workbench, AnalectKind kind)
{
  return analect_rows_count (analect_workbench_get_rows (workbench), kind);
}

void
ui_project_wait_for_counts (AnalectWorkbench *workbench)
{
  ui_wait_for (analect_workbench_get_counts (workbench) != NULL);
}
