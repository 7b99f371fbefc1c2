/* Guessing what a section of a publication is for: from the type a publisher gave it, or from its heading in one of the
 * languages common in the field.
 *
 * A role is one of ANALECT_SECTION_ROLE_…, or -1 where nothing can be said. The guess is cautious: a heading that only
 * mentions findings ("What these findings add") says nothing, since what is marked as findings is what gets coded and
 * counted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* How sure a heading is about its role. */
typedef enum
{
  ANALECT_HEADING_UNKNOWN,
  ANALECT_HEADING_LIKELY, /* its first or last word says so: "Results of the interviews" */
  ANALECT_HEADING_KNOWN,  /* is wholly made of words that are used as headings: "Participants", "Aims" */
  ANALECT_HEADING_MAIN,   /* one of the parts every paper has: "Results", "3. Methods", "Discussion and conclusions" */
} AnalectHeadingCertainty;

/* What HEADING, with or without its number, says about its section. ROLE may be NULL. */
AnalectHeadingCertainty analect_section_role_from_heading (const char *heading, int *role);

/* What the sec-type attribute of JATS says ("results", "materials|methods"), or -1. */
int analect_section_role_from_type (const char *type);

/* The role of a section with this TYPE and HEADING (each may be NULL) within one of the role PARENT (-1: in none).
 * A section in a section has its role, unless its heading is one of the main ones; what is in an abstract, a reference
 * list, an appendix, a table or a figure is always part of that. Never -1. */
int analect_section_role_guess (const char *type, const char *heading, int parent);
