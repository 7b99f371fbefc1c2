#!/usr/bin/env python3
# Counts test cases in meson's logs: prints what failed with its output, what was skipped and why, and one closing line.
#
#   count-results.py [--title TEXT] [--brief] [--figures] [--also-skipped NAME=REASON] LOG…
#
# LOG is a testlog.json. A program that speaks TAP counts as many cases as it reports, any other program counts as one.
# A program that crashed, ran out of time, leaked, reported nothing, or stopped before its last case counts as one
# failure more than its cases show. That is why the log is read and not meson's JUnit file, which has only the cases
# that were reported, and would call a program faultless that died after its third.
#
# The exit status is 0 if something ran and nothing failed, and 1 otherwise.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import json
import re
import signal
import sys

CASE = re.compile(r'(?P<bad>not )?ok\b *(?:[0-9]+\b)?(?: *-)? *(?P<name>.*?)'
                  r'(?: *# *(?P<directive>skip)\S* *(?P<reason>.*))?$', re.IGNORECASE)
PLAN = re.compile(r'1\.\.([0-9]+)(?: *# *skip\S* *(?P<reason>.*))?', re.IGNORECASE)
SKIPPED_STATUS = 77
OUTPUT_LINES = 80


class Program:
    """One line of a log: a test program with the cases it reported."""

    def __init__(self, entry):
        self.name = entry['name'].split(' / ')[-1]
        self.result = entry['result']
        self.status = entry.get('returncode') or 0
        self.output = entry.get('stdout') or ''
        self.messages = entry.get('stderr') or ''
        self.plan = None
        self.last = None
        self.bailed_out = None
        self.passed = []
        self.failed = []
        self.skipped = []
        for line in self.output.splitlines():
            self._read(line)
        self._judge()

    def _read(self, line):
        plan = PLAN.match(line)
        case = CASE.match(line)
        if case:
            self.last = case['name']
        if line.startswith('Bail out!'):
            self.bailed_out = line[len('Bail out!'):].strip()
        if plan and self.plan is None:
            self.plan = int(plan[1])
            if self.plan == 0 and plan['reason'] is not None:
                self.skipped.append((self.name, plan['reason']))
        elif case and case['bad']:
            self.failed.append(case['name'])
        elif case and (case['directive'] or '').lower() == 'skip':
            self.skipped.append((case['name'], case['reason']))
        elif case:
            self.passed.append(case['name'])

    def _judge(self):
        """Adds what the program as a whole tells to what its cases tell."""
        reported = len(self.passed) + len(self.failed) + len(self.skipped)
        bad = self.result not in ('OK', 'SKIP', 'EXPECTEDFAIL')
        if reported == 0 and self.plan is None and not bad:
            if self.result == 'OK':
                self.passed.append(self.name)
            elif self.status == SKIPPED_STATUS:
                self.skipped.append((self.name, self.output.strip().split('\n')[-1] or 'it said so'))
            else:
                self.failed.append('it reported nothing')
        elif reported == 0 and self.plan == 0:
            self.failed.append('it has no cases')
        elif bad and not self.failed:
            self.failed.append(self._fate())
        if self.plan and reported < self.plan:
            self.failed = self.failed or [self._fate()]
            self.failed[-1] += f' ({self.plan - reported} of its {self.plan} cases did not run)'

    def _fate(self):
        """How the program ended, when no case of its own tells."""
        if self.plan and len(self.passed) + len(self.skipped) < self.plan:
            where = f'the case after {self.last}: ' if self.last else 'the first case: '
        else:
            where = ''
        return where + self._end()

    def _end(self):
        if self.result == 'TIMEOUT':
            return 'it took too long and was stopped'
        if self.result == 'INTERRUPT':
            return 'it was interrupted'
        if self.bailed_out:
            return self.bailed_out
        number = -self.status if self.status < 0 else self.status - 128
        if number in set(signal.Signals):
            return 'it was ended by ' + signal.Signals(number).name
        if self.status:
            return f'it ended with status {self.status}'
        return 'its report is not complete'


def read_log(path):
    programs = []
    with open(path, encoding='utf-8') as log:
        for line in log:
            if line.strip():
                programs.append(Program(json.loads(line)))
    return programs


def print_failures(program):
    for case in program.failed:
        print(f'FAILED  {program.name}: {case}')
    lines = [line for line in program.output.splitlines() if not line.startswith(('ok ', '# Start', '# End'))]
    lines += program.messages.splitlines()
    if len(lines) > OUTPUT_LINES:
        lines = [f'[{len(lines) - OUTPUT_LINES} lines before]'] + lines[-OUTPUT_LINES:]
    for line in lines:
        print('        ' + line)


def print_figures(program):
    for line in program.output.splitlines():
        case = CASE.match(line)
        if case:
            print(f'  {"over " if case["bad"] else "     "} {program.name}: {case["name"]}')


def main():
    parser = argparse.ArgumentParser(description='Counts test cases in the logs of meson test.')
    parser.add_argument('--title', default='', help='what the closing line begins with')
    parser.add_argument('--brief', action='store_true', help='the closing line alone')
    parser.add_argument('--figures', action='store_true', help='every case, for benchmarks, whose cases are figures')
    parser.add_argument('--also-skipped', metavar='NAME=REASON', action='append', default=[])
    parser.add_argument('logs', nargs='*', metavar='LOG')
    options = parser.parse_args()

    programs = [program for log in options.logs for program in read_log(log)]
    skipped = [tuple(pair.split('=', 1)) for pair in options.also_skipped]
    for program in programs:
        skipped += [(f'{program.name} {name}' if name != program.name else name, reason)
                    for name, reason in program.skipped]
    passed = sum(len(program.passed) for program in programs)
    failed = sum(len(program.failed) for program in programs)

    if options.figures:
        for program in programs:
            print_figures(program)
    if not options.brief:
        for program in programs:
            if program.failed:
                print_failures(program)
        for name, reason in skipped:
            print(f'skipped {name}, because {reason}' if reason else f'skipped {name}')
    print(f'{options.title}{passed} passed, {failed} failed, {len(skipped)} skipped')
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == '__main__':
    sys.exit(main())
