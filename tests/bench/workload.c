/* Workloads of benchmarks; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "workload.h"

#include "loader.h"
#include "project-writer.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#define TEXT_LENGTH 60000
#define CODINGS_PER_DOCUMENT 250

static const struct
{
  const char *name;
  guint n_documents, n_codes, n_coders;
} sizes[] = {
  { "standard.analect", 200, 150, 2 },
  { "large.analect", 2000, 2000, 20 },
};

typedef struct
{
  AnalectLoader *loader;
  GRand *rand;
  AnalectId *codes;
  AnalectId *coders;
  guint n_codes, n_coders;
} Maker;

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

/* Prose of a kind: words of the field, sentences, paragraphs; exactly TEXT_LENGTH characters of ASCII. */
static char *
make_text (Maker *maker)
{
  static const char *const words[]
      = { "patient", "care",    "stigma", "trust", "hope",    "the",  "of",   "and",    "to",     "in",   "felt", "said",
          "therapy", "meaning", "family", "fear",  "support", "role", "with", "theme",  "change", "was",  "not",  "their" };
  GString *text = g_string_sized_new (TEXT_LENGTH + 64);
  guint n = 0;

  while (text->len < TEXT_LENGTH)
    {
      g_string_append (text, words[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (words))]);
      g_string_append (text, ++n % 13 != 0 ? " " : n % 91 != 0 ? ". " : ".\n\n");
    }
  g_string_truncate (text, TEXT_LENGTH);
  return g_string_free (text, FALSE);
}

static void
add_coding (Maker *maker, AnalectId document, guint number)
{
  AnalectId excerpt = add (maker, ANALECT_KIND_EXCERPT), coding = add (maker, ANALECT_KIND_CODING);
  AnalectId coder = maker->coders[number % maker->n_coders];
  gint32 start = g_rand_int_range (maker->rand, 0, TEXT_LENGTH - 700);

  set_reference (maker, excerpt, ANALECT_EXCERPT_DOCUMENT, document);
  set_reference (maker, excerpt, ANALECT_EXCERPT_CODER, coder);
  set_integer (maker, excerpt, ANALECT_EXCERPT_START, start);
  set_integer (maker, excerpt, ANALECT_EXCERPT_END, start + g_rand_int_range (maker->rand, 60, 600));
  set_reference (maker, coding, ANALECT_CODING_EXCERPT, excerpt);
  set_reference (maker, coding, ANALECT_CODING_CODE,
                 maker->codes[g_rand_int_range (maker->rand, 0, (gint32) maker->n_codes)]);
  set_reference (maker, coding, ANALECT_CODING_CODER, coder);
  set_integer (maker, coding, ANALECT_CODING_AT, 1790000000 + number);
  set_integer (maker, coding, ANALECT_CODING_DIRECTION, ANALECT_DIRECTION_BETTER);
}

static void
add_document (Maker *maker)
{
  AnalectId reference = add (maker, ANALECT_KIND_REFERENCE), study = add (maker, ANALECT_KIND_STUDY);
  AnalectId document = add (maker, ANALECT_KIND_DOCUMENT);
  AnalectValue references = { .set = analect_id_set_new (&reference, 1) };
  g_autofree char *text = make_text (maker);

  set_text (maker, reference, ANALECT_REFERENCE_TITLE, "A made-up study");
  analect_loader_take_value (maker->loader, study, ANALECT_STUDY_REFERENCES, references);
  set_reference (maker, document, ANALECT_DOCUMENT_REFERENCE, reference);
  set_text (maker, document, ANALECT_DOCUMENT_TEXT, text);
  for (guint i = 0; i < CODINGS_PER_DOCUMENT; i++)
    add_coding (maker, document, i);
}

static AnalectId *
add_named (Maker *maker, AnalectKind kind, AnalectField field, guint n)
{
  AnalectId *ids = g_new (AnalectId, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("Number %u", i);

      ids[i] = add (maker, kind);
      set_text (maker, ids[i], field, name);
    }
  return ids;
}

static void
report_nothing (AnalectId id, const GError *error, gpointer data)
{
  g_error ("The workload breaks a rule: %s", error->message);
}

AnalectProject *
workload_new (WorkloadSize size)
{
  Maker maker = { .loader = analect_loader_new (), .rand = g_rand_new_with_seed (7) };
  AnalectProject *project;

  maker.n_codes = sizes[size].n_codes;
  maker.n_coders = sizes[size].n_coders;
  set_text (&maker, add (&maker, ANALECT_KIND_PROJECT), ANALECT_PROJECT_TITLE, "Workload");
  maker.coders = add_named (&maker, ANALECT_KIND_CODER, ANALECT_CODER_NAME, maker.n_coders);
  maker.codes = add_named (&maker, ANALECT_KIND_CODE, ANALECT_CODE_NAME, maker.n_codes);
  for (guint i = 0; i < sizes[size].n_documents; i++)
    add_document (&maker);
  project = analect_loader_finish (maker.loader, 1, report_nothing, NULL);
  analect_loader_free (maker.loader);
  g_rand_free (maker.rand);
  g_free (maker.codes);
  g_free (maker.coders);
  return project;
}

char *
workload_file (WorkloadSize size)
{
  const char *folder = g_getenv ("ANALECT_BENCH_DIR");
  char *path = g_build_filename (folder ? folder : g_get_tmp_dir (), sizes[size].name, NULL);
  g_autoptr (AnalectProject) project = NULL;
  g_autoptr (GPtrArray) chunks = NULL;
  FILE *file;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  project = workload_new (size);
  chunks = analect_project_write (analect_project_get_rows (project), NULL, NULL);
  file = fopen (path, "wb");
  g_assert_nonnull (file);
  for (guint i = 0; i < chunks->len; i++)
    fwrite (g_bytes_get_data (chunks->pdata[i], NULL), 1, g_bytes_get_size (chunks->pdata[i]), file);
  g_assert_cmpint (fclose (file), ==, 0);
  return path;
}

static guint n_reported;

void
bench_plan (guint n)
{
  printf ("1..%u\n", n);
  fflush (stdout);
}

void
bench_report (const char *name, double figure, const char *unit, double limit)
{
  printf ("%s %u - %s: %.3g %s, at most %.3g\n", figure <= limit ? "ok" : "not ok", ++n_reported, name, figure, unit,
          limit);
  fflush (stdout);
}

double
bench_processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) usage.ru_utime.tv_sec + (double) usage.ru_stime.tv_sec
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}
