/* Finding codes by a few letters; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-rank.h"

#include "text-fold.h"

#include <string.h>

/* One letter of a folded text. A ligature folds to several letters of one place. */
typedef struct
{
  gunichar letter; /* ' ' between words */
  guint place;     /* in code points of the text it was folded from */
  gboolean begins; /* a word */
} Letter;

typedef struct
{
  GArray *name;     /* of Letter */
  GPtrArray *above; /* of GArray of Letter */
  GArray *aliases, *definition;
  gint64 used_here, used;
  gboolean near;
} Candidate;

struct _AnalectQuickIndex
{
  AnalectTextFolder *folder;
  GPtrArray *candidates;
};

/* Folding */

static void
append_letter (GArray *letters, gunichar letter, guint place)
{
  const Letter *last = letters->len > 0 ? &g_array_index (letters, Letter, letters->len - 1) : NULL;
  gboolean blank = !g_unichar_isalnum (letter) && (g_unichar_isspace (letter) || letter == '-' || letter == '_');
  Letter added = { blank ? ' ' : letter, place, FALSE };

  if (g_unichar_ismark (letter) || (blank && (last == NULL || last->letter == ' ')))
    return;
  added.begins = !blank && (last == NULL || last->letter == ' ' || !g_unichar_isalnum (last->letter));
  g_array_append_val (letters, added);
}

/* Marks are left out, so that "e" finds "é" and the other way round. */
static GArray *
fold (AnalectTextFolder *folder, const char *text)
{
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  const char *end = text + strlen (text);
  guint place = 0;

  for (const char *at = text; at < end;)
    {
      gunichar folded[ANALECT_TEXT_FOLD_MAX];
      const char *next;
      guint n;

      next = analect_text_fold_segment (folder, at, end, folded, &n);
      for (guint i = 0; i < n; i++)
        append_letter (letters, folded[i], place);
      place += (guint) g_utf8_strlen (at, next - at);
      at = next;
    }
  if (letters->len > 0 && g_array_index (letters, Letter, letters->len - 1).letter == ' ')
    g_array_set_size (letters, letters->len - 1);
  return letters;
}

static const Letter *
letters_of (const GArray *text)
{
  return (const Letter *) (gpointer) text->data;
}

/* Index */

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_array_unref (candidate->name);
  g_ptr_array_unref (candidate->above);
  g_array_unref (candidate->aliases);
  g_array_unref (candidate->definition);
  g_free (candidate);
}

AnalectQuickIndex *
analect_quick_index_new (void)
{
  AnalectQuickIndex *index = g_new0 (AnalectQuickIndex, 1);

  index->folder = analect_text_folder_new ();
  index->candidates = g_ptr_array_new_with_free_func (candidate_free);
  return index;
}

void
analect_quick_index_free (AnalectQuickIndex *index)
{
  analect_text_folder_free (index->folder);
  g_ptr_array_unref (index->candidates);
  g_free (index);
}

void
analect_quick_index_add (AnalectQuickIndex *index, const AnalectQuickCandidate *candidate)
{
  Candidate *added = g_new0 (Candidate, 1);

  added->name = fold (index->folder, candidate->name);
  added->above = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; candidate->above != NULL && candidate->above[i] != NULL; i++)
    g_ptr_array_add (added->above, fold (index->folder, candidate->above[i]));
  added->aliases = fold (index->folder, candidate->aliases ? candidate->aliases : "");
  added->definition = fold (index->folder, candidate->definition ? candidate->definition : "");
  added->used_here = candidate->used_here;
  added->used = candidate->used;
  added->near = candidate->near;
  g_ptr_array_add (index->candidates, added);
}

guint
analect_quick_index_get_n (const AnalectQuickIndex *index)
{
  return index->candidates->len;
}

/* Matching one text. A matcher notes which letters of the text matched those of the query. */

typedef struct
{
  const Letter *text, *query;
  guint n_text, n_query;
  guint *at;      /* for each letter of the query, the letter of the text */
  guint8 *failed; /* pairs of query letter and text letter from where words cannot be found */
} Matcher;

static gboolean
same_at (const Matcher *matcher, guint from, guint text)
{
  guint n = matcher->n_query - from;

  if (n > matcher->n_text - text)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (matcher->text[text + i].letter != matcher->query[from + i].letter)
      return FALSE;
  return TRUE;
}

static void
note_run (Matcher *matcher, guint text)
{
  for (guint i = 0; i < matcher->n_query; i++)
    matcher->at[i] = text + i;
}

/* Whether the query from letter Q on can be divided into beginnings of words of the text from letter T on. A blank in
 * the query begins a new word. The longest beginnings are tried first. */
static gboolean
match_words (Matcher *matcher, guint q, guint t)
{
  while (q < matcher->n_query && matcher->query[q].letter == ' ')
    matcher->at[q++] = G_MAXUINT;
  if (q == matcher->n_query)
    return TRUE;
  for (; t < matcher->n_text; t++)
    {
      guint n = 0;

      if (!matcher->text[t].begins)
        continue;
      if (matcher->failed[(gsize) q * matcher->n_text + t])
        continue;
      while (q + n < matcher->n_query && t + n < matcher->n_text && matcher->query[q + n].letter != ' '
             && matcher->text[t + n].letter == matcher->query[q + n].letter)
        {
          matcher->at[q + n] = t + n;
          n++;
        }
      for (; n > 0; n--)
        {
          if (match_words (matcher, q + n, t + n))
            {
              for (guint i = 0; i < n; i++)
                matcher->at[q + i] = t + i;
              return TRUE;
            }
        }
      matcher->failed[(gsize) q * matcher->n_text + t] = TRUE;
    }
  return FALSE;
}

static gboolean
match_letters (Matcher *matcher)
{
  guint t = 0;

  for (guint q = 0; q < matcher->n_query; q++)
    {
      if (matcher->query[q].letter == ' ')
        {
          matcher->at[q] = G_MAXUINT;
          continue;
        }
      while (t < matcher->n_text && matcher->text[t].letter != matcher->query[q].letter)
        t++;
      if (t == matcher->n_text)
        return FALSE;
      matcher->at[q] = t++;
    }
  return TRUE;
}

static AnalectQuickWay
match_name (Matcher *matcher)
{
  if (same_at (matcher, 0, 0))
    {
      note_run (matcher, 0);
      return matcher->n_query == matcher->n_text ? ANALECT_QUICK_EXACT : ANALECT_QUICK_START;
    }
  if (match_words (matcher, 0, 0))
    return ANALECT_QUICK_WORDS;
  for (guint t = 0; t + matcher->n_query <= matcher->n_text; t++)
    if (same_at (matcher, 0, t))
      {
        note_run (matcher, t);
        return ANALECT_QUICK_LETTERS;
      }
  return match_letters (matcher) ? ANALECT_QUICK_LETTERS : ANALECT_QUICK_NO;
}

static gboolean
word_begins (const GArray *text, const GArray *query)
{
  Matcher matcher = { letters_of (text), letters_of (query), text->len, query->len, NULL, NULL };

  for (guint t = 0; t < text->len; t++)
    if (matcher.text[t].begins && same_at (&matcher, 0, t))
      return TRUE;
  return FALSE;
}

static void
note_marks (const Matcher *matcher, AnalectQuickMatch *match)
{
  for (guint q = 0; q < matcher->n_query && match->n_marks < ANALECT_QUICK_MARKS; q++)
    {
      guint place;

      if (matcher->at[q] == G_MAXUINT || matcher->text[matcher->at[q]].letter == ' ')
        continue;
      place = matcher->text[matcher->at[q]].place;
      if (match->n_marks == 0 || match->marks[match->n_marks - 1] != place)
        match->marks[match->n_marks++] = place;
    }
}

/* How QUERY is found in TEXT; MATCH (may be NULL) gets the marks. */
static AnalectQuickWay
find_in (const GArray *text, const GArray *query, AnalectQuickMatch *match)
{
  g_autofree guint *at = g_new0 (guint, query->len + 1);
  g_autofree guint8 *failed = NULL;
  Matcher matcher = { letters_of (text), letters_of (query), text->len, query->len, at, NULL };
  AnalectQuickWay way;

  if (query->len > text->len)
    return ANALECT_QUICK_NO;
  failed = g_new0 (guint8, (gsize) query->len * text->len + 1);
  matcher.failed = failed;
  way = match_name (&matcher);
  if (way != ANALECT_QUICK_NO && match != NULL)
    note_marks (&matcher, match);
  return way;
}

/* Whether all parts but the last are found in the names above, in their order. */
static gboolean
path_fits (const Candidate *candidate, GPtrArray *parts)
{
  guint above = 0;

  for (guint i = 0; i + 1 < parts->len; i++)
    {
      while (above < candidate->above->len
             && find_in (candidate->above->pdata[above], parts->pdata[i], NULL) == ANALECT_QUICK_NO)
        above++;
      if (above++ >= candidate->above->len)
        return FALSE;
    }
  return TRUE;
}

static AnalectQuickWay
find_candidate (const Candidate *candidate, GPtrArray *parts, AnalectQuickMatch *match)
{
  const GArray *last = parts->pdata[parts->len - 1];
  AnalectQuickWay way;

  if (!path_fits (candidate, parts))
    return ANALECT_QUICK_NO;
  way = find_in (candidate->name, last, match);
  if (way == ANALECT_QUICK_NO && word_begins (candidate->aliases, last))
    way = ANALECT_QUICK_ALIAS;
  if (way == ANALECT_QUICK_NO && word_begins (candidate->definition, last))
    way = ANALECT_QUICK_DEFINITION;
  return way;
}

/* Order */

static int
compare_times (gint64 a, gint64 b)
{
  return a == b ? 0 : a > b ? -1 : 1;
}

static guint
spread (const AnalectQuickMatch *match)
{
  return match->n_marks > 0 ? match->marks[match->n_marks - 1] - match->marks[0] : 0;
}

static int
compare_matches (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectQuickIndex *index = data;
  const AnalectQuickMatch *one = a, *other = b;
  const Candidate *first = index->candidates->pdata[one->candidate];
  const Candidate *second = index->candidates->pdata[other->candidate];
  int order = (int) one->way - (int) other->way;

  if (order == 0)
    order = compare_times (first->used_here, second->used_here);
  if (order == 0)
    order = compare_times (first->used, second->used);
  if (order == 0)
    order = second->near - first->near;
  if (order == 0 && spread (one) != spread (other))
    order = spread (one) < spread (other) ? -1 : 1;
  return order ? order : one->candidate < other->candidate ? -1 : 1;
}

/* The parts of QUERY between slashes. A slash at the end leaves an empty last part, which finds all below. */
static GPtrArray *
split_parts (const char *query)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  GString *part = g_string_new (NULL);

  for (const char *at = query;; at++)
    {
      if (*at == '\\' && at[1] == '/')
        g_string_append_c (part, *++at);
      else if (*at != '/' && *at != '\0')
        g_string_append_c (part, *at);
      else
        {
          g_ptr_array_add (parts, g_strstrip (g_strdup (part->str)));
          g_string_truncate (part, 0);
          if (*at == '\0')
            break;
        }
    }
  g_string_free (part, TRUE);
  return parts;
}

char **
analect_quick_split (const char *query)
{
  g_autoptr (GPtrArray) parts = split_parts (query);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < parts->len; i++)
    if (*(const char *) parts->pdata[i] != '\0')
      g_ptr_array_add (names, g_strdup (parts->pdata[i]));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char *
analect_quick_escape (const char *name)
{
  g_auto (GStrv) pieces = g_strsplit (name, "/", -1);

  return g_strjoinv ("\\/", pieces);
}

static GPtrArray *
fold_parts (const AnalectQuickIndex *index, const char *query)
{
  g_autoptr (GPtrArray) parts = split_parts (query);
  GPtrArray *folded = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < parts->len; i++)
    if (i + 1 == parts->len || *(const char *) parts->pdata[i] != '\0')
      g_ptr_array_add (folded, fold (index->folder, parts->pdata[i]));
  return folded;
}

GArray *
analect_quick_rank (const AnalectQuickIndex *index, const char *query, gboolean recent_only)
{
  g_autoptr (GPtrArray) parts = fold_parts (index, query);
  gboolean empty = ((GArray *) parts->pdata[parts->len - 1])->len == 0;
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (AnalectQuickMatch));

  for (guint i = 0; i < index->candidates->len; i++)
    {
      const Candidate *candidate = index->candidates->pdata[i];
      AnalectQuickMatch match = { .candidate = i, .way = ANALECT_QUICK_LETTERS };

      if (recent_only && candidate->used_here == 0 && candidate->used == 0 && !candidate->near)
        continue;
      if (!empty)
        match.way = find_candidate (candidate, parts, &match);
      else if (!path_fits (candidate, parts))
        continue;
      if (match.way != ANALECT_QUICK_NO)
        g_array_append_val (matches, match);
    }
  g_array_sort_with_data (matches, compare_matches, (gpointer) index);
  return matches;
}
