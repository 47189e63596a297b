# html, html.parser, html.entities: escaping, character references, an outline and a link checker.
import html
from html.entities import codepoint2name, entitydefs, html5, name2codepoint
from html.parser import HTMLParser

print(html.escape("<a href=\"x\">'&'</a>"), html.escape("'\"<", quote=False))
for text in ["&lt;&gt;&amp;", "&#65;&#x42;&#X43", "&eacute;&eacute", "&notit;&notin;", "&#0;&#x110000;&#xD800;&#128;&#x9f;", "&nosuch;&", "&amp;amp;", "&#xzz;&#;", "&CounterClockwiseContourIntegral;&NotEqualTilde;", "&#1;&#11;&#13;"]:
    print(repr(text), repr(html.unescape(text)))
print(len(html5), name2codepoint["euro"], codepoint2name[233], entitydefs["nbsp"] == "\xa0")


class Events(HTMLParser):
    def handle_starttag(self, tag, attrs):
        print("start", tag, attrs, self.getpos(), self.get_starttag_text())

    def handle_startendtag(self, tag, attrs):
        print("startend", tag, attrs)

    def handle_endtag(self, tag):
        print("end", tag)

    def handle_data(self, data):
        print("data", repr(data))

    def handle_comment(self, data):
        print("comment", repr(data))

    def handle_decl(self, decl):
        print("decl", repr(decl))

    def handle_pi(self, data):
        print("pi", repr(data))

    def handle_entityref(self, name):
        print("entity", name)

    def handle_charref(self, name):
        print("char", name)

    def unknown_decl(self, data):
        print("unknown", data)


page = """<!DOCTYPE html>
<?php echo 1; ?><HTML lang=en><!-- note --><body class="a b" data-x='1&amp;2' hidden>
<p>text &amp; &#169; more<br/><img src=x alt="&lt;">
<script>if (a < b && c) { document.write("<p>"); }</script><style>p > a {}</style>
<a href="one">1</a><a HREF='two' >2</A ><p>unclosed < text &unknown; <b>bold</b></body></html>"""
for convert in (True, False):
    parser = Events(convert_charrefs=convert)
    for start in range(0, len(page), 40):
        parser.feed(page[start:start + 40])
    parser.close()
    parser.reset()


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.depth, self.found = None, []

    def handle_starttag(self, tag, attrs):
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.depth = int(tag[1])
            self.found.append("  " * self.depth)

    def handle_endtag(self, tag):
        self.depth = None if tag.startswith("h") else self.depth

    def handle_data(self, data):
        if self.depth:
            self.found[-1] += data.strip()


outline = Outline()
outline.feed("<h1>Title</h1><p>x</p><h2>Part <em>one</em></h2><h2>Part &Tau;wo</h2><h3>Deep</h3>")
print("\n".join(outline.found))
for action in [lambda: html.escape(5), lambda: html.unescape(None), lambda: HTMLParser().feed(b"x"), lambda: html.escape("a", "b", "c")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
