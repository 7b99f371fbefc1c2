/* What the parts of the JATS reader share: the state of one reading, and the functions that write a kind of element.
 *
 * Functions named add write the element to the text that is being built; NODE is its number in the tree. All of them
 * end with the last character of the element: gaps around it are asked for, not written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "fulltext-builder.h"
#include "jats-element.h"
#include "xml-tree.h"

typedef struct
{
  guint node;
  guint number; /* for one without a label */
} AnalectJatsNote;

typedef struct
{
  const AnalectXmlTree *tree;
  AnalectFulltext *fulltext; /* what is being made */
  AnalectFulltextBuilder *builder;
  AnalectReaderReport *report;
  GHashTable *ids;     /* of char * to the number of the element that bears it */
  GHashTable *unknown; /* names of elements that were reported */
  GArray *notes;       /* of AnalectJatsNote: footnotes met within text, which wait for the end of what they are in */
  guint n_numbered;    /* footnotes without a label so far */
  guint list_depth;
  int fixed_role;         /* what every section gets, or -1 */
  gboolean without_notes; /* footnotes and their marks are passed over */
  gboolean is_aside;      /* what is written goes on one line elsewhere, where roles and headings mean nothing */
  gboolean is_in_mark;    /* within the mark of a citation or footnote */
  guint n_images;         /* formulas that are images only */
  guint first_image_line;
  guint abstract; /* the number of the section that is the main abstract, counted from 1; 0 for none */
} AnalectJats;

static inline const AnalectXmlNode *
analect_jats_get (const AnalectJats *jats, guint node)
{
  return analect_xml_tree_get_node (jats->tree, node);
}

static inline AnalectJatsKind
analect_jats_get_kind (const AnalectJats *jats, guint node)
{
  return (AnalectJatsKind) analect_jats_get (jats, node)->kind;
}

/* The first child of KIND, or 0. */
static inline guint
analect_jats_find (const AnalectJats *jats, guint parent, AnalectJatsKind kind)
{
  return analect_xml_tree_find_child (jats->tree, parent, (guint16) kind);
}

/* The first child of PARENT, and the one behind CHILD; 0 when there is none. */
static inline guint
analect_jats_first (const AnalectJats *jats, guint parent)
{
  return parent + 1 < analect_jats_get (jats, parent)->end ? parent + 1 : 0;
}

static inline guint
analect_jats_next (const AnalectJats *jats, guint parent, guint child)
{
  guint next = analect_jats_get (jats, child)->end;

  return next < analect_jats_get (jats, parent)->end ? next : 0;
}

/* jats-text.c: hands NODE to whoever knows its kind. */
void analect_jats_add_node (AnalectJats *jats, guint node);
void analect_jats_add_children (AnalectJats *jats, guint parent);

/* Its children but LABEL and TITLE, which were written before; each may be 0. */
void analect_jats_add_rest (AnalectJats *jats, guint parent, guint label, guint title);

/* What NODE says, on one line and without footnotes, or NULL when that is nothing. The caller frees it. */
char *analect_jats_get_content (const AnalectJats *jats, guint node);

/* As the function above, for what goes into the text: footnotes leave their marks and wait. */
char *analect_jats_take_content (AnalectJats *jats, guint node);

/* Whether NODE, which may be 0 for none, has text in it; whether text stands in it directly, not in its children. */
gboolean analect_jats_has_text (const AnalectJats *jats, guint node);
gboolean analect_jats_is_mixed (const AnalectJats *jats, guint node);

/* No gap within is to be larger than GAP. Returns the former limit, for analect_fulltext_builder_limit (). */
AnalectGap analect_jats_tighten (AnalectJats *jats, AnalectGap gap);

/* Adds MARK right behind the last character; the second does so unless a mark of punctuation ends what was written. */
void analect_jats_add_sign (AnalectJats *jats, const char *mark);
void analect_jats_punctuate (AnalectJats *jats, const char *mark);

/* jats-inline.c: what stands in a line. */
void analect_jats_add_superscript (AnalectJats *jats, guint node);
void analect_jats_add_cross_reference (AnalectJats *jats, guint node);
void analect_jats_add_link (AnalectJats *jats, guint node);
void analect_jats_add_spaced (AnalectJats *jats, guint node);
void analect_jats_add_people (AnalectJats *jats, guint node);
void analect_jats_add_in_brackets (AnalectJats *jats, guint node);

/* What is in NODE, as the mark of a citation or a footnote. */
void analect_jats_add_mark (AnalectJats *jats, guint node);

/* jats-note.c: a footnote within text, of which only the mark is written now, and one where it stands. */
void analect_jats_add_footnote_mark (AnalectJats *jats, guint node);
void analect_jats_add_footnote (AnalectJats *jats, guint node);

/* All footnotes that wait since there were FROM of them. */
void analect_jats_add_notes (AnalectJats *jats, guint from);

/* jats-formula.c */
void analect_jats_add_formula (AnalectJats *jats, guint node);
void analect_jats_add_math (AnalectJats *jats, guint node);
void analect_jats_add_tex (AnalectJats *jats, guint node);
void analect_jats_add_alternatives (AnalectJats *jats, guint node);

/* jats-block.c: what stands on lines of its own. */
void analect_jats_add_paragraph (AnalectJats *jats, guint node);
void analect_jats_add_line (AnalectJats *jats, guint node);
void analect_jats_add_heading_line (AnalectJats *jats, guint node);
void analect_jats_add_label (AnalectJats *jats, guint node);
void analect_jats_add_quote (AnalectJats *jats, guint node);
void analect_jats_add_speaker (AnalectJats *jats, guint node);
void analect_jats_add_as_is (AnalectJats *jats, guint node);
void analect_jats_add_keywords (AnalectJats *jats, guint node);
void analect_jats_add_permissions (AnalectJats *jats, guint node);

/* jats-list.c */
void analect_jats_add_list (AnalectJats *jats, guint node);
void analect_jats_add_definitions (AnalectJats *jats, guint node);

/* jats-table.c */
void analect_jats_add_table (AnalectJats *jats, guint node);

/* jats-citation.c */
void analect_jats_add_citation (AnalectJats *jats, guint node);
void analect_jats_add_reference (AnalectJats *jats, guint node);

/* jats-section.c: sections, and what is set apart with a caption. */
void analect_jats_add_titled (AnalectJats *jats, guint node);
void analect_jats_add_float (AnalectJats *jats, guint node);
void analect_jats_add_captioned (AnalectJats *jats, guint node);

/* jats-article.c: the parts of an article in the order in which they are read. */
void analect_jats_add_article (AnalectJats *jats, guint article);

/* jats-meta.c: what is said about the article, into the full text. */
void analect_jats_read_meta (const AnalectJats *jats, guint article);

/* The front matter of an article or sub-article: its article-meta or front-stub, or 0. */
guint analect_jats_find_meta (const AnalectJats *jats, guint article);

/* The main one of the abstracts in META, or 0. */
guint analect_jats_find_abstract (const AnalectJats *jats, guint meta);
