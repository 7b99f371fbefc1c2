/* Formats that are recognised and not read: so that nobody gets rubbish for a text, and everybody is told what to do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "xml-root.h"

/* What formats are told apart by. */
typedef struct
{
  const char *bytes; /* the file */
  gsize n_bytes;
  const char *text; /* its beginning as legal text, with the line ends it has; NULL when it is no text */
  gsize n_text;
  const AnalectXmlRoot *root; /* the outermost element, NULL when it is not XML */
  const char *extension;      /* of its name, in lower case without the dot; "" when it has none */
} AnalectFormatHead;

typedef struct
{
  const char *label;  /* untranslated: "a PDF document" */
  const char *advice; /* untranslated: what to do, as the end of a sentence */
  gboolean is_binary; /* not text in any reading, so that choosing a format by hand does not help */
} AnalectForeignFormat;

/* The format that is not read here and that HEAD looks like, with SCORE saying how much (0 to 100), or NULL. */
const AnalectForeignFormat *analect_foreign_format_find (const AnalectFormatHead *head, guint *score);

/* Parts of the above: containers and pictures by their first bytes, XML by its outermost element, and formats of lines
 * by their first lines. */
const AnalectForeignFormat *analect_foreign_format_find_binary (const AnalectFormatHead *head);
const AnalectForeignFormat *analect_foreign_format_find_xml (const AnalectFormatHead *head, guint *score);
const AnalectForeignFormat *analect_foreign_format_find_lines (const AnalectFormatHead *head, guint *score);
