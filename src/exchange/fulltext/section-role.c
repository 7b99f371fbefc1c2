/* Guessing the role of a section; see the header.
 *
 * Words are compared without case, accents, numbering and punctuation. The table is in that form: "resultats" stands
 * for "Résultats", "einfuhrung" for "Einführung".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "section-role.h"

#include "enumerations.h"
#include "heading-number.h"

#include <string.h>

#define LONGEST_HEADING 200 /* bytes; more is a sentence */
#define MOST_WORDS      7

typedef enum
{
  WHOLE = 0,     /* only as the whole heading, or between "and" and its like */
  MAIN = 1 << 0, /* one of the parts every paper has */
  WORD = 1 << 1, /* also as the first or last word of a longer heading */
} Use;

typedef struct
{
  const char *words;
  int role;
  Use use;
} Entry;

#define ROLE(NAME) ANALECT_SECTION_ROLE_##NAME

static const Entry entries[] = {
#include "section-role.def"
};

/* What may join two headings in one. */
static const char *const joints[] = { "and", "und", "et", "y", "e", "a", "en", "og", "och", "i" };

static GHashTable *
get_entries (void)
{
  static gsize ready;
  static GHashTable *table;

  if (g_once_init_enter (&ready))
    {
      table = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
        g_hash_table_insert (table, (gpointer) entries[i].words, (gpointer) &entries[i]);
      g_once_init_leave (&ready, 1);
    }
  return table;
}

static const Entry *
look_up (const char *words)
{
  return g_hash_table_lookup (get_entries (), words);
}

/* The words of HEADING as the table has them, divided by single spaces; "&", "/" and the like become "and". */
static char *
simplify (const char *heading)
{
  g_autofree char *folded = g_utf8_casefold (analect_heading_number_skip (heading, NULL), -1);
  g_autofree char *plain = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  GString *words = g_string_new (NULL);
  gboolean is_between = FALSE;

  if (plain == NULL)
    return g_string_free (words, FALSE);
  for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        {
          if (is_between && words->len > 0)
            g_string_append_c (words, ' ');
          is_between = FALSE;
          g_string_append_unichar (words, c);
        }
      else if (c == '&' || c == '/' || c == '+' || c == '|' || c == ',' || c == ';')
        {
          if (words->len > 0)
            g_string_append (words, " and");
          is_between = TRUE;
        }
      else if (!g_unichar_ismark (c) && c != '\'' && c != 0x2019)
        is_between = TRUE;
    }
  return g_string_free (words, FALSE);
}

static gboolean
is_joint (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (joints); i++)
    if (strcmp (word, joints[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Takes "results and discussion" apart. Each part must be in the table; findings count before all else, then the first
 * part does. */
static const Entry *
look_up_parts (char **words)
{
  const Entry *found = NULL;
  g_autoptr (GString) part = g_string_new (NULL);

  for (guint i = 0;; i++)
    {
      const Entry *entry;

      if (words[i] != NULL && !is_joint (words[i]))
        {
          g_string_append_printf (part, "%s%s", part->len > 0 ? " " : "", words[i]);
          continue;
        }
      entry = look_up (part->str);
      if (entry == NULL && part->len > 0)
        return NULL;
      if (entry != NULL && (found == NULL || (found->role != ROLE (FINDINGS) && entry->role == ROLE (FINDINGS))))
        found = entry;
      g_string_truncate (part, 0);
      if (words[i] == NULL)
        return found;
    }
}

static const Entry *
look_up_ends (char **words)
{
  guint n = g_strv_length (words);

  for (guint i = 0; n > 1 && n <= MOST_WORDS && i < 2; i++)
    {
      const Entry *entry = look_up (words[i == 0 ? 0 : n - 1]);

      if (entry != NULL && (entry->use & WORD))
        return entry;
    }
  return NULL;
}

AnalectHeadingCertainty
analect_section_role_from_heading (const char *heading, int *role)
{
  AnalectHeadingCertainty certainty = ANALECT_HEADING_UNKNOWN;
  g_autofree char *simple = strlen (heading) <= LONGEST_HEADING ? simplify (heading) : g_strdup ("");
  g_auto (GStrv) words = g_strsplit (simple, " ", -1);
  const Entry *entry = look_up (simple);

  if (entry == NULL)
    entry = look_up_parts (words);
  if (entry != NULL)
    certainty = entry->use & MAIN ? ANALECT_HEADING_MAIN : ANALECT_HEADING_KNOWN;
  else if ((entry = look_up_ends (words)) != NULL)
    certainty = ANALECT_HEADING_LIKELY;
  if (role != NULL)
    *role = entry != NULL ? entry->role : -1;
  return certainty;
}

int
analect_section_role_from_type (const char *type)
{
  static const Entry types[] = {
    { "results", ROLE (FINDINGS), WHOLE },        { "findings", ROLE (FINDINGS), WHOLE },
    { "methods", ROLE (METHODS), WHOLE },         { "materials", ROLE (METHODS), WHOLE },
    { "subjects", ROLE (METHODS), WHOLE },        { "intro", ROLE (INTRODUCTION), WHOLE },
    { "background", ROLE (INTRODUCTION), WHOLE }, { "introduction", ROLE (INTRODUCTION), WHOLE },
    { "discussion", ROLE (DISCUSSION), WHOLE },   { "conclusions", ROLE (CONCLUSION), WHOLE },
    { "conclusion", ROLE (CONCLUSION), WHOLE },   { "supplementary-material", ROLE (APPENDIX), WHOLE },
    { "appendix", ROLE (APPENDIX), WHOLE },
  };
  g_auto (GStrv) parts = g_strsplit_set (type, "| ", -1);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint j = 0; parts[j] != NULL; j++)
      if (g_ascii_strcasecmp (parts[j], types[i].words) == 0)
        return types[i].role;
  return -1;
}

/* Whether all that is in a section of this ROLE is a part of it. */
static gboolean
is_closed (int role)
{
  return role == ROLE (TITLE) || role == ROLE (ABSTRACT) || role == ROLE (REFERENCES) || role == ROLE (APPENDIX)
         || role == ROLE (TABLE) || role == ROLE (FIGURE);
}

int
analect_section_role_guess (const char *type, const char *heading, int parent)
{
  int role = -1, from_type;
  AnalectHeadingCertainty certainty =
      heading != NULL ? analect_section_role_from_heading (heading, &role) : ANALECT_HEADING_UNKNOWN;

  if (is_closed (parent))
    return parent;
  from_type = type != NULL ? analect_section_role_from_type (type) : -1;
  if (from_type >= 0)
    return from_type;
  if (parent < 0 || parent == ROLE (OTHER))
    return certainty != ANALECT_HEADING_UNKNOWN ? role : ROLE (OTHER);
  return certainty == ANALECT_HEADING_MAIN ? role : parent;
}
