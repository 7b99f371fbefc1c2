/* Random changes; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "random-change.h"

#include "edit-remove.h"
#include "order-key.h"

#include <math.h>
#include <string.h>

/* A change in the making. */
typedef struct
{
  const RandomChange *random;
  AnalectProject *project;
  const AnalectRows *rows;
  AnalectChange *change;
  GArray *added; /* of AnalectId */
} Making;

static gint32
below (const Making *making, guint n)
{
  return g_rand_int_range (making->random->rand, 0, (gint32) n);
}

static gboolean
chance (const Making *making, guint percent)
{
  return below (making, 100) < (gint32) percent;
}

/* Something of KIND other than APART that is there or is being added, or none. */
static AnalectId
pick (const Making *making, AnalectKind kind, AnalectId apart)
{
  guint bound;

  if (kind == ANALECT_KIND_ANY)
    kind = (AnalectKind) (1 + below (making, ANALECT_N_KINDS - 1));
  for (guint tries = 0; making->added->len > 0 && tries < 4; tries++)
    {
      AnalectId id = g_array_index (making->added, AnalectId, below (making, making->added->len));

      if (analect_id_kind (id) == kind && id != apart)
        return id;
    }
  bound = analect_rows_get_bound (making->rows, kind);
  for (guint tries = 0; bound > 0 && tries < 8; tries++)
    {
      AnalectId id = analect_id_new (kind, (guint) below (making, bound));

      if (analect_rows_get (making->rows, id) != NULL && id != apart)
        return id;
    }
  return ANALECT_ID_NONE;
}

static AnalectText *
make_text (const Making *making, AnalectField field)
{
  static const char *const texts[] = {
    "a",
    "several words",
    "two\nlines\n",
    "\n",
    "tab\tand\rreturn\r\n",
    "back\\slash \\n \\\\",
    " blanks  around ",
    "Žluťoučký kůň",
    "\xf0\x9f\x98\x80 smiles",
    "<b>&amp;]]></b>",
    "add code set",
    "\xe2\x80\xa8 of lines",
    "=1+1",
  };
  g_autofree char *key = NULL, *long_text = NULL;

  if (analect_fields[field].flag == ANALECT_FLAG_ORDER)
    {
      key = analect_order_key_between (chance (making, 50) ? "M" : NULL, chance (making, 50) ? "Z" : NULL);
      return analect_text_new (key, -1);
    }
  if (chance (making, 6))
    {
      long_text = g_strnfill ((gsize) below (making, making->random->max_text) + 1, (char) ('a' + below (making, 26)));
      long_text[strlen (long_text) / 2] = '\n';
      return analect_text_new (long_text, -1);
    }
  if (chance (making, 5) && analect_fields[field].flag != ANALECT_FLAG_REQUIRED)
    return NULL;
  return analect_text_new (texts[below (making, G_N_ELEMENTS (texts))], -1);
}

static double
make_real (const Making *making)
{
  static const double reals[] = { 0.1, -0.0, 1e-300, -1.7976931348623157e308, 1.0 / 3.0, 5e-324, 42.0 };

  return chance (making, 15) ? NAN : reals[below (making, G_N_ELEMENTS (reals))];
}

static gint64
make_integer (const Making *making, AnalectField field)
{
  static const gint64 integers[] = { 0, -1, 1, 2, 1999, G_GINT64_CONSTANT (999999999999999999), -12345678901 };

  switch ((int) analect_fields[field].type)
    {
    case ANALECT_TYPE_BOOLEAN:
      return below (making, 2);
    case ANALECT_TYPE_ENUM:
      return below (making, analect_enumeration_count (analect_fields[field].enumeration));
    case ANALECT_TYPE_TIME:
      return chance (making, 10) ? 0 : 1790000000 + (gint64) below (making, 1000) * (chance (making, 9) ? -5000000 : 1);
    default:
      return integers[below (making, G_N_ELEMENTS (integers))];
    }
}

static gint64
text_length (const Making *making, AnalectId document)
{
  AnalectText *text = document ? analect_change_peek (making->change, document, ANALECT_DOCUMENT_TEXT).text : NULL;

  return text ? analect_text_get_length (text) : 0;
}

/* A few ranges one after the other in a text of LENGTH. */
static AnalectValue
make_ranges (const Making *making, gint64 length)
{
  AnalectRange ranges[3];
  guint at = 0, n = 0;
  AnalectValue value;

  while (n < G_N_ELEMENTS (ranges) && at + 2 < length && chance (making, 70))
    {
      ranges[n].start = at;
      ranges[n].end = at + 1 + (guint) below (making, (guint) length - at - 1);
      at = ranges[n++].end;
    }
  value.ranges = analect_ranges_new (ranges, n);
  return value;
}

static void
set_field (const Making *making, AnalectId id, AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  AnalectValue value = { .integer = 0 };

  switch (info->type)
    {
    case ANALECT_TYPE_TEXT:
    case ANALECT_TYPE_EXTRA:
      value.text = make_text (making, field);
      break;
    case ANALECT_TYPE_REAL:
      value.real = make_real (making);
      break;
    case ANALECT_TYPE_INTEGER:
    case ANALECT_TYPE_BOOLEAN:
    case ANALECT_TYPE_ENUM:
    case ANALECT_TYPE_TIME:
      value.integer = make_integer (making, field);
      break;
    case ANALECT_TYPE_REFERENCE:
      value.reference =
          info->rule == ANALECT_RULE_OWNER || chance (making, 80) ? pick (making, info->target, id) : ANALECT_ID_NONE;
      break;
    case ANALECT_TYPE_RANGES:
      value = make_ranges (making, field == ANALECT_DOCUMENT_PAGES ? text_length (making, id) : 0);
      break;
    case ANALECT_TYPE_REFERENCES:
    case ANALECT_TYPE_GUID:
      g_return_if_reached ();
    }
  analect_change_set_value (making->change, id, field, value);
  analect_value_clear (info->type, &value);
}

/* Puts something into a set of references, or takes something out. */
static void
touch_set (const Making *making, AnalectId id, AnalectField field)
{
  AnalectId target = pick (making, analect_fields[field].target, ANALECT_ID_NONE);

  if (target == ANALECT_ID_NONE)
    return;
  if (chance (making, 75))
    analect_change_insert (making->change, id, field, target);
  else
    analect_change_take_out (making->change, id, field, target);
}

/* Puts a placement into the tree of what it stands under. */
static void
follow_parent (const Making *making, AnalectId id)
{
  AnalectId parent = analect_change_peek (making->change, id, ANALECT_PLACEMENT_PARENT).reference;

  if (parent != ANALECT_ID_NONE)
    analect_change_set_reference (
        making->change, id, ANALECT_PLACEMENT_ARRANGEMENT,
        analect_change_peek (making->change, parent, ANALECT_PLACEMENT_ARRANGEMENT).reference);
}

/* Gives an excerpt or section a place that its document has. */
static void
set_place (const Making *making, AnalectId id, AnalectField document, AnalectField start, AnalectField end)
{
  gint64 length = text_length (making, analect_change_peek (making->change, id, document).reference);
  gint64 from = length > 1 ? below (making, (guint) length - 1) : 0;

  if (length < 2 && document == ANALECT_EXCERPT_DOCUMENT)
    {
      analect_change_set_integer (making->change, id, start, -1);
      analect_change_set_integer (making->change, id, end, -1);
      analect_change_set_string (making->change, id, ANALECT_EXCERPT_QUOTE, "as it was said");
      return;
    }
  analect_change_set_integer (making->change, id, start, from);
  analect_change_set_integer (making->change, id, end, MIN (length, from + 1 + below (making, 40)));
}

/* Gives an excerpt another range behind its first, or none. */
static void
set_further_range (const Making *making, AnalectId id)
{
  AnalectId document = analect_change_peek (making->change, id, ANALECT_EXCERPT_DOCUMENT).reference;
  gint64 end = analect_change_peek (making->change, id, ANALECT_EXCERPT_END).integer;
  AnalectRange range = { (guint32) MAX (end, 0), (guint32) text_length (making, document) };

  analect_change_set_ranges (making->change, id, ANALECT_EXCERPT_MORE, &range,
                             end > 0 && range.start < range.end && chance (making, 40) ? 1 : 0);
}

/* Makes values fit each other. */
static void
mend (const Making *making, AnalectId id)
{
  if (analect_id_kind (id) == ANALECT_KIND_EXCERPT)
    {
      set_place (making, id, ANALECT_EXCERPT_DOCUMENT, ANALECT_EXCERPT_START, ANALECT_EXCERPT_END);
      set_further_range (making, id);
    }
  if (analect_id_kind (id) == ANALECT_KIND_SECTION)
    set_place (making, id, ANALECT_SECTION_DOCUMENT, ANALECT_SECTION_START, ANALECT_SECTION_END);
  if (analect_id_kind (id) == ANALECT_KIND_PLACEMENT)
    follow_parent (making, id);
}

/* Sets about PERCENT of the fields, and when the entity is NEW those it must have. */
static void
set_fields (const Making *making, AnalectId id, guint percent, gboolean is_new)
{
  AnalectKind kind = analect_id_kind (id);

  for (guint slot = 0; slot < analect_kind_n_fields (kind); slot++)
    {
      AnalectField field = analect_kinds[kind].first + slot;
      const AnalectFieldInfo *info = &analect_fields[field];
      gboolean needed = is_new && (info->flag == ANALECT_FLAG_REQUIRED || info->rule == ANALECT_RULE_OWNER);

      if (!needed && !chance (making, percent))
        continue;
      if (info->type == ANALECT_TYPE_EXTRA && !making->random->with_extra)
        continue;
      if (info->type == ANALECT_TYPE_REFERENCES)
        touch_set (making, id, field);
      else
        set_field (making, id, field);
    }
  mend (making, id);
}

static void
add_entity (const Making *making)
{
  AnalectKind kind = (AnalectKind) (ANALECT_KIND_PROJECT + 1 + below (making, ANALECT_N_KINDS - 2));
  AnalectId id;

  if (analect_rows_count (making->rows, kind) >= making->random->max_of_kind)
    return;
  id = analect_change_add (making->change, kind);
  g_array_append_val (making->added, id);
  set_fields (making, id, 35, TRUE);
}

static void
touch_entity (const Making *making)
{
  AnalectId id = pick (making, chance (making, 5) ? ANALECT_KIND_PROJECT : ANALECT_KIND_ANY, ANALECT_ID_NONE);

  if (id != ANALECT_ID_NONE)
    set_fields (making, id, 20, FALSE);
}

/* A removal stands alone: what else the change holds might concern what goes. */
static AnalectChange *
make_removal (const Making *making)
{
  AnalectId one = pick (making, ANALECT_KIND_ANY, ANALECT_ID_PROJECT);
  AnalectId ids[2] = { one, pick (making, ANALECT_KIND_ANY, one) };

  if (one == ANALECT_ID_NONE)
    return NULL;
  return analect_edit_remove (making->project, ids,
                              ids[1] != ANALECT_ID_NONE && ids[1] != ANALECT_ID_PROJECT && chance (making, 40) ? 2 : 1,
                              "Remove", NULL);
}

AnalectChange *
random_change_new (const RandomChange *random, AnalectProject *project)
{
  g_autoptr (AnalectChange) change = analect_project_change (project, "Change");
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  const Making making = { random, project, analect_project_get_rows (project), change, added };

  if (chance (&making, 12))
    {
      AnalectChange *removal = make_removal (&making);

      return removal ? removal : g_steal_pointer (&change);
    }
  for (gint32 n = 1 + below (&making, 3); n > 0; n--)
    if (chance (&making, 60))
      add_entity (&making);
    else
      touch_entity (&making);
  return g_steal_pointer (&change);
}

static gboolean
apply (const RandomChange *random, AnalectProject *project)
{
  g_autoptr (AnalectChange) change = random_change_new (random, project);

  return analect_project_apply (project, change, NULL);
}

gboolean
random_change_act (const RandomChange *random, AnalectProject *project)
{
  gboolean ok = FALSE;

  switch (g_rand_int_range (random->rand, 0, 10))
    {
    case 0:
    case 1:
      return analect_project_undo (project);
    case 2:
      return analect_project_redo (project);
    case 3:
      analect_project_begin_step (project, "Several at once");
      for (gint32 n = g_rand_int_range (random->rand, 0, 4); n > 0; n--)
        ok |= apply (random, project);
      if (g_rand_int_range (random->rand, 0, 3) > 0)
        analect_project_end_step (project);
      else
        analect_project_cancel_step (project);
      return ok;
    default:
      return apply (random, project);
    }
}
