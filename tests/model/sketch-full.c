/* A project in which every field of every kind is set; see sketch.h.
 *
 * Values come from the table of fields. The few that rules tie to others (places in texts, keys of uniqueness, trees)
 * stand here by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "sketch.h"

#define EACH 2u

/* What XML must escape, what a line end could lose, letters of two, three and four bytes, and letters in two parts. */
#define AWKWARD " <b>&amp; \"quoted\" 'too'\tafter a tab, ž – 😀 e\xcc\x81"

#define TEXT "Žádné slovo nezůstalo nevyřčeno. They said no.\nAnd meant it, all of them 😀 who spoke."

typedef struct
{
  AnalectChange *change;
  AnalectId ids[ANALECT_N_KINDS][EACH];
} Filling;

static AnalectId
target_of (const Filling *filling, AnalectField field, guint i)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  if (field == ANALECT_PLACEMENT_ARRANGEMENT)
    return filling->ids[ANALECT_KIND_ARRANGEMENT][0];
  if (info->target == ANALECT_KIND_ANY)
    return filling->ids[ANALECT_KIND_CODING][i];
  if (info->target == info->kind)
    return i > 0 ? filling->ids[info->kind][i - 1] : ANALECT_ID_NONE;
  return filling->ids[info->target][i];
}

static void
fill_text (const Filling *filling, AnalectId id, AnalectField field)
{
  const AnalectFieldInfo *info = &analect_fields[field];
  g_autofree char *text = NULL;

  if (field == ANALECT_EXCERPT_QUOTE && id == filling->ids[ANALECT_KIND_EXCERPT][0])
    return;
  if (field == ANALECT_DOCUMENT_TEXT)
    text = g_strdup (TEXT);
  else if (info->flag == ANALECT_FLAG_ORDER)
    text = g_strdup (id == filling->ids[info->kind][0] ? "V" : "Vz1");
  else
    text = g_strconcat (analect_fields[field].name, AWKWARD, info->form == ANALECT_FORM_ELEMENT ? "\r\nend\n" : "\nend",
                        NULL);
  analect_change_set_string (filling->change, id, field, text);
}

static void
fill_integer (const Filling *filling, AnalectId id, AnalectField field)
{
  gboolean first = id == filling->ids[analect_fields[field].kind][0];
  gint64 value = -1234567890123 + (gint64) field;

  if (field == ANALECT_EXCERPT_START || field == ANALECT_SECTION_START)
    value = 6;
  else if (field == ANALECT_EXCERPT_END || field == ANALECT_SECTION_END)
    value = 11;
  if (!first && (field == ANALECT_EXCERPT_START || field == ANALECT_EXCERPT_END))
    return;
  analect_change_set_integer (filling->change, id, field, value);
}

static void
fill_ranges (const Filling *filling, AnalectId id, AnalectField field)
{
  static const AnalectRange pages[] = { { 0, 33 }, { 33, 33 }, { 33, 60 } }, more[] = { { 12, 20 }, { 20, 34 } };

  if (field == ANALECT_DOCUMENT_PAGES)
    analect_change_set_ranges (filling->change, id, field, pages, G_N_ELEMENTS (pages));
  else if (field != ANALECT_EXCERPT_MORE)
    g_assert_not_reached ();
  else if (id == filling->ids[ANALECT_KIND_EXCERPT][0])
    analect_change_set_ranges (filling->change, id, field, more, G_N_ELEMENTS (more));
}

static void
fill_field (const Filling *filling, AnalectId id, AnalectField field, guint i)
{
  const AnalectFieldInfo *info = &analect_fields[field];

  switch (info->type)
    {
    case ANALECT_TYPE_TEXT:
      fill_text (filling, id, field);
      break;
    case ANALECT_TYPE_EXTRA:
      analect_change_set_string (filling->change, id, field,
                                 " later=\"1 &lt; 2\"\n<later><part of=\"it\"/>what comes</later>");
      break;
    case ANALECT_TYPE_INTEGER:
      fill_integer (filling, id, field);
      break;
    case ANALECT_TYPE_REAL:
      analect_change_set_real (filling->change, id, field, 0.1 + field / 3.0);
      break;
    case ANALECT_TYPE_BOOLEAN:
      analect_change_set_integer (filling->change, id, field, TRUE);
      break;
    case ANALECT_TYPE_ENUM:
      analect_change_set_integer (filling->change, id, field, analect_enumeration_count (info->enumeration) - 1);
      break;
    case ANALECT_TYPE_TIME:
      analect_change_set_integer (filling->change, id, field, 1790000000 + (gint64) field);
      break;
    case ANALECT_TYPE_REFERENCE:
      analect_change_set_reference (filling->change, id, field, target_of (filling, field, i));
      break;
    case ANALECT_TYPE_REFERENCES:
      for (guint j = 0; j < EACH; j++)
        analect_change_insert (filling->change, id, field, filling->ids[info->target][j]);
      break;
    case ANALECT_TYPE_RANGES:
      fill_ranges (filling, id, field);
      break;
    case ANALECT_TYPE_GUID:
    default:
      g_assert_not_reached ();
    }
}

AnalectProject *
sketch_full (void)
{
  AnalectProject *project = sketch_project ();
  Filling filling = { .change = analect_project_change (project, "Everything") };

  filling.ids[ANALECT_KIND_PROJECT][0] = ANALECT_ID_PROJECT;
  for (int kind = ANALECT_KIND_PROJECT + 1; kind < ANALECT_N_KINDS; kind++)
    for (guint i = 0; i < EACH; i++)
      {
        AnalectGuid guid = { .bytes = { 0xf0, 0x11, (guint8) kind, (guint8) (9 - i), 0, 0, 0x40, 0, 0x80 } };

        filling.ids[kind][i] = analect_change_add_with_guid (filling.change, (AnalectKind) kind, &guid);
      }
  for (int kind = ANALECT_KIND_PROJECT; kind < ANALECT_N_KINDS; kind++)
    for (guint i = 0; i < (kind == ANALECT_KIND_PROJECT ? 1 : EACH); i++)
      for (guint slot = 0; slot < analect_kind_n_fields ((AnalectKind) kind); slot++)
        fill_field (&filling, filling.ids[kind][i], (AnalectField) (analect_kinds[kind].first + slot), i);
  sketch_apply (project, filling.change);
  return project;
}
