/* Keys and pointer through the XTest extension; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ui-input.h"

#include <X11/XKBlib.h>
#include <X11/Xatom.h>
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <cairo.h>
#include <string.h>

#define PAUSE_US    40000
#define MAX_COLOURS 256

struct _UiInput
{
  Display *display;
  Window root;
  void (*pause) (void);
  GArray *spare; /* SpareKey */
  guint next_spare;
};

/* A key without a meaning of its own, and the one it was given, or NoSymbol. */
typedef struct
{
  KeyCode key;
  KeySym symbol;
} SpareKey;

static const struct
{
  const char *name;
  KeySym symbol;
} modifiers[] = {
  { "ctrl", XK_Control_L },
  { "shift", XK_Shift_L },
  { "alt", XK_Alt_L },
  { "super", XK_Super_L },
};

/* A window may go while it is asked about; that is no reason to end. */
static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0;
}

UiInput *
ui_input_open (void)
{
  Display *display = XOpenDisplay (NULL);
  UiInput *input;
  int ignored;

  if (display == NULL)
    return NULL;
  if (!XTestQueryExtension (display, &ignored, &ignored, &ignored, &ignored))
    g_error ("The display has no XTest extension");
  input = g_new0 (UiInput, 1);
  input->display = display;
  input->root = DefaultRootWindow (display);
  input->spare = g_array_new (FALSE, FALSE, sizeof (SpareKey));
  return input;
}

void
ui_input_close (UiInput *input)
{
  XCloseDisplay (input->display);
  g_array_unref (input->spare);
  g_free (input);
}

void
ui_input_set_pause (UiInput *input, void (*pause) (void))
{
  input->pause = pause;
}

static void
pause_for (UiInput *input)
{
  XSync (input->display, False);
  if (input->pause)
    input->pause ();
  else
    g_usleep (PAUSE_US);
}

/* The key that makes SYMBOL alone or with Shift, or 0. */
static KeyCode
find_key (UiInput *input, KeySym symbol, gboolean *shift)
{
  int first, last;

  for (guint i = 0; i < input->spare->len; i++)
    if (g_array_index (input->spare, SpareKey, i).symbol == symbol)
      return g_array_index (input->spare, SpareKey, i).key;
  XDisplayKeycodes (input->display, &first, &last);
  for (int level = 0; level < 2; level++)
    for (int code = first; code <= last; code++)
      if (XkbKeycodeToKeysym (input->display, (KeyCode) code, 0, level) == symbol)
        {
          *shift = level == 1;
          return (KeyCode) code;
        }
  return 0;
}

/* Collects the keys that mean nothing. */
static void
find_spare_keys (UiInput *input)
{
  int first, last, n_symbols;
  KeySym *symbols;

  XDisplayKeycodes (input->display, &first, &last);
  symbols = XGetKeyboardMapping (input->display, (KeyCode) first, last - first + 1, &n_symbols);
  for (int code = last; code >= first; code--)
    {
      gboolean is_free = TRUE;
      SpareKey spare = { (KeyCode) code, NoSymbol };

      for (int i = 0; i < n_symbols; i++)
        is_free = is_free && symbols[(code - first) * n_symbols + i] == NoSymbol;
      if (is_free)
        g_array_append_val (input->spare, spare);
    }
  XFree (symbols);
}

/* Gives a spare key the meaning SYMBOL; the key given longest ago loses its meaning when there is no other. */
static KeyCode
give_key (UiInput *input, KeySym symbol)
{
  KeySym both[2] = { symbol, symbol };
  SpareKey *spare;

  if (input->spare->len == 0)
    find_spare_keys (input);
  if (input->spare->len == 0)
    g_error ("The keyboard has no key to spare");
  spare = &g_array_index (input->spare, SpareKey, input->next_spare);
  input->next_spare = (input->next_spare + 1) % input->spare->len;
  spare->symbol = symbol;
  XChangeKeyboardMapping (input->display, spare->key, 2, both, 1);
  pause_for (input);
  return spare->key;
}

static void
send_key (UiInput *input, KeyCode key, gboolean down)
{
  XTestFakeKeyEvent (input->display, key, down, 0);
}

static void
send_symbol (UiInput *input, KeySym symbol)
{
  KeyCode shift_key = XKeysymToKeycode (input->display, XK_Shift_L);
  gboolean shift = FALSE;
  KeyCode key = find_key (input, symbol, &shift);

  if (key == 0)
    key = give_key (input, symbol);
  if (shift)
    send_key (input, shift_key, TRUE);
  send_key (input, key, TRUE);
  send_key (input, key, FALSE);
  if (shift)
    send_key (input, shift_key, FALSE);
}

static KeySym
symbol_of_character (gunichar c)
{
  if (c == '\n')
    return XK_Return;
  if (c == '\t')
    return XK_Tab;
  if (c < 0x100)
    return c;
  return 0x01000000 | c;
}

static KeySym
symbol_of_name (const char *name)
{
  KeySym symbol;

  if (*name != 0 && *g_utf8_next_char (name) == 0)
    return symbol_of_character (g_utf8_get_char (name));
  symbol = XStringToKeysym (name);
  if (symbol == NoSymbol)
    g_error ("There is no key \"%s\"", name);
  return symbol;
}

void
ui_input_hold (UiInput *input, const char *names, gboolean down)
{
  g_auto (GStrv) parts = g_strsplit (names ? names : "", "+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      guint m = 0;

      while (m < G_N_ELEMENTS (modifiers) && strcmp (modifiers[m].name, parts[i]) != 0)
        m++;
      if (m == G_N_ELEMENTS (modifiers))
        g_error ("There is no modifier \"%s\"", parts[i]);
      send_key (input, XKeysymToKeycode (input->display, modifiers[m].symbol), down);
    }
  XSync (input->display, False);
}

void
ui_input_key (UiInput *input, const char *key)
{
  gsize length = strlen (key);
  /* The last plus sign parts, unless it is the key. */
  const char *sign = length > 1 ? g_strrstr_len (key, (gssize) length - 1, "+") : NULL;
  g_autofree char *before = sign ? g_strndup (key, (gsize) (sign - key)) : NULL;

  ui_input_hold (input, before, TRUE);
  send_symbol (input, symbol_of_name (sign ? sign + 1 : key));
  ui_input_hold (input, before, FALSE);
}

void
ui_input_type (UiInput *input, const char *text)
{
  for (const char *p = text; *p != 0; p = g_utf8_next_char (p))
    {
      send_symbol (input, symbol_of_character (g_utf8_get_char (p)));
      XSync (input->display, False);
    }
}

void
ui_input_move (UiInput *input, int x, int y)
{
  XTestFakeMotionEvent (input->display, -1, x, y, 0);
  XSync (input->display, False);
}

void
ui_input_button (UiInput *input, guint button, gboolean down)
{
  XTestFakeButtonEvent (input->display, button, down, 0);
  XSync (input->display, False);
}

void
ui_input_screen_size (UiInput *input, int *width, int *height)
{
  *width = DisplayWidth (input->display, DefaultScreen (input->display));
  *height = DisplayHeight (input->display, DefaultScreen (input->display));
}

/* The part of a rectangle that is on the screen; NULL when none is. */
static XImage *
get_image (UiInput *input, int x, int y, int width, int height)
{
  int screen_width, screen_height, left = MAX (x, 0), top = MAX (y, 0);

  ui_input_screen_size (input, &screen_width, &screen_height);
  width = MIN (x + width, screen_width) - left;
  height = MIN (y + height, screen_height) - top;
  if (width <= 0 || height <= 0)
    return NULL;
  return XGetImage (input->display, input->root, left, top, (guint) width, (guint) height, AllPlanes, ZPixmap);
}

guint32
ui_input_pixel (UiInput *input, int x, int y)
{
  XImage *image = get_image (input, x, y, 1, 1);
  guint32 pixel;

  if (image == NULL)
    g_error ("%d, %d is not on the screen", x, y);
  pixel = (guint32) XGetPixel (image, 0, 0) & 0xffffff;
  XDestroyImage (image);
  return pixel;
}

guint32
ui_input_digest (UiInput *input, int x, int y, int width, int height, guint *n_colours)
{
  XImage *image = get_image (input, x, y, width, height);
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  guint32 digest = 2166136261u;

  for (int row = 0; image && row < image->height; row++)
    for (int column = 0; column < image->width; column++)
      {
        guint32 pixel = (guint32) XGetPixel (image, column, row) & 0xffffff;

        digest = (digest ^ pixel) * 16777619u;
        if (n_colours && g_hash_table_size (colours) < MAX_COLOURS)
          g_hash_table_add (colours, GUINT_TO_POINTER (pixel));
      }
  if (n_colours)
    *n_colours = g_hash_table_size (colours);
  if (image)
    XDestroyImage (image);
  return digest;
}

void
ui_input_screenshot (UiInput *input, const char *file)
{
  cairo_surface_t *surface;
  XImage *image;
  int width, height;

  ui_input_screen_size (input, &width, &height);
  image = get_image (input, 0, 0, width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  for (int y = 0; y < height; y++)
    {
      guchar *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);

      for (int x = 0; x < width; x++)
        {
          guint32 pixel = (guint32) XGetPixel (image, x, y);

          memcpy (row + x * 4, &pixel, 4);
        }
    }
  cairo_surface_mark_dirty (surface);
  if (cairo_surface_write_to_png (surface, file) != CAIRO_STATUS_SUCCESS)
    g_error ("%s cannot be written", file);
  cairo_surface_destroy (surface);
  XDestroyImage (image);
}

/* The 32-bit words or the bytes of a property, or NULL; to be freed with XFree. */
static guchar *
get_property (UiInput *input, Window window, const char *name, Atom type, gulong *n)
{
  Atom property = XInternAtom (input->display, name, False), actual;
  int format;
  gulong left;
  guchar *data = NULL;
  XErrorHandler before = XSetErrorHandler (ignore_error);

  *n = 0;
  if (XGetWindowProperty (input->display, window, property, 0, 4096, False, type, &actual, &format, n, &left, &data)
          != Success
      || *n == 0)
    {
      if (data)
        XFree (data);
      data = NULL;
    }
  XSetErrorHandler (before);
  return data;
}

gboolean
ui_input_window_place (UiInput *input, gulong window, int *x, int *y, int *width, int *height)
{
  XErrorHandler before = XSetErrorHandler (ignore_error);
  XWindowAttributes attributes;
  Window child;
  gboolean found = XGetWindowAttributes (input->display, window, &attributes)
                   && XTranslateCoordinates (input->display, window, input->root, 0, 0, x, y, &child);

  XSetErrorHandler (before);
  if (found)
    {
      *width = attributes.width;
      *height = attributes.height;
    }
  return found;
}

GArray *
ui_input_list_windows (UiInput *input)
{
  GArray *windows = g_array_new (FALSE, FALSE, sizeof (gulong));
  gulong n;
  guchar *data = get_property (input, input->root, "_NET_CLIENT_LIST_STACKING", XA_WINDOW, &n);

  if (data)
    {
      g_array_append_vals (windows, data, (guint) n);
      XFree (data);
    }
  return windows;
}

char *
ui_input_window_title (UiInput *input, gulong window)
{
  gulong n;
  guchar *data = get_property (input, window, "_NET_WM_NAME", XInternAtom (input->display, "UTF8_STRING", False), &n);
  char *title = g_strndup (data ? (char *) data : "", n);

  if (data)
    XFree (data);
  return title;
}

int
ui_input_window_process (UiInput *input, gulong window)
{
  gulong n, number = 0;
  guchar *data = get_property (input, window, "_NET_WM_PID", XA_CARDINAL, &n);

  if (data)
    {
      memcpy (&number, data, sizeof number);
      XFree (data);
    }
  return (int) number;
}

gulong
ui_input_active_window (UiInput *input)
{
  gulong n, window = 0;
  guchar *data = get_property (input, input->root, "_NET_ACTIVE_WINDOW", XA_WINDOW, &n);

  if (data)
    {
      memcpy (&window, data, sizeof window);
      XFree (data);
    }
  return window;
}

static void
ask_manager (UiInput *input, gulong window, const char *what, const long *data, guint n)
{
  XEvent event = { .xclient = { .type = ClientMessage, .window = window, .format = 32 } };

  event.xclient.message_type = XInternAtom (input->display, what, False);
  memcpy (event.xclient.data.l, data, n * sizeof *data);
  XSendEvent (input->display, input->root, False, SubstructureRedirectMask | SubstructureNotifyMask, &event);
  XSync (input->display, False);
}

void
ui_input_close_window (UiInput *input, gulong window)
{
  const long data[] = { CurrentTime, 2 };

  ask_manager (input, window, "_NET_CLOSE_WINDOW", data, G_N_ELEMENTS (data));
}

void
ui_input_resize_window (UiInput *input, gulong window, int width, int height)
{
  /* Width and height are given, from a pager, about the upper left corner. */
  const long data[] = { NorthWestGravity | 1 << 10 | 1 << 11 | 2 << 12, 0, 0, width, height };

  ask_manager (input, window, "_NET_MOVERESIZE_WINDOW", data, G_N_ELEMENTS (data));
}
