/* The entities of a foreign XML document while it is parsed: which are let in, and as what.
 *
 * Let in are characters known by name (character-entity.h) and what the document itself declares as plain text. All are
 * given to libxml2 as predefined ones, which it passes on as characters without looking into them; so nothing is ever
 * expanded in a second step, and nothing is loaded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>
#include <libxml/entities.h>

typedef struct _AnalectForeignEntities AnalectForeignEntities;

AnalectForeignEntities *analect_foreign_entities_new (void);
void analect_foreign_entities_free (AnalectForeignEntities *entities);

/* Takes a declaration of TYPE, one of xmlEntityType, with the replacement text CONTENT. FALSE when it is of a sort that
 * is refused: one made of other entities, of markup, or of a file elsewhere. */
gboolean analect_foreign_entities_declare (AnalectForeignEntities *entities, const char *name, int type,
                                           const char *content);

/* The entity NAME, never NULL. One that is not known stands for itself ("&foo;"); IS_NEWS then says that it was not
 * asked for before. */
xmlEntity *analect_foreign_entities_get (AnalectForeignEntities *entities, const char *name, gboolean *is_news);
