"""Disassembler of gillie's register bytecode.

The functions are those of CPython's module `dis`; what they show is gillie's own machine: an instruction has
several operands (registers, constants, names, jump targets). Offsets of instructions are in bytes, as `f_lasti` and
`co_lines()` have them; the texts count words, of which each has four. `gillie dis FILE` prints the same as `dis.dis`. docs/opcodes.md explains each opcode; so does `dis.describe("ADD")`.
"""

import _dis
import collections
import io
import sys
import types

from opcode import *
from opcode import __all__ as _opcodes_all
from opcode import _doc

__all__ = ["code_info", "dis", "disassemble", "distb", "disco", "findlinestarts", "findlabels", "show_code",
           "get_instructions", "Instruction", "Bytecode", "describe"] + _opcodes_all
del _opcodes_all

_have_code = (types.MethodType, types.FunctionType, types.CodeType, classmethod, staticmethod, type)

COMPILER_FLAG_NAMES = {
    1: "OPTIMIZED",
    2: "NEWLOCALS",
    4: "VARARGS",
    8: "VARKEYWORDS",
    16: "NESTED",
    32: "GENERATOR",
    64: "NOFREE",
    128: "COROUTINE",
    256: "ITERABLE_COROUTINE",
    512: "ASYNC_GENERATOR",
    0x4000000: "HAS_DOCSTRING",
    0x8000000: "METHOD",
}

Positions = collections.namedtuple("Positions", ["lineno", "end_lineno", "col_offset", "end_col_offset"],
                                   defaults=[None] * 4)

_Instruction = collections.namedtuple("_Instruction", [
    "opname", "opcode", "arg", "argval", "argrepr", "offset", "start_offset", "starts_line", "line_number", "label",
    "positions", "cache_info"], defaults=[None, None, None])

_Instruction.opname.__doc__ = "Name of the operation"
_Instruction.opcode.__doc__ = "Number of the operation in gillie's table"
_Instruction.arg.__doc__ = "The operands as numbers, a tuple"
_Instruction.argval.__doc__ = "The constant, name or jump target among the operands, or None"
_Instruction.argrepr.__doc__ = "The operands for people"
_Instruction.offset.__doc__ = "Where the instruction begins, in bytes"
_Instruction.start_offset.__doc__ = "As offset"
_Instruction.starts_line.__doc__ = "True if a line of source begins here"
_Instruction.line_number.__doc__ = "The line of source, or None"
_Instruction.label.__doc__ = "A number if this is the target of a jump, else None"
_Instruction.positions.__doc__ = "The range of source that this instruction belongs to"
_Instruction.cache_info.__doc__ = "None: caches are not shown"


_WORD = 4


class Instruction(_Instruction):
    """One instruction."""

    __slots__ = ()

    @property
    def oparg(self):
        """Alias for Instruction.arg."""
        return self.arg

    @property
    def baseopcode(self):
        """The opcode: no instruction is replaced by a specialised one."""
        return self.opcode

    @property
    def baseopname(self):
        """The name of the operation."""
        return self.opname

    @property
    def jump_target(self):
        """Where the jump goes, or None."""
        return self.argval if self.opcode in hasjump else None

    @property
    def is_jump_target(self):
        """True if another instruction jumps here."""
        return self.label is not None

    def __str__(self):
        line = str(self.line_number) if self.starts_line and self.line_number is not None else ""
        return f"{line:>5} {self.offset // _WORD:>5}  {self.opname:<20} {self.argrepr}".rstrip()


def describe(name):
    """What the opcode of this name does."""
    try:
        return _doc[name]
    except KeyError:
        raise ValueError(f"no opcode is called {name!r}") from None


def _try_compile(source, name):
    try:
        return compile(source, name, "eval")
    except SyntaxError:
        pass
    return compile(source, name, "exec")


def _get_code_object(x):
    """The code object of a function, method, generator, class of any kind, string or code object."""
    if hasattr(x, "__func__"):
        x = x.__func__
    if hasattr(x, "__code__"):
        x = x.__code__
    elif hasattr(x, "gi_code"):
        x = x.gi_code
    elif hasattr(x, "ag_code"):
        x = x.ag_code
    elif hasattr(x, "cr_code"):
        x = x.cr_code
    if isinstance(x, str):
        x = _try_compile(x, "<disassembly>")
    if hasattr(x, "co_code"):
        return x
    raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False,
        show_positions=False):
    """Disassemble classes, methods, functions, generators, code, or a string of source.

    With no argument, disassemble the last traceback. `depth` limits how deep nested code is shown.
    """
    if x is None:
        distb(file=file)
        return
    if hasattr(x, "__func__"):
        x = x.__func__
    for attribute in ("__code__", "gi_code", "ag_code", "cr_code"):
        if hasattr(x, attribute):
            x = getattr(x, attribute)
            break
    if hasattr(x, "__dict__"):  # Class or module
        for name, member in sorted(x.__dict__.items()):
            if isinstance(member, _have_code):
                print("Disassembly of %s:" % name, file=file)
                try:
                    dis(member, file=file, depth=depth)
                except TypeError as error:
                    print("Sorry:", error, file=file)
                print(file=file)
    elif hasattr(x, "co_code"):
        disassemble(x, file=file, depth=depth)
    elif isinstance(x, str):
        disassemble(_try_compile(x, "<dis>"), file=file, depth=depth)
    elif isinstance(x, (bytes, bytearray)):
        raise TypeError("gillie's bytecode cannot be shown without its code object")
    else:
        raise TypeError("don't know how to disassemble %s objects" % type(x).__name__)


def disassemble(co, lasti=-1, *, file=None, depth=None, **options):
    """Disassemble a code object and, down to `depth`, those inside it."""
    print(_dis.text(co, depth), end="", file=file)
    if lasti >= 0:
        print(f"(at offset {lasti // _WORD})", file=file)


disco = disassemble


def distb(tb=None, *, file=None, **options):
    """Disassemble the function in which a traceback (default: the last one) ended."""
    if tb is None:
        try:
            tb = sys.last_exc.__traceback__ if hasattr(sys, "last_exc") else sys.last_traceback
        except AttributeError:
            raise RuntimeError("no last traceback to disassemble") from None
    while tb.tb_next:
        tb = tb.tb_next
    disassemble(tb.tb_frame.f_code, tb.tb_lasti, file=file, depth=0)


# What runs before a function's first line, and the number of an opcode that there is not.
_PROLOGUE = {"RETURN_GENERATOR", "MAKE_CELL", "COPY_FREE"}
_RESUME = 255


def get_instructions(x, *, first_line=None, show_caches=None, adaptive=False):
    """Iterator over the instructions of methods, functions, strings of source or code objects."""
    co = _get_code_object(x)
    shift = 0 if first_line is None else first_line - co.co_firstlineno
    rows = _dis.instructions(co)
    labels = {offset: number for number, offset in enumerate(findlabels(co), 1)}
    last = None
    begun = False
    for name, number, operands, value, text, offset, _, positions, _ in rows:
        line = positions[0]
        if not begun and name not in _PROLOGUE:
            # No instruction of ours, but debuggers look behind it for a function's first line.
            begun = True
            first = co.co_firstlineno + shift
            yield Instruction("RESUME", _RESUME, (), None, "", offset, offset, True, first, None,
                              Positions(first, first, 0, 0))
        if line is not None:
            line += shift
        starts = line is not None and line != last
        last = line
        yield Instruction(name, number, operands, value, text, offset, offset, starts, line, labels.get(offset),
                          Positions(*positions))


def findlabels(code):
    """The offsets of a code object that are targets of jumps, in order."""
    if isinstance(code, (bytes, bytearray)):
        raise TypeError("gillie's bytecode cannot be read without its code object")
    rows = _dis.instructions(_get_code_object(code))
    return sorted({row[8] for row in rows if row[8] is not None})


def findlinestarts(code):
    """Generate pairs of offset and line where lines of source begin."""
    last = False
    for start, end, line in code.co_lines():
        if line is not last:
            last = line
            yield start, line


def pretty_flags(flags):
    """Names of the flags of a code object."""
    names = []
    for i in range(32):
        flag = 1 << i
        if flags & flag:
            names.append(COMPILER_FLAG_NAMES.get(flag, hex(flag)))
            flags ^= flag
            if not flags:
                break
    return ", ".join(names) or hex(flags)


def code_info(x):
    """Facts about a method, function, string of source or code object."""
    co = _get_code_object(x)
    lines = [
        "Name:              %s" % co.co_name,
        "Filename:          %s" % co.co_filename,
        "Argument count:    %s" % co.co_argcount,
        "Positional-only arguments: %s" % co.co_posonlyargcount,
        "Kw-only arguments: %s" % co.co_kwonlyargcount,
        "Number of locals:  %s" % co.co_nlocals,
        "Registers:         %s" % co.co_stacksize,
        "Flags:             %s" % pretty_flags(co.co_flags),
    ]
    for title, items, show in [("Constants:", co.co_consts, repr), ("Names:", co.co_names, str),
                               ("Variable names:", co.co_varnames, str), ("Free variables:", co.co_freevars, str),
                               ("Cell variables:", co.co_cellvars, str)]:
        if items:
            lines.append(title)
            lines.extend("%4d: %s" % (number, show(item)) for number, item in enumerate(items))
    return "\n".join(lines)


def show_code(co, *, file=None):
    """Print facts about a method, function, string of source or code object."""
    print(code_info(co), file=file)


class Bytecode:
    """The bytecode of a function, method, string of source or code object; iterable over its instructions."""

    def __init__(self, x, *, first_line=None, current_offset=None, show_caches=False, adaptive=False,
                 show_offsets=False, show_positions=False):
        self.codeobj = co = _get_code_object(x)
        self.first_line = co.co_firstlineno if first_line is None else first_line
        self.current_offset = current_offset
        self._original_object = x

    def __iter__(self):
        return get_instructions(self.codeobj, first_line=self.first_line)

    def __repr__(self):
        return f"{type(self).__name__}({self._original_object!r})"

    @classmethod
    def from_traceback(cls, tb, **options):
        """Construct a Bytecode from the innermost frame of a traceback."""
        while tb.tb_next:
            tb = tb.tb_next
        return cls(tb.tb_frame.f_code, current_offset=tb.tb_lasti)

    def info(self):
        """Facts about the code object."""
        return code_info(self.codeobj)

    def dis(self):
        """The text that `dis.dis` would print."""
        with io.StringIO() as output:
            disassemble(self.codeobj, file=output)
            return output.getvalue()


def _find_imports(co):
    """Find import statements in the code

    Generate triplets (name, level, fromlist) where
    name is the imported module and level, fromlist are
    the corresponding args to __import__."""
    # The two loads before the import are its level and its names.
    before = []
    for instruction in get_instructions(co):
        if instruction.opname == "IMPORT_NAME" and len(before) == 2:
            yield instruction.argval, before[0].arg[1], before[1].argval
        before = [*before[-1:], instruction]


def _find_store_names(co):
    """Find names of variables which are written in the code

    Generate sequence of strings"""
    seen = set()
    for instruction in get_instructions(co):
        name = instruction.argval
        if instruction.opname in ("STORE_NAME", "STORE_GLOBAL") and name not in seen:
            seen.add(name)
            yield name


def main(args=None):
    import argparse

    parser = argparse.ArgumentParser()
    parser.add_argument("-C", "--show-caches", action="store_true", help="show inline caches")
    parser.add_argument("-O", "--show-offsets", action="store_true", help="show instruction offsets")
    parser.add_argument("-P", "--show-positions", action="store_true", help="show instruction positions")
    parser.add_argument("-S", "--specialized", action="store_true", help="show specialized bytecode")
    parser.add_argument("infile", nargs="?", default="-")
    args = parser.parse_args(args=args)
    if args.infile == "-":
        name, source = "<stdin>", sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, "rb") as file:
            source = file.read()
    code = compile(source, name, "exec")
    dis(code, show_caches=args.show_caches, adaptive=args.specialized, show_offsets=args.show_offsets,
        show_positions=args.show_positions)


if __name__ == "__main__":
    main()
