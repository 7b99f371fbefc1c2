/* The full text a reader makes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "fulltext.h"

#include "enumerations.h"

static void
clear_section (gpointer section)
{
  g_free (((AnalectFulltextSection *) section)->title);
}

AnalectFulltext *
analect_fulltext_new (void)
{
  AnalectFulltext *fulltext = g_new0 (AnalectFulltext, 1);

  fulltext->authors = g_ptr_array_new_with_free_func (g_free);
  fulltext->keywords = g_ptr_array_new_with_free_func (g_free);
  fulltext->sections = g_array_new (FALSE, FALSE, sizeof (AnalectFulltextSection));
  g_array_set_clear_func (fulltext->sections, clear_section);
  fulltext->quotations = g_array_new (FALSE, FALSE, sizeof (AnalectFulltextRange));
  return fulltext;
}

void
analect_fulltext_free (AnalectFulltext *fulltext)
{
  if (fulltext == NULL)
    return;
  g_free (fulltext->title);
  g_ptr_array_unref (fulltext->authors);
  g_free (fulltext->journal);
  g_free (fulltext->volume);
  g_free (fulltext->issue);
  g_free (fulltext->pages);
  g_free (fulltext->doi);
  g_free (fulltext->pmid);
  g_free (fulltext->pmcid);
  g_free (fulltext->abstract);
  g_ptr_array_unref (fulltext->keywords);
  g_free (fulltext->language);
  g_free (fulltext->publisher);
  g_free (fulltext->issn);
  g_clear_pointer (&fulltext->text, analect_text_unref);
  g_array_unref (fulltext->sections);
  g_array_unref (fulltext->quotations);
  g_free (fulltext);
}

const AnalectFulltextSection *
analect_fulltext_get_section (const AnalectFulltext *fulltext, guint index)
{
  g_return_val_if_fail (index < fulltext->sections->len, NULL);

  return &g_array_index (fulltext->sections, AnalectFulltextSection, index);
}

void
analect_fulltext_add_section (AnalectFulltext *fulltext, int role, guint level, guint start, guint end,
                              const char *title)
{
  AnalectFulltextSection section = { role, level, start, end, g_strdup (title) };

  g_array_append_val (fulltext->sections, section);
}

void
analect_fulltext_settle_roles (AnalectFulltext *fulltext)
{
  gboolean is_behind = FALSE;

  for (guint i = 0; i < fulltext->sections->len; i++)
    {
      AnalectFulltextSection *section = &g_array_index (fulltext->sections, AnalectFulltextSection, i);

      if (section->role == ANALECT_SECTION_ROLE_METHODS || section->role == ANALECT_SECTION_ROLE_FINDINGS
          || section->role == ANALECT_SECTION_ROLE_DISCUSSION)
        is_behind = TRUE;
      else if (section->role == ANALECT_SECTION_ROLE_ABSTRACT && is_behind)
        section->role = ANALECT_SECTION_ROLE_CONCLUSION;
    }
}
