/* The scanner on quotation marks that are opened again and again and never closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "csv-scan.h"

#include "testlib.h"

/* Cells must follow each other without a gap. In square time, each of these would take hours. */
static void
test_linear (void)
{
  static const char *const units[] = { "\"a,",     "a,\"\"b", "\"a\n",   "\"\"\"\n", ",\"",
                                       "\"b\" \"", "\"\"",    "x,\"y  ", ",\"\"\n",  ",\"a\"b" };

  for (guint i = 0; i < G_N_ELEMENTS (units) * 2; i++)
    {
      g_autoptr (GString) text = g_string_new (i % 2 == 0 ? "a,\"" : "");
      AnalectCsvScanner scanner = { .delimiter = ',' };
      gsize at = 0;

      while (text->len < 1u << 21)
        g_string_append (text, units[i / 2]);
      scanner.text = text->str;
      scanner.size = text->len;
      while (at < text->len)
        {
          AnalectCsvField field;

          analect_csv_scan (&scanner, at, &field);
          g_assert_cmpuint (field.from, >=, at);
          g_assert_cmpuint (field.from, <=, field.to);
          g_assert_cmpuint (field.to, <=, field.next);
          g_assert_cmpuint (field.next, >, at);
          g_assert_cmpuint (field.next, <=, text->len);
          at = field.next;
        }
    }
}

static void
test_fields (void)
{
  const char *text = "a,\"b\"\"c\" ,\"d\n";
  AnalectCsvScanner scanner = { .text = text, .size = 13, .delimiter = ',' };
  AnalectCsvField field;

  analect_csv_scan (&scanner, 0, &field);
  g_assert_cmpuint (field.from, ==, 0);
  g_assert_cmpuint (field.to, ==, 1);
  g_assert_cmpuint (field.next, ==, 2);
  g_assert_false (field.quoted || field.ends_row || field.unbalanced);
  analect_csv_scan (&scanner, 2, &field);
  g_assert_cmpuint (field.from, ==, 3);
  g_assert_cmpuint (field.to, ==, 7);
  g_assert_cmpuint (field.next, ==, 10);
  g_assert_true (field.quoted);
  analect_csv_scan (&scanner, 10, &field);
  g_assert_cmpuint (field.from, ==, 10);
  g_assert_cmpuint (field.to, ==, 12);
  g_assert_cmpuint (field.next, ==, 13);
  g_assert_true (field.unbalanced && field.ends_row);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/csv-scan/fields", test_fields);
  g_test_add_func ("/base/csv-scan/linear", test_linear);

  return g_test_run ();
}
