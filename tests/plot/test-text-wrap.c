/* Cleaning, measuring and breaking text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "text-wrap.h"

#include "plot-sample.h"
#include "testlib.h"
#include "text.h"

#include <string.h>

static const AnalectPlotFont font = { 10, FALSE };

static void
assert_clean (const char *string, const char *expected)
{
  g_autofree char *clean = analect_plot_clean (string);

  g_assert_cmpstr (clean, ==, expected);
}

static void
test_clean (void)
{
  assert_clean (NULL, "");
  assert_clean ("", "");
  assert_clean ("  two\t\n words \r\n", "two words");
  assert_clean ("100\xc2\xa0%", "100\xc2\xa0%");
  assert_clean ("a\xe2\x80\xa8"
                "b\xe2\x80\xa9"
                "c\xc2\x85"
                "d",
                "a b c d");
  assert_clean ("x\xe2\x80\xae"
                "gnp.exe\xe2\x80\xac\xe2\x81\xa7y",
                "xgnp.exey");
  assert_clean ("bell\x07.", "bell\xef\xbf\xbd.");
  assert_clean ("\xff", "\xef\xbf\xbd");
}

static void
test_clean_hostile (void)
{
  for (guint i = 0; i < plot_sample_n_hostile; i++)
    {
      g_autofree char *clean = analect_plot_clean (plot_sample_hostile[i]);
      g_autofree char *again = analect_plot_clean (clean);

      g_assert_true (analect_text_is_legal (clean, -1));
      g_assert_cmpstr (clean, ==, again);
      g_assert_null (strpbrk (clean, "\n\r\t\x7f"));
    }
}

static void
assert_wraps (double width, guint max_lines, const char *string, const char *expected)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  g_autoptr (AnalectWrappedText) text = analect_text_wrap (metric, string, font, width, max_lines);
  g_autofree char *joined = g_strjoinv ("|", text->lines);

  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (g_strv_length (text->lines), ==, text->n_lines);
}

static void
test_wrap (void)
{
  assert_wraps (1000, 3, "", "");
  assert_wraps (1000, 3, "   ", "");
  assert_wraps (1000, 3, "Daily life and work", "Daily life and work");
  assert_wraps (55, 3, "Daily life and work", "Daily life|and work");
  assert_wraps (55, 1, "Daily life and work", "Daily life…");
  assert_wraps (55, 2, "Daily life and work again", "Daily life|and work…");
  assert_wraps (60, 3, "Self-acceptance", "Self-|acceptance");
  assert_wraps (22, 9, "Selbstwert", "Sel-|bst-|we-|rt");
  assert_wraps (30, 9, "12345678901", "1234|5678|901");
  assert_wraps (40, 9, "Selbst\xc2\xadwert", "Selbst-|wert");
  assert_wraps (400, 9, "Selbst\xc2\xadwert", "Selbstwert");
  assert_wraps (0, 3, "ab", "a-|b");
  assert_wraps (0, 1, "ab", "…");
}

/* Every line fits where it can, nothing is lost or doubled, and no visible character is torn. */
static void
test_wrap_keeps_everything (void)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();

  for (guint i = 0; i < plot_sample_n_hostile; i++)
    for (double width = 20; width < 300; width += 17)
      {
        g_autofree char *clean = analect_plot_clean (plot_sample_hostile[i]);
        g_autoptr (AnalectWrappedText) text = analect_text_wrap (metric, clean, font, width, 1000);
        const char *p = clean;

        g_assert_false (text->cut);
        for (guint j = 0; j < text->n_lines; j++)
          {
            g_assert_true (g_utf8_validate (text->lines[j], -1, NULL));
            g_assert_cmpfloat (analect_text_metric_get_width (metric, text->lines[j], -1, font), <=,
                               MAX (width, text->width));
            for (const char *q = text->lines[j]; *q != '\0'; q = g_utf8_next_char (q))
              {
                while (*p == ' ' && *q != ' ')
                  p++;
                while (g_utf8_get_char (p) == 0xad)
                  p = g_utf8_next_char (p);
                if (*q == '-' && q[1] == '\0' && *p != '-')
                  continue;
                g_assert_cmpint (g_utf8_get_char (p), ==, g_utf8_get_char (q));
                p = g_utf8_next_char (p);
              }
          }
        while (*p == ' ' || g_utf8_get_char (p) == 0xad)
          p = g_utf8_next_char (p);
        g_assert_cmpstr (p, ==, "");
      }
}

static void
test_graphemes (void)
{
  /* A family of four and a letter with an accent stay whole on a line that is too narrow for them. */
  assert_wraps (1, 9,
                "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7"
                "1",
                "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7|1");
  assert_wraps (1, 9,
                "e\xcc\x81"
                "1",
                "e\xcc\x81|1");
}

/* A label of ten megabytes costs no more than a page, and ends in an ellipsis. */
static void
test_huge (void)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  g_autofree char *huge = g_strnfill (10 * 1000 * 1000, 'x');
  g_autoptr (AnalectWrappedText) text = analect_text_wrap (metric, huge, font, 200, 2);
  g_autoptr (AnalectWrappedText) wide = analect_text_wrap (metric, huge, font, 1e9, 2);

  g_assert_cmpuint (text->n_lines, ==, 2);
  g_assert_true (text->cut);
  g_assert_true (g_str_has_suffix (text->lines[1], "…"));
  g_assert_cmpfloat (text->width, <=, 200);
  g_assert_true (wide->cut);
}

static void
test_even (void)
{
  const char *caption = "Share of studies with at least one coding. Unit: study. N = 12 included in all.";
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  double width = analect_text_metric_get_width (metric, caption, -1, font) - 10;
  g_autoptr (AnalectWrappedText) greedy = analect_text_wrap (metric, caption, font, width, 9);
  g_autoptr (AnalectWrappedText) even = analect_text_wrap_evenly (metric, caption, font, width, 9);

  g_assert_cmpuint (greedy->n_lines, ==, 2);
  g_assert_cmpuint (even->n_lines, ==, 2);
  g_assert_cmpfloat (even->width, <, greedy->width * 0.7);
  g_assert_false (even->torn);
}

/* No word is torn for the sake of even lines. */
static void
test_even_words (void)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();

  for (guint i = 0; i < plot_sample_n_german; i++)
    for (double width = 20; width < 500; width += 9)
      {
        g_autoptr (AnalectWrappedText) greedy = analect_text_wrap (metric, plot_sample_german[i], font, width, 3);
        g_autoptr (AnalectWrappedText) even = analect_text_wrap_evenly (metric, plot_sample_german[i], font, width, 3);

        g_assert_cmpuint (even->n_lines, ==, greedy->n_lines);
        g_assert_cmpfloat (even->width, <=, greedy->width);
        g_assert_cmpint (even->torn, ==, greedy->torn);
        g_assert_cmpint (even->cut, ==, greedy->cut);
      }
}

static void
test_direction (void)
{
  g_assert_false (analect_text_is_rtl (""));
  g_assert_false (analect_text_is_rtl ("123 %"));
  g_assert_false (analect_text_is_rtl ("abc \xd7\xa9"));
  g_assert_true (analect_text_is_rtl ("12 \xd7\xa9 abc"));
  g_assert_true (analect_text_is_rtl ("(\xd8\xb4)"));
  g_assert_true (analect_text_is_rtl ("\xe2\x80\x8f"
                                      "abc"));
  g_assert_false (analect_text_is_rtl ("\xe2\x80\x8e\xd7\xa9"));
}

static void
test_metrics (void)
{
  g_autoptr (AnalectTextMetric) fixed = analect_text_metric_new_fixed ();
  g_autoptr (AnalectTextMetric) pango = analect_text_metric_new_pango ("sans-serif");
  AnalectTextMetric *metrics[] = { fixed, pango };
  AnalectPlotFont twice = { 20, FALSE }, bold = { 10, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      double width = analect_text_metric_get_width (metrics[i], "Emotional functioning", -1, font);

      g_assert_cmpfloat (width, >, 60);
      g_assert_cmpfloat (width, <, 200);
      g_assert_cmpfloat_with_epsilon (analect_text_metric_get_width (metrics[i], "Emotional functioning", -1, twice),
                                      2 * width, 0.02 * width);
      g_assert_cmpfloat (analect_text_metric_get_width (metrics[i], "Emotional functioning", -1, bold), >, width);
      testlib_assert_real (analect_text_metric_get_width (metrics[i], "", -1, font), 0);
      testlib_assert_real (analect_text_metric_get_width (metrics[i], "abcdef", 3, font),
                           analect_text_metric_get_width (metrics[i], "abc", -1, font));
    }
}

/* What is kept of earlier measurements neither changes a width nor grows without end. */
static void
test_kept_widths (void)
{
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_pango ("sans-serif");
  g_autofree char *long_text = g_strnfill (3000, 'x');
  double width = analect_text_metric_get_width (metric, "Coping", -1, font);

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("Coping %u", i);

      g_assert_cmpfloat (analect_text_metric_get_width (metric, text, -1, font), >, width);
    }
  for (guint i = 0; i < 100; i++)
    analect_text_metric_get_width (metric, "Coping", -1, (AnalectPlotFont){ 5 + i / 10.0, i % 2 == 0 });
  testlib_assert_real (analect_text_metric_get_width (metric, "Coping", -1, font), width);
  g_assert_cmpfloat (analect_text_metric_get_width (metric, long_text, -1, font), >, 5000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/text/clean", test_clean);
  g_test_add_func ("/plot/text/clean-hostile", test_clean_hostile);
  g_test_add_func ("/plot/text/wrap", test_wrap);
  g_test_add_func ("/plot/text/wrap-keeps-everything", test_wrap_keeps_everything);
  g_test_add_func ("/plot/text/graphemes", test_graphemes);
  g_test_add_func ("/plot/text/huge", test_huge);
  g_test_add_func ("/plot/text/even", test_even);
  g_test_add_func ("/plot/text/even-words", test_even_words);
  g_test_add_func ("/plot/text/direction", test_direction);
  g_test_add_func ("/plot/text/metrics", test_metrics);
  g_test_add_func ("/plot/text/kept-widths", test_kept_widths);
  return g_test_run ();
}
