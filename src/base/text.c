/* Immutable shared text with code point positions; see the header.
 *
 * A text that is not pure ASCII and longer than one step carries, behind its characters, the byte offset of every
 * STEP-th code point. The table is made together with the text, so that reading needs no lock.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text.h"

#include <string.h>

#define STEP 256u

struct _AnalectText
{
  gatomicrefcount references;
  guint32 size;    /* bytes */
  guint32 length;  /* code points */
  guint32 *marks;  /* byte offset of code points STEP, 2 STEP, …; NULL when ASCII or short */
  char characters[];
};

static inline gboolean
is_lead (char c)
{
  return ((guchar) c & 0xc0) != 0x80;
}

/* Continuation bytes among the eight of WORD: bit 7 set and bit 6 clear. */
static inline guint
count_continuations (guint64 word)
{
  guint64 bits = (word >> 7) & ~(word >> 6) & G_GUINT64_CONSTANT (0x0101010101010101);

  return (guint) ((bits * G_GUINT64_CONSTANT (0x0101010101010101)) >> 56);
}

static guint32
count_code_points (const char *string, gsize size)
{
  guint32 continuations = 0;
  gsize i = 0;

  for (; i + 8 <= size; i += 8)
    {
      guint64 word;

      memcpy (&word, string + i, 8);
      continuations += count_continuations (word);
    }
  for (; i < size; i++)
    continuations += !is_lead (string[i]);
  return (guint32) size - continuations;
}

static void
make_marks (AnalectText *text)
{
  guint32 count = 0, next = STEP, n = 0;

  text->marks = g_new (guint32, text->length / STEP + 1);
  for (guint32 i = 0; i < text->size; i++)
    if (is_lead (text->characters[i]))
      {
        if (count == next)
          {
            text->marks[n++] = i;
            next += STEP;
          }
        count++;
      }
  if (count == next)
    text->marks[n] = text->size;
}

AnalectText *
analect_text_new (const char *string, gssize n_bytes)
{
  gsize size = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  AnalectText *text;

  g_return_val_if_fail (size <= G_MAXUINT32 - 1, NULL);

  text = g_malloc (sizeof *text + size + 1);
  g_atomic_ref_count_init (&text->references);
  text->size = (guint32) size;
  memcpy (text->characters, string, size);
  text->characters[size] = '\0';
  text->length = count_code_points (string, size);
  text->marks = NULL;
  if (text->length != text->size && text->length > STEP)
    make_marks (text);
  return text;
}

AnalectText *
analect_text_new_or_null (const char *string)
{
  return string == NULL || *string == '\0' ? NULL : analect_text_new (string, -1);
}

AnalectText *
analect_text_ref (AnalectText *text)
{
  g_atomic_ref_count_inc (&text->references);
  return text;
}

void
analect_text_unref (AnalectText *text)
{
  if (!g_atomic_ref_count_dec (&text->references))
    return;
  g_free (text->marks);
  g_free (text);
}

const char *
analect_text_peek (const AnalectText *text)
{
  return text->characters;
}

gsize
analect_text_get_size (const AnalectText *text)
{
  return text->size;
}

guint
analect_text_get_length (const AnalectText *text)
{
  return text->length;
}

gsize
analect_text_get_offset (const AnalectText *text, guint position)
{
  guint32 offset = 0;
  guint left = position;

  g_return_val_if_fail (position <= text->length, text->size);

  if (text->length == text->size)
    return position;
  if (text->marks != NULL && position >= STEP)
    {
      offset = text->marks[position / STEP - 1];
      left = position % STEP;
    }
  while (left > 0)
    {
      offset++;
      while (offset < text->size && !is_lead (text->characters[offset]))
        offset++;
      left--;
    }
  return offset;
}

guint
analect_text_get_position (const AnalectText *text, gsize offset)
{
  guint low = 0;
  gsize from = 0;

  g_return_val_if_fail (offset <= text->size, text->length);

  if (text->length == text->size)
    return (guint) offset;
  if (text->marks != NULL)
    {
      guint high = text->length / STEP;

      while (low < high)
        {
          guint middle = low + (high - low + 1) / 2;

          if (text->marks[middle - 1] <= offset)
            low = middle;
          else
            high = middle - 1;
        }
      if (low > 0)
        from = text->marks[low - 1];
    }
  return low * STEP + count_code_points (text->characters + from, offset - from);
}

char *
analect_text_slice (const AnalectText *text, guint start, guint end)
{
  gsize from, to;

  g_return_val_if_fail (start <= end && end <= text->length, g_strdup (""));

  from = analect_text_get_offset (text, start);
  to = analect_text_get_offset (text, end);
  return g_strndup (text->characters + from, to - from);
}

gboolean
analect_text_slice_equal (const AnalectText *text, guint start, guint end, const char *string, gsize n_bytes)
{
  gsize from;

  if (start > end || end > text->length)
    return FALSE;
  from = analect_text_get_offset (text, start);
  return n_bytes <= text->size - from && memcmp (text->characters + from, string, n_bytes) == 0
         && count_code_points (string, n_bytes) == end - start;
}

gboolean
analect_text_equal (const AnalectText *a, const AnalectText *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL)
    return FALSE;
  return a->size == b->size && memcmp (a->characters, b->characters, a->size) == 0;
}

int
analect_text_compare (const AnalectText *a, const AnalectText *b)
{
  int order;

  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? -1 : 1;
  order = memcmp (a->characters, b->characters, MIN (a->size, b->size));
  if (order != 0)
    return order;
  return a->size < b->size ? -1 : a->size > b->size;
}

/* Length in bytes of the legal character at STRING, of which LEFT bytes exist; 0 when it is not legal. */
static inline guint
legal_character (const guchar *string, gsize left)
{
  guchar c = string[0];

  if (c >= 0x20 && c < 0x80)
    return 1;
  if (c < 0x20)
    return c == '\t' || c == '\n' || c == '\r';
  if (c < 0xc2)
    return 0;
  if (c < 0xe0)
    return left >= 2 && (string[1] & 0xc0) == 0x80 ? 2 : 0;
  if (c < 0xf0)
    {
      guint32 value;

      if (left < 3 || (string[1] & 0xc0) != 0x80 || (string[2] & 0xc0) != 0x80)
        return 0;
      value = (c & 0x0fu) << 12 | (string[1] & 0x3fu) << 6 | (string[2] & 0x3fu);
      return value >= 0x800 && (value < 0xd800 || value > 0xdfff) && value < 0xfffe ? 3 : 0;
    }
  if (c < 0xf5)
    {
      guint32 value;

      if (left < 4 || (string[1] & 0xc0) != 0x80 || (string[2] & 0xc0) != 0x80 || (string[3] & 0xc0) != 0x80)
        return 0;
      value = (c & 7u) << 18 | (string[1] & 0x3fu) << 12 | (string[2] & 0x3fu) << 6 | (string[3] & 0x3fu);
      return value >= 0x10000 && value <= 0x10ffff ? 4 : 0;
    }
  return 0;
}

/* The offset of the first byte from OFFSET on that is not legal, or SIZE. */
static gsize
skip_legal (const char *string, gsize offset, gsize size)
{
  const guchar *bytes = (const guchar *) string;

  while (offset < size)
    {
      guint n;

      if (bytes[offset] >= 0x20 && bytes[offset] < 0x80)
        {
          offset++;
          continue;
        }
      n = legal_character (bytes + offset, size - offset);
      if (n == 0)
        break;
      offset += n;
    }
  return offset;
}

/* Bytes to skip past an illegal character: a whole sequence that is well formed but forbidden counts as one. */
static guint
illegal_length (const guchar *string, gsize left)
{
  guint n = string[0] < 0xe0 ? 1 : string[0] < 0xf0 ? 3 : string[0] < 0xf8 ? 4 : 1;
  guint i = 1;

  while (i < n && i < left && (string[i] & 0xc0) == 0x80)
    i++;
  return i;
}

char *
analect_text_filter (const char *string, gssize n_bytes, guint *n_replaced)
{
  gsize size = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;
  gsize offset = 0;
  guint replaced = 0;
  GString *result = g_string_sized_new (size + 1);

  while (TRUE)
    {
      gsize end = skip_legal (string, offset, size);

      g_string_append_len (result, string + offset, (gssize) (end - offset));
      if (end == size)
        break;
      g_string_append (result, "\xef\xbf\xbd");
      replaced++;
      offset = end + illegal_length ((const guchar *) string + end, size - end);
    }
  if (n_replaced != NULL)
    *n_replaced = replaced;
  return g_string_free (result, FALSE);
}

gboolean
analect_text_is_legal (const char *string, gssize n_bytes)
{
  gsize size = n_bytes < 0 ? strlen (string) : (gsize) n_bytes;

  return skip_legal (string, 0, size) == size;
}
