/* JATS: what is said about the article; see jats-private.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include "identifier.h"

#include <string.h>

guint
analect_jats_find_meta (const AnalectJats *jats, guint article)
{
  guint front = analect_jats_find (jats, article, ANALECT_JATS_FRONT);
  guint meta = front != 0 ? analect_jats_find (jats, front, ANALECT_JATS_ARTICLE_META) : 0;

  return meta != 0 ? meta : analect_jats_find (jats, article, ANALECT_JATS_FRONT_STUB);
}

static gboolean
has_word (const char *value, const char *const *words)
{
  g_autofree char *lower = value != NULL ? g_ascii_strdown (value, -1) : NULL;

  for (; lower != NULL && *words != NULL; words++)
    if (strstr (lower, *words) != NULL)
      return TRUE;
  return FALSE;
}

guint
analect_jats_find_abstract (const AnalectJats *jats, guint meta)
{
  static const char *const minor[] = { "graphic", "toc", "teaser", "summary", "key", "precis", "plain", NULL };
  guint best = 0, best_rank = G_MAXUINT;

  for (guint child = analect_jats_first (jats, meta); child != 0; child = analect_jats_next (jats, meta, child))
    {
      const char *type = analect_xml_tree_get_attribute (jats->tree, child, "abstract-type");
      guint rank = type == NULL ? 0 : has_word (type, minor) ? 2 : 1;

      if (analect_jats_get_kind (jats, child) == ANALECT_JATS_ABSTRACT && rank < best_rank
          && strcmp (analect_jats_get (jats, child)->name, "abstract") == 0)
        {
          best = child;
          best_rank = rank;
        }
    }
  return best;
}

/* What the first child of KIND says, or NULL; PARENT may be 0 for none. */
static char *
get (const AnalectJats *jats, guint parent, AnalectJatsKind kind)
{
  guint child = parent != 0 ? analect_jats_find (jats, parent, kind) : 0;

  return child != 0 ? analect_jats_get_content (jats, child) : NULL;
}

static char *
make_title (const AnalectJats *jats, guint group)
{
  char *title = get (jats, group, ANALECT_JATS_ARTICLE_TITLE);
  g_autofree char *main_title = NULL, *subtitle = get (jats, group, ANALECT_JATS_SUBTITLE);

  if (subtitle == NULL)
    return title;
  if (title == NULL)
    return g_steal_pointer (&subtitle);
  main_title = title;
  return g_strdup_printf (strchr (":?!.", title[strlen (title) - 1]) != NULL ? "%s %s" : "%s: %s", main_title,
                          subtitle);
}

/* "Last, First, Jr." */
static char *
make_name (const AnalectJats *jats, guint name)
{
  g_autofree char *surname = get (jats, name, ANALECT_JATS_SURNAME);
  g_autofree char *given = get (jats, name, ANALECT_JATS_GIVEN_NAMES);
  g_autofree char *suffix = get (jats, name, ANALECT_JATS_SUFFIX);
  const char *parts[4] = { NULL };
  guint n = 0;

  if (surname == NULL && given == NULL)
    return analect_jats_get_content (jats, name);
  if (surname != NULL)
    parts[n++] = surname;
  if (given != NULL)
    parts[n++] = given;
  if (suffix != NULL)
    parts[n++] = suffix;
  return g_strjoinv (", ", (char **) parts);
}

/* The name of a body, without the addresses and members that JATS puts inside. */
static char *
make_collaboration (const AnalectJats *jats, guint collab)
{
  static const char *const inside[] = { "email", "address", "contrib-group", "aff", "xref", "fn", "ext-link", NULL };
  g_autoptr (GString) name = g_string_new (NULL);
  char *result;

  for (guint child = analect_jats_first (jats, collab); child != 0; child = analect_jats_next (jats, collab, child))
    {
      const AnalectXmlNode *node = analect_jats_get (jats, child);
      g_autofree char *content = NULL;

      if (node->name == NULL)
        g_string_append (name, analect_xml_tree_get_text (jats->tree, child));
      else if (!g_strv_contains (inside, node->name) && (content = analect_jats_get_content (jats, child)) != NULL)
        g_string_append (name, content);
    }
  g_strdelimit (name->str, "\t\r\n", ' ');
  result = g_strdup (g_strstrip (name->str));
  if (*result == '\0')
    g_clear_pointer (&result, g_free);
  return result;
}

static char *
make_author (const AnalectJats *jats, guint parent)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    switch ((int) analect_jats_get_kind (jats, child))
      {
      case ANALECT_JATS_NAME:
      case ANALECT_JATS_STRING_NAME:
        return make_name (jats, child);
      case ANALECT_JATS_NAME_ALTERNATIVES:
        return make_author (jats, child);
      case ANALECT_JATS_COLLAB:
        return make_collaboration (jats, child);
      case ANALECT_JATS_ANONYMOUS:
        return g_strdup ("Anonymous");
      default:
        break;
      }
  return NULL;
}

/* Editors and reviewers stand among the contributors too; who is what, is said of each, or of all in a group. */
static gboolean
is_author (const AnalectJats *jats, guint node)
{
  static const char *const others[] = { "editor", "review", "referee", "translat", NULL };
  const char *type = analect_xml_tree_get_attribute (jats->tree, node, "contrib-type");

  return !has_word (type != NULL ? type : analect_xml_tree_get_attribute (jats->tree, node, "content-type"), others);
}

static void
read_authors (const AnalectJats *jats, guint meta)
{
  for (guint group = analect_jats_first (jats, meta); group != 0; group = analect_jats_next (jats, meta, group))
    {
      if (analect_jats_get_kind (jats, group) != ANALECT_JATS_CONTRIB_GROUP || !is_author (jats, group))
        continue;
      for (guint contributor = analect_jats_first (jats, group); contributor != 0;
           contributor = analect_jats_next (jats, group, contributor))
        {
          char *name = NULL;

          if (analect_jats_get_kind (jats, contributor) == ANALECT_JATS_CONTRIB && is_author (jats, contributor))
            name = make_author (jats, contributor);
          if (name != NULL)
            g_ptr_array_add (jats->fulltext->authors, name);
        }
    }
}

/* The first number of four digits in TEXT, or 0. */
static gint
find_year (const char *text)
{
  while (text != NULL && *text != '\0')
    {
      gsize n = strspn (text, "0123456789");

      if (n == 4 && (*text == '1' || *text == '2'))
        return (gint) g_ascii_strtoll (text, NULL, 10);
      text += MAX (n, 1);
    }
  return 0;
}

static gint
get_year (const AnalectJats *jats, guint date)
{
  g_autofree char *year = get (jats, date, ANALECT_JATS_YEAR);
  g_autofree char *words = get (jats, date, ANALECT_JATS_STRING_DATE);
  const char *iso = analect_xml_tree_get_attribute (jats->tree, date, "iso-8601-date");

  return find_year (year != NULL ? year : words != NULL ? words : iso);
}

/* An article is cited by the year of its issue, if it has appeared in one. */
static void
read_year (const AnalectJats *jats, guint meta)
{
  static const char *const types[] = { "ppub", "collection", "issue", "epub-ppub", "pub", "publication", "epub", NULL };
  guint best = G_MAXUINT;

  for (guint child = analect_jats_first (jats, meta); child != 0; child = analect_jats_next (jats, meta, child))
    {
      const char *type, *format;
      gint year;
      guint rank = 0;

      if (analect_jats_get_kind (jats, child) != ANALECT_JATS_PUB_DATE || (year = get_year (jats, child)) == 0)
        continue;
      type = analect_xml_tree_get_attribute (jats->tree, child, "pub-type");
      if (type == NULL)
        type = analect_xml_tree_get_attribute (jats->tree, child, "date-type");
      format = analect_xml_tree_get_attribute (jats->tree, child, "publication-format");
      if (g_strcmp0 (type, "pub") == 0 && g_strcmp0 (format, "print") == 0)
        type = "ppub";
      while (types[rank] != NULL && g_strcmp0 (types[rank], type) != 0)
        rank++;
      if (rank >= best)
        continue;
      best = rank;
      jats->fulltext->year = year;
    }
}

static void
read_identifiers (const AnalectJats *jats, guint meta)
{
  AnalectFulltext *fulltext = jats->fulltext;

  for (guint child = analect_jats_first (jats, meta); child != 0; child = analect_jats_next (jats, meta, child))
    {
      const char *type = analect_xml_tree_get_attribute (jats->tree, child, "pub-id-type");
      g_autofree char *value = NULL;

      if (analect_jats_get_kind (jats, child) != ANALECT_JATS_ARTICLE_ID || type == NULL
          || (value = analect_jats_get_content (jats, child)) == NULL)
        continue;
      if (strcmp (type, "doi") == 0 && fulltext->doi == NULL)
        fulltext->doi = analect_doi_normalize (value);
      else if (strcmp (type, "pmid") == 0 && fulltext->pmid == NULL)
        fulltext->pmid = analect_pmid_find (value);
      else if ((strcmp (type, "pmc") == 0 || strcmp (type, "pmcid") == 0) && fulltext->pmcid == NULL)
        fulltext->pmcid = g_strconcat (g_str_has_prefix (value, "PMC") ? "" : "PMC", value, NULL);
    }
}

static char *
make_pages (const AnalectJats *jats, guint meta)
{
  g_autofree char *first = get (jats, meta, ANALECT_JATS_FPAGE), *last = get (jats, meta, ANALECT_JATS_LPAGE);
  char *range;

  if (first != NULL && last != NULL && strcmp (first, last) != 0)
    return g_strdup_printf ("%s-%s", first, last);
  if (first != NULL)
    return g_steal_pointer (&first);
  range = get (jats, meta, ANALECT_JATS_PAGE_RANGE);
  return range != NULL ? range : get (jats, meta, ANALECT_JATS_ELOCATION_ID);
}

static void
read_keywords (const AnalectJats *jats, guint meta)
{
  GPtrArray *keywords = jats->fulltext->keywords;

  for (guint group = analect_jats_first (jats, meta); group != 0; group = analect_jats_next (jats, meta, group))
    {
      if (analect_jats_get_kind (jats, group) != ANALECT_JATS_KWD_GROUP)
        continue;
      for (guint i = group + 1; i < analect_jats_get (jats, group)->end; i++)
        {
          AnalectJatsKind kind = analect_jats_get_kind (jats, i);
          char *keyword =
              kind == ANALECT_JATS_KWD || kind == ANALECT_JATS_GROUP ? analect_jats_get_content (jats, i) : NULL;

          if (keyword != NULL && !g_ptr_array_find_with_equal_func (keywords, keyword, g_str_equal, NULL))
            g_ptr_array_add (keywords, keyword);
          else
            g_free (keyword);
        }
    }
}

static void
read_journal (const AnalectJats *jats, guint meta)
{
  AnalectFulltext *fulltext = jats->fulltext;
  guint title = analect_xml_tree_find_inside (jats->tree, meta, ANALECT_JATS_JOURNAL_TITLE);
  g_autoptr (GPtrArray) issns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) isbns = g_ptr_array_new_with_free_func (g_free);

  if (title != 0)
    fulltext->journal = analect_jats_get_content (jats, title);
  if (fulltext->journal == NULL)
    fulltext->journal = get (jats, meta, ANALECT_JATS_JOURNAL_ID);
  fulltext->publisher = get (jats, analect_jats_find (jats, meta, ANALECT_JATS_PUBLISHER), ANALECT_JATS_PUBLISHER_NAME);
  for (guint child = analect_jats_first (jats, meta); child != 0; child = analect_jats_next (jats, meta, child))
    if (analect_jats_get_kind (jats, child) == ANALECT_JATS_ISSN)
      {
        g_autofree char *issn = analect_jats_get_content (jats, child);

        if (issn != NULL)
          analect_serial_numbers_add (issns, isbns, issn);
      }
  if (issns->len > 0)
    fulltext->issn = g_strdup (issns->pdata[0]);
}

/* "EN" and "en-us" are "en" and "en-US". */
static char *
make_language (const char *code)
{
  g_auto (GStrv) parts = code != NULL ? g_strsplit (code, "-", -1) : NULL;

  if (parts == NULL || parts[0] == NULL || *parts[0] == '\0')
    return NULL;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *part = parts[i];

      parts[i] = i > 0 && strlen (part) == 2 ? g_ascii_strup (part, -1) : i == 0 ? g_ascii_strdown (part, -1) : part;
      if (parts[i] != part)
        g_free (part);
    }
  return g_strjoinv ("-", parts);
}

void
analect_jats_read_meta (const AnalectJats *jats, guint article)
{
  AnalectFulltext *fulltext = jats->fulltext;
  guint front = analect_jats_find (jats, article, ANALECT_JATS_FRONT), meta = analect_jats_find_meta (jats, article);
  guint journal = front != 0 ? analect_jats_find (jats, front, ANALECT_JATS_JOURNAL_META) : 0;

  fulltext->language = make_language (analect_xml_tree_get_attribute (jats->tree, article, "lang"));
  if (journal != 0)
    read_journal (jats, journal);
  if (meta == 0)
    return;
  fulltext->title = make_title (jats, analect_jats_find (jats, meta, ANALECT_JATS_TITLE_GROUP));
  read_authors (jats, meta);
  read_year (jats, meta);
  fulltext->volume = get (jats, meta, ANALECT_JATS_VOLUME);
  fulltext->issue = get (jats, meta, ANALECT_JATS_ISSUE);
  fulltext->pages = make_pages (jats, meta);
  read_identifiers (jats, meta);
  read_keywords (jats, meta);
}
