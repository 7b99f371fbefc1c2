/* The coding view with long texts: from choosing a document to its first picture, and scrolling beside a plain text
 * view with the same text. Times are those of the processor, so that what else the machine does is left out; a frame's
 * includes layout and drawing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "coding-view.h"
#include "loader.h"
#include "workload.h"

#include <string.h>

#define N_CODES  40
#define N_RUNS   3
#define N_FRAMES 120
#define STEP     400 /* pixels a frame */
#define LONGEST  33  /* ms a frame: thirty a second */
#define WIDTH    1200
#define HEIGHT   900

typedef struct
{
  AnalectLoader *loader;
  GRand *rand;
  AnalectId coder, codes[N_CODES];
} Maker;

static AnalectId
add (Maker *maker, AnalectKind kind)
{
  AnalectGuid guid;

  for (guint i = 0; i < sizeof guid.bytes; i++)
    guid.bytes[i] = (guint8) g_rand_int_range (maker->rand, 0, 256);
  return analect_loader_add (maker->loader, kind, &guid, NULL);
}

static void
set_text (Maker *maker, AnalectId id, AnalectField field, const char *text)
{
  analect_loader_take_value (maker->loader, id, field, (AnalectValue){ .text = analect_text_new (text, -1) });
}

static void
set_reference (Maker *maker, AnalectId id, AnalectField field, AnalectId target)
{
  AnalectValue value = { .integer = 0 };

  value.reference = target;
  analect_loader_take_value (maker->loader, id, field, value);
}

static void
set_integer (Maker *maker, AnalectId id, AnalectField field, gint64 integer)
{
  analect_loader_take_value (maker->loader, id, field, (AnalectValue){ .integer = integer });
}

/* LENGTH characters of words, in paragraphs of about so many characters; 0: in one. */
static char *
make_words (Maker *maker, gsize length, gsize paragraph)
{
  static const char *const words[] = { "nobody ", "asked ",   "about ",         "it ",     "and ", "afterwards, ",
                                       "she ",    "did ",     "not ",           "know ",   "any ", "longer ",
                                       "what ",   "clearer ", "meant.\u00a0– ", "therapy " };
  GString *text = g_string_sized_new (length + 64);
  gsize begins = 0;

  while (text->len < length)
    {
      g_string_append (text, words[g_rand_int_range (maker->rand, 0, G_N_ELEMENTS (words))]);
      if (paragraph > 0 && text->len - begins >= paragraph)
        {
          g_string_append_c (text, '\n');
          begins = text->len;
        }
    }
  return g_string_free (text, FALSE);
}

/* A document with N_CODINGS of about 300 characters spread over it. */
static AnalectId
add_document (Maker *maker, gsize length, gsize paragraph, guint n_codings)
{
  AnalectId reference = add (maker, ANALECT_KIND_REFERENCE), document = add (maker, ANALECT_KIND_DOCUMENT);
  g_autofree char *words = make_words (maker, length, paragraph);
  glong n = g_utf8_strlen (words, -1);

  set_reference (maker, document, ANALECT_DOCUMENT_REFERENCE, reference);
  set_text (maker, document, ANALECT_DOCUMENT_TEXT, words);
  for (guint i = 0; i < n_codings; i++)
    {
      AnalectId excerpt = add (maker, ANALECT_KIND_EXCERPT), coding = add (maker, ANALECT_KIND_CODING);
      gint64 start = (gint64) i * (n - 500) / n_codings;

      set_reference (maker, excerpt, ANALECT_EXCERPT_DOCUMENT, document);
      set_reference (maker, excerpt, ANALECT_EXCERPT_CODER, maker->coder);
      set_integer (maker, excerpt, ANALECT_EXCERPT_START, start);
      set_integer (maker, excerpt, ANALECT_EXCERPT_END, start + g_rand_int_range (maker->rand, 150, 450));
      set_reference (maker, coding, ANALECT_CODING_EXCERPT, excerpt);
      set_reference (maker, coding, ANALECT_CODING_CODE, maker->codes[g_rand_int_range (maker->rand, 0, N_CODES)]);
      set_reference (maker, coding, ANALECT_CODING_CODER, maker->coder);
    }
  return document;
}

static void
report_fault (AnalectId id, const GError *error, gpointer data)
{
  g_error ("The project of the benchmark breaks a rule: %s", error->message);
}

/* The frames drawn so far of the window a widget is in. */
static guint n_frames;

static void
on_painted (GdkFrameClock *clock, gpointer data)
{
  n_frames++;
}

/* Waits for a frame that begins after now, and for the work that was put off until the loop is idle. */
static void
draw_frame (GtkWidget *widget)
{
  guint before = n_frames;

  gtk_widget_queue_draw (widget);
  while (n_frames == before)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (GtkWidget *widget)
{
  gint64 until = g_get_monotonic_time () + 300000;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  draw_frame (widget);
}

/* A window with VIEW in it, drawn. */
static GtkWidget *
show (GtkWidget *view)
{
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_widget_realize (window);
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), NULL);
  gtk_window_present (GTK_WINDOW (window));
  settle (view);
  return window;
}

/* Milliseconds from choosing DOCUMENT until it is drawn. */
static double
measure_first_paint (AnalectCodingView *view, AnalectId document)
{
  double least = 1e9;

  for (guint i = 0; i < N_RUNS; i++)
    {
      double began;

      analect_coding_view_set_document (view, ANALECT_ID_NONE);
      settle (GTK_WIDGET (view));
      began = bench_processor_time ();
      analect_coding_view_set_document (view, document);
      draw_frame (GTK_WIDGET (view));
      least = MIN (least, (bench_processor_time () - began) * 1000);
    }
  return least;
}

/* Milliseconds a frame takes while scrolling; in LONGEST, where it is not NULL, the longest one of a run. Of several
 * runs the best: what is left is the view's own. */
static double
measure_scrolling (GtkWidget *view, double *longest)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double least = 1e9, least_longest = 1e9;

  for (guint run = 0; run < N_RUNS; run++)
    {
      double began, longest_now = 0;

      gtk_adjustment_set_value (adjustment, 0);
      settle (view);
      began = bench_processor_time ();
      for (guint i = 0; i < N_FRAMES; i++)
        {
          double frame_began = bench_processor_time ();

          gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + STEP);
          draw_frame (view);
          longest_now = MAX (longest_now, (bench_processor_time () - frame_began) * 1000);
        }
      least = MIN (least, (bench_processor_time () - began) * 1000 / N_FRAMES);
      least_longest = MIN (least_longest, longest_now);
    }
  if (longest != NULL)
    *longest = least_longest;
  return least;
}

/* Waits until the height of the text is known, so that both views scroll over settled layouts. */
static void
wait_for_layout (GtkWidget *view)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double before = -1;

  while (gtk_adjustment_get_upper (adjustment) != before)
    {
      before = gtk_adjustment_get_upper (adjustment);
      settle (view);
    }
}

/* A text view as it comes, in the same window. */
static double
measure_plain (AnalectWorkbench *workbench, AnalectId document)
{
  const AnalectRow *row = analect_rows_get (analect_workbench_get_rows (workbench), document);
  GtkWidget *view = gtk_text_view_new (), *window;
  GtkTextView *text_view = GTK_TEXT_VIEW (view);
  double time;

  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (text_view), analect_row_string (row, ANALECT_DOCUMENT_TEXT), -1);
  window = show (view);
  wait_for_layout (view);
  time = measure_scrolling (view, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  return time;
}

static void
compare_scrolling (AnalectWorkbench *workbench, AnalectCodingView *view, AnalectId document, const char *what,
                   double limit)
{
  double plain = measure_plain (workbench, document), time, longest;
  g_autofree char *name = NULL, *longest_name = g_strdup_printf ("the longest frame of it, %s", what);

  analect_coding_view_set_document (view, document);
  wait_for_layout (GTK_WIDGET (view));
  time = measure_scrolling (GTK_WIDGET (view), &longest);
  name = g_strdup_printf ("scroll %s, %.1f ms a frame beside %.1f of a plain text view", what, time, plain);
  bench_report (name, time / plain, "times", limit);
  bench_report (longest_name, longest, "ms", LONGEST);
}

static AnalectWorkbench *
make_workbench (Maker *maker, AnalectId *documents)
{
  g_autoptr (AnalectProject) project = NULL;
  AnalectId root = add (maker, ANALECT_KIND_PROJECT);

  set_text (maker, root, ANALECT_PROJECT_TITLE, "Long texts");
  maker->coder = add (maker, ANALECT_KIND_CODER);
  set_text (maker, maker->coder, ANALECT_CODER_NAME, "Someone");
  for (guint i = 0; i < N_CODES; i++)
    {
      g_autofree char *name = g_strdup_printf ("Code number %u", i);

      maker->codes[i] = add (maker, ANALECT_KIND_CODE);
      set_text (maker, maker->codes[i], ANALECT_CODE_NAME, name);
    }
  documents[0] = add_document (maker, 600000, 400, 2500);
  documents[1] = add_document (maker, 1000000, 400, 20000);
  documents[2] = add_document (maker, 300000, 0, 1000);
  project = analect_loader_finish (maker->loader, 1, report_fault, NULL);
  return analect_workbench_new (project, NULL);
}

int
main (int argc, char **argv)
{
  Maker maker = { .loader = analect_loader_new (), .rand = g_rand_new_with_seed (7) };
  g_autoptr (AnalectWorkbench) workbench = NULL;
  AnalectId documents[3];
  AnalectCodingView *view;
  GtkWidget *window;

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  workbench = make_workbench (&maker, documents);
  bench_plan (6);
  view = ANALECT_CODING_VIEW (analect_coding_view_new (workbench));
  window = show (GTK_WIDGET (view));
  bench_report ("600 kB with 2,500 codings to the first picture", measure_first_paint (view, documents[0]), "ms", 100);
  compare_scrolling (workbench, view, documents[0], "600 kB with 2,500 codings", 1.3);
  compare_scrolling (workbench, view, documents[1], "1 MB with 20,000 codings", 1.8);
  bench_report ("one paragraph of 300,000 characters to the first picture", measure_first_paint (view, documents[2]),
                "ms", 250);
  gtk_window_destroy (GTK_WINDOW (window));
  analect_loader_free (maker.loader);
  g_rand_free (maker.rand);
  return 0;
}
