/* Patterns and their hits; see the header.
 *
 * Words are compared as folded code points, character by character of the original text, so that positions need no
 * translation. Where to compare is found in two ways. A stretch of plain ASCII is scanned in blocks for the two rarest
 * letters of the pattern's first word, at their distance from where a hit would begin; compilers make vector
 * instructions of that. Elsewhere a table of bytes says where a hit may begin.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "text-pattern.h"

#include "text-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes at which a hit may begin that are looked at together, and how far behind them one looks. */
#define BLOCK 64u
#define REACH 32u

/* A byte of a hit in plain ASCII: the one at OFFSET from its beginning, with the bits of MASK set, is VALUE. */
typedef struct
{
  guint offset;
  guint8 mask;
  guint8 value;
} Probe;

struct _AnalectTextPattern
{
  AnalectTextFolder *folder;
  GArray *folded;      /* of gunichar */
  gboolean first[256]; /* by byte: whether a hit may begin with it */
  guint n_probes;      /* 2, or 0 when the pattern begins with no plain word */
  Probe probes[2];
  GRegex *regex; /* NULL for words */
  gint64 spent;  /* microseconds the regular expression has taken so far */
};

/* A regular expression that has taken longer in all is given up. */
#define MAX_MICROSECONDS (G_GINT64_CONSTANT (20) * 1000 * 1000)

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, ANALECT_MODEL_ERROR, ANALECT_MODEL_ERROR_VALUE, message);
  return FALSE;
}

/* How rare a folded ASCII character is in running text. */
static guint
rarity (gunichar c)
{
  static const char common[] = " etaoinsrhldcumfpgwybvkxjqz";
  const char *at = strchr (common, (char) c);

  return at ? (guint) (at - common) : G_N_ELEMENTS (common);
}

static Probe
make_probe (const AnalectTextPattern *pattern, guint offset)
{
  gunichar c = g_array_index (pattern->folded, gunichar, offset);

  return (Probe){ .offset = offset, .mask = g_ascii_isalpha ((char) c) ? 0x20 : 0, .value = (guint8) c };
}

/* The length of the plain word the pattern begins with: characters that each stand alone in a text of ASCII. */
static guint
count_plain (const AnalectTextPattern *pattern)
{
  const gunichar *folded = (const gunichar *) (gpointer) pattern->folded->data;
  guint n = 0, length = pattern->folded->len;

  while (n < MIN (length, REACH) && folded[n] < 0x80 && folded[n] != ' ' && (n + 1 == length || folded[n + 1] < 0x80))
    n++;
  return n;
}

static void
choose_probes (AnalectTextPattern *pattern)
{
  guint n = count_plain (pattern), best = 0, second = G_MAXUINT;

  if (n == 0)
    return;
  for (guint i = 1; i < n; i++)
    if (rarity (g_array_index (pattern->folded, gunichar, i))
        > rarity (g_array_index (pattern->folded, gunichar, best)))
      best = i;
  for (guint i = 0; i < n; i++)
    if (i != best
        && (second == G_MAXUINT
            || rarity (g_array_index (pattern->folded, gunichar, i))
                   > rarity (g_array_index (pattern->folded, gunichar, second))))
      second = i;
  pattern->n_probes = 2;
  pattern->probes[0] = make_probe (pattern, best);
  pattern->probes[1] = make_probe (pattern, n > 1 ? second : best);
}

static void
fill_first (AnalectTextPattern *pattern)
{
  gunichar c = g_array_index (pattern->folded, gunichar, 0);

  for (guint byte = 0; byte < 0x80; byte++)
    pattern->first[byte] = c == (g_ascii_isspace ((char) byte) ? ' ' : (guchar) g_ascii_tolower ((char) byte));
  for (guint byte = 0xc2; byte < 0xf5; byte++)
    pattern->first[byte] = c >= 0x80 || analect_text_fold_may_be_ascii ((guchar) byte);
}

static gboolean
prepare_words (AnalectTextPattern *pattern, const char *words, GError **error)
{
  pattern->folder = analect_text_folder_new ();
  pattern->folded = analect_text_fold (pattern->folder, words, -1);
  if (pattern->folded->len == 1 && g_array_index (pattern->folded, gunichar, 0) == ' ')
    return fail (error, _ ("There is nothing but white space to look for"));
  fill_first (pattern);
  choose_probes (pattern);
  return TRUE;
}

/* Whether EXPRESSION has “\C”, a single byte, which could end a hit inside a character. */
static gboolean
cuts_characters (const char *expression)
{
  for (const char *at = strchr (expression, '\\'); at != NULL && at[1] != '\0'; at = strchr (at + 2, '\\'))
    if (at[1] == 'C')
      return TRUE;
  return FALSE;
}

static gboolean
prepare_regex (AnalectTextPattern *pattern, const char *expression, GError **error)
{
  g_autofree char *limited = g_strdup_printf ("(*LIMIT_MATCH=%d)%s", ANALECT_PATTERN_MAX_STEPS, expression);
  g_autoptr (GError) wrong = NULL;
  g_autoptr (GRegex) plain = NULL;

  /* Settings at the beginning could lift the limit. */
  if (expression[0] == '(' && expression[1] == '*' && g_ascii_isupper (expression[2]))
    return fail (error, _ ("A regular expression may not begin with a setting such as “(*NAME)”"));
  if (cuts_characters (expression))
    return fail (error, _ ("“\\C” stands for part of a character and cannot be looked for; use “.”"));
  /* Once without the limit, for a message that shows what was typed. */
  plain = g_regex_new (expression, G_REGEX_MULTILINE, 0, &wrong);
  if (plain != NULL)
    pattern->regex = g_regex_new (limited, G_REGEX_MULTILINE | G_REGEX_OPTIMIZE, 0, &wrong);
  return pattern->regex != NULL || fail (error, wrong->message);
}

AnalectTextPattern *
analect_text_pattern_new (AnalectPatternKind kind, const char *pattern, GError **error)
{
  g_autoptr (AnalectTextPattern) self = g_new0 (AnalectTextPattern, 1);
  gboolean ok;

  if (*pattern == '\0')
    ok = fail (error, _ ("There is nothing to look for"));
  else if (strlen (pattern) > ANALECT_PATTERN_MAX_BYTES)
    ok = fail (error, _ ("What to look for is too long"));
  else if (!g_utf8_validate (pattern, -1, NULL))
    ok = fail (error, _ ("What to look for is not UTF-8"));
  else if (kind == ANALECT_PATTERN_REGEX)
    ok = prepare_regex (self, pattern, error);
  else
    ok = prepare_words (self, pattern, error);
  return ok ? g_steal_pointer (&self) : NULL;
}

void
analect_text_pattern_free (AnalectTextPattern *pattern)
{
  g_clear_pointer (&pattern->folder, analect_text_folder_free);
  g_clear_pointer (&pattern->folded, g_array_unref);
  g_clear_pointer (&pattern->regex, g_regex_unref);
  g_free (pattern);
}

/* Whether the BLOCK bytes at BYTES and the REACH behind them are ASCII. */
static gboolean
is_ascii_block (const guint8 *bytes)
{
  guint8 bits = 0;

  for (guint i = 0; i < BLOCK + REACH; i++)
    bits |= bytes[i];
  return bits < 0x80;
}

/* Whether both probes fit a hit that begins at one of the BLOCK bytes at BYTES. */
static gboolean
fits_block (const AnalectTextPattern *pattern, const guint8 *bytes)
{
  const Probe one = pattern->probes[0], other = pattern->probes[1];
  const guint8 *a = bytes + one.offset, *b = bytes + other.offset;
  guint8 fits = 0;

  for (guint i = 0; i < BLOCK; i++)
    fits |= (guint8) ((a[i] | one.mask) == one.value) & (guint8) ((b[i] | other.mask) == other.value);
  return fits != 0;
}

static inline gboolean
fits (const Probe *probe, const guint8 *byte)
{
  return (byte[probe->offset] | probe->mask) == probe->value;
}

/* Whether the character at AT is ASCII and has no mark. */
static inline gboolean
is_plain (const char *at)
{
  return ((guchar) at[0] | (guchar) at[1]) < 0x80;
}

/* Where the hit that begins at AT ends, or NULL when there is none. The text ends with a NUL at END. */
static const char *
match_at (AnalectTextPattern *pattern, const char *at, const char *end)
{
  const gunichar *wanted = (const gunichar *) (gpointer) pattern->folded->data;
  guint left = pattern->folded->len;
  gboolean after_blank = FALSE;

  while (at < end)
    {
      gunichar segment[ANALECT_TEXT_FOLD_MAX];
      const char *next = at + 1;
      guint n = 1;

      if (is_plain (at))
        segment[0] = g_ascii_isspace (*at) ? ' ' : (guchar) g_ascii_tolower (*at);
      else
        next = analect_text_fold_segment (pattern->folder, at, end, segment, &n);

      if (after_blank && n == 1 && segment[0] == ' ')
        {
          at = next;
          continue;
        }
      if (left == 0)
        return at;
      if (n > left || memcmp (segment, wanted, n * sizeof segment[0]) != 0)
        return NULL;
      after_blank = n == 1 && segment[0] == ' ';
      wanted += n;
      left -= n;
      at = next;
      if (left == 0 && !after_blank)
        return at;
    }
  return left == 0 ? at : NULL;
}

/* Whether a hit may begin at AT, whose byte may begin one. */
static gboolean
may_begin (AnalectTextPattern *pattern, const char *at, const char *text)
{
  gunichar first;

  if ((guchar) *at < 0x80)
    return TRUE;
  first = analect_text_fold_first (pattern->folder, at);
  return first == g_array_index (pattern->folded, gunichar, 0) || (first == 0 && at == text);
}

/* The first hit in TEXT from AT on, or NULL; HIT_END gets where it ends. */
static const char *
find_words (AnalectTextPattern *pattern, const char *text, const char *at, const char *end, const char **hit_end)
{
  while (at < end)
    {
      gboolean probing =
          pattern->n_probes > 0 && (gsize) (end - at) >= BLOCK + REACH && is_ascii_block ((const guint8 *) at);
      const char *stop = at + MIN (BLOCK, (gsize) (end - at));

      if (probing && !fits_block (pattern, (const guint8 *) at))
        {
          at = stop;
          continue;
        }
      for (; at < stop; at++)
        {
          if (probing
                  ? !fits (&pattern->probes[0], (const guint8 *) at) || !fits (&pattern->probes[1], (const guint8 *) at)
                  : !pattern->first[(guchar) *at] || !may_begin (pattern, at, text))
            continue;
          *hit_end = match_at (pattern, at, end);
          if (*hit_end != NULL)
            return at;
        }
    }
  return NULL;
}

static void
add_range (GArray *ranges, const AnalectText *text, gsize from, gsize to)
{
  AnalectRange range = { .start = analect_text_get_position (text, from), .end = analect_text_get_position (text, to) };

  g_array_append_val (ranges, range);
}

static gboolean
find_all_words (AnalectTextPattern *pattern, const AnalectText *text, GArray *ranges, guint max,
                GCancellable *cancellable, GError **error)
{
  const char *start = analect_text_peek (text), *end = start + analect_text_get_size (text), *at = start, *hit;
  const char *hit_end;

  while (ranges->len < max && (hit = find_words (pattern, start, at, end, &hit_end)) != NULL)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_range (ranges, text, (gsize) (hit - start), (gsize) (hit_end - start));
      at = hit_end;
    }
  return TRUE;
}

static void
add_match (const GMatchInfo *info, const AnalectText *text, GArray *ranges)
{
  int from, to;

  if (g_match_info_fetch_pos (info, 0, &from, &to) && from < to)
    add_range (ranges, text, (gsize) from, (gsize) to);
}

static gboolean
find_all_matches (AnalectTextPattern *pattern, const AnalectText *text, GArray *ranges, guint max,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GMatchInfo) info = NULL;
  g_autoptr (GError) wrong = NULL;
  gint64 began = g_get_monotonic_time (), spent = pattern->spent;
  gboolean found = g_regex_match_full (pattern->regex, analect_text_peek (text), (gssize) analect_text_get_size (text),
                                       0, 0, &info, &wrong);

  while (found && ranges->len < max)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      add_match (info, text, ranges);
      pattern->spent = spent + g_get_monotonic_time () - began;
      found = pattern->spent < MAX_MICROSECONDS && g_match_info_next (info, &wrong);
    }
  pattern->spent = spent + g_get_monotonic_time () - began;
  if (wrong != NULL || pattern->spent >= MAX_MICROSECONDS)
    return fail (error, _ ("The regular expression takes too many steps; make it simpler, for instance without a "
                           "repetition inside a repetition"));
  return TRUE;
}

gboolean
analect_text_pattern_find (AnalectTextPattern *pattern, const AnalectText *text, GArray *ranges, guint max,
                           GCancellable *cancellable, GError **error)
{
  if (pattern->regex != NULL)
    return find_all_matches (pattern, text, ranges, max, cancellable, error);
  return find_all_words (pattern, text, ranges, max, cancellable, error);
}
