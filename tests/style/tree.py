# The files that the style checks look at, and C without its comments and strings.
#
# A tree is read once from the folder of the project, or made of a dict by the tests of the checks. Only files of the
# project are in it: build folders, hidden folders, and the data that tests read are not.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import re

TOP_FOLDERS = ('src', 'tests', 'data', 'ui', 'po', 'flatpak')
TOP_FILES = ('meson.build', 'meson_options.txt', 'README.md', 'CONTRIBUTING.md', 'NEWS.md', 'dev')
C_SUFFIXES = ('.c', '.h', '.def')
SOURCE_SUFFIXES = C_SUFFIXES + ('.py', '.sh')
TEXT_SUFFIXES = SOURCE_SUFFIXES + ('.build', '.md', '.ui', '.css', '.xml', '.in', '.rng', '.rnc', '.svg', '.analect',
                                   '.html', '.txt', '.yml', '.yaml', '.json', '.po', '.desktop')

# Comments (kept apart from strings, which may look like them), strings and character constants.
TOKENS = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.DOTALL)


class Tree:
    """A dict of paths, relative and with slashes, to bytes; and the folders of test data, which is not read."""

    def __init__(self, files, data_folders=()):
        self.files = dict(sorted(files.items()))
        self.data_folders = set(data_folders)
        self._bare = {}

    @classmethod
    def read(cls, folder):
        files = {}
        data_folders = set()
        for name in TOP_FILES:
            if os.path.isfile(os.path.join(folder, name)):
                files[name] = _read(os.path.join(folder, name))
        for top in TOP_FOLDERS:
            for here, folders, names in os.walk(os.path.join(folder, top)):
                folders[:] = [name for name in folders if not name.startswith('.') and name != '__pycache__']
                for name in names:
                    path = os.path.join(here, name)
                    relative = os.path.relpath(path, folder).replace(os.sep, '/')
                    if name.startswith('.') or not os.path.isfile(path):
                        continue
                    if is_test_data(relative):
                        data_folders.add(os.path.dirname(relative))
                    else:
                        files[relative] = _read(path)
        return cls(files, data_folders)

    def paths(self, *suffixes, under=''):
        return [path for path in self.files if path.startswith(under) and (not suffixes or path.endswith(suffixes))]

    def text(self, path):
        return self.files[path].decode('utf-8', 'replace')

    def lines(self, path):
        """Pairs of a line's number and the line."""
        return list(enumerate(self.text(path).split('\n'), 1))

    def bare(self, path):
        """The C of PATH with comments blanked and strings emptied; line numbers stay."""
        if path not in self._bare:
            self._bare[path] = TOKENS.sub(_blank, self.text(path))
        return self._bare[path]

    def bare_lines(self, path):
        return list(enumerate(self.bare(path).split('\n'), 1))


def _read(path):
    with open(path, 'rb') as file:
        return file.read()


def _blank(match):
    token = match[0]
    if token.startswith(('"', "'")):
        return token[0] * 2
    return '\n' * token.count('\n') or ' '


def is_test_data(path):
    """Below tests, whatever is not source is there to be read by a test, and may be as bad as it likes."""
    return path.startswith('tests/') and not path.endswith(SOURCE_SUFFIXES + ('meson.build',))


def is_text(path):
    return path.endswith(TEXT_SUFFIXES) or path in TOP_FILES or path.startswith('po/')


def is_source(path):
    return path.endswith(SOURCE_SUFFIXES) or path == 'dev'


def layer_of(path):
    """The folder of src that PATH is in, or None."""
    parts = path.split('/')
    return parts[1] if parts[0] == 'src' and len(parts) > 2 else None
