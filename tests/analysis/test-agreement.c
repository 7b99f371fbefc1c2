/* Agreement of coders on projects: the published values once more, from what coders did instead of from tables; and
 * what must not count as agreement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "agreement.h"
#include "enumerations.h"
#include "sketch.h"
#include "testlib.h"

#include <math.h>
#include <string.h>

#define MAX_CODERS 4
#define MAX_CODES  6

typedef struct
{
  AnalectProject *project;
  AnalectId coders[MAX_CODERS], codes[MAX_CODES], places[MAX_CODES], arrangement;
} Sketch;

static void
begin (Sketch *s, guint n_coders, guint n_codes)
{
  static const char *const names[] = { "Ann", "Ben", "Cem", "Dee" };

  s->project = sketch_project ();
  s->arrangement = sketch_add (s->project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "One", 0);
  for (guint i = 0; i < n_coders; i++)
    s->coders[i] = sketch_coder (s->project, names[i]);
  for (guint i = 0; i < n_codes; i++)
    {
      g_autofree char *name = g_strdup_printf ("Code %u", i + 1), *order = g_strdup_printf ("a%u", i + 1);

      s->codes[i] = sketch_code (s->project, name);
      s->places[i] = sketch_placement (s->project, s->arrangement, s->codes[i], ANALECT_ID_NONE, order);
    }
}

static void
end (Sketch *s)
{
  g_object_unref (s->project);
}

static AnalectId
add_text (Sketch *s, guint length)
{
  g_autofree char *text = g_strnfill (length, 'x');

  return sketch_document (s->project, text);
}

static AnalectId
study_of (Sketch *s, AnalectId document)
{
  const AnalectRows *rows = analect_project_get_rows (s->project);
  AnalectId reference = analect_row_reference (analect_rows_get (rows, document), ANALECT_DOCUMENT_REFERENCE);

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
    if (analect_row_set (analect_rows_get (rows, id), ANALECT_STUDY_REFERENCES)->ids[0] == reference)
      return id;
  g_assert_not_reached ();
}

static void
pass (Sketch *s, guint coder, AnalectId document)
{
  sketch_add (s->project, ANALECT_KIND_PASS, ANALECT_PASS_CODER, s->coders[coder], ANALECT_PASS_STUDY,
              study_of (s, document), ANALECT_PASS_STATE, ANALECT_PASS_STATE_COMPLETE, 0);
}

static void
code (Sketch *s, AnalectId document, guint coder, guint number, int start, int stop)
{
  sketch_coding (s->project, sketch_excerpt (s->project, document, s->coders[coder], start, stop), s->codes[number],
                 s->coders[coder]);
}

static AnalectAgreement *
agree (Sketch *s, AnalectAgreementUnit unit, AnalectTextBase text)
{
  AnalectAgreementOptions options = analect_agreement_defaults ();

  options.unit = unit;
  options.text = text;
  return analect_agreement_new (analect_project_get_rows (s->project), &options);
}

static const AnalectAgreementRow *
row_of (const AnalectAgreement *agreement, AnalectId id)
{
  for (guint i = 0; i < agreement->rows->len; i++)
    if (g_array_index (agreement->rows, AnalectAgreementRow, i).code == id)
      return &g_array_index (agreement->rows, AnalectAgreementRow, i);
  g_assert_not_reached ();
}

/* Krippendorff's four observers of twelve units, each category as a code: alpha of a category against the rest. */
static void
test_observers (void)
{
  static const char *const lines[] = { "123321412...", "1233224125..", ".33323422513", "12332441251." };
  static const double expected[] = { 0.720430107527, 0.666666666667, 0.74, 0.777142857143, 1 };
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;

  begin (&s, 4, 5);
  for (guint unit = 0; unit < 12; unit++)
    {
      AnalectId document = add_text (&s, 10);

      for (guint coder = 0; coder < 4; coder++)
        if (lines[coder][unit] != '.')
          {
            code (&s, document, coder, (guint) (lines[coder][unit] - '1'), 0, 5);
            pass (&s, coder, document);
          }
    }
  agreement = agree (&s, ANALECT_AGREEMENT_STUDY, ANALECT_TEXT_ALL);
  g_assert_cmpuint (agreement->coders->len, ==, 4);
  g_assert_cmpuint (agreement->n_studies, ==, 11);
  g_assert_cmpuint (agreement->n_alone, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    testlib_assert_real (row_of (agreement, s.codes[i])->alpha.alpha, expected[i]);
  g_assert_true (isnan (row_of (agreement, s.codes[0])->kappa.kappa));
  end (&s);
}

/* Two coders, one code, ten studies. */
static void
test_studies (void)
{
  static const char *const lines[] = { "1100000000", "0110010100" };
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;
  const AnalectAgreementRow *row;

  begin (&s, 2, 1);
  for (guint unit = 0; unit < 10; unit++)
    {
      AnalectId document = add_text (&s, 10);

      for (guint coder = 0; coder < 2; coder++)
        {
          /* Twice in the same study is once. */
          for (guint i = 0; lines[coder][unit] == '1' && i < 2; i++)
            code (&s, document, coder, 0, (int) i, 5);
          pass (&s, coder, document);
        }
    }
  agreement = agree (&s, ANALECT_AGREEMENT_STUDY, ANALECT_TEXT_ALL);
  row = row_of (agreement, s.codes[0]);
  testlib_assert_real (row->kappa.observed, 0.6);
  testlib_assert_real (row->kappa.kappa, 0.0909090909091);
  testlib_assert_real (row->alpha.alpha, 0.0952380952381);
  testlib_assert_real (row->several.observed, 0.6);
  g_assert_true (row->low < row->alpha.alpha && row->alpha.alpha < row->high);
  end (&s);
}

/* Cohen's kappa over characters, with chance from what each coder did: 10,036 characters, two coders who share 500. */
static void
test_characters (void)
{
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) all = NULL, coded = NULL;
  const AnalectAgreementRow *row;
  AnalectId document;
  double n = 10036, po = (500 + (n - 1500)) / n, pe = (1000 * 1000 + (n - 1000) * (n - 1000)) / (n * n);

  begin (&s, 2, 1);
  document = add_text (&s, 10036);
  code (&s, document, 0, 0, 0, 1000);
  code (&s, document, 1, 0, 500, 1500);
  all = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_ALL);
  row = row_of (all, s.codes[0]);
  testlib_assert_real (row->kappa.n, n);
  testlib_assert_real (row->kappa.kappa, (po - pe) / (1 - pe));
  g_assert_cmpfloat_with_epsilon (row->kappa.kappa, 0.4447, 5e-5);
  testlib_assert_real (all->length, n);
  coded = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_CODED);
  row = row_of (coded, s.codes[0]);
  testlib_assert_real (row->kappa.n, 1500);
  testlib_assert_real (row->kappa.observed, 1.0 / 3);
  /* One study gives no interval. */
  g_assert_true (isnan (row->low) && isnan (row->high));
  end (&s);
}

/* Two overlapping excerpts of one coder are no agreement with a coder who has none. */
static void
test_own_overlap (void)
{
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;
  const AnalectAgreementRow *row;
  AnalectId document;

  begin (&s, 2, 1);
  document = add_text (&s, 10000);
  code (&s, document, 0, 0, 0, 1000);
  code (&s, document, 0, 0, 500, 1500);
  pass (&s, 0, document);
  pass (&s, 1, document);
  agreement = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_CODED);
  row = row_of (agreement, s.codes[0]);
  testlib_assert_real (row->kappa.n, 1500);
  testlib_assert_real (row->kappa.observed, 0);
  testlib_assert_real (row->several.observed, 0);
  g_assert_cmpuint (row->match.n_matches, ==, 0);
  g_assert_cmpuint (row->match.n_first, ==, 1);
  g_assert_cmpuint (row->match.n_second, ==, 0);
  end (&s);
}

/* Krippendorff 2004, p. 254, as a text of 300 characters: alpha of unitized continua, a code each. */
static void
test_passages (void)
{
  static const int c[][3] = { { 0, 225, 295 }, { 0, 370, 400 }, { 1, 220, 300 }, { 1, 355, 375 }, { 1, 400, 420 } };
  static const int k[][3] = { { 0, 180, 240 }, { 0, 300, 350 }, { 1, 180, 240 }, { 1, 300, 350 } };
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;
  AnalectId document, alone;

  begin (&s, 2, 2);
  /* What one has judged alone does not count, wherever it stands. */
  alone = add_text (&s, 77);
  code (&s, alone, 1, 0, 5, 50);
  document = add_text (&s, 300);
  for (guint i = 0; i < G_N_ELEMENTS (c); i++)
    code (&s, document, (guint) c[i][0], 0, c[i][1] - 150, c[i][2] - 150);
  for (guint i = 0; i < G_N_ELEMENTS (k); i++)
    code (&s, document, (guint) k[i][0], 1, k[i][1] - 150, k[i][2] - 150);
  agreement = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_ALL);
  g_assert_cmpuint (agreement->n_alone, ==, 1);
  testlib_assert_real (agreement->length, 300);
  testlib_assert_real (row_of (agreement, s.codes[0])->unitized, 0.516279904306);
  testlib_assert_real (row_of (agreement, s.codes[1])->unitized, 1);
  testlib_assert_real (row_of (agreement, s.codes[1])->kappa.kappa, 1);
  testlib_assert_real (row_of (agreement, s.codes[1])->match.f1, 1);
  g_assert_cmpuint (row_of (agreement, s.codes[0])->match.n_matches, ==, 1);
  end (&s);
}

/* A theme is coded where any code below it is; coders who chose different codes of it agree on the theme. All codes
 * together are as many units as there are codes. */
static void
test_theme (void)
{
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;
  AnalectId theme, document, place;

  begin (&s, 2, 0);
  theme = sketch_code (s.project, "Theme");
  place = sketch_placement (s.project, s.arrangement, theme, ANALECT_ID_NONE, "a");
  for (guint i = 0; i < 2; i++)
    {
      s.codes[i] = sketch_code (s.project, i ? "Two" : "One");
      sketch_placement (s.project, s.arrangement, s.codes[i], place, i ? "b" : "a");
    }
  document = add_text (&s, 100);
  code (&s, document, 0, 0, 10, 30);
  code (&s, document, 1, 1, 10, 30);
  agreement = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_ALL);
  testlib_assert_real (row_of (agreement, theme)->kappa.kappa, 1);
  g_assert_true (row_of (agreement, s.codes[0])->kappa.kappa == 0);
  testlib_assert_real (row_of (agreement, ANALECT_ID_NONE)->kappa.n, 200);
  testlib_assert_real (row_of (agreement, ANALECT_ID_NONE)->kappa.observed, 0.8);
  end (&s);
}

/* Sections of findings are what is compared, in any order and overlapping. */
static void
test_findings (void)
{
  Sketch s = { 0 };
  g_autoptr (AnalectAgreement) agreement = NULL;
  AnalectId document;

  begin (&s, 2, 1);
  document = add_text (&s, 100);
  for (int i = 0; i < 2; i++)
    sketch_add (s.project, ANALECT_KIND_SECTION, ANALECT_SECTION_DOCUMENT, document, ANALECT_SECTION_ROLE,
                ANALECT_SECTION_ROLE_FINDINGS, ANALECT_SECTION_START, 40 - 20 * i, ANALECT_SECTION_END, 60 - 10 * i, 0);
  code (&s, document, 0, 0, 0, 30);
  code (&s, document, 1, 0, 25, 100);
  agreement = agree (&s, ANALECT_AGREEMENT_CHARACTER, ANALECT_TEXT_FINDINGS);
  testlib_assert_real (agreement->length, 40);
  testlib_assert_real (row_of (agreement, s.codes[0])->kappa.n, 40);
  testlib_assert_real (row_of (agreement, s.codes[0])->kappa.observed, 5.0 / 40);
  end (&s);
}

/* Nothing coded, one coder, no text: no number, and no crash. */
static void
test_nothing (void)
{
  Sketch s = { 0 };

  begin (&s, 1, 1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AnalectAgreement) agreement = agree (&s, i == 1 ? ANALECT_AGREEMENT_STUDY : ANALECT_AGREEMENT_CHARACTER,
                                                      ANALECT_TEXT_CODED);

      g_assert_true (isnan (row_of (agreement, s.codes[0])->alpha.alpha));
      g_assert_true (isnan (row_of (agreement, s.codes[0])->unitized));
      g_assert_true (isnan (row_of (agreement, ANALECT_ID_NONE)->several.ac1));
      g_assert_cmpuint (agreement->n_studies, ==, 0);
      if (i == 0)
        code (&s, add_text (&s, 10), 0, 0, 2, 4);
    }
  end (&s);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/observers", test_observers);
  g_test_add_func ("/agreement/studies", test_studies);
  g_test_add_func ("/agreement/characters", test_characters);
  g_test_add_func ("/agreement/own-overlap", test_own_overlap);
  g_test_add_func ("/agreement/passages", test_passages);
  g_test_add_func ("/agreement/theme", test_theme);
  g_test_add_func ("/agreement/findings", test_findings);
  g_test_add_func ("/agreement/nothing", test_nothing);
  return g_test_run ();
}
