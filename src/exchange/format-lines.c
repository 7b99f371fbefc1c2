/* Formats of lines that are recognised and not read: tagged references, BibTeX, JSON, tables.
 *
 * Judged by the first lines. What people write as running text must not be taken for one of them: a single line that
 * looks like a tag proves nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "format-foreign.h"

#include "characteristics.h"
#include "lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines that are looked at. */
#define MAX_LINES 400u

#define ADVICE_RIS N_ ("it is not read yet: export the references as RIS")

static const AnalectForeignFormat bibtex = { N_ ("BibTeX"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat medline = { N_ ("MEDLINE text (nbib)"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat refer = { N_ ("EndNote tagged text (Refer)"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat ovid = { N_ ("Ovid tagged text"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat refworks = { N_ ("RefWorks tagged text"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat json = { N_ ("JSON"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat reference_table = { N_ ("a table of references"), ADVICE_RIS, FALSE };
static const AnalectForeignFormat other_table = { N_ ("a table"),
                                                  N_ ("to import study characteristics, call its first column “study”"),
                                                  FALSE };

/* What was seen in the first lines. */
typedef struct
{
  guint n_lines; /* that are not blank */
  guint n_bibtex, n_medline, n_refer, n_ovid, n_refworks;
  gboolean bibtex_first; /* the first line but for comments is an entry */
} Signs;

static gboolean
begins (const char *line, gsize n, const char *what)
{
  return n >= strlen (what) && memcmp (line, what, strlen (what)) == 0;
}

/* "@article{key," or "@string(": the beginning of an entry. */
static gboolean
is_bibtex (const char *line, gsize n)
{
  gsize i = 1;

  if (n < 3 || line[0] != '@')
    return FALSE;
  while (i < n && g_ascii_isalpha (line[i]))
    i++;
  if (i < 4)
    return FALSE;
  while (i < n && (line[i] == ' ' || line[i] == '\t'))
    i++;
  return i < n && (line[i] == '{' || line[i] == '(');
}

static gboolean
is_medline (const char *line, gsize n)
{
  static const char *const tags[] = { "PMID- ", "OWN - ", "STAT- ", "FAU - ", "DCOM- ", "LID - ", "JID - " };

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if (begins (line, n, tags[i]))
      return TRUE;
  return FALSE;
}

/* "%A Smith": a letter of the tags of Refer, or a digit. */
static gboolean
is_refer (const char *line, gsize n)
{
  return n >= 2 && line[0] == '%' && (g_ascii_isupper (line[1]) || g_ascii_isdigit (line[1]))
         && (n == 2 || line[2] == ' ');
}

/* "<1. >" or "VN  - Ovid Technologies". */
static gboolean
is_ovid (const char *line, gsize n)
{
  gsize i = 1;

  if (begins (line, n, "VN  - Ovid"))
    return TRUE;
  if (n < 4 || line[0] != '<')
    return FALSE;
  while (i < n && g_ascii_isdigit (line[i]))
    i++;
  return i > 1 && begins (line + i, n - i, ". >");
}

static void
look_at_line (Signs *signs, const char *line, gsize n)
{
  gboolean entry = is_bibtex (line, n);

  signs->bibtex_first |= signs->n_lines == 0 && (entry || (n == 1 && *line == '@'));
  if (*line != '%' || is_refer (line, n))
    signs->n_lines++;
  signs->n_bibtex += entry;
  signs->n_medline += is_medline (line, n);
  signs->n_refer += is_refer (line, n);
  signs->n_ovid += is_ovid (line, n);
  signs->n_refworks +=
      begins (line, n, "RT ") || begins (line, n, "SR ") || begins (line, n, "T1 ") || begins (line, n, "A1 ");
}

/* An object or array that begins as only JSON does; "[1] Smith" does not. */
static gboolean
is_json (const char *text, gsize n)
{
  gsize i = 0;
  char first;

  while (i < n && g_ascii_isspace (text[i]))
    i++;
  if (i >= n || (text[i] != '{' && text[i] != '['))
    return FALSE;
  first = text[i++];
  while (i < n && g_ascii_isspace (text[i]))
    i++;
  if (i >= n)
    return FALSE;
  return first == '{' ? text[i] == '"' || text[i] == '}' : strchr ("[{\"", text[i]) != NULL;
}

static const AnalectForeignFormat *
find_tagged (const AnalectFormatHead *head, guint *score)
{
  Signs signs = { 0 };
  AnalectLines lines;
  AnalectLine line;
  guint n = 0;

  analect_lines_init (&lines, head->text, head->n_text);
  while (n++ < MAX_LINES && analect_lines_next (&lines, &line))
    {
      const char *text = line.text;
      gsize n_bytes = line.n_bytes;

      analect_line_trim (&text, &n_bytes);
      if (n_bytes > 0)
        look_at_line (&signs, text, n_bytes);
    }
  *score = 85;
  if (signs.bibtex_first || signs.n_bibtex > 1)
    return &bibtex;
  if (signs.n_ovid > 1)
    return &ovid;
  if (signs.n_medline > 1 || (signs.n_medline == 1 && signs.n_lines < 5))
    return &medline;
  if (signs.n_refer > 1 && signs.n_refer * 3 > signs.n_lines)
    return &refer;
  *score = 70;
  if (signs.n_refworks > 2 && begins (head->text, head->n_text, "RT "))
    return &refworks;
  return NULL;
}

const AnalectForeignFormat *
analect_foreign_format_find_lines (const AnalectFormatHead *head, guint *score)
{
  const AnalectForeignFormat *found;

  *score = 0;
  if (head->text == NULL)
    return NULL;
  found = find_tagged (head, score);
  if (found != NULL)
    return found;
  *score = 80;
  if (is_json (head->text, head->n_text))
    return &json;
  switch (analect_characteristics_judge (head->text, head->n_text))
    {
    case ANALECT_TABLE_OF_REFERENCES:
      return &reference_table;
    case ANALECT_TABLE_OTHER:
      *score = 50;
      return &other_table;
    case ANALECT_TABLE_OF_STUDIES:
    case ANALECT_TABLE_NONE:
      break;
    }
  *score = 0;
  return NULL;
}
