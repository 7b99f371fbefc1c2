/* Finding codes by a few letters, and the order they come in. No widgets, no project: names in, matches out.
 *
 * Without regard to case, composition and accents. A query of several parts with '/' between them is a path: the last
 * part is looked for in the name, those before it in the names above, in their order. In a part "\/" is a slash.
 *
 * Order: by how the name matched; then what was used in this text, the latest first; then what was used in the project;
 * then where the letters stand closer together; then as added.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct _AnalectQuickIndex AnalectQuickIndex;

typedef struct
{
  const char *name;
  const char *const *above; /* the names it stands under, from the top; NULL-terminated, or NULL */
  const char *aliases;      /* may be NULL */
  const char *definition;   /* may be NULL */
  gint64 used_here;         /* when it was last used in this text; 0: never */
  gint64 used;              /* when it was last used anywhere; 0: never */
  gboolean near;            /* an excerpt close to the passage has it */
} AnalectQuickCandidate;

typedef enum
{
  ANALECT_QUICK_EXACT,      /* the whole name */
  ANALECT_QUICK_START,      /* the name begins so */
  ANALECT_QUICK_WORDS,      /* words of the name begin so, in this order */
  ANALECT_QUICK_LETTERS,    /* the letters occur in this order */
  ANALECT_QUICK_ALIAS,      /* a word of its other names begins so */
  ANALECT_QUICK_DEFINITION, /* a word of its definition begins so */
  ANALECT_QUICK_NO,
} AnalectQuickWay;

/* More letters than that of a name are not marked. */
#define ANALECT_QUICK_MARKS 64

typedef struct
{
  guint candidate; /* counted as added */
  AnalectQuickWay way;
  guint n_marks;
  guint marks[ANALECT_QUICK_MARKS]; /* the letters of the name that matched: places in code points, ascending */
} AnalectQuickMatch;

AnalectQuickIndex *analect_quick_index_new (void);
void analect_quick_index_free (AnalectQuickIndex *index);

/* Adds a candidate; all is copied. */
void analect_quick_index_add (AnalectQuickIndex *index, const AnalectQuickCandidate *candidate);

guint analect_quick_index_get_n (const AnalectQuickIndex *index);

/* What QUERY finds, best first (of AnalectQuickMatch); the caller unrefs the array. An empty query finds everything:
 * what was used here, what was used, what is near, then the rest. RECENT_ONLY: only what was used or is near. */
GArray *analect_quick_rank (const AnalectQuickIndex *index, const char *query, gboolean recent_only);

/* The names of a path as typed, without blanks around them and without empty ones; a name with a slash has it plain.
 * The caller frees the array. */
char **analect_quick_split (const char *query);

/* NAME as part of a path: its slashes written "\/". The caller frees it. */
char *analect_quick_escape (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectQuickIndex, analect_quick_index_free)
