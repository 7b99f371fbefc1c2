/* The program analect-cli.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <string.h>

int
main (int argc, char **argv)
{
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autofree char **moving = g_memdup2 (arguments, sizeof (char *) * ((gsize) argc + 1));

  setlocale (LC_ALL, "");
  /* Scripts often run in the locale "C", whose encoding is ASCII; names of studies are not. */
  if (strcmp (nl_langinfo (CODESET), "ANSI_X3.4-1968") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, ANALECT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  return analect_cli_run (argc, moving, stdout, stderr);
}
