"""What `tokenize` needs of CPython's own tokenizer: `TokenizerIter` (Python/Python-tokenize.c, PEP 701).

The lexer of the compiler has no use for comments and blank lines, which is what `tokenize` is about, so this is one
of its own: line by line, with regular expressions for the regular part and a stack for f-strings and their fields.
"""

import re
from token import (
    COMMENT, DEDENT, ENDMARKER, EXACT_TOKEN_TYPES, FSTRING_END, FSTRING_MIDDLE, FSTRING_START, INDENT, NAME, NEWLINE,
    NL, NUMBER, OP, STRING, TSTRING_END, TSTRING_MIDDLE, TSTRING_START,
)

__all__ = ["TokenizerIter"]

_TAB = 8

_digits = r"[0-9](?:_?[0-9])*"
_exponent = rf"[eE][-+]?{_digits}"
_number = (
    r"0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|"
    rf"(?:{_digits}\.(?:{_digits})?|\.{_digits})(?:{_exponent})?[jJ]?|{_digits}(?:{_exponent})?[jJ]?"
)
_operators = "|".join(map(re.escape, sorted(EXACT_TOKEN_TYPES, key=len, reverse=True)))
_token = re.compile(
    rf"""(?P<comment>\#[^\r\n]*)|(?P<number>{_number})|"""
    r"""(?P<string>(?:[rRbBfFtTuU]{0,2})(?:'''|\"\"\"|'|\"))|"""
    rf"""(?P<name>(?:\w|[^\x00-\x7f])+)|(?P<op>{_operators}|[$?!`])|(?P<newline>\r?\n|\r)|(?P<continued>\\\r?\n)"""
)
_blank = re.compile(r"[ \t\f]*")
_prefixes = frozenset("r u b f t br rb fr rf tr rt".split()) | {""}


class _Template:
    """An f-string or t-string that is open: its quote, and for each open field whether its format spec has begun."""

    def __init__(self, quote, raw, types, place):
        self.quote = quote
        self.raw = raw
        self.types = types
        self.place = place
        self.fields = []

    def in_text(self):
        return not self.fields or self.fields[-1]


class TokenizerIter:
    """TokenizerIter(readline, /, *, encoding=None, extra_tokens=False)"""

    def __init__(self, readline, /, *, encoding=None, extra_tokens=False):
        self._readline = readline
        self._encoding = encoding
        self._extra = extra_tokens
        self._line = ""
        self._number = 0
        self._tokens = self._run()

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._tokens)

    def _read(self):
        try:
            line = self._readline()
        except StopIteration:
            line = ""
        if isinstance(line, (bytes, bytearray)):
            line = str(line, self._encoding or "utf-8")
        elif not isinstance(line, str):
            raise TypeError("readline() returned a non-string object")
        if line:
            self._number += 1
            self._line = line
        return line

    def _error(self, message, column, line=None, kind=SyntaxError):
        number = self._number if line is None else line
        return kind(message, ("<string>", number, column + 1, self._line))

    def _indentation(self, line):
        """The column, and how many characters of white space there are."""
        column = 0
        for at, character in enumerate(line):
            if character == " ":
                column += 1
            elif character == "\t":
                column = (column // _TAB + 1) * _TAB
            elif character == "\f":
                column = 0
            else:
                return column, at
        return column, len(line)

    def _run(self):
        indents = [0]
        # What is open: brackets, and "field" for the braces of replacement fields.
        brackets = []
        templates = []
        continued = False
        # Whether anything but comments stood on the logical line.
        content = False
        while line := self._read():
            at = 0
            if not continued and not brackets and not templates:
                content = False
                column, at = self._indentation(line)
                rest = line[at:at + 1]
                if rest not in ("", "#", "\n", "\r") and not (rest == "\\" and line[at + 1:].strip() == ""):
                    if column > indents[-1]:
                        indents.append(column)
                        yield INDENT, line[:at], (self._number, 0), (self._number, at), line
                    while column < indents[-1]:
                        indents.pop()
                        if column > indents[-1]:
                            raise self._error(
                                "unindent does not match any outer indentation level", at, kind=IndentationError)
                        yield DEDENT, "", (self._number, at), (self._number, at), line
            continued = False
            while at < len(self._line):
                line, number = self._line, self._number
                if templates and templates[-1].in_text():
                    at = yield from self._text(templates, brackets, at)
                    continue
                at = _blank.match(line, at).end()
                if at == len(line):
                    break
                found = _token.match(line, at)
                if found is None:
                    raise self._error(f"invalid character '{line[at]}' (U+{ord(line[at]):04X})", at)
                kind, text, start, end = found.lastgroup, found[0], at, found.end()
                at = end
                match kind:
                    case "comment":
                        if self._extra:
                            yield COMMENT, text, (number, start), (number, end), line
                    case "newline":
                        if content and not brackets and not templates:
                            yield NEWLINE, text, (number, start), (number, end), line
                        elif self._extra:
                            yield NL, text, (number, start), (number, end), line
                    case "continued":
                        continued = True
                    case "number" | "name":
                        content = True
                        if kind == "name" and not text.isidentifier():
                            raise self._error(f"invalid character '{text[0]}' (U+{ord(text[0]):04X})", start)
                        yield NUMBER if kind == "number" else NAME, text, (number, start), (number, end), line
                    case "string":
                        content = True
                        quote = text.lstrip("rRbBfFtTuU")
                        prefix = text[:-len(quote)].lower()
                        if prefix not in _prefixes:
                            # A name that happens to stand before a quote.
                            at = end - len(quote)
                            yield NAME, line[start:at], (number, start), (number, at), line
                        elif "f" in prefix or "t" in prefix:
                            types = ((FSTRING_START, FSTRING_MIDDLE, FSTRING_END) if "f" in prefix
                                     else (TSTRING_START, TSTRING_MIDDLE, TSTRING_END))
                            templates.append(_Template(quote, "r" in prefix, types, (number, start)))
                            yield types[0], text, (number, start), (number, end), line
                        else:
                            at = yield from self._string(quote, start, end)
                    case _:
                        content = True
                        if brackets and brackets[-1] == "field":
                            fields = templates[-1].fields
                            if text == "}":
                                fields.pop()
                            elif text in (":", ":="):
                                text, end = ":", start + 1
                                fields[-1] = True
                            elif text == "!=" and line[end:end + 1] in "}:":
                                text, end = "!", start + 1
                            at = end
                        if text in "([{":
                            brackets.append(text)
                        elif text in ")]}" and brackets:
                            brackets.pop()
                        type = OP if self._extra else EXACT_TOKEN_TYPES.get(text, OP)
                        yield type, text, (number, start), (number, end), line
            if not line.endswith(("\n", "\r")) and not brackets and not templates:
                end = len(self._line)
                if content:
                    yield NEWLINE, "", (self._number, end), (self._number, end + 1), self._line
                elif self._extra and line.strip():
                    yield NL, "", (self._number, end), (self._number, end + 1), self._line
        if templates:
            template = templates[-1]
            letter = "f" if template.types[0] == FSTRING_START else "t"
            what = f"triple-quoted {letter}-string" if len(template.quote) == 3 else f"{letter}-string"
            line, column = template.place
            raise self._error(f"unterminated {what} literal (detected at line {self._number})", column, line)
        if brackets:
            raise self._error("unexpected EOF in multi-line statement", -1)
        end = self._number + 1
        for _ in indents[1:]:
            yield DEDENT, "", (end, 0), (end, 0), ""
        yield ENDMARKER, "", (end, 0), (end, 0), ""

    def _string(self, quote, start, at):
        """The rest of a string literal, over as many lines as it takes; answers where it ends in the last one."""
        first, whole, number = start, self._line, self._number
        text = [self._line[start:at]]
        while True:
            line = self._line
            begin = at
            while at < len(line):
                character = line[at]
                if character == "\\":
                    at += 3 if line.startswith("\\\r\n", at) else 2
                elif line.startswith(quote, at):
                    at += len(quote)
                    text.append(line[begin:at])
                    yield STRING, "".join(text), (number, first), (self._number, at), whole
                    return at
                elif character in "\r\n" and len(quote) == 1:
                    raise self._error(f"unterminated string literal (detected at line {self._number})", first, number)
                else:
                    at += 1
            text.append(line[begin:])
            if len(quote) == 1 and not line.endswith(("\\\n", "\\\r\n")) or not self._read():
                what = "triple-quoted string" if len(quote) == 3 else "string"
                raise self._error(f"unterminated {what} literal (detected at line {self._number})", first, number)
            whole += self._line
            at = 0

    def _text(self, templates, brackets, at):
        """Literal text of an f-string up to a field or its end; answers where to go on in the line."""
        template = templates[-1]
        quote, middle = template.quote, template.types[1]
        spec = bool(template.fields)
        line, start, whole = self._line, (self._number, at), self._line
        text, begin = [], at

        def token(end):
            text.append(line[begin:end])
            return middle, "".join(text), start, (self._number, end), whole

        while True:
            if at >= len(line):
                text.append(line[begin:])
                if not self._read():
                    return at
                line, at, begin = self._line, 0, 0
                whole += line
            character = line[at]
            if line.startswith(quote, at):
                if line[begin:at] or text:
                    yield token(at)
                end = at + len(quote)
                yield template.types[2], quote, (self._number, at), (self._number, end), line
                templates.pop()
                return end
            if character in "\r\n" and len(quote) == 1:
                letter = "f" if template.types[0] == FSTRING_START else "t"
                number, column = template.place
                raise self._error(
                    f"unterminated {letter}-string literal (detected at line {self._number})", column, number)
            if character == "\\" and not template.raw and line.startswith("\\N{", at):
                at = line.find("}", at) + 1 or len(line)
            elif character == "\\" and line[at + 1:at + 2] not in ("{", "}"):
                at += 2
            elif character in "{}" and line[at + 1:at + 2] == character and not spec:
                yield token(at + 1)
                at += 2
                begin, start, text, whole = at, (self._number, at), [], line
            elif character == "{":
                if line[begin:at] or text:
                    yield token(at)
                yield self._brace(character, at)
                template.fields.append(False)
                brackets.append("field")
                return at + 1
            elif character == "}":
                if spec:
                    yield token(at)
                    template.fields.pop()
                    brackets.pop()
                elif line[begin:at] or text:
                    yield token(at)
                yield self._brace(character, at)
                return at + 1
            else:
                at += 1

    def _brace(self, text, at):
        type = OP if self._extra else EXACT_TOKEN_TYPES[text]
        return type, text, (self._number, at), (self._number, at + 1), self._line
