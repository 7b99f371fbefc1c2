/* Names of versions: "2026-11-23T10-00-00Z_SIZE_DIGEST.xml", with ".gz" when compressed. Part of versions.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "versions.h"

/* What leftovers of unfinished versions are named after (temp-file.h). */
#define ANALECT_VERSION_TEMP "version"

/* The name for these properties; `name` and `stored` of VERSION are not looked at. The caller frees it. */
char *analect_version_name_format (const AnalectVersion *version);

/* NULL when NAME is not that of a version; else its properties, `stored` being 0. */
AnalectVersion *analect_version_name_parse (const char *name);

void analect_version_free (AnalectVersion *version);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectVersion, analect_version_free)
