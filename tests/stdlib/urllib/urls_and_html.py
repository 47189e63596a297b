# Addresses taken apart and put together; HTML escaped and read
import html
from html.parser import HTMLParser
from urllib.parse import (parse_qs, parse_qsl, quote, quote_plus, unquote, unquote_to_bytes, urldefrag, urlencode, urljoin, urlsplit,
                          urlunsplit, urlparse)

u = urlsplit("HTTP://Ann:pa%20ss@[::1]:8080/a/b;p?q=1&q=2#frag%41")
print(u, u.username, u.password, u.hostname, u.port, u.geturl())
print(u._replace(netloc="x.org", query="").geturl(), urlparse("//h/p;x=1?y").params, urlunsplit(("s", "h", "p", "", "")), urldefrag("a#b").fragment)
base = "http://a/b/c/d;p?q"
print([urljoin(base, r) for r in ("g", "./g", "/g", "//g", "?y", "#s", "..", "../../../g", "g;x=1/../y", "", "http:g", "mailto:x@y")])
print(parse_qs("a=1&b=&a=%C3%A9+x", keep_blank_values=True), parse_qsl("a=1;b=2&c", separator=";"), parse_qsl(b"x=%ff", encoding="latin-1"))
print(urlencode({"q": "a b&c", "l": [1, 2]}, doseq=True), urlencode([("é", b"\xff")], quote_via=quote), quote("a/b c~ü", safe=""), quote_plus("1+1 = 2"), quote(b"\x00/"))
print(unquote("%E2%82%AC%zz%"), unquote("%ff"), unquote_to_bytes("%ff%"), unquote("%e9", "latin-1"), ascii(unquote("%ff", errors="surrogateescape")))
for call in (lambda: urlsplit("http://h:x/").port, lambda: urlsplit("http://h:99999").port, lambda: urlsplit("http://[::1/"), lambda: parse_qs("a", strict_parsing=True),
             lambda: parse_qsl("a=1&b=2&c=3", max_num_fields=2), lambda: urljoin("a", b"b"), lambda: urlencode(5), lambda: quote(5)):
    try:
        print(call())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

print(html.escape("<a href='x'>\"&amp;</a>"), html.escape("'\"", quote=False), html.unescape("&lt;&eacute;&#233;&#x20AC;&notit;&amp&unknown;&#0;&#x110000;"))


class Outline(HTMLParser):
    void = {"br", "img", "meta"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.links = 0, []

    def handle_starttag(self, tag, attrs):
        print("  " * self.depth + tag, attrs or "", self.getpos())
        self.links += [value for name, value in attrs if name == "href"]
        if tag not in self.void:
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth -= tag not in self.void

    def handle_data(self, data):
        if data.strip():
            print("  " * self.depth + repr(data.strip()))

    def handle_comment(self, data):
        print("  " * self.depth + f"comment {data!r}")

    def handle_decl(self, decl):
        print("declaration", decl)


p = Outline()
p.feed("<!DOCTYPE html><html><body class=main hidden>\n<P>One &amp; <b>two</b><br/>&euro; ")
p.feed("<a HREF='x?a=1&amp;b'>link</a></p><!-- note -->\n<img src=i.png alt=\"it's\"></body></html>")
p.close()
print(p.links, p.depth, p.get_starttag_text())
