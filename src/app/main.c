/* Analect, the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "application.h"

#include <locale.h>

#include <glib/gi18n.h>

int
main (int argc, char **argv)
{
  g_autoptr (AnalectApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, ANALECT_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = analect_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
