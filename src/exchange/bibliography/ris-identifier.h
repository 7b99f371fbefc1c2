/* Where RIS records carry their identifiers: DOI, PubMed number, number in the database.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "record.h"
#include "tagged.h"

/* Sets DOI, PubMed number and accession number of RECORD. Fields that are meant for one are taken, others are looked
 * into. */
void analect_ris_map_identifiers (AnalectTagged *tagged, AnalectRecord *record);
