/* The fields of the result; see merge-private.h.
 *
 * A field that one side changed has that side's value. A set of references has what both have, what either put in, and
 * not what either took out. Fields that mean something only together (the ranges of an excerpt) are decided together.
 * Where both changed a field: times become the later, orders among siblings and who did it last follow the same rule as
 * values but are no conflict to settle; anything else is one.
 *
 * What something in the result belongs to is in the result as well, and so is what it has come to name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"
#include "value-text.h"

#include <string.h>

#define MAX_TOGETHER 7

/* Fields that are decided together, ANALECT_FIELD_EXISTS at the end. */
static const AnalectField together[][MAX_TOGETHER + 1] = {
  { ANALECT_EXCERPT_DOCUMENT, ANALECT_EXCERPT_REFERENCE, ANALECT_EXCERPT_START, ANALECT_EXCERPT_END,
    ANALECT_EXCERPT_MORE, ANALECT_EXCERPT_QUOTE, ANALECT_EXCERPT_RECTANGLE },
  { ANALECT_SECTION_DOCUMENT, ANALECT_SECTION_START, ANALECT_SECTION_END },
  { ANALECT_CODING_EXCERPT, ANALECT_CODING_CODE, ANALECT_CODING_CODER },
};

typedef struct
{
  const AnalectField *fields;
  guint n;
} Group;

/* The fields that are decided with FIELD; of length 0 when an earlier one decides them. */
static Group
find_group (const AnalectField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (together); i++)
    {
      guint n = 0, at = MAX_TOGETHER;

      for (; together[i][n] != ANALECT_FIELD_EXISTS; n++)
        if (together[i][n] == *field)
          at = n;
      if (at < MAX_TOGETHER)
        return (Group){ together[i], at == 0 ? n : 0 };
    }
  return (Group){ field, 1 };
}

/* When NODE was worked on last on SIDE; 0 where that is not known, or has not changed since the base. */
static AnalectTime
time_of (const AnalectMerge *merge, int side, const Node *node)
{
  AnalectField at = analect_field_from_name (node->kind, "at");

  if (at == ANALECT_FIELD_EXISTS || (node->changed[side] >> analect_field_slot (at) & 1) == 0)
    return 0;
  return analect_row_integer (merge_row (merge, side, node), at);
}

static char *
write_values (const AnalectMerge *merge, int side, const Node *node, const AnalectField *fields, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      analect_value_write (merge->rows[side], fields[i], analect_row_value (merge_row (merge, side, node), fields[i]),
                           text);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Whether the sides disagree about what NODE belongs to. */
static gboolean
is_about_owner (const AnalectMerge *merge, const Node *node, const AnalectField *fields, guint n)
{
  for (guint i = 0; i < n; i++)
    if ((analect_fields[fields[i]].rule == ANALECT_RULE_OWNER || analect_fields[fields[i]].rule == ANALECT_RULE_OWNED)
        && analect_merge_read (merge, ANALECT_SIDE_OURS, node, fields[i]).reference
               != analect_merge_read (merge, ANALECT_SIDE_THEIRS, node, fields[i]).reference)
      return TRUE;
  return FALSE;
}

/* What an entity belongs to decides which others are there, and so must not depend on the order of several copies. */
AnalectSide
analect_merge_pick (const AnalectMerge *merge, const Node *node, const AnalectField *fields, guint n)
{
  AnalectTime ours = time_of (merge, ANALECT_SIDE_OURS, node), theirs = time_of (merge, ANALECT_SIDE_THEIRS, node);
  g_autofree char *one = NULL, *other = NULL;

  for (guint i = 0; i < merge->options.n_choices; i++)
    if (analect_guid_equal (&merge->options.choices[i].guid, &node->guid)
        && merge->options.choices[i].field == fields[0])
      return merge->options.choices[i].side;
  if (ours == theirs || ours == 0 || theirs == 0)
    {
      ours = merge->options.ours_time;
      theirs = merge->options.theirs_time;
    }
  if (ours != theirs && !is_about_owner (merge, node, fields, n))
    return ours > theirs ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS;
  one = write_values (merge, ANALECT_SIDE_OURS, node, fields, n);
  other = write_values (merge, ANALECT_SIDE_THEIRS, node, fields, n);
  return strcmp (one, other) >= 0 ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS;
}

static gboolean
has_default (const AnalectMerge *merge, int side, const Node *node, const Group *group)
{
  const AnalectRow *row = merge_row (merge, side, node);

  for (guint i = 0; i < group->n; i++)
    if (!analect_value_equal (analect_fields[group->fields[i]].type, analect_row_value (row, group->fields[i]),
                              analect_value_default (group->fields[i])))
      return FALSE;
  return TRUE;
}

static gboolean
is_changed (const AnalectMerge *merge, int side, const Node *node, const Group *group)
{
  if (node->ids[side] == ANALECT_ID_NONE)
    return FALSE;
  if (node->ids[SIDE_BASE] == ANALECT_ID_NONE)
    return !has_default (merge, side, node, group);
  for (guint i = 0; i < group->n; i++)
    if ((node->changed[side] >> analect_field_slot (group->fields[i]) & 1) != 0)
      return TRUE;
  return FALSE;
}

static gboolean
sides_agree (const AnalectMerge *merge, const Node *node, const Group *group)
{
  gboolean same = TRUE;

  for (guint i = 0; same && i < group->n; i++)
    {
      AnalectType type = analect_fields[group->fields[i]].type;
      AnalectValue ours = analect_merge_read (merge, ANALECT_SIDE_OURS, node, group->fields[i]);
      AnalectValue theirs = analect_merge_read (merge, ANALECT_SIDE_THEIRS, node, group->fields[i]);

      same = analect_value_equal (type, ours, theirs);
      analect_value_clear (type, &ours);
      analect_value_clear (type, &theirs);
    }
  return same;
}

/* Where both sides differ but nobody needs to decide. */
static gboolean
is_quiet (const Node *node, AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  return analect_merge_is_comment (node) || info->flag == ANALECT_FLAG_ORDER || info->type == ANALECT_TYPE_TIME
         || (info->rule == ANALECT_RULE_CLEAR && info->target == ANALECT_KIND_CODER
             && strcmp (info->name, "coder") == 0);
}

static AnalectIdSet *
join_sets (const AnalectMerge *merge, const Node *node, AnalectField field)
{
  AnalectIdSet *sets[N_SIDES], *joined;
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (int side = 0; side < N_SIDES; side++)
    sets[side] = analect_merge_read (merge, side, node, field).set;
  for (int side = 0; side < SIDE_BASE; side++)
    for (guint i = 0; sets[side] != NULL && i < sets[side]->n; i++)
      {
        AnalectId number = sets[side]->ids[i];

        if (analect_id_set_contains (sets[1 - side], number) || !analect_id_set_contains (sets[SIDE_BASE], number))
          g_array_append_val (numbers, number);
      }
  joined = analect_id_set_new ((const AnalectId *) (gpointer) numbers->data, numbers->len);
  for (int side = 0; side < N_SIDES; side++)
    g_clear_pointer (&sets[side], analect_id_set_unref);
  return joined;
}

/* Both sides moved a coding, and differently: the one that was not taken becomes a coding of its own, whose GUID
 * follows from both, so that no coding is lost and other copies come to the same. */
static void
split_coding (AnalectMerge *merge, guint number, const Group *group, AnalectSide taken)
{
  static const AnalectGuid space = { { 0x0b, 0x6a, 0x91, 0x3d, 0xc7, 0x52, 0x4e, 0x18, 0x8f, 0x60, 0x21, 0xd9, 0x74,
                                       0xae, 0x05, 0xf3 } };
  const Node *node = merge_node (merge, number);
  int other = 1 - (int) taken;
  g_autofree char *values = write_values (merge, other, node, group->fields, group->n);
  char guid[ANALECT_GUID_STRING_SIZE];
  g_autofree char *name = g_strconcat (analect_guid_format (&node->guid, guid), "\n", values, NULL);
  AnalectGuid derived = analect_guid_derive (&space, name, -1);
  guint twin = analect_merge_add_node (merge, ANALECT_KIND_CODING, &derived);

  for (guint slot = 0; twin != 0 && slot < analect_kind_n_fields (ANALECT_KIND_CODING); slot++)
    merge_node (merge, twin)->values[slot] =
        analect_merge_read (merge, other, node, analect_kinds[ANALECT_KIND_CODING].first + slot);
  analect_merge_add_conflict (merge, ANALECT_CONFLICT_BOTH, number, ANALECT_CODING_CODE, taken,
                              analect_merge_show (merge, ANALECT_SIDE_OURS, node, group->fields, group->n),
                              analect_merge_show (merge, ANALECT_SIDE_THEIRS, node, group->fields, group->n));
}

/* Both values go into the comment: which of them is in the field may change when other copies come. */
static void
add_value_conflict (AnalectMerge *merge, guint number, const Group *group, AnalectSide taken)
{
  const Node *node = merge_node (merge, number);
  char *shown[2];
  gboolean has_names = FALSE;

  for (guint i = 0; i < group->n; i++)
    has_names = has_names || analect_fields[group->fields[i]].type == ANALECT_TYPE_REFERENCE;
  for (int side = 0; side < SIDE_BASE; side++)
    {
      g_autofree char *mark = has_names ? write_values (merge, side, node, group->fields, group->n) : NULL;

      shown[side] = analect_merge_show (merge, side, node, group->fields, group->n);
      analect_merge_add_comment (merge, number, group->fields[0], shown[side], mark);
    }
  analect_merge_add_conflict (merge, ANALECT_CONFLICT_VALUE, number, group->fields[0], taken, shown[ANALECT_SIDE_OURS],
                              shown[ANALECT_SIDE_THEIRS]);
}

/* The side whose values of GROUP are taken. */
static int
decide (AnalectMerge *merge, guint number, const Group *group)
{
  const Node *node = merge_node (merge, number);
  gboolean ours = is_changed (merge, ANALECT_SIDE_OURS, node, group);
  gboolean theirs = is_changed (merge, ANALECT_SIDE_THEIRS, node, group);
  AnalectSide taken;

  if (node->ids[ANALECT_SIDE_THEIRS] == ANALECT_ID_NONE || (node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE && !theirs))
    return ANALECT_SIDE_OURS;
  if (node->ids[ANALECT_SIDE_OURS] == ANALECT_ID_NONE || !ours)
    return ANALECT_SIDE_THEIRS;
  if (sides_agree (merge, node, group))
    return ANALECT_SIDE_OURS;
  if (analect_fields[group->fields[0]].type == ANALECT_TYPE_TIME)
    return analect_row_integer (merge_row (merge, ANALECT_SIDE_OURS, node), group->fields[0])
                   >= analect_row_integer (merge_row (merge, ANALECT_SIDE_THEIRS, node), group->fields[0])
               ? ANALECT_SIDE_OURS
               : ANALECT_SIDE_THEIRS;
  taken = analect_merge_pick (merge, node, group->fields, group->n);
  if (node->kind == ANALECT_KIND_CODING && group->n > 1)
    split_coding (merge, number, group, taken);
  else if (!is_quiet (node, group->fields[0]))
    add_value_conflict (merge, number, group, taken);
  return (int) taken;
}

static AnalectText *
join_comments (const AnalectMerge *merge, const Node *node)
{
  const AnalectRow *ours = merge_row (merge, ANALECT_SIDE_OURS, node);
  const AnalectRow *theirs = merge_row (merge, ANALECT_SIDE_THEIRS, node);

  return analect_merge_join_comments (ours ? analect_row_text (ours, ANALECT_MEMO_TEXT) : NULL,
                                      theirs ? analect_row_text (theirs, ANALECT_MEMO_TEXT) : NULL);
}

static void
find_values (AnalectMerge *merge, guint number)
{
  Node *node = merge_node (merge, number);
  guint n = analect_kind_n_fields (node->kind);

  node->values = g_new (AnalectValue, n);
  for (guint slot = 0; slot < n; slot++)
    {
      AnalectField field = analect_kinds[node->kind].first + slot;
      Group group = find_group (&field);
      int side;

      if (analect_fields[field].type == ANALECT_TYPE_REFERENCES && node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE
          && node->ids[ANALECT_SIDE_THEIRS] != ANALECT_ID_NONE)
        {
          node->values[slot].set = join_sets (merge, node, field);
          continue;
        }
      if (field == ANALECT_MEMO_TEXT && analect_merge_is_comment (node))
        {
          node->values[slot].text = join_comments (merge, node);
          continue;
        }
      if (group.n == 0)
        continue;
      side = decide (merge, number, &group);
      for (guint i = 0; i < group.n; i++)
        node->values[analect_field_slot (group.fields[i])] = analect_merge_read (merge, side, node, group.fields[i]);
    }
}

/* What was coded on one side with a code that the other merged away is coded with what that became. */
static void
follow_merged_code (const AnalectMerge *merge, const Node *node)
{
  AnalectValue *code;
  guint became;

  if (node->kind != ANALECT_KIND_CODING)
    return;
  code = &node->values[analect_field_slot (ANALECT_CODING_CODE)];
  became = GPOINTER_TO_UINT (g_hash_table_lookup (merge->merged_codes, GUINT_TO_POINTER (code->reference)));
  if (became != 0)
    code->reference = became;
}

static void
keep_named (AnalectMerge *merge, guint number, GArray *queue)
{
  if (number == 0 || merge_node (merge, number)->kept)
    return;
  analect_merge_refuse_removal (merge, number);
  g_array_append_val (queue, number);
}

/* Whether the base of NODE names TARGET in FIELD already. */
static gboolean
named_before (const AnalectMerge *merge, const Node *node, AnalectField field, guint target)
{
  AnalectValue before = analect_merge_read (merge, SIDE_BASE, node, field);
  gboolean named;

  if (analect_fields[field].type == ANALECT_TYPE_REFERENCE)
    return before.reference == target;
  named = analect_id_set_contains (before.set, target);
  analect_value_clear (ANALECT_TYPE_REFERENCES, &before);
  return named;
}

/* Appends to QUEUE what NODE belongs to, and what it has come to name since the base, where that was not in the result
 * so far. */
static void
keep_all_named (AnalectMerge *merge, const Node *node, GArray *queue)
{
  for (guint slot = 0; slot < analect_kind_n_fields (node->kind); slot++)
    {
      AnalectField field = analect_kinds[node->kind].first + slot;
      const AnalectFieldInfo *info = &analect_fields[field];
      AnalectValue value = node->values[slot];

      if (info->type == ANALECT_TYPE_REFERENCE && value.reference != 0
          && (info->rule != ANALECT_RULE_CLEAR || !named_before (merge, node, field, value.reference)))
        keep_named (merge, value.reference, queue);
      for (guint i = 0; info->type == ANALECT_TYPE_REFERENCES && value.set != NULL && i < value.set->n; i++)
        if (!merge_node (merge, value.set->ids[i])->kept && !named_before (merge, node, field, value.set->ids[i]))
          keep_named (merge, value.set->ids[i], queue);
    }
}

void
analect_merge_find_values (AnalectMerge *merge)
{
  g_autoptr (GArray) queue = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 1; i < merge->nodes->len; i++)
    if (merge_node (merge, i)->kept)
      g_array_append_val (queue, i);
  for (guint i = 0; i < queue->len; i++)
    {
      guint number = g_array_index (queue, guint, i), n = merge->nodes->len;

      if (merge_node (merge, number)->values == NULL)
        find_values (merge, number);
      for (guint added = n; added < merge->nodes->len; added++)
        g_array_append_val (queue, added);
      follow_merged_code (merge, merge_node (merge, number));
      keep_all_named (merge, merge_node (merge, number), queue);
    }
  analect_merge_write_comments (merge);
}
