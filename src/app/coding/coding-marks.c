/* Codings on a stretch of text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-marks.h"

#include "chip.h"

#include <glib/gi18n.h>

/* Codings of EXCERPT that the filter lets through; calls for each range of it that meets [START, END). */
static void
add_marks (const AnalectMarks *self, AnalectId excerpt, AnalectMark mark, GArray *marks)
{
  AnalectLookup *lookup = analect_workbench_get_lookup (self->workbench);
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  AnalectId mine = analect_workbench_get_coder (self->workbench);
  gboolean any = FALSE;

  mark.excerpt = excerpt;
  for (AnalectId id = analect_lookup_first (lookup, ANALECT_CODING_EXCERPT, excerpt); id;
       id = analect_lookup_next (lookup, ANALECT_CODING_EXCERPT, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);

      any = TRUE;
      mark.coding = id;
      mark.code = analect_row_reference (row, ANALECT_CODING_CODE);
      mark.coder = analect_row_reference (row, ANALECT_CODING_CODER);
      if (!self->mine_only || mark.coder == mine)
        g_array_append_val (marks, mark);
    }
  if (any)
    return;
  mark.coding = mark.code = ANALECT_ID_NONE;
  mark.coder = analect_row_reference (analect_rows_get (rows, excerpt), ANALECT_EXCERPT_CODER);
  if (!self->mine_only || mark.coder == mine)
    g_array_append_val (marks, mark);
}

/* Range N of an excerpt; FALSE when it has no more. */
static gboolean
get_range (const AnalectRow *row, guint n, guint *start, guint *end)
{
  const AnalectRanges *more = analect_row_ranges (row, ANALECT_EXCERPT_MORE);

  if (n == 0)
    {
      *start = (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_START), 0);
      *end = (guint) MAX (analect_row_integer (row, ANALECT_EXCERPT_END), 0);
      return TRUE;
    }
  if (!more || n > more->n)
    return FALSE;
  *start = more->ranges[n - 1].start;
  *end = more->ranges[n - 1].end;
  return TRUE;
}

/* Order in which siblings of the same place were made, whatever order they are kept in. */
static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const AnalectMark *one = a, *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end > other->end ? -1 : 1;
  if (one->excerpt != other->excerpt)
    return one->excerpt < other->excerpt ? -1 : 1;
  return one->coding < other->coding ? -1 : one->coding > other->coding;
}

void
analect_marks_collect (const AnalectMarks *self, guint start, guint end, GArray *marks)
{
  g_autoptr (GArray) excerpts = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);

  if (!self->document || start >= end)
    return;
  analect_lookup_excerpts_in (analect_workbench_get_lookup (self->workbench), self->document, start, end, excerpts);
  for (guint i = 0; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);
      const AnalectRow *row = analect_rows_get (rows, excerpt);
      AnalectMark mark = { 0 };

      for (guint n = 0; row && get_range (row, n, &mark.start, &mark.end); n++)
        if (mark.start < end && start < mark.end)
          add_marks (self, excerpt, mark, marks);
    }
  g_array_sort (marks, compare_marks);
}

static gboolean
is_shown (const AnalectMarks *self, AnalectId excerpt)
{
  g_autoptr (GArray) marks = NULL;

  if (!self->mine_only)
    return TRUE;
  marks = g_array_new (FALSE, FALSE, sizeof (AnalectMark));
  add_marks (self, excerpt, (AnalectMark){ 0 }, marks);
  return marks->len > 0;
}

void
analect_marks_excerpts (const AnalectMarks *self, guint start, guint end, GArray *excerpts)
{
  guint kept = excerpts->len;

  if (!self->document)
    return;
  analect_lookup_excerpts_in (analect_workbench_get_lookup (self->workbench), self->document, start,
                              MAX (end, start + 1), excerpts);
  for (guint i = kept; i < excerpts->len; i++)
    {
      AnalectId excerpt = g_array_index (excerpts, AnalectId, i);

      if (is_shown (self, excerpt))
        g_array_index (excerpts, AnalectId, kept++) = excerpt;
    }
  g_array_set_size (excerpts, kept);
}

gboolean
analect_marks_extent (const AnalectMarks *self, AnalectId excerpt, guint *start, guint *end)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), excerpt);
  guint a, b;

  if (!row || !self->document || analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT) != self->document)
    return FALSE;
  for (guint n = 0; get_range (row, n, &a, &b); n++)
    {
      *start = n == 0 ? a : MIN (*start, a);
      *end = n == 0 ? b : MAX (*end, b);
    }
  return *start < *end && is_shown (self, excerpt);
}

gboolean
analect_marks_range (const AnalectMarks *self, AnalectId excerpt, guint n, guint *start, guint *end)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), excerpt);

  return row && get_range (row, n, start, end);
}

gboolean
analect_marks_covers (const AnalectMarks *self, AnalectId excerpt, guint position)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), excerpt);
  guint start, end;

  if (!row)
    return FALSE;
  for (guint n = 0; get_range (row, n, &start, &end); n++)
    if (position >= start && position <= end)
      return TRUE;
  return FALSE;
}

/* The order in which J and K walk. */
static int
compare_places (const AnalectMark *a, const AnalectMark *b)
{
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  if (a->end != b->end)
    return a->end > b->end ? -1 : 1;
  return a->excerpt < b->excerpt ? -1 : a->excerpt > b->excerpt;
}

AnalectId
analect_marks_step (const AnalectMarks *self, AnalectId from, guint position, gboolean forward)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  AnalectMark here = { .excerpt = forward ? 0 : G_MAXUINT32, .start = position, .end = forward ? G_MAXUINT : 0 };
  AnalectMark best = { 0 };

  if (!self->document)
    return ANALECT_ID_NONE;
  if (!forward && !from && position > 0)
    here.start = position - 1;
  if (from && analect_marks_extent (self, from, &here.start, &here.end))
    here.excerpt = from;
  analect_lookup_excerpts_in (analect_workbench_get_lookup (self->workbench), self->document, 0, G_MAXUINT32, all);
  for (guint i = 0; i < all->len; i++)
    {
      AnalectMark next = { .excerpt = g_array_index (all, AnalectId, i) };

      if (!analect_marks_extent (self, next.excerpt, &next.start, &next.end))
        continue;
      if (forward ? compare_places (&next, &here) <= 0 : compare_places (&next, &here) >= 0)
        continue;
      if (!best.excerpt || (forward ? compare_places (&next, &best) < 0 : compare_places (&next, &best) > 0))
        best = next;
    }
  return best.excerpt;
}

char *
analect_mark_name (AnalectWorkbench *workbench, const AnalectMark *mark)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), mark->code);

  /* Translators: an excerpt that was marked but has no code yet. */
  return g_strdup (row ? analect_row_string (row, ANALECT_CODE_NAME) : _ ("No code yet"));
}

/* The direction of what is told, in small letters, or NULL when it is not stated. */
static char *
direction_of (AnalectWorkbench *workbench, const AnalectMark *mark)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), mark->coding);
  gint64 direction = row ? analect_row_integer (row, ANALECT_CODING_DIRECTION) : ANALECT_DIRECTION_UNSTATED;

  if (direction == ANALECT_DIRECTION_UNSTATED)
    return NULL;
  return g_utf8_strdown (analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, direction), -1);
}

char *
analect_mark_describe (AnalectWorkbench *workbench, const AnalectMark *mark)
{
  g_autofree char *name = analect_mark_name (workbench, mark), *direction = direction_of (workbench, mark);
  g_autofree char *coder = analect_coder_initials (analect_workbench_get_rows (workbench), mark->coder);

  if (!coder || !*coder)
    return g_steal_pointer (&name);
  if (!direction)
    /* Translators: a code, and the initials of who used it. */
    return g_strdup_printf (_ ("%s, coded by %s"), name, coder);
  /* Translators: a code, the initials of who used it, and "better", "worse" and so on. */
  return g_strdup_printf (_ ("%s, coded by %s, %s"), name, coder, direction);
}

char *
analect_mark_summary (AnalectWorkbench *workbench, const AnalectMark *mark)
{
  g_autofree char *name = analect_mark_name (workbench, mark), *direction = direction_of (workbench, mark);
  g_autofree char *coder = analect_coder_initials (analect_workbench_get_rows (workbench), mark->coder);

  if (!coder || !*coder)
    return g_steal_pointer (&name);
  return direction ? g_strdup_printf ("%s (%s, %s)", name, coder, direction) : g_strdup_printf ("%s (%s)", name, coder);
}

char *
analect_marks_names (const AnalectMarks *self, AnalectId excerpt)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnalectMark));
  GString *names = g_string_new (NULL);

  if (analect_rows_get (analect_workbench_get_rows (self->workbench), excerpt))
    add_marks (self, excerpt, (AnalectMark){ 0 }, marks);
  g_array_sort (marks, compare_marks);
  for (guint i = 0; i < marks->len; i++)
    {
      g_autofree char *name = analect_mark_name (self->workbench, &g_array_index (marks, AnalectMark, i));

      if (i > 0)
        g_string_append (names, ", ");
      g_string_append (names, name);
    }
  return g_string_free (names, FALSE);
}

/* Whether what ENTRY (an excerpt or a coding) says can concern the document. What is gone cannot be asked any more. */
static gboolean
is_of_document (const AnalectMarks *self, const AnalectDeltaEntry *entry)
{
  const AnalectRows *rows = analect_workbench_get_rows (self->workbench);
  const AnalectRow *row = analect_rows_get (rows, entry->id);

  if (row && analect_id_kind (entry->id) == ANALECT_KIND_CODING)
    {
      if (analect_delta_entry_has (entry, ANALECT_CODING_EXCERPT))
        return TRUE;
      row = analect_rows_get (rows, analect_row_reference (row, ANALECT_CODING_EXCERPT));
    }
  else if (row && analect_delta_entry_has (entry, ANALECT_EXCERPT_DOCUMENT) && entry->kind == ANALECT_DELTA_CHANGED)
    return TRUE;
  return !row || analect_row_reference (row, ANALECT_EXCERPT_DOCUMENT) == self->document;
}

static AnalectMarksChange
affected_by (const AnalectMarks *self, const AnalectDeltaEntry *entry)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (self->workbench), entry->id);
  AnalectKind kind = analect_id_kind (entry->id);

  if (entry->id == self->document)
    return entry->kind == ANALECT_DELTA_REMOVED                     ? ANALECT_MARKS_GONE
           : analect_delta_entry_has (entry, ANALECT_DOCUMENT_TEXT) ? ANALECT_MARKS_TEXT
                                                                    : ANALECT_MARKS_SAME;
  if (kind == ANALECT_KIND_SECTION)
    return !row || analect_row_reference (row, ANALECT_SECTION_DOCUMENT) == self->document ? ANALECT_MARKS_TEXT
                                                                                           : ANALECT_MARKS_SAME;
  if (kind == ANALECT_KIND_EXCERPT || kind == ANALECT_KIND_CODING)
    return is_of_document (self, entry) ? ANALECT_MARKS_COLOURS : ANALECT_MARKS_SAME;
  /* Colours and order come from the codebook, initials from the coders. */
  if (kind == ANALECT_KIND_CODE || kind == ANALECT_KIND_PLACEMENT || kind == ANALECT_KIND_CODER
      || kind == ANALECT_KIND_ARRANGEMENT || kind == ANALECT_KIND_PROJECT)
    return ANALECT_MARKS_COLOURS;
  return ANALECT_MARKS_SAME;
}

AnalectMarksChange
analect_marks_affected (const AnalectMarks *self, const AnalectDelta *delta)
{
  AnalectMarksChange most = ANALECT_MARKS_SAME;

  for (guint i = 0; i < delta->n && self->document; i++)
    most = MAX (most, affected_by (self, &delta->entries[i]));
  return most;
}
