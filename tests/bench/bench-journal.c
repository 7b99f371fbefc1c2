/* How long a completed coding takes to be on the disk, beside a bare write and sync in the same folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "edit-coding.h"
#include "journal.h"
#include "testlib.h"
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define N_CODINGS 400

static int
compare (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, other = *(const double *) b;

  return one < other ? -1 : one > other;
}

/* The value that SHARE of the N sorted values do not exceed. */
static double
quantile (const double *values, guint n, double share)
{
  return values[MIN ((guint) (share * n), n - 1)];
}

static double
milliseconds_since (gint64 began)
{
  return (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_MILLISECOND;
}

static void
code_passages (AnalectProject *project, AnalectJournal *journal, double *durable, double *blocked)
{
  const AnalectRows *rows = analect_project_get_rows (project);
  AnalectPassage passage = { .document = analect_rows_first (rows, ANALECT_KIND_DOCUMENT),
                             .coder = analect_rows_first (rows, ANALECT_KIND_CODER),
                             .code = analect_rows_first (rows, ANALECT_KIND_CODE) };

  for (guint i = 0; i < N_CODINGS; i++)
    {
      gint64 began = g_get_monotonic_time ();
      g_autoptr (AnalectChange) change = NULL;

      passage.start = i * 120;
      passage.end = passage.start + 40;
      change = analect_edit_code (project, &passage, NULL);
      if (change != NULL)
        analect_project_apply (project, change, NULL);
      blocked[i] = milliseconds_since (began);
      g_assert_true (analect_journal_flush (journal, NULL));
      durable[i] = milliseconds_since (began);
    }
}

static void
write_barely (const char *folder, double *times)
{
  g_autofree char *path = g_build_filename (folder, "bare", NULL);
  FILE *file = fopen (path, "wb");

  for (guint i = 0; i < N_CODINGS; i++)
    {
      gint64 began = g_get_monotonic_time ();

      fprintf (file, "%0500u\n", i);
      fflush (file);
      g_assert_cmpint (fdatasync (fileno (file)), ==, 0);
      times[i] = milliseconds_since (began);
    }
  fclose (file);
}

int
main (void)
{
  g_autoptr (AnalectProject) project = workload_new (WORKLOAD_STANDARD);
  g_autofree char *folder = testlib_folder (), *file = g_build_filename (folder, "p.analect", NULL);
  double durable[N_CODINGS], blocked[N_CODINGS], bare[N_CODINGS];
  AnalectEtag etag = { 0 };
  AnalectJournal *journal = analect_journal_new (NULL, folder, file, project, &etag);

  bench_plan (3);
  code_passages (project, journal, durable, blocked);
  write_barely (folder, bare);
  qsort (durable, N_CODINGS, sizeof durable[0], compare);
  qsort (blocked, N_CODINGS, sizeof blocked[0], compare);
  qsort (bare, N_CODINGS, sizeof bare[0], compare);
  printf ("# median %.2f ms, longest %.2f ms; a bare write and sync: median %.2f ms\n", quantile (durable, N_CODINGS, .5),
          durable[N_CODINGS - 1], quantile (bare, N_CODINGS, .5));
  bench_report ("a coding on the disk, 95 of 100", quantile (durable, N_CODINGS, .95), "ms", 100);
  bench_report ("a coding on the disk, median", quantile (durable, N_CODINGS, .5) / quantile (bare, N_CODINGS, .5),
                "times a bare write and sync", 4);
  bench_report ("main thread blocked by a coding, 95 of 100", quantile (blocked, N_CODINGS, .95), "ms", 16);
  analect_journal_close (journal);
  return 0;
}
