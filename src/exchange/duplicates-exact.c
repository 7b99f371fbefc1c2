/* Duplicates by exact keys; see the header.
 *
 * Each work has up to six keys, kept as numbers of 64 bits. Works that share a key stand in a chain in the order they
 * were taken. A chain is followed for a few works only, so that a file in which all records look alike costs no more
 * than any other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "duplicates-exact.h"

#include "identifier.h"
#include "match-key.h"
#include "study-label.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Works of one key that are compared. */
#define MAX_CHAIN 32u

/* Bytes of a title that says something by itself, and with the year. */
#define LONG_TITLE  24u
#define SHORT_TITLE 10u

/* Characters of a number that is unlikely to stand in two databases. */
#define LONG_ACCESSION 8u

typedef enum
{
  KEY_DOI,
  KEY_PMID,
  KEY_ACCESSION,
  KEY_TITLE_YEAR_AUTHOR,
  KEY_TITLE_YEAR,
  KEY_TITLE,
  N_KEYS
} Key;

#define ANY_TYPE (-1)

typedef struct
{
  guint64 keys[N_KEYS]; /* 0: it has none */
  guint64 title, author;
  gint64 year;
  int type; /* ANALECT_REFERENCE_TYPE_… */
} Facts;

typedef struct
{
  Facts facts;
  guint number;
  guint next[N_KEYS]; /* the next in the chain, counted from 1; 0 at its end */
  guint last[N_KEYS]; /* of the first in a chain: the last one */
} Entry;

struct _AnalectExactIndex
{
  GArray *entries;            /* of Entry */
  GHashTable *chains[N_KEYS]; /* key → number of its first entry, counted from 1 */
};

/* A key is as large as a pointer on every platform GTK 4 is built for. */
G_STATIC_ASSERT (sizeof (gpointer) == sizeof (guint64));

const char *
analect_match_text (AnalectMatch match)
{
  static const char *const texts[] = { "",           "file", "record", "doi", "pmid", "accession", "title-year-author",
                                       "title-year", "title" };

  return texts[match];
}

const char *
analect_match_label (AnalectMatch match)
{
  switch (match)
    {
    case ANALECT_MATCH_NONE:
      return "";
    case ANALECT_MATCH_FILE:
      return _ ("Same file");
    case ANALECT_MATCH_RECORD:
      return _ ("Same record");
    case ANALECT_MATCH_DOI:
      return _ ("Same DOI");
    case ANALECT_MATCH_PMID:
      return _ ("Same PubMed number");
    case ANALECT_MATCH_ACCESSION:
      return _ ("Same accession number");
    case ANALECT_MATCH_TITLE:
      return _ ("Same title, year and first author");
    case ANALECT_MATCH_TITLE_YEAR:
      return _ ("Same title and year");
    case ANALECT_MATCH_TITLE_ONLY:
      return _ ("Same title");
    }
  g_return_val_if_reached ("");
}

AnalectExactIndex *
analect_exact_index_new (void)
{
  AnalectExactIndex *index = g_new0 (AnalectExactIndex, 1);

  index->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  for (guint key = 0; key < N_KEYS; key++)
    index->chains[key] = g_hash_table_new (NULL, NULL);
  return index;
}

void
analect_exact_index_free (AnalectExactIndex *index)
{
  if (index == NULL)
    return;
  g_array_unref (index->entries);
  for (guint key = 0; key < N_KEYS; key++)
    g_hash_table_unref (index->chains[key]);
  g_free (index);
}

/* The hash of what PARTS say, with a bar between them. */
static guint64
hash_parts (const char *one, const char *two, const char *three)
{
  g_autofree char *joined = g_strjoin ("|", one, two, three, NULL);

  return analect_match_hash (joined, -1);
}

/* A number in a database has a digit, and means something together with the database, or when it is long and not all
 * digits. */
static guint64
accession_key (const char *database, const char *accession)
{
  g_autofree char *place = analect_match_key (database), *number = analect_match_key (accession);

  if (strpbrk (number, "0123456789") == NULL)
    return 0;
  if (*place == '\0' && (strlen (number) < LONG_ACCESSION || strspn (number, "0123456789") == strlen (number)))
    return 0;
  return hash_parts (place, number, "");
}

static void
set_title_keys (Facts *facts, const char *title, const char *author)
{
  gsize length = strlen (title);
  char year[24];

  g_snprintf (year, sizeof year, "%" G_GINT64_FORMAT, facts->year);
  if (length == 0)
    return;
  facts->title = analect_match_hash (title, (gssize) length);
  if (length >= LONG_TITLE || (facts->year != 0 && *author != '\0'))
    facts->keys[KEY_TITLE_YEAR_AUTHOR] = hash_parts (title, year, author);
  if (length >= SHORT_TITLE && facts->year != 0)
    facts->keys[KEY_TITLE_YEAR] = hash_parts (title, year, "");
  if (length >= LONG_TITLE)
    facts->keys[KEY_TITLE] = facts->title;
}

/* Gives the value of a text field of a reference, "" for none. */
typedef const char *(*Getter) (gconstpointer source, AnalectField field);

static void
gather (Facts *facts, Getter get, gconstpointer source, gint64 year, int type)
{
  const char *doi = get (source, ANALECT_REFERENCE_DOI), *pmid = get (source, ANALECT_REFERENCE_PMID);
  g_autofree char *title = analect_match_key (get (source, ANALECT_REFERENCE_TITLE));
  g_autofree char *name = analect_first_family_name (get (source, ANALECT_REFERENCE_AUTHORS));
  g_autofree char *author = analect_match_key (name);

  memset (facts, 0, sizeof *facts);
  facts->year = year;
  facts->type = type;
  facts->author = *author != '\0' ? analect_match_hash (author, -1) : 0;
  if (*doi != '\0')
    {
      g_autofree char *key = analect_doi_key (doi);

      facts->keys[KEY_DOI] = analect_match_hash (key, -1);
    }
  if (*pmid != '\0')
    facts->keys[KEY_PMID] = analect_match_hash (pmid, -1);
  facts->keys[KEY_ACCESSION] =
      accession_key (get (source, ANALECT_REFERENCE_DATABASE), get (source, ANALECT_REFERENCE_ACCESSION));
  set_title_keys (facts, title, author);
}

static const char *
get_from_row (gconstpointer source, AnalectField field)
{
  return analect_row_string (source, field);
}

static const char *
get_from_draft (gconstpointer source, AnalectField field)
{
  return analect_reference_draft_get (source, field);
}

static void
gather_draft (Facts *facts, const AnalectReferenceDraft *draft)
{
  gather (facts, get_from_draft, draft, analect_reference_draft_get_year (draft),
          analect_reference_draft_get_type (draft));
}

static void
add (AnalectExactIndex *index, const Facts *facts, guint number)
{
  guint place = index->entries->len + 1;
  Entry entry = { .facts = *facts, .number = number };

  g_array_append_val (index->entries, entry);
  for (guint key = 0; key < N_KEYS; key++)
    {
      gpointer hash = (gpointer) (guintptr) facts->keys[key];
      guint first = GPOINTER_TO_UINT (g_hash_table_lookup (index->chains[key], hash));

      if (facts->keys[key] == 0)
        continue;
      if (first == 0)
        {
          g_hash_table_insert (index->chains[key], hash, GUINT_TO_POINTER (place));
          first = place;
        }
      else
        {
          guint last = g_array_index (index->entries, Entry, first - 1).last[key];

          g_array_index (index->entries, Entry, last - 1).next[key] = place;
        }
      g_array_index (index->entries, Entry, first - 1).last[key] = place;
    }
}

void
analect_exact_index_add_row (AnalectExactIndex *index, const AnalectRow *row, guint number)
{
  Facts facts;

  gather (&facts, get_from_row, row, analect_row_integer (row, ANALECT_REFERENCE_YEAR),
          (int) analect_row_integer (row, ANALECT_REFERENCE_TYPE));
  add (index, &facts, number);
}

void
analect_exact_index_add_draft (AnalectExactIndex *index, const AnalectReferenceDraft *draft, guint number)
{
  Facts facts;

  gather_draft (&facts, draft);
  add (index, &facts, number);
}

static gboolean
differ (guint64 a, guint64 b)
{
  return a != 0 && b != 0 && a != b;
}

static gboolean
is_conference (const Facts *facts)
{
  return facts->type == ANALECT_REFERENCE_TYPE_CONFERENCE;
}

/* Whether works A and B that share KEY are not the same all the same. A title alone counts against a proper record
 * only: texts that begin with the same words (the name of a journal, say) are not one work. */
static gboolean
contradict (const Facts *a, const Facts *b, Key key)
{
  if (key <= KEY_ACCESSION)
    return differ (a->title, b->title) && differ (a->author, b->author);
  if (differ (a->keys[KEY_DOI], b->keys[KEY_DOI]) || differ (a->keys[KEY_PMID], b->keys[KEY_PMID])
      || differ (a->author, b->author) || (key == KEY_TITLE && b->year == 0))
    return TRUE;
  return a->type != ANY_TYPE && b->type != ANY_TYPE && is_conference (a) != is_conference (b);
}

/* The first work in the chain of KEY that FACTS fit, counted from 1, or 0. */
static guint
find_in_chain (AnalectExactIndex *index, const Facts *facts, Key key)
{
  guint place = 0, n = 0;

  if (facts->keys[key] != 0)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (index->chains[key], (gpointer) (guintptr) facts->keys[key]));
  while (place != 0 && n++ < MAX_CHAIN)
    {
      const Entry *entry = &g_array_index (index->entries, Entry, place - 1);

      if (!contradict (facts, &entry->facts, key))
        return place;
      place = entry->next[key];
    }
  return 0;
}

/* Goes through the keys up to LAST. */
static guint
find (AnalectExactIndex *index, const Facts *facts, Key last, AnalectMatch *match)
{
  static const AnalectMatch matches[] = { ANALECT_MATCH_DOI,   ANALECT_MATCH_PMID,       ANALECT_MATCH_ACCESSION,
                                          ANALECT_MATCH_TITLE, ANALECT_MATCH_TITLE_YEAR, ANALECT_MATCH_TITLE_ONLY };

  for (guint key = 0; key <= last; key++)
    {
      guint place = find_in_chain (index, facts, (Key) key);

      if (place != 0)
        {
          *match = matches[key];
          return g_array_index (index->entries, Entry, place - 1).number;
        }
    }
  *match = ANALECT_MATCH_NONE;
  return ANALECT_EXACT_NOTHING;
}

guint
analect_exact_index_find (AnalectExactIndex *index, const AnalectReferenceDraft *draft, AnalectMatch *match)
{
  Facts facts;

  gather_draft (&facts, draft);
  return find (index, &facts, KEY_TITLE_YEAR_AUTHOR, match);
}

/* Whether all works with the title of FACTS are of one year, as far as they are followed. */
static gboolean
is_unambiguous (AnalectExactIndex *index, const Facts *facts)
{
  guint place = find_in_chain (index, facts, KEY_TITLE), n = 0;
  gint64 year = place != 0 ? g_array_index (index->entries, Entry, place - 1).facts.year : 0;

  for (; place != 0 && n < MAX_CHAIN; n++)
    {
      const Entry *entry = &g_array_index (index->entries, Entry, place - 1);

      if (!contradict (facts, &entry->facts, KEY_TITLE) && entry->facts.year != year)
        return FALSE;
      place = entry->next[KEY_TITLE];
    }
  return place == 0;
}

guint
analect_exact_index_find_fulltext (AnalectExactIndex *index, const AnalectReferenceDraft *draft, AnalectMatch *match)
{
  Key last = KEY_TITLE_YEAR;
  Facts facts;

  gather_draft (&facts, draft);
  facts.type = ANY_TYPE;
  if (facts.year == 0)
    {
      facts.keys[KEY_TITLE_YEAR_AUTHOR] = 0;
      last = is_unambiguous (index, &facts) ? KEY_TITLE : KEY_ACCESSION;
    }
  return find (index, &facts, last, match);
}
