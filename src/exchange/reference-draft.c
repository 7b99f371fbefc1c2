/* Drafts of references; see the header.
 *
 * What the fields of a reference cannot hold stays in the record as it came, which is kept with the reference: the
 * second and further addresses, tags of a vendor's own, the exact type.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "reference-draft.h"

#include "person.h"
#include "study-label.h"

#include <string.h>

struct _AnalectReferenceDraft
{
  int type;
  gint64 year;
  AnalectText *texts[]; /* by slot of the kind reference */
};

static AnalectReferenceDraft *
draft_new (void)
{
  return g_malloc0 (sizeof (AnalectReferenceDraft)
                    + analect_kind_n_fields (ANALECT_KIND_REFERENCE) * sizeof (AnalectText *));
}

void
analect_reference_draft_free (AnalectReferenceDraft *draft)
{
  if (draft == NULL)
    return;
  for (guint slot = 0; slot < analect_kind_n_fields (ANALECT_KIND_REFERENCE); slot++)
    g_clear_pointer (&draft->texts[slot], analect_text_unref);
  g_free (draft);
}

/* Runs of white space become one blank, in place, and none stays at the ends. */
static void
flatten (char *string)
{
  char *out = string;

  for (const char *p = string; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      *out++ = *p;
    else if (out > string && out[-1] != ' ')
      *out++ = ' ';
  if (out > string && out[-1] == ' ')
    out--;
  *out = '\0';
}

/* Any line end becomes LF, in place. */
static void
unify_line_ends (char *string)
{
  char *out = string;

  for (const char *p = string; *p != '\0'; p++)
    if (p[0] == '\r' && p[1] == '\n')
      continue;
    else
      *out++ = *p == '\r' ? '\n' : *p;
  *out = '\0';
}

/* Sets a text field; NULL and what is nothing but white space is none. */
static void
set_text (AnalectReferenceDraft *draft, AnalectField field, const char *string)
{
  g_autofree char *copy = g_strdup (string);

  if (copy == NULL)
    return;
  if (analect_fields[field].form == ANALECT_FORM_ATTRIBUTE)
    flatten (copy);
  else
    unify_line_ends (g_strstrip (copy));
  draft->texts[analect_field_slot (field)] = analect_text_new_or_null (copy);
}

/* Whether NAME is plainly "Family, Given". */
static gboolean
is_settled (const char *name)
{
  const char *comma = strchr (name, ',');

  return comma != NULL && comma > name && comma[1] != '\0' && strchr (comma + 1, ',') == NULL
         && strpbrk (name, "{};\t\r\n") == NULL && strstr (name, " of ") == NULL && strstr (name, " for ") == NULL;
}

/* Appends NAME in the form a list of authors has. */
static void
append_name (GString *list, const char *name)
{
  gsize start;

  if (list->len > 0)
    g_string_append (list, "; ");
  start = list->len;
  if (is_settled (name))
    g_string_append (list, name);
  else
    {
      g_autoptr (AnalectPersonName) person = analect_person_name_split (name);

      if (person->corporate && strpbrk (person->family, ",;") != NULL)
        g_string_append_printf (list, "{%s}", person->family);
      else
        {
          if (person->particle != NULL)
            g_string_append_printf (list, "%s ", person->particle);
          g_string_append (list, person->family);
          if (person->given != NULL && *person->given != '\0')
            g_string_append_printf (list, ", %s", person->given);
          if (person->suffix != NULL)
            g_string_append_printf (list, ", %s", person->suffix);
        }
    }
  for (char *p = list->str + start; *p != '\0'; p++)
    if (*p == ';')
      *p = ',';
}

static void
set_people (AnalectReferenceDraft *draft, AnalectField field, const AnalectRecord *record, AnalectRecordRole role)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < record->authors->len; i++)
    {
      const AnalectRecordAuthor *author = record->authors->pdata[i];

      if (author->role == role)
        append_name (list, author->name);
    }
  set_text (draft, field, list->str);
}

/* Sets a field to the strings of one or two lists. */
static void
set_list (AnalectReferenceDraft *draft, AnalectField field, const GPtrArray *one, const GPtrArray *other,
          const char *separator)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < one->len + (other != NULL ? other->len : 0); i++)
    {
      if (i > 0)
        g_string_append (joined, separator);
      g_string_append (joined, i < one->len ? one->pdata[i] : other->pdata[i - one->len]);
    }
  set_text (draft, field, joined->str);
}

static int
map_type (AnalectRecordType type)
{
  switch (type)
    {
    case ANALECT_RECORD_ARTICLE:
      return ANALECT_REFERENCE_TYPE_ARTICLE;
    case ANALECT_RECORD_BOOK:
      return ANALECT_REFERENCE_TYPE_BOOK;
    case ANALECT_RECORD_CHAPTER:
      return ANALECT_REFERENCE_TYPE_CHAPTER;
    case ANALECT_RECORD_THESIS:
      return ANALECT_REFERENCE_TYPE_THESIS;
    case ANALECT_RECORD_REPORT:
      return ANALECT_REFERENCE_TYPE_REPORT;
    case ANALECT_RECORD_CONFERENCE:
      return ANALECT_REFERENCE_TYPE_CONFERENCE;
    case ANALECT_RECORD_WEB_PAGE:
      return ANALECT_REFERENCE_TYPE_WEB;
    case ANALECT_RECORD_NEWS:
    case ANALECT_RECORD_UNPUBLISHED:
    case ANALECT_RECORD_DATASET:
    case ANALECT_RECORD_OTHER:
      return ANALECT_REFERENCE_TYPE_OTHER;
    }
  return ANALECT_REFERENCE_TYPE_OTHER;
}

AnalectReferenceDraft *
analect_reference_draft_new_from_record (const AnalectRecord *record)
{
  AnalectReferenceDraft *draft = draft_new ();
  g_autofree char *pages = analect_record_get_pages (record), *year = g_strdup_printf ("%d", record->year);

  draft->type = map_type (record->type);
  draft->year = record->year;
  set_text (draft, ANALECT_REFERENCE_TITLE, record->title);
  set_people (draft, ANALECT_REFERENCE_AUTHORS, record, ANALECT_RECORD_AUTHOR);
  set_people (draft, ANALECT_REFERENCE_EDITORS, record, ANALECT_RECORD_EDITOR);
  if (g_strcmp0 (record->date, year) != 0)
    set_text (draft, ANALECT_REFERENCE_DATE, record->date);
  set_text (draft, ANALECT_REFERENCE_CONTAINER, record->secondary_title);
  set_text (draft, ANALECT_REFERENCE_VOLUME, record->volume);
  set_text (draft, ANALECT_REFERENCE_ISSUE, record->issue);
  set_text (draft, ANALECT_REFERENCE_PAGES, pages);
  set_text (draft, ANALECT_REFERENCE_DOI, record->doi);
  set_text (draft, ANALECT_REFERENCE_PMID, record->pmid);
  set_list (draft, ANALECT_REFERENCE_ISSN, record->issns, record->isbns, "; ");
  set_text (draft, ANALECT_REFERENCE_PUBLISHER, record->publisher);
  set_text (draft, ANALECT_REFERENCE_PLACE, record->place);
  set_text (draft, ANALECT_REFERENCE_LANGUAGE, record->language);
  set_text (draft, ANALECT_REFERENCE_URL, record->urls->len > 0 ? record->urls->pdata[0] : NULL);
  set_text (draft, ANALECT_REFERENCE_ACCESSION, record->accession);
  set_text (draft, ANALECT_REFERENCE_DATABASE, record->database);
  set_list (draft, ANALECT_REFERENCE_KEYWORDS, record->keywords, NULL, "; ");
  set_text (draft, ANALECT_REFERENCE_ABSTRACT, record->abstract);
  set_list (draft, ANALECT_REFERENCE_NOTE, record->notes, NULL, "\n");
  return draft;
}

AnalectReferenceDraft *
analect_reference_draft_new_from_fulltext (const AnalectFulltext *fulltext, const char *title)
{
  AnalectReferenceDraft *draft = draft_new ();
  g_autoptr (GString) authors = g_string_new (NULL);

  for (guint i = 0; i < fulltext->authors->len; i++)
    append_name (authors, fulltext->authors->pdata[i]);
  draft->type = fulltext->journal != NULL ? ANALECT_REFERENCE_TYPE_ARTICLE : ANALECT_REFERENCE_TYPE_OTHER;
  draft->year = fulltext->year;
  set_text (draft, ANALECT_REFERENCE_TITLE, fulltext->title != NULL ? fulltext->title : title);
  set_text (draft, ANALECT_REFERENCE_AUTHORS, authors->str);
  set_text (draft, ANALECT_REFERENCE_CONTAINER, fulltext->journal);
  set_text (draft, ANALECT_REFERENCE_VOLUME, fulltext->volume);
  set_text (draft, ANALECT_REFERENCE_ISSUE, fulltext->issue);
  set_text (draft, ANALECT_REFERENCE_PAGES, fulltext->pages);
  set_text (draft, ANALECT_REFERENCE_DOI, fulltext->doi);
  set_text (draft, ANALECT_REFERENCE_PMID, fulltext->pmid);
  set_text (draft, ANALECT_REFERENCE_ISSN, fulltext->issn);
  set_text (draft, ANALECT_REFERENCE_PUBLISHER, fulltext->publisher);
  set_text (draft, ANALECT_REFERENCE_LANGUAGE, fulltext->language);
  set_text (draft, ANALECT_REFERENCE_ACCESSION, fulltext->pmcid);
  if (fulltext->pmcid != NULL)
    set_text (draft, ANALECT_REFERENCE_DATABASE, "PubMed Central");
  set_list (draft, ANALECT_REFERENCE_KEYWORDS, fulltext->keywords, NULL, "; ");
  set_text (draft, ANALECT_REFERENCE_ABSTRACT, fulltext->abstract);
  return draft;
}

const char *
analect_reference_draft_get (const AnalectReferenceDraft *draft, AnalectField field)
{
  g_return_val_if_fail (analect_fields[field].kind == ANALECT_KIND_REFERENCE, "");

  const AnalectText *text = draft->texts[analect_field_slot (field)];

  return text != NULL ? analect_text_peek (text) : "";
}

gint64
analect_reference_draft_get_year (const AnalectReferenceDraft *draft)
{
  return draft->year;
}

int
analect_reference_draft_get_type (const AnalectReferenceDraft *draft)
{
  return draft->type;
}

char *
analect_reference_draft_label (const AnalectReferenceDraft *draft)
{
  return analect_make_label (analect_reference_draft_get (draft, ANALECT_REFERENCE_AUTHORS),
                             analect_reference_draft_get (draft, ANALECT_REFERENCE_EDITORS),
                             analect_reference_draft_get (draft, ANALECT_REFERENCE_TITLE), draft->year);
}

void
analect_reference_draft_write (const AnalectReferenceDraft *draft, AnalectChange *change, AnalectId reference)
{
  analect_change_set_integer (change, reference, ANALECT_REFERENCE_TYPE, draft->type);
  analect_change_set_integer (change, reference, ANALECT_REFERENCE_YEAR, draft->year);
  for (guint slot = 0; slot < analect_kind_n_fields (ANALECT_KIND_REFERENCE); slot++)
    if (draft->texts[slot] != NULL)
      analect_change_set_text (change, reference, analect_kinds[ANALECT_KIND_REFERENCE].first + slot,
                               draft->texts[slot]);
}

void
analect_reference_draft_complete (const AnalectReferenceDraft *draft, AnalectChange *change, AnalectId reference)
{
  if (draft->year != 0 && analect_change_peek (change, reference, ANALECT_REFERENCE_YEAR).integer == 0)
    analect_change_set_integer (change, reference, ANALECT_REFERENCE_YEAR, draft->year);
  for (guint slot = 0; slot < analect_kind_n_fields (ANALECT_KIND_REFERENCE); slot++)
    {
      AnalectField field = analect_kinds[ANALECT_KIND_REFERENCE].first + slot;

      if (draft->texts[slot] != NULL && analect_change_peek (change, reference, field).text == NULL)
        analect_change_set_text (change, reference, field, draft->texts[slot]);
    }
}
