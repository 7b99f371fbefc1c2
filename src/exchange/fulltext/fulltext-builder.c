/* Laying out a full text; see the header.
 *
 * A section or quotation that was opened gets its start when the next character is written, behind the gap that is
 * written with it; its end is where the text ends when it is closed, before any gap.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "fulltext-builder.h"

#include "exchange-error.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define UNSET G_MAXUINT

typedef struct
{
  guint index;  /* of the section in the full text */
  gsize offset; /* of its start, in bytes */
} OpenSection;

struct _AnalectFulltextBuilder
{
  AnalectFulltext *fulltext; /* not owned */
  GString *text;
  guint position; /* code points in TEXT */
  AnalectGap gap;
  AnalectGap limit;
  guint tabs;
  gboolean is_held;
  gboolean is_too_large;
  GArray *open; /* of OpenSection */
  guint open_quotations;
};

AnalectFulltextBuilder *
analect_fulltext_builder_new (AnalectFulltext *fulltext)
{
  AnalectFulltextBuilder *builder = g_new0 (AnalectFulltextBuilder, 1);

  builder->fulltext = fulltext;
  builder->text = g_string_new (NULL);
  builder->limit = ANALECT_GAP_PARAGRAPH;
  builder->open = g_array_new (FALSE, FALSE, sizeof (OpenSection));
  return builder;
}

void
analect_fulltext_builder_free (AnalectFulltextBuilder *builder)
{
  g_string_free (builder->text, TRUE);
  g_array_unref (builder->open);
  g_free (builder);
}

gboolean
analect_fulltext_builder_finish (AnalectFulltextBuilder *builder, GError **error)
{
  g_return_val_if_fail (builder->open->len == 0 && builder->open_quotations == 0, FALSE);
  g_return_val_if_fail (builder->fulltext->text == NULL, FALSE);

  if (builder->is_too_large)
    {
      g_set_error (error, ANALECT_EXCHANGE_ERROR, ANALECT_EXCHANGE_ERROR_TOO_LARGE, _ ("the text is longer than %u MB"),
                   ANALECT_TEXT_MAX_BYTES / (1024 * 1024));
      return FALSE;
    }
  builder->fulltext->text = analect_text_new (builder->text->str, (gssize) builder->text->len);
  return TRUE;
}

static AnalectFulltextSection *
get_section (AnalectFulltextBuilder *builder, guint depth)
{
  guint index = g_array_index (builder->open, OpenSection, depth).index;

  return &g_array_index (builder->fulltext->sections, AnalectFulltextSection, index);
}

static gboolean
has_room (AnalectFulltextBuilder *builder, gsize n_bytes)
{
  if (n_bytes > ANALECT_TEXT_MAX_BYTES - MIN (builder->text->len, ANALECT_TEXT_MAX_BYTES))
    builder->is_too_large = TRUE;
  return !builder->is_too_large;
}

/* Writes the gap that was asked for, and gives what was opened its start. */
static void
write_gap (AnalectFulltextBuilder *builder)
{
  static const char *const gaps[] = { "", " ", "\n", "\n\n" };
  gsize before = builder->text->len;

  if (before > 0 && (builder->tabs == 0 || builder->gap > ANALECT_GAP_SPACE))
    g_string_append (builder->text, gaps[builder->gap]);
  if (before > 0)
    for (guint i = 0; i < builder->tabs; i++)
      g_string_append_c (builder->text, '\t');
  builder->position += (guint) (builder->text->len - before);
  builder->gap = ANALECT_GAP_NONE;
  builder->tabs = 0;
  builder->is_held = FALSE;

  for (guint depth = builder->open->len; depth > 0 && get_section (builder, depth - 1)->start == UNSET; depth--)
    {
      get_section (builder, depth - 1)->start = builder->position;
      g_array_index (builder->open, OpenSection, depth - 1).offset = builder->text->len;
    }
  if (builder->open_quotations > 0)
    {
      GArray *quotations = builder->fulltext->quotations;
      AnalectFulltextRange *quotation = &g_array_index (quotations, AnalectFulltextRange, quotations->len - 1);

      if (quotation->start == UNSET)
        quotation->start = builder->position;
    }
}

/* Writes characters as they are; N_BYTES is not 0. */
static void
write_characters (AnalectFulltextBuilder *builder, const char *text, gsize n_bytes)
{
  if (!has_room (builder, n_bytes + builder->tabs + 2))
    return;
  write_gap (builder);
  g_string_append_len (builder->text, text, (gssize) n_bytes);
  builder->position += (guint) g_utf8_strlen (text, (gssize) n_bytes);
}

void
analect_fulltext_builder_add (AnalectFulltextBuilder *builder, const char *text, gssize n_bytes)
{
  const char *end = text + (n_bytes < 0 ? strlen (text) : (gsize) n_bytes);

  while (text < end)
    {
      const char *word = text;

      while (text < end && !g_ascii_isspace (*text))
        text++;
      if (text > word)
        write_characters (builder, word, (gsize) (text - word));
      if (text < end)
        builder->gap = MAX (builder->gap, ANALECT_GAP_SPACE);
      while (text < end && g_ascii_isspace (*text))
        text++;
    }
}

void
analect_fulltext_builder_add_as_is (AnalectFulltextBuilder *builder, const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *joined = NULL;

  if (builder->limit < ANALECT_GAP_LINE)
    {
      analect_fulltext_builder_add (builder, text, -1);
      return;
    }
  while (*text == '\n' || *text == '\r')
    text++;
  parts = g_strsplit (text, "\r\n", -1);
  joined = g_strjoinv ("\n", parts);
  g_strdelimit (g_strchomp (joined), "\r", '\n');
  if (*joined != '\0')
    write_characters (builder, joined, strlen (joined));
}

void
analect_fulltext_builder_gap (AnalectFulltextBuilder *builder, AnalectGap gap)
{
  AnalectGap limit = builder->is_held ? ANALECT_GAP_SPACE : builder->limit;

  builder->gap = MAX (builder->gap, MIN (gap, limit));
  if (builder->gap > ANALECT_GAP_SPACE)
    builder->tabs = 0;
}

void
analect_fulltext_builder_close_up (AnalectFulltextBuilder *builder)
{
  if (builder->gap == ANALECT_GAP_SPACE)
    builder->gap = ANALECT_GAP_NONE;
}

void
analect_fulltext_builder_tab (AnalectFulltextBuilder *builder)
{
  if (builder->limit < ANALECT_GAP_LINE)
    analect_fulltext_builder_gap (builder, ANALECT_GAP_SPACE);
  else if (has_room (builder, (gsize) builder->tabs + 1))
    builder->tabs++;
}

AnalectGap
analect_fulltext_builder_limit (AnalectFulltextBuilder *builder, AnalectGap gap)
{
  AnalectGap former = builder->limit;

  builder->limit = gap;
  return former;
}

void
analect_fulltext_builder_hold (AnalectFulltextBuilder *builder)
{
  builder->is_held = TRUE;
}

void
analect_fulltext_builder_let_go (AnalectFulltextBuilder *builder)
{
  builder->is_held = FALSE;
}

gunichar
analect_fulltext_builder_get_last (const AnalectFulltextBuilder *builder)
{
  const char *start = builder->text->str, *end = start + builder->text->len;
  const char *last = g_utf8_find_prev_char (start, end);

  return last != NULL ? g_utf8_get_char (last) : 0;
}

guint
analect_fulltext_builder_get_position (const AnalectFulltextBuilder *builder)
{
  return builder->position;
}

void
analect_fulltext_builder_open_section (AnalectFulltextBuilder *builder, int role)
{
  OpenSection open = { builder->fulltext->sections->len, 0 };

  g_array_append_val (builder->open, open);
  analect_fulltext_add_section (builder->fulltext, role, builder->open->len, UNSET, UNSET, NULL);
}

void
analect_fulltext_builder_close_section (AnalectFulltextBuilder *builder)
{
  AnalectFulltextSection *section;

  g_return_if_fail (builder->open->len > 0);

  section = get_section (builder, builder->open->len - 1);
  section->end = builder->position;
  if (section->start == UNSET) /* nothing in it was kept either, so it is the last */
    g_array_set_size (builder->fulltext->sections, builder->fulltext->sections->len - 1);
  g_array_set_size (builder->open, builder->open->len - 1);
}

void
analect_fulltext_builder_end_heading (AnalectFulltextBuilder *builder)
{
  AnalectFulltextSection *section;

  g_return_if_fail (builder->open->len > 0);

  section = get_section (builder, builder->open->len - 1);
  if (section->start == UNSET)
    return;
  g_free (section->title);
  section->title =
      g_strdup (builder->text->str + g_array_index (builder->open, OpenSection, builder->open->len - 1).offset);
}

int
analect_fulltext_builder_get_role (const AnalectFulltextBuilder *builder)
{
  guint index;

  if (builder->open->len == 0)
    return -1;
  index = g_array_index (builder->open, OpenSection, builder->open->len - 1).index;
  return analect_fulltext_get_section (builder->fulltext, index)->role;
}

void
analect_fulltext_builder_open_quotation (AnalectFulltextBuilder *builder)
{
  AnalectFulltextRange range = { UNSET, UNSET };

  if (builder->open_quotations++ == 0)
    g_array_append_val (builder->fulltext->quotations, range);
}

void
analect_fulltext_builder_close_quotation (AnalectFulltextBuilder *builder)
{
  GArray *quotations = builder->fulltext->quotations;
  AnalectFulltextRange *quotation;

  g_return_if_fail (builder->open_quotations > 0);

  if (--builder->open_quotations > 0)
    return;
  quotation = &g_array_index (quotations, AnalectFulltextRange, quotations->len - 1);
  quotation->end = builder->position;
  if (quotation->start == UNSET)
    g_array_set_size (quotations, quotations->len - 1);
}
