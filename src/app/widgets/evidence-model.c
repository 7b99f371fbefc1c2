/* Codings as a list model; see the header.
 *
 * Sorting makes a key for each coding once. Names (of studies, codes, coders) are sorted before and stand in the keys
 * as ranks, so that tens of thousands of codings are compared by numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "evidence-model.h"

#include "evidence-text.h"

#include <string.h>

struct _AnalectEvidenceItem
{
  GObject parent_instance;

  AnalectId coding;
};

struct _AnalectEvidenceModel
{
  GObject parent_instance;

  AnalectWorkbench *workbench;
  GArray *codings; /* of AnalectId */
  AnalectEvidenceColumn column;
  gboolean descending;
};

typedef struct
{
  AnalectId coding;
  gint64 number; /* of the column */
  char *text;    /* of the column, as a collation key; NULL where the number says all */
  guint study;   /* rank */
  AnalectId document;
  guint start;
} Key;

static void analect_evidence_model_list_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE (AnalectEvidenceItem, analect_evidence_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (AnalectEvidenceModel, analect_evidence_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, analect_evidence_model_list_init))

static void
analect_evidence_item_class_init (AnalectEvidenceItemClass *class)
{
}

static void
analect_evidence_item_init (AnalectEvidenceItem *item)
{
}

AnalectEvidenceItem *
analect_evidence_item_new (AnalectId coding)
{
  AnalectEvidenceItem *item = g_object_new (ANALECT_TYPE_EVIDENCE_ITEM, NULL);

  item->coding = coding;
  return item;
}

AnalectId
analect_evidence_item_get_coding (AnalectEvidenceItem *item)
{
  return item->coding;
}

/* Ranks of names */

typedef struct
{
  AnalectId id;
  char *key;
} Name;

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Name *) a)->key, ((const Name *) b)->key);
}

static const char *
name_of (AnalectWorkbench *workbench, AnalectId id)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), id);

  switch ((int) analect_id_kind (id))
    {
    case ANALECT_KIND_STUDY:
      return analect_workbench_get_study_label (workbench, id);
    case ANALECT_KIND_CODE:
      return analect_row_string (row, ANALECT_CODE_NAME);
    default:
      return analect_row_string (row, ANALECT_CODER_NAME);
    }
}

/* The place of each entity of KIND in the order of names, by its index; equal names share one. The caller frees it. */
static guint *
rank_names (AnalectWorkbench *workbench, AnalectKind kind)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  guint *ranks = g_new0 (guint, analect_rows_get_bound (rows, kind) + 1), rank = 0;
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (Name));

  for (AnalectId id = analect_rows_first (rows, kind); id; id = analect_rows_next (rows, id))
    {
      Name name = { id, g_utf8_collate_key (name_of (workbench, id), -1) };

      g_array_append_val (names, name);
    }
  g_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      if (i == 0 || compare_names (&g_array_index (names, Name, i - 1), &g_array_index (names, Name, i)) != 0)
        rank++;
      ranks[analect_id_index (g_array_index (names, Name, i).id)] = rank;
    }
  for (guint i = 0; i < names->len; i++)
    g_free (g_array_index (names, Name, i).key);
  return ranks;
}

/* Sorting */

static int
compare_place (const Key *a, const Key *b)
{
  if (a->study != b->study)
    return a->study < b->study ? -1 : 1;
  if (a->document != b->document)
    return a->document < b->document ? -1 : 1;
  if (a->start != b->start)
    return a->start < b->start ? -1 : 1;
  return a->coding < b->coding ? -1 : a->coding > b->coding;
}

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const Key *one = a, *other = b;
  int order = one->number < other->number ? -1 : one->number > other->number;

  if (order == 0 && one->text != NULL && other->text != NULL)
    order = strcmp (one->text, other->text);
  if (order != 0)
    return GPOINTER_TO_INT (data) ? -order : order;
  return compare_place (one, other);
}

static void
fill_key (AnalectEvidenceModel *model, const AnalectEvidence *evidence, const guint *ranks, Key *key)
{
  g_autofree char *line = NULL;

  switch (model->column)
    {
    case ANALECT_EVIDENCE_QUOTE:
      line = analect_evidence_line (model->workbench, evidence);
      key->text = g_utf8_collate_key (line, -1);
      break;
    case ANALECT_EVIDENCE_CODE:
      key->number = ranks[analect_id_index (evidence->code)];
      break;
    case ANALECT_EVIDENCE_PAGE:
      key->number = analect_evidence_page_number (model->workbench, evidence);
      break;
    case ANALECT_EVIDENCE_DIRECTION:
      key->number = evidence->direction;
      break;
    case ANALECT_EVIDENCE_CODER:
      key->number = ranks[analect_id_index (evidence->coder)];
      break;
    case ANALECT_EVIDENCE_STUDY:
    case ANALECT_EVIDENCE_N_COLUMNS:
    default:
      key->number = key->study;
      break;
    }
}

/* CODINGS in the model's order, without those that do not exist. The caller unrefs the array. */
static GArray *
sort_codings (AnalectEvidenceModel *model, const GArray *codings)
{
  g_autoptr (GArray) keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), codings->len);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (AnalectId), codings->len);
  g_autofree guint *studies = rank_names (model->workbench, ANALECT_KIND_STUDY);
  g_autofree guint *ranks = NULL;

  if (model->column == ANALECT_EVIDENCE_CODE)
    ranks = rank_names (model->workbench, ANALECT_KIND_CODE);
  else if (model->column == ANALECT_EVIDENCE_CODER)
    ranks = rank_names (model->workbench, ANALECT_KIND_CODER);
  for (guint i = 0; i < codings->len; i++)
    {
      AnalectEvidence evidence;
      Key key = { .coding = g_array_index (codings, AnalectId, i) };

      if (!analect_evidence_read (model->workbench, key.coding, &evidence))
        continue;
      key.study = evidence.study ? studies[analect_id_index (evidence.study)] : G_MAXUINT;
      key.document = evidence.document;
      key.start = evidence.start;
      fill_key (model, &evidence, ranks, &key);
      g_array_append_val (keys, key);
    }
  g_array_sort_with_data (keys, compare_keys, GINT_TO_POINTER (model->descending));
  for (guint i = 0; i < keys->len; i++)
    {
      g_array_append_val (sorted, g_array_index (keys, Key, i).coding);
      g_free (g_array_index (keys, Key, i).text);
    }
  return sorted;
}

/* Puts CODINGS (taken) in place, and says what part of the list that changed. */
static void
replace (AnalectEvidenceModel *model, GArray *codings)
{
  GArray *before = model->codings;
  guint head = 0, tail = 0, shorter = MIN (before->len, codings->len);

  while (head < shorter && g_array_index (before, AnalectId, head) == g_array_index (codings, AnalectId, head))
    head++;
  while (tail < shorter - head
         && g_array_index (before, AnalectId, before->len - 1 - tail)
                == g_array_index (codings, AnalectId, codings->len - 1 - tail))
    tail++;
  model->codings = codings;
  if (before->len - head - tail > 0 || codings->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (model), head, before->len - head - tail, codings->len - head - tail);
  g_array_unref (before);
}

void
analect_evidence_model_set (AnalectEvidenceModel *model, const GArray *codings)
{
  replace (model, sort_codings (model, codings));
}

void
analect_evidence_model_sort (AnalectEvidenceModel *model, AnalectEvidenceColumn column, gboolean descending)
{
  model->column = column;
  model->descending = descending;
  replace (model, sort_codings (model, model->codings));
}

void
analect_evidence_model_prune (AnalectEvidenceModel *model)
{
  const AnalectRows *rows = analect_workbench_get_rows (model->workbench);
  GArray *left = g_array_sized_new (FALSE, FALSE, sizeof (AnalectId), model->codings->len);

  for (guint i = 0; i < model->codings->len; i++)
    if (analect_rows_get (rows, g_array_index (model->codings, AnalectId, i)) != NULL)
      g_array_append_val (left, g_array_index (model->codings, AnalectId, i));
  replace (model, left);
}

guint
analect_evidence_model_get_n (AnalectEvidenceModel *model)
{
  return model->codings->len;
}

AnalectId
analect_evidence_model_get (AnalectEvidenceModel *model, guint position)
{
  return position < model->codings->len ? g_array_index (model->codings, AnalectId, position) : ANALECT_ID_NONE;
}

/* The list model */

static GType
get_item_type (GListModel *list)
{
  return ANALECT_TYPE_EVIDENCE_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return ANALECT_EVIDENCE_MODEL (list)->codings->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  AnalectId coding = analect_evidence_model_get (ANALECT_EVIDENCE_MODEL (list), position);

  return coding ? analect_evidence_item_new (coding) : NULL;
}

static void
analect_evidence_model_list_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
analect_evidence_model_finalize (GObject *object)
{
  AnalectEvidenceModel *model = ANALECT_EVIDENCE_MODEL (object);

  g_array_unref (model->codings);
  g_object_unref (model->workbench);
  G_OBJECT_CLASS (analect_evidence_model_parent_class)->finalize (object);
}

static void
analect_evidence_model_class_init (AnalectEvidenceModelClass *class)
{
  G_OBJECT_CLASS (class)->finalize = analect_evidence_model_finalize;
}

static void
analect_evidence_model_init (AnalectEvidenceModel *model)
{
  model->codings = g_array_new (FALSE, FALSE, sizeof (AnalectId));
}

AnalectEvidenceModel *
analect_evidence_model_new (AnalectWorkbench *workbench)
{
  AnalectEvidenceModel *model = g_object_new (ANALECT_TYPE_EVIDENCE_MODEL, NULL);

  model->workbench = g_object_ref (workbench);
  return model;
}
