/* Frequency labels; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "frequency-label.h"

#include "enumerations.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *text;
  const char *label;
} names[] = {
  [ANALECT_FREQUENCY_NOT_REPORTED] = { "none", NC_ ("frequency", "not reported") },
  [ANALECT_FREQUENCY_SINGLE] = { "single", NC_ ("frequency", "one only") },
  [ANALECT_FREQUENCY_RARE] = { "rare", NC_ ("frequency", "rare") },
  [ANALECT_FREQUENCY_VARIANT] = { "variant", NC_ ("frequency", "variant") },
  [ANALECT_FREQUENCY_TYPICAL] = { "typical", NC_ ("frequency", "typical") },
  [ANALECT_FREQUENCY_GENERAL] = { "general", NC_ ("frequency", "general") },
  [ANALECT_FREQUENCY_NONE] = { "", "" },
};

static AnalectFrequency
label_2005 (guint n, guint total)
{
  if (n + 1 >= total)
    return ANALECT_FREQUENCY_GENERAL;
  if (2 * (guint64) n > total)
    return ANALECT_FREQUENCY_TYPICAL;
  if (total > 15 && (n == 2 || n == 3))
    return ANALECT_FREQUENCY_RARE;
  return n >= 2 ? ANALECT_FREQUENCY_VARIANT : ANALECT_FREQUENCY_SINGLE;
}

static AnalectFrequency
label_1997 (guint n, guint total)
{
  if (n == total)
    return ANALECT_FREQUENCY_GENERAL;
  if (2 * (guint64) n >= total)
    return ANALECT_FREQUENCY_TYPICAL;
  return n >= 2 ? ANALECT_FREQUENCY_VARIANT : ANALECT_FREQUENCY_SINGLE;
}

AnalectFrequency
analect_frequency (int scheme, guint n, guint total)
{
  if (scheme == ANALECT_LABELS_NONE || total == 0)
    return ANALECT_FREQUENCY_NONE;
  if (n == 0)
    return ANALECT_FREQUENCY_NOT_REPORTED;
  return scheme == ANALECT_LABELS_CQR_1997 ? label_1997 (n, total) : label_2005 (n, total);
}

const char *
analect_frequency_label (AnalectFrequency frequency)
{
  return *names[frequency].label ? g_dpgettext2 (GETTEXT_PACKAGE, "frequency", names[frequency].label) : "";
}

const char *
analect_frequency_text (AnalectFrequency frequency)
{
  return names[frequency].text;
}
