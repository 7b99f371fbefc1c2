/* Words in common; see the header.
 *
 * Both texts are cut into tokens with a key each; what they share at both ends is taken off, and the middle is compared
 * with a table of the lengths of longest common sequences, the smallest thing that gives the best answer. The table has
 * a limit; beyond it the middle counts as different throughout.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "word-diff.h"

#include <string.h>

#define TABLE_LIMIT 4000000u

typedef struct
{
  guint start, end;
  gboolean is_word;
  gboolean is_shared;
  char *key;
} Token;

static void
clear_token (gpointer data)
{
  g_free (((Token *) data)->key);
}

static gboolean
is_quotation_mark (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return c == '"' || c == '\'' || type == G_UNICODE_INITIAL_PUNCTUATION || type == G_UNICODE_FINAL_PUNCTUATION;
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The end of the word that begins at AT. */
static const char *
find_word_end (const char *at)
{
  for (;;)
    {
      const char *next = g_utf8_next_char (at);
      gunichar c = g_utf8_get_char (next);

      if (is_word_character (c))
        at = next;
      else if ((c == '\'' || c == 0x2019) && is_word_character (g_utf8_get_char (g_utf8_next_char (next))))
        at = g_utf8_next_char (next);
      else
        return next;
    }
}

static char *
make_word_key (const char *start, const char *end)
{
  g_autofree char *normal = g_utf8_normalize (start, end - start, G_NORMALIZE_ALL);
  char *key = g_utf8_casefold (normal, -1);
  char *typographic;

  /* The two apostrophes are one. */
  while ((typographic = strstr (key, "’")) != NULL)
    {
      *typographic = '\'';
      memmove (typographic + 1, typographic + 3, strlen (typographic + 3) + 1);
    }
  return key;
}

static char *
make_mark_key (const char *at)
{
  gunichar c = g_utf8_get_char (at);

  if (g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
    return g_strdup ("-");
  if (is_quotation_mark (c))
    return g_strdup ("\"");
  return g_strndup (at, (gsize) (g_utf8_next_char (at) - at));
}

static GArray *
cut (const char *text)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (Token));
  const char *at = text;

  g_array_set_clear_func (tokens, clear_token);
  while (*at != '\0')
    {
      gunichar c = g_utf8_get_char (at);
      const char *end = g_utf8_next_char (at);
      Token token = { .start = (guint) (at - text), .is_word = is_word_character (c) };

      if (token.is_word)
        end = find_word_end (at);
      if (!g_unichar_isspace (c))
        {
          token.end = (guint) (end - text);
          token.key = token.is_word ? make_word_key (at, end) : make_mark_key (at);
          g_array_append_val (tokens, token);
        }
      at = end;
    }
  return tokens;
}

static Token *
token_at (GArray *tokens, guint i)
{
  return &g_array_index (tokens, Token, i);
}

static gboolean
is_same (GArray *a, guint i, GArray *b, guint j)
{
  return strcmp (token_at (a, i)->key, token_at (b, j)->key) == 0;
}

static void
share (GArray *a, guint i, GArray *b, guint j)
{
  token_at (a, i)->is_shared = token_at (b, j)->is_shared = TRUE;
}

/* Shares the longest common sequence of A from START on, N tokens, and of B from the same START on, M tokens. */
static void
share_longest (GArray *a, GArray *b, guint start, guint n, guint m)
{
  g_autofree guint *lengths = NULL;
  guint width = m + 1, i = 0, j = 0;

  if (n == 0 || m == 0 || n > TABLE_LIMIT / m)
    return;
  /* LENGTHS[i][j] is that of what both have from i and j on. */
  lengths = g_new0 (guint, (gsize) (n + 1) * width);
  for (guint row = n; row-- > 0;)
    for (guint column = m; column-- > 0;)
      {
        guint below = lengths[(row + 1) * width + column], right = lengths[row * width + column + 1];

        if (is_same (a, start + row, b, start + column))
          lengths[row * width + column] = lengths[(row + 1) * width + column + 1] + 1;
        else
          lengths[row * width + column] = MAX (below, right);
      }
  while (i < n && j < m)
    if (is_same (a, start + i, b, start + j))
      share (a, start + i++, b, start + j++);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
      i++;
    else
      j++;
}

static void
compare (GArray *a, GArray *b)
{
  guint start = 0, end = 0, shorter = MIN (a->len, b->len);

  while (start < shorter && is_same (a, start, b, start))
    {
      share (a, start, b, start);
      start++;
    }
  while (end < shorter - start && is_same (a, a->len - 1 - end, b, b->len - 1 - end))
    {
      share (a, a->len - 1 - end, b, b->len - 1 - end);
      end++;
    }
  share_longest (a, b, start, a->len - start - end, b->len - start - end);
}

/* The spans of tokens that are not shared. */
static GArray *
collect (GArray *tokens)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (AnalectWordSpan));
  gboolean goes_on = FALSE;

  for (guint i = 0; i < tokens->len; i++)
    {
      const Token *token = token_at (tokens, i);
      AnalectWordSpan span = { token->start, token->end };

      if (!token->is_shared && goes_on)
        g_array_index (spans, AnalectWordSpan, spans->len - 1).end = token->end;
      else if (!token->is_shared)
        g_array_append_val (spans, span);
      goes_on = !token->is_shared;
    }
  return spans;
}

static guint
count_words (GArray *tokens, gboolean shared)
{
  guint n = 0;

  for (guint i = 0; i < tokens->len; i++)
    n += token_at (tokens, i)->is_word && (!shared || token_at (tokens, i)->is_shared);
  return n;
}

void
analect_word_diff (const char *a, const char *b, AnalectWordDiff *diff)
{
  g_autoptr (GArray) tokens_a = cut (a != NULL ? a : "");
  g_autoptr (GArray) tokens_b = cut (b != NULL ? b : "");
  guint n;

  compare (tokens_a, tokens_b);
  n = count_words (tokens_a, FALSE) + count_words (tokens_b, FALSE);
  diff->only_a = collect (tokens_a);
  diff->only_b = collect (tokens_b);
  diff->likeness = n == 0 ? 1.0 : 2.0 * count_words (tokens_a, TRUE) / n;
}

void
analect_word_diff_clear (AnalectWordDiff *diff)
{
  g_clear_pointer (&diff->only_a, g_array_unref);
  g_clear_pointer (&diff->only_b, g_array_unref);
}
