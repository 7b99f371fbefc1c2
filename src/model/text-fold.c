/* Folding for comparison; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-fold.h"

#include <string.h>

/* What one character becomes when it stands alone: no canonical decomposition and no folding of one is longer. */
#define MAX_FOLDED 4u

/* Characters of one segment; the rest begins the next. */
#define MAX_CHARACTERS (ANALECT_TEXT_FOLD_MAX / MAX_FOLDED)

#define CACHE_SIZE 1024u

typedef struct
{
  gunichar character; /* 0: nothing here yet */
  guint8 n;
  guint8 is_mark; /* its decomposition begins with a character that belongs to the one before */
  gunichar folded[MAX_FOLDED];
} Entry;

struct _AnalectTextFolder
{
  Entry cache[CACHE_SIZE];
};

AnalectTextFolder *
analect_text_folder_new (void)
{
  return g_new0 (AnalectTextFolder, 1);
}

void
analect_text_folder_free (AnalectTextFolder *folder)
{
  g_free (folder);
}

static guint
decompose (gunichar c, gunichar result[MAX_FOLDED])
{
  gunichar long_result[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  guint n = (guint) g_unichar_fully_decompose (c, FALSE, long_result, G_N_ELEMENTS (long_result));

  n = MIN (n, MAX_FOLDED);
  memcpy (result, long_result, n * sizeof result[0]);
  return n;
}

/* Whether C, the first of a decomposition, belongs to the character before: combining marks, and the vowels and final
 * consonants of a Korean syllable. */
static gboolean
continues_segment (gunichar c)
{
  return g_unichar_combining_class (c) != 0 || (c >= 0x1160 && c <= 0x11ff) || (c >= 0xd7b0 && c <= 0xd7ff);
}

/* Appends the full case folding of C, a character that cannot be decomposed, to the N at FOLDED. */
static guint
append_case_folded (gunichar c, gunichar *folded, guint n, guint max)
{
  char utf8[6];
  g_autofree char *lower = g_utf8_casefold (utf8, g_unichar_to_utf8 (g_unichar_isspace (c) ? ' ' : c, utf8));

  for (const char *at = lower; *at != '\0' && n < max; at = g_utf8_next_char (at))
    folded[n++] = g_utf8_get_char (at);
  return n;
}

static void
fill_entry (Entry *entry, gunichar c)
{
  gunichar parts[MAX_FOLDED];
  guint n_parts = decompose (c, parts);

  entry->character = c;
  entry->is_mark = continues_segment (parts[0]);
  entry->n = 0;
  for (guint i = 0; i < n_parts; i++)
    entry->n = (guint8) append_case_folded (parts[i], entry->folded, entry->n, MAX_FOLDED);
}

static inline const Entry *
look_up (AnalectTextFolder *folder, gunichar c)
{
  Entry *entry = &folder->cache[c % CACHE_SIZE];

  if (entry->character != c)
    fill_entry (entry, c);
  return entry;
}

/* Where the segment that begins at AT ends: before the next character that is no mark. */
static const char *
end_of_segment (AnalectTextFolder *folder, const char *at, const char *end)
{
  guint n = 1;

  at = g_utf8_next_char (at);
  while (at < end && (guchar) *at >= 0x80 && n < MAX_CHARACTERS && look_up (folder, g_utf8_get_char (at))->is_mark)
    {
      at = g_utf8_next_char (at);
      n++;
    }
  return at;
}

/* Brings marks that follow each other into canonical order: by class, those of one class as they were. */
static void
sort_marks (gunichar *parts, guint n)
{
  for (guint i = 1; i < n; i++)
    {
      gunichar c = parts[i];
      int class = g_unichar_combining_class (c);
      guint to = i;

      while (class != 0 && to > 0 && g_unichar_combining_class (parts[to - 1]) > class)
        {
          parts[to] = parts[to - 1];
          to--;
        }
      parts[to] = c;
    }
}

/* Folds a character with marks. The order of marks is that of the characters before their case is folded. */
static guint
fold_marked (const char *at, const char *end, gunichar folded[ANALECT_TEXT_FOLD_MAX])
{
  gunichar parts[ANALECT_TEXT_FOLD_MAX];
  guint n_parts = 0, n = 0;

  for (; at < end; at = g_utf8_next_char (at))
    n_parts += decompose (g_utf8_get_char (at), parts + n_parts);
  sort_marks (parts, n_parts);
  for (guint i = 0; i < n_parts; i++)
    n = append_case_folded (parts[i], folded, n, ANALECT_TEXT_FOLD_MAX);
  return n;
}

const char *
analect_text_fold_segment (AnalectTextFolder *folder, const char *at, const char *end,
                           gunichar folded[ANALECT_TEXT_FOLD_MAX], guint *n)
{
  const char *next = end_of_segment (folder, at, end);

  if (next == g_utf8_next_char (at))
    {
      const Entry *entry = look_up (folder, g_utf8_get_char (at));

      memcpy (folded, entry->folded, entry->n * sizeof folded[0]);
      *n = entry->n;
    }
  else
    *n = fold_marked (at, next, folded);
  return next;
}

gunichar
analect_text_fold_first (AnalectTextFolder *folder, const char *at)
{
  const Entry *entry = look_up (folder, g_utf8_get_char (at));

  return entry->is_mark ? 0 : entry->folded[0];
}

gboolean
analect_text_fold_may_be_ascii (guchar lead)
{
  /* Latin letters and what looks like them: U+0080–02FF, U+0340–037F, U+1000–3FFF, U+F000–FFFF. */
  return lead < 0x80 || (lead >= 0xc2 && lead <= 0xcb) || lead == 0xcd || (lead >= 0xe1 && lead <= 0xe3)
         || lead == 0xef;
}

GArray *
analect_text_fold (AnalectTextFolder *folder, const char *string, gssize n_bytes)
{
  const char *at = string, *end = string + (n_bytes < 0 ? strlen (string) : (gsize) n_bytes);
  GArray *result = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gboolean after_blank = FALSE;

  while (at < end)
    {
      gunichar folded[ANALECT_TEXT_FOLD_MAX];
      guint n;
      gboolean blank;

      at = analect_text_fold_segment (folder, at, end, folded, &n);
      blank = n == 1 && folded[0] == ' ';
      if (!blank || !after_blank)
        g_array_append_vals (result, folded, n);
      after_blank = blank;
    }
  return result;
}
