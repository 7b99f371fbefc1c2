/* What the excerpt pane lists; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "excerpt-items.h"

#include <glib/gi18n.h>

/* More overlapping excerpts than these are not listed. */
#define MAX_OTHERS 12

typedef struct
{
  AnalectWorkbench *workbench;
  gboolean mine_only;
} Wanted;

GArray *
analect_recent_codes (AnalectWorkbench *workbench, AnalectId coder, guint max)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  GArray *codes = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  /* Codings are numbered as they are made. */
  for (guint i = analect_rows_get_bound (rows, ANALECT_KIND_CODING); i > 0 && codes->len < max; i--)
    {
      const AnalectRow *row = analect_rows_get (rows, analect_id_new (ANALECT_KIND_CODING, i - 1));
      AnalectId code;
      gboolean known = FALSE;

      if (row == NULL || analect_row_reference (row, ANALECT_CODING_CODER) != coder)
        continue;
      code = analect_row_reference (row, ANALECT_CODING_CODE);
      for (guint j = 0; j < codes->len && !known; j++)
        known = g_array_index (codes, AnalectId, j) == code;
      if (!known)
        g_array_append_val (codes, code);
    }
  return codes;
}

static gboolean
is_shown (const Wanted *wanted, AnalectId coding)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (wanted->workbench), coding);

  return !wanted->mine_only
         || analect_row_reference (row, ANALECT_CODING_CODER) == analect_workbench_get_coder (wanted->workbench);
}

static void
add_codings (const Wanted *wanted, AnalectId excerpt, GArray *codings)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  analect_lookup_referrers (analect_workbench_get_lookup (wanted->workbench), ANALECT_CODING_EXCERPT, excerpt, all);
  for (guint i = 0; i < all->len; i++)
    if (is_shown (wanted, g_array_index (all, AnalectId, i)))
      g_array_append_val (codings, g_array_index (all, AnalectId, i));
}

/* Adds the codings of the excerpts that stand just where EXCERPT does, or (SAME FALSE) those excerpts that overlap it
 * otherwise. */
static void
add_others (const Wanted *wanted, AnalectId excerpt, const GArray *others, gboolean same, GArray *items)
{
  const AnalectRows *rows = analect_workbench_get_rows (wanted->workbench);
  const AnalectRow *row = analect_rows_get (rows, excerpt);
  guint n = 0;

  for (guint i = 0; i < others->len && n < MAX_OTHERS; i++)
    {
      AnalectId id = g_array_index (others, AnalectId, i);
      const AnalectRow *other = analect_rows_get (rows, id);
      gboolean equal =
          analect_row_integer (other, ANALECT_EXCERPT_START) == analect_row_integer (row, ANALECT_EXCERPT_START)
          && analect_row_integer (other, ANALECT_EXCERPT_END) == analect_row_integer (row, ANALECT_EXCERPT_END);
      g_autoptr (GArray) codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));

      if (id == excerpt || equal != same)
        continue;
      add_codings (wanted, id, codings);
      if (codings->len == 0)
        continue;
      if (same)
        g_array_append_vals (items, codings->data, codings->len);
      else
        {
          g_array_append_val (items, id);
          n++;
        }
    }
}

GArray *
analect_excerpt_items (AnalectWorkbench *workbench, AnalectId excerpt, gboolean mine_only)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), excerpt);
  const Wanted wanted = { workbench, mine_only };
  GArray *items = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (AnalectId));

  if (row == NULL)
    return items;
  add_codings (&wanted, excerpt, items);
  analect_lookup_excerpts_in (analect_workbench_get_lookup (workbench),
                              analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT),
                              (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_START), 0),
                              (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_END), 0), others);
  add_others (&wanted, excerpt, others, TRUE, items);
  add_others (&wanted, excerpt, others, FALSE, items);
  return items;
}
