/* Identifiers in references; see the header.
 *
 * A DOI may hold almost any character. Those of the SICI kind, common for journals of the 1990s, hold brackets,
 * semicolons and '#' ("10.1002/(SICI)1097-4679(199711)53:7<753::AID-JCLP12>3.0.CO;2-#"); they are cut at white space
 * only, while others end where a sentence or a URL would end them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "identifier.h"

#include "text.h"

#include <string.h>

#define MAX_SERIAL_NUMBERS 64
#define MAX_PMID_DIGITS    9

typedef enum
{
  CONTEXT_FIELD, /* the field is meant for a DOI */
  CONTEXT_TEXT,
  CONTEXT_URL,
} Context;

/* The length of "10.1234/" or "10.1234.56%2F" at P, or 0. */
static gsize
measure_prefix (const char *p)
{
  gsize n = 3, digits = strspn (p + 3, "0123456789");

  if (digits < 4 || digits > 9)
    return 0;
  n += digits;
  while (p[n] == '.' && g_ascii_isdigit (p[n + 1]))
    n += 1 + strspn (p + n + 1, "0123456789");
  if (p[n] == '/')
    return n + 1;
  return g_ascii_strncasecmp (p + n, "%2F", 3) == 0 ? n + 3 : 0;
}

/* The first place at or behind FROM where a DOI begins; START is where the text does. */
static const char *
find_prefix (const char *start, const char *from)
{
  for (const char *p = from; (p = strstr (p, "10.")) != NULL; p += 3)
    {
      gboolean inside_number = p > start && (g_ascii_isdigit (p[-1]) || p[-1] == '.');
      gsize n = inside_number ? 0 : measure_prefix (p);

      if (n > 0 && p[n] != '\0' && !g_ascii_isspace (p[n]))
        return p;
    }
  return NULL;
}

/* Whether the word that goes on at P and does not begin before FROM is a URL. */
static gboolean
stands_in_url (const char *from, const char *p)
{
  const char *word = p;

  while (word > from && !g_ascii_isspace (word[-1]))
    word--;
  return g_strstr_len (word, p - word, "://") != NULL || g_strstr_len (word, p - word, "www.") != NULL;
}

static const char *
find_end (const char *doi, Context context)
{
  gsize length = strcspn (doi, " \t\r\n\f\v\"");
  const char *stops = context == CONTEXT_URL ? "?#&;<>|" : ";<>|";

  if (context != CONTEXT_FIELD && g_strstr_len (doi, (gssize) MIN (length, 32), "(SICI)") == NULL)
    length = MIN (length, strcspn (doi, stops));
  return doi + length;
}

/* Undoes "%2F" and the like; NULL when that does not give text. */
static char *
unescape (const char *string)
{
  g_autofree char *plain = g_uri_unescape_string (string, NULL);

  return plain != NULL && analect_text_is_legal (plain, -1) ? g_steal_pointer (&plain) : NULL;
}

static gboolean
is_unpaired (const char *doi, gsize length, char open, char close)
{
  gssize depth = 0;

  for (gsize i = 0; i < length; i++)
    depth += (doi[i] == open) - (doi[i] == close);
  return depth < 0;
}

/* Drops from the end of DOI what belongs to the sentence around it. */
static void
trim_end (char *doi)
{
  static const char pairs[] = "()[]{}<>";
  gsize length = strlen (doi);

  if (length > 5 && g_ascii_strcasecmp (doi + length - 5, "[doi]") == 0)
    length -= 5;
  for (guint unpaired = 0; length > 0; length--)
    {
      char last = doi[length - 1];
      const char *pair = strchr (pairs, last);

      if (strchr (".,;:'/", last) != NULL)
        continue;
      /* Bounded, because each look at a bracket reads the whole DOI. */
      if (pair != NULL && (pair - pairs) % 2 == 1 && unpaired++ < 8 && is_unpaired (doi, length, pair[-1], last))
        continue;
      break;
    }
  doi[length] = '\0';
}

/* Drops what publishers put behind the DOI in the paths of their pages. */
static void
trim_path (char *doi)
{
  static const char *const words[] = { "/abstract", "/epdf", "/epub", "/full",    "/fulltext", "/full/html",
                                       "/html",     "/meta", "/pdf",  "/summary", ".pdf",      "/full.pdf" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (doi, words[i]))
      {
        doi[strlen (doi) - strlen (words[i])] = '\0';
        return;
      }
}

static char *
extract (const char *doi, Context context)
{
  g_autofree char *raw = g_strndup (doi, (gsize) (find_end (doi, context) - doi));
  g_autofree char *result = context == CONTEXT_TEXT ? NULL : unescape (raw);

  if (result == NULL)
    result = g_steal_pointer (&raw);
  trim_end (result);
  if (context == CONTEXT_URL)
    trim_path (result);
  return result[strcspn (result, "/")] != '\0' ? g_steal_pointer (&result) : NULL;
}

char *
analect_doi_normalize (const char *value)
{
  const char *doi = find_prefix (value, value);

  if (doi == NULL)
    return NULL;
  return extract (doi, stands_in_url (value, doi) ? CONTEXT_URL : CONTEXT_FIELD);
}

char *
analect_doi_find (const char *text)
{
  g_autofree char *found = NULL;
  const char *from = text, *doi;

  while ((doi = find_prefix (text, from)) != NULL)
    {
      Context context = stands_in_url (from, doi) ? CONTEXT_URL : CONTEXT_TEXT;
      g_autofree char *next = extract (doi, context);

      if (found != NULL && next != NULL && g_ascii_strcasecmp (found, next) != 0)
        return NULL;
      if (found == NULL)
        found = g_steal_pointer (&next);
      from = find_end (doi, context);
    }
  return g_steal_pointer (&found);
}

char *
analect_doi_key (const char *doi)
{
  return g_ascii_strdown (doi, -1);
}

/* FALSE when LIST is full; TRUE when NUMBER is in it now, which is taken over. */
static gboolean
add_once (GPtrArray *list, char *number)
{
  g_autofree char *owned = number;

  if (g_ptr_array_find_with_equal_func (list, owned, g_str_equal, NULL))
    return TRUE;
  if (list->len >= MAX_SERIAL_NUMBERS)
    return FALSE;
  g_ptr_array_add (list, g_steal_pointer (&owned));
  return TRUE;
}

/* Adds the number of N characters (digits, X and dashes) at P. */
static gboolean
add_number (GPtrArray *issns, GPtrArray *isbns, const char *p, gsize n)
{
  char digits[14];
  gsize length = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (p[i] == '-')
        continue;
      if (length == 13 || (length > 0 && digits[length - 1] == 'X'))
        return FALSE;
      digits[length++] = g_ascii_toupper (p[i]);
    }
  digits[length] = '\0';
  if (length == 8)
    return add_once (issns, g_strdup_printf ("%.4s-%s", digits, digits + 4));
  if (length == 10 || (length == 13 && digits[12] != 'X'))
    return add_once (isbns, g_strdup (digits));
  return FALSE;
}

gboolean
analect_serial_numbers_add (GPtrArray *issns, GPtrArray *isbns, const char *value)
{
  gboolean all = TRUE;
  const char *p = value;

  while (*p != '\0')
    {
      gsize other = strcspn (p, " ,;\t\r\n"), number = strspn (p, "0123456789Xx-");

      if (other == 0)
        p++;
      else if (g_ascii_isdigit (*p) && !g_ascii_isalnum (p[number]))
        {
          if (!add_number (issns, isbns, p, number))
            all = FALSE;
          p += number;
        }
      else
        {
          all = FALSE;
          p += strcspn (p, " ,;:=()\t\r\n");
          p += *p != '\0';
        }
    }
  return all;
}

char *
analect_pmid_find (const char *value)
{
  static const char *const places[] = { "pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/" };
  const char *p = value + strspn (value, " ");
  gsize n;

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const char *place = strstr (value, places[i]);

      if (place != NULL)
        {
          p = place + strlen (places[i]);
          n = strspn (p, "0123456789");
          return n > 0 && n <= MAX_PMID_DIGITS ? g_strndup (p, n) : NULL;
        }
    }
  n = strspn (p, "0123456789");
  if (n == 0 || n > MAX_PMID_DIGITS)
    return NULL;
  if (p[n + strspn (p + n, " ")] == '\0' || g_ascii_strcasecmp (p + n, "[pmid]") == 0)
    return g_strndup (p, n);
  return NULL;
}
