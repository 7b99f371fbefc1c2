/* Names of people and bodies; see the header.
 *
 * A word counts as a particle when it is written in lower case: that is how "van der Maas" differs from "Van Damme",
 * who is sorted under V. Bodies are known by a comma at the end (a custom of EndNote), by braces (of BibTeX), or by a
 * word that no person bears.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "person.h"

#include <string.h>

/* Longest initials without dots that follow a family name: "Smith JRR". */
#define MAX_BARE_INITIALS 3

static const char *const corporate_words[] = {
  "academy",       "agency",        "association",   "authority",     "board",      "bureau",      "center",
  "centre",        "collaboration", "collaborative", "collaborators", "college",    "commission",  "committee",
  "consortium",    "council",       "department",    "federation",    "foundation", "government",  "group",
  "hospital",      "inc",           "initiative",    "institut",      "institute",  "institutes",  "institution",
  "investigators", "laboratory",    "ltd",           "ministry",      "network",    "office",      "organisation",
  "organization",  "panel",         "programme",     "project",       "school",     "secretariat", "service",
  "services",      "society",       "team",          "trialists",     "trust",      "union",       "university",
  "universität",   "univerzita",    "université",
};

static const char *const suffixes[] = { "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd" };

static gboolean
is_one_of (const char *word, gsize length, const char *const *list, gsize n)
{
  g_autofree char *folded = g_utf8_strdown (word, (gssize) length);

  for (gsize i = 0; i < n; i++)
    if (strcmp (folded, list[i]) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_suffix (const char *word)
{
  return is_one_of (word, strlen (word), suffixes, G_N_ELEMENTS (suffixes));
}

static gboolean
is_particle (const char *word)
{
  return g_unichar_islower (g_utf8_get_char (word));
}

static gboolean
has_corporate_word (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name, " \t(),./", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (is_one_of (words[i], strlen (words[i]), corporate_words, G_N_ELEMENTS (corporate_words)))
      return TRUE;
  return FALSE;
}

/* "R.", "M.A.", "J.-H.", "JRR": upper-case letters, with dots and dashes between them or few without. */
static gboolean
is_initials (const char *word)
{
  guint letters = 0;
  gboolean dotted = FALSE;

  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '.' || *p == '-')
        dotted |= *p == '.';
      else if (g_unichar_isupper (g_utf8_get_char (p)) && (letters == 0 || dotted || letters < MAX_BARE_INITIALS))
        letters++;
      else
        return FALSE;
    }
  return letters > 0;
}

/* The words FROM to TO (exclusive) with single spaces, or NULL when there are none. */
static char *
join (char **words, guint from, guint to)
{
  g_autoptr (GString) joined = NULL;

  if (from >= to)
    return NULL;
  joined = g_string_new (words[from]);
  for (guint i = from + 1; i < to; i++)
    {
      g_string_append_c (joined, ' ');
      g_string_append (joined, words[i]);
    }
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

/* The words of STRING without empty ones. */
static char **
split_words (const char *string)
{
  g_auto (GStrv) parts = g_strsplit_set (string, " \t\r\n", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_strv_builder_add (words, parts[i]);
  return g_strv_builder_end (words);
}

/* Sets family and particle from words FROM to TO, whose leading lower-case words are particles. */
static void
set_family (AnalectPersonName *name, char **words, guint from, guint to)
{
  guint first = from;

  while (first + 1 < to && is_particle (words[first]))
    first++;
  name->particle = join (words, from, first);
  name->family = join (words, first, to);
}

/* "First von Last", "Last F.M.", "Last FM Jr": no comma to go by. */
static void
split_without_comma (AnalectPersonName *name, const char *string)
{
  g_auto (GStrv) words = split_words (string);
  guint n = g_strv_length (words), family, first_initial;

  if (n > 2 && is_suffix (words[n - 1]))
    name->suffix = g_strdup (words[--n]);
  for (first_initial = n; first_initial > 1 && is_initials (words[first_initial - 1]);)
    first_initial--;
  if (first_initial < n && !is_initials (words[0]))
    {
      name->given = join (words, first_initial, n);
      set_family (name, words, 0, first_initial);
      return;
    }
  for (family = n > 0 ? n - 1 : 0; family > 1 && is_particle (words[family - 1]);)
    family--;
  name->given = join (words, 0, family);
  set_family (name, words, family, n);
}

/* "Beethoven, Ludwig van": particles that stand behind the given names belong to the family. */
static void
set_given (AnalectPersonName *name, const char *string)
{
  g_auto (GStrv) words = split_words (string);
  guint n = g_strv_length (words), end = n;

  while (end > 1 && is_particle (words[end - 1]))
    end--;
  name->given = join (words, 0, end);
  if (name->particle == NULL)
    name->particle = join (words, end, n);
  else if (end < n)
    {
      g_free (name->given);
      name->given = join (words, 0, n);
    }
}

static void
split_at_commas (AnalectPersonName *name, const char *string)
{
  g_auto (GStrv) parts = g_strsplit (string, ",", 3);
  g_auto (GStrv) words = split_words (parts[0]);
  guint n_parts = g_strv_length (parts), given = 1;

  for (guint i = 0; i < n_parts; i++)
    g_strstrip (parts[i]);
  set_family (name, words, 0, g_strv_length (words));
  if (n_parts == 3 && is_suffix (parts[1]))
    {
      name->suffix = g_strdup (parts[1]);
      given = 2;
    }
  else if (n_parts == 3 && *parts[2] != '\0')
    name->suffix = g_strdup (parts[2]);
  set_given (name, parts[given]);
}

static gboolean
is_corporate (const char *string)
{
  const char *comma = strchr (string, ',');

  if (strpbrk (string, "0123456789&") != NULL)
    return comma == NULL;
  if (!has_corporate_word (string))
    return FALSE;
  return comma == NULL || strstr (string, " of ") != NULL || strstr (string, " for ") != NULL;
}

AnalectPersonName *
analect_person_name_split (const char *string)
{
  AnalectPersonName *name = g_new0 (AnalectPersonName, 1);
  g_autofree char *trimmed = g_strstrip (g_strdup (string));
  gsize length = strlen (trimmed);
  gboolean marked = FALSE;

  if (length > 2 && trimmed[0] == '{' && trimmed[length - 1] == '}')
    {
      trimmed[length - 1] = '\0';
      memmove (trimmed, trimmed + 1, length - 1);
      marked = TRUE;
    }
  else if (length > 1 && trimmed[length - 1] == ',')
    {
      trimmed[length - 1] = '\0';
      marked = strpbrk (trimmed, " ,") != NULL;
    }
  if (marked || is_corporate (trimmed))
    {
      name->corporate = TRUE;
      name->family = g_strstrip (g_strdup (trimmed));
    }
  else if (strchr (trimmed, ',') != NULL)
    split_at_commas (name, trimmed);
  else
    split_without_comma (name, trimmed);
  if (name->family == NULL)
    name->family = name->given != NULL ? g_steal_pointer (&name->given) : g_strdup (trimmed);
  return name;
}

void
analect_person_name_free (AnalectPersonName *name)
{
  if (name == NULL)
    return;
  g_free (name->family);
  g_free (name->particle);
  g_free (name->given);
  g_free (name->suffix);
  g_free (name);
}

char *
analect_person_surname (const char *string)
{
  g_autoptr (AnalectPersonName) name = analect_person_name_split (string);

  if (name->particle != NULL)
    return g_strconcat (name->particle, " ", name->family, NULL);
  return g_steal_pointer (&name->family);
}
