/* Bytes become text; see the header.
 *
 * Whatever the encoding, the characters pass through UTF-8 in a buffer of our own, where line ends are changed in place
 * and what is not legal is replaced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "decode.h"

#include "base-error.h"
#include "encoding-guess.h"
#include "encoding-pattern.h"
#include "text.h"

#include <errno.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#define REPLACEMENT "\xef\xbf\xbd"

/* Damaged UTF-8 has so many sound characters beyond ASCII for each damaged one; other encodings have not. */
#define SOUND_PER_DAMAGED 4u

typedef struct
{
  const char *encoding;
  AnalectCertainty certainty;
  gsize mark; /* bytes of the byte order mark */
} Finding;

static gboolean
find_mark (const guchar *bytes, gsize size, Finding *finding)
{
  static const struct
  {
    const char *mark;
    gsize length;
    const char *encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, "UTF-8" },    { "\xff\xfe\0\0", 4, "UTF-32LE" }, /* before the mark of UTF-16LE, with which it
                                                                             begins */
    { "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },     { "\xfe\xff", 2, "UTF-16BE" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0
        && (marks[i].length != 4 || size % 4 == 0))
      {
        *finding = (Finding){ marks[i].encoding, ANALECT_CERTAINTY_DECLARED, marks[i].length };
        return TRUE;
      }
  return FALSE;
}

/* Counts sequences of more than one byte that are UTF-8, and bytes that are not. */
static void
count_utf8 (const char *bytes, gsize size, gsize *n_sound, gsize *n_damaged)
{
  const char *at = bytes, *end = bytes + size;

  *n_sound = *n_damaged = 0;
  while (at < end)
    {
      gunichar c;

      if ((guchar) *at < 0x80)
        {
          at++;
          continue;
        }
      c = g_utf8_get_char_validated (at, end - at);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          ++*n_damaged;
          at++;
        }
      else
        {
          ++*n_sound;
          at = g_utf8_next_char (at);
        }
    }
}

static gboolean
find_encoding (const char *bytes, gsize size, Finding *finding, GError **error)
{
  const guchar *unsigned_bytes = (const guchar *) bytes;
  gsize n_sound, n_damaged;

  if (find_mark (unsigned_bytes, size, finding))
    return TRUE;
  *finding = (Finding){ "UTF-8", ANALECT_CERTAINTY_CERTAIN, 0 };
  finding->encoding = analect_encoding_from_pattern (unsigned_bytes, size);
  if (finding->encoding != NULL)
    {
      finding->certainty = ANALECT_CERTAINTY_GUESSED;
      return TRUE;
    }
  if (analect_encoding_is_binary (unsigned_bytes, size))
    {
      g_set_error_literal (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_ENCODING,
                           _ ("This is not a text file; choose one that a text editor can show"));
      return FALSE;
    }

  finding->encoding = "UTF-8";
  count_utf8 (bytes, size, &n_sound, &n_damaged);
  if (n_damaged == 0)
    return TRUE;
  finding->certainty = ANALECT_CERTAINTY_GUESSED;
  if (n_sound / SOUND_PER_DAMAGED < n_damaged)
    finding->encoding = analect_encoding_guess (unsigned_bytes, size);
  return TRUE;
}

static void
set_too_large (GError **error)
{
  g_autofree char *limit = g_format_size_full (ANALECT_TEXT_MAX_BYTES, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_TOO_LARGE,
               _ ("The text is longer than %s, the most a text may have; divide it into smaller files"), limit);
}

static gboolean
is_utf8 (const char *encoding)
{
  return g_ascii_strcasecmp (encoding, "UTF-8") == 0 || g_ascii_strcasecmp (encoding, "UTF8") == 0;
}

/* Names with other characters mean something else to iconv, a way to treat what cannot be converted among them. */
static gboolean
is_encoding_name (const char *encoding)
{
  return *encoding != '\0' && strspn (encoding, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-_.:+") == strlen (encoding);
}

/* Bytes to step over where ENCODING has nothing to offer. */
static gsize
unit_of (const char *encoding)
{
  if (g_ascii_strncasecmp (encoding, "UTF-16", 6) == 0 || g_ascii_strncasecmp (encoding, "UCS-2", 5) == 0)
    return 2;
  if (g_ascii_strncasecmp (encoding, "UTF-32", 6) == 0 || g_ascii_strncasecmp (encoding, "UCS-4", 5) == 0)
    return 4;
  return 1;
}

/* Appends the characters of BYTES to RESULT. FALSE when they are too many. */
static gboolean
convert_all (GIConv converter, char *bytes, gsize size, gsize unit, GString *result, guint *n_replaced)
{
  gboolean flushing = FALSE;

  while (result->len <= ANALECT_TEXT_MAX_BYTES)
    {
      char piece[16384];
      char *to = piece;
      gsize room = sizeof piece;
      gsize outcome = g_iconv (converter, flushing ? NULL : &bytes, flushing ? NULL : &size, &to, &room);
      int number = outcome == (gsize) -1 ? errno : 0;

      g_string_append_len (result, piece, to - piece);
      if (number == E2BIG)
        continue;
      if (flushing)
        return result->len <= ANALECT_TEXT_MAX_BYTES;
      if (number == 0)
        {
          flushing = TRUE;
          continue;
        }
      g_string_append (result, REPLACEMENT);
      ++*n_replaced;
      bytes += MIN (unit, size);
      size -= number == EINVAL ? size : MIN (unit, size);
    }
  return FALSE;
}

/* The characters of BYTES, which are in ENCODING, as UTF-8 that may hold characters that are not legal. */
static GString *
convert (const char *bytes, gsize size, const char *encoding, guint *n_replaced, GError **error)
{
  g_autoptr (GString) result = NULL;
  GIConv converter;
  gboolean fits;

  if (is_utf8 (encoding))
    return g_string_new_len (bytes, (gssize) size);
  converter = is_encoding_name (encoding) ? g_iconv_open ("UTF-8", encoding) : (GIConv) -1;
  if (converter == (GIConv) -1)
    {
      g_set_error (error, ANALECT_BASE_ERROR, ANALECT_BASE_ERROR_ENCODING,
                   _ ("The encoding “%s” is not known here; choose another, such as UTF-8 or windows-1252"), encoding);
      return NULL;
    }
  result = g_string_sized_new (size + size / 4);
  fits = convert_all (converter, (char *) bytes, size, unit_of (encoding), result, n_replaced);
  g_iconv_close (converter);
  if (fits)
    return g_steal_pointer (&result);
  set_too_large (error);
  return NULL;
}

/* Makes line ends what FLAGS ask for; in place, for no character gets longer. */
static void
change_line_ends (GString *string, AnalectDecodeFlags flags)
{
  gboolean keep = (flags & ANALECT_DECODE_KEEP_LINE_ENDS) != 0;
  char line_break = (flags & ANALECT_DECODE_FLAT_BREAKS) != 0 ? ' ' : '\n';
  char *to = string->str;

  if (string->len > 0 && string->str[string->len - 1] == '\x1a')
    g_string_truncate (string, string->len - 1);
  for (gsize i = 0; i < string->len; i++)
    {
      char c = string->str[i];

      if (c == '\r' && !keep)
        {
          c = '\n';
          i += string->str[i + 1] == '\n';
        }
      else if (c == '\f' || c == '\v')
        c = line_break;
      *to++ = c;
    }
  g_string_truncate (string, (gsize) (to - string->str));
}

/* Takes over STRING. */
static gboolean
make_legal (GString *string, AnalectDecoded *decoded, GError **error)
{
  guint n_replaced = 0;

  if (analect_text_is_legal (string->str, (gssize) string->len))
    {
      decoded->size = string->len;
      decoded->text = g_string_free (string, FALSE);
    }
  else
    {
      decoded->text = analect_text_filter (string->str, (gssize) string->len, &n_replaced);
      decoded->size = strlen (decoded->text);
      decoded->n_replaced += n_replaced;
      g_string_free (string, TRUE);
    }
  if (decoded->size <= ANALECT_TEXT_MAX_BYTES)
    return TRUE;
  set_too_large (error);
  return FALSE;
}

/* A text in the chosen encoding may begin with a mark, too. */
static void
drop_mark (GString *string)
{
  if (string->len >= 3 && memcmp (string->str, "\xef\xbb\xbf", 3) == 0)
    g_string_erase (string, 0, 3);
}

AnalectDecoded *
analect_decode (const char *bytes, gsize size, const char *encoding, AnalectDecodeFlags flags, GError **error)
{
  Finding finding = { encoding, ANALECT_CERTAINTY_CHOSEN, 0 };
  g_autoptr (AnalectDecoded) decoded = NULL;
  GString *string;

  if (size > ANALECT_TEXT_MAX_BYTES)
    {
      set_too_large (error);
      return NULL;
    }
  if (encoding == NULL && !find_encoding (bytes, size, &finding, error))
    return NULL;

  decoded = g_new0 (AnalectDecoded, 1);
  decoded->encoding = g_strdup (finding.encoding);
  decoded->certainty = finding.certainty;
  string = convert (bytes + finding.mark, size - finding.mark, finding.encoding, &decoded->n_replaced, error);
  if (string == NULL)
    return NULL;
  if (encoding != NULL)
    drop_mark (string);
  change_line_ends (string, flags);
  if (!make_legal (string, decoded, error))
    return NULL;
  return g_steal_pointer (&decoded);
}

void
analect_decoded_free (AnalectDecoded *decoded)
{
  if (decoded == NULL)
    return;
  g_free (decoded->text);
  g_free (decoded->encoding);
  g_free (decoded);
}

const char *const *
analect_decode_list_encodings (void)
{
  static const char *const names[] = {
    "UTF-8",       "UTF-16LE",     "UTF-16BE",     "windows-1252", "windows-1250", "ISO-8859-2",
    "ISO-8859-15", "windows-1251", "windows-1253", "windows-1254", "windows-1257", "KOI8-R",
    "Shift_JIS",   "EUC-JP",       "GB18030",      "Big5",         "EUC-KR",       NULL,
  };

  return names;
}
