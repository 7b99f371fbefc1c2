#!/usr/bin/env python3
# Runs a program on a display of its own: a virtual X server, a small window manager, a session bus, and settings that
# are the same on every machine. Nothing of the person's session is seen by the program or changed by it.
#
#   with-display.py [--a11y] [--bare] [--size WIDTHxHEIGHT] [--keep FOLDER] PROGRAM ARGUMENT…
#
# --a11y starts the accessibility bus too, and lets GTK speak on it. --bare leaves GTK's accessibility off, as on a
# machine without a screen reader. --keep names the temporary folder, which then stays. Standard input, output and the
# status are those of PROGRAM. Where the display cannot be had, a program that was to report TAP (--tap) is reported as
# skipped, and any other ends with status 77.
#
# Whatever happens, nothing that was started here outlives this script. It is two processes, one of which waits for the
# other; what the programs leave behind becomes a child of theirs, and when one of the two is killed the other clears up.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import argparse
import ctypes
import glob
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
START_SECONDS = 20

# No key and no button is taken by the window manager, so that all reach the program; new windows get the focus.
OPENBOX = '''<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew><followMouse>no</followMouse><focusLast>yes</focusLast></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <theme><animateIconify>no</animateIconify></theme>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard/>
  <mouse><dragThreshold>8</dragThreshold><doubleClickTime>200</doubleClickTime></mouse>
  <applications><application class="*"><focus>yes</focus></application></applications>
</openbox_config>
'''

FONTS = '''<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <match target="pattern">
    <edit name="family" mode="prepend" binding="strong"><string>DejaVu Sans</string></edit>
  </match>
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
'''

GTK_SETTINGS = '''[Settings]
gtk-enable-animations=false
gtk-cursor-blink=false
gtk-font-name=DejaVu Sans 10
gtk-icon-theme-name=Adwaita
gtk-theme-name=Default
gtk-xft-dpi=98304
gtk-decoration-layout=menu:close
gtk-recent-files-enabled=true
'''

# Only what is needed is started on demand: no portals, no settings services.
BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


class Missing(Exception):
    """Something that a display needs is not on this machine."""


class Session:
    """The processes and the folder of one display."""

    def __init__(self, folder):
        self.folder = folder
        self.children = []
        self.environment = self._settings()

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def write(self, name, content):
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(content)
        return self.path(name)

    def _settings(self):
        unwanted = ('WAYLAND_DISPLAY', 'XMODIFIERS', 'DBUS_', 'AT_SPI_', 'DESKTOP_', 'GTK_', 'GDK_', 'QT_', 'XDG_', 'LC_',
                    'LANG', 'NO_AT_BRIDGE', 'XAUTHORITY', 'SESSION_MANAGER')
        environment = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
        for name in ('config', 'data', 'cache', 'state'):
            environment[f'XDG_{name.upper()}_HOME'] = self.path(name)
            os.makedirs(self.path(name))
        os.makedirs(self.path('runtime'), mode=0o700)
        os.makedirs(self.path('home'))
        os.makedirs(self.path('tmp'))
        self.write('config/gtk-4.0/settings.ini', GTK_SETTINGS)
        environment.update({
            'HOME': self.path('home'),
            'XDG_RUNTIME_DIR': self.path('runtime'),
            'XDG_DATA_DIRS': os.environ.get('XDG_DATA_DIRS', '/usr/local/share:/usr/share'),
            'XDG_CURRENT_DESKTOP': 'none',
            'FONTCONFIG_FILE': self.write('config/fonts.conf', FONTS),
            'ANALECT_STATE_DIR': self.path('state', 'analect'),
            'LC_ALL': os.environ.get('ANALECT_UI_LOCALE', 'C.UTF-8'),
            'TZ': 'UTC',
            'TMPDIR': self.path('tmp'),
            'GDK_BACKEND': 'x11',
            'GSK_RENDERER': 'cairo',
            'GDK_SCALE': '1',
            'GDK_DEBUG': 'gl-disable',
            'GTK_USE_PORTAL': '0',
            'GTK_IM_MODULE': 'gtk-im-context-simple',
            'GIO_USE_VFS': 'local',
            'GIO_USE_VOLUME_MONITOR': 'unix',
            'GSETTINGS_BACKEND': 'memory',
        })
        return environment

    def start(self, command, **more):
        """Starts a helper whose words nobody reads; they are in a file of its name."""
        if not shutil.which(command[0]):
            raise Missing(f'{command[0]} is not on this machine')
        with open(self.path(os.path.basename(command[0]) + '.log'), 'wb') as log:
            child = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                     preexec_fn=end_with_parent, **more)
        self.children.append(child)
        return child

    def start_display(self, size):
        reader, writer = os.pipe()
        server = self.start(['Xvfb', '-displayfd', str(writer), '-screen', '0', f'{size}x24', '-dpi', '96', '-nolisten',
                             'tcp', '-noreset'], pass_fds=[writer])
        os.close(writer)
        number = read_line(reader, server)
        os.close(reader)
        if not number:
            raise Missing('Xvfb did not start: ' + self.last_words('Xvfb'))
        self.environment['DISPLAY'] = ':' + number
        manager = self.start(['openbox', '--sm-disable', '--config-file', self.write('config/openbox.xml', OPENBOX)])
        self.wait_for_manager(manager)

    def wait_for_manager(self, manager):
        """Until somebody manages windows: a window that is mapped before is never focused."""
        x11 = ctypes.CDLL('libX11.so.6')
        x11.XOpenDisplay.restype = ctypes.c_void_p
        x11.XInternAtom.restype = x11.XGetSelectionOwner.restype = ctypes.c_ulong
        display = x11.XOpenDisplay(self.environment['DISPLAY'].encode())
        if not display:
            raise Missing('the display cannot be opened')
        display = ctypes.c_void_p(display)
        atom = ctypes.c_ulong(x11.XInternAtom(display, b'WM_S0', 0))
        deadline = time.monotonic() + START_SECONDS
        while not x11.XGetSelectionOwner(display, atom):
            if manager.poll() is not None or time.monotonic() > deadline:
                raise Missing('openbox did not start: ' + self.last_words('openbox'))
            time.sleep(0.02)
        x11.XCloseDisplay(display)

    def start_bus(self, a11y):
        services = self.path('services')
        os.makedirs(services)
        if a11y:
            files = [name for folder in self.environment['XDG_DATA_DIRS'].split(':')
                     for name in glob.glob(folder + '/dbus-1/services/org.a11y.*.service')]
            if not files:
                raise Missing('at-spi2-core is not on this machine')
            for name in files:
                shutil.copy(name, services)
        config = self.write('config/bus.conf', BUS.format(folder=self.path('runtime'), services=services))
        reader, writer = os.pipe()
        bus = self.start(['dbus-daemon', '--nofork', '--config-file=' + config, f'--print-address={writer}'],
                         pass_fds=[writer])
        os.close(writer)
        address = read_line(reader, bus)
        os.close(reader)
        if not address:
            raise Missing('dbus-daemon did not start: ' + self.last_words('dbus-daemon'))
        self.environment['DBUS_SESSION_BUS_ADDRESS'] = address

    def last_words(self, name):
        with open(self.path(name + '.log'), encoding='utf-8', errors='replace') as log:
            return (log.read().strip().split('\n') or [''])[-1]


def prctl(option, value):
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def end_with_parent():
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def read_line(reader, child):
    """What a child writes as its first line, or '' when it ended or took too long."""
    text = b''
    deadline = time.monotonic() + START_SECONDS
    while not text.endswith(b'\n') and time.monotonic() < deadline:
        if select.select([reader], [], [], 0.1)[0]:
            piece = os.read(reader, 256)
            if not piece:
                break
            text += piece
        elif child.poll() is not None:
            break
    return text.decode().strip()


def descendants(parent):
    """The processes below PARENT, from /proc."""
    below = {}
    for folder in glob.glob('/proc/[0-9]*'):
        try:
            with open(folder + '/stat', encoding='utf-8', errors='replace') as file:
                fields = file.read().rsplit(')', 1)[1].split()
        except OSError:
            continue
        if fields[0] != 'Z':
            below.setdefault(int(fields[1]), []).append(int(os.path.basename(folder)))
    found = below.get(parent, [])
    for number in found:
        found.extend(below.get(number, []))
    return found


def reap():
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def end_descendants():
    """Asks all that was started to end, and ends what has not in a second."""
    for ask in (signal.SIGTERM, signal.SIGKILL):
        deadline = time.monotonic() + 1
        for number in descendants(os.getpid()):
            try:
                os.kill(number, ask)
            except ProcessLookupError:
                pass
        while descendants(os.getpid()) and time.monotonic() < deadline:
            reap()
            time.sleep(0.03)
        reap()


def skip(command, why):
    if '--tap' in command:
        print(f'1..0 # SKIP {why}')
        return 0
    print(why)
    return 77


def run(options, folder):
    session = Session(folder)
    try:
        session.start_bus(options.a11y)
        session.start_display(options.size)
    except Missing as missing:
        end_descendants()
        return skip(options.program, missing)
    if options.a11y:
        session.environment['GTK_A11Y'] = 'atspi'
    else:
        session.environment['GTK_A11Y'] = 'none' if options.bare else 'test'
    try:
        status = subprocess.Popen(options.program, env=session.environment, preexec_fn=end_with_parent).wait()
    finally:
        end_descendants()
    return 128 - status if status < 0 else status


def end(number, frame):
    sys.exit(128 + number)


def main():
    parser = argparse.ArgumentParser(description='Runs a program on a display of its own.')
    parser.add_argument('--a11y', action='store_true')
    parser.add_argument('--bare', action='store_true')
    parser.add_argument('--size', default='1280x800')
    parser.add_argument('--keep', metavar='FOLDER')
    parser.add_argument('program', nargs=argparse.REMAINDER)
    options = parser.parse_args()
    if not options.program:
        parser.error('no program')
    prctl(PR_SET_CHILD_SUBREAPER, 1)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, end)
    folder = options.keep or tempfile.mkdtemp(prefix='analect-ui-')
    os.makedirs(folder, exist_ok=True)
    keeper = os.getpid()
    worker = os.fork()
    try:
        if worker == 0:
            # Whichever of the two is killed, the other one clears up.
            prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
            prctl(PR_SET_CHILD_SUBREAPER, 1)
            return run(options, folder) if os.getppid() == keeper else 1
        status = os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
        return 128 - status if status < 0 else status
    finally:
        end_descendants()
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == '__main__':
    sys.exit(main())
