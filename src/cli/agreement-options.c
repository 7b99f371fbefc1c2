/* Options of agreement; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "agreement-options.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
analect_agreement_arguments_clear (AnalectAgreementArguments *arguments)
{
  g_free (arguments->text);
  g_free (arguments->overlap);
  g_free (arguments->tolerance);
}

static gboolean G_GNUC_PRINTF (2, 3)
fail (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list values;

  va_start (values, format);
  message = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

static gboolean
parse_unit (const char *name, AnalectAgreementUnit *unit)
{
  if (name == NULL || strcmp (name, "study") == 0)
    *unit = ANALECT_AGREEMENT_STUDY;
  else if (strcmp (name, "character") == 0)
    *unit = ANALECT_AGREEMENT_CHARACTER;
  else
    return FALSE;
  return TRUE;
}

static gboolean
parse_text (const char *name, AnalectTextBase *text)
{
  static const char *const names[] = { "coded", "findings", "all" };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *text = (AnalectTextBase) i;
        return TRUE;
      }
  return name == NULL;
}

static gboolean
parse_coders (const char *names, const AnalectRows *rows, GArray *coders, GError **error)
{
  g_auto (GStrv) each = g_strsplit (names, ",", -1);

  for (guint i = 0; each[i] != NULL; i++)
    {
      AnalectId coder = analect_find_coder (rows, g_strstrip (each[i]));

      if (coder == ANALECT_ID_NONE)
        return fail (error, _ ("--coders: there is no coder “%s” in this project"), each[i]);
      for (guint k = 0; k < coders->len; k++)
        if (g_array_index (coders, AnalectId, k) == coder)
          return fail (error, _ ("--coders: “%s” is named twice"), each[i]);
      g_array_append_val (coders, coder);
    }
  if (coders->len < 2 || coders->len > ANALECT_AGREEMENT_MAX_CODERS)
    return fail (error, _ ("--coders: name from 2 to %d coders, with commas between"), ANALECT_AGREEMENT_MAX_CODERS);
  return TRUE;
}

static gboolean
parse_match (const AnalectAgreementArguments *arguments, AnalectMatchRule *match, GError **error)
{
  char *end;

  if (arguments->overlap != NULL)
    {
      match->threshold = g_ascii_strtod (arguments->overlap, &end);
      if (end == arguments->overlap || *end != '\0' || !(match->threshold > 0 && match->threshold <= 1))
        return fail (error, _ ("--overlap: “%s” is no share above 0 and up to 1"), arguments->overlap);
    }
  if (arguments->tolerance != NULL)
    {
      guint64 tolerance;

      if (!g_ascii_string_to_unsigned (arguments->tolerance, 10, 0, G_MAXINT32, &tolerance, NULL))
        return fail (error, _ ("--tolerance: “%s” is no number of characters"), arguments->tolerance);
      match->by_overlap = FALSE;
      match->tolerance = (guint) tolerance;
    }
  return TRUE;
}

gboolean
analect_agreement_options_parse (const AnalectAgreementArguments *arguments, const AnalectCountArguments *count,
                                 const AnalectRows *rows, GArray *coders, AnalectAgreementOptions *options,
                                 GError **error)
{
  *options = analect_agreement_defaults ();
  if (!parse_unit (count->unit, &options->unit))
    return fail (error, _ ("--unit: “%s” is neither study nor character"), count->unit);
  if (!parse_text (arguments->text, &options->text))
    return fail (error, _ ("--text: “%s” is none of coded, findings and all"), arguments->text);
  if (count->coders != NULL && !parse_coders (count->coders, rows, coders, error))
    return FALSE;
  if (coders->len > 0)
    {
      options->coders = (const AnalectId *) coders->data;
      options->n_coders = coders->len;
    }
  return parse_match (arguments, &options->match, error)
         && analect_count_options_parse_codes (count, rows, &options->arrangement, &options->level, error);
}
