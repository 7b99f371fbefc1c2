/* Finding by name; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "search-names.h"

#include "codebook-edits.h"

#include <glib/gi18n.h>

/* One group: the candidates of the index in their order, as AnalectSearchItem without marks. */
typedef struct
{
  AnalectQuickIndex *index;
  GPtrArray *items;
} Group;

struct _AnalectSearchNames
{
  AnalectWorkbench *workbench;
  Group groups[ANALECT_SEARCH_N_GROUPS];
  guint64 revision; /* of the rows they were gathered from */
  gboolean known;
};

/* Gathering */

static void
clear (Group *group)
{
  g_clear_pointer (&group->index, analect_quick_index_free);
  g_clear_pointer (&group->items, g_ptr_array_unref);
}

static void
begin (Group *group)
{
  clear (group);
  group->index = analect_quick_index_new ();
  group->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Takes DETAIL. */
static AnalectSearchItem *
add (AnalectSearchNames *names, AnalectSearchKind kind, AnalectSearchGroup group, const AnalectQuickCandidate *as,
     char *detail)
{
  AnalectSearchItem *item = analect_search_item_new (kind, group, g_strdup (as->name), detail);

  analect_quick_index_add (names->groups[group].index, as);
  g_ptr_array_add (names->groups[group].items, item);
  return item;
}

static void
gather_codes (AnalectSearchNames *names)
{
  const AnalectCodebook *codebook = analect_workbench_get_codebook (names->workbench);
  const AnalectRows *rows = analect_workbench_get_rows (names->workbench);

  begin (&names->groups[ANALECT_SEARCH_CODES]);
  for (guint i = 0; i < codebook->n; i++)
    {
      const AnalectRow *row = analect_rows_get (rows, codebook->entries[i].code);
      AnalectQuickCandidate candidate = { .name = analect_row_string (row, ANALECT_CODE_NAME),
                                          .aliases = analect_row_string (row, ANALECT_CODE_ALIASES),
                                          .definition = analect_row_string (row, ANALECT_CODE_DEFINITION) };

      add (names, ANALECT_SEARCH_ENTITY, ANALECT_SEARCH_CODES, &candidate,
           analect_code_place_name (names->workbench, codebook->entries[i].code))
          ->id = codebook->entries[i].code;
    }
}

static void
add_study (AnalectSearchNames *names, AnalectId id, const char *label, const char *title, const char *words)
{
  AnalectQuickCandidate candidate = { .name = label, .aliases = title, .definition = words };

  add (names, ANALECT_SEARCH_ENTITY, ANALECT_SEARCH_STUDIES, &candidate, g_strdup (title))->id = id;
}

/* Studies with the titles of their references, then the references that belong to none. */
static void
gather_studies (AnalectSearchNames *names)
{
  const AnalectRows *rows = analect_workbench_get_rows (names->workbench);

  begin (&names->groups[ANALECT_SEARCH_STUDIES]);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_STUDY); id; id = analect_rows_next (rows, id))
    {
      const AnalectIdSet *references = analect_row_set (analect_rows_get (rows, id), ANALECT_STUDY_REFERENCES);
      g_autoptr (GString) words = g_string_new (analect_row_string (analect_rows_get (rows, id), ANALECT_STUDY_NUMBER));
      const char *title = "";

      for (guint i = 0; references != NULL && i < references->n; i++)
        {
          const AnalectRow *row = analect_rows_get (rows, references->ids[i]);

          if (row == NULL)
            continue;
          title = *title == '\0' ? analect_row_string (row, ANALECT_REFERENCE_TITLE) : title;
          g_string_append_printf (words, " %s %s", analect_row_string (row, ANALECT_REFERENCE_AUTHORS),
                                  analect_row_string (row, ANALECT_REFERENCE_TITLE));
        }
      add_study (names, id, analect_workbench_get_study_label (names->workbench, id), title, words->str);
    }
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_REFERENCE); id; id = analect_rows_next (rows, id))
    if (analect_workbench_get_study_of (names->workbench, id) == ANALECT_ID_NONE)
      {
        const AnalectRow *row = analect_rows_get (rows, id);
        g_autofree char *label = analect_reference_label (rows, id);

        add_study (names, id, label, analect_row_string (row, ANALECT_REFERENCE_TITLE),
                   analect_row_string (row, ANALECT_REFERENCE_AUTHORS));
      }
}

/* Commands that open what is open already are left out. */
static void
gather_commands (AnalectSearchNames *names)
{
  guint n;
  const AnalectCommand *commands = analect_commands_get (&n);

  begin (&names->groups[ANALECT_SEARCH_COMMANDS]);
  for (guint i = 0; i < n; i++)
    if (commands[i].action != NULL && !g_str_equal (commands[i].action, "win.search"))
      {
        AnalectQuickCandidate candidate = { .name = _ (commands[i].label) };

        add (names, ANALECT_SEARCH_COMMAND, ANALECT_SEARCH_COMMANDS, &candidate, NULL)->command = &commands[i];
      }
}

static void
gather (AnalectSearchNames *names)
{
  guint64 revision = analect_rows_get_revision (analect_workbench_get_rows (names->workbench));

  if (names->known && names->revision == revision)
    return;
  gather_codes (names);
  gather_studies (names);
  gather_commands (names);
  names->revision = revision;
  names->known = TRUE;
}

AnalectSearchNames *
analect_search_names_new (AnalectWorkbench *workbench)
{
  AnalectSearchNames *names = g_new0 (AnalectSearchNames, 1);

  names->workbench = workbench;
  return names;
}

void
analect_search_names_free (AnalectSearchNames *names)
{
  for (guint i = 0; i < ANALECT_SEARCH_N_GROUPS; i++)
    clear (&names->groups[i]);
  g_free (names);
}

/* Letters scattered over a name are good enough where the reader knows the names by heart; in titles and commands they
 * would find nearly everything. */
static gboolean
is_good (AnalectSearchGroup group, const AnalectQuickMatch *match)
{
  guint n = match->n_marks;

  if (match->way != ANALECT_QUICK_LETTERS || group == ANALECT_SEARCH_CODES || n == 0)
    return TRUE;
  return match->marks[n - 1] - match->marks[0] < n;
}

GPtrArray *
analect_search_names_find (AnalectSearchNames *names, AnalectSearchGroup group, const char *query)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) matches = NULL;

  gather (names);
  matches = analect_quick_rank (names->groups[group].index, query, FALSE);
  for (guint i = 0; i < matches->len; i++)
    {
      const AnalectQuickMatch *match = &g_array_index (matches, AnalectQuickMatch, i);
      const AnalectSearchItem *item = names->groups[group].items->pdata[match->candidate];
      AnalectSearchItem *copy;

      if (!is_good (group, match))
        continue;
      copy = analect_search_item_new (item->kind, group, g_strdup (item->name), g_strdup (item->detail));
      copy->id = item->id;
      copy->command = item->command;
      analect_search_item_mark (copy, match->marks, match->n_marks);
      g_ptr_array_add (found, copy);
    }
  return found;
}
