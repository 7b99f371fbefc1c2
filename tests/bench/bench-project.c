/* Opening and saving the large project, beside a bare SAX pass over the same file: libxml2 with handlers that do nothing.
 *
 * Each job runs in a process of its own, so that peak memory is its own; times are processor time, the least of three
 * runs, so that other work on the machine counts little.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "project-file.h"
#include "workload.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_RUNS 3

typedef struct
{
  double time;    /* of the processor, in seconds */
  double blocked; /* of the main thread */
  double memory;  /* peak, in bytes */
} Figures;

static void
start_nothing (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
               const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
}

static void
end_nothing (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
}

static void
characters_nothing (void *data, const xmlChar *characters, int n)
{
}

static gssize
read_plainly (gpointer data, char *buffer, gsize size, GError **error)
{
  return read (*(int *) data, buffer, size);
}

static void
bare_pass (const char *path, Figures *figures)
{
  static const xmlSAXHandler handlers
      = { .startElementNs = start_nothing, .endElementNs = end_nothing, .characters = characters_nothing };
  AnalectXml xml = { 0 };
  int fd = g_open (path, O_RDONLY, 0);

  g_assert_true (analect_xml_parse (&xml, &handlers, path, read_plainly, &fd, NULL, NULL));
}

static void
open_project (const char *path, Figures *figures)
{
  g_assert_nonnull (analect_project_file_read (NULL, path, NULL, NULL, NULL));
}

static void
save_project (const char *path, Figures *figures)
{
  AnalectReading *reading = analect_project_file_read (NULL, path, NULL, NULL, NULL);
  g_autofree char *copy = g_strconcat (path, ".saved", NULL);
  AnalectSaveOptions options = { .guard = ANALECT_SAVE_OVERWRITE };
  AnalectSaveResult result = { 0 };
  double before = bench_processor_time ();
  gint64 began = g_get_monotonic_time ();
  AnalectRows *rows = analect_project_snapshot (reading->project);

  figures->blocked = (double) (g_get_monotonic_time () - began) / G_TIME_SPAN_SECOND;
  g_assert_true (analect_project_file_save (NULL, copy, rows, &options, &result, NULL, NULL));
  figures->time = bench_processor_time () - before;
  g_unlink (copy);
}

/* The least figures of some runs of JOB, each in a process of its own. */
static Figures
measure (void (*job) (const char *path, Figures *figures), const char *path)
{
  Figures least = { 1e9, 1e9, 1e18 };
  Figures *shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

  g_assert_true (shared != MAP_FAILED);
  for (guint i = 0; i < N_RUNS; i++)
    {
      pid_t child = fork ();
      int status;

      if (child == 0)
        {
          struct rusage usage;

          shared->time = 0;
          job (path, shared);
          getrusage (RUSAGE_SELF, &usage);
          if (shared->time == 0)
            shared->time = bench_processor_time ();
          shared->memory = (double) usage.ru_maxrss * 1024;
          _exit (0);
        }
      waitpid (child, &status, 0);
      g_assert_cmpint (status, ==, 0);
      least.time = MIN (least.time, shared->time);
      least.blocked = MIN (least.blocked, shared->blocked);
      least.memory = MIN (least.memory, shared->memory);
    }
  return least;
}

int
main (void)
{
  g_autofree char *path = workload_file (WORKLOAD_LARGE);
  Figures bare, opened, saved;
  GStatBuf info;

  bench_plan (4);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  bare = measure (bare_pass, path);
  opened = measure (open_project, path);
  saved = measure (save_project, path);
  printf ("# a bare SAX pass over %.0f MB takes %.2f s\n", (double) info.st_size / 1e6, bare.time);
  bench_report ("open, large", opened.time / bare.time, "times a bare SAX pass", 2);
  bench_report ("open, large, peak memory", opened.memory / (double) info.st_size, "times the file", 1);
  bench_report ("save, large, read back", saved.time / bare.time, "times a bare SAX pass", 3);
  bench_report ("save, large, main thread blocked", saved.blocked * 1000, "ms", 50);
  return 0;
}
