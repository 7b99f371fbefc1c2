/* The options that say what is counted, shared by tables and charts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli.h"
#include "prevalence.h"

/* What was given on the command line. */
typedef struct
{
  char *unit;
  char *coders;
  char *level;
  char *arrangement;
  char *order;
  char *direction;
  char *by;
} AnalectCountArguments;

/* The option entries, which write to ARGUMENTS; without an end, N of them. */
#define ANALECT_COUNT_ENTRIES(arguments) \
  { "level", 0, 0, G_OPTION_ARG_STRING, &(arguments).level, \
    N_ ("Only this level: dimension, theme, code, a level's name, or its number"), "LEVEL" }, \
  { "unit", 0, 0, G_OPTION_ARG_STRING, &(arguments).unit, N_ ("Count studies (usual), samples or excerpts"), \
    "study|sample|excerpt" }, \
  { "coders", 0, 0, G_OPTION_ARG_STRING, &(arguments).coders, \
    N_ ("Whose codings: of record (usual), of any coder, or of one by name"), "record|any|NAME" }, \
  { "arrangement", 0, 0, G_OPTION_ARG_STRING, &(arguments).arrangement, \
    N_ ("The arrangement of codes; usually the current one"), "NAME" }, \
  { "order", 0, 0, G_OPTION_ARG_STRING, &(arguments).order, N_ ("Order of rows: tree (usual), prevalence or name"), \
    "ORDER" }, \
  { "direction", 0, 0, G_OPTION_ARG_STRING, &(arguments).direction, \
    N_ ("Only codings of this direction: better, worse, unchanged, mixed or unstated"), "DIRECTION" }, \
  { "by", 0, 0, G_OPTION_ARG_STRING, &(arguments).by, \
    N_ ("Compare the studies by this characteristic: their largest groups beside all of them"), "NAME" }

void analect_count_arguments_clear (AnalectCountArguments *arguments);

/* Finds the arrangement and the level of the arguments, as analect_count_options_parse () does. */
gboolean analect_count_options_parse_codes (const AnalectCountArguments *arguments, const AnalectRows *rows,
                                            AnalectId *arrangement, guint *level, GError **error);

/* Turns the arguments into options for ROWS; those not given have the project's defaults. FALSE with ERROR when one
 * names nothing. */
gboolean analect_count_options_parse (const AnalectCountArguments *arguments, const AnalectRows *rows,
                                      AnalectPrevalenceOptions *options, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnalectCountArguments, analect_count_arguments_clear)
