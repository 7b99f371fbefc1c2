/* The harness itself: keys, pointer, waiting, finding and pictures do what ui-test.h says, on GTK's own widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "testlib.h"
#include "ui-test.h"

#include <string.h>

static void
test_keys (void)
{
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *copied = NULL;

  ui_window_for (entry, 300, 60);
  gtk_widget_grab_focus (entry);
  ui_type ("Saying no, 5 % (\"quoted\")");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Saying no, 5 % (\"quoted\")");
  ui_key ("ctrl+a");
  ui_type ("Überdruß – ж 漢 …");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Überdruß – ж 漢 …");
  ui_key ("Home");
  ui_keys ("shift+Right", 3);
  ui_key ("Delete");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "rdruß – ж 漢 …");
  ui_key ("ctrl+z");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Überdruß – ж 漢 …");
  ui_key ("ctrl+a");
  ui_key ("ctrl+c");
  copied = ui_clipboard_text ();
  g_assert_cmpstr (copied, ==, "Überdruß – ж 漢 …");
  ui_close_all ();
}

static void
add_name (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_string_append_printf (data, "%s ", g_action_get_name (G_ACTION (action)));
}

static void
test_shortcuts (void)
{
  static const GActionEntry entries[] = {
    { "plain", add_name }, { "question", add_name }, { "redo", add_name }, { "plus", add_name }
  };
  static const char *const triggers[] = {
    "<Control>k", "plain", "<Control>question", "question", "<Control><Shift>z", "redo", "plus", "plus"
  };
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *button = gtk_button_new_with_label ("Here");
  GtkEventController *controller = gtk_shortcut_controller_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), said);
  gtk_widget_insert_action_group (button, "t", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i += 2)
    {
      g_autofree char *action = g_strdup_printf ("action(t.%s)", triggers[i + 1]);

      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                            gtk_shortcut_new (gtk_shortcut_trigger_parse_string (triggers[i]),
                                                              gtk_shortcut_action_parse_string (action)));
    }
  gtk_widget_add_controller (button, controller);
  ui_window_for (button, 200, 60);
  gtk_widget_grab_focus (button);
  ui_key ("ctrl+k");
  ui_key ("ctrl+?");
  ui_key ("ctrl+shift+z");
  ui_key ("+");
  g_assert_cmpstr (said->str, ==, "plain question redo plus ");
  ui_close_all ();
}

static void
count_up (gpointer object, gpointer data)
{
  ++*(int *) data;
}

static void
note_pressed (GtkGestureClick *gesture, int n_press, double x, double y, gpointer data)
{
  double *noted = data;

  noted[0] = n_press;
  noted[1] = x;
  noted[2] = y;
  noted[3] = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));
  noted[4] = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

static void
test_clicks (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20), *button = gtk_button_new_with_label ("Press");
  GtkWidget *area = gtk_drawing_area_new ();
  GtkGesture *gesture = gtk_gesture_click_new ();
  int clicked = 0;
  double noted[5] = { 0 };

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), 0);
  g_signal_connect (button, "clicked", G_CALLBACK (count_up), &clicked);
  g_signal_connect (gesture, "pressed", G_CALLBACK (note_pressed), noted);
  gtk_widget_add_controller (area, GTK_EVENT_CONTROLLER (gesture));
  gtk_widget_set_vexpand (area, TRUE);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), area);
  ui_window_for (box, 300, 200);

  ui_click (button);
  g_assert_cmpint (clicked, ==, 1);
  ui_click (ui_find_label (box, "Press"));
  g_assert_cmpint (clicked, ==, 2);
  ui_click_at (area, 17, 40);
  g_assert_cmpfloat (noted[0], ==, 1);
  g_assert_cmpfloat_with_epsilon (noted[1], 17, 1);
  g_assert_cmpfloat_with_epsilon (noted[2], 40, 1);
  /* The same place a second time is a click of its own. */
  ui_click_at (area, 17, 40);
  g_assert_cmpfloat (noted[0], ==, 1);
  ui_double_click (area);
  g_assert_cmpfloat (noted[0], ==, 2);
  g_assert_cmpfloat_with_epsilon (noted[1], 150, 1);
  ui_click_with (area, 5, 5, GDK_BUTTON_SECONDARY, "ctrl");
  g_assert_cmpfloat (noted[3], ==, GDK_BUTTON_SECONDARY);
  g_assert_cmpuint ((guint) noted[4] & GDK_CONTROL_MASK, ==, GDK_CONTROL_MASK);
  ui_close_all ();
}

static GdkContentProvider *
give_text (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, "carried");
}

static gboolean
take_text (GtkDropTarget *target, const GValue *value, double x, double y, gpointer data)
{
  g_string_append_printf (data, "%s at %d, %d", g_value_get_string (value), (int) (x + 0.5), (int) (y + 0.5));
  return TRUE;
}

static void
test_drag (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 20), *scale;
  GtkWidget *from = gtk_label_new ("From"), *to = gtk_label_new ("To");
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);
  g_autoptr (GString) got = g_string_new (NULL);

  g_signal_connect (source, "prepare", G_CALLBACK (give_text), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (take_text), got);
  gtk_widget_add_controller (from, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (to, GTK_EVENT_CONTROLLER (target));
  gtk_widget_set_hexpand (from, TRUE);
  gtk_widget_set_hexpand (to, TRUE);
  gtk_box_append (GTK_BOX (box), from);
  gtk_box_append (GTK_BOX (box), to);
  scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 100, 1);
  gtk_widget_set_size_request (scale, 200, -1);
  gtk_box_append (GTK_BOX (box), scale);
  ui_window_for (box, 600, 100);

  ui_drag (from, 10, 20, to, 30, 40);
  ui_wait_for (got->len > 0);
  g_assert_cmpstr (got->str, ==, "carried at 30, 40");
  ui_drag (scale, 12, UI_CENTRE, scale, 100, UI_CENTRE);
  g_assert_cmpfloat_with_epsilon (gtk_range_get_value (GTK_RANGE (scale)), 50, 5);
  ui_close_all ();
}

static void
test_scroll_and_seen (void)
{
  GtkWidget *scrolled = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *hidden = gtk_label_new ("hidden");
  g_autofree char *before = NULL, *after = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *text = g_strdup_printf ("line %u", i);

      gtk_box_append (GTK_BOX (box), gtk_label_new (text));
    }
  gtk_box_prepend (GTK_BOX (box), hidden);
  gtk_widget_set_visible (hidden, FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  ui_window_for (scrolled, 200, 100);
  before = ui_text_seen (scrolled);
  g_assert_true (g_str_has_prefix (before, "line 0\nline 1\n"));
  g_assert_null (strstr (before, "line 50\n"));
  g_assert_null (strstr (before, "hidden"));
  g_assert_nonnull (ui_find_label (scrolled, "line 99"));
  g_assert_false (ui_is_seen (ui_find_label (scrolled, "line 99")));
  ui_scroll (scrolled, 0, 100);
  after = ui_text_seen (scrolled);
  g_assert_true (g_str_has_suffix (after, "line 99\n"));
  g_assert_null (strstr (after, "line 0\n"));
  ui_close_all ();
}

static void
test_find (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0),
            *icon = gtk_button_new_from_icon_name ("list-add-symbolic");
  GtkWidget *menu = gtk_menu_button_new (), *popover = gtk_popover_new (), *dialog;
  GtkWindow *window;

  gtk_widget_set_tooltip_text (icon, "Add a code");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, "Add", -1);
  gtk_widget_set_name (icon, "add");
  gtk_widget_add_css_class (icon, "special");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), "More");
  gtk_popover_set_child (GTK_POPOVER (popover), gtk_button_new_with_label ("In the popover"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (menu), popover);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), menu);
  window = ui_window_for (box, 200, 100);

  g_assert_true (ui_find_name (box, "add") == icon);
  g_assert_true (ui_find_class (NULL, "special") == icon);
  g_assert_true (ui_find_named (NULL, "Add") == icon);
  g_assert_null (ui_find_named (NULL, "add"));
  g_assert_true (ui_find_type (box, GTK_TYPE_BUTTON) == icon);
  g_assert_true (ui_find_button (NULL, "Add a code") == icon);
  g_assert_true (ui_find_button (NULL, "list-add-symbolic") == icon);
  g_assert_true (ui_find_button (NULL, "More") == menu);
  g_assert_null (ui_find_button (NULL, "In the popover"));
  ui_click (menu);
  ui_wait_for (ui_find_button (NULL, "In the popover") != NULL);
  ui_click (ui_find_button (box, "In the popover"));
  ui_key ("Escape");
  ui_wait_for (ui_find_button (NULL, "In the popover") == NULL);

  g_assert_null (ui_dialog_of (window));
  dialog = gtk_window_new ();
  gtk_window_set_transient_for (GTK_WINDOW (dialog), window);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_child (GTK_WINDOW (dialog), gtk_entry_new ());
  gtk_window_present (GTK_WINDOW (dialog));
  ui_wait_for (ui_active_window () == GTK_WINDOW (dialog));
  g_assert_true (ui_dialog_of (window) == GTK_WINDOW (dialog));
  ui_type ("x");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (gtk_widget_get_first_child (dialog))), ==, "x");
  g_assert_true (gtk_widget_is_ancestor (ui_focus (), dialog));
  gtk_window_destroy (GTK_WINDOW (dialog));
  ui_wait_for (ui_active_window () == window);
  ui_close_all ();
}

static void
draw_halves (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  cairo_set_source_rgb (cr, 0x33 / 255.0, 0x66 / 255.0, 0x99 / 255.0);
  cairo_rectangle (cr, 0, 0, width / 2, height);
  cairo_fill (cr);
}

static void
test_pictures (void)
{
  GtkWidget *area = gtk_drawing_area_new ();
  g_autofree char *folder = testlib_folder (), *file = g_build_filename (folder, "area.png", NULL);
  g_autoptr (GdkTexture) texture = NULL;
  GtkWindow *window;
  int x, y, width, height;

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_halves, NULL, NULL);
  window = ui_window_for (area, 200, 100);
  ui_assert_pixel (area, 10, 50, "#336699", 0);
  g_assert_cmpfloat (ui_pixel (area, 150, 50).alpha, ==, 0);
  g_assert_cmpuint (ui_count_pixels (area, "#336699", 0), ==, 100 * 100);
  ui_screenshot (area, file);
  texture = gdk_texture_new_from_filename (file, NULL);
  g_assert_cmpint (gdk_texture_get_width (texture), ==, 200);
  g_assert_cmpint (gdk_texture_get_height (texture), ==, 100);
  /* The same on the screen itself. */
  g_assert_true (ui_input_window_place (ui_input (), ui_input_active_window (ui_input ()), &x, &y, &width, &height));
  g_assert_cmphex (ui_input_pixel (ui_input (), x + 10, y + height / 2), ==, 0x336699);
  g_assert_true (gtk_window_is_active (window));
  ui_close_all ();
}

static void
test_design (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *small = gtk_button_new (), *label, *excused;
  g_autofree char *controls = NULL, *labels = NULL;
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_data (provider, "button { min-height: 0; min-width: 0; padding: 0; border: none; }", -1);
  gtk_style_context_add_provider (gtk_widget_get_style_context (small), GTK_STYLE_PROVIDER (provider),
                                  GTK_STYLE_PROVIDER_PRIORITY_USER);
  gtk_widget_set_size_request (small, 20, 20);
  gtk_widget_set_halign (small, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (small, "Too small");
  label = gtk_label_new ("A label that is much too long for a window as narrow as this one");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  excused = gtk_label_new ("A label that is much too long too, but has a tooltip that says all");
  gtk_label_set_ellipsize (GTK_LABEL (excused), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (excused, gtk_label_get_text (GTK_LABEL (excused)));
  gtk_box_append (GTK_BOX (box), small);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), excused);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Well"));
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  ui_window_for (box, 200, 200);
  controls = ui_small_controls (box);
  g_assert_cmpstr (controls, ==, "GtkButton “Too small” 20×20\n");
  labels = ui_cut_labels (box);
  g_assert_cmpstr (labels, ==, "A label that is much too long for a window as narrow as this one\n");
  ui_close_all ();
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
set (gpointer data)
{
  return *(gboolean *) data = TRUE, G_SOURCE_REMOVE;
}

static void
test_waiting (void)
{
  gboolean flag = FALSE;

  g_assert_false (ui_wait_until (is_set, &flag, 50));
  g_timeout_add (50, set, &flag);
  g_assert_true (ui_wait_until (is_set, &flag, 5000));
  flag = FALSE;
  g_idle_add (set, &flag);
  ui_settle ();
  g_assert_true (flag);
}

int
main (int argc, char **argv)
{
  ui_test_init (&argc, &argv);
  g_test_add_func ("/harness/keys", test_keys);
  g_test_add_func ("/harness/shortcuts", test_shortcuts);
  g_test_add_func ("/harness/clicks", test_clicks);
  g_test_add_func ("/harness/drag", test_drag);
  g_test_add_func ("/harness/scroll-and-seen", test_scroll_and_seen);
  g_test_add_func ("/harness/find", test_find);
  g_test_add_func ("/harness/pictures", test_pictures);
  g_test_add_func ("/harness/design", test_design);
  g_test_add_func ("/harness/waiting", test_waiting);
  return ui_test_run ();
}
