/* Merging codes; see edit-codebook.h.
 *
 * The target takes over what the merged codes have. Where it has its own already (a coding of the same excerpt by the
 * same coder, a cell of the same study, a judgement of the same item, a node on the same map) the two become one: its
 * own stays, with the words and memos of both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "edit-codebook.h"

#include "edit-lineage.h"
#include "edit-remove.h"

#include <glib/gi18n-lib.h>

/* A kind of entity of which a code has one for each KEY. */
typedef struct
{
  AnalectField code;
  AnalectField key[3]; /* references; ANALECT_FIELD_EXISTS where there are fewer */
} Single;

static const Single singles[] = {
  { ANALECT_CODING_CODE, { ANALECT_CODING_EXCERPT, ANALECT_CODING_CODER } },
  { ANALECT_CELL_CODE, { ANALECT_CELL_STUDY } },
  { ANALECT_COVERAGE_CODE, { ANALECT_COVERAGE_CODER, ANALECT_COVERAGE_INSTRUMENT, ANALECT_COVERAGE_ITEM } },
  { ANALECT_MAP_NODE_CODE, { ANALECT_MAP_NODE_MAP } },
};

typedef struct
{
  AnalectChange *change;
  AnalectProject *project;
  const AnalectRows *rows;
  AnalectLookup *lookup;
  AnalectId target;
  GArray *gone; /* of AnalectId */
} Merge;

static gint64
key_of (const Merge *merge, const Single *single, AnalectId id, guint n)
{
  if (single->key[n] == ANALECT_FIELD_EXISTS)
    return 0;
  return analect_row_reference (analect_rows_get (merge->rows, id), single->key[n]);
}

/* Text that tells the singles of one code apart. The caller frees it. */
static char *
make_key (const Merge *merge, const Single *single, AnalectId id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, key_of (merge, single, id, 0),
                          key_of (merge, single, id, 1), key_of (merge, single, id, 2));
}

/* Lets whatever names FROM in FIELD name TO. */
static void
rename_references (const Merge *merge, AnalectField field, AnalectId from, AnalectId to)
{
  g_autoptr (GArray) namers = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (merge->lookup, field, from, namers);
  for (guint i = 0; i < namers->len; i++)
    {
      AnalectId namer = g_array_index (namers, AnalectId, i);

      if (analect_fields[field].type == ANALECT_TYPE_REFERENCE)
        {
          analect_change_set_reference (merge->change, namer, field, to);
          continue;
        }
      analect_change_take_out (merge->change, namer, field, from);
      analect_change_insert (merge->change, namer, field, to);
    }
}

/* Puts the words and excerpts of the cell FROM behind those of the cell TO. */
static void
join_cells (const Merge *merge, AnalectId from, AnalectId to)
{
  const AnalectRow *row = analect_rows_get (merge->rows, from);
  AnalectText *more = analect_row_text (row, ANALECT_CELL_TEXT);
  AnalectText *text = analect_change_peek (merge->change, to, ANALECT_CELL_TEXT).text;
  const AnalectIdSet *excerpts = analect_row_set (row, ANALECT_CELL_EXCERPTS);

  for (guint i = 0; excerpts != NULL && i < excerpts->n; i++)
    analect_change_insert (merge->change, to, ANALECT_CELL_EXCERPTS, excerpts->ids[i]);
  if (more != NULL)
    {
      g_autofree char *both =
          g_strconcat (text ? analect_text_peek (text) : "", text ? "\n\n" : "", analect_text_peek (more), NULL);

      analect_change_set_string (merge->change, to, ANALECT_CELL_TEXT, both);
    }
}

/* Makes FROM, which is to go, and TO one: TO keeps what it has. */
static void
join (const Merge *merge, AnalectId from, AnalectId to)
{
  gint64 direction;

  rename_references (merge, ANALECT_MEMO_ABOUT, from, to);
  if (analect_id_kind (from) == ANALECT_KIND_CELL)
    join_cells (merge, from, to);
  if (analect_id_kind (from) == ANALECT_KIND_CODING)
    {
      direction = analect_row_integer (analect_rows_get (merge->rows, from), ANALECT_CODING_DIRECTION);
      if (analect_change_peek (merge->change, to, ANALECT_CODING_DIRECTION).integer == ANALECT_DIRECTION_UNSTATED)
        analect_change_set_integer (merge->change, to, ANALECT_CODING_DIRECTION, direction);
    }
  g_array_append_val (merge->gone, from);
}

/* Gives what CODE has of one kind to the target; TAKEN has what the target has by now. */
static void
take_singles (const Merge *merge, const Single *single, AnalectId code, GHashTable *taken)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (merge->lookup, single->code, code, ids);
  for (guint i = 0; i < ids->len; i++)
    {
      AnalectId id = g_array_index (ids, AnalectId, i);
      char *key = make_key (merge, single, id);
      AnalectId there = GPOINTER_TO_UINT (g_hash_table_lookup (taken, key));

      if (there != ANALECT_ID_NONE && code != merge->target)
        {
          g_free (key);
          join (merge, id, there);
          continue;
        }
      g_hash_table_insert (taken, key, GUINT_TO_POINTER (id));
      if (code != merge->target)
        analect_change_set_reference (merge->change, id, single->code, merge->target);
    }
}

static void
merge_singles (const Merge *merge, const GArray *merged)
{
  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      take_singles (merge, &singles[i], merge->target, taken);
      for (guint j = 0; j < merged->len; j++)
        take_singles (merge, &singles[i], g_array_index (merged, AnalectId, j), taken);
    }
}

/* The place of the target in ARRANGEMENT, unless it stands below PLACE, or none. */
static AnalectId
place_of_target (const Merge *merge, AnalectId arrangement, AnalectId place)
{
  AnalectId home = ANALECT_ID_NONE;

  for (AnalectId id = analect_lookup_first (merge->lookup, ANALECT_PLACEMENT_CODE, merge->target);
       id != ANALECT_ID_NONE; id = analect_lookup_next (merge->lookup, ANALECT_PLACEMENT_CODE, id))
    if (analect_row_reference (analect_rows_get (merge->rows, id), ANALECT_PLACEMENT_ARRANGEMENT) == arrangement)
      home = id;
  for (AnalectId at = home; at != ANALECT_ID_NONE;
       at = analect_row_reference (analect_rows_get (merge->rows, at), ANALECT_PLACEMENT_PARENT))
    if (at == place)
      return ANALECT_ID_NONE;
  return home;
}

/* Lets what stands under CODE stand under the target, wherever both have a place and the target does not stand below.
 */
static void
move_children (const Merge *merge, AnalectId code)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (merge->lookup, ANALECT_PLACEMENT_CODE, code, places);
  for (guint i = 0; i < places->len; i++)
    {
      AnalectId place = g_array_index (places, AnalectId, i);
      const AnalectRow *row = analect_rows_get (merge->rows, place);
      AnalectId home = place_of_target (merge, analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT), place);

      if (home != ANALECT_ID_NONE)
        rename_references (merge, ANALECT_PLACEMENT_PARENT, place, home);
    }
}

/* Those of N codes that are not the target, each once. */
static GArray *
collect_merged (const AnalectId *codes, guint n, AnalectId target)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  GArray *merged = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  for (guint i = 0; i < n; i++)
    if (codes[i] != target && g_hash_table_add (seen, GUINT_TO_POINTER (codes[i])))
      g_array_append_val (merged, codes[i]);
  return merged;
}

AnalectChange *
analect_edit_merge_codes (AnalectProject *project, const AnalectId *codes, guint n, AnalectId target, AnalectId coder,
                          const char *reason, GError **error)
{
  static const AnalectField fields[] = { ANALECT_LINK_FROM, ANALECT_LINK_TO, ANALECT_FINDING_CODES, ANALECT_MEMO_ABOUT,
                                         ANALECT_LINEAGE_INTO };
  const AnalectRows *rows = analect_project_get_rows (project);
  g_autoptr (AnalectChange) change = analect_project_change (project, _ ("Merge codes"));
  g_autoptr (GArray) gone = g_array_new (FALSE, FALSE, sizeof (AnalectId)), merged = NULL;
  Merge merge = { change, project, rows, analect_project_get_lookup (project), target, gone };
  AnalectId lineage;

  if (!analect_edit_check_codes (rows, codes, n, error) || !analect_edit_check_codes (rows, &target, 1, error))
    return NULL;
  merged = collect_merged (codes, n, target);
  if (merged->len == 0)
    return g_steal_pointer (&change);

  lineage = analect_edit_add_lineage (change, rows, ANALECT_LINEAGE_EVENT_MERGE,
                                      (const AnalectId *) (gpointer) merged->data, merged->len, coder, reason);
  analect_change_insert (change, lineage, ANALECT_LINEAGE_INTO, target);
  merge_singles (&merge, merged);
  for (guint i = 0; i < merged->len; i++)
    {
      AnalectId code = g_array_index (merged, AnalectId, i);

      for (guint j = 0; j < G_N_ELEMENTS (fields); j++)
        rename_references (&merge, fields[j], code, target);
      move_children (&merge, code);
    }
  g_array_append_vals (gone, merged->data, merged->len);
  analect_edit_add_removal (change, project, (const AnalectId *) (gpointer) gone->data, gone->len);
  return g_steal_pointer (&change);
}
