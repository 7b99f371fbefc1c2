/* Paragraphs on the screen; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "paragraphs.h"

/* So many are kept before those out of sight are forgotten. */
#define MAX_KNOWN 256

static void
paragraph_forget_paint (AnalectParagraph *paragraph)
{
  g_clear_pointer (&paragraph->under, gsk_render_node_unref);
  g_clear_pointer (&paragraph->over, gsk_render_node_unref);
  paragraph->painted = FALSE;
}

static void
paragraph_free (gpointer data)
{
  AnalectParagraph *paragraph = data;

  paragraph_forget_paint (paragraph);
  analect_line_geometry_free (paragraph->geometry);
  g_free (paragraph);
}

void
analect_paragraphs_init (AnalectParagraphs *self, GtkTextView *view)
{
  self->view = view;
  self->known = g_hash_table_new_full (NULL, NULL, NULL, paragraph_free);
  self->seen = g_ptr_array_new ();
}

void
analect_paragraphs_clear (AnalectParagraphs *self)
{
  g_clear_pointer (&self->seen, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
}

void
analect_paragraphs_drop (AnalectParagraphs *self)
{
  g_ptr_array_set_size (self->seen, 0);
  g_hash_table_remove_all (self->known);
}

void
analect_paragraphs_repaint (AnalectParagraphs *self, int start, int end)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->known);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AnalectParagraph *paragraph = value;

      if (paragraph->geometry->start < end && start < MAX (paragraph->geometry->end, paragraph->geometry->start + 1))
        paragraph_forget_paint (paragraph);
    }
}

/* The paragraph of ITER, measured when it is not known or has another height than it had. */
static AnalectParagraph *
get_paragraph (AnalectParagraphs *self, const GtkTextIter *iter, int y, int height)
{
  int number = gtk_text_iter_get_line (iter);
  AnalectParagraph *paragraph = g_hash_table_lookup (self->known, GINT_TO_POINTER (number));

  if (paragraph && paragraph->geometry->height != height)
    {
      g_hash_table_remove (self->known, GINT_TO_POINTER (number));
      paragraph = NULL;
    }
  if (!paragraph)
    {
      paragraph = g_new0 (AnalectParagraph, 1);
      paragraph->geometry = analect_line_geometry_new (self->view, iter);
      g_hash_table_insert (self->known, GINT_TO_POINTER (number), paragraph);
    }
  paragraph->y = y;
  return paragraph;
}

static gboolean
is_out_of_sight (gpointer key, gpointer value, gpointer data)
{
  return !g_ptr_array_find (data, value, NULL);
}

gboolean
analect_paragraphs_look (AnalectParagraphs *self)
{
  g_autoptr (GPtrArray) seen = g_ptr_array_new ();
  GdkRectangle area;
  GtkTextIter iter;
  gboolean changed;
  int y, height, old_y;

  gtk_text_view_get_visible_rect (self->view, &area);
  gtk_text_view_get_line_at_y (self->view, &iter, area.y, NULL);
  gtk_text_iter_set_line_offset (&iter, 0);
  old_y = self->seen->len > 0 ? ((AnalectParagraph *) self->seen->pdata[0])->y : -1;
  do
    {
      gtk_text_view_get_line_yrange (self->view, &iter, &y, &height);
      if (y >= area.y + area.height)
        break;
      if (height > 0)
        g_ptr_array_add (seen, get_paragraph (self, &iter, y, height));
    }
  while (gtk_text_iter_forward_line (&iter));

  changed = seen->len != self->seen->len || (seen->len > 0 && ((AnalectParagraph *) seen->pdata[0])->y != old_y);
  for (guint i = 0; i < seen->len && !changed; i++)
    changed = seen->pdata[i] != self->seen->pdata[i];
  g_ptr_array_set_size (self->seen, 0);
  g_ptr_array_extend (self->seen, seen, NULL, NULL);
  if (g_hash_table_size (self->known) > MAX_KNOWN)
    g_hash_table_foreach_remove (self->known, is_out_of_sight, self->seen);
  return changed;
}

const AnalectParagraph *
analect_paragraphs_find (const AnalectParagraphs *self, int offset)
{
  for (guint i = 0; i < self->seen->len; i++)
    {
      const AnalectParagraph *paragraph = self->seen->pdata[i];

      if (offset >= paragraph->geometry->start
          && (offset < paragraph->geometry->end || paragraph->geometry->start == paragraph->geometry->end))
        return paragraph;
    }
  return NULL;
}

gboolean
analect_paragraphs_get_extent (const AnalectParagraphs *self, int *start, int *end)
{
  if (self->seen->len == 0)
    return FALSE;
  *start = ((AnalectParagraph *) self->seen->pdata[0])->geometry->start;
  *end = ((AnalectParagraph *) self->seen->pdata[self->seen->len - 1])->geometry->end;
  return TRUE;
}
