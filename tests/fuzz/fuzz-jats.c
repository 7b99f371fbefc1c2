/* Fuzzes the reader of JATS with any bytes, and that of plain text with the same bytes made legal.
 *
 * Beyond not crashing: a full text is legal, its sections nest, none is empty, each begins with its title, and the
 * quotations lie in it in order; plain text comes back as it was.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats.h"
#include "plain-text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
require (gboolean what)
{
  if (!what)
    abort ();
}

static void
check_section (const AnalectFulltext *fulltext, guint index, GArray *ends)
{
  const AnalectFulltextSection *section = analect_fulltext_get_section (fulltext, index);
  g_autofree char *title = NULL;

  require (section->start < section->end);
  while (ends->len > 0 && section->start >= g_array_index (ends, guint, ends->len - 1))
    g_array_set_size (ends, ends->len - 1);
  require (section->end
           <= (ends->len > 0 ? g_array_index (ends, guint, ends->len - 1) : analect_text_get_length (fulltext->text)));
  g_array_append_val (ends, section->end);
  require (section->level == ends->len);
  if (section->title == NULL)
    return;
  title =
      analect_text_slice (fulltext->text, section->start, section->start + (guint) g_utf8_strlen (section->title, -1));
  require (strcmp (title, section->title) == 0);
}

static void
check (const AnalectFulltext *fulltext)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *strings[] = { fulltext->title, fulltext->journal, fulltext->abstract, fulltext->doi, fulltext->language };
  guint last = 0;

  require (fulltext->text != NULL && analect_text_get_size (fulltext->text) > 0);
  require (analect_text_is_legal (analect_text_peek (fulltext->text), -1));
  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    require (strings[i] == NULL || (*strings[i] != '\0' && analect_text_is_legal (strings[i], -1)));
  for (guint i = 0; i < fulltext->sections->len; i++)
    check_section (fulltext, i, ends);
  for (guint i = 0; i < fulltext->quotations->len; i++)
    {
      AnalectFulltextRange range = g_array_index (fulltext->quotations, AnalectFulltextRange, i);

      require (range.start >= last && range.start < range.end);
      last = range.end;
    }
  require (last <= analect_text_get_length (fulltext->text));
}

static void
run_plain_text (const char *data, gsize size)
{
  g_autofree char *legal = analect_text_filter (data, (gssize) size, NULL), *text = NULL;
  g_autoptr (AnalectFulltext) fulltext = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes = strlen (legal);

  text = g_memdup2 (legal, MAX (n_bytes, 1));
  fulltext = analect_plain_text_read (text, n_bytes, NULL, &error);
  require ((fulltext == NULL) == (error != NULL));
  if (fulltext == NULL)
    return;
  check (fulltext);
  require (strcmp (analect_text_peek (fulltext->text), legal) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AnalectFulltext) fulltext = analect_jats_read ((const char *) data, size, "fuzz", problems, NULL, &error);

  require (analect_jats_looks_like ((const char *) data, size) <= 100);
  require ((fulltext == NULL) == (error != NULL));
  if (fulltext != NULL)
    check (fulltext);
  run_plain_text ((const char *) data, size);
  return 0;
}
