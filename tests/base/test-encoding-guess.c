/* The guess of an eight-bit encoding: whole texts, single lines and lists of names in many languages.
 *
 * Where two encodings give the same characters, either name is right; so the characters are compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "encoding-guess.h"

#include "testlib.h"

#include <string.h>

static void
assert_guessed (const char *text, const char *encoding)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  g_autofree char *bytes = g_convert (text, -1, encoding, "UTF-8", NULL, &size, &error);
  g_autofree char *back = NULL;
  const char *guess;

  g_assert_no_error (error);
  guess = analect_encoding_guess ((const guchar *) bytes, size);
  back = g_convert (bytes, (gssize) size, "UTF-8", guess, NULL, NULL, &error);
  if (back == NULL || strcmp (back, text) != 0)
    g_error ("%s was taken for %s: %s", encoding, guess, back != NULL ? back : error->message);
}

static void
test_western (void)
{
  static const char *const texts[] = {
    "Elle a dit qu’elle était très soulagée après la thérapie, et que ça l’avait aidée à vivre. Où ? « Là-bas »",
    "Die Klientin fühlte sich größer und ruhiger; „es löste sich etwas“, sagte sie über die Übung.",
    "La paciente contó que después de la terapia se sentía más segura. ¿Qué cambió? ¡Todo! El niño volvió mañana.",
    "A paciente disse que não sentia mais dor; as sessões trouxeram compreensão, à sua maneira, três vezes por mês.",
    "Il paziente è più sereno: «perché così posso parlare», e la qualità della vita è già cambiata, però con fatica.",
    "Klienten følte sig tryggere på arbejdet, og hun sagde at både søvn og håb var kommet tilbage i løbet af året.",
    "Klienten kände sig tryggare på jobbet, och både sömn och hopp kom tillbaka under året som följde därpå.",
    "Asiakas koki olonsa helpommaksi; hän sanoi, että päivät eivät enää pelottaneet häntä yhtä paljon.",
    "Hún sagði að meðferðin hefði hjálpað sér og það væri þess virði að halda áfram í öllum þessum málum.",
    "La pacient va dir que després se sentia més tranquil·la i que això l’havia ajudada força, però no sempre.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_guessed (texts[i], "windows-1252");
}

static void
test_central (void)
{
  static const char *const texts[] = {
    "Klientka řekla, že se po terapii cítí lépe: „přestala jsem se bát a začala jsem znovu žít“ – a usmála se.",
    "Klientka povedala, že sa po terapii cíti lepšie; ľudia ju začali vidieť inak a už sa nebála ísť von.",
    "Klientka powiedziała, że po terapii czuje się lepiej i że może znów żyć; źródłem zmiany była więź.",
    "A kliens azt mondta, hogy a terápia után jobban érzi magát; újra örült, és nem félt a jövőtől, sem a tűztől.",
    "Klijentica je rekla da se nakon terapije osjeća bolje; više se ne boji i može čak i spavati cijelu noć.",
    "Clienta a spus că după terapie se simte mai bine şi că poate să trăiască din nou în pace, fără frică.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = g_strdup (texts[i]);

      assert_guessed (texts[i], "windows-1250");
      for (char *at = plain; *at != '\0'; at++) /* ISO-8859-2 has neither these quotes nor dashes */
        if (g_str_has_prefix (at, "„") || g_str_has_prefix (at, "“") || g_str_has_prefix (at, "–"))
          memcpy (at, "---", 3);
      assert_guessed (plain, "ISO-8859-2");
    }
}

static void
test_others (void)
{
  assert_guessed ("Клиентка сказала, что после терапии чувствует себя лучше — и «снова живёт».", "windows-1251");
  assert_guessed ("Клієнтка сказала, що після терапії почувається краще й більше не боїться.", "windows-1251");
  assert_guessed ("Une séance coûte 60 € ; le cœur n’y est pas, sa sœur non plus, et l'œuvre reste à faire.",
                  "windows-1252");
  assert_guessed ("Une séance coûte 60 €; le cœur n'y est pas, sa sœur non plus, et l'œuvre reste à faire.",
                  "ISO-8859-15");
}

/* A list of English references with names from everywhere, as databases export it. */
static void
test_names (void)
{
  assert_guessed ("Sørensen, A.\nGarcía, J.\nMüller, K.\nJosé, M.\nJørgensen, C.\nLefèvre, P.\nNúñez, R.\nÅström, S.\n",
                  "windows-1252");
  assert_guessed ("Jørgensen\nSørensen\nNuñez\nLefèvre\nGenève\nCrève\nBöhm\nSchön\nGarcía\n", "windows-1252");
  assert_guessed ("Řiháček, T.\nLadmanová, M.\nČermák, I.\nMüller, K.\n", "windows-1250");
  assert_guessed ("Timuľák, L.\nŘiháček, T.\nŠiška, J.\n", "ISO-8859-2");
  assert_guessed ("Grønnerød, A. English text with one name in it and nothing else beyond ASCII.", "windows-1252");
}

/* English texts with a few signs: each of these bytes is a letter in another candidate. */
static void
test_signs (void)
{
  static const char *const texts[] = {
    "a dose of 5 µg",
    "a dose of 5µg a day",
    "12.3 ± 4.5",
    "12.3±4.5 points",
    "© 2019 Elsevier",
    "©Elsevier",
    "PROZAC® tablets",
    "a room of 20 m³",
    "“quoted” and ‘quoted’",
    "2010–2012 — and so on…",
    "20 °C, 5°C, §3",
    "n = 5 × 10²",
    "it’s the client’s",
    "a «word» or two",
    "café",
    "déjà vu",
    "à la carte",
    "naïve",
    "25 £ or 30 €",
    "a fixed\u00a0space",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) ten_times = g_string_new (NULL);

      for (guint j = 0; j < 10; j++)
        g_string_append_printf (ten_times, "%s\n", texts[i]);
      assert_guessed (texts[i], "windows-1252");
      assert_guessed (ten_times->str, "windows-1252");
    }
}

static void
test_odd_input (void)
{
  g_autofree guchar *bytes = g_malloc (1u << 20);

  g_assert_cmpstr (analect_encoding_guess ((const guchar *) "", 0), ==, "windows-1252");
  g_assert_cmpstr (analect_encoding_guess ((const guchar *) "plain", 5), ==, "windows-1252");
  for (guint byte = 0x80; byte < 0x100; byte++)
    {
      guchar one = (guchar) byte;

      g_assert_nonnull (analect_encoding_guess (&one, 1));
    }
  for (guint i = 0; i < 1u << 20; i++)
    bytes[i] = (guchar) (0x80 | i * 37);
  g_assert_nonnull (analect_encoding_guess (bytes, 1u << 20));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/encoding-guess/western", test_western);
  g_test_add_func ("/base/encoding-guess/central", test_central);
  g_test_add_func ("/base/encoding-guess/others", test_others);
  g_test_add_func ("/base/encoding-guess/names", test_names);
  g_test_add_func ("/base/encoding-guess/signs", test_signs);
  g_test_add_func ("/base/encoding-guess/odd-input", test_odd_input);

  return g_test_run ();
}
