/* A code as a row of the codebook; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "code-item.h"

#include <string.h>

struct _AnalectCodeItem
{
  GObject parent_instance;

  AnalectId code;
  char *name;
  char *folded; /* made when it is asked for */
  char *colour;
  guint level, depth;
  guint studies, codings;
  int digit;
  AnalectCodeItem *parent; /* weak: the model owns all items */
  GListStore *children;
};

enum
{
  PROPERTY_0,
  PROPERTY_NAME,
  PROPERTY_COLOUR,
  PROPERTY_LEVEL,
  PROPERTY_DEPTH,
  PROPERTY_STUDIES,
  PROPERTY_CODINGS,
  PROPERTY_DIGIT,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (AnalectCodeItem, analect_code_item, G_TYPE_OBJECT)

static void
analect_code_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  AnalectCodeItem *item = ANALECT_CODE_ITEM (object);

  switch (id)
    {
    case PROPERTY_NAME:
      g_value_set_string (value, item->name);
      break;
    case PROPERTY_COLOUR:
      g_value_set_string (value, item->colour);
      break;
    case PROPERTY_LEVEL:
      g_value_set_uint (value, item->level);
      break;
    case PROPERTY_DEPTH:
      g_value_set_uint (value, item->depth);
      break;
    case PROPERTY_STUDIES:
      g_value_set_uint (value, item->studies);
      break;
    case PROPERTY_CODINGS:
      g_value_set_uint (value, item->codings);
      break;
    case PROPERTY_DIGIT:
      g_value_set_int (value, item->digit);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
analect_code_item_finalize (GObject *object)
{
  AnalectCodeItem *item = ANALECT_CODE_ITEM (object);

  g_free (item->name);
  g_free (item->folded);
  g_free (item->colour);
  g_object_unref (item->children);
  G_OBJECT_CLASS (analect_code_item_parent_class)->finalize (object);
}

static void
analect_code_item_class_init (AnalectCodeItemClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = analect_code_item_get_property;
  object_class->finalize = analect_code_item_finalize;
  properties[PROPERTY_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  properties[PROPERTY_COLOUR] = g_param_spec_string ("colour", NULL, NULL, NULL, flags);
  properties[PROPERTY_LEVEL] = g_param_spec_uint ("level", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROPERTY_DEPTH] = g_param_spec_uint ("depth", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROPERTY_STUDIES] = g_param_spec_uint ("studies", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROPERTY_CODINGS] = g_param_spec_uint ("codings", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROPERTY_DIGIT] = g_param_spec_int ("digit", NULL, NULL, 0, 9, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
analect_code_item_init (AnalectCodeItem *item)
{
  item->name = g_strdup ("");
  item->children = g_list_store_new (ANALECT_TYPE_CODE_ITEM);
}

AnalectCodeItem *
analect_code_item_new (AnalectId code)
{
  AnalectCodeItem *item = g_object_new (ANALECT_TYPE_CODE_ITEM, NULL);

  item->code = code;
  return item;
}

AnalectId
analect_code_item_get_code (AnalectCodeItem *item)
{
  return item->code;
}

const char *
analect_code_item_get_name (AnalectCodeItem *item)
{
  return item->name;
}

const char *
analect_code_item_get_colour (AnalectCodeItem *item)
{
  return item->colour;
}

guint
analect_code_item_get_level (AnalectCodeItem *item)
{
  return item->level;
}

guint
analect_code_item_get_depth (AnalectCodeItem *item)
{
  return item->depth;
}

guint
analect_code_item_get_studies (AnalectCodeItem *item)
{
  return item->studies;
}

guint
analect_code_item_get_codings (AnalectCodeItem *item)
{
  return item->codings;
}

int
analect_code_item_get_digit (AnalectCodeItem *item)
{
  return item->digit;
}

GListModel *
analect_code_item_get_children (AnalectCodeItem *item)
{
  return G_LIST_MODEL (item->children);
}

AnalectCodeItem *
analect_code_item_get_parent (AnalectCodeItem *item)
{
  return item->parent;
}

const char *
analect_code_item_get_folded (AnalectCodeItem *item)
{
  if (item->folded == NULL)
    {
      g_autofree char *composed = g_utf8_normalize (item->name, -1, G_NORMALIZE_ALL);

      item->folded = g_utf8_casefold (composed ? composed : item->name, -1);
    }
  return item->folded;
}

static void
set_string (AnalectCodeItem *item, char **string, const char *value, guint property)
{
  if (g_strcmp0 (*string, value) == 0)
    return;
  g_free (*string);
  *string = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (item), properties[property]);
}

static void
set_number (AnalectCodeItem *item, guint *number, guint value, guint property)
{
  if (*number == value)
    return;
  *number = value;
  g_object_notify_by_pspec (G_OBJECT (item), properties[property]);
}

void
analect_code_item_set_looks (AnalectCodeItem *item, const char *name, const char *colour)
{
  if (strcmp (item->name, name) != 0)
    g_clear_pointer (&item->folded, g_free);
  set_string (item, &item->name, name, PROPERTY_NAME);
  set_string (item, &item->colour, colour, PROPERTY_COLOUR);
}

void
analect_code_item_set_place (AnalectCodeItem *item, AnalectCodeItem *parent, guint level, guint depth)
{
  item->parent = parent;
  set_number (item, &item->level, level, PROPERTY_LEVEL);
  set_number (item, &item->depth, depth, PROPERTY_DEPTH);
}

void
analect_code_item_set_numbers (AnalectCodeItem *item, guint studies, guint codings)
{
  set_number (item, &item->studies, studies, PROPERTY_STUDIES);
  set_number (item, &item->codings, codings, PROPERTY_CODINGS);
}

void
analect_code_item_set_digit (AnalectCodeItem *item, int digit)
{
  if (item->digit == digit)
    return;
  item->digit = digit;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROPERTY_DIGIT]);
}
