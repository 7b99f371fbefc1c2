/* Agreement of coders as a table, and in words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "agreement.h"
#include "table.h"

/* One row for all codes together, then one for each entry, with the columns
 *   code coders units percent kappa alpha ac1 low high ualpha precision recall f1 level guid
 * of which the first seven and their order are fixed for good. Kappa is Cohen's for two coders, Conger's for more; low
 * and high are the interval of alpha; percent is a share from 0 to 1. The caller frees it. */
AnalectTable *analect_agreement_table (const AnalectRows *rows, const AnalectAgreement *agreement);

/* What was compared, over how much, by whom, which coefficient to look at first and why; sentences, translated. The
 * caller frees it. */
char *analect_agreement_caption (const AnalectRows *rows, const AnalectAgreement *agreement);
