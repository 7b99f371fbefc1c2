/* Line ends of every kind, mixed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lines.h"

#include "testlib.h"

#include <string.h>

/* The lines of TEXT with a letter for each end: n, w (CRLF), r, or $ for none. */
static char *
show (const char *text, gsize n_bytes)
{
  static const char ends[] = { '$', 'n', 'w', 'r' };
  g_autoptr (GString) shown = g_string_new (NULL);
  AnalectLines lines;
  AnalectLine line;
  guint number = 0;

  analect_lines_init (&lines, text, n_bytes);
  while (analect_lines_next (&lines, &line))
    {
      g_assert_cmpuint (line.number, ==, ++number);
      g_string_append_printf (shown, "%.*s%c", (int) line.n_bytes, line.text, ends[line.end]);
    }
  return g_string_free (g_steal_pointer (&shown), FALSE);
}

static void
assert_lines (const char *text, const char *expected)
{
  gsize n_bytes = strlen (text);
  g_autofree char *copy = g_memdup2 (text, n_bytes + 1); /* so that reading beyond the end is noticed */
  g_autofree char *shown = show (copy, n_bytes);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_ends (void)
{
  assert_lines ("", "");
  assert_lines ("a", "a$");
  assert_lines ("a\n", "an");
  assert_lines ("a\nb\r\nc\rd", "anbwcrd$");
  assert_lines ("\n\r\n\r\r", "nwrr");
  assert_lines ("a\r\r\nb\r\r\n", "awbw");
  assert_lines ("a\r\r", "arr");
  assert_lines ("\r\n\r\r\n", "ww");
}

static void
test_byte_order_marks (void)
{
  assert_lines ("\xef\xbb\xbf"
                "a\n\xef\xbb\xbf"
                "b",
                "anb$");
  assert_lines (" \xef\xbb\xbf\na", "na$");
  assert_lines (" \xef\xbb\xbf \xef\xbb\xbf a\n", " an");
  assert_lines (" a\xef\xbb\xbf", " a\xef\xbb\xbf$");
  assert_lines (" \xef\xbb", " \xef\xbb$");
}

static void
test_trim (void)
{
  const char *text = " \t a b \r";
  gsize n_bytes = strlen (text);

  g_assert_false (analect_line_is_blank (text, n_bytes));
  analect_line_trim (&text, &n_bytes);
  g_assert_cmpmem (text, n_bytes, "a b", 3);
  g_assert_true (analect_line_is_blank (" \t\r", 3));
  g_assert_true (analect_line_is_blank ("", 0));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lines/ends", test_ends);
  g_test_add_func ("/lines/byte-order-marks", test_byte_order_marks);
  g_test_add_func ("/lines/trim", test_trim);
  return g_test_run ();
}
