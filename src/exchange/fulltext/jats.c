/* Reading JATS: from the bytes to the full text; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "jats.h"

#include "exchange-error.h"
#include "jats-private.h"
#include "xml-root.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes in which the elements of the front matter are looked for. */
#define LOOK_BYTES (64u * 1024u)

guint
analect_jats_looks_like (const char *bytes, gsize n_bytes)
{
  g_auto (AnalectXmlRoot) root = { NULL, NULL, NULL };
  gssize look = (gssize) MIN (n_bytes, LOOK_BYTES);

  if (!analect_xml_root_peek (bytes, n_bytes, &root))
    return 0;
  if (strcmp (root.name, "pmc-articleset") == 0)
    return 100;
  if (strcmp (root.name, "article") != 0 || (root.uri != NULL && strstr (root.uri, "docbook") != NULL))
    return 0;
  if (root.public_id != NULL && (strstr (root.public_id, "JATS") != NULL || strstr (root.public_id, "NLM//") != NULL))
    return 100;
  if (root.uri != NULL && strstr (root.uri, "jats") != NULL)
    return 100;
  if (g_strstr_len (bytes, look, "<article-meta") != NULL || g_strstr_len (bytes, look, "<front") != NULL)
    return 90;
  return root.public_id == NULL && root.uri == NULL ? 30 : 0;
}

static gboolean
fail (const AnalectJats *jats, AnalectExchangeError code, const char *message, GError **error)
{
  const char *file = jats->report->file;

  g_set_error (error, ANALECT_EXCHANGE_ERROR, code, "%s%s%s", file != NULL ? file : "", file != NULL ? ": " : "",
               message);
  return FALSE;
}

/* The first article, which is the outermost element or in it, and whether there is one. */
static gboolean
find_article (AnalectJats *jats, guint *article, GError **error)
{
  guint n_articles = 0, n_nodes = analect_xml_tree_get_n_nodes (jats->tree);
  g_autofree char *message = NULL;

  for (guint i = 0; i < n_nodes; i++)
    if (analect_jats_get_kind (jats, i) == ANALECT_JATS_ARTICLE
        && (analect_jats_find (jats, i, ANALECT_JATS_FRONT) != 0
            || analect_jats_find (jats, i, ANALECT_JATS_BODY) != 0))
      {
        if (n_articles++ == 0)
          *article = i;
        i = analect_jats_get (jats, i)->end - 1;
      }
  if (n_articles > 1)
    analect_reader_report_add (jats->report, ANALECT_SEVERITY_WARNING, 0,
                               ngettext ("the file holds %u article; only the first was read",
                                         "the file holds %u articles; only the first was read", n_articles),
                               n_articles);
  if (n_articles > 0)
    return TRUE;
  message = g_strdup_printf (_ ("this is no article in JATS; the outermost element is “%s”"),
                             analect_jats_get (jats, 0)->name);
  return fail (jats, ANALECT_EXCHANGE_ERROR_FORMAT, message, error);
}

/* The main abstract as it stands in the text, without its heading. */
static void
set_abstract (AnalectJats *jats)
{
  const AnalectFulltextSection *section;
  g_autofree char *abstract = NULL;
  guint start;

  if (jats->abstract == 0)
    return;
  section = analect_fulltext_get_section (jats->fulltext, jats->abstract - 1);
  start = section->start + (section->title != NULL ? (guint) g_utf8_strlen (section->title, -1) : 0);
  abstract = g_strstrip (analect_text_slice (jats->fulltext->text, start, section->end));
  if (*abstract != '\0')
    jats->fulltext->abstract = g_steal_pointer (&abstract);
}

static void
report_what_is_missing (AnalectJats *jats, guint article)
{
  if (jats->n_images > 0)
    analect_reader_report_add (jats->report, ANALECT_SEVERITY_WARNING, jats->first_image_line,
                               ngettext ("%u formula is only an image and is missing from the text",
                                         "%u formulas are only images and are missing from the text", jats->n_images),
                               jats->n_images);
  if (analect_jats_find (jats, article, ANALECT_JATS_BODY) == 0)
    analect_reader_report_add (jats->report, ANALECT_SEVERITY_WARNING, analect_jats_get (jats, article)->line,
                               _ ("the file holds no full text, only what stands before it"));
}

static gboolean
read_article (AnalectJats *jats, GError **error)
{
  guint article = 0;

  if (!find_article (jats, &article, error))
    return FALSE;
  analect_jats_read_meta (jats, article);
  analect_jats_add_article (jats, article);
  if (!analect_fulltext_builder_finish (jats->builder, error))
    return FALSE;
  if (analect_text_get_size (jats->fulltext->text) == 0)
    return fail (jats, ANALECT_EXCHANGE_ERROR_EMPTY, _ ("there is no text in the article"), error);
  set_abstract (jats);
  analect_fulltext_settle_roles (jats->fulltext);
  report_what_is_missing (jats, article);
  return TRUE;
}

/* Where the elements that cross-references may refer to are. */
static GHashTable *
find_ids (const AnalectXmlTree *tree)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = analect_xml_tree_get_n_nodes (tree);

  for (guint node = 0; node < n; node++)
    {
      const char *id = analect_xml_tree_get_attribute (tree, node, "id");

      if (id != NULL)
        g_hash_table_insert (ids, (gpointer) id, GUINT_TO_POINTER (node));
    }
  return ids;
}

AnalectFulltext *
analect_jats_read (const char *bytes, gsize n_bytes, const char *file_name, AnalectProblems *problems,
                   GCancellable *cancellable, GError **error)
{
  AnalectReaderReport report = { problems, file_name, 0, 0 };
  g_autoptr (AnalectXmlTree) tree =
      analect_xml_tree_parse (bytes, n_bytes, analect_jats_classify, &report, cancellable, error);
  g_autoptr (AnalectFulltext) fulltext = NULL;
  AnalectJats jats = { .tree = tree, .report = &report, .fixed_role = -1 };
  gboolean is_read;

  if (tree == NULL)
    return NULL;
  fulltext = analect_fulltext_new ();
  jats.fulltext = fulltext;
  jats.builder = analect_fulltext_builder_new (fulltext);
  jats.ids = find_ids (tree);
  jats.unknown = g_hash_table_new (g_str_hash, g_str_equal);
  jats.notes = g_array_new (FALSE, FALSE, sizeof (AnalectJatsNote));
  is_read = read_article (&jats, error);
  analect_reader_report_end (&report);
  analect_fulltext_builder_free (jats.builder);
  g_hash_table_unref (jats.ids);
  g_hash_table_unref (jats.unknown);
  g_array_unref (jats.notes);
  return is_read ? g_steal_pointer (&fulltext) : NULL;
}
