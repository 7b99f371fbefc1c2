/* The error domain of src/model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_MODEL_ERROR (analect_model_error_quark ())

typedef enum
{
  ANALECT_MODEL_ERROR_STALE,     /* the change was made for another state of the project */
  ANALECT_MODEL_ERROR_REFERENCE, /* something would refer to what does not exist */
  ANALECT_MODEL_ERROR_RANGE,     /* a position outside its text, or an excerpt that would lose its words */
  ANALECT_MODEL_ERROR_CYCLE,     /* something would stand under itself */
  ANALECT_MODEL_ERROR_UNIQUE,    /* the same thing would be there twice */
  ANALECT_MODEL_ERROR_REQUIRED,  /* a field that may not be empty is */
  ANALECT_MODEL_ERROR_VALUE,     /* a value the field cannot take */
  ANALECT_MODEL_ERROR_FULL,      /* more entities than a project holds */
} AnalectModelError;

GQuark analect_model_error_quark (void);
