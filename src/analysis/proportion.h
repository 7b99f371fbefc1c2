/* Proportions and their intervals.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The quantile of the normal distribution for a two-sided interval of 95 %. */
#define ANALECT_Z_95 1.959963984540054

/* X of N as a share from 0 to 1; NaN (not defined) for N = 0. */
double analect_share (guint x, guint n);

/* Wilson's score interval for X of N, as shares from 0 to 1; Z is the normal quantile of the level.
 * Wilson EB, J Am Stat Assoc 1927; 22: 209–212. For x = 0 the lower limit is exactly 0, for x = n the upper exactly 1.
 * NaN for N = 0. */
void analect_wilson (guint x, guint n, double z, double *low, double *high);
