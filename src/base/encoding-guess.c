/* The guess of an eight-bit encoding; see the header.
 *
 * Words are judged one by one, because a list of references holds names from many languages: the letters beyond ASCII
 * of one word must belong to one alphabet, and vowels and consonants must take turns, which tells "Sørensen" from
 * "Sřrensen". That one language serves many of the words counts on top of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encoding-guess.h"

#include "encoding-table.h"

/* So many bytes of words and signs beyond ASCII are judged; more would not change the result. */
#define MAX_JUDGED (256u * 1024u)

/* How far back a word is looked for its beginning. */
#define MAX_WORD 64u

enum
{
  POINTS_WORD = 2,          /* a word of one language */
  POINTS_NO_LANGUAGE = -6,  /* a word of none */
  POINTS_MIXED_SCRIPT = -8, /* Latin and Cyrillic letters in one word */
  POINTS_LONE_VOWEL = -1,
  POINTS_LONE_CONSONANT = -3, /* often a sign read as a letter */
  POINTS_NO_VOWEL = -4,
  POINTS_AFTER_DIGIT = -2,
  POINTS_CASE = -4,    /* a capital after a small letter, or only the first two are capitals */
  POINTS_NO_TURN = -2, /* a vowel beside a vowel, a consonant between consonants */
  POINTS_SIGN = 2,
  POINTS_RARE_SIGN = -1,
  POINTS_SIGN_PLACE = -4,
  POINTS_SIGN_INSIDE = -6, /* between two letters */
  POINTS_UNPAIRED = -3,    /* a guillemet */
  POINTS_NOTHING = -12,    /* undefined, or a control character */
};

#define GUILLEMET_LEFT  0xab
#define GUILLEMET_RIGHT 0xbb

typedef struct
{
  gsize from;
  gsize to;
} Stretch;

/* The judgement of one encoding. */
typedef struct
{
  const AnalectEncodingTable *table;
  const guchar *bytes;
  gsize size;
  gint64 points;
  guint n_words;                          /* with letters beyond ASCII */
  guint n_served[ANALECT_MAX_ALPHABETS];  /* words a language can have */
  guint n_telling[ANALECT_MAX_ALPHABETS]; /* of these, with small letters that differ between West and Centre */
  gint64 n_guillemets;                    /* left ones less right ones */
} Judgement;

static inline guint
kind_at (const Judgement *judgement, gsize at)
{
  return at < judgement->size ? judgement->table->kinds[judgement->bytes[at]] : ANALECT_BYTE_OTHER;
}

static inline gunichar
lower_at (const Judgement *judgement, gsize at)
{
  return judgement->table->lower[judgement->bytes[at]];
}

/* Whether the letter at AT stands where it cannot by the turn of vowels and consonants, in the word FROM to TO. */
static gboolean
is_out_of_turn (const Judgement *judgement, gsize at, gsize from, gsize to)
{
  const gboolean *vowels = judgement->table->vowels;
  const guchar *bytes = judgement->bytes;
  gboolean vowel = vowels[bytes[at]];
  gboolean first = at == from, last = at + 1 == to;
  guint n_same = (!first && vowels[bytes[at - 1]] == vowel) + (!last && vowels[bytes[at + 1]] == vowel);
  gunichar before = first ? 0 : lower_at (judgement, at - 1);
  gunichar after = last ? 0 : lower_at (judgement, at + 1);

  switch ((AnalectHabit) judgement->table->habits[bytes[at]])
    {
    case ANALECT_HABIT_BESIDE_VOWELS:
      return FALSE;
    case ANALECT_HABIT_BEFORE_E:
      return after != 'e';
    case ANALECT_HABIT_NASAL:
      return !last && after != 'o' && after != 'e' && after != 's';
    case ANALECT_HABIT_GRAVE:
      return n_same > 0 && !(last && (before == 'i' || before == 'u'));
    case ANALECT_HABIT_NONE:
    default:
      return n_same > (vowel ? 0 : 1);
    }
}

/* Whether capitals stand where they do not at AT, in the word FROM to TO. */
static gboolean
is_odd_case (const Judgement *judgement, gsize at, gsize from, gsize to)
{
  gboolean upper = analect_byte_is_upper (kind_at (judgement, at));

  if (upper && at > from && !analect_byte_is_upper (kind_at (judgement, at - 1)))
    return TRUE;
  if (at + 1 >= to || !analect_byte_is_upper (kind_at (judgement, at + 1)))
    return FALSE;
  return !upper || (at + 2 < to && !analect_byte_is_upper (kind_at (judgement, at + 2)));
}

static gboolean
is_telling (const Judgement *judgement, guchar byte)
{
  const AnalectEncodingTable *tables = analect_encoding_tables ();

  return judgement->table->kinds[byte] == ANALECT_BYTE_LOWER && tables[0].lower[byte] != tables[1].lower[byte];
}

/* Enters a word with letters beyond ASCII, which LANGUAGES can have. */
static void
enter_word (Judgement *judgement, guint languages, gboolean telling)
{
  judgement->n_words++;
  judgement->points += languages != 0 ? POINTS_WORD : POINTS_NO_LANGUAGE;
  for (guint i = 0; i < ANALECT_MAX_ALPHABETS; i++)
    if (languages >> i & 1)
      {
        judgement->n_served[i]++;
        judgement->n_telling[i] += telling;
      }
}

/* Judges the word FROM to TO, if it has letters beyond ASCII. */
static void
judge_word (Judgement *judgement, gsize from, gsize to)
{
  const AnalectEncodingTable *table = judgement->table;
  gboolean ascii = FALSE, beyond = FALSE, telling = FALSE, vowel = FALSE;
  guint languages = (1u << ANALECT_MAX_ALPHABETS) - 1;
  gint64 points = 0;

  for (gsize i = from; i < to; i++)
    {
      guchar byte = judgement->bytes[i];

      vowel |= table->vowels[byte];
      if (byte < 0x80)
        {
          ascii = TRUE;
          continue;
        }
      beyond = TRUE;
      languages &= table->languages[byte];
      telling |= is_telling (judgement, byte);
      if (!table->pure)
        points += (is_out_of_turn (judgement, i, from, to) ? POINTS_NO_TURN : 0)
                  + (is_odd_case (judgement, i, from, to) ? POINTS_CASE : 0);
    }
  if (!beyond)
    return;
  if (table->pure && ascii)
    {
      judgement->points += POINTS_MIXED_SCRIPT;
      return;
    }
  if (to - from == 1)
    points += vowel ? POINTS_LONE_VOWEL : POINTS_LONE_CONSONANT;
  else if (!table->pure && !vowel)
    points += POINTS_NO_VOWEL;
  if (from > 0 && g_ascii_isdigit (judgement->bytes[from - 1]))
    points += POINTS_AFTER_DIGIT;
  judgement->points += points;
  enter_word (judgement, languages, telling);
}

static int
points_of_sign (guint before, guint kind, guint after)
{
  gboolean after_letter = analect_byte_is_letter (before), before_letter = analect_byte_is_letter (after);

  if (kind == ANALECT_BYTE_NOTHING)
    return POINTS_NOTHING;
  if (kind == ANALECT_BYTE_FREE)
    return POINTS_SIGN;
  if (after_letter && before_letter)
    return POINTS_SIGN_INSIDE;
  if ((kind == ANALECT_BYTE_OPENING && after_letter) || (kind == ANALECT_BYTE_CLOSING && before_letter))
    return POINTS_SIGN_PLACE;
  return kind == ANALECT_BYTE_RARE ? POINTS_RARE_SIGN : POINTS_SIGN;
}

static void
judge_sign (Judgement *judgement, gsize at)
{
  guint before = at > 0 ? kind_at (judgement, at - 1) : ANALECT_BYTE_OTHER;

  judgement->points += points_of_sign (before, kind_at (judgement, at), kind_at (judgement, at + 1));
  judgement->n_guillemets += judgement->bytes[at] == GUILLEMET_LEFT;
  judgement->n_guillemets -= judgement->bytes[at] == GUILLEMET_RIGHT;
}

static void
judge_stretch (Judgement *judgement, const Stretch *stretch)
{
  for (gsize at = stretch->from; at < stretch->to; at++)
    {
      gsize from = at;

      while (at < stretch->to && analect_byte_is_letter (kind_at (judgement, at)))
        at++;
      judge_word (judgement, from, at);
      if (at < stretch->to)
        judge_sign (judgement, at);
    }
}

/* Points for the language that serves best: its telling words, as far as it serves the others. */
static gint64
points_of_language (const Judgement *judgement)
{
  guint64 best = 0;

  for (guint i = 0; i < ANALECT_MAX_ALPHABETS && judgement->n_words > 0; i++)
    if (judgement->n_telling[i] > 1)
      best = MAX (best, (guint64) (judgement->n_telling[i] - 1) * judgement->n_served[i] / judgement->n_words);
  return (gint64) best;
}

static gint64
judge (const AnalectEncodingTable *table, const guchar *bytes, gsize size, GArray *stretches)
{
  Judgement judgement = { .table = table, .bytes = bytes, .size = size };

  for (guint i = 0; i < stretches->len; i++)
    judge_stretch (&judgement, &g_array_index (stretches, Stretch, i));
  return judgement.points + points_of_language (&judgement) + POINTS_UNPAIRED * ABS (judgement.n_guillemets);
}

/* The runs of letters of ASCII and bytes beyond it that hold some of the latter. */
static GArray *
find_stretches (const guchar *bytes, gsize size)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  gsize judged = 0;

  for (gsize i = 0; i < size && judged < MAX_JUDGED; i++)
    {
      Stretch stretch = { i, i };

      if (bytes[i] < 0x80)
        continue;
      while (stretch.from > 0 && i - stretch.from < MAX_WORD && g_ascii_isalpha (bytes[stretch.from - 1]))
        stretch.from--;
      while (i < size && i - stretch.from < MAX_JUDGED && (bytes[i] >= 0x80 || g_ascii_isalpha (bytes[i])))
        i++;
      stretch.to = i;
      judged += stretch.to - stretch.from;
      g_array_append_val (stretches, stretch);
    }
  return stretches;
}

const char *
analect_encoding_guess (const guchar *bytes, gsize size)
{
  const AnalectEncodingTable *tables = analect_encoding_tables ();
  g_autoptr (GArray) stretches = find_stretches (bytes, size);
  const char *best = tables[0].name;
  gint64 best_points = G_MININT64;

  for (guint i = 0; i < ANALECT_N_ENCODINGS; i++)
    {
      gint64 points = tables[i].usable ? judge (&tables[i], bytes, size, stretches) : G_MININT64;

      if (points > best_points)
        {
          best = tables[i].name;
          best_points = points;
        }
    }
  return best;
}
