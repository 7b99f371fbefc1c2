/* One bibliographic record as a foreign file has it, before anything of a project is touched.
 *
 * Every reader of references (RIS, Web of Science, MEDLINE, BibTeX, …) makes these; duplicates and the import plan work
 * on them. A record holds what the file says, with vendors' peculiarities resolved but nothing invented: what no field
 * is meant for stays in KEPT, and RAW is the record as it stood in the file.
 *
 * A record is a plain struct that owns all its strings and lists. Strings are NUL-terminated UTF-8 that XML allows, or
 * NULL when the file says nothing; a string that is set is never empty. The lists are never NULL.
 *
 * Threads: a record belongs to whoever holds it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef enum
{
  ANALECT_RECORD_OTHER, /* see type_tag */
  ANALECT_RECORD_ARTICLE,
  ANALECT_RECORD_BOOK,
  ANALECT_RECORD_CHAPTER,
  ANALECT_RECORD_THESIS,
  ANALECT_RECORD_REPORT,
  ANALECT_RECORD_CONFERENCE,
  ANALECT_RECORD_NEWS, /* newspapers and magazines */
  ANALECT_RECORD_WEB_PAGE,
  ANALECT_RECORD_UNPUBLISHED,
  ANALECT_RECORD_DATASET,
} AnalectRecordType;

typedef enum
{
  ANALECT_RECORD_AUTHOR,
  ANALECT_RECORD_EDITOR,
} AnalectRecordRole;

typedef struct
{
  AnalectRecordRole role;
  char *name; /* as given, mostly "Last, First"; analect_person_name_split () takes it apart */
} AnalectRecordAuthor;

typedef struct
{
  char *tag; /* the name in the source format: "C3", "custom1" */
  char *value;
} AnalectRecordTag;

typedef struct
{
  AnalectRecordType type;
  char *type_tag; /* the type in the words of the source: "JOUR", "phdthesis" */
  char *title;
  char *secondary_title; /* of the journal, the book a chapter is in, the series or the proceedings */
  GPtrArray *authors;    /* of AnalectRecordAuthor, in the order of the file within each role */
  gint year;             /* 0 when there is none */
  char *date;            /* as given, finer than the year or not: "2022/08/26/", "SEP" */
  char *volume;
  char *issue;
  char *page_start; /* pages as given; PAGE_END may be an abbreviation ("345", "51") */
  char *page_end;
  char *article_number; /* what electronic journals have in place of pages */
  char *doi;            /* bare ("10.1002/cpp.2398"), in the case of the source; compare through analect_doi_key () */
  char *pmid;
  GPtrArray *issns; /* of char *, "1234-567X", each once */
  GPtrArray *isbns; /* of char *, 10 or 13 characters without dashes, each once */
  char *publisher;
  char *place;
  char *abstract;
  GPtrArray *keywords; /* of char *, as given, marks of major topics ("*Body Image") included */
  char *language;
  GPtrArray *urls; /* of char * */
  char *accession; /* the record's number in its database */
  char *database;
  GPtrArray *notes; /* of char *, several lines each */
  GPtrArray *kept;  /* of AnalectRecordTag: all that has no field above, in the order of the file */
  char *raw;        /* the record verbatim, with its own line ends */
  guint first_line; /* of RAW in its file, from 1 */
} AnalectRecord;

/* A record that says nothing. Free with analect_record_free (). */
AnalectRecord *analect_record_new (void);
void analect_record_free (AnalectRecord *record);

/* Lists of records own them. */
GPtrArray *analect_records_new (void);

/* Add to a list of RECORD; surrounding white space is dropped, and so is an empty string. */
void analect_record_add_author (AnalectRecord *record, AnalectRecordRole role, const char *name);
void analect_record_add_keyword (AnalectRecord *record, const char *keyword);
void analect_record_add_url (AnalectRecord *record, const char *url);
void analect_record_add_note (AnalectRecord *record, const char *note);

/* Keeps a pair that has no field; TAG may be any string, an empty VALUE is kept too. */
void analect_record_keep (AnalectRecord *record, const char *tag, const char *value);

/* The first kept value of TAG, or NULL. */
const char *analect_record_get_kept (const AnalectRecord *record, const char *tag);

/* Whether the record says nothing but its type. */
gboolean analect_record_is_empty (const AnalectRecord *record);

/* "152-160", "e0815", the article number where there are no pages, or NULL. The caller frees it. */
char *analect_record_get_pages (const AnalectRecord *record);

/* A short name for people: "Smith 2019", "Smith & Jones 2019", "Smith et al. 2019", the editors' names where there are
 * no authors, else the first words of the title; "n.d." where there is no year. The same in every language, and never
 * empty. The caller frees it. */
char *analect_record_label (const AnalectRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectRecord, analect_record_free)
