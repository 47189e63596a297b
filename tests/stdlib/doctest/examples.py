# doctest and unittest.mock: examples that are tests, and objects that pretend.
import contextlib
import doctest
import io
import types
import unittest
from unittest import mock

module = types.ModuleType("shop", '''A shop.

>>> total([1, 2])
3
>>> total([])            # doctest: +SKIP
nothing
>>> total("ab")
Traceback (most recent call last):
    ...
TypeError: unsupported operand type(s) for +: 'int' and 'str'
''')
exec('''
def total(items):
    """Add.

    >>> for n in range(3):
    ...     print(total(range(n)))
    0
    0
    1
    >>> total([0.1] * 3)  # doctest: +ELLIPSIS
    0.30...
    >>> print("a\\\\n\\\\nb")
    a
    <BLANKLINE>
    b
    >>> total([2, 2])
    5
    >>> {1: "x",   2:"y"} # doctest: +NORMALIZE_WHITESPACE
    {1:   'x',
     2: 'y'}
    """
    return sum(items)

class Till:
    """
    >>> Till().open()
    'open'
    """
    def open(self):
        """
        >>> Till().open() == 'shut'
        True
        """
        return "open"
''', vars(module))
vars(module)["total"].__module__ = vars(module)["Till"].__module__ = "shop"
out = io.StringIO()
with contextlib.redirect_stdout(out):
    result = doctest.testmod(module)
print(result, out.getvalue())
with contextlib.redirect_stdout(io.StringIO()) as verbose:
    doctest.testmod(module, verbose=True, optionflags=doctest.REPORT_NDIFF, extraglobs={"undefined": 1})
print(verbose.getvalue()[-400:])
test = doctest.DocTestParser().get_doctest(">>> 1 + 1\n2\n>>> x\n5\n", {"x": 5}, "made", "file", 3)
print([(e.source, e.want, e.lineno) for e in test.examples], doctest.DocTestRunner(verbose=False).run(test), test)
print([found.name for found in doctest.DocTestFinder().find(module)], doctest.script_from_examples("Text\n>>> 1\n1\n"))
suite = doctest.DocTestSuite(module)
print(suite.countTestCases(), unittest.TextTestRunner(stream=io.StringIO()).run(suite))
for text in ["  >>> 1\n 1\n", ">>>1\n", ">>> 1 # doctest: +NOPE\n"]:
    try:
        doctest.DocTestParser().get_examples(text)
    except ValueError as error:
        print(error)

service = mock.Mock(name="service", return_value=5)
service.fetch.return_value = {"id": 1}
service.fetch.side_effect = [1, ValueError("no"), mock.DEFAULT]
print(service(1, a=2), service.fetch(), service.call_args, service.call_count, service.fetch.called, service.mock_calls)
for _ in range(3):
    try:
        print(service.fetch("x"))
    except (ValueError, StopIteration) as error:
        print(type(error).__name__, error)
service.assert_called_once_with(1, a=2)
for check in [lambda: service.assert_called_with(2), lambda: service.assert_not_called(), lambda: service.fetch.assert_called_once(), lambda: service.other.assert_called(), lambda: service.fetch.assert_any_call("y"), lambda: service.assert_has_calls([mock.call(9)]), lambda: service.asert_called(), lambda: mock.Mock(spec=["a"]).b]:
    try:
        check()
    except (AssertionError, AttributeError) as error:
        print(type(error).__name__, str(error).splitlines()[:4])
magic = mock.MagicMock()
magic.__len__.return_value = 3
magic.__getitem__.side_effect = lambda key: key * 2
magic.__enter__.return_value = "entered"
with magic as entered:
    print(len(magic), magic[4], entered, bool(magic), int(magic), list(magic), magic == magic)


class Real:
    limit = 3

    def method(self, a, b=2):
        return a

    @property
    def prop(self):
        return 1


with mock.patch.object(Real, "method", autospec=True, return_value="patched") as patched, mock.patch.dict("os.environ", {"X": "1"}), mock.patch("__main__.Real.limit", 9):
    import os

    print(Real().method(1), patched.call_count, os.environ["X"], Real.limit)
    try:
        Real().method()
    except TypeError as error:
        print(error)
print(Real().method(7), "X" in os.environ, Real.limit)
spec = mock.create_autospec(Real, instance=True)
spec.method(1, b=3)
print(spec.method.call_args, isinstance(spec, Real), mock.call(1, a=2).kwargs, mock.ANY == object(), mock.sentinel.one is mock.sentinel.one, mock.sentinel.one)
with mock.patch("builtins.open", mock.mock_open(read_data="one\ntwo\n")) as opened:
    print([line for line in open("any")], open("other").read(), opened.mock_calls[:1])
with mock.patch.object(Real, "prop", new_callable=mock.PropertyMock, return_value=42) as prop:
    print(Real().prop, prop.call_count)
parent = mock.Mock()
parent.attach_mock(mock.Mock(), "child")
parent.child.go(1)
parent.reset_mock()
sealed = mock.Mock(a=mock.Mock(b=1))
mock.seal(sealed)
try:
    sealed.a.c
except AttributeError as error:
    print(parent.mock_calls, error)
