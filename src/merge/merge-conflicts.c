/* Conflicts, how they read, and the comments that keep what was not taken; see merge.h and merge-private.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "merge-private.h"
#include "validate.h"
#include "value-text.h"

#include <glib/gi18n-lib.h>

static void
show_set (const AnalectRows *rows, const AnalectIdSet *set, GString *text)
{
  for (guint i = 0; set != NULL && i < set->n; i++)
    {
      g_autofree char *what = analect_describe (rows, set->ids[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", what);
    }
}

static void
show_value (const AnalectRows *rows, AnalectField field, AnalectValue value, GString *text)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  g_autofree char *what = NULL;

  if (info->type == ANALECT_TYPE_REFERENCE)
    what = analect_describe (rows, value.reference);
  if (what != NULL)
    g_string_append (text, what);
  else if (info->type == ANALECT_TYPE_REFERENCES)
    show_set (rows, value.set, text);
  else if (info->type == ANALECT_TYPE_ENUM)
    g_string_append (text, analect_enumeration_label (info->enumeration, value.integer));
  else
    analect_value_write (rows, field, value, text);
}

char *
analect_merge_show (const AnalectMerge *merge, int side, const Node *node, const AnalectField *fields, guint n)
{
  const AnalectRow *row = merge_row (merge, side, node);
  GString *text = g_string_new (NULL);

  for (guint i = 0; row != NULL && i < n; i++)
    {
      AnalectValue value = analect_row_value (row, fields[i]);

      if (analect_value_equal (analect_fields[fields[i]].type, value, analect_value_default (fields[i])))
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      if (n > 1)
        /* Translators: the label of a field, and its value */
        g_string_append_printf (text, C_ ("field and value", "%s: "), analect_field_label (fields[i]));
      show_value (merge->rows[side], fields[i], value, text);
    }
  return g_string_free (text, FALSE);
}

void
analect_merge_add_conflict (AnalectMerge *merge, AnalectConflictKind kind, guint number, AnalectField field,
                            AnalectSide taken, char *ours, char *theirs)
{
  const Node *node = merge_node (merge, number);
  int side = node->ids[ANALECT_SIDE_OURS] != ANALECT_ID_NONE ? ANALECT_SIDE_OURS : ANALECT_SIDE_THEIRS;
  AnalectConflict conflict = { .kind = kind,
                               .guid = node->guid,
                               .what = node->kind,
                               .field = field,
                               .name = analect_describe (merge->rows[side], node->ids[side]),
                               .ours = ours,
                               .theirs = theirs,
                               .taken = taken };

  g_array_append_val (merge->conflicts, conflict);
}

char *
analect_conflict_describe (const AnalectConflict *conflict)
{
  const char *taken = conflict->taken == ANALECT_SIDE_OURS ? conflict->ours : conflict->theirs;
  const char *other = conflict->taken == ANALECT_SIDE_OURS ? conflict->theirs : conflict->ours;

  switch (conflict->kind)
    {
    case ANALECT_CONFLICT_VALUE:
      /* Translators: a thing; the label of a field; the value it has now; the value that is in a comment */
      return g_strdup_printf (_ ("%s, %s: “%s” is taken; a comment keeps “%s”"), conflict->name,
                              analect_field_label (conflict->field), taken, other);
    case ANALECT_CONFLICT_BOTH:
      return g_strdup_printf (_ ("%s: moved to two places; both are kept: %s – and – %s"), conflict->name, taken,
                              other);
    case ANALECT_CONFLICT_REMOVAL:
      return g_strdup_printf (_ ("%s: one copy removed it and the other worked on it; it is kept"), conflict->name);
    case ANALECT_CONFLICT_SAME:
      return g_strdup_printf (_ ("%s: both copies made it; it is there once"), conflict->name);
    case ANALECT_CONFLICT_CYCLE:
      return g_strdup_printf (_ ("%s: the two copies put it and another one under each other; it is at the top now"),
                              conflict->name);
    }
  g_return_val_if_reached (NULL);
}
