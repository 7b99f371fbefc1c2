/* RIS and Web of Science exports of real databases: counts as the table of expected results has them, no tag lost, and
 * fields as other programs read them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris.h"
#include "wos.h"

#include "testlib.h"
#include "text.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Reads a sample with the reader that its content asks for. NULL, and the test marked as skipped, without the sample.
 */
static GPtrArray *
read_sample (const char *name, AnalectProblems *problems)
{
  g_autofree char *path = testlib_sample (name), *bytes = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;
  gsize n_bytes;

  if (path == NULL)
    return NULL;
  bytes = testlib_read (path, &n_bytes);
  text = analect_text_filter (bytes, (gssize) n_bytes, NULL);
  n_bytes = strlen (text);
  if (analect_wos_looks_like (text, n_bytes) > analect_ris_looks_like (text, n_bytes))
    records = analect_wos_read (text, n_bytes, name, problems, NULL, &error);
  else
    records = analect_ris_read (text, n_bytes, name, problems, NULL, &error);
  g_assert_no_error (error);
  return records;
}

/* White space as single blanks, as it is between words. */
static char *
collapse (const char *string)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = string; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (out, *p);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  return g_strchomp (g_string_free (g_steal_pointer (&out), FALSE));
}

/* All that a record holds, RAW aside, with bars between the strings. */
static char *
dump (const AnalectRecord *record)
{
  g_autoptr (GString) out = g_string_new ("|");
  const char *strings[] = {
    record->type_tag,   record->title,    record->secondary_title, record->date, record->volume,    record->issue,
    record->page_start, record->page_end, record->article_number,  record->doi,  record->pmid,      record->publisher,
    record->place,      record->abstract, record->language,        NULL,         record->accession, record->database,
  };
  const GPtrArray *lists[] = { record->issns, record->isbns, record->keywords, record->urls, record->notes };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_append_printf (out, "%s|", strings[i] != NULL ? strings[i] : "");
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      g_string_append_printf (out, "%s|", (const char *) lists[i]->pdata[j]);
  for (guint i = 0; i < record->authors->len; i++)
    g_string_append_printf (out, "%s|", ((const AnalectRecordAuthor *) record->authors->pdata[i])->name);
  for (guint i = 0; i < record->kept->len; i++)
    g_string_append_printf (out, "%s|", ((const AnalectRecordTag *) record->kept->pdata[i])->value);
  g_string_append_printf (out, "%d|", record->year);
  return collapse (out->str);
}

static void
assert_holds (const char *held, const char *value, const char *name, guint line)
{
  g_autofree char *plain = collapse (value);

  if (strstr (held, plain) == NULL)
    g_error ("%s, record in line %u lost “%s”", name, line, plain);
}

static char *
drop_dashes (const char *string)
{
  g_auto (GStrv) parts = g_strsplit (string, "-", -1);

  return g_strjoinv ("", parts);
}

/* Whether HELD has what the line LINE of RAW says. */
static void
check_line (const char *held, const char *line, const char *name, guint first_line)
{
  gboolean is_tagged = strlen (line) > 4 && (g_str_has_prefix (line + 2, "  -") || g_str_has_prefix (line + 4, "  -"));
  const char *value = is_tagged ? strchr (line, '-') + 1 : line;

  if (!is_tagged && g_ascii_isupper (line[0]) && g_ascii_isalnum (line[1]) && (line[2] == ' ' || line[2] == '\0'))
    value = line + 2; /* the other format */
  if (g_str_has_prefix (line, "DO"))
    {
      const char *doi = strstr (value, "10.");

      assert_holds (held, doi != NULL ? doi : value, name, first_line);
    }
  else
    {
      gboolean is_number = g_str_has_prefix (line, "SN");
      gboolean is_list = is_number || !is_tagged || g_str_has_prefix (line, "KW") || g_str_has_prefix (line, "ID")
                         || g_str_has_prefix (line, "DE");
      g_auto (GStrv) parts = g_strsplit_set (value, is_list ? ";," : "", -1);
      g_autofree char *without_dashes = is_number ? drop_dashes (held) : NULL;

      for (guint i = 0; parts[i] != NULL; i++)
        {
          g_autofree char *part = is_number ? drop_dashes (parts[i]) : g_strdup (parts[i]);

          assert_holds (is_number ? without_dashes : held, g_strstrip (part), name, first_line);
        }
    }
}

/* Every line of the record as it stood in the file is somewhere in the record. */
static void
check_nothing_is_lost (const AnalectRecord *record, const char *name)
{
  g_autofree char *held = dump (record);
  g_auto (GStrv) lines = g_strsplit_set (record->raw, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "ER"))
      check_line (held, lines[i], name, record->first_line);
}

/* How many records we read from NAME where the table leaves it open or counts another way. */
static gint
find_decision (const char *name)
{
  /* Eleven TY lines, one ER line: a TY line always begins a record. */
  return strcmp (name, "bib-ris/jabref_RisImporterTest1.ris") == 0 ? 11 : -1;
}

static gboolean
is_ours (const char *name)
{
  return (g_str_has_prefix (name, "bib-ris/") && g_str_has_suffix (name, ".ris"))
         || strcmp (name, "bib-tagged/asreview_web_of_science.txt") == 0 || g_str_has_suffix (name, ".ciw")
         || g_str_has_suffix (name, ".wos.txt") || strcmp (name, "hostile/ris-no-er.ris") == 0
         || strcmp (name, "hostile/ris-1MB-line.ris") == 0;
}

static void
test_expected (void)
{
  g_autofree char *path = testlib_sample ("EXPECTED.tsv"), *table = NULL;
  g_auto (GStrv) rows = NULL;
  guint n_files = 0;

  if (path == NULL)
    return;
  table = testlib_read (path, NULL);
  rows = g_strsplit (table, "\n", -1);
  for (guint i = 1; rows[i] != NULL && *rows[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);
      gint expected = is_ours (cells[0]) ? find_decision (cells[0]) : 0;
      g_autoptr (GPtrArray) records = NULL;
      gint64 number;

      if (!is_ours (cells[0]))
        continue;
      if (expected < 0)
        {
          g_assert_true (g_ascii_string_to_signed (cells[1], 10, 0, 100000, &number, NULL));
          expected = (gint) number;
        }
      g_test_message ("%s: %d", cells[0], expected);
      records = read_sample (cells[0], NULL);
      g_assert_cmpint ((gint) records->len, ==, expected);
      for (guint j = 0; j < records->len; j++)
        check_nothing_is_lost (records->pdata[j], cells[0]);
      n_files++;
    }
  g_assert_cmpuint (n_files, >, 20);
}

static const char *
get_string (JsonObject *item, const char *member)
{
  return json_object_get_string_member_with_default (item, member, NULL);
}

/* Compares when the other program has read the member at all; it maps types of its own to other members. */
static void
compare (JsonObject *item, const char *member, const char *actual)
{
  const char *expected = get_string (item, member);

  if (expected != NULL)
    g_assert_cmpstr (actual, ==, expected);
}

static guint
count_creators (JsonObject *item, const char *role)
{
  JsonArray *creators = json_object_get_array_member (item, "creators");
  guint n = 0;

  for (guint i = 0; i < json_array_get_length (creators); i++)
    n += strcmp (get_string (json_array_get_object_element (creators, i), "creatorType"), role) == 0;
  return n;
}

static guint
count_authors (const AnalectRecord *record, AnalectRecordRole role)
{
  guint n = 0;

  for (guint i = 0; i < record->authors->len; i++)
    n += ((const AnalectRecordAuthor *) record->authors->pdata[i])->role == role;
  return n;
}

static JsonParser *
load_golden (const char *name)
{
  g_autofree char *path = testlib_sample (name);
  g_autoptr (GError) error = NULL;
  JsonParser *parser;

  if (path == NULL)
    return NULL;
  parser = json_parser_new ();
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return parser;
}

static void
compare_item (const AnalectRecord *record, JsonObject *item)
{
  const char *type = get_string (item, "itemType");
  g_autofree char *pages = analect_record_get_pages (record);

  g_test_message ("line %u, %s, %s", record->first_line, record->type_tag, type);
  compare (item, "title", record->title);
  compare (item, "DOI", record->doi);
  compare (item, "language", record->language);
  compare (item, "url", record->urls->len > 0 ? record->urls->pdata[0] : NULL);
  compare (item, "archive", record->database);
  compare (item, "archiveLocation", record->accession);
  compare (item, "abstractNote", record->abstract);
  if (record->type != ANALECT_RECORD_CONFERENCE) /* where it took place, or where it was published */
    compare (item, "place", record->place);
  g_assert_cmpuint (record->keywords->len, ==, json_array_get_length (json_object_get_array_member (item, "tags")));
  if (count_creators (item, "author") > 0)
    g_assert_cmpuint (count_authors (record, ANALECT_RECORD_AUTHOR), ==, count_creators (item, "author"));
  if (strcmp (type, "journalArticle") == 0 && record->type == ANALECT_RECORD_ARTICLE)
    {
      compare (item, "volume", record->volume);
      compare (item, "issue", record->issue);
      compare (item, "pages", pages);
      compare (item, "publicationTitle", record->secondary_title);
    }
}

static void
test_every_type (void)
{
  g_autoptr (GPtrArray) records = read_sample ("bib-ris/zotero_ris_2.ris", NULL);
  g_autoptr (JsonParser) parser = load_golden ("bib-ris/zotero_ris_2.expected.json");
  JsonArray *items;

  if (records == NULL || parser == NULL)
    return;
  items = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (records->len, ==, json_array_get_length (items));
  for (guint i = 0; i < records->len; i++)
    compare_item (records->pdata[i], json_array_get_object_element (items, i));
}

static void
test_scopus (void)
{
  g_autoptr (GPtrArray) records = read_sample ("bib-ris/zotero_ris_9.ris", NULL);
  g_autoptr (JsonParser) parser = load_golden ("bib-ris/zotero_ris_9.expected.json");
  JsonArray *items;

  if (records == NULL || parser == NULL)
    return;
  items = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (records->len, ==, json_array_get_length (items));
  for (guint i = 0; i < records->len; i++)
    {
      const AnalectRecord *record = records->pdata[i];
      JsonObject *item = json_array_get_object_element (items, i);

      compare_item (record, item);
      compare (item, "date", record->date);
      g_assert_cmpuint (record->notes->len, ==, json_array_get_length (json_object_get_array_member (item, "notes")));
    }
  g_assert_cmpint (((AnalectRecord *) records->pdata[0])->year, ==, 2008);
  g_assert_cmpint (((AnalectRecord *) records->pdata[1])->year, ==, 0);
  g_assert_cmpstr (analect_record_get_kept (records->pdata[1], "PY"), ==, "0000");
}

/* The value of KEY in the one entry of BIB, or NULL. */
static char *
get_bib (const char *bib, const char *key)
{
  g_autofree char *pattern = g_strdup_printf ("^ *%s *= *\\{", key);
  g_autoptr (GRegex) regex = g_regex_new (pattern, G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  gint start, end, depth = 1;

  if (!g_regex_match (regex, bib, 0, &match))
    return NULL;
  g_match_info_fetch_pos (match, 0, NULL, &start);
  for (end = start; depth > 0; end++)
    depth += (bib[end] == '{') - (bib[end] == '}');
  return g_strndup (bib + start, (gsize) (end - start - 1));
}

static void
assert_bib (const char *bib, const char *key, const char *actual)
{
  g_autofree char *expected = get_bib (bib, key), *plain = NULL;

  if (expected == NULL)
    return;
  plain = collapse (expected);
  g_test_message ("%s", key);
  g_assert_nonnull (actual);
  if (strcmp (key, "doi") == 0)
    g_assert_cmpint (g_ascii_strcasecmp (actual, plain), ==, 0);
  else
    {
      g_autofree char *ours = collapse (actual);

      g_assert_cmpstr (ours, ==, plain);
    }
}

static void
compare_with_bib (const char *name)
{
  g_autofree char *ris = g_strdup_printf ("bib-ris/%s.ris", name);
  g_autofree char *golden = g_strdup_printf ("bib-ris/%s.expected.bib", name), *path = testlib_sample (golden);
  g_autoptr (GPtrArray) records = read_sample (ris, NULL);
  g_autofree char *bib = NULL, *year = NULL, *authors = NULL, *pages = NULL;
  const AnalectRecord *record;
  guint n_authors = 1;

  if (records == NULL || path == NULL)
    return;
  g_test_message ("%s", name);
  g_assert_cmpuint (records->len, ==, 1);
  record = records->pdata[0];
  bib = testlib_read (path, NULL);
  year = g_strdup_printf ("%d", record->year);
  pages = record->page_end != NULL ? g_strdup_printf ("%s--%s", record->page_start, record->page_end)
                                   : g_strdup (record->page_start);
  assert_bib (bib, "title", record->title);
  assert_bib (bib, "year", year);
  assert_bib (bib, "doi", record->doi);
  assert_bib (bib, "volume", record->volume);
  assert_bib (bib, "pages", pages);
  assert_bib (bib, "abstract", record->abstract);
  assert_bib (bib, "publisher", record->publisher);
  assert_bib (bib, "colrev.pubmed.pubmedid", record->pmid);
  authors = get_bib (bib, "author");
  for (const char *p = authors; (p = strstr (p, " and ")) != NULL; p++)
    n_authors++;
  g_assert_cmpuint (record->authors->len, ==, n_authors);
}

static void
test_bib (void)
{
  compare_with_bib ("jabref_RisImporterTest5a");
  compare_with_bib ("jabref_RisImporterTest8_date");
  compare_with_bib ("jabref_RisImporterTestDOI");
  compare_with_bib ("colrev_psycinfo_ris");
}

static void
test_web_of_science (void)
{
  g_autoptr (GPtrArray) records = read_sample ("bib-ris/citesource_WoS_79.ris", NULL);
  g_autofree char *path = testlib_sample ("bib-ris/citesource_WoS_79.ris"), *text = NULL;
  const char *p;

  if (path == NULL)
    return;
  text = testlib_read (path, NULL);
  p = text;
  for (guint i = 0; i < 79; i++)
    {
      const AnalectRecord *record = records->pdata[i];

      p = strstr (p, "AN  - ");
      g_assert_nonnull (p);
      p += strlen ("AN  - ");
      g_assert_true (g_str_has_prefix (record->accession, "WOS:"));
      g_assert_cmpuint (strlen (record->accession), ==, strcspn (p, "\r\n"));
      g_assert_true (g_str_has_prefix (p, record->accession));
      g_assert_nonnull (record->title);
      g_assert_cmpint (record->year, >, 1980);
      g_assert_cmpuint (record->authors->len, >, 0);
    }
  g_assert_null (strstr (p, "AN  - "));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ris/files/expected", test_expected);
  g_test_add_func ("/ris/files/every-type", test_every_type);
  g_test_add_func ("/ris/files/scopus", test_scopus);
  g_test_add_func ("/ris/files/bib", test_bib);
  g_test_add_func ("/ris/files/web-of-science", test_web_of_science);
  return g_test_run ();
}
