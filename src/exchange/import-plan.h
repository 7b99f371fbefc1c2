/* Importing files: first a plan that says what was found and what would become of it, then one change.
 *
 * A plan is made from files and from the project as it is; it changes nothing, so that it can be shown, and decided
 * about record by record. Applying it is one undoable step. A file that cannot be read is in the plan with its error,
 * and the others go on.
 *
 * What becomes of a record of a database: a reference, with the record as it came; when the same work is there already,
 * what the caller decides (AnalectImportDecision). Exactly the same record that the project has is never added again.
 * What becomes of a full text: a document with its sections, attached to the reference it belongs to, which is added if
 * need be; and a study, unless the reference has one. The same file is never added again. References out of databases
 * get no study, unless asked for: they are to be screened first. What becomes of a table of characteristics is said in
 * characteristics.h.
 *
 * Life cycle: analect_import_plan_new (), look and decide, analect_import_plan_apply () once, free.
 *
 * Threads: a plan may be made in any thread and belongs to one at a time; it is applied in the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "duplicates-exact.h"
#include "format.h"
#include "project.h"

/* Largest file that is read. Full texts have lower limits of their own; a file of references may be a whole database.
 */
#define ANALECT_IMPORT_MAX_BYTES (4u * ANALECT_TEXT_MAX_BYTES)

/* What happens with records of works that are there already, unless decided otherwise. */
typedef enum
{
  ANALECT_DUPLICATES_FLAG, /* ANALECT_IMPORT_FLAG */
  ANALECT_DUPLICATES_SKIP, /* ANALECT_IMPORT_LINK */
  ANALECT_DUPLICATES_KEEP, /* ANALECT_IMPORT_NEW */
} AnalectDuplicates;

typedef enum
{
  ANALECT_IMPORT_NEW,       /* becomes a reference */
  ANALECT_IMPORT_FLAG,      /* becomes a reference, in one group of duplicates with what it matches */
  ANALECT_IMPORT_LINK,      /* belongs to the reference it matches, as one more record or as its text */
  ANALECT_IMPORT_DIFFERENT, /* becomes a reference that is known to be no duplicate of what it matches */
  ANALECT_IMPORT_LEAVE,     /* nothing becomes of it */
} AnalectImportDecision;

typedef struct
{
  const char *format;   /* all files are in this one (its id); NULL: each is looked at */
  const char *encoding; /* all files are in this one; NULL: each is looked at */
  AnalectDuplicates duplicates;
  gboolean create_studies; /* rows of characteristics about unknown studies add them */
} AnalectImportOptions;

/* A file of the plan. */
typedef struct
{
  char *path;
  char *name;                  /* the path, for people */
  const AnalectFormat *format; /* NULL when it was not recognised */
  GError *error;               /* why nothing of it can be imported, or NULL; it is among the problems too */
  char *encoding;              /* NULL where the format says it itself */
  AnalectCertainty certainty;  /* of the encoding */
  char *hash;                  /* SHA-256 of the bytes, in hexadecimal; NULL when they could not be read */
  guint first_item, n_items;   /* its records, or its full text */
  AnalectCharacteristics *characteristics; /* or its table */
  AnalectProblems *problems;
} AnalectImportFile;

/* A record or a full text in the plan. */
typedef struct
{
  guint file;
  guint line;                       /* where it begins in the file, from 1; 0 for a full text */
  AnalectReferenceDraft *reference; /* what it says of the work */
  AnalectText *raw;                 /* the record as it came, with LF for CRLF; NULL for a full text */
  AnalectFulltext *fulltext;        /* NULL for a record */
  guint64 raw_hash;                 /* private */
  AnalectMatch match;               /* why it is the same as something else; ANALECT_MATCH_NONE: it is not */
  AnalectId match_reference;        /* what it is the same as: a reference of the project, */
  guint match_item;                 /* or, when that is none, another item of the plan */
  AnalectImportDecision decision;
} AnalectImportItem;

typedef struct
{
  guint found;      /* records, full texts, or rows of characteristics */
  guint added;      /* references and documents, or rows that say something new, by the decisions so far */
  guint duplicates; /* records of works that are there already, texts that are, or rows that say nothing new */
  guint problems;
} AnalectImportCounts;

typedef struct _AnalectImportPlan AnalectImportPlan;

/* Called before each file, in the planning thread: N_DONE of N_FILES are done, NAME is next; and once at the end with
 * NAME NULL. */
typedef void (*AnalectImportProgress) (guint n_done, guint n_files, const char *name, gpointer data);

/* The plan for the N_FILES at PATHS (in the encoding of the file system) against ROWS, which may go afterwards.
 * OPTIONS, PROGRESS and CANCELLABLE may be NULL. NULL only with ANALECT_EXCHANGE_ERROR_CANCELLED, or _FORMAT when
 * OPTIONS names a format that does not exist. */
AnalectImportPlan *analect_import_plan_new (const AnalectRows *rows, const char *const *paths, guint n_files,
                                            const AnalectImportOptions *options, AnalectImportProgress progress,
                                            gpointer data, GCancellable *cancellable, GError **error);

/* The same for something pasted: BYTES, as if they stood in a file called NAME. */
AnalectImportPlan *analect_import_plan_new_for_bytes (const AnalectRows *rows, GBytes *bytes, const char *name,
                                                      const AnalectImportOptions *options, GCancellable *cancellable,
                                                      GError **error);
void analect_import_plan_free (AnalectImportPlan *plan);

guint analect_import_plan_get_n_files (const AnalectImportPlan *plan);
const AnalectImportFile *analect_import_plan_get_file (const AnalectImportPlan *plan, guint file);

/* The files that have an error. */
guint analect_import_plan_get_n_failed (const AnalectImportPlan *plan);

/* All items, file by file in the order they stand there. */
guint analect_import_plan_get_n_items (const AnalectImportPlan *plan);
const AnalectImportItem *analect_import_plan_get_item (const AnalectImportPlan *plan, guint item);

/* Decides about an item. FALSE, with nothing changed, when it matches nothing and the decision needs a match. An item
 * whose match is left out takes its place. */
gboolean analect_import_plan_decide (AnalectImportPlan *plan, guint item, AnalectImportDecision decision);

/* The counts of one file, or of all with G_MAXUINT. */
void analect_import_plan_count (const AnalectImportPlan *plan, guint file, AnalectImportCounts *counts);

typedef struct
{
  const char *search;      /* the search the records belong to, by its name; made if there is none. NULL: none */
  const char *search_date; /* of a search that is made, as in "2026-11-20"; NULL: not known */
  AnalectId coder;         /* who imports; may be none */
  gboolean studies;        /* each new reference gets a study at once */
  gboolean complete;       /* a record that is linked gives its reference the fields that are empty there */
} AnalectImportApplyOptions;

/* Does what the plan says to PROJECT, as one step; OPTIONS may be NULL. FALSE with nothing changed:
 * ANALECT_MODEL_ERROR_STALE when PROJECT is no longer as the plan found it, or another of ANALECT_MODEL_ERROR. A plan
 * can be applied once. */
gboolean analect_import_plan_apply (AnalectImportPlan *plan, AnalectProject *project,
                                    const AnalectImportApplyOptions *options, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectImportPlan, analect_import_plan_free)
