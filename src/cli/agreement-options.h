/* The options of the table of agreement.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agreement.h"
#include "count-options.h"

/* What was given on the command line beside the options of counting. */
typedef struct
{
  char *text;
  char *overlap;
  char *tolerance;
} AnalectAgreementArguments;

/* The option entries, which write to ARGUMENTS; without an end. */
#define ANALECT_AGREEMENT_ENTRIES(arguments) \
  { "text", 0, 0, G_OPTION_ARG_STRING, &(arguments).text, \
    N_ ("Agreement by character: over what is coded (usual), sections of findings, or all text"), \
    "coded|findings|all" }, \
  { "overlap", 0, 0, G_OPTION_ARG_STRING, &(arguments).overlap, \
    N_ ("Agreement: excerpts are the same that share so much of what both cover (usually 0.5)"), "SHARE" }, \
  { "tolerance", 0, 0, G_OPTION_ARG_STRING, &(arguments).tolerance, \
    N_ ("Agreement: excerpts are the same whose ends are no further apart than so many characters"), "N" }

void analect_agreement_arguments_clear (AnalectAgreementArguments *arguments);

/* Turns the arguments into options for ROWS. CODERS is filled with the coders named (of AnalectId), to which OPTIONS
 * points; it must live as long. FALSE with ERROR when an argument names nothing. */
gboolean analect_agreement_options_parse (const AnalectAgreementArguments *arguments,
                                          const AnalectCountArguments *count, const AnalectRows *rows, GArray *coders,
                                          AnalectAgreementOptions *options, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectAgreementArguments, analect_agreement_arguments_clear)
