/* Which lines of a RIS file carry a tag; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ris-line.h"

#include "ris-type.h"

#include <string.h>

/* Nobody wraps text at fewer bytes than this. */
#define MIN_WRAPPED 40

/* The tags of the specification and of the exporters we know, two characters each. */
static const char known_tags[] = "A1A2A3A4A5ABADAIANAUAVBTC1C2C3C4C5C6C7C8CACLCNCPCTCYDADBDODPEDEPERET"
                                 "FUFXIDISJ1J2J9JAJFJIJOK1KWL1L2L3L4LALBLKM1M2M3N1N2NLNONVOPPAPBPIPPPUPY"
                                 "RIRNRPSESNSPSTSVT1T2T3TATITTTYU1U2U3U4U5URVLVOWEY1Y2";

static gboolean
is_known (const AnalectRisTag *tag)
{
  for (const char *p = known_tags; *p != '\0'; p += 2)
    if (memcmp (p, tag->name, 2) == 0)
      return TRUE;
  return FALSE;
}

gboolean
analect_ris_tag_is (const AnalectRisTag *tag, const char *name)
{
  return tag->n_name == 2 && memcmp (tag->name, name, 2) == 0;
}

/* Reads the form alone. */
static gboolean
parse_form (const AnalectLine *line, AnalectRisTag *tag)
{
  const char *p = line->text, *end = line->text + line->n_bytes;

  if (line->n_bytes < 3 || !g_ascii_isupper (p[0]))
    return FALSE;
  for (p++; p < end && p - line->text < 4 && (g_ascii_isupper (*p) || g_ascii_isdigit (*p));)
    p++;
  tag->name = line->text;
  tag->n_name = (gsize) (p - line->text);
  for (tag->n_blanks = 0; p < end && tag->n_blanks < 2 && *p == ' '; p++)
    tag->n_blanks++;
  if (tag->n_name < 2 || p == end || *p != '-')
    return FALSE;
  tag->value = p + 1;
  tag->n_value = (gsize) (end - tag->value);
  return TRUE;
}

/* Whether the value begins as a value would and the rest of a word behind a dash would not. */
static gboolean
begins_value (const AnalectRisTag *tag)
{
  static const char *const links[] = { "http", "www.", "ftp:", "doi" };

  if (tag->n_value == 0 || !g_ascii_islower (*tag->value))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (tag->n_value > strlen (links[i]) && memcmp (tag->value, links[i], strlen (links[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_credible (const AnalectRisTag *tag, gboolean is_spaced, const AnalectRisContext *context)
{
  if (tag->n_name > 2)
    return tag->n_blanks == 2 && is_spaced;
  if (tag->n_blanks == 2)
    return TRUE;
  if (analect_ris_tag_is (tag, "TY"))
    return analect_ris_type_find (tag->value, tag->n_value) != NULL;
  if (analect_ris_tag_is (tag, "ER"))
    return tag->n_value == 0;
  if (tag->n_blanks == 1 && is_spaced)
    return context->n_blanks < 2 || is_known (tag);
  if (!is_known (tag))
    return FALSE;
  if (context->n_blanks <= tag->n_blanks)
    return TRUE;
  return context->n_previous < MIN_WRAPPED && !context->is_continued && begins_value (tag);
}

gboolean
analect_ris_line_parse (const AnalectLine *line, const AnalectRisContext *context, AnalectRisTag *tag)
{
  gboolean is_spaced;

  if (!parse_form (line, tag))
    return FALSE;
  is_spaced = tag->n_value == 0 || g_ascii_isspace (*tag->value);
  analect_line_trim (&tag->value, &tag->n_value);
  return is_credible (tag, is_spaced, context);
}
