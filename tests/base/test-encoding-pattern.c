/* UTF-16 and UTF-32 by their pattern, and what is no text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encoding-pattern.h"

#include "testlib.h"

#include <string.h>

static void
assert_pattern (const char *text, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (analect_encoding_from_pattern ((const guchar *) bytes, size), ==, encoding);
}

static void
assert_no_pattern (const char *bytes, gsize size)
{
  g_assert_cmpstr (analect_encoding_from_pattern ((const guchar *) bytes, size), ==, NULL);
}

static void
test_wide (void)
{
  static const char *const texts[] = {
    "A plain English sentence, with 2 numbers: 1984 and 2025.\r\n",
    "a",
    "Řekla: „Příliš žluťoučký kůň“ – a šla.\n",
    "Клиентка сказала, что после терапии чувствует себя лучше.\n",
    "患者は、治療のあとで気分がよくなったと言った。夜も眠れるようになり、家族との会話も増えたそうである。",
    "来访者说，治疗之后她感觉好多了，晚上也能睡着了。",
    "상담을 받은 뒤 그는 마음이 한결 편안해졌다고 말했다.",
    "قالت إنها شعرت بتحسن بعد العلاج.",
    "Emoji \U0001F600 and \U0001D49C beyond the first plane.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      assert_pattern (texts[i], "UTF-16LE");
      assert_pattern (texts[i], "UTF-16BE");
      assert_pattern (texts[i], "UTF-32LE");
      assert_pattern (texts[i], "UTF-32BE");
    }
}

/* A long text of which the NULs are one byte in a hundred. */
static void
test_sparse (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 400; i++)
    g_string_append (
        text, "患者は治療のあとで気分がよくなったと言い夜も眠れるようになり家族との会話も増えたそうであるという報告\n");
  assert_pattern (text->str, "UTF-16LE");
  assert_pattern (text->str, "UTF-16BE");
}

/* Eight-bit text in which a NUL strayed, at either parity. */
static void
test_stray_nul (void)
{
  assert_no_pattern ("Hello\0", 6);
  assert_no_pattern ("Hello!\0", 7);
  assert_no_pattern ("Hello world, this is text.\0", 27);
  assert_no_pattern ("Hello world, this is a text.\0", 29);
  assert_no_pattern ("one\0two\0three\0four\0five\0six\0", 29);
  assert_no_pattern ("\xd8ih\xe1\xe8"
                     "ek\0",
                     8);
  assert_no_pattern ("Ladmanov\xe1 a spol.\0", 18);
  assert_no_pattern ("TY  - JOUR\nAU  - \0\nER  - \n", 26);
}

static void
test_not_wide (void)
{
  static const char zeros[4096];

  assert_no_pattern ("", 0);
  assert_no_pattern ("\0", 1);
  assert_no_pattern ("plain text", 10);
  assert_no_pattern (zeros, sizeof zeros);
}

/* Bytes from a generator are no text in any encoding. */
static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guchar noise[4096];

  for (guint round = 0; round < 200; round++)
    {
      gsize size = 64 + (gsize) g_rand_int_range (rand, 0, 4000);

      for (gsize i = 0; i < size; i++)
        noise[i] = (guchar) g_rand_int (rand);
      g_assert_cmpstr (analect_encoding_from_pattern (noise, size), ==, NULL);
      g_assert_true (analect_encoding_is_binary (noise, size));
    }
}

static void
test_binary (void)
{
  static const char *const texts[] = { "", "plain text", "page one\fpage two\v\r\n\t", "one\001bad character" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_false (analect_encoding_is_binary ((const guchar *) texts[i], strlen (texts[i])));
  g_assert_true (analect_encoding_is_binary ((const guchar *) "%PDF-1.4\nall printable", 22));
  g_assert_true (analect_encoding_is_binary ((const guchar *) "PK\003\004mimetype", 12));
  g_assert_false (analect_encoding_is_binary ((const guchar *) "PK is a name", 12));
  g_assert_true (analect_encoding_is_binary ((const guchar *) "\0\0\0\0", 4));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/encoding-pattern/wide", test_wide);
  g_test_add_func ("/base/encoding-pattern/sparse", test_sparse);
  g_test_add_func ("/base/encoding-pattern/stray-nul", test_stray_nul);
  g_test_add_func ("/base/encoding-pattern/not-wide", test_not_wide);
  g_test_add_func ("/base/encoding-pattern/noise", test_noise);
  g_test_add_func ("/base/encoding-pattern/binary", test_binary);

  return g_test_run ();
}
