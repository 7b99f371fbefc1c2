/* What each byte means in the eight-bit encodings that can be guessed: letter or sign, and whose letter.
 *
 * Private to encoding-guess.c.
 *
 * Threads: any; the tables are made once and never change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

#define ANALECT_N_ENCODINGS   5
#define ANALECT_MAX_ALPHABETS 12

typedef enum
{
  ANALECT_BYTE_OTHER, /* ASCII that is no letter */
  ANALECT_BYTE_ASCII_LOWER,
  ANALECT_BYTE_ASCII_UPPER,
  ANALECT_BYTE_LOWER, /* letters beyond ASCII */
  ANALECT_BYTE_UPPER,
  ANALECT_BYTE_FREE,    /* signs that stand anywhere: dashes, the apostrophe, the fixed space */
  ANALECT_BYTE_OPENING, /* signs that do not follow a letter */
  ANALECT_BYTE_CLOSING, /* signs that do not precede one */
  ANALECT_BYTE_COMMON,
  ANALECT_BYTE_RARE,
  ANALECT_BYTE_NOTHING, /* undefined, or a control character */
} AnalectByteKind;

/* Where a letter stands by its nature. */
typedef enum
{
  ANALECT_HABIT_NONE,
  ANALECT_HABIT_BESIDE_VOWELS, /* œ ë ï */
  ANALECT_HABIT_BEFORE_E,      /* õ */
  ANALECT_HABIT_NASAL,         /* ã: before o, e or s, or at the end */
  ANALECT_HABIT_GRAVE,         /* à è ì ò ù: at the end also after i and u */
} AnalectHabit;

typedef struct
{
  const char *name;
  gboolean usable;        /* iconv knows it */
  gboolean pure;          /* letters of ASCII do not occur beside the others: Cyrillic */
  guint8 kinds[256];      /* AnalectByteKind */
  guint8 habits[256];     /* AnalectHabit */
  gboolean vowels[256];   /* letters of ASCII included */
  gunichar lower[256];    /* the letter in lower case; 0 when it is none */
  guint16 languages[256]; /* a bit for each alphabet with this letter */
} AnalectEncodingTable;

/* The ANALECT_N_ENCODINGS tables, windows-1252 first, windows-1250 second. */
const AnalectEncodingTable *analect_encoding_tables (void);

static inline gboolean
analect_byte_is_letter (guint kind)
{
  return kind >= ANALECT_BYTE_ASCII_LOWER && kind <= ANALECT_BYTE_UPPER;
}

static inline gboolean
analect_byte_is_upper (guint kind)
{
  return kind == ANALECT_BYTE_ASCII_UPPER || kind == ANALECT_BYTE_UPPER;
}
