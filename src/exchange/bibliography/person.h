/* Names of people and bodies in references: "Smith, John", "Liu R.", "van der Maas, M", "World Health Organization".
 *
 * Everything here is a guess about a string that nobody marked up; what is shown and exported stays the name as given.
 * The guesses serve labels, sorting and the search for duplicates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

typedef struct
{
  char *family;       /* without PARTICLE; the whole name of a body */
  char *particle;     /* "van der", or NULL */
  char *given;        /* names or initials as given, or NULL */
  char *suffix;       /* "Jr.", "III", or NULL */
  gboolean corporate; /* a body, not a person */
} AnalectPersonName;

/* Takes NAME apart. Understood are "Last, First", "Last, First, Jr.", "Last, Jr., First", "Last F.M.", "Last FM",
 * "First von Last", a name in braces or with a trailing comma (a body), and bodies known by a word such as "Group".
 * Never NULL; an empty NAME gives an empty family name. Free with analect_person_name_free (). */
AnalectPersonName *analect_person_name_split (const char *name);
void analect_person_name_free (AnalectPersonName *name);

/* What NAME is cited by: "Smith", "van der Maas", "World Health Organization". The caller frees it. */
char *analect_person_surname (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectPersonName, analect_person_name_free)
