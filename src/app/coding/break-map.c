/* Breaking long paragraphs for display; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "break-map.h"

#include <string.h>

/* How far a break moves on so as not to part a letter from its marks. */
#define MAX_MARKS 32

struct _AnalectBreakMap
{
  GArray *breaks;   /* of guint, positions of the text */
  GArray *inserted; /* of guint, positions of the text before which a line end was inserted */
};

typedef struct
{
  AnalectBreakMap *map;
  GString *display;
  const char *string; /* of the text */
  gsize copied;       /* bytes of it that are in DISPLAY */
  guint length;       /* characters of the paragraph so far */
} Breaker;

static gboolean
ends_paragraph (gunichar c)
{
  return c == '\n' || c == '\r' || c == 0x2029;
}

/* White space at which a line may end; a no-break space is none. */
static gboolean
is_space (gunichar c)
{
  return c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200a && c != 0x2007) || c == 0x205f || c == 0x3000;
}

/* What belongs to the character before it. */
static gboolean
continues (gunichar c)
{
  return c == 0x200d || c == 0x200c || g_unichar_ismark (c);
}

static void
copy_until (Breaker *breaker, gsize offset)
{
  g_string_append_len (breaker->display, breaker->string + breaker->copied, (gssize) (offset - breaker->copied));
  breaker->copied = offset;
}

static void
take (Breaker *breaker, const char *at, guint position)
{
  gunichar c = g_utf8_get_char (at);
  gsize offset = (gsize) (at - breaker->string);

  if (ends_paragraph (c))
    {
      breaker->length = 0;
      return;
    }
  if (breaker->length >= ANALECT_BREAK_SOFT && is_space (c))
    {
      guint next = position + 1;

      copy_until (breaker, offset);
      g_string_append_c (breaker->display, '\n');
      breaker->copied = offset + (gsize) (g_utf8_next_char (at) - at);
      breaker->length = 0;
      g_array_append_val (breaker->map->breaks, next);
      return;
    }
  if (breaker->length >= ANALECT_BREAK_HARD && (!continues (c) || breaker->length >= ANALECT_BREAK_HARD + MAX_MARKS))
    {
      copy_until (breaker, offset);
      g_string_append_c (breaker->display, '\n');
      breaker->length = 0;
      g_array_append_val (breaker->map->breaks, position);
      g_array_append_val (breaker->map->inserted, position);
    }
  breaker->length++;
}

AnalectBreakMap *
analect_break_map_new (const AnalectText *text, char **display, gsize *n_bytes)
{
  AnalectBreakMap *map = g_new0 (AnalectBreakMap, 1);
  Breaker breaker = { .map = map };
  gsize size = text ? analect_text_get_size (text) : 0;
  guint position = 0;

  map->breaks = g_array_new (FALSE, FALSE, sizeof (guint));
  map->inserted = g_array_new (FALSE, FALSE, sizeof (guint));
  breaker.string = text ? analect_text_peek (text) : "";
  breaker.display = g_string_sized_new (size + 64);
  for (const char *at = breaker.string; at < breaker.string + size; at = g_utf8_next_char (at))
    take (&breaker, at, position++);
  copy_until (&breaker, size);
  if (n_bytes)
    *n_bytes = breaker.display->len;
  if (display)
    *display = g_string_free (breaker.display, FALSE);
  else
    g_string_free (breaker.display, TRUE);
  return map;
}

void
analect_break_map_free (AnalectBreakMap *map)
{
  if (!map)
    return;
  g_array_unref (map->breaks);
  g_array_unref (map->inserted);
  g_free (map);
}

/* How many line ends were inserted up to PLACE, a position of the text or (SHOWN) of what is shown. */
static guint
count_inserted (const AnalectBreakMap *map, guint place, gboolean shown)
{
  guint low = 0, high = map->inserted->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint at = g_array_index (map->inserted, guint, middle) + (shown ? middle + 1 : 0);

      if (at <= place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
analect_break_map_to_display (const AnalectBreakMap *map, guint position)
{
  return position + count_inserted (map, position, FALSE);
}

guint
analect_break_map_to_text (const AnalectBreakMap *map, guint offset)
{
  return offset - count_inserted (map, offset, TRUE);
}

const GArray *
analect_break_map_get_breaks (const AnalectBreakMap *map)
{
  return map->breaks;
}

guint
analect_break_map_get_n_inserted (const AnalectBreakMap *map)
{
  return map->inserted->len;
}
