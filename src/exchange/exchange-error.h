/* The error domain of src/exchange: why a foreign file as a whole could not be read or written.
 *
 * What concerns one record or line, while the rest of the file can be used, is an AnalectProblem instead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_EXCHANGE_ERROR (analect_exchange_error_quark ())

typedef enum
{
  ANALECT_EXCHANGE_ERROR_FORMAT,      /* not the format it was taken for, or none known here */
  ANALECT_EXCHANGE_ERROR_UNSUPPORTED, /* a known format, but a version or variant that is not read or written here */
  ANALECT_EXCHANGE_ERROR_SYNTAX,      /* the right format, broken so that nothing of it can be used */
  ANALECT_EXCHANGE_ERROR_TOO_LARGE,   /* beyond a limit of our own: size, count or depth */
  ANALECT_EXCHANGE_ERROR_EMPTY,       /* nothing in it */
  ANALECT_EXCHANGE_ERROR_REFUSED,     /* understood, but not followed for safety: entities, outside paths, links */
  ANALECT_EXCHANGE_ERROR_MISMATCH,    /* what was written does not read back as it was meant */
  ANALECT_EXCHANGE_ERROR_CANCELLED,   /* the user stopped it; nothing was changed */
} AnalectExchangeError;

GQuark analect_exchange_error_quark (void);
