#!/usr/bin/env python3
# Tests of the script dev, on a machine made of paper: a PATH with little programs that only note how they were called.
#
# What is asked of package managers is tested here for all three families; that the packages then do build the program
# is for a fresh machine to show.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..')
REAL = ('bash', 'cat', 'cut', 'dirname', 'env', 'mkdir', 'mktemp', 'nproc', 'rm', 'sh', 'sort', 'touch', 'tr')

# An installed package makes the file of its name in $STATE, and the thing it brings is there from then on.
INSTALLER = '''
case "$*" in *update*) rm -f "$STATE/stale"; exit 0 ;; esac
[ ! -e "$STATE/stale" ] || exit 100
[ -e "$STATE/useless" ] || for name; do case $name in -*) ;; *) touch "$STATE/$name" ;; esac; done
'''
PROGRAMS = {
    'id': 'echo "${FAKE_UID:-0}"',
    'sudo': 'exec "$@"',
    'cc': 'cat >/dev/null',
    'clang': '''case $1 in
      -dumpversion) echo 14.0.6 ;;
      *) cat >/dev/null; [ -e "$STATE/libclang-rt-14-dev" ] ;; esac''',
    'fc-list': 'echo Font',
    'pkg-config': '''case " $* " in
      *" cairo "*) [ -e "$STATE/libcairo2-dev" ] || [ -e "$STATE/cairo-devel" ] || [ -e "$STATE/cairo" ] ;; esac''',
    'meson': '''case $1 in
      --version) echo 1.0.1 ;;
      setup) for folder; do case $folder in -*) ;; *) build=$folder ;; esac; done
             mkdir -p "$build/meson-private" "$build/meson-logs"; touch "$build/build.ninja" ;;
      test) [ ! -e "$STATE/log" ] || cat "$STATE/log" >"$3/meson-logs/testlog.json" ;; esac''',
    'ninja': '[ ! -e "$STATE/broken" ] || { echo "word.c:3: error"; exit 1; }',
    'msgfmt': '', 'xmllint': '', 'Xvfb': '', 'openbox': '', 'dbus-daemon': '',
}


class Dev(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix='analect-dev-')
        self.addCleanup(shutil.rmtree, self.folder)
        self.bin = os.path.join(self.folder, 'bin')
        self.state = os.path.join(self.folder, 'state')
        for name in ('bin', 'state', 'tests/lib'):
            os.makedirs(os.path.join(self.folder, name))
        for name in ('dev', 'tests/lib/count-results.py'):
            shutil.copy(os.path.join(ROOT, name), os.path.join(self.folder, name))
        for name in REAL:
            os.symlink(shutil.which(name), os.path.join(self.bin, name))
        os.symlink(sys.executable, os.path.join(self.bin, 'python3'))
        for name, body in PROGRAMS.items():
            self.add_program(name, body)
        self.note('libcairo2-dev')

    def add_program(self, name, body):
        path = os.path.join(self.bin, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'#!/bin/sh\necho "{name} $*" >>"$STATE/calls"\n{body}\n')
        os.chmod(path, 0o755)

    def note(self, name, content=''):
        with open(os.path.join(self.state, name), 'w', encoding='utf-8') as file:
            file.write(content)

    def forget(self, name):
        os.unlink(os.path.join(self.state, name))

    def dev(self, *arguments, uid=0):
        environment = {'PATH': self.bin, 'STATE': self.state, 'FAKE_UID': str(uid), 'TMPDIR': self.folder}
        return subprocess.run([os.path.join(self.folder, 'dev'), *arguments], env=environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)

    def calls(self, *programs):
        path = os.path.join(self.state, 'calls')
        with open(path, encoding='utf-8') as file:
            return [line.rstrip('\n') for line in file if line.split(' ')[0] in programs]

    def lack_cairo(self, installer):
        self.forget('libcairo2-dev')
        self.add_program(installer, INSTALLER)

    def test_nothing_missing_asks_nobody(self):
        self.add_program('apt-get', INSTALLER)
        done = self.dev('setup', uid=1000)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, '', ''))
        self.assertEqual(self.calls('apt-get', 'sudo'), [])

    def test_debian_as_root(self):
        self.lack_cairo('apt-get')
        done = self.dev('setup')
        self.assertEqual((done.returncode, done.stderr), (0, ''))
        self.assertEqual(self.calls('apt-get', 'sudo'), ['apt-get -q install -y --no-install-recommends libcairo2-dev'])

    def test_debian_lists_are_read_when_stale(self):
        self.lack_cairo('apt-get')
        self.note('stale')
        self.assertEqual(self.dev('setup').returncode, 0)
        self.assertEqual([call.split()[2] for call in self.calls('apt-get')], ['install', 'update', 'install'])

    def test_sudo_for_others_than_root(self):
        self.lack_cairo('apt-get')
        self.assertEqual(self.dev('setup', uid=1000).returncode, 0)
        self.assertTrue(self.calls('sudo', 'apt-get')[0].startswith('sudo env DEBIAN_FRONTEND=noninteractive apt-get'))

    def test_without_sudo_the_packages_are_named(self):
        self.lack_cairo('apt-get')
        os.unlink(os.path.join(self.bin, 'sudo'))
        done = self.dev('setup', uid=1000)
        self.assertEqual(done.returncode, 1)
        self.assertIn('libcairo2-dev', done.stderr)
        self.assertEqual(self.calls('apt-get'), [])

    def test_fedora(self):
        self.lack_cairo('dnf')
        self.assertEqual(self.dev('setup').returncode, 0)
        self.assertEqual(self.calls('dnf'), ['dnf install -y cairo-devel'])

    def test_arch(self):
        self.lack_cairo('pacman')
        self.assertEqual(self.dev('setup').returncode, 0)
        self.assertEqual(self.calls('pacman'), ['pacman -S --needed --noconfirm cairo'])

    def test_unknown_system(self):
        self.forget('libcairo2-dev')
        done = self.dev('setup')
        self.assertEqual(done.returncode, 1)
        self.assertIn('module cairo 1.16', done.stderr)

    def test_package_too_old(self):
        self.lack_cairo('apt-get')
        self.note('useless')
        done = self.dev('setup')
        self.assertEqual(done.returncode, 1)
        self.assertIn('too old', done.stderr)

    def test_fuzzer_library_has_the_compilers_version(self):
        self.add_program('apt-get', INSTALLER)
        self.note('log', self.log('1..1\nok 1 /a\n'))
        self.assertEqual(self.dev('fuzz', '7').returncode, 0)
        self.assertTrue(self.calls('apt-get')[0].endswith(' libclang-rt-14-dev'))
        self.assertTrue(self.calls('meson')[-1].endswith(' --test-args=-max_total_time=7'))

    @staticmethod
    def log(stdout, result='OK', returncode=0):
        return json.dumps({'name': 'base-text', 'stdout': stdout, 'result': result, 'returncode': returncode}) + '\n'

    def test_closing_line_and_status(self):
        self.note('log', self.log('1..2\nok 1 /a\nok 2 /b # SKIP no file\n'))
        done = self.dev('test')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (0, '1 passed, 0 failed, 1 skipped'))
        self.note('log', self.log('1..1\nnot ok 1 /a\n', 'FAIL'))
        done = self.dev('test')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (1, '0 passed, 1 failed, 0 skipped'))

    def test_no_log_is_a_failure(self):
        done = self.dev('test')
        self.assertEqual(done.returncode, 1)
        self.assertIn('did not run', done.stderr)

    def test_full_adds_all_up(self):
        self.note('libclang-rt-14-dev')
        self.note('log', self.log('1..2\nok 1 /a\nok 2 /b\n'))
        done = self.dev('test', '--full')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (0, '6 passed, 0 failed, 0 skipped'))

    def test_full_without_a_fuzzer_says_so(self):
        self.note('log', self.log('1..1\nok 1 /a\n'))
        done = self.dev('test', '--full')
        self.assertEqual((done.returncode, done.stdout.splitlines()[-1]), (0, '2 passed, 0 failed, 1 skipped'))

    def test_broken_build_shows_why(self):
        self.note('broken')
        done = self.dev('test')
        self.assertEqual(done.returncode, 1)
        self.assertIn('word.c:3: error', done.stderr)

    def test_options_are_kept(self):
        self.note('log', self.log('1..1\nok 1 /a\n'))
        self.dev('test')
        self.dev('test')
        self.assertEqual(len([call for call in self.calls('meson') if call.startswith('meson setup')]), 1)

    def test_wrong_usage(self):
        for arguments in ((), ('tset',), ('test', '--ful'), ('fuzz', '0'), ('fuzz', 'x'), ('run', 'x')):
            done = self.dev(*arguments)
            self.assertEqual((done.returncode, done.stdout), (2, ''), arguments)
            self.assertIn('Usage', done.stderr)
        done = self.dev('--help')
        self.assertEqual((done.returncode, done.stderr), (0, ''))

    def test_clean_removes_builds_alone(self):
        self.note('log', self.log('1..1\nok 1 /a\n'))
        self.dev('test')
        self.assertTrue(os.path.isdir(os.path.join(self.folder, 'build')))
        self.assertEqual(self.dev('clean').returncode, 0)
        self.assertEqual(sorted(os.listdir(self.folder)), ['bin', 'dev', 'state', 'tests'])


if __name__ == '__main__':
    tap.run_unittests()
