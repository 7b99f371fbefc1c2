# Rules about who may know whom. What stands here repeats the table in CONTRIBUTING.md, so that an include against it
# is found at once and not when the house has become one room.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from tree import C_SUFFIXES, layer_of

MAY_USE = {
    'base': set(),
    'model': {'base'},
    'merge': {'model', 'base'},
    'storage': {'model', 'base'},
    'exchange': {'model', 'base'},
    'analysis': {'model', 'base'},
    'plot': {'base'},
    'report': {'analysis', 'plot', 'model', 'base'},
}
MAY_USE['cli'] = set(MAY_USE)
MAY_USE['app'] = set(MAY_USE) - {'cli'}

# The beginning of a header's name as it is included, and the layers whose business the library is.
LIBRARIES = {
    'archive': {'base'},
    'libxml/': {'storage', 'exchange'},
    'poppler': {'exchange'},
    'json-glib/': {'exchange', 'cli'},
    'cairo': {'plot', 'app'},
    'pango/': {'plot', 'app'},
    'gtk/': {'app'},
    'gdk/': {'app'},
    'gsk/': {'app'},
    'glib': set(MAY_USE),
    'gio/': set(MAY_USE),
    'gobject/': set(MAY_USE),
}

STANDARD = re.compile(r'^(?:assert|complex|ctype|dirent|errno|fcntl|fenv|float|fnmatch|ftw|glob|inttypes|iso646|'
                      r'langinfo|limits|locale|math|poll|pwd|signal|spawn|stdalign|stdarg|stdatomic|stdbool|stddef|'
                      r'stdint|stdio|stdlib|stdnoreturn|string|strings|time|uchar|unistd|utime|wchar|wctype)\.h$|'
                      r'^(?:sys|linux)/[a-z_-]+\.h$')

# What opens a connection, or would fetch something from elsewhere.
NETWORK = re.compile(r'\b(?:socket|getaddrinfo|gethostbyname|g_socket_\w+|g_network_\w+|g_resolver_\w+|g_tcp_\w+|'
                     r'soup_\w+|curl_\w+|xmlNano\w+|g_proxy_\w+)\s*\(')

TOOLKIT = re.compile(r'\b(?:gtk_|gdk_|gsk_|adw_|GTK_|GDK_|GSK_|(?:Gtk|Gdk|Gsk|Adw)[A-Z])\w*')

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')


def includes(tree, path):
    """Triples of line number, quote and name."""
    found = []
    for number, line in tree.lines(path):
        match = INCLUDE.match(line)
        if match:
            found.append((number, match[1], match[2]))
    return found


def own_headers(tree):
    """The folder of src in which each header or table lies; names are unique (see header_names)."""
    return {path.rsplit('/', 1)[1]: layer_of(path) for path in tree.paths('.h', '.def', under='src/') if layer_of(path)}


def layers(tree):
    """an include goes to a lower layer only"""
    owners = own_headers(tree)
    problems = []
    for path in tree.paths(*C_SUFFIXES, under='src/'):
        layer = layer_of(path)
        if layer not in MAY_USE:
            problems.append(f'{path}: no layer of this name is known')
            continue
        for number, quote, name in includes(tree, path):
            if quote == '<' or name == 'config.h':
                continue
            owner = owners.get(name)
            if owner is None:
                problems.append(f'{path}:{number}: "{name}" is not a header of ours')
            elif owner != layer and owner not in MAY_USE[layer]:
                problems.append(f'{path}:{number}: {layer} may not use {owner} ({name})')
    return problems


def libraries(tree):
    """a library is included in its own layers only"""
    owners = own_headers(tree)
    problems = []
    for path in tree.paths(*C_SUFFIXES, under='src/'):
        for number, quote, name in includes(tree, path):
            if quote == '"' or STANDARD.match(name):
                continue
            allowed = [LIBRARIES[start] for start in LIBRARIES if name.startswith(start)]
            if name in owners:
                problems.append(f'{path}:{number}: {name} is ours, include it in quotes')
            elif not allowed:
                problems.append(f'{path}:{number}: {name} belongs to no library known to tests/style/rules_layers.py')
            elif layer_of(path) not in allowed[0]:
                problems.append(f'{path}:{number}: {name} may be included in {", ".join(sorted(allowed[0]))} only')
    return problems


def bare_includes(tree):
    """headers are included by bare name"""
    problems = []
    for path in tree.paths(*C_SUFFIXES):
        for number, quote, name in includes(tree, path):
            if '../' in name:
                problems.append(f'{path}:{number}: ../ in an include')
            elif quote == '"' and '/' in name:
                problems.append(f'{path}:{number}: "{name}" has a folder; headers of ours are included by bare name')
    return problems


def no_toolkit_below_app(tree):
    """nothing of GTK is named below app"""
    return [f'{path}:{number}: {match[0]}'
            for path in tree.paths(*C_SUFFIXES, under='src/') if layer_of(path) != 'app'
            for number, line in tree.bare_lines(path)
            for match in TOOLKIT.finditer(line)]


def no_network(tree):
    """nothing opens a network connection"""
    return [f'{path}:{number}: {match[0].rstrip("( ")}'
            for path in tree.paths(*C_SUFFIXES, under='src/')
            for number, line in tree.bare_lines(path)
            for match in NETWORK.finditer(line)]


RULES = (layers, libraries, bare_includes, no_toolkit_below_app, no_network)
