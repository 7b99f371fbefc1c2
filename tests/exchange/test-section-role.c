/* Headings and types of sections in the languages of the field, their numbers, and what sections pass on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "section-role.h"

#include "enumerations.h"
#include "heading-number.h"

#define ROLE(NAME) ANALECT_SECTION_ROLE_##NAME

typedef struct
{
  const char *heading;
  int role;
  AnalectHeadingCertainty certainty;
} Case;

#define MAIN    ANALECT_HEADING_MAIN
#define KNOWN   ANALECT_HEADING_KNOWN
#define LIKELY  ANALECT_HEADING_LIKELY
#define UNKNOWN ANALECT_HEADING_UNKNOWN

static const Case cases[] = {
  { "Results", ROLE (FINDINGS), MAIN },
  { "RESULTS", ROLE (FINDINGS), MAIN },
  { "  3.  Results: ", ROLE (FINDINGS), MAIN },
  { "Findings", ROLE (FINDINGS), MAIN },
  { "IV. Findings", ROLE (FINDINGS), MAIN },
  { "Ergebnisse", ROLE (FINDINGS), MAIN },
  { "Résultats", ROLE (FINDINGS), MAIN },
  { "Re\xcc\x81sultats", ROLE (FINDINGS), MAIN },
  { "Resultados", ROLE (FINDINGS), MAIN },
  { "Výsledky", ROLE (FINDINGS), MAIN },
  { "Results and Discussion", ROLE (FINDINGS), MAIN },
  { "Discussion and results", ROLE (FINDINGS), MAIN },
  { "Ergebnisse und Diskussion", ROLE (FINDINGS), MAIN },
  { "Résultats et discussion", ROLE (FINDINGS), MAIN },
  { "Resultados y discusión", ROLE (FINDINGS), MAIN },
  { "Výsledky a diskuse", ROLE (FINDINGS), MAIN },
  { "Results/Discussion", ROLE (FINDINGS), MAIN },
  { "Methods & Findings", ROLE (FINDINGS), MAIN },
  { "Qualitative findings from the interviews", ROLE (FINDINGS), UNKNOWN },
  { "Results of the interviews", ROLE (FINDINGS), LIKELY },
  { "Study 1: Results", ROLE (FINDINGS), LIKELY },
  { "Materials and Methods", ROLE (METHODS), KNOWN },
  { "Methods", ROLE (METHODS), MAIN },
  { "2 Method", ROLE (METHODS), MAIN },
  { "Méthodes", ROLE (METHODS), MAIN },
  { "Metodika", ROLE (METHODS), MAIN },
  { "Methodisches Vorgehen", ROLE (METHODS), MAIN },
  { "Participants", ROLE (METHODS), KNOWN },
  { "Data collection and analysis", ROLE (METHODS), KNOWN },
  { "Introduction", ROLE (INTRODUCTION), MAIN },
  { "Einführung", ROLE (INTRODUCTION), MAIN },
  { "Úvod", ROLE (INTRODUCTION), MAIN },
  { "Previous findings", ROLE (INTRODUCTION), KNOWN },
  { "Discussion of the findings", ROLE (DISCUSSION), KNOWN },
  { "Strengths and limitations", ROLE (DISCUSSION), KNOWN },
  { "Implications of these findings", ROLE (DISCUSSION), LIKELY },
  { "Discusión", ROLE (DISCUSSION), MAIN },
  { "Diskuze", ROLE (DISCUSSION), MAIN },
  { "Conclusions", ROLE (CONCLUSION), MAIN },
  { "Závěr", ROLE (CONCLUSION), MAIN },
  { "Schlußfolgerungen", ROLE (CONCLUSION), MAIN },
  { "References", ROLE (REFERENCES), MAIN },
  { "Bibliographie", ROLE (REFERENCES), MAIN },
  { "Použitá literatura", ROLE (REFERENCES), MAIN },
  { "Appendix A. Interview guide", ROLE (APPENDIX), LIKELY },
  { "Abstract", ROLE (ABSTRACT), MAIN },
  { "Zusammenfassung", ROLE (ABSTRACT), MAIN },
  { "Authors' contributions", ROLE (OTHER), KNOWN },
  { "Authors’ contributions", ROLE (OTHER), KNOWN },
  { "What these findings add to what is known already", -1, UNKNOWN },
  { "Living with the illness", -1, UNKNOWN },
  { "I felt heard", -1, UNKNOWN },
  { "", -1, UNKNOWN },
  { " & ", -1, UNKNOWN },
  { "3.", -1, UNKNOWN },
};

static void
test_headings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int role = -2;
      AnalectHeadingCertainty certainty = analect_section_role_from_heading (cases[i].heading, &role);

      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (certainty, ==, cases[i].certainty);
      g_assert_cmpint (role, ==, certainty != UNKNOWN ? cases[i].role : -1);
    }
}

/* A heading of a megabyte is no heading, and costs nothing. */
static void
test_long (void)
{
  g_autofree char *heading = g_strnfill (1024 * 1024, 'a');

  g_assert_cmpint (analect_section_role_from_heading (heading, NULL), ==, UNKNOWN);
}

static void
test_types (void)
{
  g_assert_cmpint (analect_section_role_from_type ("results"), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_from_type ("materials|methods"), ==, ROLE (METHODS));
  g_assert_cmpint (analect_section_role_from_type ("discussion|results"), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_from_type ("Intro"), ==, ROLE (INTRODUCTION));
  g_assert_cmpint (analect_section_role_from_type ("conclusions"), ==, ROLE (CONCLUSION));
  g_assert_cmpint (analect_section_role_from_type ("supplementary-material"), ==, ROLE (APPENDIX));
  g_assert_cmpint (analect_section_role_from_type ("cases"), ==, -1);
  g_assert_cmpint (analect_section_role_from_type (""), ==, -1);
}

static void
test_nesting (void)
{
  g_assert_cmpint (analect_section_role_guess (NULL, "Results", -1), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_guess (NULL, "Living with it", -1), ==, ROLE (OTHER));
  g_assert_cmpint (analect_section_role_guess (NULL, NULL, -1), ==, ROLE (OTHER));
  g_assert_cmpint (analect_section_role_guess ("results", "Living with it", -1), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_guess (NULL, "Living with it", ROLE (FINDINGS)), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_guess (NULL, "Participants", ROLE (FINDINGS)), ==, ROLE (FINDINGS));
  g_assert_cmpint (analect_section_role_guess (NULL, "Discussion", ROLE (FINDINGS)), ==, ROLE (DISCUSSION));
  g_assert_cmpint (analect_section_role_guess (NULL, "Conclusion", ROLE (DISCUSSION)), ==, ROLE (CONCLUSION));
  g_assert_cmpint (analect_section_role_guess (NULL, "Summary of findings", ROLE (DISCUSSION)), ==, ROLE (DISCUSSION));
  g_assert_cmpint (analect_section_role_guess (NULL, "Results", ROLE (OTHER)), ==, ROLE (FINDINGS));
}

/* The results in an abstract are no findings to be coded. */
static void
test_closed (void)
{
  static const int closed[] = { ROLE (TITLE),    ROLE (ABSTRACT), ROLE (REFERENCES),
                                ROLE (APPENDIX), ROLE (TABLE),    ROLE (FIGURE) };

  for (gsize i = 0; i < G_N_ELEMENTS (closed); i++)
    g_assert_cmpint (analect_section_role_guess ("results", "Results", closed[i]), ==, closed[i]);
}

static void
assert_number (const char *heading, const char *words, guint depth, gboolean has_mark)
{
  AnalectHeadingNumber number;

  g_assert_cmpstr (analect_heading_number_skip (heading, &number), ==, words);
  g_assert_cmpuint (number.depth, ==, depth);
  g_assert_cmpint (number.has_mark, ==, has_mark);
}

static void
test_numbers (void)
{
  assert_number ("3. Results", "Results", 1, TRUE);
  assert_number ("3 Results", "Results", 1, FALSE);
  assert_number ("3.1 Sample", "Sample", 2, TRUE);
  assert_number ("3.1.2. Sample", "Sample", 3, TRUE);
  assert_number ("(3) Results", "Results", 1, TRUE);
  assert_number ("3a) Ward", "Ward", 1, TRUE);
  assert_number ("IV. Results", "Results", 1, TRUE);
  assert_number ("B) Results", "Results", 1, TRUE);
  assert_number ("I feel safe", "I feel safe", 0, FALSE);
  assert_number ("A study", "A study", 0, FALSE);
  assert_number ("2019 was hard", "2019 was hard", 0, FALSE);
  assert_number ("12-month outcomes", "12-month outcomes", 0, FALSE);
  assert_number ("3.", "3.", 0, FALSE);
  assert_number ("  Results", "Results", 0, FALSE);
  assert_number ("", "", 0, FALSE);
  assert_number ("1.2.3.4.5.6.7.8 Deep", "1.2.3.4.5.6.7.8 Deep", 0, FALSE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/section-role/headings", test_headings);
  g_test_add_func ("/section-role/long", test_long);
  g_test_add_func ("/section-role/types", test_types);
  g_test_add_func ("/section-role/nesting", test_nesting);
  g_test_add_func ("/section-role/closed", test_closed);
  g_test_add_func ("/section-role/numbers", test_numbers);
  return g_test_run ();
}
