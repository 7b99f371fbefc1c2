/* Running analect-cli inside a test; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "cli-run.h"

#include "cli.h"
#include "testlib.h"

#include <string.h>

static char *
read_all (FILE *file)
{
  GString *text = g_string_new (NULL);
  char buffer[4096];
  size_t n;

  rewind (file);
  while ((n = fread (buffer, 1, sizeof buffer, file)) > 0)
    g_string_append_len (text, buffer, (gssize) n);
  fclose (file);
  return g_string_free (text, FALSE);
}

CliResult
cli_run (const char *command, ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char **moving = NULL;
  FILE *out = tmpfile (), *err = tmpfile ();
  CliResult result;
  va_list list;

  g_ptr_array_add (arguments, g_strdup ("analect-cli"));
  va_start (list, command);
  for (const char *argument = command; argument != NULL; argument = va_arg (list, const char *))
    g_ptr_array_add (arguments, g_strdup (argument));
  va_end (list);

  /* Parsing options moves the pointers about. */
  moving = g_new0 (char *, arguments->len + 1);
  memcpy (moving, arguments->pdata, arguments->len * sizeof moving[0]);
  result.code = analect_cli_run ((int) arguments->len, moving, out, err);
  result.out = read_all (out);
  result.err = read_all (err);
  return result;
}

void
cli_result_clear (CliResult *result)
{
  g_free (result->out);
  g_free (result->err);
}

char *
cli_sample (void)
{
  g_autofree char *folder = testlib_folder ();
  char *path = g_build_filename (folder, "sample.analect", NULL);
  g_auto (CliResult) result = cli_run ("new", path, "--template=sample", NULL);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpint (result.code, ==, ANALECT_CLI_DONE);
  return path;
}

char *
cli_cell (const char *tsv, guint line, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (tsv, "\n", -1), heads = g_strsplit (lines[0], "\t", -1), cells = NULL;

  g_assert_cmpuint (line, <, g_strv_length (lines));
  cells = g_strsplit (lines[line], "\t", -1);
  for (guint i = 0; heads[i] != NULL; i++)
    if (strcmp (heads[i], name) == 0)
      return g_strdup (cells[i]);
  g_assert_not_reached ();
}

guint
cli_count_lines (const char *tsv)
{
  guint n = 0;

  for (const char *at = tsv; *at != '\0'; at++)
    n += *at == '\n';
  return n;
}
