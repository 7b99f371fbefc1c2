/* The codebook as a tree; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "codebook.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  AnalectId placement;
  AnalectId parent;
  const char *order;
  const AnalectGuid *guid;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int order;

  if (one->parent != other->parent)
    return one->parent < other->parent ? -1 : 1;
  order = strcmp (one->order, other->order);
  return order ? order : analect_guid_compare (one->guid, other->guid);
}

AnalectId
analect_current_arrangement (const AnalectRows *rows)
{
  const AnalectRow *project = analect_rows_get (rows, ANALECT_ID_PROJECT);
  AnalectId current = analect_row_reference (project, ANALECT_PROJECT_ARRANGEMENT);
  const AnalectGuid *first = NULL;

  if (current != ANALECT_ID_NONE)
    return current;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ARRANGEMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectGuid *guid = &analect_rows_get (rows, id)->guid;

      if (first == NULL || analect_guid_compare (guid, first) < 0)
        {
          first = guid;
          current = id;
        }
    }
  return current;
}

/* The places of ARRANGEMENT, those of the same parent together and in order. */
static GArray *
collect_places (const AnalectRows *rows, AnalectId arrangement)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_PLACEMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      Place place = { .placement = id,
                      .parent = analect_row_reference (row, ANALECT_PLACEMENT_PARENT),
                      .order = analect_row_string (row, ANALECT_PLACEMENT_ORDER),
                      .guid = &row->guid };

      if (analect_row_reference (row, ANALECT_PLACEMENT_ARRANGEMENT) == arrangement)
        g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

typedef struct
{
  const AnalectRows *rows;
  GArray *places;
  GHashTable *first; /* parent → place of its first child + 1 */
  GArray *entries;
} Walk;

/* Appends the children of PARENT and what stands under them. The rules of the model keep the tree free of cycles. */
static void
append_children (Walk *walk, AnalectId parent, guint depth, guint parent_level)
{
  guint i = GPOINTER_TO_UINT (g_hash_table_lookup (walk->first, GUINT_TO_POINTER (parent)));

  if (i == 0)
    return;
  for (i--; i < walk->places->len && g_array_index (walk->places, Place, i).parent == parent; i++)
    {
      AnalectId placement = g_array_index (walk->places, Place, i).placement;
      const AnalectRow *row = analect_rows_get (walk->rows, placement);
      gint64 level = analect_row_integer (row, ANALECT_PLACEMENT_LEVEL);
      AnalectCodebookEntry entry = { .code = analect_row_reference (row, ANALECT_PLACEMENT_CODE),
                                     .placement = placement,
                                     .depth = depth,
                                     .level = level > 0 && level < 100 ? (guint) level : parent_level + 1 };
      guint at = walk->entries->len;

      g_array_append_val (walk->entries, entry);
      append_children (walk, placement, depth + 1, entry.level);
      g_array_index (walk->entries, AnalectCodebookEntry, at).n_below = walk->entries->len - at - 1;
    }
}

static int
compare_unassigned (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectRows *rows = data;
  const AnalectRow *one = analect_rows_get (rows, ((const AnalectCodebookEntry *) a)->code);
  const AnalectRow *other = analect_rows_get (rows, ((const AnalectCodebookEntry *) b)->code);
  int order = analect_text_compare (analect_row_text (one, ANALECT_CODE_NAME),
                                    analect_row_text (other, ANALECT_CODE_NAME));

  return order ? order : analect_guid_compare (&one->guid, &other->guid);
}

static void
append_unassigned (const AnalectRows *rows, GArray *entries)
{
  g_autofree gboolean *placed = g_new0 (gboolean, analect_rows_get_bound (rows, ANALECT_KIND_CODE) + 1);
  g_autoptr (GArray) rest = g_array_new (FALSE, FALSE, sizeof (AnalectCodebookEntry));

  for (guint i = 0; i < entries->len; i++)
    placed[analect_id_index (g_array_index (entries, AnalectCodebookEntry, i).code)] = TRUE;
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODE); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      AnalectCodebookEntry entry = { .code = id };

      if (!placed[analect_id_index (id)])
        g_array_append_val (rest, entry);
    }
  g_array_sort_with_data (rest, compare_unassigned, (gpointer) rows);
  g_array_append_vals (entries, rest->data, rest->len);
}

AnalectCodebook *
analect_codebook_new (const AnalectRows *rows, AnalectId arrangement)
{
  AnalectCodebook *codebook = g_new0 (AnalectCodebook, 1);
  Walk walk = { .rows = rows };

  codebook->arrangement = arrangement ? arrangement : analect_current_arrangement (rows);
  walk.entries = g_array_new (FALSE, TRUE, sizeof (AnalectCodebookEntry));
  if (codebook->arrangement != ANALECT_ID_NONE)
    {
      walk.places = collect_places (rows, codebook->arrangement);
      walk.first = g_hash_table_new (NULL, NULL);
      for (guint i = walk.places->len; i > 0; i--)
        g_hash_table_insert (walk.first, GUINT_TO_POINTER (g_array_index (walk.places, Place, i - 1).parent),
                             GUINT_TO_POINTER (i));
      append_children (&walk, ANALECT_ID_NONE, 0, 0);
      g_hash_table_unref (walk.first);
      g_array_unref (walk.places);
    }
  append_unassigned (rows, walk.entries);
  codebook->n = walk.entries->len;
  codebook->entries = (AnalectCodebookEntry *) (gpointer) g_array_free (walk.entries, FALSE);
  return codebook;
}

void
analect_codebook_free (AnalectCodebook *codebook)
{
  g_free (codebook->entries);
  g_free (codebook);
}

char *
analect_level_name (const AnalectRows *rows, guint level)
{
  static const char *const usual[] = { NC_ ("level", "outcome dimension"), NC_ ("level", "theme"), NC_ ("level", "code") };
  const AnalectRow *project = analect_rows_get (rows, ANALECT_ID_PROJECT);
  g_auto (GStrv) own = g_strsplit (analect_row_string (project, ANALECT_PROJECT_LEVELS), ";", -1);

  if (level == 0)
    return g_strdup (C_ ("level", "unassigned"));
  if (level <= g_strv_length (own) && *g_strstrip (own[level - 1]) != '\0')
    return g_strdup (own[level - 1]);
  if (level <= G_N_ELEMENTS (usual))
    return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "level", usual[level - 1]));
  /* Translators: a code that stands N levels below the top of the codebook */
  return g_strdup_printf (_ ("level %u"), level);
}

guint
analect_level_from_name (const AnalectRows *rows, const char *name)
{
  static const char *const fixed[] = { "dimension", "theme", "code" };
  g_autofree char *wanted = g_utf8_casefold (name, -1);
  guint64 number = g_ascii_strtoull (name, NULL, 10);

  if (number > 0 && number < 100)
    return (guint) number;
  for (guint level = 1; level < 10; level++)
    {
      g_autofree char *candidate = analect_level_name (rows, level);
      g_autofree char *folded = g_utf8_casefold (candidate, -1);

      if (strcmp (folded, wanted) == 0 || (level <= G_N_ELEMENTS (fixed) && strcmp (fixed[level - 1], wanted) == 0))
        return level;
    }
  return 0;
}
