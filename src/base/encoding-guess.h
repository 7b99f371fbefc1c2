/* Which eight-bit encoding a text that is not UTF-8 is in, judged by the letters it gives.
 *
 * Candidates are windows-1252, windows-1250, ISO-8859-2, ISO-8859-15 and windows-1251. Each is tried with the alphabets
 * of the languages written in it: a reading is good when the letters of each word belong to one alphabet and signs
 * stand where signs stand. It is a guess, to be shown to the user; of candidates in which the bytes mean equally much,
 * the first in this order is taken. Bytes of East Asian encodings give a guess too, and a bad one.
 *
 * Threads: any; the tables are made once.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

/* The name of the best candidate for SIZE bytes. Never NULL. */
const char *analect_encoding_guess (const guchar *bytes, gsize size);
