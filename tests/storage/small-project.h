/* A small project as a file, for tests: one entity of each kind that an excerpt needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#define GUID "00000000-0000-4000-8000-00000000000"

static const char small_project[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<project xmlns=\"urn:analect:project:1\" version=\"1.0\" guid=\"" GUID "1\" title=\"Small\">\n"
    "<coders>\n<coder guid=\"" GUID "2\" name=\"Ann\"/>\n</coders>\n"
    "<codes>\n<code guid=\"" GUID "3\" name=\"Hope\"/>\n</codes>\n"
    "<references>\n<reference guid=\"" GUID "4\" title=\"Of hope\"/>\n</references>\n"
    "<documents>\n<document guid=\"" GUID "5\" reference=\"" GUID "4\"><text>They hope still.</text></document>\n"
    "</documents>\n"
    "<excerpts>\n<excerpt guid=\"" GUID "6\" document=\"" GUID "5\" coder=\"" GUID "2\" start=\"5\" end=\"9\">"
    "<quote>hope</quote><coding guid=\"" GUID "7\" code=\"" GUID "3\" coder=\"" GUID "2\"/></excerpt>\n"
    "</excerpts>\n</project>\n";
