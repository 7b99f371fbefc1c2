/* Tables as text: names of columns first, typed cells, the order asked for, guarded where spreadsheets read it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "table-text.h"

#include <math.h>

static AnalectTable *
make_table (void)
{
  AnalectTable *table = analect_table_new ();

  analect_table_add_column (table, "code", "Code", ANALECT_COLUMN_TEXT);
  analect_table_add_column (table, "studies", "Studies", ANALECT_COLUMN_COUNT);
  analect_table_add_column (table, "share", "Share", ANALECT_COLUMN_REAL);
  analect_table_add_text (table, "=Saying \"no\", twice");
  analect_table_add_count (table, 8);
  analect_table_add_real (table, 0.5);
  analect_table_add_text (table, "Trust\tagain");
  analect_table_add_count (table, -1);
  analect_table_add_real (table, NAN);
  return table;
}

static void
test_csv (void)
{
  g_autoptr (AnalectTable) table = make_table ();
  g_autofree char *text = analect_table_to_text (table, ANALECT_TABLE_CSV, NULL, 0);

  g_assert_cmpstr (text, ==, "code,studies,share\n\"'=Saying \"\"no\"\", twice\",8,0.5\nTrust\tagain,-1,\n");
}

static void
test_tsv (void)
{
  g_autoptr (AnalectTable) table = make_table ();
  g_autofree char *text = analect_table_to_text (table, ANALECT_TABLE_TSV, NULL, 0);

  g_assert_cmpstr (text, ==, "code\tstudies\tshare\n=Saying \"no\", twice\t8\t0.5\nTrust\\tagain\t-1\t\n");
}

static void
test_order (void)
{
  static const guint order[] = { 1, 0, 1 };
  g_autoptr (AnalectTable) table = make_table ();
  g_autofree char *some = analect_table_to_text (table, ANALECT_TABLE_TSV, order, 1);
  g_autofree char *all = analect_table_to_text (table, ANALECT_TABLE_TSV, order, G_N_ELEMENTS (order));
  g_autofree char *none = analect_table_to_text (table, ANALECT_TABLE_TSV, order, 0);

  g_assert_cmpstr (some, ==, "code\tstudies\tshare\nTrust\\tagain\t-1\t\n");
  g_assert_cmpstr (all, ==,
                   "code\tstudies\tshare\nTrust\\tagain\t-1\t\n=Saying \"no\", twice\t8\t0.5\nTrust\\tagain\t-1\t\n");
  g_assert_cmpstr (none, ==, "code\tstudies\tshare\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-text/csv", test_csv);
  g_test_add_func ("/table-text/tsv", test_tsv);
  g_test_add_func ("/table-text/order", test_order);
  return g_test_run ();
}
