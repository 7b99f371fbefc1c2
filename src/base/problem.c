/* Problems of a piece of input; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "problem.h"

static void
problem_free (gpointer data)
{
  AnalectProblem *problem = data;

  g_free (problem->file);
  g_free (problem->message);
  g_free (problem);
}

AnalectProblems *
analect_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
analect_problems_add (AnalectProblems *problems, AnalectSeverity severity, const char *file, guint line,
                      const char *format, ...)
{
  AnalectProblem *problem;
  va_list arguments;

  if (problems == NULL)
    return;
  problem = g_new (AnalectProblem, 1);
  problem->severity = severity;
  problem->file = g_strdup (file);
  problem->line = line;
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

char *
analect_problem_format (const AnalectProblem *problem)
{
  if (problem->file == NULL)
    return g_strdup (problem->message);
  if (problem->line == 0)
    return g_strdup_printf ("%s: %s", problem->file, problem->message);
  return g_strdup_printf ("%s:%u: %s", problem->file, problem->line, problem->message);
}
