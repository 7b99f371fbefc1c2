/* Order keys: thousands of insertions keep the order, lists that grow at an end keep short keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "order-key.h"

#include "testlib.h"

#include <string.h>

static void
test_validity (void)
{
  static const char *const good[] = { "1", "V", "z", "0z", "00001", "Az09aZ1" };
  static const char *const bad[] = { "", "0", "V0", "V-", "V 1", "é", "V\n", "a.b" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (analect_order_key_is_valid (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (analect_order_key_is_valid (bad[i]));
}

/* A new key for a place, which must be valid and lie where it should. The caller frees it. */
static char *
between (const char *after, const char *before)
{
  char *key = analect_order_key_between (after, before);

  g_assert_true (analect_order_key_is_valid (key));
  if (after != NULL)
    g_assert_cmpstr (after, <, key);
  if (before != NULL && (after == NULL || strcmp (after, before) < 0))
    g_assert_cmpstr (key, <, before);
  return key;
}

static void
test_pairs (void)
{
  static const char *const keys[] = { "1",
                                      "01",
                                      "0z",
                                      "V",
                                      "V1",
                                      "V01",
                                      "V001",
                                      "Vz",
                                      "Vzz",
                                      "W",
                                      "z",
                                      "zz",
                                      "z1",
                                      "zV",
                                      "00001",
                                      "0000z",
                                      "zzzzzzzz",
                                      "zzzzzzzzz",
                                      "V0000000000000001",
                                      "000000000V",
                                      "00000000001" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (keys); j++)
      g_free (between (keys[i], keys[j]));
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_free (between (NULL, keys[i]));
      g_free (between (keys[i], NULL));
      g_free (between (keys[i], ""));
      g_free (analect_order_key_between ("", keys[i]));
    }
  g_free (between (NULL, NULL));
}

static void
test_random_insertions (void)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (62);
  gsize longest = 0;

  for (guint i = 0; i < 20000; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) keys->len + 1);
      char *key = between (at > 0 ? keys->pdata[at - 1] : NULL, at < keys->len ? keys->pdata[at] : NULL);

      longest = MAX (longest, strlen (key));
      g_ptr_array_insert (keys, (gint) at, key);
    }
  for (guint i = 1; i < keys->len; i++)
    g_assert_cmpstr (keys->pdata[i - 1], <, keys->pdata[i]);
  g_assert_cmpuint (longest, <=, 16);
}

static void
test_growing_at_an_end (gconstpointer data)
{
  gboolean at_end = GPOINTER_TO_INT (data);
  g_autofree char *key = between (NULL, NULL);
  gsize longest = 0;

  for (guint i = 0; i < 50000; i++)
    {
      char *next = at_end ? between (key, NULL) : between (NULL, key);

      g_free (key);
      key = next;
      longest = MAX (longest, strlen (key));
    }
  g_assert_cmpuint (longest, <=, 8);
}

/* Again and again at one place inside: keys grow, but slowly. */
static void
test_same_place (void)
{
  g_autofree char *low = g_strdup ("V"), *high = g_strdup ("W");

  for (guint i = 0; i < 1000; i++)
    {
      char *key = between (low, high);

      if (i % 2 == 0)
        {
          g_free (low);
          low = key;
        }
      else
        {
          g_free (high);
          high = key;
        }
    }
  g_assert_cmpuint (strlen (low), <, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/order-key/validity", test_validity);
  g_test_add_func ("/order-key/pairs", test_pairs);
  g_test_add_func ("/order-key/random-insertions", test_random_insertions);
  g_test_add_data_func ("/order-key/growing-at-the-end", GINT_TO_POINTER (TRUE), test_growing_at_an_end);
  g_test_add_data_func ("/order-key/growing-at-the-beginning", GINT_TO_POINTER (FALSE), test_growing_at_an_end);
  g_test_add_func ("/order-key/same-place", test_same_place);
  return g_test_run ();
}
