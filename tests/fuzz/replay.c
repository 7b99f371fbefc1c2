/* Runs a fuzzer without a fuzzing engine, as one of the everyday tests: every file of its corpus is read as it is, cut
 * short at many places, and with bytes changed. The changes are the same in every run. What the engine once found and
 * was mended stays in the corpus, and so is read again for ever.
 *
 * The argument is the folder of the corpus; the report is TAP, one case per file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define N_CUTS            48u
#define N_CHANGED         96u
#define MAX_CHANGED_BYTES 8
#define LARGE             (64u * 1024u) /* larger files are read once, as they are */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Hands over a copy of exactly SIZE bytes, so that a sanitizer sees one byte read too far. */
static void
feed (const char *contents, gsize size)
{
  char *copy = g_malloc (MAX (size, 1));

  memcpy (copy, contents, size);
  LLVMFuzzerTestOneInput ((const uint8_t *) copy, size);
  g_free (copy);
}

static void
feed_cut (const char *contents, gsize size)
{
  guint n = (guint) MIN (size, N_CUTS);

  for (guint i = 0; i < n; i++)
    feed (contents, size * i / n);
}

static void
feed_changed (const char *contents, gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2025);

  for (guint i = 0; i < N_CHANGED && size > 0; i++)
    {
      g_autofree char *changed = g_memdup2 (contents, size);

      for (gint32 n = g_rand_int_range (rand, 1, MAX_CHANGED_BYTES + 1); n > 0; n--)
        changed[g_rand_int_range (rand, 0, (gint32) size)] = (char) g_rand_int_range (rand, 0, 256);
      feed (changed, size);
    }
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_files (const char *folder)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  if (dir == NULL)
    {
      g_printerr ("%s\n", error->message);
      return names;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static gboolean
replay (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  feed (contents, size);
  if (size <= LARGE)
    {
      feed_cut (contents, size);
      feed_changed (contents, size);
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) names = NULL;
  gboolean all_read = TRUE;

  if (argc != 2)
    {
      g_printerr ("The folder of a corpus is wanted.\n");
      return EXIT_FAILURE;
    }
  names = list_files (argv[1]);
  printf ("1..%u\n", names->len);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      gboolean read;

      printf ("# %s\n", name);
      fflush (stdout);
      read = replay (argv[1], name);
      printf ("%sok %u - %s\n", read ? "" : "not ", i + 1, name);
      all_read = all_read && read;
    }
  return all_read && names->len > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
