/* A project file at a glance; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "project-glance.h"

#define BLOCK_SIZE (64 * 1024)

typedef struct
{
  AnalectProjectGlance *glance;
  gboolean is_project;
} Reading;

static void
on_element (GMarkupParseContext *context, const char *name, const char **names, const char **values, gpointer data,
            GError **error)
{
  Reading *reading = data;
  AnalectProjectGlance *glance = reading->glance;

  /* Only the first element can be the project. */
  if (g_markup_parse_context_get_element_stack (context)->next == NULL)
    {
      reading->is_project = g_str_equal (name, "project");
      for (guint i = 0; reading->is_project && names[i] != NULL; i++)
        if (g_str_equal (names[i], "title"))
          {
            g_free (glance->title);
            glance->title = g_strdup (values[i]);
          }
    }
  glance->studies += g_str_equal (name, "study") ? 1 : 0;
  glance->codings += g_str_equal (name, "coding") ? 1 : 0;
}

void
analect_project_glance (GInputStream *stream, goffset max, AnalectProjectGlance *glance, GCancellable *cancellable)
{
  static const GMarkupParser parser = { .start_element = on_element };
  Reading reading = { .glance = glance };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);
  g_autofree char *block = g_malloc (BLOCK_SIZE);
  goffset size = 0;
  gssize n;

  *glance = (AnalectProjectGlance){ 0 };
  while ((n = g_input_stream_read (stream, block, BLOCK_SIZE, cancellable, NULL)) > 0)
    {
      size += n;
      if (!g_markup_parse_context_parse (context, block, n, NULL) || size > max)
        return;
    }
  glance->whole = n == 0 && reading.is_project && g_markup_parse_context_end_parse (context, NULL);
}

void
analect_project_glance_clear (AnalectProjectGlance *glance)
{
  g_clear_pointer (&glance->title, g_free);
}
