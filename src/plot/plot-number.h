/* Numbers as a reader of a chart sees them, in the reader's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* "78 %" for SHARE 0.78, with DECIMALS digits behind the point; "not defined" for NaN. The caller frees it. */
char *analect_plot_format_percent (double share, guint decimals);

/* "1.5", with a real minus sign; "not defined" for NaN. The caller frees it. */
char *analect_plot_format_number (double number, guint decimals);

/* "100 % (57 to 100 %)", or without the interval when LOW or HIGH is NaN. The caller frees it. */
char *analect_plot_format_interval (double value, double low, double high, gboolean percent);

/* Digits behind the point that a number which is a multiple of STEP needs, at most 6. */
guint analect_plot_count_decimals (double step);
