/* Changes as text: whatever a change does to whatever field, reading its lines gives the same items in the same order,
 * and lines that were not written by us do no harm.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "change-text.h"
#include "dump-rows.h"
#include "project-reader.h"
#include "project-writer.h"
#include "random-change.h"
#include "rows-write.h"
#include "storage-error.h"
#include "testlib.h"
#include "value-text.h"

#include <string.h>

/* Two copies of one project: what is done to the first is written, and read for the second. */
typedef struct
{
  AnalectProject *one, *other;
} Twins;

static AnalectProject *
read_chunks (GPtrArray *chunks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectReading) reading = analect_project_read_chunks (chunks, "twin", NULL, &error);

  g_assert_no_error (error);
  return g_steal_pointer (&reading->project);
}

static void
twins_init (Twins *twins)
{
  g_autoptr (AnalectProject) project = analect_project_new ("Twins");
  g_autoptr (GPtrArray) chunks = analect_project_write (analect_project_get_rows (project), NULL, NULL);

  twins->one = read_chunks (chunks);
  twins->other = read_chunks (chunks);
}

static void
twins_clear (Twins *twins)
{
  g_object_unref (twins->one);
  g_object_unref (twins->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Twins, twins_clear)

static const AnalectGuid *
guid_of (AnalectProject *project, const AnalectChange *change, AnalectId id)
{
  const AnalectRow *row = analect_rows_peek (analect_project_get_rows (project), id);

  for (guint i = 0; row == NULL && i < analect_change_get_n_items (change); i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      if (item->id == id && item->field == ANALECT_FIELD_EXISTS)
        return item->after.guid;
    }
  g_assert_nonnull (row);
  return &row->guid;
}

/* Both items name the same entities and hold the same values; the ids may differ. ONE is applied, OTHER is not yet. */
static void
assert_same_value (const Twins *twins, const AnalectChange *a, const AnalectChange *b, AnalectField field,
                   AnalectValue one, AnalectValue other)
{
  AnalectType type = analect_fields[field].type;

  if (field == ANALECT_FIELD_EXISTS)
    g_assert_true ((one.guid == NULL) == (other.guid == NULL)
                   && (!one.guid || analect_guid_equal (one.guid, other.guid)));
  else if (type == ANALECT_TYPE_REFERENCE || type == ANALECT_TYPE_REFERENCES)
    {
      g_assert_true ((one.reference == ANALECT_ID_NONE) == (other.reference == ANALECT_ID_NONE));
      if (one.reference != ANALECT_ID_NONE)
        g_assert_true (
            analect_guid_equal (guid_of (twins->one, a, one.reference), guid_of (twins->other, b, other.reference)));
    }
  else
    g_assert_true (analect_value_equal (type, one, other));
}

static void
assert_same_items (const Twins *twins, const AnalectChange *a, const AnalectChange *b)
{
  g_assert_cmpuint (analect_change_get_n_items (a), ==, analect_change_get_n_items (b));
  for (guint i = 0; i < analect_change_get_n_items (a); i++)
    {
      const AnalectChangeItem *one = analect_change_get_item (a, i), *other = analect_change_get_item (b, i);

      g_assert_cmpint ((int) one->field, ==, (int) other->field);
      g_assert_true (analect_guid_equal (guid_of (twins->one, a, one->id), guid_of (twins->other, b, other->id)));
      assert_same_value (twins, a, b, one->field, one->before, other->before);
      assert_same_value (twins, a, b, one->field, one->after, other->after);
    }
}

/* Texts that stand elsewhere, the first under number 1. */
static guint64
name_text (AnalectText *text, gpointer data)
{
  GPtrArray *texts = data;

  if (analect_text_get_size (text) <= 4096)
    return 0;
  g_ptr_array_add (texts, analect_text_ref (text));
  return texts->len;
}

static AnalectText *
find_text (guint64 number, gpointer data)
{
  GPtrArray *texts = data;

  return number <= texts->len ? texts->pdata[number - 1] : NULL;
}

/* Carries CHANGE, which was applied to the first twin, over to the second. */
static void
carry_over (const Twins *twins, const AnalectChange *change)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) analect_text_unref);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectChange) copy = NULL;

  analect_change_encode (analect_project_get_rows (twins->one), change, name_text, texts, text);
  copy = analect_change_decode (twins->other, "Copy", text->str, text->len, find_text, texts, &error);
  g_assert_no_error (error);
  assert_same_items (twins, change, copy);
  g_assert_true (analect_project_apply (twins->other, copy, &error));
  g_assert_no_error (error);
}

static guint n_seen[ANALECT_N_FIELDS]; /* items of each field */
static guint n_removed[ANALECT_N_KINDS];

static void
note (const AnalectChange *change)
{
  for (guint i = 0; i < analect_change_get_n_items (change); i++)
    {
      const AnalectChangeItem *item = analect_change_get_item (change, i);

      n_seen[item->field]++;
      if (item->field == ANALECT_FIELD_EXISTS && item->after.guid == NULL)
        n_removed[analect_id_kind (item->id)]++;
    }
}

/* Takes the last step of the first twin back, and carries that over as a change. */
static void
undo_and_carry (const Twins *twins)
{
  GPtrArray *undone;

  if (!analect_project_undo (twins->one))
    return;
  undone = analect_project_peek_redo (twins->one);
  for (guint i = undone->len; i > 0; i--)
    {
      g_autoptr (AnalectChange) inverse = analect_change_invert (undone->pdata[i - 1]);

      carry_over (twins, inverse);
    }
}

/* Every field was met, and the removal of every kind, so that a new line in the table of fields is tested by itself. */
static void
assert_all_met (void)
{
  for (int field = ANALECT_FIELD_EXISTS; field < ANALECT_N_FIELDS; field++)
    if (n_seen[field] == 0)
      g_error ("“%s” of %s was never changed", analect_fields[field].name,
               analect_kinds[analect_fields[field].kind].element);
  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    if (n_removed[kind] == 0)
      g_error ("No %s was ever removed", analect_kinds[kind].element);
}

static void
test_random (void)
{
  guint n_applied = 0, n_tried = 0;

  for (guint seed = 1; seed <= 24; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      const RandomChange random = { rand, 12, 9000, TRUE };
      g_auto (Twins) twins;

      twins_init (&twins);
      for (guint i = 0; i < 350; i++)
        {
          g_autoptr (AnalectChange) change = random_change_new (&random, twins.one);

          n_tried++;
          if (analect_project_apply (twins.one, change, NULL))
            {
              n_applied++;
              note (change);
              carry_over (&twins, change);
            }
          if (g_rand_int_range (rand, 0, 5) == 0)
            undo_and_carry (&twins);
        }
      dump_rows_assert_equal (analect_project_get_rows (twins.other), analect_project_get_rows (twins.one));
    }
  g_test_message ("%u of %u changes were possible", n_applied, n_tried);
  g_assert_cmpuint (n_applied * 2, >, n_tried);
  assert_all_met ();
}

static void
test_lines (void)
{
  static const char guid_text[] = "11111111-2222-4333-8444-555555555555";
  g_autoptr (AnalectProject) project = analect_project_new ("Lines");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  g_autoptr (GString) text = g_string_new (NULL);
  AnalectGuid guid;
  AnalectId code;

  g_assert_true (analect_guid_parse (guid_text, -1, &guid));
  code = analect_change_add_with_guid (change, ANALECT_KIND_CODE, &guid);
  analect_change_set_string (change, code, ANALECT_CODE_NAME, "saying no");
  analect_change_set_string (change, code, ANALECT_CODE_DEFINITION, "one\ntwo \\ three\r");
  g_assert_true (analect_project_apply (project, change, NULL));
  analect_change_encode (analect_project_get_rows (project), change, NULL, NULL, text);
  g_assert_cmpstr (text->str, ==,
                   "add code 11111111-2222-4333-8444-555555555555\n"
                   "set 11111111-2222-4333-8444-555555555555 name saying no\n"
                   "set 11111111-2222-4333-8444-555555555555 definition one\\ntwo \\\\ three\\r\n");
}

/* A change in parts is the same change. */
static void
test_parts (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("Parts");
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  g_autoptr (GString) whole = g_string_new (NULL), parts = g_string_new (NULL);
  guint at = 0, n_parts = 0;

  for (guint i = 0; i < 100; i++)
    analect_change_set_string (change, analect_change_add (change, ANALECT_KIND_CODE), ANALECT_CODE_NAME, "a code");
  g_assert_true (analect_project_apply (project, change, NULL));
  analect_change_encode (analect_project_get_rows (project), change, NULL, NULL, whole);
  for (; at < analect_change_get_n_items (change); n_parts++)
    {
      g_autoptr (GString) part = g_string_new (NULL);

      at = analect_change_encode_some (analect_project_get_rows (project), change, at, 1000, NULL, NULL, part);
      g_assert_cmpuint (part->len, <, 1100);
      g_string_append_len (parts, part->str, (gssize) part->len);
    }
  g_assert_cmpstr (parts->str, ==, whole->str);
  g_assert_cmpuint (n_parts, >, 5);
}

/* Nothing but lines of ours for this very project is taken, and nothing else does harm. */
static void
test_refused (void)
{
  static const char *const refused[] = {
    "add",
    "add code",
    "add nothing 11111111-2222-4333-8444-555555555555",
    "add project 11111111-2222-4333-8444-555555555555",
    "add code 11111111-2222-4333-8444-55555555555",
    "set 11111111-2222-4333-8444-555555555555 name a",
    "remove code 11111111-2222-4333-8444-555555555555",
    "remove project %s",
    "remove code %s",
    "remove %s",
    "text %s title 1",
    "text %s title",
    "set %s",
    "set %s nothing a",
    "set %s exists a",
    "set %s created yesterday",
    "set %s unit none-of-these",
    "set %s arrangement 11111111-2222-4333-8444-555555555555",
    "in %s title 11111111-2222-4333-8444-555555555555",
    "in %s arrangement %s",
    "alter %s title a",
    "",
  };
  g_autoptr (AnalectProject) project = analect_project_new ("Refused");
  const AnalectRow *row = analect_rows_get (analect_project_get_rows (project), ANALECT_ID_PROJECT);
  char guid[ANALECT_GUID_STRING_SIZE];

  analect_guid_format (&row->guid, guid);
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_auto (GStrv) parts = g_strsplit (refused[i], "%s", -1);
      g_autofree char *filled = g_strjoinv (guid, parts), *line = g_strconcat (filled, "\n", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AnalectChange) change = analect_change_decode (project, "x", line, strlen (line), NULL, NULL, &error);

      g_assert_null (change);
      g_assert_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_DAMAGED);
    }
}

/* A line that is cut short anywhere is refused or means less; it never crashes. A change always ends with a newline. */
static void
test_cut (void)
{
  g_autoptr (AnalectProject) project = analect_project_new ("Cut"), copy = NULL;
  g_autoptr (AnalectChange) change = analect_project_change (project, "Add");
  g_autoptr (GString) text = g_string_new (NULL);
  AnalectId code = analect_change_add (change, ANALECT_KIND_CODE);
  AnalectId memo = analect_change_add (change, ANALECT_KIND_MEMO);

  analect_change_set_string (change, code, ANALECT_CODE_NAME, "žádné\nslovo");
  analect_change_set_reference (change, memo, ANALECT_MEMO_ABOUT, code);
  g_assert_true (analect_project_apply (project, change, NULL));
  analect_change_encode (analect_project_get_rows (project), change, NULL, NULL, text);
  copy = analect_project_new ("Copy");
  for (gsize cut = 0; cut <= text->len; cut++)
    {
      g_autofree char *exact = g_memdup2 (text->str, MAX (cut, 1));
      g_autoptr (GError) error = NULL;
      g_autoptr (AnalectChange) read = analect_change_decode (copy, "x", exact, cut, NULL, NULL, &error);

      g_assert_true ((read == NULL) == (error != NULL));
      g_assert_true (read == NULL || cut == 0 || text->str[cut - 1] == '\n');
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-text/random", test_random);
  g_test_add_func ("/change-text/lines", test_lines);
  g_test_add_func ("/change-text/parts", test_parts);
  g_test_add_func ("/change-text/refused", test_refused);
  g_test_add_func ("/change-text/cut", test_cut);
  return g_test_run ();
}
