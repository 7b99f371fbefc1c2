#!/usr/bin/env python3
# Tests of tests/lib/count-results.py: what it counts, what it lists, and when it says that something is wrong.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import subprocess
import sys
import tempfile
import unittest

import tap

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'lib', 'count-results.py')


def entry(stdout='', result='OK', returncode=0, name='analect:base / base-text', stderr=''):
    return {'name': name, 'stdout': stdout, 'result': result, 'returncode': returncode, 'stderr': stderr}


class Counting(unittest.TestCase):
    def count(self, *entries, options=()):
        """The exit status and the lines printed for a log of ENTRIES."""
        with tempfile.NamedTemporaryFile('w', suffix='.json', encoding='utf-8') as log:
            log.writelines(json.dumps(one) + '\n' for one in entries)
            log.flush()
            done = subprocess.run([sys.executable, SCRIPT, *options, log.name], stdout=subprocess.PIPE, text=True,
                                  check=False)
        return done.returncode, done.stdout.splitlines()

    def closes(self, closing, status, *entries, options=()):
        actual, lines = self.count(*entries, options=options)
        self.assertEqual((lines[-1], actual), (closing, status))
        return lines

    def test_cases_count_one_each(self):
        self.closes('3 passed, 0 failed, 0 skipped', 0, entry('TAP version 13\n1..2\nok 1 /a\nok 2 /b # note\n'),
                    entry('', name='plain'))

    def test_failed_case(self):
        lines = self.closes('1 passed, 1 failed, 0 skipped', 1, entry(
            '1..2\nok 1 /a\nnot ok 2 /b - text.c:7: assertion #2\nBail out!\n', 'ERROR', -6, stderr='words\n'))
        self.assertIn('FAILED  base-text: /b - text.c:7: assertion #2', lines)
        self.assertIn('        words', lines)

    def test_cases_after_a_failure_are_named(self):
        lines = self.closes('1 passed, 1 failed, 0 skipped', 1, entry('1..5\nok 1 /a\nnot ok 2 /b\n', 'ERROR', -6))
        self.assertIn('FAILED  base-text: /b (3 of its 5 cases did not run)', lines)

    def test_assertion_of_glib(self):
        lines = self.closes('1 passed, 1 failed, 0 skipped', 1, entry(
            '1..2\nok 1 /a\nBail out! text.c:7: failed (1 == 2)\n', 'ERROR', -6))
        self.assertIn('FAILED  base-text: the case after /a: text.c:7: failed (1 == 2) (1 of its 2 cases did not run)',
                      lines)

    def test_crash_after_the_last_case(self):
        lines = self.closes('2 passed, 1 failed, 0 skipped', 1, entry('1..2\nok 1 /a\nok 2 /b\n', 'ERROR', -11))
        self.assertIn('FAILED  base-text: it was ended by SIGSEGV', lines)

    def test_leak_after_the_last_case(self):
        lines = self.closes('1 passed, 1 failed, 0 skipped', 1, entry('1..1\nok 1 /a\n', 'ERROR', 23))
        self.assertIn('FAILED  base-text: it ended with status 23', lines)

    def test_time_out(self):
        lines = self.closes('1 passed, 1 failed, 0 skipped', 1, entry('1..2\nok 1 /a\n', 'TIMEOUT', -15))
        self.assertIn('FAILED  base-text: the case after /a: it took too long and was stopped (1 of its 2 cases did not run)', lines)

    def test_stopped_without_a_word(self):
        self.closes('1 passed, 1 failed, 0 skipped', 1, entry('1..2\nok 1 /a\n', 'OK', 0))

    def test_skipped_cases_are_listed(self):
        lines = self.closes('1 passed, 0 failed, 2 skipped', 0, entry(
            '1..2\nok 1 /a # SKIP a.ris is not on this machine\nok 2 /b\n'), entry('1..0 # skip no display\n', 'SKIP'))
        self.assertIn('skipped base-text /a, because a.ris is not on this machine', lines)
        self.assertIn('skipped base-text, because no display', lines)

    def test_program_without_cases_failed(self):
        self.closes('1 passed, 1 failed, 0 skipped', 1, entry('ok 1 /a\n1..1\n'), entry('1..0\n', 'SKIP'))
        self.closes('1 passed, 1 failed, 0 skipped', 1, entry('ok 1 /a\n1..1\n'), entry('', 'SKIP'))

    def test_plain_programs(self):
        self.closes('1 passed, 1 failed, 1 skipped', 1, entry(), entry('', 'FAIL', 1), entry('no cc\n', 'SKIP', 77))

    def test_nothing_ran(self):
        self.closes('0 passed, 0 failed, 0 skipped', 1)
        self.closes('0 passed, 0 failed, 1 skipped', 1, entry('1..1\nok 1 /a # SKIP no file\n'))

    def test_options(self):
        lines = self.closes('All: 0 passed, 1 failed, 1 skipped', 1, entry('not ok 1 /a\n1..1\n', 'FAIL'),
                            options=['--brief', '--title', 'All: ', '--also-skipped', 'fuzzing=no clang'])
        self.assertEqual(len(lines), 1)
        _, lines = self.count(entry('1..1\nok 1 - open: 1.5 of 2\n', name='bench-open'), options=['--figures'])
        self.assertIn('bench-open: open: 1.5 of 2', lines[0])


if __name__ == '__main__':
    tap.run_unittests()
