# unittest and doctest run by the program itself, with results of its own; warnings and tracebacks caught
import doctest
import io
import traceback
import types
import unittest
import warnings


class Sums(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class set up")

    def setUp(self):
        self.addCleanup(print, "  cleaned", self._testMethodName)

    def test_good(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual([1, 2, 2], (2, 1, 2))

    def test_wrong(self):
        self.assertEqual([1, 2, 3], [1, 5, 3], "lists")

    def test_broken(self):
        {}["key"]

    @unittest.skip("not today")
    def test_skipped(self): ...

    @unittest.expectedFailure
    def test_expected(self):
        self.assertIn(1, [])

    def test_parts(self):
        for i in range(4):
            with self.subTest(i=i):
                self.assertTrue(i % 2)

    def test_raises(self):
        with self.assertRaisesRegex(ValueError, "invalid literal") as caught, self.assertWarns(UserWarning):
            warnings.warn("careful")
            int("x")
        print("  ", caught.exception)


class Result(unittest.TestResult):
    def addFailure(self, test, error):
        print("  failure:", str(error[1]).splitlines()[0])

    def addError(self, test, error):
        print("  error:", [frame.name for frame in traceback.extract_tb(error[2])][-1], repr(error[1]))

    def addSkip(self, test, reason):
        print("  skipped:", test._testMethodName, reason)

    def addSubTest(self, test, part, error):
        print("  part:", part._subDescription(), "good" if error is None else error[0].__name__)


result = Result()
unittest.defaultTestLoader.loadTestsFromTestCase(Sums).run(result)
print(result.testsRun, len(result.expectedFailures), result.wasSuccessful())

module = types.ModuleType("sample", """
>>> double(2)
4
>>> double("a")
'aaa'
>>> double(None)
Traceback (most recent call last):
    ...
TypeError: anything  # doctest: is not asked
>>> list(range(20))   # doctest: +ELLIPSIS
[0, 1, ..., 19]
""")
module.double = lambda x: x * 2
out = io.StringIO()
for test in doctest.DocTestFinder().find(module, globs=vars(module)):
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL, verbose=False)
    print(test.name, [(e.source, e.lineno) for e in test.examples][:2])
    r = runner.run(test, out=out.write)
    print(r.failed, r.attempted)
print([line for line in out.getvalue().splitlines() if not line.startswith("File")])

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    warnings.filterwarnings("error", "never", category=UserWarning)
    warnings.filterwarnings("ignore", module="elsewhere")
    warnings.warn("old", DeprecationWarning)
    warnings.warn_explicit("quiet", UserWarning, "f.py", 1, module="elsewhere")
    try:
        warnings.warn("never do it")
    except UserWarning as error:
        print("raised", error)
print([(w.category.__name__, str(w.message)) for w in seen])
