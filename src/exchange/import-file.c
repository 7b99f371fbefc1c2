/* One file of an import: its bytes, its format, and what is in it as items of the plan.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "import-plan-private.h"

#include "exchange-error.h"
#include "load.h"
#include "match-key.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RECORDS_BETWEEN_LOOKS 256u

/* The file cannot be imported. Readers name the file and the line in their messages, which a problem has apart. */
static void
fail (AnalectImportFile *file, GError *error)
{
  const char *message = error->message;
  gsize n = strlen (file->name);

  if (strncmp (message, file->name, n) == 0 && message[n] == ':')
    message += n + 1;
  analect_problems_add (file->problems, ANALECT_SEVERITY_ERROR, file->name, 0, "%s", message + strspn (message, " "));
  file->error = error;
}

/* The name of the file without the folders, legal for a project. */
static char *
make_base_name (const char *path)
{
  g_autofree char *base = g_path_get_basename (path), *name = g_filename_display_name (base);

  return analect_text_filter (name, -1, NULL);
}

/* The base name without its ending: the title of a text that has none. */
static char *
make_title (const char *path)
{
  char *name = make_base_name (path), *dot = strrchr (name, '.');

  if (dot != NULL && dot > name)
    *dot = '\0';
  return g_strstrip (name);
}

/* The record as it came with LF for CRLF. A lone CR stays, for it may divide values. */
static AnalectText *
make_raw (const char *raw)
{
  g_autofree char *copy = g_strdup (raw);
  char *out = copy;

  for (const char *p = copy; *p != '\0'; p++)
    if (p[0] != '\r' || p[1] != '\n')
      *out++ = *p;
  *out = '\0';
  return analect_text_new (copy, out - copy);
}

static void
add_record (AnalectImportPlan *plan, guint file, const AnalectRecord *record)
{
  AnalectImportItem item = { .file = file, .line = record->first_line, .match_item = ANALECT_EXACT_NOTHING };

  item.reference = analect_reference_draft_new_from_record (record);
  item.raw = make_raw (record->raw != NULL ? record->raw : "");
  item.raw_hash = analect_match_hash_unspaced (analect_text_peek (item.raw));
  if (analect_record_is_empty (record))
    item.decision = ANALECT_IMPORT_LEAVE;
  g_array_append_val (plan->items, item);
}

static void
add_fulltext (AnalectImportPlan *plan, guint file, AnalectFulltext *fulltext)
{
  AnalectImportItem item = { .file = file, .fulltext = fulltext, .match_item = ANALECT_EXACT_NOTHING };
  g_autofree char *title = make_title (analect_import_file (plan, file)->path);

  item.reference = analect_reference_draft_new_from_fulltext (fulltext, title);
  g_array_append_val (plan->items, item);
}

/* Moves what was read into the plan. Records are freed as they go, since a file may have a hundred thousand. */
static gboolean
take_content (AnalectImportPlan *plan, guint number, AnalectFormatContent *content, GCancellable *cancellable,
              GError **error)
{
  AnalectImportFile *file = analect_import_file (plan, number);

  file->encoding = g_steal_pointer (&content->encoding);
  file->certainty = content->certainty;
  file->first_item = plan->items->len;
  file->characteristics = g_steal_pointer (&content->characteristics);
  if (content->fulltext != NULL)
    add_fulltext (plan, number, g_steal_pointer (&content->fulltext));
  for (guint i = 0; content->records != NULL && i < content->records->len; i++)
    {
      if (i % RECORDS_BETWEEN_LOOKS == 0 && analect_import_is_cancelled (cancellable, error))
        return FALSE;
      add_record (plan, number, content->records->pdata[i]);
      analect_record_free (g_steal_pointer (&content->records->pdata[i]));
    }
  file->n_items = plan->items->len - file->first_item;
  return TRUE;
}

/* Whether the bytes are those of a file that came before. */
static gboolean
is_repeated (const AnalectImportPlan *plan, AnalectImportFile *file, GBytes *bytes, GHashTable *hashes)
{
  gpointer before;

  file->hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_bytes_get_size (bytes) == 0 || !g_hash_table_lookup_extended (hashes, file->hash, NULL, &before))
    {
      g_hash_table_insert (hashes, file->hash, file);
      return FALSE;
    }
  analect_problems_add (file->problems, ANALECT_SEVERITY_NOTE, file->name, 0,
                        _ ("This is the same file as “%s”; it was left out"), ((AnalectImportFile *) before)->name);
  return TRUE;
}

/* The format that was chosen, or that the bytes are in. */
static const AnalectFormat *
find_format (const AnalectImportPlan *plan, const AnalectFormatInput *input, GError **error)
{
  if (plan->options.format == NULL)
    return analect_format_detect (input, error);
  return analect_format_check (input, error) ? analect_format_find (plan->options.format) : NULL;
}

static AnalectImportFile *
add_file (AnalectImportPlan *plan, const char *path)
{
  AnalectImportFile *file = g_new0 (AnalectImportFile, 1);

  file->path = g_strdup (path);
  file->name = g_filename_display_name (path);
  file->first_item = plan->items->len;
  file->problems = analect_problems_new ();
  g_ptr_array_add (plan->files, file);
  return file;
}

/* Reads what the last file of the plan holds. */
static gboolean
read_last (AnalectImportPlan *plan, GBytes *bytes, GHashTable *hashes, GCancellable *cancellable, GError **error)
{
  AnalectImportFile *file = analect_import_file (plan, plan->files->len - 1);
  g_auto (AnalectFormatContent) content = { 0 };
  AnalectFormatInput input = { .name = file->name, .encoding = plan->options.encoding };
  GError *local = NULL;

  if (is_repeated (plan, file, bytes, hashes))
    return TRUE;
  input.bytes = g_bytes_get_data (bytes, &input.n_bytes);
  file->format = find_format (plan, &input, &local);
  if (file->format != NULL && analect_format_read (file->format, &input, &content, file->problems, cancellable, &local))
    return take_content (plan, plan->files->len - 1, &content, cancellable, error);
  if (!analect_import_is_cancelled (cancellable, error))
    {
      fail (file, local);
      return TRUE;
    }
  g_clear_error (&local);
  return FALSE;
}

gboolean
analect_import_read_file (AnalectImportPlan *plan, const char *path, GHashTable *hashes, GCancellable *cancellable,
                          GError **error)
{
  AnalectImportFile *file = add_file (plan, path);
  GError *local = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (analect_import_is_cancelled (cancellable, error))
    return FALSE;
  bytes = analect_load_file (path, ANALECT_IMPORT_MAX_BYTES, &local);
  if (bytes != NULL)
    return read_last (plan, bytes, hashes, cancellable, error);
  fail (file, local);
  return TRUE;
}

gboolean
analect_import_read_bytes (AnalectImportPlan *plan, GBytes *bytes, const char *name, GHashTable *hashes,
                           GCancellable *cancellable, GError **error)
{
  add_file (plan, name);
  return read_last (plan, bytes, hashes, cancellable, error);
}
