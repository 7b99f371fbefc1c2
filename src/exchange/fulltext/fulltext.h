/* The full text of one publication as a reader of a foreign format has it, before anything of a project is touched.
 *
 * Format-neutral: JATS, plain text and whatever else is read all give this. The text is legal (see text.h) and has LF
 * line ends; every position is a code point of it, end exclusive.
 *
 * Sections are in the order of their starts, an outer one before those in it. The ranges of two sections either nest or
 * do not touch. A section begins with the first character of its heading, or of its text where it has none, and ends
 * behind its last character; the empty lines between two sections belong to neither. Text may lie outside all sections
 * (names of authors). No section is empty.
 *
 * A full text is a plain struct that owns all it points to. Strings are NULL when the file says nothing, never empty;
 * the lists are never NULL.
 *
 * Threads: a full text belongs to whoever holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "text.h"

typedef struct
{
  int role;    /* ANALECT_SECTION_ROLE_…, see enumerations.def */
  guint level; /* depth of nesting, from 1 */
  guint start;
  guint end;
  char *title; /* the heading, which the text of the section begins with; NULL when it has none */
} AnalectFulltextSection;

typedef struct
{
  guint start;
  guint end;
} AnalectFulltextRange;

typedef struct
{
  char *title;
  GPtrArray *authors; /* of char *, "Last, First" or the name of a body, in the order of the file */
  char *journal;
  gint year; /* 0 when there is none */
  char *volume;
  char *issue;
  char *pages; /* "837-841", or the article number of an electronic journal */
  char *doi;   /* bare */
  char *pmid;
  char *pmcid;         /* with "PMC" before the number */
  char *abstract;      /* the main one, without its heading */
  GPtrArray *keywords; /* of char * */
  char *language;      /* as in xml:lang: "en", "pt-BR" */
  char *publisher;
  char *issn; /* "1234-567X", the first of several */

  AnalectText *text;  /* never NULL once a reader has returned */
  GArray *sections;   /* of AnalectFulltextSection */
  GArray *quotations; /* of AnalectFulltextRange: passages set off as quotations, mostly words of participants */
} AnalectFulltext;

AnalectFulltext *analect_fulltext_new (void);
void analect_fulltext_free (AnalectFulltext *fulltext);

/* The section number INDEX. */
const AnalectFulltextSection *analect_fulltext_get_section (const AnalectFulltext *fulltext, guint index);

/* Adds a section; TITLE is copied and may be NULL. */
void analect_fulltext_add_section (AnalectFulltext *fulltext, int role, guint level, guint start, guint end,
                                   const char *title);

/* Looks at all sections together, once they are complete: what calls itself a summary behind methods or findings is a
 * conclusion, not an abstract. */
void analect_fulltext_settle_roles (AnalectFulltext *fulltext);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectFulltext, analect_fulltext_free)
