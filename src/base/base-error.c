/* The error domain of src/base.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base-error.h"

G_DEFINE_QUARK (analect-base-error-quark, analect_base_error)
