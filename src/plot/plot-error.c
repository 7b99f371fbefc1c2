/* The error domain of src/plot.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "plot-error.h"

G_DEFINE_QUARK (analect - plot - error - quark, analect_plot_error)
