# Rules about what stands in C files: headers, comments on public functions, functions nobody should call, and the list
# of files with words to translate.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import re

from tree import C_SUFFIXES

POTFILES = 'po/POTFILES.in'

# The headers of C11 and POSIX. One of ours with such a name would stand before it in the search path.
STANDARD_HEADERS = set('''
    aio arpa assert complex cpio ctype dirent dlfcn endian errno fcntl features fenv float fmtmsg fnmatch ftw getopt
    glob grp iconv inttypes iso646 langinfo libgen limits link locale malloc math memory monetary mqueue ndbm net netdb
    netinet nl_types poll pthread pwd regex sched search semaphore setjmp signal spawn stdalign stdarg stdatomic
    stdbool stddef stdint stdio stdlib stdnoreturn string strings stropts sys syslog tar termios tgmath threads time
    trace uchar ulimit unistd utime utmpx values wait wchar wctype wordexp'''.split())

# Each with what to use in its place, or why not.
BANNED = {
    'alloca': 'the heap', 'g_alloca': 'the heap', 'g_newa': 'the heap', 'g_newa0': 'the heap',
    'asctime': 'timestamp.h', 'ctime': 'timestamp.h', 'localtime': 'timestamp.h', 'gmtime': 'timestamp.h',
    'atof': 'g_ascii_strtod', 'strtod': 'g_ascii_strtod, the same in every locale',
    'atoi': 'g_ascii_string_to_signed', 'atol': 'g_ascii_string_to_signed', 'atoll': 'g_ascii_string_to_signed',
    'gets': 'nothing', 'mktemp': 'mkstemp', 'tmpnam': 'mkstemp', 'tempnam': 'mkstemp',
    'popen': 'GSubprocess', 'system': 'GSubprocess',
    'rand': 'GRand', 'srand': 'GRand', 'random': 'GRand',
    'scanf': 'a parser', 'sscanf': 'a parser', 'fscanf': 'a parser',
    'sprintf': 'g_strdup_printf', 'vsprintf': 'g_strdup_vprintf',
    'strcat': 'GString', 'strcpy': 'g_strdup', 'strncat': 'GString', 'strncpy': 'g_strndup', 'stpcpy': 'GString',
    'strtok': 'g_strsplit', 'strtok_r': 'g_strsplit',
    'setjmp': 'errors', 'longjmp': 'errors',
    'xmlReadFile': 'a reader with our limits', 'xmlParseFile': 'a reader with our limits',
    'xmlParseMemory': 'a reader with our limits', 'xmlSubstituteEntitiesDefault': 'nothing',
}
CALL = re.compile(r'(?<![\w.>])(' + '|'.join(BANNED) + r')\s*\(')

# A prototype begins at the left margin; what follows the name is not looked at, except that no body may follow.
PROTOTYPE = re.compile(r'^(?!typedef|static|struct [\w ]*\{|enum|union|extern "C"|#)[A-Za-z_][\w\s*]*?'
                       r'\b([a-z_]\w*) *\([^{};]*\)[^{};]*;', re.MULTILINE)
# Names that say all there is to say.
TRIVIAL = re.compile(r'_(?:new|ref|unref|free|clear|quark|equal|compare|hash|is_null)$|_[gs]et_')
COMMENT = re.compile(r'/\*.*?\*/', re.DOTALL)

TRANSLATED = re.compile(r'(?<![\w#])(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(')
DEFINE = re.compile(r'^[ \t]*#[ \t]*define\b(?:[^\n]*\\\n)*[^\n]*', re.MULTILINE)


def header_guards(tree):
    """a header is guarded by #pragma once"""
    return [f'{path}: no #pragma once' for path in tree.paths('.h')
            if not re.search(r'^#pragma once$', tree.bare(path), re.MULTILINE)]


def header_names(tree):
    """a header's name is ours alone"""
    problems = []
    seen = {}
    for path in tree.paths('.h', '.def'):
        name = path.rsplit('/', 1)[-1]
        if name.endswith('.h') and name[:-2] in STANDARD_HEADERS:
            problems.append(f'{path}: {name} is a header of C or POSIX')
        if name in seen:
            problems.append(f'{path}: {seen[name]} has the same name')
        seen[name] = path
    return problems


def prototypes(tree, path):
    """Pairs of a public function's name and whether a comment covers it: one above it in the same paragraph, or one
    anywhere that names it."""
    found = []
    comments = ' '.join(COMMENT.findall(tree.text(path)))
    for paragraph in re.split(r'\n\s*\n', _hide_blank_lines(tree.text(path))):
        comment = COMMENT.search(paragraph)
        for match in PROTOTYPE.finditer(COMMENT.sub(lambda hidden: ' ' * len(hidden[0]), paragraph)):
            above = comment is not None and comment.start() < match.start(1)
            found.append((match[1], above or re.search(rf'\b{match[1]}\b', comments) is not None))
    return found


def _hide_blank_lines(text):
    """Inside a comment a blank line ends no paragraph."""
    return COMMENT.sub(lambda comment: re.sub(r'\n\s*\n', '\n', comment[0]), text)


def public_comments(tree):
    """a public function has a comment, or belongs to a group that has one"""
    return [f'{path}: {name} has no comment'
            for path in tree.paths('.h')
            for name, covered in prototypes(tree, path)
            if not covered and not TRIVIAL.search(name)]


def public_names(tree):
    """a public function's name begins with analect_"""
    return [f'{path}: {name}' for path in tree.paths('.h', under='src/')
            for name, _ in prototypes(tree, path) if not name.startswith('analect_')]


def banned_functions(tree):
    """no function is called that has a safer sister"""
    return [f'{path}:{number}: {match[1]}; use {BANNED[match[1]]}'
            for path in tree.paths(*C_SUFFIXES)
            for number, line in tree.bare_lines(path)
            for match in CALL.finditer(line)]


def translated_files(tree):
    """The files with words to translate, in order."""
    found = [path for path in tree.paths(*C_SUFFIXES, under='src/')
             if TRANSLATED.search(DEFINE.sub('', tree.bare(path)))]
    found += [path for path in tree.paths('.ui') if 'translatable="yes"' in tree.text(path)]
    found += tree.paths('.desktop.in', '.metainfo.xml.in', '.gschema.xml', under='data/')
    return sorted(found)


def potfiles(tree):
    """po/POTFILES.in lists the files with words to translate"""
    listed = tree.text(POTFILES).split('\n')[:-1] if POTFILES in tree.files else []
    wanted = translated_files(tree)
    problems = [f'{POTFILES}: {path} has words to translate; ./dev format adds it'
                for path in wanted if path not in listed]
    problems += [f'{POTFILES}: {path} has none, or is not there; ./dev format removes it'
                 for path in listed if path not in wanted]
    if not problems and listed != wanted:
        problems.append(f'{POTFILES}: not sorted; ./dev format sorts it')
    return problems


RULES = (header_guards, header_names, public_comments, public_names, banned_functions, potfiles)
