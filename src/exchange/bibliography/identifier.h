/* Identifiers in references: DOI, PubMed number, ISSN, ISBN, as databases write them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The DOI in a field that is meant for one, bare: "doi:", "https://doi.org/" and the like before it, and dots, commas
 * and unpaired brackets behind it are dropped, escapes of a URL are undone. NULL when there is none. The caller frees
 * it. */
char *analect_doi_normalize (const char *value);

/* The DOI in a URL or in free text, as above; NULL when there is none and when there are several different ones, since
 * then nobody knows which is the record's. The caller frees it. */
char *analect_doi_find (const char *text);

/* What two spellings of the same DOI have in common (DOIs do not distinguish case). The caller frees it. */
char *analect_doi_key (const char *doi);

/* Adds each ISSN ("1234-567X") and ISBN (without dashes) in VALUE to the list it belongs to, once. FALSE when VALUE
 * holds anything else, or a list is full, so that the caller keeps VALUE too. */
gboolean analect_serial_numbers_add (GPtrArray *issns, GPtrArray *isbns, const char *value);

/* The PubMed number in "26957754", "26957754[pmid]" or a URL of PubMed, or NULL. The caller frees it. */
char *analect_pmid_find (const char *value);
