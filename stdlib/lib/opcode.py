"""gillie's opcodes, in the shape of CPython's module `opcode`.

The names and numbers come from the one table of the machine (docs/opcodes.md explains it); none of them is
CPython's.
"""

import _dis

__all__ = ["opname", "opmap", "hasarg", "hasconst", "hasname", "hasjump", "hasjrel", "hasjabs", "haslocal",
           "hasfree", "hascompare", "hasexc", "EXTENDED_ARG", "HAVE_ARGUMENT", "cmp_op", "stack_effect"]

_rows = _dis.opcodes()
opname = [_row[0] for _row in _rows]
opmap = {_name: _number for _number, _name in enumerate(opname)}
# What tools for tracing look up by CPython's names (coverage.py: is this return event a yield?).
for _name, _ours in [("RETURN_VALUE", "RETURN"), ("YIELD_VALUE", "YIELD"), ("YIELD_FROM", "YIELD"), ("JUMP_FORWARD", "JUMP"),
                     ("EXTENDED_ARG", "EXT")]:
    opmap[_name] = opmap[_ours]
del _name, _ours
_doc = {_row[0]: _row[1] for _row in _rows}
_words = [_row[2] for _row in _rows]
hasarg = list(range(len(opname)))
hasconst = [_number for _number, _row in enumerate(_rows) if _row[3]]
hasname = [_number for _number, _row in enumerate(_rows) if _row[4]]
hasjump = [_number for _number, _row in enumerate(_rows) if _row[5]]
hasjrel = hasjump
hasjabs = []
haslocal = []
hasfree = []
hascompare = []
hasexc = []
cmp_op = ("<", "<=", "==", "!=", ">", ">=")
EXTENDED_ARG = opmap["EXT"]
# Any instruction may have operands.
HAVE_ARGUMENT = 0
del _rows

from _opcode import stack_effect
