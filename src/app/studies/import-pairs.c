/* Pairs of works that seem to be one; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-pairs.h"

#include "study-label.h"
#include "word-diff.h"

#include <glib/gi18n.h>

struct _AnalectImportPair
{
  GObject parent_instance;
  guint item;
  AnalectMatch match;
  char *label, *reason, *heading;
  double likeness;
  gboolean is_decided;
};

G_DEFINE_FINAL_TYPE (AnalectImportPair, analect_import_pair, G_TYPE_OBJECT)

static guint changed_signal;

static void
analect_import_pair_finalize (GObject *object)
{
  AnalectImportPair *pair = ANALECT_IMPORT_PAIR (object);

  g_free (pair->label);
  g_free (pair->reason);
  g_free (pair->heading);
  G_OBJECT_CLASS (analect_import_pair_parent_class)->finalize (object);
}

static void
analect_import_pair_class_init (AnalectImportPairClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_import_pair_finalize;
  changed_signal =
      g_signal_new ("changed", ANALECT_TYPE_IMPORT_PAIR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
analect_import_pair_init (AnalectImportPair *pair)
{
}

/* A work on either side: a reference of the project, or what an item says. One of them is NULL, or both. */
typedef struct
{
  const AnalectRow *row;
  const AnalectReferenceDraft *draft;
} Work;

static const char *
work_get (const Work *work, AnalectField field)
{
  if (work->row != NULL)
    return analect_row_string (work->row, field);
  return work->draft != NULL ? analect_reference_draft_get (work->draft, field) : "";
}

static char *
work_get_year (const Work *work)
{
  gint64 year = 0;

  if (work->row != NULL)
    year = analect_row_integer (work->row, ANALECT_REFERENCE_YEAR);
  else if (work->draft != NULL)
    year = analect_reference_draft_get_year (work->draft);
  return year == 0 ? g_strdup ("") : g_strdup_printf ("%" G_GINT64_FORMAT, year);
}

/* "Journal of Invented Therapies, 9 (2), 88–104". */
static char *
work_get_source (const Work *work)
{
  const char *volume = work_get (work, ANALECT_REFERENCE_VOLUME), *issue = work_get (work, ANALECT_REFERENCE_ISSUE);
  const char *pages = work_get (work, ANALECT_REFERENCE_PAGES);
  GString *source = g_string_new (work_get (work, ANALECT_REFERENCE_CONTAINER));

  if (*volume != '\0')
    g_string_append_printf (source, "%s%s", source->len > 0 ? ", " : "", volume);
  if (*issue != '\0')
    g_string_append_printf (source, "%s(%s)", source->len > 0 ? " " : "", issue);
  if (*pages != '\0')
    g_string_append_printf (source, "%s%s", source->len > 0 ? ", " : "", pages);
  return g_string_free (source, FALSE);
}

static Work
work_here (const AnalectImportItem *item)
{
  return (Work){ .draft = item->reference };
}

static Work
work_there (const AnalectImportItem *item, const AnalectImportPlan *plan, const AnalectRows *rows)
{
  if (item->match_reference != ANALECT_ID_NONE)
    return (Work){ .row = analect_rows_get (rows, item->match_reference) };
  return (Work){ .draft = analect_import_plan_get_item (plan, item->match_item)->reference };
}

static gboolean
is_certain (AnalectMatch match)
{
  return match != ANALECT_MATCH_NONE && match <= ANALECT_MATCH_ACCESSION;
}

/* Whether an item is to be shown: it matches something, and something becomes of it. */
static gboolean
is_pair (const AnalectImportItem *item)
{
  return item->match != ANALECT_MATCH_NONE && item->decision != ANALECT_IMPORT_LEAVE;
}

void
analect_import_pairs_settle (AnalectImportPlan *plan)
{
  for (guint i = 0; i < analect_import_plan_get_n_items (plan); i++)
    {
      const AnalectImportItem *item = analect_import_plan_get_item (plan, i);

      if (is_pair (item) && is_certain (item->match))
        analect_import_plan_decide (plan, i, ANALECT_IMPORT_LINK);
    }
}

static double
measure_likeness (const Work *there, const Work *here)
{
  g_autofree char *source_there = work_get_source (there), *source_here = work_get_source (here);
  g_autofree char *one = g_strjoin (" ", work_get (there, ANALECT_REFERENCE_TITLE),
                                    work_get (there, ANALECT_REFERENCE_AUTHORS), source_there, NULL);
  g_autofree char *other = g_strjoin (" ", work_get (here, ANALECT_REFERENCE_TITLE),
                                      work_get (here, ANALECT_REFERENCE_AUTHORS), source_here, NULL);
  g_auto (AnalectWordDiff) diff = { 0 };

  analect_word_diff (one, other, &diff);
  return diff.likeness;
}

static AnalectImportPair *
pair_new (const AnalectImportPlan *plan, const AnalectRows *rows, guint number)
{
  const AnalectImportItem *item = analect_import_plan_get_item (plan, number);
  AnalectImportPair *pair = g_object_new (ANALECT_TYPE_IMPORT_PAIR, NULL);

  pair->item = number;
  pair->match = item->match;
  pair->label = analect_reference_draft_label (item->reference);
  pair->reason = g_strdup (analect_match_label (item->match));
  if (!is_certain (item->match))
    {
      Work here = work_here (item), there = work_there (item, plan, rows);

      pair->likeness = measure_likeness (&there, &here);
    }
  else
    pair->likeness = 1;
  return pair;
}

/* To check first, the most doubtful on top of them; then by reason; then as they stand in the files. */
static int
compare_pairs (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectImportPair *one = *(AnalectImportPair *const *) a, *other = *(AnalectImportPair *const *) b;
  gboolean certain = is_certain (one->match);

  if (certain != is_certain (other->match))
    return certain ? 1 : -1;
  if (certain && one->match != other->match)
    return one->match < other->match ? -1 : 1;
  if (!certain && one->likeness != other->likeness)
    return one->likeness > other->likeness ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

GListStore *
analect_import_pairs_new (const AnalectImportPlan *plan, const AnalectRows *rows)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = g_list_store_new (ANALECT_TYPE_IMPORT_PAIR);
  AnalectMatch last = ANALECT_MATCH_NONE;

  for (guint i = 0; i < analect_import_plan_get_n_items (plan); i++)
    if (is_pair (analect_import_plan_get_item (plan, i)))
      g_ptr_array_add (pairs, pair_new (plan, rows, i));
  g_ptr_array_sort_with_data (pairs, compare_pairs, NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      AnalectImportPair *pair = g_ptr_array_index (pairs, i);

      if (is_certain (pair->match) && pair->match != last)
        pair->heading = g_strdup (pair->reason);
      last = pair->match;
    }
  g_list_store_splice (store, 0, 0, pairs->pdata, pairs->len);
  return store;
}

guint
analect_import_pair_get_item (AnalectImportPair *pair)
{
  return pair->item;
}

const char *
analect_import_pair_get_label (AnalectImportPair *pair)
{
  return pair->label;
}

const char *
analect_import_pair_get_reason (AnalectImportPair *pair)
{
  return pair->reason;
}

const char *
analect_import_pair_get_heading (AnalectImportPair *pair)
{
  return pair->heading;
}

gboolean
analect_import_pair_is_certain (AnalectImportPair *pair)
{
  return is_certain (pair->match);
}

double
analect_import_pair_get_likeness (AnalectImportPair *pair)
{
  return pair->likeness;
}

gboolean
analect_import_pair_is_decided (AnalectImportPair *pair)
{
  return pair->is_decided;
}

void
analect_import_pair_set_decided (AnalectImportPair *pair, gboolean decided)
{
  pair->is_decided = decided;
  g_signal_emit (pair, changed_signal, 0);
}

static void
free_line (gpointer data)
{
  AnalectImportLine *line = data;

  g_free (line->label);
  g_free (line->there);
  g_free (line->here);
  g_free (line);
}

/* Takes the strings. */
static void
add_line (GPtrArray *lines, const char *label, char *there, char *here)
{
  AnalectImportLine *line = g_new0 (AnalectImportLine, 1);

  line->label = g_strdup (label);
  line->there = there;
  line->here = here;
  g_ptr_array_add (lines, line);
}

static void
add_field (GPtrArray *lines, AnalectField field, const Work *there, const Work *here)
{
  add_line (lines, analect_field_label (field), g_strdup (work_get (there, field)), g_strdup (work_get (here, field)));
}

GPtrArray *
analect_import_pair_compare (AnalectImportPair *pair, const AnalectImportPlan *plan, const AnalectRows *rows)
{
  const AnalectImportItem *item = analect_import_plan_get_item (plan, pair->item);
  Work here = work_here (item), there = work_there (item, plan, rows);
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line);

  add_field (lines, ANALECT_REFERENCE_TITLE, &there, &here);
  add_field (lines, ANALECT_REFERENCE_AUTHORS, &there, &here);
  add_line (lines, analect_field_label (ANALECT_REFERENCE_YEAR), work_get_year (&there), work_get_year (&here));
  /* Translators: journal, volume, issue and pages */
  add_line (lines, C_ ("reference", "Source"), work_get_source (&there), work_get_source (&here));
  add_field (lines, ANALECT_REFERENCE_DOI, &there, &here);
  if (*work_get (&there, ANALECT_REFERENCE_PMID) != '\0' || *work_get (&here, ANALECT_REFERENCE_PMID) != '\0')
    add_field (lines, ANALECT_REFERENCE_PMID, &there, &here);
  return lines;
}

char *
analect_import_file_name (const AnalectImportFile *file)
{
  g_autofree char *base = g_path_get_basename (file->path);

  return g_filename_display_name (base);
}

/* "cinahl-update.ris, line 1024". */
static char *
name_place (const AnalectImportItem *item, const AnalectImportPlan *plan)
{
  g_autofree char *name = analect_import_file_name (analect_import_plan_get_file (plan, item->file));

  if (item->line == 0)
    return g_steal_pointer (&name);
  /* Translators: a place in a file: "cinahl.ris, line 1024" */
  return g_strdup_printf (_ ("%s, line %u"), name, item->line);
}

char *
analect_import_pair_name_there (AnalectImportPair *pair, const AnalectImportPlan *plan)
{
  const AnalectImportItem *item = analect_import_plan_get_item (plan, pair->item);

  if (item->match_reference != ANALECT_ID_NONE)
    return g_strdup ("");
  return name_place (analect_import_plan_get_item (plan, item->match_item), plan);
}

char *
analect_import_pair_name_here (AnalectImportPair *pair, const AnalectImportPlan *plan)
{
  return name_place (analect_import_plan_get_item (plan, pair->item), plan);
}

/* The names of fields that the one there lacks and the one here has, with commas; "" when there are none. */
static char *
list_missing (const Work *there, const Work *here)
{
  static const AnalectField fields[] = {
    ANALECT_REFERENCE_ABSTRACT, ANALECT_REFERENCE_DOI,       ANALECT_REFERENCE_PMID,     ANALECT_REFERENCE_VOLUME,
    ANALECT_REFERENCE_ISSUE,    ANALECT_REFERENCE_PAGES,     ANALECT_REFERENCE_KEYWORDS, ANALECT_REFERENCE_URL,
    ANALECT_REFERENCE_AUTHORS,  ANALECT_REFERENCE_TITLE,     ANALECT_REFERENCE_ISSN,     ANALECT_REFERENCE_LANGUAGE,
    ANALECT_REFERENCE_DATE,     ANALECT_REFERENCE_CONTAINER,
  };
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*work_get (there, fields[i]) == '\0' && *work_get (here, fields[i]) != '\0')
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", analect_field_label (fields[i]));
  return g_string_free (names, FALSE);
}

char *
analect_import_pair_explain (AnalectImportPair *pair, const AnalectImportPlan *plan, const AnalectRows *rows)
{
  const AnalectImportItem *item = analect_import_plan_get_item (plan, pair->item);
  Work here = work_here (item), there = work_there (item, plan, rows);
  g_autofree char *missing = NULL;

  if (item->decision == ANALECT_IMPORT_FLAG)
    return g_strdup (_ ("Both are kept and marked as possible duplicates"));
  if (item->decision == ANALECT_IMPORT_DIFFERENT)
    return g_strdup (_ ("Both are kept, and known to be different works"));
  if (item->fulltext != NULL)
    return g_strdup (_ ("The text will belong to this work"));
  missing = list_missing (&there, &here);
  if (*missing == '\0')
    return g_strdup (_ ("Linking keeps this record with the work it belongs to"));
  /* Translators: %s is names of fields: "DOI, Pages" */
  return g_strdup_printf (_ ("Linking will add what is missing: %s"), missing);
}
