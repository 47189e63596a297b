"""logging, argparse, configparser, textwrap, difflib, urllib.parse, html, email, pathlib, pprint, tokenize, ast."""
import argparse
import ast
import configparser
import difflib
import email
import email.policy
import html
import html.parser
import io
import logging
import pathlib
import pprint
import textwrap
import tokenize
import urllib.parse

ini = "\n".join(f"[s{i}]\n" + "\n".join(f"key{j} = value {j}" for j in range(10)) for i in range(20))
prose = "The quick brown fox jumps over the lazy dog. " * 40
page = "".join(f'<div class="a b{i}"><a href="/x/{i}">link &amp; {i}</a><br/>text<!-- c --></div>\n' for i in range(60))
mail = ("From: A <a@b.c>\nTo: x@y.z, Bob <b@c.d>\nSubject: =?utf-8?q?H=C3=A9llo?= world\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b1\"\n\n"
        "--b1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\naGVsbG8gd29ybGQ=\n--b1\nContent-Type: text/html\n\n<p>hi</p>\n--b1--\n")
source = "def f(a, b=1):\n    '''doc'''\n    return [x for x in range(a) if x % 2 == 0] + {'k': b}\n\n\nclass C:\n    x: int = 1\n" * 10
old = [f"line {i} {i % 5}\n" for i in range(80)]
new = [line for i, line in enumerate(old) if i % 9] + ["new\n"]
total = 0


class Parser(html.parser.HTMLParser):
    def handle_starttag(self, tag, attributes):
        global total
        total += len(attributes)


stream = io.StringIO()
logger = logging.Logger("bench")
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
logger.addHandler(handler)
for _ in range(5):
    for i in range(100):
        logger.info("hello %s %d", "a", i)
    parser = argparse.ArgumentParser(prog="x")
    parser.add_argument("--number", type=int, default=1, help="the number")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("files", nargs="*")
    total += len(parser.parse_args(["--number", "3", "-v", "f", "g"]).files) + len(parser.format_usage())
    config = configparser.ConfigParser()
    config.read_string(ini)
    total += sum(len(config.get(section, key)) for section in config.sections() for key in config[section])
    total += len(textwrap.wrap(prose, 60)) + len(textwrap.dedent(prose)) + len(textwrap.indent(prose, "  "))
    total += len(list(difflib.unified_diff(old, new))) + len(difflib.get_close_matches("line 5", old)) + int(100 * difflib.SequenceMatcher(None, "abcdefgh" * 10, "abxdefzh" * 10).ratio())
    for i in range(100):
        parts = urllib.parse.urlsplit(f"http://user:pw@example.com:80/path/{i}?q={i}&r=a%20b#f")
        total += parts.port + len(urllib.parse.parse_qs(parts.query)) + len(urllib.parse.quote(f"a b/\u00fc&{i}")) + len(urllib.parse.urljoin("http://a/b/c", f"../{i}"))
    total += len(html.unescape(html.escape(page)))
    Parser().feed(page)
    message = email.message_from_string(mail, policy=email.policy.default)
    total += len(message["subject"]) + sum(1 for _ in message.walk()) + len(message.as_string()) + len(email.message_from_string(mail).get_payload())
    for i in range(100):
        path = pathlib.PurePosixPath("/a/b") / "c" / f"d{i}.txt"
        total += len(path.name) + len(path.suffix) + len(path.parts) + len(str(path.with_suffix(".x")))
    total += len(pprint.pformat({f"k{i}": [1, 2, {"a": "x" * 30}] for i in range(20)}))
    total += sum(1 for _ in tokenize.generate_tokens(io.StringIO(source).readline)) + len(ast.unparse(ast.parse(source)))
print(total, len(stream.getvalue()))
