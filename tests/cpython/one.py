"""Run one of CPython's test files, telling of each test in a file of JSON lines.

    one.py NAME EVENTS SKIP WORD

`tests/cpython/run` starts this under gillie and reads EVENTS, also after a
crash. SKIP lists tests that have run already; WORD must be part of a name.
"""

import json
import sys
import traceback
import unittest

def tell(kind, test, report=None):
    line = {"kind": kind, "test": str(test)}
    if report is not None:
        line["report"] = report
    events.write(json.dumps(line) + "\n")
    events.flush()


class Result(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        tell("begin", test)
        self.said = False

    def stopTest(self, test):
        if not self.said:
            tell("ok", test)
        tell("end", test)
        super().stopTest(test)

    def say(self, kind, test, report):
        # Each failing subtest is reported, but the test counts once.
        if getattr(self, "said", False):
            kind = "also"
        self.said = True
        tell(kind, test, report)

    def addFailure(self, test, err):
        self.say("fail", test, self.text(err, test))

    def addError(self, test, err):
        self.say("error", test, self.text(err, test))

    def addSkip(self, test, reason):
        self.say("skip", test, reason)

    def addExpectedFailure(self, test, err):
        pass

    def addUnexpectedSuccess(self, test):
        self.say("fail", test, "unexpected success")

    def addSubTest(self, test, subtest, err):
        if err is not None:
            kind = "fail" if issubclass(err[0], test.failureException) else "error"
            self.say(kind, test, f"{subtest}\n{self.text(err, test)}")

    def text(self, err, test):
        try:
            return self._exc_info_to_string(err, test)
        except Exception:
            return "".join(traceback.format_exception(*err))


def chosen(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from chosen(test)
        elif str(test) not in skip and word in str(test):
            yield test


class Chosen(unittest.TestSuite):
    """Keeps the suite's order, and with it the fixtures of classes and modules."""


def main():
    result = Result()
    result.failfast = False
    # There is no TLS and there are no C libraries: tests of such ask by importing.
    for module in ("ssl", "_ssl", "ctypes", "_ctypes"):
        sys.modules[module] = None
    try:
        from test import support

        support.use_resources = []
        suite = unittest.defaultTestLoader.loadTestsFromName("test." + name)
    except unittest.SkipTest as reason:
        tell("skip", name, str(reason))
    except BaseException:
        tell("error", name, "import: " + traceback.format_exc())
    else:
        Chosen(chosen(suite)).run(result)
    tell("finished", name)
    events.flush()


# Processes that a test starts import this file as well.
if __name__ == "__main__":
    name, events_path, skip_path, word = sys.argv[1:5]
    events = open(events_path, "a", encoding="utf-8")
    with open(skip_path, encoding="utf-8") as lines:
        skip = set(lines.read().split("\n"))
    main()
