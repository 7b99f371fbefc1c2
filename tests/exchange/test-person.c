/* Names in the forms that real files have.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "person.h"

#include "testlib.h"

typedef struct
{
  const char *name;
  const char *particle, *family, *given, *suffix;
} Person;

static const Person persons[] = {
  { "Smith, John", NULL, "Smith", "John", NULL },
  { "Valle-Delgado,J. J.", NULL, "Valle-Delgado", "J. J.", NULL },
  { "Smith, John, Jr.", NULL, "Smith", "John", "Jr." },
  { "Smith, III, John", NULL, "Smith", "John", "III" },
  { "van der Maas, M", "van der", "Maas", "M", NULL },
  { "Van Damme, Luc", NULL, "Van Damme", "Luc", NULL },
  { "de la Cruz, Ana María", "de la", "Cruz", "Ana María", NULL },
  { "Beethoven, Ludwig van", "van", "Beethoven", "Ludwig", NULL },
  { "Palmer du Preez, Katie", NULL, "Palmer du Preez", "Katie", NULL },
  { "Liu R.", NULL, "Liu", "R.", NULL },
  { "Eloubeidi M.A.", NULL, "Eloubeidi", "M.A.", NULL },
  { "van Maris A. J. A.", "van", "Maris", "A. J. A.", NULL },
  { "Kim J.-H.", NULL, "Kim", "J.-H.", NULL },
  { "Smith JRR", NULL, "Smith", "JRR", NULL },
  { "Smith JA Jr", NULL, "Smith", "JA", "Jr" },
  { "Örkény Á.", NULL, "Örkény", "Á.", NULL },
  { "Ludwig van Beethoven", "van", "Beethoven", "Ludwig", NULL },
  { "J. R. Smith", NULL, "Smith", "J. R.", NULL },
  { "Cocke", NULL, "Cocke", NULL, NULL },
  { "王小明", NULL, "王小明", NULL, NULL },
  { "  Smith ,  John  ", NULL, "Smith", "John", NULL },
  { "bell hooks", NULL, "hooks", "bell", NULL },
};

static void
test_persons (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (persons); i++)
    {
      g_autoptr (AnalectPersonName) name = analect_person_name_split (persons[i].name);

      g_test_message ("%s", persons[i].name);
      g_assert_false (name->corporate);
      g_assert_cmpstr (name->particle, ==, persons[i].particle);
      g_assert_cmpstr (name->family, ==, persons[i].family);
      g_assert_cmpstr (name->given, ==, persons[i].given);
      g_assert_cmpstr (name->suffix, ==, persons[i].suffix);
    }
}

static void
assert_body (const char *string, const char *expected)
{
  g_autoptr (AnalectPersonName) name = analect_person_name_split (string);

  g_test_message ("%s", string);
  g_assert_true (name->corporate);
  g_assert_cmpstr (name->family, ==, expected);
  g_assert_null (name->given);
}

static void
test_bodies (void)
{
  assert_body ("World Health Organization", "World Health Organization");
  assert_body ("Grief Study Group", "Grief Study Group");
  assert_body ("{Barnes and Noble}", "Barnes and Noble");
  assert_body ("Statistics Norway,", "Statistics Norway");
  assert_body ("Department of Health, Education, and Welfare", "Department of Health, Education, and Welfare");
  assert_body ("Univerzita Karlova", "Univerzita Karlova");
  assert_body ("Smith & Sons", "Smith & Sons");
}

static void
test_oddities (void)
{
  static const char *const odd[] = { "", " ", ",", ", ,", ",,,", "{}", "{", ".", "-", "Jr.", "a, b, c, d", "et al." };

  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autoptr (AnalectPersonName) name = analect_person_name_split (odd[i]);

      g_assert_nonnull (name->family);
    }
}

static void
test_surname (void)
{
  g_autofree char *particle = analect_person_surname ("van der Maas, M");
  g_autofree char *plain = analect_person_surname ("Smith, J");

  g_assert_cmpstr (particle, ==, "van der Maas");
  g_assert_cmpstr (plain, ==, "Smith");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/person/persons", test_persons);
  g_test_add_func ("/person/bodies", test_bodies);
  g_test_add_func ("/person/oddities", test_oddities);
  g_test_add_func ("/person/surname", test_surname);
  return g_test_run ();
}
