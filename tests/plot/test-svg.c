/* SVG: well formed whatever the labels, real text, titles and descriptions, ids that can be relied on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "svg.h"

#include "plot-sample.h"
#include "scene-builder.h"
#include "testlib.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <math.h>
#include <string.h>

/* Parses without any leniency; the caller frees it. */
static xmlDoc *
parse (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  xmlDoc *document = xmlReadMemory (data, (int) size, "chart.svg", NULL, XML_PARSE_NONET | XML_PARSE_HUGE);

  g_assert_nonnull (document);
  return document;
}

static const char *
get_attribute (const xmlNode *node, const char *name)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      return (const char *) attribute->children->content;
  return NULL;
}

/* The first element below NODE, in document order, with this name and (unless NULL) this attribute. */
static xmlNode *
find (xmlNode *node, const char *name, const char *attribute, const char *value)
{
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      const char *found;
      xmlNode *below;

      if (child->type != XML_ELEMENT_NODE)
        continue;
      found = attribute != NULL ? get_attribute (child, attribute) : NULL;
      if (strcmp ((const char *) child->name, name) == 0 && (attribute == NULL || g_strcmp0 (found, value) == 0))
        return child;
      below = find (child, name, attribute, value);
      if (below != NULL)
        return below;
    }
  return NULL;
}

static void
assert_content (xmlNode *node, const char *expected)
{
  xmlChar *content;

  g_assert_nonnull (node);
  content = xmlNodeGetContent (node);
  g_assert_cmpstr ((const char *) content, ==, expected);
  xmlFree (content);
}

static guint
count_elements (const xmlNode *node, const char *name)
{
  guint n = 0;

  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      n += (strcmp ((const char *) child->name, name) == 0 ? 1 : 0) + count_elements (child, name);
  return n;
}

static void
collect_ids (const xmlNode *node, GHashTable *ids)
{
  for (const xmlNode *child = node->children; child != NULL; child = child->next)
    if (child->type == XML_ELEMENT_NODE)
      {
        const char *id = get_attribute (child, "id");

        if (id != NULL)
          g_assert_true (g_hash_table_add (ids, (gpointer) id));
        collect_ids (child, ids);
      }
}

static void
test_structure (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_autoptr (GBytes) bytes = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  xmlDoc *document = parse (bytes);
  xmlNode *root = xmlDocGetRootElement (document), *mark, *row;

  g_assert_cmpstr ((const char *) root->name, ==, "svg");
  g_assert_cmpstr ((const char *) root->ns->href, ==, "http://www.w3.org/2000/svg");
  g_assert_cmpstr (get_attribute (root, "role"), ==, "graphics-document");
  g_assert_cmpstr (get_attribute (root, "width"), ==, "482pt");
  assert_content (find (root, "title", "id", get_attribute (root, "aria-labelledby")), analect_scene_get_title (scene));
  assert_content (find (root, "desc", "id", get_attribute (root, "aria-describedby")),
                  analect_scene_get_description (scene));
  mark = find (root, "g", "id", "t-code-2_Anxiety");
  assert_content (find (mark, "title", NULL, NULL), "Emotional functioning, Anxiety");
  assert_content (find (mark, "desc", NULL, NULL), "3 of 5 studies");
  g_assert_cmpstr (get_attribute (mark, "role"), ==, "graphics-symbol");
  g_assert_nonnull (find (mark, "polygon", "fill", "#d55713"));
  g_assert_nonnull (find (mark, "line", NULL, NULL));
  row = find (root, "g", "id", "t-code-2");
  assert_content (find (row, "text", NULL, NULL), "Emotional functioning");
  g_assert_cmpstr (get_attribute (find (row, "text", NULL, NULL), "text-anchor"), ==, "end");
  xmlFreeDoc (document);
}

/* As many texts and titles as the scene has; every text of the scene is there word for word. */
static void
test_complete (void)
{
  g_autoptr (AnalectDotWhisker) plot =
      plot_sample_new_rows (plot_sample_n_hostile * 2, 3, plot_sample_hostile, plot_sample_n_hostile);
  g_autoptr (AnalectScene) scene = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GBytes) bytes = NULL;
  guint n_texts = 0, n_titles = 1;
  xmlDoc *document;

  analect_dot_whisker_set_value (plot, 1, 0, NAN, NAN, NAN, NULL);
  analect_dot_whisker_set_value (plot, 1, 1, NAN, NAN, NAN, "<&>\"]]>");
  scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  bytes = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  document = parse (bytes);
  for (guint i = 0; i < analect_scene_get_n_items (scene); i++)
    n_texts += analect_scene_get_item (scene, i)->shape == ANALECT_SHAPE_TEXT ? 1 : 0;
  for (guint i = 0; i < analect_scene_get_n_targets (scene); i++)
    n_titles += *analect_scene_get_target (scene, i)->name != '\0' ? 1 : 0;
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (document), "text"), ==, n_texts);
  g_assert_cmpuint (count_elements (xmlDocGetRootElement (document), "title"), ==, n_titles);
  collect_ids (xmlDocGetRootElement (document), ids);
  g_assert_cmpuint (g_hash_table_size (ids), ==, analect_scene_get_n_targets (scene) + 2);
  xmlFreeDoc (document);
}

static void
test_direction (void)
{
  const char *labels[] = { plot_sample_hostile[4] };
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new_rows (1, 1, labels, 1);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_autoptr (GBytes) bytes = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  xmlDoc *document = parse (bytes);
  xmlNode *text = find (xmlDocGetRootElement (document), "text", "direction", "rtl");

  /* Set against the axis on its right, where a text that runs right to left begins. */
  g_assert_nonnull (text);
  g_assert_null (get_attribute (text, "text-anchor"));
  assert_content (text, labels[0]);
  xmlFreeDoc (document);
}

static void
test_same_bytes (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (3);
  g_autoptr (AnalectScene) first = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_autoptr (AnalectScene) second = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_autoptr (GBytes) a = analect_scene_export_svg (first, ANALECT_SVG_FILE, NULL);
  g_autoptr (GBytes) b = analect_scene_export_svg (second, ANALECT_SVG_FILE, NULL);

  g_assert_true (g_bytes_equal (a, b));
}

/* Two fragments in one page have no id in common. */
static void
test_fragments (void)
{
  g_autoptr (AnalectDotWhisker) plot = plot_sample_new (2);
  g_autoptr (AnalectScene) scene = plot_sample_layout (plot, ANALECT_STYLE_PRINT, 0, 0);
  g_autoptr (GBytes) a = analect_scene_export_svg (scene, ANALECT_SVG_FRAGMENT, "a-");
  g_autoptr (GBytes) b = analect_scene_export_svg (scene, ANALECT_SVG_FRAGMENT, "b \"<");
  g_autofree char *first = g_strndup (g_bytes_get_data (a, NULL), g_bytes_get_size (a));
  g_autofree char *second = g_strndup (g_bytes_get_data (b, NULL), g_bytes_get_size (b));
  g_autofree char *page = g_strconcat ("<p>", first, second, "</p>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (page, strlen (page));
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  xmlDoc *document = parse (bytes);

  g_assert_true (g_str_has_prefix (first, "<svg "));
  collect_ids (xmlDocGetRootElement (document), ids);
  g_assert_cmpuint (g_hash_table_size (ids), ==, 2 * (analect_scene_get_n_targets (scene) + 2));
  xmlFreeDoc (document);
}

/* Shapes that no chart above has. */
static void
test_shapes (void)
{
  AnalectPlotStyle style = analect_plot_style_get (ANALECT_STYLE_PRINT);
  AnalectSceneBuilder *builder = analect_scene_builder_new (&style);
  g_autoptr (AnalectTextMetric) metric = analect_text_metric_new_fixed ();
  g_autoptr (AnalectScene) scene = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnalectPathStep steps[] = {
    { ANALECT_PATH_MOVE, { { 0, -0.001 } } },
    { ANALECT_PATH_CURVE, { { 1.5, 2.25 }, { -3, 4 }, { 5, 6.999 } } },
    { ANALECT_PATH_CLOSE, { { 0, 0 } } },
  };
  xmlNode *root, *text;
  xmlDoc *document;

  analect_scene_builder_set_role (builder, ANALECT_ROLE_MARK, ANALECT_NO_TARGET);
  analect_scene_add_path (builder, steps, G_N_ELEMENTS (steps), ANALECT_COLOUR_NONE, style.text, 1);
  analect_scene_builder_dash (builder, 2);
  analect_scene_add_rectangle (builder, (AnalectBox){ 1, 2, 3, 4 }, 1.5, style.tint, ANALECT_COLOUR_NONE, 0);
  analect_scene_add_text (builder, metric, 10, 20, ANALECT_ALIGN_CENTRE, style.title, style.text, "a<b");
  analect_scene_builder_turn_text (builder, -60);
  scene = analect_scene_builder_finish (builder, 30, 30);
  bytes = analect_scene_export_svg (scene, ANALECT_SVG_FILE, NULL);
  document = parse (bytes);
  root = xmlDocGetRootElement (document);
  g_assert_null (get_attribute (root, "aria-labelledby"));
  g_assert_nonnull (find (root, "path", "d", "M0 0C1.5 2.25 -3 4 5 7Z"));
  g_assert_cmpstr (get_attribute (find (root, "path", NULL, NULL), "stroke-dasharray"), ==, "2");
  g_assert_nonnull (find (root, "rect", "rx", "1.5"));
  text = find (root, "text", "transform", "rotate(-60 10 20)");
  assert_content (text, "a<b");
  g_assert_cmpstr (get_attribute (text, "text-anchor"), ==, "middle");
  xmlFreeDoc (document);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/svg/structure", test_structure);
  g_test_add_func ("/plot/svg/complete", test_complete);
  g_test_add_func ("/plot/svg/direction", test_direction);
  g_test_add_func ("/plot/svg/same-bytes", test_same_bytes);
  g_test_add_func ("/plot/svg/fragments", test_fragments);
  g_test_add_func ("/plot/svg/shapes", test_shapes);
  return g_test_run ();
}
