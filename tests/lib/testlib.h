/* What every test program shares: temporary folders, real sample files that may be absent, and comparison of reals.
 *
 * Not for production code. Everything here may abort the test.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* A new empty folder that is removed with all it holds when the test program ends. The caller frees the path. */
char *testlib_folder (void);

/* The path of a real sample file ("bib-ris/zotero_ris_2.ris"), or NULL after marking the running test as skipped,
 * when the sample files are not on this machine. The caller frees it. */
char *testlib_sample (const char *name);

/* As testlib_sample, for a page of the reference ("ORACLES.md"). */
char *testlib_reference (const char *name);

/* The path of a small file of our own beside the tests ("exchange/two-records.ris"). The caller frees it. */
char *testlib_fixture (const char *name);

/* Reads a whole file or aborts; the result is NUL-terminated. LENGTH may be NULL. */
char *testlib_read (const char *path, gsize *length);

/* Writes a whole file or aborts. LENGTH -1 means CONTENTS is a string. */
void testlib_write (const char *path, const char *contents, gssize length);

/* Fails the test unless both reals agree to 1e-9 absolute (relative 1e-11 above 1000), or both are NaN. */
#define testlib_assert_real(actual, expected) \
  testlib_assert_real_at (G_LOG_DOMAIN, __FILE__, __LINE__, G_STRFUNC, #actual, (actual), (expected))

/* What the macro calls. */
void testlib_assert_real_at (const char *domain, const char *file, int line, const char *function,
                             const char *expression, double actual, double expected);
