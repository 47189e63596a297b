# textwrap, pprint, reprlib, difflib, shlex, csv, html, urllib.parse.
import textwrap, pprint, reprlib, csv, io, html, shlex, urllib.parse
t = "The quick brown fox jumped over the lazy dog and ran away."; print(textwrap.fill(t, 20), textwrap.shorten(t, 30), textwrap.wrap("a bb ccc", 4), textwrap.indent("a\nb", "> "), textwrap.dedent("  x\n    y\n"), sep="\n")
pprint.pprint({"name": "x" * 30, "list": list(range(30)), "nested": {"a": [1, 2], "b": ("t",)}}, width=60); print(pprint.pformat([1, [2, [3, [4]]]], depth=2), reprlib.repr(list(range(100))), reprlib.repr("x" * 100))
print(list(csv.reader(['a,"b, c",d', '1,"say ""x""",'])), list(csv.DictReader(io.StringIO("h1,h2\n1,2\n"))))
o = io.StringIO(); w = csv.writer(o); w.writerow(["a", 'q"q', "x,y", None, 5]); print(repr(o.getvalue()), html.escape("<a & 'b'>"), html.unescape("&lt;&eacute;&#65;"), shlex.split("a 'b c' \"d\\\"e\" f\\ g"), shlex.quote("a b"), urllib.parse.quote("a b/é"), urllib.parse.unquote("a%20b"), urllib.parse.urlencode({"q": "x y", "n": 1}), urllib.parse.urlparse("http://h:80/p?q=1#f").netloc, urllib.parse.parse_qs("a=1&a=2&b="))
import difflib; print(list(difflib.ndiff(["a", "b"], ["a", "c"])), difflib.get_close_matches("appel", ["ape", "apple", "peach"]), round(difflib.SequenceMatcher(None, "abcd", "bcde").ratio(), 3))
