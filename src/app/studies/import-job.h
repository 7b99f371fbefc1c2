/* Making an import plan in a worker, with progress and cancelling.
 *
 * The worker has a snapshot of the project and the paths, nothing of the window; how far it is, is looked up.
 *
 * Life cycle: start, then either the callback is called once in the main thread and the job is over, or it is cancelled
 * and the callback is never called. Free in any state; freeing cancels. Main thread only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "import-plan.h"

typedef struct _AnalectImportJob AnalectImportJob;

/* PLAN belongs to the callee; when it is NULL, ERROR (borrowed) says why. */
typedef void (*AnalectImportReady) (AnalectImportPlan *plan, const GError *error, gpointer data);

typedef struct
{
  char **paths;            /* ended by NULL; in the encoding of the file system */
  GBytes *text;            /* or, when PATHS is NULL, something pasted, */
  const char *name;        /* which is called this */
  gboolean create_studies; /* rows of characteristics about unknown studies add them */
} AnalectImportSource;

/* Begins at once; ROWS is a snapshot, which gets another reference. What is in SOURCE is copied or referenced. */
AnalectImportJob *analect_import_job_start (AnalectRows *rows, const AnalectImportSource *source,
                                            AnalectImportReady ready, gpointer data);
void analect_import_job_free (AnalectImportJob *job);

/* How many files have been read. */
guint analect_import_job_get_n_done (AnalectImportJob *job);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectImportJob, analect_import_job_free)
