/* Identifiers in the forms that real files have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "identifier.h"

#include "testlib.h"

#define SICI "10.1002/(SICI)1097-4679(199711)53:7<753::AID-JCLP12>3.0.CO;2-#"

typedef struct
{
  const char *value;
  const char *doi;
} Pair;

static const Pair fields[] = {
  { "10.1002/cpp.2398", "10.1002/cpp.2398" },
  { "http://dx.doi.org/10.1002/cpp.2398", "10.1002/cpp.2398" },
  { "https://doi.org/10.1002/cpp.2398.", "10.1002/cpp.2398" },
  { "DOI: 10.1002/CPP.2398", "10.1002/CPP.2398" },
  { "doi:10.1016/S0027-9684(15)31340-7", "10.1016/S0027-9684(15)31340-7" },
  { "(10.1002/cpp.2398)", "10.1002/cpp.2398" },
  { "10.1002/cpp.2398[doi]", "10.1002/cpp.2398" },
  { "10.1002/cpp.2398 [doi]", "10.1002/cpp.2398" },
  { "https://doi.org/10.1002%2Fcpp.2398", "10.1002/cpp.2398" },
  { "https://doi.org/10.1002/cpp.2398?utm=1#x", "10.1002/cpp.2398" },
  { SICI, SICI },
  { "http://dx.doi.org/" SICI, SICI },
  { "10.1000.10/123", "10.1000.10/123" },
  { "10.1023/A:1017379030770", "10.1023/A:1017379030770" },
  { "10.1234/ž", "10.1234/ž" },
  { "10.1234/a%FF", "10.1234/a%FF" },
  { "DOI", NULL },
  { "", NULL },
  { "10.12/ab", NULL },
  { "10.1234/", NULL },
  { "10.1234/...", NULL },
  { "110.1234/ab", NULL },
  { "10.1234567890/ab", NULL },
};

static const Pair texts[] = {
  { "doi: 10.1063/1.1954747", "10.1063/1.1954747" },
  { "See 10.1063/1.1954747, and more.", "10.1063/1.1954747" },
  { "10.1016/j.x;PMID:123", "10.1016/j.x" },
  { "<https://doi.org/10.1016/j.x>", "10.1016/j.x" },
  { "same 10.1016/j.x and https://doi.org/10.1016/J.X.", "10.1016/j.x" },
  { "two 10.1016/j.x and 10.1016/j.y", NULL },
  { "https://onlinelibrary.wiley.com/doi/10.1002/abc/full?casa=1", "10.1002/abc" },
  { "http://sfx.org/x?sid=E&id=doi:10.4103%2F2303-9027.138783&atitle=Duplication", "10.4103/2303-9027.138783" },
  { "10.1016/a/10.1016/b", "10.1016/a/10.1016/b" },
  { "version 10.2 of 1999/2000", NULL },
};

static void
assert_doi (char *actual, const char *expected)
{
  g_assert_cmpstr (actual, ==, expected);
  g_free (actual);
}

static void
test_doi (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_test_message ("%s", fields[i].value);
      assert_doi (analect_doi_normalize (fields[i].value), fields[i].doi);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i].value);
      assert_doi (analect_doi_find (texts[i].value), texts[i].doi);
    }
  assert_doi (analect_doi_key ("10.1016/J.X"), "10.1016/j.x");
}

/* Values of megabytes, each of which would take minutes if any step read them again and again. */
static void
test_long_values (void)
{
  static const char *const pieces[] = { "10.1234/", "10.", "10.1234/a;", "]", ")", "10.1234/a)" };

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) value = g_string_new ("10.1234/x");
      g_autofree char *found = NULL, *meant = NULL;

      for (guint j = 0; j < 300000; j++)
        g_string_append (value, pieces[i]);
      found = analect_doi_find (value->str);
      meant = analect_doi_normalize (value->str);
      g_assert_nonnull (meant);
    }
}

static void
assert_serials (const char *value, gboolean all, const char *expected)
{
  g_autoptr (GPtrArray) issns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) isbns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) actual = g_string_new (NULL);

  g_test_message ("%s", value);
  g_assert_cmpint (analect_serial_numbers_add (issns, isbns, value), ==, all);
  for (guint i = 0; i < issns->len; i++)
    g_string_append_printf (actual, "[%s]", (const char *) issns->pdata[i]);
  for (guint i = 0; i < isbns->len; i++)
    g_string_append_printf (actual, "(%s)", (const char *) isbns->pdata[i]);
  g_assert_cmpstr (actual->str, ==, expected);
}

static void
test_serials (void)
{
  assert_serials ("2226-7190", TRUE, "[2226-7190]");
  assert_serials ("01678809", TRUE, "[0167-8809]");
  assert_serials ("2211-369x", TRUE, "[2211-369X]");
  assert_serials ("0894-9867, 0894-9867", TRUE, "[0894-9867]");
  assert_serials ("03064530 (ISSN)", FALSE, "[0306-4530]");
  assert_serials ("1999-7777(Electronic),0222-6666(Print)", FALSE, "[1999-7777][0222-6666]");
  assert_serials ("978-0-13-468599-1; 0-19-852663-6", TRUE, "(9780134685991)(0198526636)");
  assert_serials ("ISBN:9780134685991", FALSE, "(9780134685991)");
  assert_serials ("NASA-TM-12345678", FALSE, "");
  assert_serials ("12345678abc", FALSE, "");
  assert_serials ("123456789", FALSE, "");
  assert_serials ("kmptns", FALSE, "");
  assert_serials ("12X45678", FALSE, "");
  assert_serials ("()", FALSE, "");
  assert_serials ("", TRUE, "");
}

static void
test_many_serials (void)
{
  g_autoptr (GPtrArray) issns = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) isbns = g_ptr_array_new_with_free_func (g_free);
  gboolean all = TRUE;

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *value = g_strdup_printf ("%08u", i);

      all &= analect_serial_numbers_add (issns, isbns, value);
    }
  g_assert_false (all);
  g_assert_cmpuint (issns->len, <, 1000);
}

static void
assert_pmid (const char *value, const char *expected)
{
  g_autofree char *pmid = analect_pmid_find (value);

  g_assert_cmpstr (pmid, ==, expected);
}

static void
test_pmid (void)
{
  assert_pmid ("26957754", "26957754");
  assert_pmid (" 26957754 ", "26957754");
  assert_pmid ("26957754[pmid]", "26957754");
  assert_pmid ("https://pubmed.ncbi.nlm.nih.gov/26957754/", "26957754");
  assert_pmid ("http://www.ncbi.nlm.nih.gov/pubmed/26957754", "26957754");
  assert_pmid ("http://example.org/26957754", NULL);
  assert_pmid ("PMC4756000", NULL);
  assert_pmid ("2214991469", NULL);
  assert_pmid ("2019-65183-001", NULL);
  assert_pmid ("", NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identifier/doi", test_doi);
  g_test_add_func ("/identifier/long-values", test_long_values);
  g_test_add_func ("/identifier/serials", test_serials);
  g_test_add_func ("/identifier/many-serials", test_many_serials);
  g_test_add_func ("/identifier/pmid", test_pmid);
  return g_test_run ();
}
