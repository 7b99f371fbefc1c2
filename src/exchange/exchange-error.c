/* The error domain of src/exchange.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "exchange-error.h"

G_DEFINE_QUARK (analect - exchange - error - quark, analect_exchange_error)
