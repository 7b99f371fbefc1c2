/* Agreement for people; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "agreement-report.h"

#include <glib/gi18n-lib.h>

/* "AL, BT": initials, or names where there are none. The caller frees it. */
static char *
name_coders (const AnalectRows *rows, const AnalectAgreement *agreement)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < agreement->coders->len; i++)
    {
      const AnalectRow *coder = analect_rows_get (rows, g_array_index (agreement->coders, AnalectId, i));
      const char *initials = analect_row_string (coder, ANALECT_CODER_INITIALS);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                              *initials != '\0' ? initials : analect_row_string (coder, ANALECT_CODER_NAME));
    }
  return g_string_free (names, FALSE);
}

static void
add_columns (AnalectTable *table)
{
  const struct
  {
    const char *name, *title;
    AnalectColumnType type;
  } columns[] = { { "code", _ ("Code"), ANALECT_COLUMN_TEXT },
                  { "coders", _ ("Coders"), ANALECT_COLUMN_TEXT },
                  { "units", _ ("Units"), ANALECT_COLUMN_COUNT },
                  { "percent", _ ("Agreement"), ANALECT_COLUMN_REAL },
                  { "kappa", _ ("Kappa"), ANALECT_COLUMN_REAL },
                  { "alpha", _ ("Alpha"), ANALECT_COLUMN_REAL },
                  { "ac1", _ ("AC1"), ANALECT_COLUMN_REAL },
                  { "low", _ ("Alpha from"), ANALECT_COLUMN_REAL },
                  { "high", _ ("Alpha to"), ANALECT_COLUMN_REAL },
                  { "ualpha", _ ("Alpha of passages"), ANALECT_COLUMN_REAL },
                  { "precision", _ ("Precision"), ANALECT_COLUMN_REAL },
                  { "recall", _ ("Recall"), ANALECT_COLUMN_REAL },
                  { "f1", _ ("F1"), ANALECT_COLUMN_REAL },
                  { "level", _ ("Level"), ANALECT_COLUMN_TEXT },
                  { "guid", _ ("GUID"), ANALECT_COLUMN_TEXT } };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    analect_table_add_column (table, columns[i].name, columns[i].title, columns[i].type);
}

static void
add_row (AnalectTable *table, const AnalectRows *rows, const AnalectAgreementRow *row, const char *coders, gboolean two)
{
  const AnalectRow *code = row->code != ANALECT_ID_NONE ? analect_rows_get (rows, row->code) : NULL;
  g_autofree char *level = code != NULL ? analect_level_name (rows, row->level) : g_strdup ("");
  char guid[ANALECT_GUID_STRING_SIZE];

  analect_table_add_text (table, code != NULL ? analect_row_string (code, ANALECT_CODE_NAME) : _ ("All codes"));
  analect_table_add_text (table, coders);
  analect_table_add_count (table, (gint64) row->several.n);
  analect_table_add_real (table, row->several.observed);
  analect_table_add_real (table, two ? row->kappa.kappa : row->several.conger);
  analect_table_add_real (table, row->alpha.alpha);
  analect_table_add_real (table, row->several.ac1);
  analect_table_add_real (table, row->low);
  analect_table_add_real (table, row->high);
  analect_table_add_real (table, row->unitized);
  analect_table_add_real (table, row->match.precision);
  analect_table_add_real (table, row->match.recall);
  analect_table_add_real (table, row->match.f1);
  analect_table_add_text (table, level);
  analect_table_add_text (table, code != NULL ? analect_guid_format (&code->guid, guid) : "");
}

AnalectTable *
analect_agreement_table (const AnalectRows *rows, const AnalectAgreement *agreement)
{
  AnalectTable *table = analect_table_new ();
  g_autofree char *coders = name_coders (rows, agreement);

  add_columns (table);
  for (guint i = 0; i < agreement->rows->len; i++)
    add_row (table, rows, &g_array_index (agreement->rows, AnalectAgreementRow, i), coders,
             agreement->coders->len == 2);
  return table;
}

static void
append_units (GString *caption, const AnalectAgreement *agreement)
{
  if (agreement->options.unit == ANALECT_AGREEMENT_STUDY)
    g_string_append (caption, _ ("Unit: study; a coder has the code in it or has it not."));
  else if (agreement->options.text == ANALECT_TEXT_FINDINGS)
    g_string_append (caption, _ ("Unit: character, over sections of findings."));
  else if (agreement->options.text == ANALECT_TEXT_ALL)
    g_string_append (caption, _ ("Unit: character, over all text."));
  else
    g_string_append (caption, _ ("Unit: character, over what at least one of them coded."));
}

char *
analect_agreement_caption (const AnalectRows *rows, const AnalectAgreement *agreement)
{
  GString *caption = g_string_new (NULL);

  append_units (caption, agreement);
  g_string_append_c (caption, ' ');
  g_string_append_printf (caption,
                          ngettext ("%u study was coded by at least two of them", "%u studies were coded by at least two of them",
                                    agreement->n_studies),
                          agreement->n_studies);
  if (agreement->n_alone > 0)
    {
      g_string_append (caption, "; ");
      g_string_append_printf (caption,
                              ngettext ("%u was coded by one alone and says nothing of agreement",
                                        "%u were coded by one alone and say nothing of agreement", agreement->n_alone),
                              agreement->n_alone);
    }
  g_string_append (caption, ". ");
  g_string_append (caption, agreement->coders->len == 2
                                ? _ ("Kappa: Cohen. Precision and recall: the second coder is right.")
                                : _ ("Kappa: Conger."));
  g_string_append_c (caption, ' ');
  g_string_append (caption,
                   _ ("Look at alpha first: it allows for chance, for any number of coders and for studies that not all "
                      "of them have coded. An empty cell is not defined, for instance because nothing varies."));
  return g_string_free (caption, FALSE);
}
