/* The menus of the Coding workspace, and the keys its lower edge names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "coding-page-private.h"
#include "hint-bar.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *label;  /* untranslated; NULL begins another section */
  const char *action; /* detailed */
  const char *key;    /* as gtk_accelerator_parse () takes it; may be NULL */
} Item;

static GMenuModel *
make_menu (const Item *items, guint n)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (items[i].label == NULL)
        {
          g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
          g_object_unref (section);
          section = g_menu_new ();
          continue;
        }
      item = g_menu_item_new (_ (items[i].label), items[i].action);
      if (items[i].key != NULL)
        g_menu_item_set_attribute (item, "accel", "s", items[i].key);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  return G_MENU_MODEL (menu);
}

GMenuModel *
analect_coding_page_make_text_menu (void)
{
  static const Item items[] = {
    { N_ ("Find in this text"), "coding.find", "<Control>f" },
    { N_ ("Next place"), "coding.find-next", "<Control>g" },
    { N_ ("Previous place"), "coding.find-previous", "<Control><Shift>g" },
    { N_ ("Find in all texts and code…"), "coding.find-all", "<Control><Shift>f" },
    { NULL },
    { N_ ("Larger text"), "coding.larger-text", "<Control>plus" },
    { N_ ("Smaller text"), "coding.smaller-text", "<Control>minus" },
    { N_ ("Normal text size"), "coding.normal-text", "<Control>0" },
    { NULL },
    { N_ ("Mark selection as findings"), "coding.mark-findings", NULL },
    { N_ ("Correct text…"), "coding.correct-text", NULL },
    { NULL },
    { N_ ("Documents pane"), "page.toggle-left", "F9" },
    { N_ ("Codebook pane"), "page.toggle-right", "<Shift>F9" },
  };

  return make_menu (items, G_N_ELEMENTS (items));
}

GMenuModel *
analect_coding_page_make_key_menu (void)
{
  static const Item items[] = {
    { N_ ("Code…"), "coding.code", "Return" },
    { N_ ("Code in vivo"), "coding.in-vivo", "v" },
    { N_ ("Recent codes…"), "coding.recent", "r" },
    { N_ ("Memo…"), "coding.memo", "m" },
    { N_ ("Uncode"), "coding.uncode", "u" },
    { NULL },
    { N_ ("Next overlapping coding"), "coding.next-overlapping", "o" },
    { N_ ("Next excerpt"), "coding.next-excerpt", "j" },
    { N_ ("Previous excerpt"), "coding.previous-excerpt", "k" },
    { N_ ("Next uncoded sentence of the findings"), "coding.next-uncoded", "n" },
    { NULL },
    { N_ ("Mine only"), "coding.mine-only", "g" },
    { N_ ("Backlight"), "coding.backlight", "b" },
  };
  static const Item ends[] = {
    { N_ ("End one word back"), "coding.resize::end-word-back", "bracketleft" },
    { N_ ("End one word on"), "coding.resize::end-word-forward", "bracketright" },
    { N_ ("Start one word back"), "coding.resize::start-word-back", "braceleft" },
    { N_ ("Start one word on"), "coding.resize::start-word-forward", "braceright" },
    { N_ ("End one sentence back"), "coding.resize::end-sentence-back", "<Control>bracketleft" },
    { N_ ("End one sentence on"), "coding.resize::end-sentence-forward", "<Control>bracketright" },
  };
  static const Item places[] = {
    { N_ ("Next section"), "coding.next-section", "<Control>Down" },
    { N_ ("Previous section"), "coding.previous-section", "<Control>Up" },
    { N_ ("Next document"), "coding.next-document", "<Alt>Down" },
    { N_ ("Previous document"), "coding.previous-document", "<Alt>Up" },
  };
  GMenuModel *menu = make_menu (items, G_N_ELEMENTS (items));
  g_autoptr (GMenu) section = g_menu_new ();
  g_autoptr (GMenuModel) move = make_menu (ends, G_N_ELEMENTS (ends));
  g_autoptr (GMenuModel) to = make_menu (places, G_N_ELEMENTS (places));

  g_menu_append_submenu (section, _ ("Move start or end"), move);
  g_menu_append_submenu (section, _ ("Go to"), to);
  g_menu_append_section (G_MENU (menu), NULL, G_MENU_MODEL (section));
  return menu;
}

/* "78 % of findings", or NULL. */
static char *
make_status (AnalectCodingPage *page)
{
  AnalectSentenceCount count;
  g_autofree char *percent = NULL;

  if (page->document == ANALECT_ID_NONE || !analect_findings_coverage_get (page->coverage, page->document, &count)
      || count.sentences == 0)
    return NULL;
  percent = analect_sentence_count_percent (&count);
  /* Translators: how much of a text's findings is coded; %s is a percentage. */
  return g_strdup_printf (_ ("%s of findings"), percent);
}

void
analect_coding_page_show_hints (AnalectCodingPage *page)
{
  const AnalectHint selected[] = { { "Enter", _ ("Code") }, { "V", _ ("In-vivo") },  { "R", _ ("Recent") },
                                   { "M", _ ("Memo") },     { "1 – 9", _ ("Code") }, { "[ ]", _ ("Resize") } };
  const AnalectHint excerpt[] = { { "Enter", _ ("Code") },     { "M", _ ("Memo") },     { "U", _ ("Uncode") },
                                  { "O", _ ("Next overlap") }, { "[ ]", _ ("Resize") }, { "J K", _ ("Excerpts") } };
  const AnalectHint neither[] = {
    { "Shift →", _ ("Select") }, { "J K", _ ("Excerpts") },   { "N", _ ("Next uncoded") },
    { "G", _ ("Mine only") },    { "Ctrl ↓", _ ("Section") }, { "Alt ↓", _ ("Document") }
  };
  AnalectHintBar *bar = ANALECT_HINT_BAR (page->hints);
  g_autofree char *status = make_status (page);
  guint start, end;

  if (page->document == ANALECT_ID_NONE)
    analect_hint_bar_set_hints (bar, NULL, 0);
  else if (analect_coding_view_get_selection (page->view, &start, &end))
    analect_hint_bar_set_hints (bar, selected, G_N_ELEMENTS (selected));
  else if (analect_coding_view_get_excerpt (page->view) != ANALECT_ID_NONE)
    analect_hint_bar_set_hints (bar, excerpt, G_N_ELEMENTS (excerpt));
  else
    analect_hint_bar_set_hints (bar, neither, G_N_ELEMENTS (neither));
  analect_hint_bar_set_status (bar, status);
}
