#!/usr/bin/env python3
# Shows for every rule of the style checks that it fails on bad files, and that a tidy project passes them all.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import unittest

import rules_code
import rules_files
import rules_layers
import tap
import tree

RULES = rules_layers.RULES + rules_files.RULES + rules_code.RULES
SPDX = 'SPDX-License-Identifier: GPL-3.0-or-later'
TOP = f'/* What it is for.\n *\n * {SPDX}\n */\n'
HEADER = TOP + '#pragma once\n\n'

TIDY = {
    'README.md': 'See [how to help](CONTRIBUTING.md#tests), [the web](https://example.org) and `src/base/word.c`.\n',
    'CONTRIBUTING.md': 'A test is `tests/LIBRARY/test-NAME.c`; `./dev` runs it.\n',
    'meson.build': "glib_dep = dependency('glib-2.0')\ngio_dep = dependency('gio-unix-2.0')\n",
    'dev': f"#!/usr/bin/env bash\n# Does all.\n# {SPDX}\n  need 'has_module glib-2.0 2.74' a b c\n",
    'po/POTFILES.in': 'src/model/name.c\n',
    'src/base/meson.build': "base_sources = files('word.c')\n",
    'src/base/word.h': HEADER + '#include <glib.h>\n\n/* The next word. */\nchar *analect_word_next (int n);\n',
    'src/base/word.c': TOP + '#include "word.h"\n\n#include <string.h>\n',
    'src/model/meson.build': "model_sources = files('deep/row.c', 'name.c')\n",
    'src/model/name.h': HEADER + '#include "word.h"\n\nint analect_name_ref (int n);\n',
    'src/model/name.c': TOP + '#include "config.h"\n#include "name.h"\n\nchar *s = _("tr");\n',
    'src/model/deep/row.c': TOP + '#include "name.h"\n/* strcpy (a, b), GtkWidget */\nchar *s = "sprintf (_(\'";\n',
    'tests/base/meson.build': "base_tests = ['word']\n",
    'tests/base/test-word.c': TOP + '#include "word.h"\n#include "testlib.h"\n',
}


def problems(rule, **changes):
    """What RULE says of the tidy project with files changed; in a file's keyword, __ is / and _DOT_ is a dot."""
    files = dict(TIDY)
    for key, content in changes.items():
        files[key.replace('__', '/').replace('_DOT_', '.').replace('_DASH_', '-')] = content
    return rule(tree.Tree({path: content if isinstance(content, bytes) else content.encode()
                           for path, content in files.items()}))


class Style(unittest.TestCase):
    def rejects(self, rule, word, **changes):
        """RULE finds one problem, which has WORD in it."""
        found = problems(rule, **changes)
        self.assertEqual(len(found), 1, found)
        self.assertIn(word, found[0])

    def accepts(self, rule, **changes):
        self.assertEqual(problems(rule, **changes), [])

    def test_tidy_project_passes(self):
        for rule in RULES:
            self.assertEqual(problems(rule), [], rule.__name__)

    def test_every_rule_is_shown(self):
        """Each rule's name is that of a test here."""
        for rule in RULES:
            self.assertTrue(hasattr(self, 'test_' + rule.__name__), rule.__name__)

    def test_layers(self):
        rule = rules_layers.layers
        self.rejects(rule, 'base may not use model', src__base__word_DOT_c=TOP + '#include "name.h"\n')
        self.rejects(rule, 'plot may not use model', src__plot__axis_DOT_c=TOP + '#include "name.h"\n')
        self.rejects(rule, 'not a header of ours', src__base__word_DOT_c=TOP + '#include "stdio.h"\n')
        self.rejects(rule, 'no layer', src__misc__word_DOT_c=TOP)
        self.rejects(rule, 'app may not use cli', src__cli__options_DOT_h=HEADER,
                     src__app__main_DOT_c=TOP + '#  include "options.h"\n')
        self.accepts(rule, src__app__pages__page_DOT_c=TOP + '#include "name.h"\n#include "word.h"\n')

    def test_libraries(self):
        rule = rules_layers.libraries
        self.rejects(rule, 'storage', src__model__name_DOT_c=TOP + '#include <libxml/tree.h>\n')
        self.rejects(rule, 'app', src__report__page_DOT_c=TOP + '#include <gtk/gtk.h>\n')
        self.rejects(rule, 'plot', src__report__page_DOT_c=TOP + '#include <cairo-pdf.h>\n')
        self.rejects(rule, 'no library known', src__base__word_DOT_c=TOP + '#include <openssl/ssl.h>\n')
        self.rejects(rule, 'in quotes', src__base__word_DOT_c=TOP + '#include <word.h>\n')
        self.accepts(rule, src__plot__draw_DOT_c=TOP + '#include <cairo.h>\n#include <sys/stat.h>\n')

    def test_bare_includes(self):
        rule = rules_layers.bare_includes
        self.rejects(rule, '../', src__base__word_DOT_c=TOP + '#include "../model/name.h"\n')
        self.rejects(rule, 'bare name', src__base__word_DOT_c=TOP + '#include "model/name.h"\n')
        self.rejects(rule, '../', tests__base__test_DASH_word_DOT_c=TOP + '#include "../lib/testlib.h"\n')

    def test_no_toolkit_below_app(self):
        rule = rules_layers.no_toolkit_below_app
        self.rejects(rule, 'GtkWidget', src__report__page_DOT_h=HEADER + 'void f (GtkWidget *w);\n')
        self.rejects(rule, 'gdk_display', src__cli__main_DOT_c=TOP + 'int f = gdk_display ();\n')
        self.accepts(rule, src__app__page_DOT_c=TOP + 'GtkWidget *w;\n')

    def test_no_network(self):
        rule = rules_layers.no_network
        self.rejects(rule, 'getaddrinfo', src__base__word_DOT_c=TOP + 'int f = getaddrinfo ();\n')
        self.rejects(rule, 'g_socket_client_new', src__app__page_DOT_c=TOP + 'c = g_socket_client_new ();\n')

    def test_openings(self):
        rule = rules_files.openings
        self.rejects(rule, 'no opening', src__base__word_DOT_c='#include "word.h"\n')
        self.rejects(rule, 'not end with', src__base__word_DOT_c='/* What it is for. */\n')
        self.rejects(rule, 'not end with', src__base__word_DOT_c=f'/* {SPDX}\n *\n * What it is for.\n */\n')
        self.rejects(rule, 'what the file is for', src__base__word_DOT_c=f'/* {SPDX}\n */\n')
        self.rejects(rule, 'no opening', dev='#!/usr/bin/env bash\necho\n')
        self.rejects(rule, 'no opening', tests__lib__count_DOT_py='"""Counts."""\n')

    def test_lengths(self):
        rule = rules_files.lengths
        self.rejects(rule, '804 lines', src__base__word_DOT_c=TOP + '\n' * 800)
        self.accepts(rule, src__base__word_DOT_c=TOP + '\n' * 796)
        self.accepts(rule, src__base__word_DOT_c=f'/* A table.\n * Longer than 800\n * lines because it is.\n * {SPDX}\n */'
                     + '\n' * 800)

    def test_markers(self):
        for word in ('TO' 'DO', 'FIX' 'ME', 'X' 'XX', 'HA' 'CK'):
            self.rejects(rules_files.markers, word, src__base__word_DOT_c=f'{TOP}/* {word}: later */\n')
        self.rejects(rules_files.markers, 'README.md:1', README_DOT_md='TO' 'DO\n')
        self.accepts(rules_files.markers, src__base__word_DOT_c=TOP + 'g_mkdtemp ("a-XXXXXX");\n')

    def test_white_space(self):
        rule = rules_files.white_space
        self.rejects(rule, 'word.c:5: white space', src__base__word_DOT_c=TOP + 'int x; \n')
        self.rejects(rule, 'word.c:5: a tab', src__base__word_DOT_c=TOP + '\tint x;\n')

    def test_encodings(self):
        rule = rules_files.encodings
        self.rejects(rule, 'not UTF-8', src__base__word_DOT_c=TOP.encode() + b'/* caf\xe9 */\n')
        self.rejects(rule, 'carriage return', README_DOT_md='Hello.\r\n')
        self.rejects(rule, 'byte order mark', data__a_DOT_xml='\ufeff<a/>\n')
        self.rejects(rule, 'no line end', po__LINGUAS='cs')

    def test_references(self):
        rule = rules_files.references
        self.rejects(rule, 'src/base/gone.c', README_DOT_md='See [this](src/base/gone.c).\n')
        self.rejects(rule, 'src/base/gone.c', CONTRIBUTING_DOT_md='See `src/base/gone.c`.\n')
        self.accepts(rule, CONTRIBUTING_DOT_md='See `src/base/` and `src/model/deep/row.c`, [x](#here).\n')

    def test_built(self):
        rule = rules_files.built
        self.rejects(rule, 'src/base/extra.c', src__base__extra_DOT_c=TOP)
        self.rejects(rule, 'src/model/deep/more.c', src__model__deep__more_DOT_c=TOP)
        self.rejects(rule, 'test-extra.c', tests__base__test_DASH_extra_DOT_c=TOP)

    def test_installable(self):
        rule = rules_files.installable
        self.rejects(rule, 'zlib', meson_DOT_build="dependency('glib-2.0')\nz = dependency('zlib', version: '>= 1')\n")
        self.rejects(rule, 'glib-2.0', dev=f'# Does all.\n# {SPDX}\n')

    def test_header_guards(self):
        rule = rules_code.header_guards
        self.rejects(rule, 'word.h', src__base__word_DOT_h=TOP + '#ifndef WORD_H\n#define WORD_H\n#endif\n')
        self.rejects(rule, 'word.h', src__base__word_DOT_h=TOP + '/*\n#pragma once\n*/\n')

    def test_header_names(self):
        rule = rules_code.header_names
        self.rejects(rule, 'POSIX', src__base__search_DOT_h=HEADER)
        self.rejects(rule, 'the same name', src__model__word_DOT_h=HEADER)

    def test_public_comments(self):
        rule = rules_code.public_comments
        bare = HEADER + 'typedef struct\n{\n  int (*call) (int n);\n} AnalectWord;\n\n'
        self.rejects(rule, 'analect_word_last', src__base__word_DOT_h=bare + 'int\nanalect_word_last (int n,\n  int m);\n')
        self.rejects(rule, 'analect_word_b', src__base__word_DOT_h=bare + '/* One. */\nint analect_word_a (void);\n\n'
                     'int analect_word_b (void);\n')
        self.rejects(rule, 'analect_word_a', src__base__word_DOT_h=bare + 'int analect_word_a (void);\n'
                     '/* Two. */\nint analect_word_b (void);\n')
        self.accepts(rule, src__base__word_DOT_h=bare + '/* Both:\n\n of them. */\nint analect_word_a (void);\n'
                     'int analect_word_b (void);\n\nvoid analect_word_free (AnalectWord *word);\n')
        self.accepts(rule, src__base__word_DOT_h=HEADER + '/* An inline one. */\nstatic inline int\nanalect_two (void)\n'
                     '{\n  f (1);\n\n  return 2;\n}\n\nG_DEFINE_AUTOPTR_CLEANUP_FUNC (AnalectWord, analect_free)\n')

    def test_public_names(self):
        self.rejects(rules_code.public_names, 'word_last', src__base__word_DOT_h=HEADER + '/* It. */\nint word_last (int n);\n')

    def test_banned_functions(self):
        rule = rules_code.banned_functions
        for call in ('strcpy (a, b)', 'sprintf(a, "x")', 'n = atoi (s)', 'p = alloca (3)', 'strtok (a, b)'):
            self.rejects(rule, 'word.c:5', src__base__word_DOT_c=f'{TOP}int f = ({call});\n')
        self.accepts(rule, src__base__word_DOT_c=TOP + 'g_strlcpy (a, b, n); my_strcpy (a); ops->system (a);\n')

    def test_potfiles(self):
        rule = rules_code.potfiles
        self.rejects(rule, 'word.c has words', src__base__word_DOT_c=TOP + 'f (ngettext ("a", "b", n));\n')
        self.rejects(rule, 'name.c has none', src__model__name_DOT_c=TOP + '#define _(words) words\nint x = my_ (1);\n')
        self.rejects(rule, 'not sorted', src__base__word_DOT_c=TOP + 'f (C_ ("a", "b"));\n',
                     po__POTFILES_DOT_in='src/model/name.c\nsrc/base/word.c\n')
        self.rejects(rule, 'a.ui has words', ui__a_DOT_ui='<property translatable="yes">A</property>\n')


if __name__ == '__main__':
    tap.run_unittests()
