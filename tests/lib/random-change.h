/* Random changes to any project, made from the table of fields: entities of every kind are added, given values of every
 * type, put into sets and taken out, and removed with what depends on them.
 *
 * What comes out fits the project most of the time; what does not is refused by analect_project_apply () and the
 * caller goes on. The same numbers give the same changes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project.h"

typedef struct
{
  GRand *rand;
  guint max_of_kind;   /* beyond it nothing of that kind is added */
  guint max_text;      /* bytes of long texts, which are rare */
  gboolean with_extra; /* also what newer versions have written, which must then not be saved: it is no XML */
} RandomChange;

/* A change to PROJECT as it is now. The caller owns it. */
AnalectChange *random_change_new (const RandomChange *random, AnalectProject *project);

/* Does something random: a change, a step of several that is kept or cancelled, undo or redo. TRUE unless it was
 * refused. */
gboolean random_change_act (const RandomChange *random, AnalectProject *project);
