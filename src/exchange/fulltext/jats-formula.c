/* JATS: formulas as text that can be read; see jats-private.h.
 *
 * Of several forms of one formula the best to read is taken: words, MathML, TeX; an image says nothing and is counted.
 * MathML becomes a line in the manner of a calculator: e=mc^2, (a+b)/2, √(x).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "jats-private.h"

#include <string.h>

/* How good a form of the same thing is; the lowest is taken. */
static guint
get_rank (const AnalectJats *jats, guint node)
{
  switch ((int) analect_jats_get_kind (jats, node))
    {
    case ANALECT_JATS_TEXTUAL_FORM:
      return 0;
    case ANALECT_JATS_TABLE:
      return 1;
    case ANALECT_JATS_MATH:
      return 2;
    case ANALECT_JATS_TEX:
      return 3;
    case ANALECT_JATS_GRAPHIC:
      return 6;
    default:
      return analect_jats_has_text (jats, node) ? 4 : 5;
    }
}

/* The best of the elements in PARENT, or 0. */
static guint
find_best (const AnalectJats *jats, guint parent)
{
  guint best = 0, best_rank = G_MAXUINT;

  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    {
      guint rank = analect_jats_get (jats, child)->kind == ANALECT_XML_TEXT ? G_MAXUINT : get_rank (jats, child);

      if (rank < best_rank)
        {
          best = child;
          best_rank = rank;
        }
    }
  return best;
}

void
analect_jats_add_alternatives (AnalectJats *jats, guint node)
{
  guint best = find_best (jats, node);

  if (best != 0)
    analect_jats_add_node (jats, best);
  else
    analect_jats_add_children (jats, node);
}

static void
count_image (AnalectJats *jats, guint node)
{
  if (analect_jats_has_text (jats, node) || analect_xml_tree_find_inside (jats->tree, node, ANALECT_JATS_GRAPHIC) == 0)
    return;
  if (jats->n_images++ == 0)
    jats->first_image_line = analect_jats_get (jats, node)->line;
}

static gboolean
is_form (AnalectJatsKind kind)
{
  return kind == ANALECT_JATS_TEXTUAL_FORM || kind == ANALECT_JATS_MATH || kind == ANALECT_JATS_TEX;
}

void
analect_jats_add_formula (AnalectJats *jats, guint node)
{
  gboolean is_block = strcmp (analect_jats_get (jats, node)->name, "disp-formula") == 0;
  guint label = analect_jats_find (jats, node, ANALECT_JATS_LABEL), best = find_best (jats, node);

  count_image (jats, node);
  if (is_block)
    analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
  if (label != 0)
    analect_jats_add_label (jats, label);
  for (guint child = analect_jats_first (jats, node); child != 0; child = analect_jats_next (jats, node, child))
    if (child != label && (child == best || !is_form (analect_jats_get_kind (jats, child))))
      analect_jats_add_node (jats, child);
  analect_fulltext_builder_let_go (jats->builder);
  if (is_block)
    analect_fulltext_builder_gap (jats->builder, ANALECT_GAP_PARAGRAPH);
}

/* What PubMed Central wraps around a formula, so that TeX would run, is no part of it. */
void
analect_jats_add_tex (AnalectJats *jats, guint node)
{
  g_autofree char *content = analect_jats_get_content (jats, node);
  const char *begin = content != NULL ? strstr (content, "\\begin{document}") : NULL;
  const char *start = content, *end;

  if (content == NULL)
    return;
  if (begin != NULL)
    start = begin + strlen ("\\begin{document}");
  end = strstr (start, "\\end{document}");
  if (end == NULL)
    end = start + strlen (start);
  while (start < end && (g_ascii_isspace (*start) || *start == '$'))
    start++;
  while (end > start && (g_ascii_isspace (end[-1]) || end[-1] == '$'))
    end--;
  analect_fulltext_builder_add (jats->builder, start, end - start);
}

static void write_math (const AnalectJats *jats, guint node, GString *line);

static void
write_children (const AnalectJats *jats, guint parent, const char *between, GString *line)
{
  gboolean is_first = TRUE;

  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    {
      if (analect_jats_get (jats, child)->kind == ANALECT_XML_TEXT && !analect_jats_has_text (jats, child))
        continue;
      if (!is_first)
        g_string_append (line, between);
      is_first = FALSE;
      write_math (jats, child, line);
    }
}

/* The element number INDEX in PARENT, or 0. */
static guint
get_operand (const AnalectJats *jats, guint parent, guint index)
{
  for (guint child = analect_jats_first (jats, parent); child != 0; child = analect_jats_next (jats, parent, child))
    if (analect_jats_get (jats, child)->kind != ANALECT_XML_TEXT && index-- == 0)
      return child;
  return 0;
}

/* An operand, in brackets if it is more than one number or word. */
static void
write_operand (const AnalectJats *jats, guint parent, guint index, GString *line)
{
  guint operand = get_operand (jats, parent, index);
  g_autoptr (GString) inner = g_string_new (NULL);
  gboolean is_simple = TRUE;

  if (operand == 0)
    return;
  write_math (jats, operand, inner);
  for (const char *p = inner->str; *p != '\0'; p = g_utf8_next_char (p))
    is_simple = is_simple && (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '.' || *p == ',');
  if (g_utf8_strlen (inner->str, -1) == 1)
    is_simple = TRUE;
  g_string_append_printf (line, is_simple ? "%s" : "(%s)", inner->str);
}

static void
write_script (const AnalectJats *jats, guint node, guint index, const char *sign, GString *line)
{
  guint operand = get_operand (jats, node, index);

  if (!analect_jats_has_text (jats, operand))
    return;
  g_string_append (line, sign);
  write_operand (jats, node, index, line);
}

static void
write_fenced (const AnalectJats *jats, guint node, GString *line)
{
  const char *open = analect_xml_tree_get_attribute (jats->tree, node, "open");
  const char *close = analect_xml_tree_get_attribute (jats->tree, node, "close");

  g_string_append (line, open != NULL ? open : "(");
  write_children (jats, node, ",", line);
  g_string_append (line, close != NULL ? close : ")");
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

/* Elements with a sign between their parts; FALSE for all others, and for those that lack a part. */
static gboolean
write_signed (const AnalectJats *jats, guint node, const char *name, GString *line)
{
  static const char *const above[] = { "msup", "mover", NULL }, *const below[] = { "msub", "munder", NULL };
  static const char *const both[] = { "msubsup", "munderover", NULL };

  if (get_operand (jats, node, 1) == 0)
    return FALSE;
  if (is_one_of (name, above) || is_one_of (name, below) || is_one_of (name, both))
    {
      write_operand (jats, node, 0, line);
      write_script (jats, node, 1, is_one_of (name, above) ? "^" : "_", line);
      write_script (jats, node, 2, "^", line);
    }
  else if (strcmp (name, "mfrac") == 0)
    {
      write_operand (jats, node, 0, line);
      write_script (jats, node, 1, "/", line);
    }
  else if (strcmp (name, "mroot") == 0)
    {
      g_string_append (line, "√[");
      write_operand (jats, node, 1, line);
      g_string_append (line, "](");
      write_operand (jats, node, 0, line);
      g_string_append (line, ")");
    }
  else
    return FALSE;
  return TRUE;
}

static void
write_math (const AnalectJats *jats, guint node, GString *line)
{
  static const char *const hidden[] = { "annotation", "annotation-xml", "mphantom", "malignmark", NULL };
  const char *name = analect_jats_get (jats, node)->name;

  if (name == NULL)
    {
      g_autofree char *text = g_strstrip (g_strdup (analect_xml_tree_get_text (jats->tree, node)));

      g_string_append (line, text);
    }
  else if (is_one_of (name, hidden) || write_signed (jats, node, name, line))
    return;
  else if (strcmp (name, "msqrt") == 0)
    {
      g_string_append (line, "√(");
      write_children (jats, node, "", line);
      g_string_append (line, ")");
    }
  else if (strcmp (name, "mfenced") == 0)
    write_fenced (jats, node, line);
  else if (strcmp (name, "mspace") == 0)
    g_string_append (line, " ");
  else
    write_children (jats, node, strcmp (name, "mtr") == 0 ? ", " : strcmp (name, "mtable") == 0 ? "; " : "", line);
}

void
analect_jats_add_math (AnalectJats *jats, guint node)
{
  g_autoptr (GString) line = g_string_new (NULL);

  write_math (jats, node, line);
  analect_fulltext_builder_add (jats->builder, line->str, (gssize) line->len);
}
