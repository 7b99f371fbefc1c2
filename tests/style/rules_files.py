# Rules about files as such: how they begin, how long they are, what bytes they hold, what they refer to.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os.path
import re

from tree import C_SUFFIXES, is_source, is_text

LICENCE = 'SPDX-License-Identifier: GPL-3.0-or-later'
MAX_LINES = 800
EXCUSE = f'Longer than {MAX_LINES} lines because'

# Put together here, so that this file does not hold what it looks for.
MARKERS = re.compile(r'\b(?:' + '|'.join(['TO' 'DO', 'FIX' 'ME', 'X' 'XX', 'HA' 'CK']) + r')\b')

LINK = re.compile(r'\[[^\]]*\]\(([^)\s]+)[^)]*\)')
QUOTED_PATH = re.compile(r'`((?:src|tests|data|po|ui|flatpak|\.ci)/[\w./-]*|\./dev)`')


def opening_comment(tree, path):
    """The lines of the comment that PATH begins with, without their marks; empty if there is none."""
    text = tree.text(path)
    if path.endswith(C_SUFFIXES):
        match = re.match(r'/\*(.*?)\*/', text, re.DOTALL)
        lines = match[1].split('\n') if match else []
        return [re.sub(r'^ \*', '', line).strip() for line in lines if line.strip()]
    lines = []
    for line in text.split('\n'):
        if not line.startswith('#'):
            break
        if not line.startswith('#!'):
            lines.append(line[1:].strip())
    return lines


def openings(tree):
    """a source file begins by saying what it is, and with the licence"""
    problems = []
    for path in tree.paths():
        if is_source(path):
            comment = [line for line in opening_comment(tree, path) if line]
            if not comment:
                problems.append(f'{path}:1: no opening comment')
            elif comment[-1] != LICENCE:
                problems.append(f'{path}:1: the opening comment does not end with {LICENCE}')
            elif len(comment) < 2:
                problems.append(f'{path}:1: the opening comment does not say what the file is for')
    return problems


def lengths(tree):
    """a source file has no more than 800 lines, or says why"""
    problems = []
    for path in tree.paths():
        n_lines = tree.files[path].count(b'\n')
        if is_source(path) and n_lines > MAX_LINES and EXCUSE not in ' '.join(opening_comment(tree, path)):
            problems.append(f'{path}: {n_lines} lines')
    return problems


def markers(tree):
    """nothing is marked to be done later"""
    return [f'{path}:{number}: {match[0]}'
            for path in tree.paths() if is_source(path) or path.endswith(('.build', '.md', '.ui', '.css'))
            for number, line in tree.lines(path)
            for match in MARKERS.finditer(line)]


def white_space(tree):
    """no white space ends a line, and no tabs are in code"""
    problems = []
    for path in tree.paths():
        if not is_source(path) and not path.endswith(('.build', '.md', '.css', '.ui')):
            continue
        for number, line in tree.lines(path):
            if line != line.rstrip():
                problems.append(f'{path}:{number}: white space at the end')
            if '\t' in line:
                problems.append(f'{path}:{number}: a tab')
    return problems


def encodings(tree):
    """text is UTF-8 with plain line ends, and ends with one"""
    problems = []
    for path in tree.paths():
        if not is_text(path):
            continue
        content = tree.files[path]
        try:
            content.decode('utf-8')
        except UnicodeDecodeError as error:
            problems.append(f'{path}: byte {error.start} is not UTF-8')
        if content.startswith(b'\xef\xbb\xbf'):
            problems.append(f'{path}: a byte order mark')
        if b'\r' in content:
            problems.append(f'{path}: a carriage return')
        if content and not content.endswith(b'\n'):
            problems.append(f'{path}: no line end at the end')
    return problems


def references(tree):
    """documents refer to files that are there"""
    folders = {os.path.dirname(path) for path in tree.files} | tree.data_folders
    for folder in list(folders):
        while '/' in folder:
            folder = os.path.dirname(folder)
            folders.add(folder)
    there = set(tree.files) | folders | {'LICENSE', '.ci/run', '.clang-format'}
    problems = []
    for path in tree.paths('.md'):
        for number, line in tree.lines(path):
            for match in LINK.finditer(line):
                target = match[1].split('#')[0]
                if target and not re.match(r'[a-z]+:', target) and _resolve(path, target) not in there:
                    problems.append(f'{path}:{number}: there is no {match[1]}')
            for match in QUOTED_PATH.finditer(line):
                # A part in capitals stands for a name: tests/LIBRARY/test-NAME.c.
                if not re.search(r'[A-Z]{2}', match[1]) and _resolve('', match[1]) not in there:
                    problems.append(f'{path}:{number}: there is no {match[1]}')
    return problems


def _resolve(document, target):
    return os.path.normpath(os.path.join(os.path.dirname(document), target))


def built(tree):
    """no source or test is left out of the build"""
    problems = []
    for path in tree.paths('.c'):
        folder, name = os.path.split(path)
        words = {name[:-2], name, path.split('/', 2)[-1]}
        match = re.match(r'(?:test|fuzz|bench)-(.*)\.c$', name)
        if path.startswith('tests/') and match:
            words = {match[1], name}
        lists = []
        while folder:
            lists += [build for build in [folder + '/meson.build'] if build in tree.files]
            folder = os.path.dirname(folder)
        text = '\n'.join(tree.text(build) for build in lists)
        if not any(f"'{word}'" in text for word in words):
            problems.append(f'{path}: not in {lists[0] if lists else "any meson.build"}')
    return problems


def installable(tree):
    """dev installs every library that meson.build asks for"""
    if 'meson.build' not in tree.files or 'dev' not in tree.files:
        return ['meson.build or dev is not there']
    script = tree.text('dev')
    same_package = {'gobject-2.0': 'glib-2.0', 'gio-2.0': 'glib-2.0', 'gio-unix-2.0': 'glib-2.0'}
    names = re.findall(r"\bdependency\s*\(\s*'([^']+)'", tree.text('meson.build'))
    return [f'dev: nothing installs {name}'
            for name in sorted({same_package.get(name, name) for name in names})
            if f"'has_module {name} " not in script]


RULES = (openings, lengths, markers, white_space, encodings, references, built, installable)
