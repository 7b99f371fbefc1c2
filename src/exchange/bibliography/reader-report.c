/* What a reader of references has to say; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-report.h"

#include "lines.h"

#include <glib/gi18n-lib.h>

#define QUOTE_CHARACTERS 60

void
analect_reader_report_add (AnalectReaderReport *report, AnalectSeverity severity, guint line, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  if (report->problems == NULL)
    return;
  if (report->n_listed == ANALECT_READER_REPORT_LIMIT)
    {
      report->n_more++;
      return;
    }
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  analect_problems_add (report->problems, severity, report->file, line, "%s", message);
  report->n_listed++;
}

void
analect_reader_report_end (AnalectReaderReport *report)
{
  if (report->n_more > 0)
    analect_problems_add (
        report->problems, ANALECT_SEVERITY_WARNING, report->file, 0,
        ngettext ("%u further problem is not listed", "%u further problems are not listed", report->n_more),
        report->n_more);
}

void
analect_reader_report_withdraw (AnalectReaderReport *report)
{
  if (report->problems != NULL)
    g_ptr_array_set_size (report->problems, (gint) (report->problems->len - report->n_listed));
  report->n_listed = report->n_more = 0;
}

char *
analect_reader_report_quote (const char *text, gsize n_bytes)
{
  const char *p, *end;
  guint characters = 0;

  analect_line_trim (&text, &n_bytes);
  end = text + n_bytes;
  for (p = text; p < end && characters < QUOTE_CHARACTERS; p = g_utf8_next_char (p))
    characters++;
  return g_strdup_printf ("“%.*s%s”", (int) (p - text), text, p < end ? "…" : "");
}
