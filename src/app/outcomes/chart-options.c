/* Options of a chart; see the header.
 *
 * The choice is kept as a value; the widgets show it. Levels and coders may come and go with the project, so their
 * lists are made anew when they changed, and what is chosen is found again by what it means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chart-options.h"

#include "choice-file.h"

#include <string.h>

#include <glib/gi18n.h>

struct _AnalectChartOptions
{
  GtkWidget parent_instance;

  AnalectWorkbench *workbench;
  AnalectChartChoice choice;
  gboolean setting;   /* widgets are being set, not chosen */
  GArray *coders;     /* of AnalectId: those after the first two entries */
  GArray *attributes; /* of AnalectId: those after the first entry */
  GArray *levels;     /* of guint: those that have codes, by number; "All levels" comes after them */

  GtkWidget *content, *level, *unit, *by, *coder, *order, *direction, *intervals, *counts, *total_name, *total;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnalectChartOptions, analect_chart_options, GTK_TYPE_WIDGET)

/* Directions as they are offered; the first is any. */
static const int directions[] = { -1,
                                  ANALECT_DIRECTION_BETTER,
                                  ANALECT_DIRECTION_WORSE,
                                  ANALECT_DIRECTION_UNCHANGED,
                                  ANALECT_DIRECTION_MIXED,
                                  ANALECT_DIRECTION_UNSTATED };

static const AnalectPrevalenceOrder orders[] = { ANALECT_ORDER_PREVALENCE, ANALECT_ORDER_TREE, ANALECT_ORDER_NAME };

#define N_FIXED_CODERS 2

/* TEXT with a capital at its beginning. The caller frees it. */
static char *
capitalise (const char *text)
{
  GString *result = g_string_new (NULL);

  if (*text != '\0')
    {
      g_string_append_unichar (result, g_unichar_totitle (g_utf8_get_char (text)));
      g_string_append (result, g_utf8_next_char (text));
    }
  return g_string_free (result, FALSE);
}

/* Lists */

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

/* Names of coders and levels may be long: the button shortens them, its list does not. */
static void
shorten_button (GtkWidget *drop_down)
{
  GtkListItemFactory *list = gtk_drop_down_get_factory (GTK_DROP_DOWN (drop_down));
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (drop_down), list);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (drop_down), factory);
}

static void
set_names (GtkWidget *drop_down, GPtrArray *names)
{
  g_autoptr (GtkStringList) list = NULL;

  g_ptr_array_add (names, NULL);
  list = gtk_string_list_new ((const char *const *) names->pdata);
  gtk_drop_down_set_model (GTK_DROP_DOWN (drop_down), G_LIST_MODEL (list));
}

/* The first level from LEVEL on that has codes, or 0. */
static guint
find_level (const AnalectCodebook *codebook, guint level)
{
  guint found = 0;

  for (guint i = 0; i < codebook->n; i++)
    if (codebook->entries[i].level >= level && (found == 0 || codebook->entries[i].level < found))
      found = codebook->entries[i].level;
  return found;
}

static void
list_levels (AnalectChartOptions *options)
{
  const AnalectRows *rows = analect_workbench_get_rows (options->workbench);
  const AnalectCodebook *codebook = analect_workbench_get_codebook (options->workbench);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (options->levels, 0);
  for (guint level = find_level (codebook, 1); level > 0; level = find_level (codebook, level + 1))
    {
      g_autofree char *name = analect_level_name (rows, level);

      g_array_append_val (options->levels, level);

      g_ptr_array_add (names, capitalise (name));
    }
  g_ptr_array_add (names, g_strdup (_ ("All levels")));
  set_names (options->level, names);
}

static void
list_coders (AnalectChartOptions *options)
{
  const AnalectRows *rows = analect_workbench_get_rows (options->workbench);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  /* Translators: whose codings are counted: those that stand for their study; those of anybody; or a coder's name. */
  g_ptr_array_add (names, g_strdup (_ ("Of record")));
  g_ptr_array_add (names, g_strdup (_ ("Any coder")));
  g_array_set_size (options->coders, 0);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_CODER); id; id = analect_rows_next (rows, id))
    {
      g_array_append_val (options->coders, id);
      g_ptr_array_add (names, g_strdup (analect_row_string (analect_rows_get (rows, id), ANALECT_CODER_NAME)));
    }
  set_names (options->coder, names);
}

static int
compare_attributes (gconstpointer a, gconstpointer b, gpointer data)
{
  const AnalectRow *one = analect_rows_get (data, *(const AnalectId *) a);
  const AnalectRow *other = analect_rows_get (data, *(const AnalectId *) b);
  int order =
      strcmp (analect_row_string (one, ANALECT_ATTRIBUTE_ORDER), analect_row_string (other, ANALECT_ATTRIBUTE_ORDER));

  return order ? order : analect_guid_compare (&one->guid, &other->guid);
}

static void
list_attributes (AnalectChartOptions *options)
{
  const AnalectRows *rows = analect_workbench_get_rows (options->workbench);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (options->attributes, 0);
  for (AnalectId id = analect_rows_first (rows, ANALECT_KIND_ATTRIBUTE); id; id = analect_rows_next (rows, id))
    g_array_append_val (options->attributes, id);
  g_array_sort_with_data (options->attributes, compare_attributes, (gpointer) rows);
  /* Translators: by which characteristic studies are compared. */
  g_ptr_array_add (names, g_strdup (_ ("Nothing")));
  for (guint i = 0; i < options->attributes->len; i++)
    {
      AnalectId id = g_array_index (options->attributes, AnalectId, i);

      g_ptr_array_add (names, g_strdup (analect_row_string (analect_rows_get (rows, id), ANALECT_ATTRIBUTE_NAME)));
    }
  set_names (options->by, names);
}

static void
list_fixed (AnalectChartOptions *options)
{
  g_autoptr (GPtrArray) units = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *const order_names[] = { _ ("Prevalence"), _ ("Codebook"), _ ("Name"), NULL };
  g_autoptr (GtkStringList) order_list = gtk_string_list_new (order_names);

  for (guint i = 0; i < analect_enumeration_count (ANALECT_ENUMERATION_UNIT); i++)
    g_ptr_array_add (units, g_strdup (analect_enumeration_label (ANALECT_ENUMERATION_UNIT, i)));
  set_names (options->unit, units);
  g_ptr_array_add (names, g_strdup (_ ("Any")));
  for (guint i = 1; i < G_N_ELEMENTS (directions); i++)
    g_ptr_array_add (names, g_strdup (analect_enumeration_label (ANALECT_ENUMERATION_DIRECTION, directions[i])));
  set_names (options->direction, names);
  gtk_drop_down_set_model (GTK_DROP_DOWN (options->order), G_LIST_MODEL (order_list));
}

/* Between the choice and the widgets */

static guint
find_coder (AnalectChartOptions *options)
{
  if (options->choice.count.count.coders != ANALECT_CODERS_ONE)
    return options->choice.count.count.coders;
  for (guint i = 0; i < options->coders->len; i++)
    if (g_array_index (options->coders, AnalectId, i) == options->choice.count.count.coder)
      return i + N_FIXED_CODERS;
  return ANALECT_CODERS_RECORD;
}

/* The place of the characteristic chosen in the list, 0 when there is none. */
static guint
find_attribute (AnalectChartOptions *options)
{
  for (guint i = 0; options->choice.count.attribute != ANALECT_ID_NONE && i < options->attributes->len; i++)
    if (g_array_index (options->attributes, AnalectId, i) == options->choice.count.attribute)
      return i + 1;
  return 0;
}

static AnalectId
get_attribute (AnalectChartOptions *options, guint place)
{
  return place > 0 ? g_array_index (options->attributes, AnalectId, place - 1) : ANALECT_ID_NONE;
}

/* The level to show: the one chosen, or, while the codebook has no code there, the next below it that has one. What was
 * chosen stays, and is shown once there is something. */
static guint
get_level (AnalectChartOptions *options)
{
  guint wanted = options->choice.count.level;

  return wanted > 0 ? find_level (analect_workbench_get_codebook (options->workbench), wanted) : 0;
}

static void
show_level (AnalectChartOptions *options, guint level)
{
  guint place = 0;

  while (place < options->levels->len && g_array_index (options->levels, guint, place) != level)
    place++;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (options->level), place);
}

/* Shows the choice; what the project does not have becomes the usual. */
static void
show_choice (AnalectChartOptions *options)
{
  AnalectPrevalenceOptions *count = &options->choice.count;
  guint coder = find_coder (options);

  options->setting = TRUE;
  if (coder < N_FIXED_CODERS)
    count->count.coders = (AnalectCoders) coder;
  count->attribute = get_attribute (options, find_attribute (options));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (options->by), find_attribute (options));
  show_level (options, get_level (options));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (options->unit), (guint) count->count.unit);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (options->coder), coder);
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    if (orders[i] == count->order)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (options->order), i);
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (directions[i] == count->direction)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (options->direction), i);
  gtk_switch_set_active (GTK_SWITCH (options->intervals), options->choice.intervals);
  gtk_switch_set_active (GTK_SWITCH (options->counts), options->choice.counts);
  options->setting = FALSE;
}

static guint
selected_of (GtkWidget *drop_down, guint n)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));

  return selected < n ? selected : 0;
}

static void
on_chosen (AnalectChartOptions *options)
{
  AnalectPrevalenceOptions *count = &options->choice.count;
  guint level, coder;

  if (options->setting)
    return;
  level = gtk_drop_down_get_selected (GTK_DROP_DOWN (options->level));
  level = level < options->levels->len ? g_array_index (options->levels, guint, level) : 0;
  coder = selected_of (options->coder, options->coders->len + N_FIXED_CODERS);
  /* Another option may have been chosen while the level shown stands in for the one wanted. */
  if (level != get_level (options))
    count->level = level;
  count->count.unit = (int) selected_of (options->unit, analect_enumeration_count (ANALECT_ENUMERATION_UNIT));
  count->count.coders = coder < N_FIXED_CODERS ? (AnalectCoders) coder : ANALECT_CODERS_ONE;
  count->count.coder =
      coder < N_FIXED_CODERS ? ANALECT_ID_NONE : g_array_index (options->coders, AnalectId, coder - N_FIXED_CODERS);
  count->attribute = get_attribute (options, selected_of (options->by, options->attributes->len + 1));
  count->order = orders[selected_of (options->order, G_N_ELEMENTS (orders))];
  count->direction = directions[selected_of (options->direction, G_N_ELEMENTS (directions))];
  options->choice.intervals = gtk_switch_get_active (GTK_SWITCH (options->intervals));
  options->choice.counts = gtk_switch_get_active (GTK_SWITCH (options->counts));
  analect_choice_write (analect_workbench_get_rows (options->workbench), &options->choice);
  g_signal_emit (options, signals[SIGNAL_CHANGED], 0);
}

static void
renew_lists (AnalectChartOptions *options)
{
  options->setting = TRUE;
  list_levels (options);
  list_coders (options);
  list_attributes (options);
  options->setting = FALSE;
  show_choice (options);
}

static void
on_changed (AnalectWorkbench *workbench, const AnalectDelta *delta, AnalectChartOptions *options)
{
  if (analect_delta_touches (delta, ANALECT_KIND_CODER) || analect_delta_touches (delta, ANALECT_KIND_ATTRIBUTE)
      || analect_delta_touches (delta, ANALECT_KIND_PLACEMENT)
      || analect_delta_touches (delta, ANALECT_KIND_ARRANGEMENT) || analect_delta_touches (delta, ANALECT_KIND_PROJECT))
    renew_lists (options);
}

void
analect_chart_options_get (AnalectChartOptions *options, AnalectChartChoice *choice)
{
  *choice = options->choice;
  choice->count.level = get_level (options);
}

void
analect_chart_options_set_level (AnalectChartOptions *options, guint level)
{
  show_level (options, level);
}

void
analect_chart_options_set_total (AnalectChartOptions *options, int unit, guint total, guint included)
{
  g_autofree char *text = NULL;

  if (unit == ANALECT_UNIT_EXCERPT)
    text = g_strdup_printf ("%u", total);
  else
    /* Translators: so many studies or samples are counted over, of so many included ones. */
    text = g_strdup_printf (_ ("%u of %u"), total, included);
  gtk_label_set_text (GTK_LABEL (options->total), text);
  gtk_label_set_text (GTK_LABEL (options->total_name), unit == ANALECT_UNIT_EXCERPT  ? _ ("Excerpts")
                                                       : unit == ANALECT_UNIT_SAMPLE ? _ ("Samples")
                                                                                     : _ ("Studies"));
}

/* The widget */

static void
analect_chart_options_dispose (GObject *object)
{
  AnalectChartOptions *options = ANALECT_CHART_OPTIONS (object);

  options->setting = TRUE;
  if (options->workbench != NULL)
    g_signal_handlers_disconnect_by_data (options->workbench, options);
  gtk_widget_dispose_template (GTK_WIDGET (options), ANALECT_TYPE_CHART_OPTIONS);
  g_clear_object (&options->workbench);
  G_OBJECT_CLASS (analect_chart_options_parent_class)->dispose (object);
}

static void
analect_chart_options_finalize (GObject *object)
{
  g_array_unref (ANALECT_CHART_OPTIONS (object)->coders);
  g_array_unref (ANALECT_CHART_OPTIONS (object)->levels);
  g_array_unref (ANALECT_CHART_OPTIONS (object)->attributes);
  G_OBJECT_CLASS (analect_chart_options_parent_class)->finalize (object);
}

static void
analect_chart_options_class_init (AnalectChartOptionsClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_chart_options_dispose;
  G_OBJECT_CLASS (class)->finalize = analect_chart_options_finalize;
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/analect/Analect/ui/chart-options.ui");
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, content);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, level);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, unit);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, coder);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, by);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, order);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, direction);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, intervals);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, counts);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, total_name);
  gtk_widget_class_bind_template_child (widget_class, AnalectChartOptions, total);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chartoptions");
}

static void
analect_chart_options_init (AnalectChartOptions *options)
{
  options->setting = TRUE;
  options->coders = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  options->levels = g_array_new (FALSE, FALSE, sizeof (guint));
  options->attributes = g_array_new (FALSE, FALSE, sizeof (AnalectId));
  gtk_widget_init_template (GTK_WIDGET (options));
  shorten_button (options->level);
  shorten_button (options->unit);
  shorten_button (options->by);
  shorten_button (options->coder);
  shorten_button (options->order);
  shorten_button (options->direction);
}

GtkWidget *
analect_chart_options_new (AnalectWorkbench *workbench)
{
  AnalectChartOptions *options = g_object_new (ANALECT_TYPE_CHART_OPTIONS, NULL);

  options->workbench = g_object_ref (workbench);
  analect_choice_read (analect_workbench_get_rows (workbench), analect_workbench_get_lookup (workbench),
                       &options->choice);
  list_fixed (options);
  renew_lists (options);
  g_signal_connect (workbench, "changed", G_CALLBACK (on_changed), options);
  return GTK_WIDGET (options);
}
