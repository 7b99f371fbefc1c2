/* The error domain of src/base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_BASE_ERROR (analect_base_error_quark ())

typedef enum
{
  ANALECT_BASE_ERROR_ENCODING,  /* bytes that are no text in any encoding known here */
  ANALECT_BASE_ERROR_TOO_LARGE, /* beyond a limit of our own */
  ANALECT_BASE_ERROR_SYNTAX,    /* a table or archive that cannot be read */
  ANALECT_BASE_ERROR_IO,        /* a file operation failed; the message names the step and the file */
} AnalectBaseError;

GQuark analect_base_error_quark (void);
