/* A reference as a row of the table of records: what its cells show, and what filters and sorters ask.
 *
 * An item belongs to its reference as long as the model that made it (record-model.h) lives. It keeps only what is
 * costly to find; the rest is read from the project's rows. Only the model renews items.
 *
 * Signals:
 *   changed (AnalectRecordItem *)   something it shows is different
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "workbench.h"

#define ANALECT_TYPE_RECORD_ITEM (analect_record_item_get_type ())
G_DECLARE_FINAL_TYPE (AnalectRecordItem, analect_record_item, ANALECT, RECORD_ITEM, GObject)

/* In the order in which a table sorted by decision has them. */
typedef enum
{
  ANALECT_RECORD_TO_SCREEN,
  ANALECT_RECORD_MAYBE,
  ANALECT_RECORD_INCLUDED,
  ANALECT_RECORD_EXCLUDED,
  ANALECT_RECORD_DUPLICATE, /* another reference of its group was kept */
  ANALECT_N_RECORD_STATES
} AnalectRecordState;

typedef enum
{
  ANALECT_RECORD_HAS_TEXT = 1 << 0,
  ANALECT_RECORD_WITHOUT_TEXT = 1 << 1, /* included, or to be read in full, and no text yet */
  ANALECT_RECORD_DISAGREED = 1 << 2,    /* coders decided differently, and all that may be known */
  ANALECT_RECORD_INCOMPLETE = 1 << 3,   /* included, and characteristics are missing */
} AnalectRecordFlags;

struct _AnalectRecordItem
{
  GObject parent_instance;
  AnalectWorkbench *workbench; /* of the model; not owned */
  AnalectId reference;
  AnalectId study;          /* the one it belongs to, or none */
  AnalectId duplicates;     /* the group it belongs to, or none */
  AnalectRecordState state; /* at the stage of the model */
  AnalectRecordFlags flags;
  int year;                     /* 0: none */
  GArray *searches;             /* of AnalectId: those that found it; NULL: none */
  char *author;                 /* "Marchbank & Oriel" */
  char *author_key, *title_key; /* for sorting; NULL until asked for */
  char *found_in;               /* folded text; NULL until asked for */
};

/* Its row; NULL when the reference is gone. */
const AnalectRow *analect_record_item_get_row (AnalectRecordItem *item);
const char *analect_record_item_get_title (AnalectRecordItem *item);

/* Collation keys. Owned by the item. */
const char *analect_record_item_get_author_key (AnalectRecordItem *item);
const char *analect_record_item_get_title_key (AnalectRecordItem *item);

/* Whether NEEDLE, folded by analect_record_fold (), is in its authors, title, abstract or note. */
gboolean analect_record_item_matches (AnalectRecordItem *item, const char *needle);

/* TEXT without regard to case and diacritics, for comparison. The caller frees it. */
char *analect_record_fold (const char *text);

/* The translated word for STATE, and the icon that stands with it. */
const char *analect_record_state_label (AnalectRecordState state);
const char *analect_record_state_icon (AnalectRecordState state);

/* For the model alone: finds out everything anew and emits "changed". STAGE as in record-model.h; ATTRIBUTES is how
 * many characteristics there are. FALSE when the reference is gone. */
AnalectRecordItem *analect_record_item_new (AnalectWorkbench *workbench, AnalectId reference);
gboolean analect_record_item_renew (AnalectRecordItem *item, int stage, guint attributes);
