# Reports in TAP, the form in which all our tests report: one case per call of check (), or per unittest method.
#
# SPDX-License-Identifier: GPL-3.0-or-later
import io
import sys
import unittest


class Report:
    """Prints cases as they come; finish () gives the exit status."""

    def __init__(self, n_cases):
        self.n_run = 0
        self.n_failed = 0
        print(f'1..{n_cases}')

    def check(self, name, problems):
        """One case, which fails with a list of PROBLEMS and passes with an empty one."""
        self.n_run += 1
        for problem in problems:
            print(f'# {problem}')
        if problems:
            self.n_failed += 1
        print(f'{"not ok" if problems else "ok"} {self.n_run} - {name}', flush=True)

    def skip(self, name, reason):
        self.n_run += 1
        print(f'ok {self.n_run} - {name} # SKIP {reason}', flush=True)

    def finish(self):
        return 1 if self.n_failed else 0


def run_unittests(module='__main__'):
    """Runs the unittest cases of MODULE and ends the program."""
    suite = unittest.defaultTestLoader.loadTestsFromName(module)
    cases = [case for group in suite for case in group]
    report = Report(len(cases))
    for case in cases:
        result = unittest.TestResult()
        output = io.StringIO()
        case.run(result)
        for _, trace in result.failures + result.errors:
            output.write(trace)
        name = case.id().split('.', 1)[-1]
        if result.skipped:
            report.skip(name, result.skipped[0][1])
        else:
            report.check(name, output.getvalue().splitlines())
    sys.exit(report.finish())
