/* The fields of a reference that does not exist yet: what a record of a database or the head of a full text becomes.
 *
 * A draft is immutable once made and owns its texts; they are legal, without line ends where the field is an attribute
 * in the project's file, and so ready for a change. Authors and editors are "Family, Given; Family, Given"; a body with
 * a comma or semicolon in its name stands in braces.
 *
 * Threads: any; a finished draft may be read from any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "change.h"
#include "fulltext.h"
#include "record.h"

typedef struct _AnalectReferenceDraft AnalectReferenceDraft;

/* What RECORD says. */
AnalectReferenceDraft *analect_reference_draft_new_from_record (const AnalectRecord *record);

/* What the head of FULLTEXT says; TITLE (may be NULL) stands where it has none. */
AnalectReferenceDraft *analect_reference_draft_new_from_fulltext (const AnalectFulltext *fulltext, const char *title);

void analect_reference_draft_free (AnalectReferenceDraft *draft);

/* The value of a text field (ANALECT_REFERENCE_TITLE, …), "" when there is none. */
const char *analect_reference_draft_get (const AnalectReferenceDraft *draft, AnalectField field);

/* 0 when there is none. */
gint64 analect_reference_draft_get_year (const AnalectReferenceDraft *draft);

/* ANALECT_REFERENCE_TYPE_… */
int analect_reference_draft_get_type (const AnalectReferenceDraft *draft);

/* "Smith 2019"; see study-label.h. The caller frees it. */
char *analect_reference_draft_label (const AnalectReferenceDraft *draft);

/* Sets all fields of REFERENCE, which CHANGE has just added. */
void analect_reference_draft_write (const AnalectReferenceDraft *draft, AnalectChange *change, AnalectId reference);

/* Sets those fields of REFERENCE that are empty and that the draft has. */
void analect_reference_draft_complete (const AnalectReferenceDraft *draft, AnalectChange *change, AnalectId reference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectReferenceDraft, analect_reference_draft_free)
