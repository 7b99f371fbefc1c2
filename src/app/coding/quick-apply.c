/* Coding a passage as quick-code does it; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "quick-apply.h"

#include "edit-codebook.h"
#include "edit-coding.h"
#include "quick-rank.h"

#include <string.h>

#include <glib/gi18n.h>

static gboolean
code_passage (AnalectWorkbench *workbench, const AnalectQuickPassage *passage, AnalectId coder, AnalectId code)
{
  const AnalectPassage coded = { .document = passage->document,
                                 .start = passage->start,
                                 .end = passage->end,
                                 .code = code,
                                 .coder = coder,
                                 .direction = passage->direction,
                                 .at = analect_time_now () };
  GError *error = NULL;
  AnalectChange *change = analect_edit_code (analect_workbench_get_project (workbench), &coded, &error);

  return analect_workbench_take (workbench, change, error);
}

gboolean
analect_quick_apply (AnalectWorkbench *workbench, const AnalectQuickPassage *passage, AnalectId code)
{
  AnalectId coder;

  if (!analect_workbench_may_change (workbench))
    return FALSE;
  coder = analect_workbench_need_coder (workbench);
  return coder != ANALECT_ID_NONE && code_passage (workbench, passage, coder, code);
}

static gboolean
make_code (AnalectWorkbench *workbench, const char *path, AnalectId coder, AnalectId *code)
{
  GError *error = NULL;
  AnalectChange *change = analect_edit_make_code (analect_workbench_get_project (workbench), path, coder, code, &error);

  return analect_workbench_take (workbench, change, error);
}

AnalectId
analect_quick_apply_new (AnalectWorkbench *workbench, const AnalectQuickPassage *passage, const char *path)
{
  AnalectProject *project = analect_workbench_get_project (workbench);
  g_autofree char *legal = analect_text_filter (path, -1, NULL);
  g_auto (GStrv) names = analect_quick_split (legal);
  g_autofree char *title = NULL;
  AnalectId coder, code = ANALECT_ID_NONE;

  if (names[0] == NULL || !analect_workbench_may_change (workbench))
    return ANALECT_ID_NONE;
  coder = analect_workbench_need_coder (workbench);
  if (coder == ANALECT_ID_NONE)
    return ANALECT_ID_NONE;
  title = g_strdup_printf (_ ("New code “%s”"), names[g_strv_length (names) - 1]);
  analect_project_begin_step (project, title);
  if (make_code (workbench, legal, coder, &code) && code_passage (workbench, passage, coder, code))
    {
      analect_project_end_step (project);
      return code;
    }
  analect_project_cancel_step (project);
  return ANALECT_ID_NONE;
}
