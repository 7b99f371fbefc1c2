/* Fuzzes the readers of RIS and of Web of Science text, with any bytes made legal first, as decoding does.
 *
 * Beyond not crashing: what is read must be legal text, each record must lie in the input in order, and its label must
 * not be empty.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris.h"
#include "text.h"
#include "wos.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

typedef GPtrArray *(*Reader) (const char *, gsize, const char *, AnalectProblems *, GCancellable *, GError **);

static void
check_record (const AnalectRecord *record, const char **position)
{
  g_autofree char *label = analect_record_label (record), *pages = analect_record_get_pages (record);
  const char *strings[] = { record->title, record->abstract, record->doi, record->date, record->raw, label, pages };

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    if (strings[i] != NULL && (*strings[i] == '\0' || !analect_text_is_legal (strings[i], -1)))
      abort ();
  for (guint i = 0; i < record->kept->len; i++)
    if (!analect_text_is_legal (((const AnalectRecordTag *) record->kept->pdata[i])->value, -1))
      abort ();
  *position = strstr (*position, record->raw);
  if (*position == NULL)
    abort ();
  *position += strlen (record->raw);
}

static void
run (Reader read, const char *text, gsize n_bytes)
{
  g_autoptr (GPtrArray) problems = analect_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = read (text, n_bytes, "fuzz", problems, NULL, &error);
  const char *position = text;

  if ((records == NULL) != (error != NULL))
    abort ();
  for (guint i = 0; records != NULL && i < records->len; i++)
    check_record (records->pdata[i], &position);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = analect_text_filter ((const char *) data, (gssize) size, NULL);
  gsize n_bytes = strlen (text);
  g_autofree char *exact = g_memdup2 (text, n_bytes + 1);

  if (analect_ris_looks_like (exact, n_bytes) > 100 || analect_wos_looks_like (exact, n_bytes) > 100)
    abort ();
  run (analect_ris_read, exact, n_bytes);
  run (analect_wos_read, exact, n_bytes);
  return 0;
}
