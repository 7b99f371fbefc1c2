/* Reading back; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Depths at which things stand in a project file; the root is 1. */
enum
{
  DEPTH_CONTAINER = 2,
  DEPTH_ENTITY,
  DEPTH_NESTED,
};

typedef struct
{
  AnalectXml xml;
  guint depth;
  AnalectKind kind; /* of the container */
  gboolean in_text; /* of a document */
  guint n[ANALECT_N_KINDS];
  guint64 text_size;
} Verifier;

static void
on_start (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_namespaces,
          const xmlChar **namespaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
  Verifier *verifier = data;

  verifier->depth++;
  if (prefix != NULL)
    return;
  switch (verifier->depth)
    {
    case DEPTH_CONTAINER:
      verifier->kind = analect_kind_from_container ((const char *) name);
      break;
    case DEPTH_ENTITY:
      if (verifier->kind != ANALECT_KIND_NONE
          && strcmp ((const char *) name, analect_kinds[verifier->kind].element) == 0)
        verifier->n[verifier->kind]++;
      break;
    case DEPTH_NESTED:
      verifier->in_text = verifier->kind == ANALECT_KIND_DOCUMENT
                          && strcmp ((const char *) name, analect_fields[ANALECT_DOCUMENT_TEXT].name) == 0;
      for (int kind = ANALECT_KIND_NONE + 1; kind < ANALECT_N_KINDS; kind++)
        if (analect_kinds[kind].home == verifier->kind && verifier->kind != ANALECT_KIND_NONE
            && strcmp ((const char *) name, analect_kinds[kind].element) == 0)
          verifier->n[kind]++;
      break;
    default:
      break;
    }
}

static void
on_end (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Verifier *verifier = data;

  if (verifier->depth == DEPTH_NESTED)
    verifier->in_text = FALSE;
  verifier->depth--;
}

static void
on_characters (void *data, const xmlChar *characters, int n)
{
  Verifier *verifier = data;

  if (verifier->in_text)
    verifier->text_size += (guint) n;
}

static guint64
texts_size (const AnalectRows *rows)
{
  guint64 size = 0;

  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_DOCUMENT); id != ANALECT_ID_NONE;
       id = analect_rows_next (rows, id))
    {
      AnalectText *text = analect_row_text (analect_rows_get (rows, id), ANALECT_DOCUMENT_TEXT);

      size += text ? analect_text_get_size (text) : 0;
    }
  return size;
}

gboolean
analect_project_verify (GPtrArray *chunks, const AnalectRows *rows, GCancellable *cancellable, GError **error)
{
  static const xmlSAXHandler handlers = {
    .startElementNs = on_start,
    .endElementNs = on_end,
    .characters = on_characters,
    .ignorableWhitespace = on_characters,
  };
  g_autofree Verifier *verifier = g_new0 (Verifier, 1);
  AnalectXmlChunks input = { .chunks = chunks };

  if (!analect_xml_parse (&verifier->xml, &handlers, _ ("what was about to be saved"), analect_xml_read_chunks, &input,
                          cancellable, error))
    return FALSE;
  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    if (verifier->n[kind] != analect_rows_count (rows, (AnalectKind) kind))
      {
        g_set_error (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERIFY,
                     _ ("What was about to be saved does not read back: %u of %u “%s”. The file was left as it was"),
                     verifier->n[kind], analect_rows_count (rows, (AnalectKind) kind), analect_kinds[kind].element);
        return FALSE;
      }
  if (verifier->text_size != texts_size (rows))
    {
      g_set_error_literal (error, ANALECT_STORAGE_ERROR, ANALECT_STORAGE_ERROR_VERIFY,
                           _ ("What was about to be saved does not read back: a text changed its length. The file was "
                              "left as it was"));
      return FALSE;
    }
  return TRUE;
}
