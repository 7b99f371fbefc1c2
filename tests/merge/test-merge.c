/* Merging by example: what two people do, and what comes of it. The property test says what holds always.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "merge.h"

#include "edit-codebook.h"
#include "edit-remove.h"
#include "edit-text.h"
#include "excerpt.h"
#include "sketch.h"
#include <string.h>

#define TEXT "She learned to say no, and to mean it."

typedef struct
{
  AnalectProject *base;
  AnalectProject *ours;
  AnalectProject *theirs;
  AnalectId coder;
  AnalectId document;
  AnalectId excerpt; /* "say no" */
  AnalectId codes[2];
  AnalectId coding; /* of the excerpt with the first code */
} Copies;

/* Two copies of a small project; ids mean the same in all three. */
static Copies
make_copies (void)
{
  Copies copies = { .base = sketch_project () };

  copies.coder = sketch_coder (copies.base, "Ada");
  copies.document = sketch_document (copies.base, TEXT);
  copies.codes[0] = sketch_code (copies.base, "Refusing");
  copies.codes[1] = sketch_code (copies.base, "Saying no");
  copies.excerpt = sketch_excerpt (copies.base, copies.document, copies.coder, 15, 21);
  copies.coding = sketch_coding (copies.base, copies.excerpt, copies.codes[0], copies.coder);
  copies.ours = analect_project_new_copy (analect_project_get_rows (copies.base));
  copies.theirs = analect_project_new_copy (analect_project_get_rows (copies.base));
  return copies;
}

static void
drop_copies (Copies *copies)
{
  g_object_unref (copies->base);
  g_object_unref (copies->ours);
  g_object_unref (copies->theirs);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Copies, drop_copies)

/* Merges theirs into ours and applies it; the caller frees the merge. */
static AnalectMerge *
bring_together (Copies *copies, const AnalectMergeOptions *options)
{
  g_autoptr (GError) error = NULL;
  AnalectMerge *merge = analect_merge_new (copies->ours, analect_project_get_rows (copies->theirs),
                                           analect_project_get_rows (copies->base), options, &error);

  g_assert_no_error (error);
  analect_project_apply (copies->ours, analect_merge_get_change (merge), &error);
  g_assert_no_error (error);
  sketch_assert_valid (copies->ours);
  return merge;
}

static const AnalectConflict *
only_conflict (const AnalectMerge *merge)
{
  const GArray *conflicts = analect_merge_get_conflicts (merge);

  g_assert_cmpuint (conflicts->len, ==, 1);
  return &g_array_index (conflicts, AnalectConflict, 0);
}

static void
test_both_worked (void)
{
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;

  sketch_set (copies.ours, copies.codes[0], ANALECT_CODE_NAME, "Saying no to others", 0);
  sketch_set (copies.theirs, copies.codes[0], ANALECT_CODE_DEFINITION, "Any refusal", 0);
  sketch_coding (copies.theirs, copies.excerpt, copies.codes[1], copies.coder);
  merge = bring_together (&copies, NULL);

  g_assert_cmpuint (analect_merge_get_conflicts (merge)->len, ==, 0);
  g_assert_cmpstr (sketch_string (copies.ours, copies.codes[0], ANALECT_CODE_NAME), ==, "Saying no to others");
  g_assert_cmpstr (sketch_string (copies.ours, copies.codes[0], ANALECT_CODE_DEFINITION), ==, "Any refusal");
  g_assert_cmpuint (sketch_count (copies.ours, ANALECT_KIND_CODING), ==, 2);
}

static void
test_newer_is_taken (void)
{
  const AnalectMergeOptions options = { .ours_time = 2000, .theirs_time = 1000 };
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;
  AnalectId memo;

  sketch_set (copies.ours, copies.codes[0], ANALECT_CODE_NAME, "Declining", 0);
  sketch_set (copies.theirs, copies.codes[0], ANALECT_CODE_NAME, "Refusal", 0);
  merge = bring_together (&copies, &options);

  g_assert_cmpint (only_conflict (merge)->kind, ==, ANALECT_CONFLICT_VALUE);
  g_assert_cmpint (only_conflict (merge)->taken, ==, ANALECT_SIDE_OURS);
  g_assert_cmpstr (only_conflict (merge)->theirs, ==, "Refusal");
  g_assert_cmpstr (sketch_string (copies.ours, copies.codes[0], ANALECT_CODE_NAME), ==, "Declining");
  memo = analect_rows_first (analect_project_get_rows (copies.ours), ANALECT_KIND_MEMO);
  g_assert_cmpuint (sketch_reference (copies.ours, memo, ANALECT_MEMO_ABOUT), ==, copies.codes[0]);
  g_assert_nonnull (strstr (sketch_string (copies.ours, memo, ANALECT_MEMO_TEXT), "Refusal"));
}

static void
test_choice (void)
{
  g_auto (Copies) copies = make_copies ();
  const AnalectMergeChoice choice = {
    .guid = analect_rows_get (analect_project_get_rows (copies.base), copies.codes[0])->guid,
    .field = ANALECT_CODE_NAME,
    .side = ANALECT_SIDE_THEIRS
  };
  const AnalectMergeOptions options = { .ours_time = 2000, .theirs_time = 1000, .choices = &choice, .n_choices = 1 };
  g_autoptr (AnalectMerge) merge = NULL;

  sketch_set (copies.ours, copies.codes[0], ANALECT_CODE_NAME, "Declining", 0);
  sketch_set (copies.theirs, copies.codes[0], ANALECT_CODE_NAME, "Refusal", 0);
  merge = bring_together (&copies, &options);
  g_assert_cmpstr (sketch_string (copies.ours, copies.codes[0], ANALECT_CODE_NAME), ==, "Refusal");
}

static void
test_removal_against_work (void)
{
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;

  sketch_apply (copies.ours, analect_edit_remove (copies.ours, &copies.excerpt, 1, "Remove", NULL));
  sketch_coding (copies.theirs, copies.excerpt, copies.codes[1], copies.coder);
  merge = bring_together (&copies, NULL);

  g_assert_cmpint (only_conflict (merge)->kind, ==, ANALECT_CONFLICT_REMOVAL);
  g_assert_cmpuint (sketch_count (copies.ours, ANALECT_KIND_EXCERPT), ==, 1);
  g_assert_cmpuint (sketch_count (copies.ours, ANALECT_KIND_CODING), ==, 1);
}

static void
test_removal_alone (void)
{
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;

  sketch_apply (copies.theirs, analect_edit_remove (copies.theirs, &copies.excerpt, 1, "Remove", NULL));
  sketch_set (copies.ours, copies.codes[0], ANALECT_CODE_NAME, "Declining", 0);
  merge = bring_together (&copies, NULL);

  g_assert_cmpuint (analect_merge_get_conflicts (merge)->len, ==, 0);
  g_assert_false (sketch_exists (copies.ours, copies.excerpt));
  g_assert_cmpuint (sketch_count (copies.ours, ANALECT_KIND_CODING), ==, 0);
}

/* One merges a code away while the other codes with it. */
static void
test_merged_code (void)
{
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;
  g_autoptr (GError) error = NULL;
  AnalectId excerpt = sketch_excerpt (copies.theirs, copies.document, copies.coder, 0, 11);
  AnalectId coding = sketch_coding (copies.theirs, excerpt, copies.codes[0], copies.coder);
  AnalectGuid guid = analect_rows_get (analect_project_get_rows (copies.theirs), coding)->guid;
  AnalectChange *change =
      analect_edit_merge_codes (copies.ours, &copies.codes[0], 1, copies.codes[1], copies.coder, NULL, &error);

  g_assert_no_error (error);
  sketch_apply (copies.ours, change);
  merge = bring_together (&copies, NULL);

  g_assert_false (sketch_exists (copies.ours, copies.codes[0]));
  coding = analect_lookup_find (analect_project_get_lookup (copies.ours), &guid);
  g_assert_cmpuint (coding, !=, ANALECT_ID_NONE);
  g_assert_cmpuint (sketch_reference (copies.ours, coding, ANALECT_CODING_CODE), ==, copies.codes[1]);
}

/* One corrects the text before a passage that the other codes. */
static void
test_corrected_text (void)
{
  g_auto (Copies) copies = make_copies ();
  g_autoptr (AnalectMerge) merge = NULL;
  g_autofree char *words = NULL;
  AnalectId excerpt = sketch_excerpt (copies.theirs, copies.document, copies.coder, 30, 37);
  AnalectGuid guid = analect_rows_get (analect_project_get_rows (copies.theirs), excerpt)->guid;

  sketch_apply (copies.ours, analect_edit_correct_text (copies.ours, copies.document, 0, 3, "The client", NULL));
  merge = bring_together (&copies, NULL);

  excerpt = analect_lookup_find (analect_project_get_lookup (copies.ours), &guid);
  words = analect_excerpt_words (analect_project_get_rows (copies.ours), excerpt);
  g_assert_cmpstr (words, ==, "mean it");
}

static void
test_other_kind (void)
{
  g_auto (Copies) copies = make_copies ();
  AnalectGuid guid = analect_guid_new ();
  AnalectChange *change = analect_project_change (copies.ours, "Add");
  AnalectId id = analect_change_add_with_guid (change, ANALECT_KIND_CODE, &guid);
  g_autoptr (GError) error = NULL;

  analect_change_set_string (change, id, ANALECT_CODE_NAME, "A code");
  sketch_apply (copies.ours, change);
  change = analect_project_change (copies.theirs, "Add");
  id = analect_change_add_with_guid (change, ANALECT_KIND_CODER, &guid);
  analect_change_set_string (change, id, ANALECT_CODER_NAME, "A coder");
  sketch_apply (copies.theirs, change);

  g_assert_null (analect_merge_new (copies.ours, analect_project_get_rows (copies.theirs),
                                    analect_project_get_rows (copies.base), NULL, &error));
  g_assert_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_UNIQUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/merge/both-worked", test_both_worked);
  g_test_add_func ("/merge/newer-is-taken", test_newer_is_taken);
  g_test_add_func ("/merge/choice", test_choice);
  g_test_add_func ("/merge/removal-against-work", test_removal_against_work);
  g_test_add_func ("/merge/removal-alone", test_removal_alone);
  g_test_add_func ("/merge/merged-code", test_merged_code);
  g_test_add_func ("/merge/corrected-text", test_corrected_text);
  g_test_add_func ("/merge/other-kind", test_other_kind);

  return g_test_run ();
}
