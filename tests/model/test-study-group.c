/* Groups of studies by a characteristic: their order, names, members, and that numbers can be of one of them alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-group.h"

#include "counting.h"
#include "sketch.h"

typedef struct
{
  AnalectProject *project;
  AnalectId attribute, other, code;
  AnalectId studies[5]; /* the last is excluded */
} Sketch;

static AnalectId
add_value (Sketch *s, AnalectId attribute, guint study, const char *text, int reported)
{
  return sketch_add (s->project, ANALECT_KIND_VALUE, ANALECT_VALUE_ATTRIBUTE, attribute, ANALECT_VALUE_STUDY,
                     s->studies[study], ANALECT_VALUE_TEXT, text, ANALECT_VALUE_REPORTED, reported, 0);
}

/* Studies 0 to 3 with a text each, of which 0 and 3 are coded; one that is excluded. */
static void
begin (Sketch *s)
{
  AnalectId coder;

  s->project = sketch_project ();
  coder = sketch_coder (s->project, "Ann");
  s->code = sketch_code (s->project, "Saying no");
  sketch_placement (s->project,
                    sketch_add (s->project, ANALECT_KIND_ARRANGEMENT, ANALECT_ARRANGEMENT_NAME, "One", 0), s->code,
                    ANALECT_ID_NONE, "a");
  for (guint i = 0; i < G_N_ELEMENTS (s->studies); i++)
    {
      AnalectId document = sketch_document (s->project, "I say no."), reference;
      const AnalectRows *rows = analect_project_get_rows (s->project);

      reference = analect_row_reference (analect_rows_get (rows, document), ANALECT_DOCUMENT_REFERENCE);
      for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
        if (analect_row_set (analect_rows_get (rows, id), ANALECT_STUDY_REFERENCES)->ids[0] == reference)
          s->studies[i] = id;
      if (i == 0 || i == 3)
        sketch_coding (s->project, sketch_excerpt (s->project, document, coder, 0, 8), s->code, coder);
    }
  sketch_set (s->project, s->studies[4], ANALECT_STUDY_INCLUSION, ANALECT_INCLUSION_EXCLUDED, 0);
  s->attribute = sketch_add (s->project, ANALECT_KIND_ATTRIBUTE, ANALECT_ATTRIBUTE_NAME, "Diagnosis", 0);
  s->other = sketch_add (s->project, ANALECT_KIND_ATTRIBUTE, ANALECT_ATTRIBUTE_NAME, "Format", 0);
  add_value (s, s->attribute, 0, "Depression", ANALECT_REPORTED_YES);
  add_value (s, s->attribute, 0, "Anxiety", ANALECT_REPORTED_YES);
  add_value (s, s->attribute, 1, "Depression", ANALECT_REPORTED_YES);
  add_value (s, s->attribute, 2, "", ANALECT_REPORTED_NO);
  add_value (s, s->attribute, 3, "", ANALECT_REPORTED_YES);
  add_value (s, s->attribute, 4, "Psychosis", ANALECT_REPORTED_YES);
  add_value (s, s->other, 2, "Depression", ANALECT_REPORTED_YES);
}

static void
test_groups (void)
{
  Sketch s;
  const AnalectRows *rows;
  g_autoptr (GArray) groups = NULL;
  static const char *const names[] = { "Depression", "Anxiety", "Not reported" };
  static const guint sizes[] = { 2, 1, 1 };

  begin (&s);
  rows = analect_project_get_rows (s.project);
  groups = analect_study_groups_new (rows, s.attribute);
  g_assert_cmpuint (groups->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < groups->len; i++)
    {
      AnalectStudyGroup *group = &g_array_index (groups, AnalectStudyGroup, i);

      g_assert_cmpstr (analect_study_group_name (rows, group->value), ==, names[i]);
      g_assert_cmpuint (group->n_studies, ==, sizes[i]);
    }
  g_object_unref (s.project);
}

static void
test_members (void)
{
  Sketch s;
  const AnalectRows *rows;
  g_autoptr (GArray) groups = NULL;
  g_autofree gboolean *members = NULL;

  begin (&s);
  rows = analect_project_get_rows (s.project);
  groups = analect_study_groups_new (rows, s.attribute);
  members = analect_study_group_members (rows, g_array_index (groups, AnalectStudyGroup, 0).value);
  g_assert_true (members[analect_id_index (s.studies[0])]);
  g_assert_true (members[analect_id_index (s.studies[1])]);
  for (guint i = 2; i < G_N_ELEMENTS (s.studies); i++)
    g_assert_false (members[analect_id_index (s.studies[i])]);
  g_object_unref (s.project);
}

/* Numbers of one group: of its studies only, in the count and in the evidence behind it. */
static void
test_counts (void)
{
  Sketch s;
  const AnalectRows *rows;
  g_autoptr (GArray) groups = NULL;
  AnalectCountOptions options = { 0 };
  g_autoptr (AnalectCounts) all = NULL, depression = NULL, silent = NULL;
  g_autoptr (GArray) evidence = NULL;

  begin (&s);
  rows = analect_project_get_rows (s.project);
  groups = analect_study_groups_new (rows, s.attribute);
  all = analect_counts_new (rows, &options);
  options.group = g_array_index (groups, AnalectStudyGroup, 0).value;
  depression = analect_counts_new (rows, &options);
  options.group = g_array_index (groups, AnalectStudyGroup, 2).value;
  silent = analect_counts_new (rows, &options);
  g_assert_cmpuint (all->total, ==, 4);
  g_assert_cmpuint (all->counts[0].units, ==, 2);
  g_assert_cmpuint (depression->total, ==, 2);
  g_assert_cmpuint (depression->included, ==, 2);
  g_assert_cmpuint (depression->counts[0].units, ==, 1);
  g_assert_cmpuint (depression->counts[0].codings, ==, 1);
  g_assert_cmpuint (silent->total, ==, 1);
  g_assert_cmpuint (silent->counts[0].units, ==, 0);
  evidence = analect_counts_evidence (rows, depression, 0);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_object_unref (s.project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/study-group/groups", test_groups);
  g_test_add_func ("/study-group/members", test_members);
  g_test_add_func ("/study-group/counts", test_counts);
  return g_test_run ();
}
