/* The order of studies on strips; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "study-order.h"

#define ORDER_KEY "analect-study-order"

typedef struct
{
  guint unit;
  int year; /* G_MAXINT when there is none */
  const char *label;
} Place;

int
analect_study_year (const AnalectRows *rows, AnalectId study)
{
  const AnalectRow *row = analect_id_kind (study) == ANALECT_KIND_STUDY ? analect_rows_get (rows, study) : NULL;
  const AnalectIdSet *references = row ? analect_row_set (row, ANALECT_STUDY_REFERENCES) : NULL;
  int year = 0;

  for (guint i = 0; references != NULL && i < references->n; i++)
    {
      const AnalectRow *reference = analect_rows_get (rows, references->ids[i]);
      gint64 there = reference ? analect_row_integer (reference, ANALECT_REFERENCE_YEAR) : 0;

      if (there > 0 && there < G_MAXINT && (year == 0 || there < year))
        year = (int) there;
    }
  return year;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;
  int order;

  if (one->year != other->year)
    return one->year < other->year ? -1 : 1;
  order = g_utf8_collate (one->label, other->label);
  if (order != 0)
    return order;
  return one->unit < other->unit ? -1 : 1;
}

static GArray *
make_order (AnalectWorkbench *workbench)
{
  const AnalectCounts *counts = analect_workbench_get_counts (workbench);
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  guint n = counts && counts->incidence ? counts->units->len : 0;
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n);
  GArray *order = g_array_sized_new (FALSE, FALSE, sizeof (guint), n);

  for (guint i = 0; i < n; i++)
    {
      AnalectId study = g_array_index (counts->units, AnalectId, i);
      int year = analect_study_year (rows, study);
      Place place = { i, year > 0 ? year : G_MAXINT, analect_workbench_get_study_label (workbench, study) };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < n; i++)
    g_array_append_val (order, g_array_index (places, Place, i).unit);
  return order;
}

static void
drop_order (AnalectWorkbench *workbench)
{
  g_object_set_data (G_OBJECT (workbench), ORDER_KEY, NULL);
}

const GArray *
analect_study_order_get (AnalectWorkbench *workbench)
{
  GArray *order = g_object_get_data (G_OBJECT (workbench), ORDER_KEY);

  if (order != NULL)
    return order;
  /* Numbers that changed have other units; the order is made anew when it is next asked for. The handler must run
   * before those of the strips, which are connected later. */
  if (g_object_get_data (G_OBJECT (workbench), ORDER_KEY "-watched") == NULL)
    {
      g_object_set_data (G_OBJECT (workbench), ORDER_KEY "-watched", GINT_TO_POINTER (TRUE));
      g_signal_connect (workbench, "counts-changed", G_CALLBACK (drop_order), NULL);
    }
  order = make_order (workbench);
  g_object_set_data_full (G_OBJECT (workbench), ORDER_KEY, order, (GDestroyNotify) g_array_unref);
  return order;
}
