/* Counting the attributes of tags; see the header.
 *
 * What is not well-formed may be misread here; libxml2 then stops at the same place at the latest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "xml-tag-scan.h"

typedef enum
{
  IN_TEXT,
  BEHIND_OPENING, /* of a tag, a comment, … */
  BEHIND_BANG,
  IN_TAG,
  IN_VALUE,
  IN_COMMENT,
  IN_CDATA,
  IN_INSTRUCTION,
} State;

typedef struct
{
  State state;
  char quote;
  char before[2]; /* the two characters before this one */
  guint n_attributes;
  guint line;
  guint tag_line;
} Scan;

static State
begin (Scan *scan, char c)
{
  if (c == '!')
    return BEHIND_BANG;
  if (c == '?')
    return IN_INSTRUCTION;
  scan->n_attributes = 0;
  scan->tag_line = scan->line;
  return c == '>' ? IN_TEXT : IN_TAG;
}

static State
go_through_tag (Scan *scan, char c)
{
  if (c == '>')
    return IN_TEXT;
  if (c != '"' && c != '\'')
    return IN_TAG;
  scan->quote = c;
  scan->n_attributes++;
  return IN_VALUE;
}

static State
get_next (Scan *scan, char c)
{
  switch (scan->state)
    {
    case BEHIND_OPENING:
      return begin (scan, c);
    case BEHIND_BANG:
      if (c == '-' && scan->before[1] == '-')
        return IN_COMMENT;
      return c == '[' ? IN_CDATA : c == '-' ? BEHIND_BANG : IN_TEXT;
    case IN_TAG:
      return go_through_tag (scan, c);
    case IN_VALUE:
      return c == scan->quote ? IN_TAG : IN_VALUE;
    case IN_COMMENT:
      return c == '>' && scan->before[0] == '-' && scan->before[1] == '-' ? IN_TEXT : IN_COMMENT;
    case IN_CDATA:
      return c == '>' && scan->before[0] == ']' && scan->before[1] == ']' ? IN_TEXT : IN_CDATA;
    case IN_INSTRUCTION:
      return c == '>' && scan->before[1] == '?' ? IN_TEXT : IN_INSTRUCTION;
    case IN_TEXT:
    default:
      return c == '<' ? BEHIND_OPENING : IN_TEXT;
    }
}

gboolean
analect_xml_tag_scan (const char *bytes, gsize n_bytes, guint most, guint *line)
{
  Scan scan = { .line = 1 };

  for (gsize i = 0; i < n_bytes; i++)
    {
      char c = bytes[i];

      if (c == '\0')
        continue;
      scan.line += c == '\n';
      scan.state = get_next (&scan, c);
      scan.before[0] = scan.before[1];
      scan.before[1] = c;
      if (scan.state == IN_VALUE && scan.n_attributes > most)
        {
          *line = scan.tag_line;
          return FALSE;
        }
    }
  return TRUE;
}
