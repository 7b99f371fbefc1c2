/* What studies and references are called; see the header.
 *
 * Two passes: first every study's label without a letter, then letters for those that share one. A letter is skipped
 * when it would give a label that somebody has chosen for another study.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "study-label.h"

#include <stdlib.h>
#include <string.h>

/* Words and characters of a title that make a label where nobody is named. */
#define TITLE_WORDS      6u
#define TITLE_CHARACTERS 60u

/* Room for any number of letters and what stands before them. */
#define SUFFIX_SIZE 16u

struct _AnalectStudyLabels
{
  GPtrArray *labels; /* of char *, by index of study; NULL where there is none */
};

/* A study that waits for its letter. */
typedef struct
{
  AnalectId study;
  const char *base;  /* owned by the labels */
  const char *title; /* of its first reference, owned by the rows */
  AnalectGuid guid;
} Sharer;

static gboolean
is_and_others (const char *name, gsize n)
{
  static const char *const words[] = { "et al", "et al.", "and others", "others" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == n && g_ascii_strncasecmp (name, words[i], n) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Takes the next name from the list at P: sets NAME and N to it, without white space around. FALSE at the end. */
static gboolean
next_name (const char **p, const char **name, gsize *n)
{
  while (**p != '\0')
    {
      const char *end = *p + strcspn (*p, ";"), *start = *p;

      *p = *end == ';' ? end + 1 : end;
      while (start < end && is_space (*start))
        start++;
      while (end > start && is_space (end[-1]))
        end--;
      if (end == start)
        continue;
      *name = start;
      *n = (gsize) (end - start);
      return TRUE;
    }
  return FALSE;
}

/* "Smith" of "Smith, John"; a name in braces, as that of a body with a comma in it, is one piece. */
static char *
family_name (const char *name, gsize n)
{
  const char *comma = memchr (name, ',', n);

  if (n > 2 && name[0] == '{' && name[n - 1] == '}')
    return g_strstrip (g_strndup (name + 1, n - 2));
  if (comma != NULL && comma > name)
    return g_strchomp (g_strndup (name, (gsize) (comma - name)));
  return g_strndup (name, n);
}

char *
analect_first_family_name (const char *list)
{
  const char *p = list, *name;
  gsize n;

  return p != NULL && next_name (&p, &name, &n) && !is_and_others (name, n) ? family_name (name, n) : NULL;
}

/* "Smith", "Smith & Jones" or "Smith et al."; NULL when LIST names nobody. */
static char *
name_people (const char *list)
{
  g_autofree char *first = NULL, *second = NULL;
  const char *p = list, *name;
  gboolean others = FALSE;
  gsize n;

  while (p != NULL && !others && next_name (&p, &name, &n))
    if (first == NULL)
      first = is_and_others (name, n) ? NULL : family_name (name, n);
    else if (second != NULL || is_and_others (name, n))
      others = TRUE;
    else
      second = family_name (name, n);
  if (others)
    return g_strconcat (first, " et al.", NULL);
  return second != NULL ? g_strconcat (first, " & ", second, NULL) : g_steal_pointer (&first);
}

/* The first words of TITLE on one line, with an ellipsis where it goes on; NULL when there are none. */
static char *
name_title (const char *title)
{
  g_autoptr (GString) label = g_string_new (NULL);
  guint n_words = 0, n_characters = 0;
  const char *p = title != NULL ? title : "";

  while (is_space (*p))
    p++;
  while (*p != '\0' && n_words < TITLE_WORDS && n_characters < TITLE_CHARACTERS)
    {
      if (n_words++ > 0)
        g_string_append_c (label, ' ');
      for (; *p != '\0' && !is_space (*p) && n_characters < TITLE_CHARACTERS; n_characters++)
        {
          const char *next = g_utf8_next_char (p);

          g_string_append_len (label, p, next - p);
          p = next;
        }
      while (is_space (*p))
        p++;
    }
  if (*p != '\0')
    g_string_append (label, "…");
  return label->len > 0 ? g_string_free (g_steal_pointer (&label), FALSE) : NULL;
}

/* LABEL with letters and their accents in one, so that labels that look the same are; takes LABEL. */
static char *
compose (char *label)
{
  char *composed = g_str_is_ascii (label) ? NULL : g_utf8_normalize (label, -1, G_NORMALIZE_NFC);

  if (composed == NULL)
    return label;
  g_free (label);
  return composed;
}

char *
analect_make_label (const char *authors, const char *editors, const char *title, gint64 year)
{
  g_autofree char *name = name_people (authors);

  if (name == NULL)
    name = name_people (editors);
  if (name == NULL)
    name = name_title (title);
  if (name == NULL)
    name = g_strdup ("?");
  if (year == 0)
    return compose (g_strconcat (name, " n.d.", NULL));
  return compose (g_strdup_printf ("%s %" G_GINT64_FORMAT, name, year));
}

char *
analect_reference_label (const AnalectRows *rows, AnalectId reference)
{
  const AnalectRow *row = analect_rows_get (rows, reference);

  g_return_val_if_fail (row != NULL && analect_id_kind (reference) == ANALECT_KIND_REFERENCE, NULL);

  return analect_make_label (
      analect_row_string (row, ANALECT_REFERENCE_AUTHORS), analect_row_string (row, ANALECT_REFERENCE_EDITORS),
      analect_row_string (row, ANALECT_REFERENCE_TITLE), analect_row_integer (row, ANALECT_REFERENCE_YEAR));
}

/* Whether a study is rather called after reference A than after B. */
static gboolean
comes_before (const AnalectRow *a, const AnalectRow *b)
{
  gint64 year_a = analect_row_integer (a, ANALECT_REFERENCE_YEAR);
  gint64 year_b = analect_row_integer (b, ANALECT_REFERENCE_YEAR);
  int order;

  if (year_a != year_b)
    return year_b == 0 || (year_a != 0 && year_a < year_b);
  order = strcmp (analect_row_string (a, ANALECT_REFERENCE_TITLE), analect_row_string (b, ANALECT_REFERENCE_TITLE));
  return order != 0 ? order < 0 : analect_guid_compare (&a->guid, &b->guid) < 0;
}

/* The reference a study is called after, or none. */
static AnalectId
first_reference (const AnalectRows *rows, const AnalectRow *study)
{
  const AnalectIdSet *set = analect_row_set (study, ANALECT_STUDY_REFERENCES);
  AnalectId first = ANALECT_ID_NONE;

  for (guint i = 0; set != NULL && i < set->n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, set->ids[i]);

      if (row != NULL && (first == ANALECT_ID_NONE || comes_before (row, analect_rows_get (rows, first))))
        first = set->ids[i];
    }
  return first;
}

/* The label of a study that has none of its own, without a letter. */
static char *
make_base (const AnalectRows *rows, const AnalectRow *study, AnalectId reference)
{
  const char *number = analect_row_string (study, ANALECT_STUDY_NUMBER);

  if (reference != ANALECT_ID_NONE)
    return analect_reference_label (rows, reference);
  return *number != '\0' ? g_strconcat ("Study ", number, NULL) : g_strdup ("Study");
}

static int
compare_sharers (gconstpointer a, gconstpointer b)
{
  const Sharer *one = a, *other = b;
  int order = strcmp (one->base, other->base);

  if (order == 0)
    order = strcmp (one->title, other->title);
  return order != 0 ? order : analect_guid_compare (&one->guid, &other->guid);
}

/* The letters of number N from 0: "a" to "z", "aa", "ab", …; behind a dash where no year stands before them. */
static void
write_suffix (const char *base, guint n, char suffix[SUFFIX_SIZE])
{
  char letters[SUFFIX_SIZE];
  guint length = 0;
  gboolean dash = !g_ascii_isdigit (base[strlen (base) - 1]);

  for (n++; n > 0; n = (n - 1) / 26)
    letters[length++] = (char) ('a' + (n - 1) % 26);
  if (dash)
    *suffix++ = '-';
  while (length > 0)
    *suffix++ = letters[--length];
  *suffix = '\0';
}

/* Gives letters to the N sharers of one base. TAKEN has all labels without letters, with TRUE for the chosen ones. */
static void
add_letters (AnalectStudyLabels *labels, const Sharer *sharers, guint n, GHashTable *taken)
{
  g_autofree char *base = g_strdup (sharers->base);
  guint letter = 0;

  if (n == 1 && !GPOINTER_TO_INT (g_hash_table_lookup (taken, base)))
    return;
  for (guint i = 0; i < n; i++)
    {
      guint index = analect_id_index (sharers[i].study);
      char suffix[SUFFIX_SIZE];
      g_autofree char *label = NULL;

      do
        {
          g_free (label);
          write_suffix (base, letter++, suffix);
          label = g_strconcat (base, suffix, NULL);
        }
      while (g_hash_table_contains (taken, label));
      g_free (labels->labels->pdata[index]);
      labels->labels->pdata[index] = g_steal_pointer (&label);
    }
}

AnalectStudyLabels *
analect_study_labels_new (const AnalectRows *rows)
{
  AnalectStudyLabels *labels = g_new0 (AnalectStudyLabels, 1);
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GArray) sharers = g_array_new (FALSE, FALSE, sizeof (Sharer));

  labels->labels = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (labels->labels, (gint) analect_rows_get_bound (rows, ANALECT_KIND_STUDY));
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
    {
      const AnalectRow *row = analect_rows_get (rows, id);
      const char *own = analect_row_string (row, ANALECT_STUDY_LABEL);
      AnalectId reference = first_reference (rows, row);
      const AnalectRow *first = analect_rows_get (rows, reference);
      char *base = *own != '\0' ? g_strdup (own) : make_base (rows, row, reference);
      Sharer sharer = { id, base, first ? analect_row_string (first, ANALECT_REFERENCE_TITLE) : "", row->guid };

      labels->labels->pdata[analect_id_index (id)] = base;
      if (*own != '\0')
        g_hash_table_insert (taken, g_strdup (base), GINT_TO_POINTER (TRUE));
      else if (!g_hash_table_contains (taken, base))
        g_hash_table_insert (taken, g_strdup (base), GINT_TO_POINTER (FALSE));
      if (*own == '\0')
        g_array_append_val (sharers, sharer);
    }
  if (sharers->len > 0)
    qsort (sharers->data, sharers->len, sizeof (Sharer), compare_sharers);
  for (guint i = 0, end; i < sharers->len; i = end)
    {
      const Sharer *first = &g_array_index (sharers, Sharer, i);

      for (end = i + 1; end < sharers->len && strcmp (first->base, g_array_index (sharers, Sharer, end).base) == 0;)
        end++;
      add_letters (labels, first, end - i, taken);
    }
  return labels;
}

void
analect_study_labels_free (AnalectStudyLabels *labels)
{
  if (labels == NULL)
    return;
  g_ptr_array_unref (labels->labels);
  g_free (labels);
}

const char *
analect_study_labels_get (const AnalectStudyLabels *labels, AnalectId study)
{
  guint index = analect_id_index (study);

  if (analect_id_kind (study) != ANALECT_KIND_STUDY || index >= labels->labels->len
      || labels->labels->pdata[index] == NULL)
    return "";
  return labels->labels->pdata[index];
}

char *
analect_study_label (const AnalectRows *rows, AnalectId study)
{
  g_autoptr (AnalectStudyLabels) labels = analect_study_labels_new (rows);

  return g_strdup (analect_study_labels_get (labels, study));
}
