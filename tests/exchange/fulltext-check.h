/* What must hold of every full text, whatever it was read from. For the tests of its readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "enumerations.h"
#include "fulltext.h"

#include <string.h>

/* The text of a range; the caller frees it. */
static inline char *
slice_section (const AnalectFulltext *fulltext, guint index)
{
  const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, index);

  return analect_text_slice (fulltext->text, section->start, section->end);
}

/* The number of the first section with this title, which must be there. */
static inline guint
find_section (const AnalectFulltext *fulltext, const char *title)
{
  for (guint i = 0; i < fulltext->sections->len; i++)
    if (g_strcmp0 (analect_fulltext_get_section (fulltext, i)->title, title) == 0)
      return i;
  g_error ("there is no section “%s”", title);
}

static inline int
get_role_of (const AnalectFulltext *fulltext, const char *title)
{
  return analect_fulltext_get_section (fulltext, find_section (fulltext, title))->role;
}

static inline guint
count_role (const AnalectFulltext *fulltext, int role)
{
  guint n = 0;

  for (guint i = 0; i < fulltext->sections->len; i++)
    n += analect_fulltext_get_section (fulltext, i)->role == role;
  return n;
}

/* Ranges nest or do not touch, are trimmed, and begin with their titles. */
static inline void
check_sections (const AnalectFulltext *fulltext)
{
  guint length = analect_text_get_length (fulltext->text);
  guint ends[300] = { length }, depth = 0, last_start = 0;

  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, i);
      g_autofree char *text = NULL;

      g_assert_cmpuint (section->start, >=, last_start);
      g_assert_cmpuint (section->start, <, section->end);
      while (depth > 0 && section->start >= ends[depth])
        depth--;
      g_assert_cmpuint (section->end, <=, ends[depth]);
      g_assert_cmpuint (section->level, ==, depth + 1);
      depth++;
      ends[depth] = section->end;
      last_start = section->start;
      text = slice_section (fulltext, i);
      g_assert_cmpint (text[0], !=, '\n'); /* blanks may begin source code */
      g_assert_false (g_ascii_isspace (text[strlen (text) - 1]));
      g_assert_true (section->title == NULL || (*section->title != '\0' && g_str_has_prefix (text, section->title)));
      g_assert_nonnull (analect_enumeration_text (ANALECT_ENUMERATION_SECTION_ROLE, section->role));
    }
}

static inline void
check_fulltext (const AnalectFulltext *fulltext)
{
  const char *strings[] = { fulltext->title,    fulltext->journal,  fulltext->volume,    fulltext->issue,
                            fulltext->pages,    fulltext->doi,      fulltext->pmid,      fulltext->pmcid,
                            fulltext->abstract, fulltext->language, fulltext->publisher, fulltext->issn };
  guint last = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_assert_true (strings[i] == NULL || (*strings[i] != '\0' && analect_text_is_legal (strings[i], -1)));
  g_assert_nonnull (fulltext->text);
  g_assert_true (analect_text_is_legal (analect_text_peek (fulltext->text), -1));
  g_assert_null (strchr (analect_text_peek (fulltext->text), '\r'));
  check_sections (fulltext);
  for (guint i = 0; i < fulltext->quotations->len; i++)
    {
      AnalectFulltextRange range = g_array_index (fulltext->quotations, AnalectFulltextRange, i);

      g_assert_cmpuint (range.start, >=, last);
      g_assert_cmpuint (range.start, <, range.end);
      last = range.end;
    }
  g_assert_cmpuint (last, <=, analect_text_get_length (fulltext->text));
}
