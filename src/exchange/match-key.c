/* Keys for comparing; see the header.
 *
 * Text in ASCII, which most titles are, takes a path of its own: whole bibliographies are compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "match-key.h"

#include <string.h>

/* Letters of the longest element name taken for mark-up. */
#define MAX_TAG 10u

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
#define HASH_START G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define HASH_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* The number of bytes of the mark-up at P ("<i>", "</sub>"), or 0. */
static gsize
tag_length (const char *p)
{
  gsize n = p[1] == '/' ? 2 : 1, letters = 0;

  while (letters <= MAX_TAG && g_ascii_isalpha (p[n + letters]))
    letters++;
  return letters > 0 && letters <= MAX_TAG && p[n + letters] == '>' ? n + letters + 1 : 0;
}

static void
append_ascii (GString *key, const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (key, g_ascii_tolower (*p));
      else if (*p == '&')
        {
          g_string_append (key, "and");
          if (g_ascii_strncasecmp (p, "&amp;", 5) == 0)
            p += 4;
        }
      else if (*p == '<' && tag_length (p) > 0)
        p += tag_length (p) - 1;
    }
}

/* Appends the letters and digits of decomposed, folded text. */
static void
append_any (GString *key, const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (plain != NULL ? plain : text, -1);

  for (const char *p = folded; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);

      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_len (key, p, next - p);
      else if (*p == '&')
        {
          g_string_append (key, "and");
          if (g_str_has_prefix (p, "&amp;"))
            next = p + 5;
        }
      else if (*p == '<' && tag_length (p) > 0)
        next = p + tag_length (p);
      p = next;
    }
}

char *
analect_match_key (const char *text)
{
  GString *key;

  if (text == NULL)
    return g_strdup ("");
  key = g_string_sized_new (strlen (text));
  if (g_str_is_ascii (text))
    append_ascii (key, text);
  else
    append_any (key, text);
  return g_string_free (key, FALSE);
}

guint64
analect_match_hash (const char *text, gssize n_bytes)
{
  gsize n = n_bytes < 0 ? strlen (text) : (gsize) n_bytes;
  guint64 hash = HASH_START;

  for (gsize i = 0; i < n; i++)
    hash = (hash ^ (guchar) text[i]) * HASH_PRIME;
  return MAX (hash, 1);
}

static const char *
skip_space (const char *p)
{
  while (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')
    p++;
  return p;
}

guint64
analect_match_hash_unspaced (const char *text)
{
  guint64 hash = HASH_START;

  for (const char *p = skip_space (text); *p != '\0'; p = skip_space (p + 1))
    hash = (hash ^ (guchar) *p) * HASH_PRIME;
  return MAX (hash, 1);
}

gboolean
analect_match_equal_unspaced (const char *a, const char *b)
{
  for (a = skip_space (a), b = skip_space (b); *a == *b; a = skip_space (a + 1), b = skip_space (b + 1))
    if (*a == '\0')
      return TRUE;
  return FALSE;
}
