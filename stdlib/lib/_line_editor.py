"""Editing one line on a terminal, as `input()` does once `readline` is imported.

The terminal gives single characters (`raw`), the line is drawn with carriage returns, backspaces and blanks only, so
that every terminal will do. A line that is wider than the terminal is shown in part. Keys are those of GNU readline's
Emacs mode (`KEYS`); signals work as ever, so Ctrl-C raises KeyboardInterrupt.
"""

import codecs
import os
import sys
import termios

import readline

# What terminals send for keys without a character.
SEQUENCES = {
    "[A": "up", "OA": "up", "[B": "down", "OB": "down", "[C": "right", "OC": "right", "[D": "left", "OD": "left",
    "[H": "home", "OH": "home", "[1~": "home", "[7~": "home", "[F": "finish", "OF": "finish", "[4~": "finish", "[8~": "finish",
    "[3~": "delete", "b": "word_left", "f": "word_right", "[1;5D": "word_left", "[1;5C": "word_right",
    "[1;3D": "word_left", "[1;3C": "word_right", "d": "kill_word", "\x7f": "kill_word_left", "<": "first", ">": "last",
}

KEYS = {
    "\x01": "home", "\x02": "left", "\x04": "end_or_delete", "\x05": "finish", "\x06": "right", "\x08": "rubout",
    "\x0b": "kill_to_end", "\x0c": "clear", "\x0e": "down", "\x10": "up", "\x12": "search", "\x14": "transpose",
    "\x15": "kill_to_start", "\x17": "kill_blank_word", "\x19": "yank", "\x7f": "rubout",
}


class raw:
    """The terminal gives each character at once and shows none by itself."""

    def __init__(self, fd):
        self.fd = fd

    def __enter__(self):
        self.before = termios.tcgetattr(self.fd)
        mode = termios.tcgetattr(self.fd)
        mode[0] &= ~(termios.IXON | termios.INLCR | termios.IGNCR)
        mode[3] &= ~(termios.ICANON | termios.ECHO | termios.IEXTEN)
        mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
        termios.tcsetattr(self.fd, termios.TCSADRAIN, mode)

    def __exit__(self, *_):
        termios.tcsetattr(self.fd, termios.TCSADRAIN, self.before)


def width(text):
    """Columns that a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(c) else 1 + (east_asian_width(c) in "WF") for c in text)


def shown(text):
    """Control characters are shown as ^X."""
    if text.isprintable():
        return text
    return "".join(f"^{chr(ord(c) ^ 64)}" if c < " " or c == "\x7f" else c for c in text)


class Line:
    """One line and the place in it."""

    killed = ""

    def __init__(self, prompt):
        # What is between \001 and \002 takes no room.
        self.visible = ""
        for part in prompt.replace("\x01", "\x02\x01").split("\x02"):
            if not part.startswith("\x01"):
                self.visible += part
        self.prompt = prompt.replace("\x01", "").replace("\x02", "")
        self.before, newline, last = self.prompt.rpartition("\n")
        self.before += newline
        self.prompt, self.visible = last, self.visible.rpartition("\n")[2]
        self.chars, self.at = [], 0
        self.begin = self.end = self.completion_type = 0
        self.place, self.typed = len(readline._history), ""
        self.drawn = 0
        self.tabs, self.pushed = 0, ""
        self.fd = 0
        encoding = getattr(sys.stdin, "encoding", None) or "utf-8"
        self.decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
        self.encoding = getattr(sys.stdout, "encoding", None) or "utf-8"

    def text(self):
        return "".join(self.chars)

    def put(self, text):
        data = text.encode(self.encoding, "surrogateescape" if self.encoding.lower() == "utf-8" else "replace")
        while data:
            data = data[os.write(1, data):]

    def key(self):
        """A character; the empty text at the end of the input."""
        if self.pushed:
            pushed, self.pushed = self.pushed, ""
            return pushed
        while True:
            byte = os.read(self.fd, 1)
            char = self.decoder.decode(byte, not byte)
            if char or not byte:
                return char

    def draw(self):
        """Draw the line anew, from the column where the prompt began."""
        columns = self.columns()
        room = max(columns - width(self.visible) - 1, 8)
        first = 0
        while width(shown("".join(self.chars[first:self.at]))) >= room:
            first += max(room // 2, 1)
        before, after = shown("".join(self.chars[first:self.at])), shown("".join(self.chars[self.at:]))
        while width(before) + width(after) > room:
            after = after[:-1]
        now = width(before) + width(after)
        blanks = max(self.drawn - now, 0)
        self.drawn = now
        self.put(f"\r{self.prompt}{before}{after}" + " " * blanks + "\b" * (blanks + width(after)))

    def read(self):
        """The line that was typed."""
        if readline._startup is not None:
            self.hook(readline._startup)
        with raw(self.fd):
            self.put(self.before)
            self.draw()
            if readline._pre_input is not None:
                self.hook(readline._pre_input)
                self.draw()
            try:
                while True:
                    key = self.key()
                    if not key and not self.chars:
                        raise EOFError
                    if not key or key in "\r\n":
                        break
                    self.press(key)
            finally:
                self.at = len(self.chars)
                self.draw()
                self.put("\n")
        return self.text()

    def hook(self, function):
        # As there: what a hook raises is nobody's.
        try:
            function()
        except Exception:
            pass

    def press(self, key):
        bound = readline._keys.get(key)
        tabs, self.tabs = self.tabs, 0
        if bound == "complete":
            self.tabs = tabs + 1
            self.complete()
            return
        if bound is None and key == "\x1b":
            action = self.sequence()
        else:
            action = KEYS.get(key) if bound is None else None
        if action is not None:
            getattr(self, action)()
            self.draw()
        elif key >= " " or key == "\t":
            self.insert(key)
            if self.at == len(self.chars) and len(key) == 1 and " " <= key < "\x7f" and self.room():
                self.drawn += 1
                self.put(key)
            else:
                self.draw()

    def room(self):
        """Whether the character just typed at the end can be written without drawing anew."""
        return self.drawn == len(self.chars) - 1 and width(self.visible) + self.drawn + 2 < self.columns()

    def columns(self):
        try:
            return os.get_terminal_size(1).columns or 80
        except OSError:
            return 80

    def sequence(self):
        """What a key sends after ESC."""
        text = self.key()
        if text in ("[", "O"):
            while True:
                char = self.key()
                text += char
                if not char or char.isalpha() or char == "~":
                    break
        return SEQUENCES.get(text, "nothing")

    def nothing(self):
        pass

    def insert(self, text):
        self.chars[self.at:self.at] = text
        self.at += len(text)

    def left(self):
        self.at = max(self.at - 1, 0)

    def right(self):
        self.at = min(self.at + 1, len(self.chars))

    def home(self):
        self.at = 0

    def finish(self):
        self.at = len(self.chars)

    def rubout(self):
        if self.at:
            self.at -= 1
            del self.chars[self.at]

    def delete(self):
        del self.chars[self.at:self.at + 1]

    def end_or_delete(self):
        if not self.chars:
            raise EOFError
        self.delete()

    def word(self, step):
        at, chars = self.at, self.chars
        ahead = at if step > 0 else at - 1
        while 0 <= ahead < len(chars) and not chars[ahead].isalnum():
            ahead += step
        while 0 <= ahead < len(chars) and chars[ahead].isalnum():
            ahead += step
        return ahead if step > 0 else ahead + 1

    def word_left(self):
        self.at = self.word(-1)

    def word_right(self):
        self.at = self.word(1)

    def kill(self, start, end):
        Line.killed = "".join(self.chars[start:end])
        del self.chars[start:end]
        self.at = start

    def kill_to_end(self):
        self.kill(self.at, len(self.chars))

    def kill_to_start(self):
        self.kill(0, self.at)

    def kill_word(self):
        self.kill(self.at, self.word(1))

    def kill_word_left(self):
        self.kill(self.word(-1), self.at)

    def kill_blank_word(self):
        start = self.at
        while start and self.chars[start - 1].isspace():
            start -= 1
        while start and not self.chars[start - 1].isspace():
            start -= 1
        self.kill(start, self.at)

    def yank(self):
        self.insert(Line.killed)

    def transpose(self):
        at = min(self.at, len(self.chars) - 1)
        if at > 0:
            self.chars[at - 1], self.chars[at] = self.chars[at], self.chars[at - 1]
            self.at = at + 1

    def clear(self):
        self.put("\x1b[H\x1b[2J")

    def go(self, place):
        """To a line of the history, or to what was typed."""
        history = readline._history
        place = min(max(place, 0), len(history))
        if self.place >= len(history):
            self.typed = self.text()
        self.place = place
        self.chars = list(history[place] if place < len(history) else self.typed)
        self.at = len(self.chars)

    def up(self):
        self.go(self.place - 1)

    def down(self):
        self.go(self.place + 1)

    def first(self):
        self.go(0)

    def last(self):
        self.go(len(readline._history))

    def search(self):
        """Ctrl-R: the latest line that contains what is typed."""
        wanted, found = "", self.place
        outer = self.prompt, self.visible
        try:
            while True:
                self.prompt = self.visible = f"(reverse-i-search)`{wanted}': "
                self.put("\r" + " " * (width(outer[1]) + self.drawn))
                self.draw()
                key = self.key()
                if key == "\x12":
                    start = found - 1
                elif key in ("\x7f", "\x08"):
                    wanted, start = wanted[:-1], len(readline._history) - 1
                elif key >= " ":
                    wanted, start = wanted + key, found if found < len(readline._history) else found - 1
                else:
                    break
                for place in range(start, -1, -1):
                    if wanted and wanted in readline._history[place]:
                        found = place
                        self.go(place)
                        break
        finally:
            gone = width(self.visible) + self.drawn
            self.prompt, self.visible = outer
            self.put("\r" + " " * gone)
        if key != "\x07":
            self.pushed = key

    def complete(self):
        """TAB: what all completions have in common; a second TAB lists them."""
        completer = readline._completer
        if completer is None:
            return
        start = self.at
        while start and self.chars[start - 1] not in readline._delimiters:
            start -= 1
        self.begin, self.end = start, self.at
        self.completion_type = ord("?") if self.tabs > 1 else 9
        word, matches = "".join(self.chars[start:self.at]), []
        # As there: what the completer raises ends the completions.
        try:
            while isinstance(match := completer(word, len(matches)), str):
                matches.append(match)
        except Exception:
            pass
        if not matches:
            self.put("\a")
            return
        common = os.path.commonprefix(matches)
        if len(matches) == 1 or len(common) > len(word):
            self.chars[start:self.at] = common
            self.at = start + len(common)
            self.draw()
        matches = sorted(set(matches))
        if len(matches) > 1:
            if self.tabs > 1 or readline._variables.get("show-all-if-ambiguous") == "on":
                self.show(common, matches)
            else:
                self.put("\a")

    def show(self, common, matches):
        longest = max(map(len, matches))
        if readline._display is not None:
            self.hook(lambda: readline._display(common, matches, longest))
            return
        columns = self.columns()
        a_row = max(columns // (longest + 2), 1)
        rows = -(-len(matches) // a_row)
        lines = ("  ".join(f"{m:{longest}}" for m in matches[row::rows]).rstrip() for row in range(rows))
        self.put("\n" + "\n".join(lines) + "\n")
        self.drawn = 0
        self.draw()
