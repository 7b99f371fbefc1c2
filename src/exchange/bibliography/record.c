/* One bibliographic record; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "record.h"

#include "person.h"

#include <string.h>

/* Words and characters of a title that make a label where nobody is named. */
#define LABEL_WORDS      6
#define LABEL_CHARACTERS 60

static void
author_free (gpointer data)
{
  AnalectRecordAuthor *author = data;

  g_free (author->name);
  g_free (author);
}

static void
tag_free (gpointer data)
{
  AnalectRecordTag *tag = data;

  g_free (tag->tag);
  g_free (tag->value);
  g_free (tag);
}

AnalectRecord *
analect_record_new (void)
{
  AnalectRecord *record = g_new0 (AnalectRecord, 1);

  record->authors = g_ptr_array_new_with_free_func (author_free);
  record->issns = g_ptr_array_new_with_free_func (g_free);
  record->isbns = g_ptr_array_new_with_free_func (g_free);
  record->keywords = g_ptr_array_new_with_free_func (g_free);
  record->urls = g_ptr_array_new_with_free_func (g_free);
  record->notes = g_ptr_array_new_with_free_func (g_free);
  record->kept = g_ptr_array_new_with_free_func (tag_free);
  return record;
}

void
analect_record_free (AnalectRecord *record)
{
  if (record == NULL)
    return;
  char *strings[] = {
    record->type_tag,   record->title,    record->secondary_title,
    record->date,       record->volume,   record->issue,
    record->page_start, record->page_end, record->article_number,
    record->doi,        record->pmid,     record->publisher,
    record->place,      record->abstract, record->language,
    record->accession,  record->database, record->raw,
  };
  GPtrArray *lists[] = {
    record->authors, record->issns, record->isbns, record->keywords, record->urls, record->notes, record->kept,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_free (strings[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    g_ptr_array_unref (lists[i]);
  g_free (record);
}

static void
free_record (gpointer data)
{
  analect_record_free (data);
}

GPtrArray *
analect_records_new (void)
{
  return g_ptr_array_new_with_free_func (free_record);
}

static void
add_string (GPtrArray *list, const char *string)
{
  char *copy = g_strstrip (g_strdup (string));

  if (*copy != '\0')
    g_ptr_array_add (list, copy);
  else
    g_free (copy);
}

void
analect_record_add_author (AnalectRecord *record, AnalectRecordRole role, const char *name)
{
  g_autofree char *copy = g_strstrip (g_strdup (name));
  AnalectRecordAuthor *author;

  if (*copy == '\0')
    return;
  author = g_new (AnalectRecordAuthor, 1);
  author->role = role;
  author->name = g_steal_pointer (&copy);
  g_ptr_array_add (record->authors, author);
}

void
analect_record_add_keyword (AnalectRecord *record, const char *keyword)
{
  add_string (record->keywords, keyword);
}

void
analect_record_add_url (AnalectRecord *record, const char *url)
{
  add_string (record->urls, url);
}

void
analect_record_add_note (AnalectRecord *record, const char *note)
{
  add_string (record->notes, note);
}

void
analect_record_keep (AnalectRecord *record, const char *tag, const char *value)
{
  AnalectRecordTag *pair = g_new (AnalectRecordTag, 1);

  pair->tag = g_strdup (tag);
  pair->value = g_strdup (value);
  g_ptr_array_add (record->kept, pair);
}

const char *
analect_record_get_kept (const AnalectRecord *record, const char *tag)
{
  for (guint i = 0; i < record->kept->len; i++)
    {
      const AnalectRecordTag *pair = record->kept->pdata[i];

      if (strcmp (pair->tag, tag) == 0)
        return pair->value;
    }
  return NULL;
}

static gboolean
keeps_nothing (const AnalectRecord *record)
{
  for (guint i = 0; i < record->kept->len; i++)
    if (*((const AnalectRecordTag *) record->kept->pdata[i])->value != '\0')
      return FALSE;
  return TRUE;
}

gboolean
analect_record_is_empty (const AnalectRecord *record)
{
  const char *strings[] = {
    record->title,      record->secondary_title, record->date,           record->volume,   record->issue,
    record->page_start, record->page_end,        record->article_number, record->doi,      record->pmid,
    record->publisher,  record->place,           record->abstract,       record->language, record->accession,
    record->database,
  };
  const GPtrArray *lists[] = {
    record->authors, record->issns, record->isbns, record->keywords, record->urls, record->notes,
  };

  if (record->year != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    if (strings[i] != NULL)
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i]->len > 0)
      return FALSE;
  return keeps_nothing (record);
}

char *
analect_record_get_pages (const AnalectRecord *record)
{
  if (record->page_start != NULL && record->page_end != NULL && strcmp (record->page_start, record->page_end) != 0)
    return g_strdup_printf ("%s-%s", record->page_start, record->page_end);
  if (record->page_start != NULL)
    return g_strdup (record->page_start);
  if (record->article_number != NULL)
    return g_strdup (record->article_number);
  return g_strdup (record->page_end);
}

/* Whether NAME stands for further people who are not named. */
static gboolean
is_and_others (const char *name)
{
  static const char *const words[] = { "et al", "et al.", "and others", "others" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (name, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "Smith", "Smith & Jones" or "Smith et al." of those with ROLE; NULL when there are none. */
static char *
name_people (const AnalectRecord *record, AnalectRecordRole role)
{
  const char *names[2] = { NULL, NULL };
  guint n_people = 0;

  for (guint i = 0; i < record->authors->len; i++)
    {
      const AnalectRecordAuthor *author = record->authors->pdata[i];

      if (author->role != role)
        continue;
      if (is_and_others (author->name))
        n_people = n_people == 0 ? 0 : MAX (n_people, 2) + 1;
      else if (++n_people <= 2)
        names[n_people - 1] = author->name;
    }
  if (n_people == 0)
    return NULL;

  g_autofree char *first = analect_person_surname (names[0]);

  if (n_people == 1)
    return g_steal_pointer (&first);
  if (n_people > 2)
    return g_strconcat (first, " et al.", NULL);

  g_autofree char *second = analect_person_surname (names[1]);

  return g_strconcat (first, " & ", second, NULL);
}

/* The first words of TITLE on one line, with an ellipsis where it goes on. */
static char *
name_title (const char *title)
{
  g_autoptr (GString) label = g_string_new (NULL);
  const char *p = title;
  guint words = 0, characters = 0;

  while (words < LABEL_WORDS && characters < LABEL_CHARACTERS)
    {
      p += strspn (p, " \t\r\n");
      if (*p == '\0')
        return g_string_free (g_steal_pointer (&label), FALSE);
      if (words++ > 0)
        g_string_append_c (label, ' ');
      for (; *p != '\0' && strchr (" \t\r\n", *p) == NULL && characters < LABEL_CHARACTERS; p = g_utf8_next_char (p))
        {
          g_string_append_len (label, p, g_utf8_next_char (p) - p);
          characters++;
        }
    }
  if (p[strspn (p, " \t\r\n")] != '\0')
    g_string_append (label, "…");
  return g_string_free (g_steal_pointer (&label), FALSE);
}

char *
analect_record_label (const AnalectRecord *record)
{
  g_autofree char *name = name_people (record, ANALECT_RECORD_AUTHOR);

  if (name == NULL)
    name = name_people (record, ANALECT_RECORD_EDITOR);
  if (name == NULL)
    {
      const char *title = record->title != NULL ? record->title : record->secondary_title;

      name = title != NULL ? name_title (title) : g_strdup ("?");
    }
  if (record->year == 0)
    return g_strconcat (name, " n.d.", NULL);
  return g_strdup_printf ("%s %d", name, record->year);
}
