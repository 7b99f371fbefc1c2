/* Chips of codes and coders; see the header.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "chip.h"

#include "swatch.h"

#include <glib/gi18n.h>

#define CODE_SWATCH 10

struct _AnalectCodeChip
{
  GtkWidget parent_instance;

  GtkWidget *swatch;
  GtkWidget *label;
};

struct _AnalectCoderChip
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (AnalectCodeChip, analect_code_chip, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (AnalectCoderChip, analect_coder_chip, GTK_TYPE_WIDGET)

static void
analect_code_chip_dispose (GObject *object)
{
  AnalectCodeChip *chip = ANALECT_CODE_CHIP (object);

  g_clear_pointer (&chip->swatch, gtk_widget_unparent);
  g_clear_pointer (&chip->label, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_code_chip_parent_class)->dispose (object);
}

static void
analect_code_chip_class_init (AnalectCodeChipClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_code_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "codechip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
analect_code_chip_init (AnalectCodeChip *chip)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (chip))), 8);
  chip->swatch = analect_swatch_new ();
  gtk_widget_set_parent (chip->swatch, GTK_WIDGET (chip));
  chip->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (chip->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (chip->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (chip->label, TRUE);
  gtk_widget_set_parent (chip->label, GTK_WIDGET (chip));
}

GtkWidget *
analect_code_chip_new (void)
{
  return g_object_new (ANALECT_TYPE_CODE_CHIP, NULL);
}

/* The names above and of the entry at INDEX, with " › " between. The caller frees it. */
static char *
path_of (const AnalectRows *rows, const AnalectCodebook *codebook, guint index)
{
  GString *path = g_string_new (NULL);

  for (guint i = 0; i <= index; i++)
    if (i + codebook->entries[i].n_below >= index)
      g_string_append_printf (
          path, "%s%s", path->len > 0 ? " › " : "",
          analect_row_string (analect_rows_get (rows, codebook->entries[i].code), ANALECT_CODE_NAME));
    else
      i += codebook->entries[i].n_below;
  return g_string_free (path, FALSE);
}

void
analect_code_chip_set (AnalectCodeChip *chip, AnalectWorkbench *workbench, AnalectId code)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, code);
  const AnalectCodebook *codebook = analect_workbench_get_codebook (workbench);
  const AnalectCodebookEntry *entry = row ? analect_workbench_find_entry (workbench, code) : NULL;
  const char *name = row ? analect_row_string (row, ANALECT_CODE_NAME) : "";
  g_autofree char *path = entry ? path_of (rows, codebook, (guint) (entry - codebook->entries)) : g_strdup (name);

  analect_swatch_set (ANALECT_SWATCH (chip->swatch), CODE_SWATCH,
                      row ? analect_workbench_get_colour (workbench, code) : NULL);
  gtk_label_set_text (GTK_LABEL (chip->label), name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (chip), *path != '\0' ? path : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
analect_coder_chip_dispose (GObject *object)
{
  g_clear_pointer (&ANALECT_CODER_CHIP (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (analect_coder_chip_parent_class)->dispose (object);
}

static void
analect_coder_chip_class_init (AnalectCoderChipClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = analect_coder_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "coderchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
analect_coder_chip_init (AnalectCoderChip *chip)
{
  gtk_widget_set_halign (GTK_WIDGET (chip), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (chip), GTK_ALIGN_CENTER);
  chip->label = gtk_label_new (NULL);
  gtk_widget_set_parent (chip->label, GTK_WIDGET (chip));
}

GtkWidget *
analect_coder_chip_new (void)
{
  return g_object_new (ANALECT_TYPE_CODER_CHIP, NULL);
}

/* The first letters of the first and the last word of NAME. */
static char *
make_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  const char *last = NULL;
  gboolean between = TRUE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean letter = g_unichar_isalnum (g_utf8_get_char (at));

      if (letter && between)
        {
          if (initials->len == 0)
            g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (at)));
          else
            last = at;
        }
      /* Marks and apostrophes do not end a word. */
      if (g_unichar_isspace (g_utf8_get_char (at)) || *at == '-' || *at == '.' || letter)
        between = !letter;
    }
  if (last != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));
  return g_string_free (initials, FALSE);
}

char *
analect_coder_initials (const AnalectRows *rows, AnalectId coder)
{
  const AnalectRow *row = analect_rows_get (rows, coder);
  const char *own = row ? analect_row_string (row, ANALECT_CODER_INITIALS) : "";

  if (*own != '\0')
    return g_strdup (own);
  return make_initials (row ? analect_row_string (row, ANALECT_CODER_NAME) : "");
}

void
analect_coder_chip_set (AnalectCoderChip *chip, AnalectWorkbench *workbench, AnalectId coder)
{
  const AnalectRows *rows = analect_workbench_get_rows (workbench);
  const AnalectRow *row = analect_rows_get (rows, coder);
  const char *name = row ? analect_row_string (row, ANALECT_CODER_NAME) : "";
  g_autofree char *initials = analect_coder_initials (rows, coder);

  gtk_label_set_text (GTK_LABEL (chip->label), initials);
  gtk_widget_set_opacity (GTK_WIDGET (chip), row ? 1 : 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (chip), row ? name : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
