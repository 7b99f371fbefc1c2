/* Bytes become text: each way an encoding is found, line ends, what is replaced, what is refused, and real files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "decode.h"

#include "base-error.h"
#include "testlib.h"
#include "text.h"

#include <string.h>

#define FFFD "\xef\xbf\xbd"

static AnalectDecoded *
decode_bytes (const char *bytes, gsize size, const char *encoding, AnalectDecodeFlags flags)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *exact = g_memdup2 (size > 0 ? bytes : "x", MAX (size, 1));
  AnalectDecoded *decoded = analect_decode (exact, size, encoding, flags, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (strlen (decoded->text), ==, decoded->size);
  g_assert_true (analect_text_is_legal (decoded->text, (gssize) decoded->size));
  return decoded;
}

static void
assert_decoded (const char *bytes, gsize size, const char *text, const char *encoding, AnalectCertainty certainty,
                guint n_replaced)
{
  g_autoptr (AnalectDecoded) decoded = decode_bytes (bytes, size, NULL, ANALECT_DECODE_DEFAULT);

  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpstr (decoded->encoding, ==, encoding);
  g_assert_cmpint (decoded->certainty, ==, certainty);
  g_assert_cmpuint (decoded->n_replaced, ==, n_replaced);
}

#define assert_literal(bytes, text, encoding, certainty, n_replaced)                                                   \
  assert_decoded (bytes, sizeof bytes - 1, text, encoding, certainty, n_replaced)

static void
assert_refused (const char *bytes, gsize size, const char *encoding, AnalectBaseError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (analect_decode (bytes, size, encoding, ANALECT_DECODE_DEFAULT, &error));
  g_assert_error (error, ANALECT_BASE_ERROR, (int) code);
}

static void
test_utf8 (void)
{
  assert_literal ("", "", "UTF-8", ANALECT_CERTAINTY_CERTAIN, 0);
  assert_literal ("plain", "plain", "UTF-8", ANALECT_CERTAINTY_CERTAIN, 0);
  assert_literal ("p\xc5\x99"
                  "i \xf0\x9f\x98\x80",
                  "př"
                  "i \U0001F600",
                  "UTF-8", ANALECT_CERTAINTY_CERTAIN, 0);
  assert_literal ("\xef\xbb\xbfhead", "head", "UTF-8", ANALECT_CERTAINTY_DECLARED, 0);
  assert_literal ("\xef\xbb\xbf", "", "UTF-8", ANALECT_CERTAINTY_DECLARED, 0);
}

/* One damaged byte in a Czech text must not turn the whole of it into another encoding. */
static void
test_damaged_utf8 (void)
{
  assert_literal ("Příliš žluťoučký k\xc5 úpěl", "Příliš žluťoučký k" FFFD " úpěl", "UTF-8", ANALECT_CERTAINTY_GUESSED,
                  1);
  assert_literal ("Příliš žluťoučký k\xc5", "Příliš žluťoučký k" FFFD, "UTF-8", ANALECT_CERTAINTY_GUESSED, 1);
}

static void
test_marks (void)
{
  assert_literal ("\xff\xfe"
                  "a\0\x59\x01",
                  "ař", "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 0);
  assert_literal ("\xfe\xff\0a\x01\x59", "ař", "UTF-16BE", ANALECT_CERTAINTY_DECLARED, 0);
  assert_literal ("\xff\xfe\0\0a\0\0\0\x59\x01\0\0", "ař", "UTF-32LE", ANALECT_CERTAINTY_DECLARED, 0);
  assert_literal ("\0\0\xfe\xff\0\0\0a\0\0\x01\x59", "ař", "UTF-32BE", ANALECT_CERTAINTY_DECLARED, 0);
  assert_literal ("\xff\xfe\x3d\xd8\0\xde", "\U0001F600", "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 0);
}

/* Half a unit at the end, halves of pairs, and characters XML does not allow. */
static void
test_damaged_utf16 (void)
{
  assert_literal ("\xff\xfe"
                  "a\0b",
                  "a" FFFD, "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 1);
  assert_literal ("\xff\xfe"
                  "a\0\x3d\xd8"
                  "b\0",
                  "a" FFFD "b", "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 1);
  assert_literal ("\xff\xfe"
                  "a\0\0\xde"
                  "b\0",
                  "a" FFFD "b", "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 1);
  assert_literal ("\xff\xfe"
                  "a\0\x3d\xd8",
                  "a" FFFD, "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 1);
  assert_literal ("\xff\xfe"
                  "a\0\0\0\1\0\xfe\xff"
                  "b\0",
                  "a" FFFD FFFD FFFD "b", "UTF-16LE", ANALECT_CERTAINTY_DECLARED, 3);
}

static void
test_pattern (void)
{
  assert_literal ("h\0i\0 \0t\0h\0e\0r\0e\0\r\0\n\0", "hi there\n", "UTF-16LE", ANALECT_CERTAINTY_GUESSED, 0);
  assert_literal ("\0h\0i\0 \0t\0h\0e\0r\0e\0\r\0\n", "hi there\n", "UTF-16BE", ANALECT_CERTAINTY_GUESSED, 0);
  assert_literal ("h\0\0\0i\0\0\0\n\0\0\0", "hi\n", "UTF-32LE", ANALECT_CERTAINTY_GUESSED, 0);
}

static void
test_guess (void)
{
  assert_literal ("\x93Tr\xe8s bien\x94 \x96 voil\xe0", "“Très bien” – voilà", "windows-1252",
                  ANALECT_CERTAINTY_GUESSED, 0);
  assert_literal ("\xd8ih\xe1\xe8"
                  "ek, \xc8"
                  "erm\xe1k",
                  "Řiháček, Čermák", "windows-1250", ANALECT_CERTAINTY_GUESSED, 0);
  assert_literal ("caf\xe9 \x81", "café " FFFD, "windows-1252", ANALECT_CERTAINTY_GUESSED, 1);
}

static void
assert_lines (const char *bytes, AnalectDecodeFlags flags, const char *text)
{
  g_autoptr (AnalectDecoded) decoded = decode_bytes (bytes, strlen (bytes), NULL, flags);

  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpuint (decoded->n_replaced, ==, 0);
}

static void
test_line_ends (void)
{
  assert_lines ("a\r\nb\nc\rd\r\n", ANALECT_DECODE_DEFAULT, "a\nb\nc\nd\n");
  assert_lines ("\r\r\n\n\r", ANALECT_DECODE_DEFAULT, "\n\n\n\n");
  assert_lines ("a\r\nb\nc\rd\r\n", ANALECT_DECODE_KEEP_LINE_ENDS, "a\r\nb\nc\rd\r\n");
  assert_lines ("a\fb\vc", ANALECT_DECODE_DEFAULT, "a\nb\nc");
  assert_lines ("a\fb\vc\r", ANALECT_DECODE_FLAT_BREAKS, "a b c\n");
  assert_lines ("a\fb\r", ANALECT_DECODE_FLAT_BREAKS | ANALECT_DECODE_KEEP_LINE_ENDS, "a b\r");
}

static void
test_controls (void)
{
  assert_literal ("dos\r\n\x1a", "dos\n", "UTF-8", ANALECT_CERTAINTY_CERTAIN, 0);
  assert_literal ("a longer text with a \x1a in it", "a longer text with a " FFFD " in it", "UTF-8",
                  ANALECT_CERTAINTY_CERTAIN, 1);
  assert_literal ("Hello world, a text.\0", "Hello world, a text." FFFD, "UTF-8", ANALECT_CERTAINTY_CERTAIN, 1);
  assert_literal ("caf\xe9s and \0 bars", "cafés and " FFFD " bars", "windows-1252", ANALECT_CERTAINTY_GUESSED, 1);
}

static void
test_refused (void)
{
  static const char signature[] = "%PDF-1.4 and so on";
  g_autofree char *huge = g_malloc (ANALECT_TEXT_MAX_BYTES + 1);

  assert_refused ("\0\0\0\0\0\0", 6, NULL, ANALECT_BASE_ERROR_ENCODING);
  assert_refused (signature, strlen (signature), NULL, ANALECT_BASE_ERROR_ENCODING);
  memset (huge, 'a', ANALECT_TEXT_MAX_BYTES + 1);
  assert_refused (huge, ANALECT_TEXT_MAX_BYTES + 1, NULL, ANALECT_BASE_ERROR_TOO_LARGE);
}

/* Each of these bytes is two in UTF-8. */
static void
test_grows_too_large (void)
{
  gsize size = ANALECT_TEXT_MAX_BYTES / 2 + 1;
  g_autofree char *bytes = g_malloc (size);

  memset (bytes, '\xe9', size);
  assert_refused (bytes, size, "windows-1252", ANALECT_BASE_ERROR_TOO_LARGE);
}

static void
assert_chosen (const char *bytes, gsize size, const char *encoding, const char *text, guint n_replaced)
{
  g_autoptr (AnalectDecoded) decoded = decode_bytes (bytes, size, encoding, ANALECT_DECODE_DEFAULT);

  g_assert_cmpstr (decoded->text, ==, text);
  g_assert_cmpstr (decoded->encoding, ==, encoding);
  g_assert_cmpint (decoded->certainty, ==, ANALECT_CERTAINTY_CHOSEN);
  g_assert_cmpuint (decoded->n_replaced, ==, n_replaced);
}

static void
test_chosen (void)
{
  assert_chosen ("\xe8", 1, "windows-1250", "č", 0);
  assert_chosen ("\xe8", 1, "WINDOWS-1252", "è", 0);
  assert_chosen ("\xe8", 1, "utf-8", FFFD, 1);
  assert_chosen ("\xef\xbb\xbfx", 4, "UTF-8", "x", 0);
  assert_chosen ("\xff\xfex\0", 4, "UTF-16LE", "x", 0);
  assert_chosen ("\xff\xfex\0", 4, "UTF-16", "x", 0);
  assert_chosen ("\xa1\xa1x", 3, "GB18030", "\u3000x", 0);
  assert_chosen ("x\xa1", 2, "GB18030", "x" FFFD, 1);
  assert_chosen ("\x1b$B$\"", 5, "ISO-2022-JP", "あ", 0);
  assert_refused ("x", 1, "no-such-thing", ANALECT_BASE_ERROR_ENCODING);
  assert_refused ("x", 1, "windows-1252//IGNORE", ANALECT_BASE_ERROR_ENCODING);
  assert_refused ("x", 1, "../windows-1252", ANALECT_BASE_ERROR_ENCODING);
  assert_refused ("x", 1, "", ANALECT_BASE_ERROR_ENCODING);
}

static void
test_all_listed (void)
{
  const char *const *names = analect_decode_list_encodings ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      gsize size;
      g_autofree char *bytes = g_convert ("plain text\n", -1, names[i], "UTF-8", NULL, &size, &error);

      g_assert_no_error (error);
      assert_chosen (bytes, size, names[i], "plain text\n", 0);
    }
}

static AnalectDecoded *
decode_sample (const char *name)
{
  g_autofree char *path = testlib_sample (name);
  g_autofree char *bytes = NULL;
  gsize size;

  if (path == NULL)
    return NULL;
  bytes = testlib_read (path, &size);
  return decode_bytes (bytes, size, NULL, ANALECT_DECODE_DEFAULT);
}

/* The text of the sample, whose encoding is ENCODING, by a way that does not pass through the code under test. */
static char *
convert_sample (const char *name, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = testlib_sample (name);
  g_autofree char *bytes = NULL, *converted = NULL;
  g_auto (GStrv) lines = NULL;
  gsize size;

  bytes = testlib_read (path, &size);
  converted = g_convert (bytes, (gssize) size, "UTF-8", encoding, NULL, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (converted, "\r\n", -1);
  return g_strjoinv ("\n", lines);
}

static void
test_samples (void)
{
  static const struct
  {
    const char *name;
    const char *encoding;
    const char *found;
    AnalectCertainty certainty;
  } samples[] = {
    { "text-encodings/cs_iso-8859-2.txt", "ISO-8859-2", "ISO-8859-2", ANALECT_CERTAINTY_GUESSED },
    { "text-encodings/cs_windows-1250.txt", "windows-1250", "windows-1250", ANALECT_CERTAINTY_GUESSED },
    { "text-encodings/cs_utf-16le-bom.txt", "UTF-16", "UTF-16LE", ANALECT_CERTAINTY_DECLARED },
    { "text-encodings/cs_utf-8_nfd.txt", "UTF-8", "UTF-8", ANALECT_CERTAINTY_CERTAIN },
    { "text-encodings/uchardet_de_windows-1252.txt", "windows-1252", "windows-1252", ANALECT_CERTAINTY_GUESSED },
    { "text-encodings/uchardet_fr_utf-16.be", "UTF-16", "UTF-16BE", ANALECT_CERTAINTY_DECLARED },
    { "text-encodings/uchardet_ja_utf-16le.txt", "UTF-16LE", "UTF-16LE", ANALECT_CERTAINTY_GUESSED },
    { "text-encodings/uchardet_ru_windows-1251.txt", "windows-1251", "windows-1251", ANALECT_CERTAINTY_GUESSED },
    /* The letters of Hungarian are the same bytes in windows-1250. */
    { "text-encodings/uchardet_hu_iso-8859-2.txt", "ISO-8859-2", "windows-1250", ANALECT_CERTAINTY_GUESSED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (AnalectDecoded) decoded = decode_sample (samples[i].name);
      g_autofree char *expected = NULL;

      if (decoded == NULL)
        return;
      expected = convert_sample (samples[i].name, samples[i].encoding);
      g_assert_cmpstr (decoded->text, ==, expected);
      g_assert_cmpstr (decoded->encoding, ==, samples[i].found);
      g_assert_cmpint (decoded->certainty, ==, samples[i].certainty);
      g_assert_cmpuint (decoded->n_replaced, ==, 0);
    }
}

/* The text with what ISO-8859-2 lacks made a question mark. */
static char *
without_quotes (const char *text)
{
  g_autoptr (GString) string = g_string_new (text);

  g_string_replace (string, "„", "?", 0);
  g_string_replace (string, "“", "?", 0);
  g_string_replace (string, "–", "?", 0);
  return g_strdup (string->str);
}

/* One Czech text in five encodings. */
static void
test_one_text (void)
{
  static const char *const names[] = { "text-encodings/cs_utf-8-bom.txt", "text-encodings/cs_windows-1250.txt",
                                       "text-encodings/cs_utf-16le-bom.txt", "text-encodings/cs_utf-8_nfd.txt",
                                       "text-encodings/cs_iso-8859-2.txt" };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AnalectDecoded) decoded = decode_sample (names[i]);
      g_autofree char *composed = NULL, *plain = NULL;

      if (decoded == NULL)
        return;
      composed = g_utf8_normalize (decoded->text, -1, G_NORMALIZE_NFC);
      plain = without_quotes (composed);
      if (strstr (names[i], "nfd") != NULL)
        g_assert_cmpstr (decoded->text, !=, composed);
      else
        g_assert_cmpstr (decoded->text, ==, composed);
      if (first == NULL)
        first = g_steal_pointer (&plain);
      else
        g_assert_cmpstr (plain, ==, first);
    }
  g_assert_nonnull (strstr (first, "žluťoučký kůň úpěl ďábelské ódy"));
}

static void
test_hostile_samples (void)
{
  g_autofree char *path = testlib_sample ("hostile/ris-binary.ris");
  g_autofree char *bytes = NULL;
  g_autoptr (AnalectDecoded) cut = NULL;
  gsize size;

  if (path == NULL)
    return;
  bytes = testlib_read (path, &size);
  assert_refused (bytes, size, NULL, ANALECT_BASE_ERROR_ENCODING);
  cut = decode_sample ("hostile/libxml2_truncated-utf16.xml");
  g_assert_cmpuint (cut->n_replaced, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/decode/utf8", test_utf8);
  g_test_add_func ("/base/decode/damaged-utf8", test_damaged_utf8);
  g_test_add_func ("/base/decode/marks", test_marks);
  g_test_add_func ("/base/decode/damaged-utf16", test_damaged_utf16);
  g_test_add_func ("/base/decode/pattern", test_pattern);
  g_test_add_func ("/base/decode/guess", test_guess);
  g_test_add_func ("/base/decode/line-ends", test_line_ends);
  g_test_add_func ("/base/decode/controls", test_controls);
  g_test_add_func ("/base/decode/refused", test_refused);
  g_test_add_func ("/base/decode/grows-too-large", test_grows_too_large);
  g_test_add_func ("/base/decode/chosen", test_chosen);
  g_test_add_func ("/base/decode/all-listed", test_all_listed);
  g_test_add_func ("/base/decode/samples", test_samples);
  g_test_add_func ("/base/decode/one-text", test_one_text);
  g_test_add_func ("/base/decode/hostile-samples", test_hostile_samples);

  return g_test_run ();
}
