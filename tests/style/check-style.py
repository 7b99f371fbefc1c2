#!/usr/bin/env python3
# Checks the rules of CONTRIBUTING.md that a program can check, over every file of the project; one case a rule, in TAP.
#
#   check-style.py                    checks
#   check-style.py --write-potfiles   writes po/POTFILES.in instead
#
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import shutil
import subprocess
import sys

import rules_code
import rules_files
import rules_layers
from tap import Report
from tree import Tree

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
RULES = rules_layers.RULES + rules_files.RULES + rules_code.RULES


def output_of(command):
    """What COMMAND says, as a list of problems; saying nothing is well."""
    result = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    lines = result.stdout.splitlines()
    return lines if lines or result.returncode == 0 else [f'{command[0]} ended with status {result.returncode}']


def main():
    tree = Tree.read(ROOT)
    if '--write-potfiles' in sys.argv[1:]:
        with open(os.path.join(ROOT, rules_code.POTFILES), 'w', encoding='utf-8') as file:
            file.write(''.join(path + '\n' for path in rules_code.translated_files(tree)))
        return 0

    report = Report(len(RULES) + 2)
    for rule in RULES:
        report.check(rule.__doc__, rule(tree))

    name = 'the words to translate can be read'
    if shutil.which('xgettext'):
        report.check(name, output_of([
            'xgettext', '--files-from=' + rules_code.POTFILES, '--from-code=UTF-8', '--output=/dev/null',
            '--language=C', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
            '--keyword=g_dngettext:2,3', '--flag=g_strdup_printf:1:c-format', '--flag=g_set_error:4:c-format']))
    else:
        report.skip(name, 'xgettext is not on this machine')
    report.check('dev is valid bash', output_of(['bash', '-n', 'dev']))
    return report.finish()


if __name__ == '__main__':
    sys.exit(main())
