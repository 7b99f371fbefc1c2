/* Folding of text, against GLib's functions for whole strings, over all of Unicode.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-fold.h"

#include "testlib.h"

#include <string.h>

/* What STRING folds to by way of whole strings; white space becomes blanks. */
static char *
fold_slowly (const char *string)
{
  g_autofree char *decomposed = g_utf8_normalize (string, -1, G_NORMALIZE_NFD);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);
  g_autofree char *again = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *result = g_string_new (NULL);

  for (const char *at = again; *at != '\0'; at = g_utf8_next_char (at))
    g_string_append_unichar (result, g_unichar_isspace (g_utf8_get_char (at)) ? ' ' : g_utf8_get_char (at));
  return g_string_free (result, FALSE);
}

static char *
fold (AnalectTextFolder *folder, const char *string)
{
  g_autoptr (GArray) folded = analect_text_fold (folder, string, -1);

  return g_ucs4_to_utf8 ((const gunichar *) (gpointer) folded->data, folded->len, NULL, NULL, NULL);
}

static gboolean
is_character (gunichar c)
{
  return g_unichar_validate (c) && g_unichar_isdefined (c);
}

static void
test_every_character (void)
{
  g_autoptr (AnalectTextFolder) folder = analect_text_folder_new ();

  for (gunichar c = 1; c < 0x110000; c++)
    {
      char string[8] = { 0 };
      g_autofree char *ours = NULL, *theirs = NULL;

      if (!is_character (c))
        continue;
      g_unichar_to_utf8 (c, string);
      ours = fold (folder, string);
      theirs = fold_slowly (string);
      if (strcmp (ours, theirs) != 0)
        g_error ("U+%04X folds to %s, expected %s", c, ours, theirs);
    }
}

/* The quick way of the search relies on this. */
static void
test_leads (void)
{
  g_autoptr (AnalectTextFolder) folder = analect_text_folder_new ();

  for (gunichar c = 1; c < 0x110000; c++)
    {
      char string[8] = { 0 };
      gunichar first;

      if (!is_character (c))
        continue;
      g_unichar_to_utf8 (c, string);
      first = analect_text_fold_first (folder, string);
      if (first != 0 && first < 0x80 && !analect_text_fold_may_be_ascii ((guchar) string[0]))
        g_error ("U+%04X folds to something that begins with %c", c, (char) first);
      if (c < 0x80)
        g_assert_cmpuint (first, ==, g_ascii_isspace ((char) c) ? ' ' : (guchar) g_ascii_tolower ((char) c));
    }
  g_assert_false (analect_text_fold_may_be_ascii (0xd0));
}

static void
test_equal (void)
{
  static const char *const pairs[][2] = {
    { "Straße", "STRASSE" },
    { "ﬁt", "FIT" },
    { "čaj", "c\u030cAJ" },
    { "\u212b", "å" },
    { "ệ", "e\u0302\u0323" },
    { "e\u0323\u0302", "ê\u0323" },
    { "가", "\u1100\u1161" },
    { "İ", "i\u0307" },
    { "a \n\t b", "A\u00a0B" },
    { "ΣΑΣ", "σας" },
    { "ᾳ", "αι" },
    { "\u212a", "k" },
  };
  g_autoptr (AnalectTextFolder) folder = analect_text_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = fold (folder, pairs[i][0]), *other = fold (folder, pairs[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
}

static void
test_different (void)
{
  static const char *const pairs[][2] = { { "e", "é" }, { "ı", "i" }, { "o", "0" }, { "ж", "з" }, { "a b", "ab" } };
  g_autoptr (AnalectTextFolder) folder = analect_text_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autofree char *one = fold (folder, pairs[i][0]), *other = fold (folder, pairs[i][1]);

      g_assert_cmpstr (one, !=, other);
    }
}

/* A letter with a hundred thousand marks, whose classes are out of order, takes no longer than so many letters. */
static void
test_many_marks (void)
{
  g_autoptr (AnalectTextFolder) folder = analect_text_folder_new ();
  g_autoptr (GString) string = g_string_new ("x");
  g_autoptr (GArray) folded = NULL;

  for (guint i = 0; i < 50000; i++)
    g_string_append (string, "\u0301\u0323");
  folded = analect_text_fold (folder, string->str, -1);
  g_assert_cmpuint (folded->len, ==, 100001);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-fold/every-character", test_every_character);
  g_test_add_func ("/text-fold/leads", test_leads);
  g_test_add_func ("/text-fold/equal", test_equal);
  g_test_add_func ("/text-fold/different", test_different);
  g_test_add_func ("/text-fold/many-marks", test_many_marks);
  return g_test_run ();
}
