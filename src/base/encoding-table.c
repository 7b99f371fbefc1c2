/* Bytes of eight-bit encodings; see the header. What a byte stands for is asked of iconv; only the alphabets of the
 * languages and the customs of signs are our own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encoding-table.h"

/* Letters beyond ASCII, in lower case, one string a language. */
static const char *const western[] = {
  "àâæçèéêëîïôùûüÿœ", /* French */
  "äöüßé",            /* German */
  "áéíñóúü",          /* Spanish */
  "àáâãçéêíóôõúü",    /* Portuguese */
  "àèéìíîòóùú",       /* Italian */
  "áéëèïíóöüú",       /* Dutch */
  "æøåéäöü",          /* Danish, Norwegian */
  "åäöéüàšž",         /* Swedish, Finnish */
  "áðéíóúýþæö",       /* Icelandic */
  "àçèéíïòóúü",       /* Catalan */
  NULL,
};
static const char *const central[] = {
  "áčďéěíňóřšťúůýžöü", /* Czech */
  "áäčďéíĺľňóôŕšťúýž", /* Slovak */
  "ąćęłńóśźż",         /* Polish */
  "áéíóöőúüű",         /* Hungarian */
  "čćđšž",             /* Croatian, Slovene */
  "ăâîşţ",             /* Romanian */
  NULL,
};
static const char *const cyrillic[] = {
  "абвгдежзийклмнопрстуфхцчшщъыьэюяё", /* Russian, Bulgarian */
  "абвгдежзийклмнопрстуфхцчшщьюяєіїґ", /* Ukrainian */
  "абвгдежзиклмнопрстуфхцчшђјљњћџ",    /* Serbian */
  NULL,
};

/* In the order of preference. */
static const struct
{
  const char *name;
  const char *const *alphabets;
} encodings[ANALECT_N_ENCODINGS] = {
  { "windows-1252", western }, { "windows-1250", central },  { "ISO-8859-2", central },
  { "ISO-8859-15", western },  { "windows-1251", cyrillic },
};

static AnalectEncodingTable tables[ANALECT_N_ENCODINGS];

static AnalectByteKind
kind_of_sign (gunichar c)
{
  static const char *const free_signs = "’‘–—…•\u00a0\u00ad·";
  static const char *const opening = "„¿¡©£µ±×½¼¾‚";
  static const char *const closing = "”®™¹²³ªº";
  static const char *const common = "“«»‹›§°€№†‡‰";

  if (g_utf8_strchr (free_signs, -1, c) != NULL)
    return ANALECT_BYTE_FREE;
  if (g_utf8_strchr (opening, -1, c) != NULL)
    return ANALECT_BYTE_OPENING;
  if (g_utf8_strchr (closing, -1, c) != NULL)
    return ANALECT_BYTE_CLOSING;
  return g_utf8_strchr (common, -1, c) != NULL ? ANALECT_BYTE_COMMON : ANALECT_BYTE_RARE;
}

static AnalectByteKind
kind_of (gunichar c)
{
  if (c < 0x80)
    return g_ascii_islower (c)   ? ANALECT_BYTE_ASCII_LOWER
           : g_ascii_isupper (c) ? ANALECT_BYTE_ASCII_UPPER
                                 : ANALECT_BYTE_OTHER;
  if (c < 0xa0)
    return ANALECT_BYTE_NOTHING;
  if (c == 0xaa || c == 0xb5 || c == 0xba || !g_unichar_isalpha (c))
    return kind_of_sign (c);
  return g_unichar_isupper (c) ? ANALECT_BYTE_UPPER : ANALECT_BYTE_LOWER;
}

static gboolean
is_vowel (gunichar lower)
{
  gunichar base, mark;

  if (g_unichar_decompose (lower, &base, &mark))
    lower = base;
  return g_utf8_strchr ("aeiouyæøœ", -1, lower) != NULL;
}

static AnalectHabit
habit_of (gunichar lower)
{
  if (g_utf8_strchr ("œëï", -1, lower) != NULL)
    return ANALECT_HABIT_BESIDE_VOWELS;
  if (g_utf8_strchr ("àèìòù", -1, lower) != NULL)
    return ANALECT_HABIT_GRAVE;
  if (lower == g_utf8_get_char ("õ"))
    return ANALECT_HABIT_BEFORE_E;
  return lower == g_utf8_get_char ("ã") ? ANALECT_HABIT_NASAL : ANALECT_HABIT_NONE;
}

static void
enter_character (AnalectEncodingTable *table, const char *const *alphabets, guint byte, gunichar c)
{
  AnalectByteKind kind = kind_of (c);
  gunichar lower = g_unichar_tolower (c);

  table->kinds[byte] = (guint8) kind;
  if (!analect_byte_is_letter (kind))
    return;
  table->lower[byte] = lower;
  table->vowels[byte] = is_vowel (lower);
  table->habits[byte] = (guint8) habit_of (lower);
  for (guint i = 0; alphabets[i] != NULL; i++)
    if (g_utf8_strchr (alphabets[i], -1, lower) != NULL)
      table->languages[byte] |= (guint16) (1u << i);
}

static void
fill_table (AnalectEncodingTable *table, const char *name, const char *const *alphabets)
{
  GIConv converter = g_iconv_open ("UTF-8", name);

  table->name = name;
  table->pure = alphabets == cyrillic;
  table->usable = converter != (GIConv) -1;
  if (!table->usable)
    return;
  for (guint byte = 0; byte < 256; byte++)
    {
      char in = (char) byte, out[8] = "";
      char *from = &in, *to = out;
      gsize in_left = 1, out_left = sizeof out - 1;

      table->kinds[byte] = ANALECT_BYTE_NOTHING;
      g_iconv (converter, NULL, NULL, NULL, NULL);
      if (g_iconv (converter, &from, &in_left, &to, &out_left) != (gsize) -1 && to != out)
        enter_character (table, alphabets, byte, g_utf8_get_char (out));
    }
  g_iconv_close (converter);
}

const AnalectEncodingTable *
analect_encoding_tables (void)
{
  static gsize filled;

  if (g_once_init_enter (&filled))
    {
      for (guint i = 0; i < ANALECT_N_ENCODINGS; i++)
        fill_table (&tables[i], encodings[i].name, encodings[i].alphabets);
      g_once_init_leave (&filled, 1);
    }
  return tables;
}
