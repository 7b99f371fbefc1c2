/* What there is to say about a reference, in lines: its fields, where it was found, and what was decided about it, as
 * far as the present coder may know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record-item.h"

typedef struct
{
  const char *label; /* translated */
  char *text;
  gboolean is_doi;
} AnalectFact;

/* The fields of ITEM that are not empty, for the record pane. The caller unrefs the array (of AnalectFact). */
GArray *analect_record_facts (AnalectRecordItem *item);

/* The fields that all N ITEMS have in common. */
GArray *analect_record_common_facts (AnalectRecordItem *const *items, guint n);

/* Its history, oldest first, one line each. The caller frees it with g_strfreev (). */
char **analect_record_history (AnalectRecordItem *item);

/* The texts of REFERENCE. The caller unrefs the array (of AnalectId). */
GArray *analect_record_texts (AnalectWorkbench *workbench, AnalectId reference);
