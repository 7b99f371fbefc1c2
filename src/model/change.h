/* One change to a project: a list of (entity, field, before, after), to be applied as a whole or not at all.
 *
 * A change is built against the project as it is, by the functions below, and handed to analect_project_apply (). It
 * does nothing by itself. Adding an entity is its existence going from nothing to its GUID, followed by its fields;
 * removing one is all its fields going back to their defaults, then its existence to nothing; so the inverse of a
 * change is the same list backwards with before and after exchanged. A set of references changes element by element:
 * the item names the element taken out or the element put in.
 *
 * Life cycle: reference counted; immutable once applied. The project keeps it for undo. Main thread while it is built;
 * an applied change may be read from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "rows.h"
#include "timestamp.h"

typedef struct
{
  AnalectId id;
  AnalectField field;
  AnalectValue before; /* of a set: the element taken out, or none */
  AnalectValue after;  /* of a set: the element put in, or none */
} AnalectChangeItem;

typedef struct _AnalectChange AnalectChange;

/* An empty change to ROWS, which stay alive and unchanged until it is applied or dropped. NAME is what the user did,
 * translated, as it appears after "Undo: ". The caller owns the reference. */
AnalectChange *analect_change_new (const AnalectRows *rows, const char *name);
AnalectChange *analect_change_ref (AnalectChange *change);
void analect_change_unref (AnalectChange *change);

const char *analect_change_get_name (const AnalectChange *change);

/* When it was made; now, unless set. */
AnalectTime analect_change_get_time (const AnalectChange *change);
void analect_change_set_time (AnalectChange *change, AnalectTime time);

guint analect_change_get_n_items (const AnalectChange *change);
const AnalectChangeItem *analect_change_get_item (const AnalectChange *change, guint i);

/* Adds an entity of KIND with a new GUID, or with the given one; its id can be used in this change at once. */
AnalectId analect_change_add (AnalectChange *change, AnalectKind kind);
AnalectId analect_change_add_with_guid (AnalectChange *change, AnalectKind kind, const AnalectGuid *guid);

/* Sets a field. Nothing is recorded when the field has the value already. Strings must be legal text
 * (analect_text_filter () makes them so); NULL and "" mean none. */
void analect_change_set_text (AnalectChange *change, AnalectId id, AnalectField field, AnalectText *text);
void analect_change_set_string (AnalectChange *change, AnalectId id, AnalectField field, const char *string);
void analect_change_set_integer (AnalectChange *change, AnalectId id, AnalectField field, gint64 integer);
void analect_change_set_real (AnalectChange *change, AnalectId id, AnalectField field, double real);
void analect_change_set_reference (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target);
void analect_change_set_ranges (AnalectChange *change, AnalectId id, AnalectField field, const AnalectRange *ranges,
                                guint n);

/* Any field but a set of references; VALUE is copied. */
void analect_change_set_value (AnalectChange *change, AnalectId id, AnalectField field, AnalectValue value);

/* Puts TARGET in a set of references, or takes it out. */
void analect_change_insert (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target);
void analect_change_take_out (AnalectChange *change, AnalectId id, AnalectField field, AnalectId target);

/* Removes an existing entity: fields to their defaults, then the entity. What refers to it is the caller's business;
 * edit-remove.h removes an entity with its dependants. */
void analect_change_remove (AnalectChange *change, AnalectId id);

/* The value FIELD will have when the change so far is applied; borrowed. Not for sets of references. */
AnalectValue analect_change_peek (AnalectChange *change, AnalectId id, AnalectField field);

/* The change that takes this one back. The caller owns the reference. */
AnalectChange *analect_change_invert (const AnalectChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectChange, analect_change_unref)
