/* The text of a lock file; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "lock-info.h"
#include "text.h"

#include <string.h>

#define PROGRAM   "Analect"
#define MAX_FIELD 200u

enum
{
  FIELD_NAME,
  FIELD_LOGIN,
  FIELD_HOST,
  FIELD_TIME,
  FIELD_PROGRAM,
  N_FIELDS,
};

/* One line of legal text, cut to a sensible length. */
static char *
make_plain (const char *text, gssize size)
{
  g_autofree char *legal = analect_text_filter (text, size, NULL);
  char *end = legal + MIN (strlen (legal), MAX_FIELD);

  while (end > legal && ((guchar) *end & 0xc0) == 0x80)
    end--;
  *end = '\0';
  for (char *at = legal; *at != '\0'; at++)
    if (*at == '\n' || *at == '\r' || *at == '\t')
      *at = ' ';
  return g_strdup (g_strstrip (legal));
}

static void
append_field (GString *line, const char *text, char end)
{
  g_autofree char *plain = make_plain (text != NULL ? text : "", -1);

  for (const char *at = plain; *at != '\0'; at++)
    {
      if (strchr (",;\\", *at) != NULL)
        g_string_append_c (line, '\\');
      g_string_append_c (line, *at);
    }
  g_string_append_c (line, end);
}

char *
analect_lock_info_format (const char *name, const char *login, const char *host, AnalectTime since)
{
  GString *line = g_string_new (NULL);
  char time[ANALECT_TIME_STRING_SIZE];

  append_field (line, name, ',');
  append_field (line, login, ',');
  append_field (line, host, ',');
  append_field (line, analect_time_format (since, time), ',');
  append_field (line, PROGRAM, ';');
  return g_string_free (line, FALSE);
}

/* Ends the field being read and starts the next. */
static void
take_field (GString *field, char *fields[N_FIELDS], guint *n)
{
  if (*n < N_FIELDS && field->len > 0)
    fields[*n] = make_plain (field->str, (gssize) field->len);
  (*n)++;
  g_string_truncate (field, 0);
}

void
analect_lock_info_parse (AnalectLockInfo *info, const char *text, gsize size)
{
  g_autoptr (GString) field = g_string_new (NULL);
  char *fields[N_FIELDS] = { NULL };
  guint n = 0;

  memset (info, 0, sizeof *info);
  size = MIN (size, ANALECT_LOCK_INFO_MAX);
  for (gsize i = 0; i < size && n < N_FIELDS; i++)
    if (text[i] == '\\' && i + 1 < size)
      g_string_append_c (field, text[++i]);
    else if (text[i] == ',' || text[i] == ';')
      take_field (field, fields, &n);
    else
      g_string_append_c (field, text[i]);
  take_field (field, fields, &n);

  info->name = g_strdup (fields[FIELD_NAME] != NULL ? fields[FIELD_NAME] : fields[FIELD_LOGIN]);
  info->host = g_strdup (fields[FIELD_HOST]);
  if (fields[FIELD_TIME] != NULL)
    analect_time_parse (fields[FIELD_TIME], -1, &info->since);
  for (guint i = 0; i < N_FIELDS; i++)
    g_free (fields[i]);
}
