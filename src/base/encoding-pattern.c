/* The pattern of bytes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encoding-pattern.h"

#include <string.h>

/* So many bytes are looked at for a pattern; a multiple of four. */
#define SAMPLE 65536u

/* What a text may hold without being refused: this many control characters, and one in so many bytes beyond that. */
#define FEW_CONTROLS   2u
#define CONTROL_RARITY 50u

static inline gboolean
is_control (guint32 c)
{
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v';
}

static inline gboolean
is_printable_ascii (guint32 c)
{
  return c >= 0x20 && c < 0x7f;
}

/* What is found when the bytes are read as units of 16 bits in one order. */
typedef struct
{
  guint n_units;
  guint n_landmarks; /* ASCII characters, ideographic space, comma and full stop, fullwidth comma */
  guint n_bad;       /* NULs, controls, halves of pairs, private and unassigned characters */
  guint n_doubled;   /* both bytes are printable ASCII: two letters of an eight-bit text, or one ideograph */
  guint n_stray;     /* space or line feed as one byte of something that is no ASCII character */
} Units;

static inline guint32
unit_at (const guchar *bytes, gsize offset, gboolean big_endian)
{
  return big_endian ? (guint32) bytes[offset] << 8 | bytes[offset + 1]
                    : (guint32) bytes[offset + 1] << 8 | bytes[offset];
}

static inline gboolean
is_landmark (guint32 unit)
{
  return is_printable_ascii (unit) || unit == '\n' || unit == '\r' || unit == '\t' || (unit >= 0x3000 && unit <= 0x3002)
         || unit == 0xff0c;
}

static inline gboolean
is_stray (guint32 byte)
{
  return byte == ' ' || byte == '\n';
}

/* Whether UNIT, which is no landmark, can stand in a text. */
static gboolean
is_bad (guint32 unit)
{
  GUnicodeType type;

  if (is_control (unit))
    return TRUE;
  type = g_unichar_type (unit);
  return type == G_UNICODE_UNASSIGNED || type == G_UNICODE_PRIVATE_USE;
}

static Units
count_units (const guchar *bytes, gsize size, gboolean big_endian)
{
  Units units = { 0 };

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      guint32 unit = unit_at (bytes, i, big_endian);

      units.n_units++;
      if (is_landmark (unit))
        {
          units.n_landmarks++;
          continue;
        }
      units.n_doubled += is_printable_ascii (unit >> 8) && is_printable_ascii (unit & 0xff);
      units.n_stray += is_stray (unit >> 8) || is_stray (unit & 0xff);
      if (unit >= 0xd800 && unit < 0xdc00 && i + 3 < size && unit_at (bytes, i + 2, big_endian) >> 10 == 0xdc00 >> 10)
        {
          units.n_units++;
          i += 2;
        }
      else if (unit >= 0xd800 && unit < 0xe000)
        units.n_bad++;
      else
        units.n_bad += is_bad (unit);
    }
  return units;
}

/* Whether the bytes are UTF-16 in the order UNITS was counted in, rather than in that of OTHER. Where nearly all units
 * that are no landmarks are two letters of ASCII, it is eight-bit text in which NULs strayed; those that fall on the
 * other half of a unit are landmarks of OTHER. */
static gboolean
looks_like_utf16 (const Units *units, const Units *other)
{
  guint n_words = units->n_units - units->n_landmarks;
  gboolean words_are_wide;

  n_words -= MIN (n_words, other->n_landmarks);
  words_are_wide = units->n_doubled < n_words - n_words / 8 || units->n_doubled <= units->n_landmarks / 2;
  return words_are_wide && units->n_landmarks > 0 && units->n_landmarks >= units->n_units / 100
         && units->n_bad <= units->n_units / 50 && units->n_landmarks / 4 >= other->n_landmarks
         && (units->n_landmarks > units->n_stray || units->n_stray <= units->n_units / 16);
}

/* Every unit of 32 bits must be a character that stands in texts; that does not happen by chance. */
static gboolean
looks_like_utf32 (const guchar *bytes, gsize size, gboolean big_endian)
{
  if (size < 4 || size % 4 != 0)
    return FALSE;
  for (gsize i = 0; i < size; i += 4)
    {
      guint32 high = unit_at (bytes, big_endian ? i : i + 2, big_endian);
      guint32 c = high << 16 | unit_at (bytes, big_endian ? i + 2 : i, big_endian);

      if (is_control (c) || !g_unichar_validate (c) || !g_unichar_isdefined (c))
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_control (const guchar *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if (is_control (bytes[i]))
      return TRUE;
  return FALSE;
}

const char *
analect_encoding_from_pattern (const guchar *bytes, gsize size)
{
  gsize sample = MIN (size, SAMPLE);
  Units little, big;

  if (size < 2 || !has_control (bytes, sample))
    return NULL;
  if (looks_like_utf32 (bytes, size > SAMPLE ? SAMPLE : size, FALSE))
    return "UTF-32LE";
  if (looks_like_utf32 (bytes, size > SAMPLE ? SAMPLE : size, TRUE))
    return "UTF-32BE";

  little = count_units (bytes, sample, FALSE);
  big = count_units (bytes, sample, TRUE);
  if (looks_like_utf16 (&little, &big))
    return "UTF-16LE";
  if (looks_like_utf16 (&big, &little))
    return "UTF-16BE";
  return NULL;
}

/* The first bytes of files that people take for texts, some of which hold few control characters. */
static gboolean
has_binary_signature (const guchar *bytes, gsize size)
{
  static const char *const signatures[] = {
    "%PDF-",    "PK\003\004", "\211PNG\r\n", "\377\330\377",    "GIF8", "\320\317\021\340",
    "\037\213", "7z\274\257", "\177ELF",     "SQLite format 3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      gsize length = strlen (signatures[i]);

      if (size >= length && memcmp (bytes, signatures[i], length) == 0)
        return TRUE;
    }
  return FALSE;
}

gboolean
analect_encoding_is_binary (const guchar *bytes, gsize size)
{
  gsize n_controls = 0;

  if (has_binary_signature (bytes, size))
    return TRUE;
  for (gsize i = 0; i < size; i++)
    n_controls += is_control (bytes[i]);
  return n_controls > FEW_CONTROLS + size / CONTROL_RARITY;
}
