/* Help and the manual page; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "manual.h"

#include <glib/gi18n-lib.h>

static const char exit_codes[] = N_ (
    "Exit status: 0 done; 1 the data is at fault, and nothing was changed; 2 the command was used wrongly.");

void
analect_manual_print_overview (FILE *out)
{
  fprintf (out, _ ("analect-cli COMMAND PROJECT [ARGUMENTS]\n\nQualitative meta-analysis from the command line.\n\n"));
  for (guint i = 0; analect_commands[i] != NULL; i++)
    fprintf (out, "  %-11s %s\n", analect_commands[i]->name, _ (analect_commands[i]->summary));
  fprintf (out, "\n  %-11s %s\n  %-11s %s\n  %-11s %s\n", "--help", _ ("Show this help; after a command, that command's"),
           "--version", _ ("Show the version"), "--man", _ ("Print the manual page"));
  fprintf (out, "\n%s\n", _ (exit_codes));
}

/* "--title=T" or "-o, --output=FILE". */
static char *
option_name (const GOptionEntry *option)
{
  GString *name = g_string_new (NULL);

  if (option->short_name != 0)
    g_string_append_printf (name, "-%c, ", option->short_name);
  g_string_append_printf (name, "--%s", option->long_name);
  if (option->arg_description != NULL)
    g_string_append_printf (name, "=%s", option->arg_description);
  return g_string_free (name, FALSE);
}

void
analect_manual_print_command (const AnalectCommand *command, FILE *out)
{
  const GOptionEntry *options = command->options ? command->options () : NULL;

  fprintf (out, "analect-cli %s %s\n\n%s\n", command->name, command->arguments, _ (command->summary));
  if (command->details != NULL)
    fprintf (out, "\n%s\n", _ (command->details));
  fprintf (out, "\n%s\n", _ ("Options:"));
  for (; options != NULL && options->long_name != NULL; options++)
    {
      g_autofree char *name = option_name (options);

      fprintf (out, "  %-26s %s\n", name, _ (options->description));
    }
  fprintf (out, "  %-26s %s\n  %-26s %s\n", "--format=FORMAT", _ ("Print tables as tsv (usual), csv or json"), "-h, --help",
           _ ("Show this help"));
  fprintf (out, "\n%s\n  %s\n", _ ("Example:"), command->example);
}

/* Text in the language of man pages: backslashes, leading dots and dashes are escaped. */
static void
print_roff (FILE *out, const char *text)
{
  gboolean line_start = TRUE;

  for (const char *at = text; *at != '\0'; at++)
    {
      if (line_start && (*at == '.' || *at == '\''))
        fputs ("\\&", out);
      if (*at == '\\')
        fputs ("\\e", out);
      else if (*at == '-')
        fputs ("\\-", out);
      else if (*at == '\n' && at[1] == '\n')
        {
          fputs ("\n.PP", out);
          line_start = TRUE;
          continue;
        }
      else
        fputc (*at, out);
      line_start = *at == '\n';
    }
  fputc ('\n', out);
}

static void
print_roff_command (const AnalectCommand *command, FILE *out)
{
  const GOptionEntry *options = command->options ? command->options () : NULL;

  fprintf (out, ".SS \"");
  fprintf (out, "%s %s\"\n", command->name, command->arguments);
  print_roff (out, _ (command->summary));
  if (command->details != NULL)
    {
      fputs (".PP\n", out);
      print_roff (out, _ (command->details));
    }
  for (; options != NULL && options->long_name != NULL; options++)
    {
      g_autofree char *name = option_name (options);

      fputs (".TP\n", out);
      print_roff (out, name);
      print_roff (out, _ (options->description));
    }
  fputs (".PP\n.EX\n", out);
  print_roff (out, command->example);
  fputs (".EE\n", out);
}

void
analect_manual_print_page (FILE *out)
{
  fprintf (out, ".TH ANALECT\\-CLI 1 \"\" \"Analect %s\" \"\"\n.SH %s\nanalect\\-cli \\- %s\n", ANALECT_VERSION, _ ("NAME"),
           _ ("qualitative meta-analysis from the command line"));
  fprintf (out, ".SH %s\n.B analect\\-cli\n.I COMMAND PROJECT\n[ARGUMENTS]\n.SH %s\n", _ ("SYNOPSIS"), _ ("COMMANDS"));
  for (guint i = 0; analect_commands[i] != NULL; i++)
    print_roff_command (analect_commands[i], out);
  fprintf (out, ".SH %s\n", _ ("EXIT STATUS"));
  print_roff (out, _ (exit_codes));
}
