/* The error domain of src/model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "model-error.h"

G_DEFINE_QUARK (analect-model-error-quark, analect_model_error)
