/* Hits of words, against a naive twin, and of regular expressions; what is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-pattern.h"

#include "testlib.h"

#include <string.h>

/* A character with its marks, folded by GLib's functions for strings. */
typedef struct
{
  char *folded;
  guint start;
  guint end;
} Segment;

static void
segment_clear (gpointer data)
{
  g_free (((Segment *) data)->folded);
}

static char *
fold_slowly (const char *string, gsize size)
{
  g_autofree char *decomposed = g_utf8_normalize (string, (gssize) size, G_NORMALIZE_NFD);
  g_autofree char *folded = g_utf8_casefold (decomposed, -1);

  if (g_unichar_isspace (g_utf8_get_char (folded)))
    return g_strconcat (" ", g_utf8_next_char (folded), NULL);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
}

static gboolean
goes_on (const char *at)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];

  g_unichar_fully_decompose (g_utf8_get_char (at), FALSE, parts, G_N_ELEMENTS (parts));
  return g_unichar_combining_class (parts[0]) > 0 || (parts[0] >= 0x1160 && parts[0] <= 0x11ff);
}

static GArray *
split (const char *text)
{
  GArray *segments = g_array_new (FALSE, FALSE, sizeof (Segment));
  guint position = 0;

  g_array_set_clear_func (segments, segment_clear);
  for (const char *at = text; *at != '\0';)
    {
      const char *next = g_utf8_next_char (at);
      Segment segment = { .start = position++ };

      for (; *next != '\0' && goes_on (next); next = g_utf8_next_char (next))
        position++;
      segment.end = position;
      segment.folded = fold_slowly (at, (gsize) (next - at));
      g_array_append_val (segments, segment);
      at = next;
    }
  return segments;
}

/* The segment after the hit that begins with segment FROM, or 0. */
static guint
match_slowly (const GArray *segments, guint from, const char *wanted)
{
  const char *before = "";

  for (guint i = from; i < segments->len; i++)
    {
      const char *folded = g_array_index (segments, Segment, i).folded;

      if (strcmp (folded, " ") == 0 && strcmp (before, " ") == 0)
        continue;
      if (*wanted == '\0')
        return i;
      if (!g_str_has_prefix (wanted, folded))
        return 0;
      wanted += strlen (folded);
      before = folded;
      if (*wanted == '\0' && strcmp (folded, " ") != 0)
        return i + 1;
    }
  return *wanted == '\0' ? segments->len : 0;
}

/* All hits, found segment by segment. */
static GArray *
find_slowly (const char *text, const char *pattern)
{
  g_autoptr (GArray) segments = split (text), wanted = split (pattern);
  g_autoptr (GString) folded = g_string_new (NULL);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));

  for (guint i = 0; i < wanted->len; i++)
    {
      const char *part = g_array_index (wanted, Segment, i).folded;

      if (strcmp (part, " ") != 0 || i == 0 || strcmp (g_array_index (wanted, Segment, i - 1).folded, " ") != 0)
        g_string_append (folded, part);
    }
  for (guint i = 0; i < segments->len;)
    {
      guint end = match_slowly (segments, i, folded->str);
      AnalectRange range = { .start = g_array_index (segments, Segment, i).start };

      if (end == 0)
        {
          i++;
          continue;
        }
      range.end = g_array_index (segments, Segment, end - 1).end;
      g_array_append_val (ranges, range);
      i = end;
    }
  return ranges;
}

static GArray *
find (AnalectPatternKind kind, const char *pattern, const char *string)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectTextPattern) compiled = analect_text_pattern_new (kind, pattern, &error);
  g_autoptr (AnalectText) text = analect_text_new (string, -1);
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));

  g_assert_no_error (error);
  g_assert_true (analect_text_pattern_find (compiled, text, ranges, G_MAXUINT, NULL, &error));
  g_assert_no_error (error);
  return ranges;
}

/* The hits as "start-end start-end". */
static char *
describe (const GArray *ranges)
{
  GString *result = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    g_string_append_printf (result, "%s%u-%u", i > 0 ? " " : "", g_array_index (ranges, AnalectRange, i).start,
                            g_array_index (ranges, AnalectRange, i).end);
  return g_string_free (result, FALSE);
}

typedef struct
{
  const char *pattern, *text, *hits;
} Case;

static void
check (AnalectPatternKind kind, const Case *one)
{
  g_autoptr (GArray) ranges = find (kind, one->pattern, one->text);
  g_autofree char *hits = describe (ranges);

  if (strcmp (hits, one->hits) != 0)
    g_error ("“%s” in “%s”: %s, expected %s", one->pattern, one->text, hits, one->hits);
}

static void
test_words (void)
{
  static const Case cases[] = {
    { "say no", "They SAY  no.\nSay\n\nNo!", "5-12 14-21" },
    { "čaj", "Čaj, c\u030caj a čaj; caj", "0-3 5-9 12-15" },
    { "žluťoučký kůň", "z\u030clut\u030couc\u030cky\u0301 ku\u030an\u030c", "0-19" },
    { "e", "é e\u0301 e", "5-6" },
    { "é", "e é e\u0301", "2-3 4-6" },
    { "😀", "a😀😀b", "1-2 2-3" },
    { "👍🏽!", "👍🏽! 👍!", "0-3" },
    { "i", "İIıi", "1-2 3-4" },
    { "İ", "i\u0307 I\u0307 İ", "0-2 3-5 6-7" },
    { "strasse", "STRASSE Straße straſse", "0-7 8-14 15-22" },
    { "ß", "ss SS s ß", "0-2 3-5 8-9" },
    { "s", "ß", "" },
    { "first", "ﬁrst FIRST", "0-4 5-10" },
    { "aa", "aaaaa", "0-2 2-4" },
    { "abab", "abababab", "0-4 4-8" },
    { "a\u00a0b", "a b a\t\nb ab", "0-3 4-8" },
    { " a ", "a  a  a", "1-6" },
    { "가", "가 \u1100\u1161 각 \u1100\u1161\u11a8", "0-1 2-4" },
    { "5 %", "15\u202f%", "1-4" },
    { "kelvin", "\u212aelvin", "0-6" },
    { "x", "", "" },
    { "xyz", "xy", "" },
    { ".*", "a.*b", "1-3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (ANALECT_PATTERN_WORDS, &cases[i]);
}

static const char *const pieces[] = {
  "s",
  "S",
  "ß",
  "ẞ",
  "ſ",
  "ﬁ",
  "ﬅ",
  "f",
  "t",
  "i",
  "I",
  "İ",
  "ı",
  "é",
  "e\u0301",
  "É",
  "e",
  "e\u0323\u0302",
  "e\u0302\u0323",
  "ệ",
  " ",
  "\n",
  "\u00a0",
  "\t",
  " \u0301",
  "\u212a",
  "k",
  "α",
  "ᾳ",
  "\u0345",
  "가",
  "\u1100\u1161",
  "\u11a8",
  "😀",
  "č",
  "c\u030c",
  "c",
  "\u0301",
  "ss",
  "st",
  "ti",
  "es",
};

static char *
random_string (GRand *rand, guint n)
{
  GString *string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (string, FALSE);
}

/* A stretch of ASCII, long enough for the scan in blocks, between stretches of everything. */
static char *
random_text (GRand *rand)
{
  static const char letters[] = "steiSTEI k";
  g_autofree char *before = random_string (rand, (guint) g_rand_int_range (rand, 0, 20));
  g_autofree char *after = random_string (rand, (guint) g_rand_int_range (rand, 0, 20));
  GString *text = g_string_new (before);
  guint n = (guint) g_rand_int_range (rand, 0, 400);

  for (guint i = 0; i < n; i++)
    g_string_append_c (text, letters[g_rand_int_range (rand, 0, (gint32) strlen (letters))]);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static gboolean
is_blank (const char *pattern)
{
  g_autoptr (GArray) segments = split (pattern);

  for (guint i = 0; i < segments->len; i++)
    if (strcmp (g_array_index (segments, Segment, i).folded, " ") != 0)
      return FALSE;
  return TRUE;
}

static void
test_twin (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  guint n_hits = 0;

  for (guint i = 0; i < 2500; i++)
    {
      g_autofree char *pattern = random_string (rand, (guint) g_rand_int_range (rand, 1, 4));
      g_autofree char *text = random_text (rand), *ours = NULL, *theirs = NULL;
      g_autoptr (GArray) quick = NULL, slow = NULL;

      if (is_blank (pattern))
        continue;
      quick = find (ANALECT_PATTERN_WORDS, pattern, text);
      slow = find_slowly (text, pattern);
      ours = describe (quick);
      theirs = describe (slow);
      if (strcmp (ours, theirs) != 0)
        g_error ("“%s” in “%s”: %s, expected %s", pattern, text, ours, theirs);
      n_hits += slow->len;
    }
  g_assert_cmpuint (n_hits, >, 1000);
}

/* Every offset against the blocks of the scan, and a hit that is the last thing in the text. */
static void
test_offsets (void)
{
  for (guint before = 0; before < 200; before++)
    {
      g_autofree char *dots = g_strnfill (before, '.');
      g_autofree char *text = g_strconcat (dots, "Stigma", NULL), *more = g_strconcat (text, "…", text, dots, NULL);
      Case last = { "stigma", text, NULL }, two = { "stigma", more, NULL };
      g_autofree char *one_hit = g_strdup_printf ("%u-%u", before, before + 6);
      g_autofree char *two_hits = g_strdup_printf ("%s %u-%u", one_hit, 2 * before + 7, 2 * before + 13);

      last.hits = one_hit;
      two.hits = two_hits;
      check (ANALECT_PATTERN_WORDS, &last);
      check (ANALECT_PATTERN_WORDS, &two);
    }
}

static void
test_regex (void)
{
  static const Case cases[] = {
    { "s(ay|aid) no\\b", "say no, said no; Say no, say none", "0-6 8-15" },
    { "(?i)say\\s+no", "Say\nno", "0-6" },
    { "^b$", "a\nb\nc", "2-3" },
    { "\\bčaj\\b", "čaje čaj", "5-8" },
    { "\\w+", "žluťoučký kůň", "0-9 10-13" },
    { "x*", "axxb", "1-3" },
    { "(?=a)", "aaa", "" },
    { "\\\\C", "\\C", "0-2" },
    { "a(?#comment)", "aa", "0-1 1-2" },
    { ".", "😀\n😀", "0-1 2-3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check (ANALECT_PATTERN_REGEX, &cases[i]);
}

static void
test_refused (void)
{
  static const struct
  {
    AnalectPatternKind kind;
    const char *pattern;
  } cases[] = {
    { ANALECT_PATTERN_WORDS, "" },
    { ANALECT_PATTERN_WORDS, " \n\t" },
    { ANALECT_PATTERN_WORDS, "\xff" },
    { ANALECT_PATTERN_REGEX, "" },
    { ANALECT_PATTERN_REGEX, "(" },
    { ANALECT_PATTERN_REGEX, "[z-a]" },
    { ANALECT_PATTERN_REGEX, "\xc3(" },
    { ANALECT_PATTERN_REGEX, "a\\\\\\C" },
    { ANALECT_PATTERN_REGEX, "(*LIMIT_MATCH=4000000000)a" },
  };
  g_autofree char *huge = g_strnfill (ANALECT_PATTERN_MAX_BYTES + 1, 'a');

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (analect_text_pattern_new (cases[i].kind, cases[i].pattern, &error));
      g_assert_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_VALUE);
      /* The limit that is added must not show. */
      g_assert_null (strstr (error->message, "200000"));
    }
  g_assert_null (analect_text_pattern_new (ANALECT_PATTERN_WORDS, huge, NULL));
  g_assert_null (analect_text_pattern_new (ANALECT_PATTERN_REGEX, huge, NULL));
}

static void
test_runaway (void)
{
  static const char *const expressions[] = { "(a+)+$", "(a|aa)+!!", "(\\w+\\s?)+$" };
  g_autofree char *string = g_strnfill (30000, 'a');
  g_autoptr (AnalectText) text = NULL;

  string[29999] = '!';
  text = analect_text_new (string, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
      g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new (ANALECT_PATTERN_REGEX, expressions[i], &error);

      g_assert_no_error (error);
      g_assert_false (analect_text_pattern_find (pattern, text, ranges, G_MAXUINT, NULL, &error));
      g_assert_error (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_VALUE);
    }
}

static void
test_many (void)
{
  g_autoptr (GString) string = g_string_new (NULL);
  g_autoptr (AnalectText) text = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));
  g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new (ANALECT_PATTERN_WORDS, "NĚ", NULL);
  AnalectRange last;

  for (guint i = 0; i < 300000; i++)
    g_string_append (string, i % 2 ? "ně " : "ne\u030c ");
  text = analect_text_new (string->str, -1);
  g_assert_true (analect_text_pattern_find (pattern, text, ranges, 299999, NULL, NULL));
  g_assert_cmpuint (ranges->len, ==, 299999);
  last = g_array_index (ranges, AnalectRange, 299998);
  g_assert_cmpuint (last.start, ==, 299998 / 2 * 7);
  g_assert_cmpuint (last.end, ==, 299998 / 2 * 7 + 3);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnalectText) text = analect_text_new ("one two one", -1);
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (AnalectRange));

  g_cancellable_cancel (cancellable);
  for (int kind = ANALECT_PATTERN_WORDS; kind <= ANALECT_PATTERN_REGEX; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnalectTextPattern) pattern = analect_text_pattern_new ((AnalectPatternKind) kind, "one", NULL);

      g_assert_false (analect_text_pattern_find (pattern, text, ranges, G_MAXUINT, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-pattern/words", test_words);
  g_test_add_func ("/text-pattern/twin", test_twin);
  g_test_add_func ("/text-pattern/offsets", test_offsets);
  g_test_add_func ("/text-pattern/regex", test_regex);
  g_test_add_func ("/text-pattern/refused", test_refused);
  g_test_add_func ("/text-pattern/runaway", test_runaway);
  g_test_add_func ("/text-pattern/many", test_many);
  g_test_add_func ("/text-pattern/cancelled", test_cancelled);
  return g_test_run ();
}
