/* JATS: reference lists; see jats-private.h.
 *
 * A citation with punctuation of its own stays as it is. One that only names its parts (element-citation) gets the
 * order and the punctuation in which most of us read references: people (year). title. source volume(issue):pages.
 * rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include <string.h>

/* Where a part stands in a citation. */
typedef enum
{
  PLACE_PEOPLE,
  PLACE_YEAR,
  PLACE_TITLE,
  PLACE_SOURCE,
  PLACE_VOLUME,
  PLACE_ISSUE,
  PLACE_FIRST_PAGE,
  PLACE_LAST_PAGE,
  PLACE_PUBLISHER,
  PLACE_REST,
  N_PLACES
} Place;

static Place
get_place (const AnalectJats *jats, guint node)
{
  switch ((int) analect_jats_get_kind (jats, node))
    {
    case ANALECT_JATS_PERSON_GROUP:
      {
        const char *type = analect_xml_tree_get_attribute (jats->tree, node, "person-group-type");

        return type == NULL || strcmp (type, "author") == 0 || strcmp (type, "inventor") == 0 ? PLACE_PEOPLE
                                                                                              : PLACE_REST;
      }
    case ANALECT_JATS_NAME:
    case ANALECT_JATS_STRING_NAME:
    case ANALECT_JATS_NAME_ALTERNATIVES:
    case ANALECT_JATS_COLLAB:
    case ANALECT_JATS_ANONYMOUS:
    case ANALECT_JATS_ETAL:
      return PLACE_PEOPLE;
    case ANALECT_JATS_YEAR:
      return PLACE_YEAR;
    case ANALECT_JATS_ARTICLE_TITLE:
    case ANALECT_JATS_OTHER_TITLE:
      return PLACE_TITLE;
    case ANALECT_JATS_SOURCE:
      return PLACE_SOURCE;
    case ANALECT_JATS_VOLUME:
      return PLACE_VOLUME;
    case ANALECT_JATS_ISSUE:
      return PLACE_ISSUE;
    case ANALECT_JATS_FPAGE:
    case ANALECT_JATS_ELOCATION_ID:
      return PLACE_FIRST_PAGE;
    case ANALECT_JATS_LPAGE:
      return PLACE_LAST_PAGE;
    case ANALECT_JATS_PUBLISHER_LOC:
    case ANALECT_JATS_PUBLISHER_NAME:
      return PLACE_PUBLISHER;
    default:
      return PLACE_REST;
    }
}

/* What stands before a part in PLACE that follows one in BEFORE. */
static void
separate (AnalectJats *jats, Place place, Place before)
{
  AnalectFulltextBuilder *builder = jats->builder;

  if (place == PLACE_PEOPLE && before == PLACE_PEOPLE)
    analect_jats_add_sign (jats, ", ");
  else if (place == PLACE_YEAR && before == PLACE_PEOPLE)
    analect_fulltext_builder_gap (builder, ANALECT_GAP_SPACE);
  else if (place == PLACE_VOLUME && before == PLACE_SOURCE)
    analect_fulltext_builder_gap (builder, ANALECT_GAP_SPACE);
  else if (place == PLACE_FIRST_PAGE && before >= PLACE_SOURCE && before <= PLACE_ISSUE)
    analect_jats_add_sign (jats, ":");
  else if (place == PLACE_LAST_PAGE && before == PLACE_FIRST_PAGE)
    analect_jats_add_sign (jats, "–");
  else if (place == PLACE_PUBLISHER && before == PLACE_PUBLISHER)
    analect_jats_add_sign (jats, ": ");
  else if (place == PLACE_ISSUE && before == PLACE_VOLUME)
    analect_fulltext_builder_close_up (builder);
  else
    {
      analect_jats_punctuate (jats, ".");
      analect_fulltext_builder_gap (builder, ANALECT_GAP_SPACE);
    }
}

/* A number alone says little: "doi:10.1000/1", "pmid:23". */
static void
add_identifier_type (AnalectJats *jats, guint node)
{
  const char *type = analect_xml_tree_get_attribute (jats->tree, node, "pub-id-type");
  g_autofree char *content = type != NULL && !jats->is_aside ? analect_jats_get_content (jats, node) : NULL;
  g_autofree char *prefix = type != NULL ? g_strdup_printf ("%s:", type) : NULL;

  if (content != NULL && g_ascii_strncasecmp (content, type, strlen (type)) != 0)
    analect_fulltext_builder_add (jats->builder, prefix, -1);
}

static void
add_part (AnalectJats *jats, guint node, Place place)
{
  gboolean in_brackets = place == PLACE_YEAR || place == PLACE_ISSUE;

  if (in_brackets)
    analect_fulltext_builder_add (jats->builder, "(", -1);
  if (analect_jats_get_kind (jats, node) == ANALECT_JATS_PUB_ID)
    add_identifier_type (jats, node);
  analect_jats_add_node (jats, node);
  if (in_brackets)
    analect_jats_add_sign (jats, ")");
}

static void
add_parts (AnalectJats *jats, guint node)
{
  gboolean is_first = TRUE;
  Place before = PLACE_PEOPLE;

  for (Place place = 0; place < N_PLACES; place++)
    for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
      {
        if (analect_jats_get (jats, child)->kind == ANALECT_XML_TEXT || get_place (jats, child) != place
            || (!analect_jats_has_text (jats, child) && analect_jats_get_kind (jats, child) != ANALECT_JATS_ETAL
                && analect_xml_tree_get_attribute (jats->tree, child, "href") == NULL))
          continue;
        if (!is_first)
          separate (jats, place, before);
        add_part (jats, child, place);
        is_first = FALSE;
        before = place;
      }
}

void
analect_jats_add_citation (AnalectJats *jats, guint node)
{
  AnalectGap former = analect_jats_tighten (jats, ANALECT_GAP_SPACE);

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  if (analect_jats_is_mixed (jats, node))
    analect_jats_add_children (jats, node);
  else
    add_parts (jats, node);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
  analect_fulltext_builder_limit (jats->builder, former);
}

void
analect_jats_add_reference (AnalectJats *jats, guint node)
{
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL);
  AnalectGap former;

  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
  former = analect_jats_tighten (jats, ANALECT_GAP_LINE);
  if (analect_jats_has_text (jats, label))
    {
      gunichar last;

      analect_jats_add_children (jats, label);
      last = analect_fulltext_builder_get_last (jats->builder);
      if (g_unichar_isalnum (last))
        analect_fulltext_builder_add (jats->builder, ".", -1);
      analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_SPACE);
      analect_fulltext_builder_hold (jats->builder);
    }
  analect_jats_add_rest (jats, node, label, 0);
  analect_fulltext_builder_let_go (jats->builder);
  analect_fulltext_builder_limit (jats->builder, former);
  analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_LINE);
}
