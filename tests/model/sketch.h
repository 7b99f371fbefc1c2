/* Small projects in few lines, and their bytes: what tests of the model, of project files and of statistics share.
 *
 * Entities added here have GUIDs that count from 1 in each program, so that bytes are the same in every run.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "project-reader.h"
#include "project.h"

/* An empty project that is the same every time. */
AnalectProject *sketch_project (void);

/* Adds an entity of KIND in a step of its own. Then come pairs of a field and its value, and 0 at the end: a string for
 * a text, an int for integers, enumerations, booleans and times, a double for a real, an id for a reference, and also
 * for a set of references, once for each element. */
AnalectId sketch_add (AnalectProject *project, AnalectKind kind, ...);

/* The same for an entity that is there already. */
void sketch_set (AnalectProject *project, AnalectId id, ...);

/* Sets a field of ranges to N_RANGES ranges. */
void sketch_set_ranges (AnalectProject *project, AnalectId id, AnalectField field, const AnalectRange *ranges,
                        guint n_ranges);

/* A document with this text, of a reference and of an included study of their own. */
AnalectId sketch_document (AnalectProject *project, const char *text);

/* A code called NAME, a coder called NAME. */
AnalectId sketch_code (AnalectProject *project, const char *name);
AnalectId sketch_coder (AnalectProject *project, const char *name);

/* An excerpt on START to END of DOCUMENT, made by CODER (or none); a coding of EXCERPT. */
AnalectId sketch_excerpt (AnalectProject *project, AnalectId document, AnalectId coder, int start, int end);
AnalectId sketch_coding (AnalectProject *project, AnalectId excerpt, AnalectId code, AnalectId coder);

/* A place for CODE in ARRANGEMENT under the place PARENT (or none). */
AnalectId sketch_placement (AnalectProject *project, AnalectId arrangement, AnalectId code, AnalectId parent,
                            const char *order);

/* A project with two entities of each kind (one project) and every field of theirs set, made from the table of fields.
 * The first excerpt stands on ranges, the second is a typed quotation. */
AnalectProject *sketch_full (void);

/* Applies CHANGE, which must be one, must succeed, and is taken. */
void sketch_apply (AnalectProject *project, AnalectChange *change);

/* Applies CHANGE, which is taken and must be refused with CODE of ANALECT_MODEL_ERROR, leaving all bytes as they were.
 */
void sketch_refuse (AnalectProject *project, AnalectChange *change, int code);

/* Checks that CALL, an edit that is given &refusal as its error, gives no change but an error of ANALECT_MODEL_ERROR
 * with this CODE. */
#define sketch_assert_no_change(call, code)                                                                            \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    GError *refusal = NULL;                                                                                            \
    AnalectChange *no_change = (call);                                                                                 \
    sketch_check_no_change (no_change, refusal, (code));                                                               \
  }                                                                                                                    \
  G_STMT_END
void sketch_check_no_change (AnalectChange *change, GError *error, int code);

/* The project as the bytes of its file, which must fit the schema; as a string. The caller frees them. */
char *sketch_bytes (AnalectProject *project);

/* The same without looking at the schema, for tests that do it often. */
char *sketch_quick_bytes (AnalectProject *project);

/* Reads the project in the LENGTH bytes at XML (-1: a string). NULL with ERROR set as the reader does. */
AnalectReading *sketch_read (const char *xml, gssize length, GError **error);

/* Reads a project that must be readable without a problem; the caller unrefs it. */
AnalectProject *sketch_load (const char *xml);

/* Checks that what the project's file says reads back to the same bytes. */
void sketch_assert_round_trip (AnalectProject *project);

/* Checks the rules for all entities. */
void sketch_assert_valid (AnalectProject *project);

/* Values of an existing entity. */
gint64 sketch_integer (AnalectProject *project, AnalectId id, AnalectField field);
const char *sketch_string (AnalectProject *project, AnalectId id, AnalectField field);
AnalectId sketch_reference (AnalectProject *project, AnalectId id, AnalectField field);
gboolean sketch_exists (AnalectProject *project, AnalectId id);
guint sketch_count (AnalectProject *project, AnalectKind kind);
