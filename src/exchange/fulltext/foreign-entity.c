/* Entities that are let in; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "foreign-entity.h"

#include "character-entity.h"

#include <string.h>

/* A declaration is for a character or a name, not for a chapter: what is short cannot blow up either. */
#define LONGEST_CONTENT   1000
#define MOST_DECLARATIONS 4096

struct _AnalectForeignEntities
{
  GHashTable *by_name; /* of char * to xmlEntity */
  guint n_declared;
};

static void
free_entity (gpointer data)
{
  xmlEntity *entity = data;

  g_free ((char *) entity->name);
  g_free (entity->content);
  g_free (entity);
}

AnalectForeignEntities *
analect_foreign_entities_new (void)
{
  AnalectForeignEntities *entities = g_new0 (AnalectForeignEntities, 1);

  entities->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entity);
  return entities;
}

void
analect_foreign_entities_free (AnalectForeignEntities *entities)
{
  g_hash_table_unref (entities->by_name);
  g_free (entities);
}

static xmlEntity *
add (AnalectForeignEntities *entities, const char *name, char *content)
{
  xmlEntity *entity = g_new0 (xmlEntity, 1);

  entity->type = XML_ENTITY_DECL;
  entity->etype = XML_INTERNAL_PREDEFINED_ENTITY;
  entity->name = (const xmlChar *) g_strdup (name);
  entity->content = (xmlChar *) content;
  entity->length = (int) strlen (content);
  entity->orig = entity->content; /* or else libxml2 keeps a copy of the declaration there, which nobody would free */
  g_hash_table_insert (entities->by_name, (gpointer) entity->name, entity);
  return entity;
}

gboolean
analect_foreign_entities_declare (AnalectForeignEntities *entities, const char *name, int type, const char *content)
{
  static const char *const predefined[] = { "amp", "lt", "gt", "quot", "apos" };

  if (type != XML_INTERNAL_GENERAL_ENTITY || content == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (predefined); i++)
    if (strcmp (name, predefined[i]) == 0)
      return TRUE; /* declared in terms of themselves, and known anyway */
  if (strlen (content) > LONGEST_CONTENT || strpbrk (content, "&<") != NULL)
    return FALSE;
  if (g_hash_table_contains (entities->by_name, name))
    return TRUE; /* the first declaration counts */
  if (entities->n_declared++ == MOST_DECLARATIONS)
    return FALSE;
  add (entities, name, g_strdup (content));
  return TRUE;
}

xmlEntity *
analect_foreign_entities_get (AnalectForeignEntities *entities, const char *name, gboolean *is_news)
{
  xmlEntity *entity = g_hash_table_lookup (entities->by_name, name);
  gunichar character;
  char utf8[7] = { 0 };

  *is_news = FALSE;
  if (entity != NULL)
    return entity;
  character = analect_character_entity_look_up (name);
  *is_news = character == 0;
  if (character == 0)
    return add (entities, name, g_strdup_printf ("&%s;", name));
  g_unichar_to_utf8 (character, utf8);
  return add (entities, name, g_strdup (utf8));
}
