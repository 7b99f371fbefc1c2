/* The reference types of RIS, and what some tags mean in each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record.h"

typedef enum
{
  ANALECT_RIS_A2_EDITOR = 1 << 0, /* A2 names editors, not a court, a sponsor or an issuing body */
  ANALECT_RIS_A3_EDITOR = 1 << 1,
  ANALECT_RIS_AU_EDITOR = 1 << 2, /* an edited book: those named first are editors */
  ANALECT_RIS_BT_TITLE = 1 << 3,  /* BT is the title of the work itself, elsewhere of what it is in */
  ANALECT_RIS_M1_ISSUE = 1 << 4,  /* EndNote writes the issue into M1 */
} AnalectRisTypeFlags;

typedef struct
{
  char tag[8];
  AnalectRecordType type;
  guint flags; /* AnalectRisTypeFlags */
} AnalectRisType;

/* The type with TAG (N_BYTES at it, upper case), or NULL when RIS has none. */
const AnalectRisType *analect_ris_type_find (const char *tag, gsize n_bytes);
