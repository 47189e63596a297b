"""ElementTree, minidom, sax and plistlib on top of pyexpat."""
import io
import plistlib
import xml.etree.ElementTree as ET
import xml.sax
from xml.dom import minidom

root = ET.fromstring("<a x='1'><b>t&amp;u</b>tail<c xmlns='urn:n' y='ü'/><!-- no --></a>")
print(ET.tostring(root, encoding="unicode"), [child.tag for child in root], root.find("b").tail)
for text in ["<a><b></a>", "", "<a>&nope;</a>", "<a b=c/>"]:
    try:
        ET.fromstring(text)
    except ET.ParseError as error:
        print(repr(error), error.code, error.position)
events = [(event, element.tag) for event, element in ET.iterparse(io.BytesIO(b"<a><b/><c>x</c></a>"), ("start", "end"))]
print(events)
parser = ET.XMLPullParser(["start", "end", "comment", "pi", "start-ns"])
for piece in ["<a xmlns:p='u'><!--c--", "><p:b", "/><?x y?></a>"]:
    parser.feed(piece)
    parser.flush()
    print([(event, getattr(value, "tag", value) if not callable(getattr(value, "tag", None)) else value.text) for event, value in parser.read_events()])
print(ET.canonicalize("<a  b='2' a='1'><c/></a>"))
document = minidom.parseString("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e 'ent'>]><a b='1'>x<c>&e;</c><![CDATA[<&>]]><?p q?></a>")
print(document.toxml())
print(document.toprettyxml(indent=" "))
print(document.getElementsByTagName("c")[0].firstChild.data, document.documentElement.getAttribute("b"))


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attributes):
        print("start", name, dict(attributes.items()))

    def endElement(self, name):
        print("end", name)

    def characters(self, content):
        print("text", repr(content))


xml.sax.parseString(b"<a b='1'>x<c/>y&lt;z</a>", Handler())
try:
    xml.sax.parseString(b"<a>\n <b></a>", Handler())
except xml.sax.SAXParseException as error:
    print(error, error.getLineNumber(), error.getColumnNumber())
data = {"a": 1, "b": [1.5, True, "ü<&>", b"bytes"], "c": {"d": "e"}}
print(plistlib.loads(plistlib.dumps(data)) == data, plistlib.dumps(data).decode())
big = "<r>" + "".join(f"<i n='{n}'>text {n}</i>" for n in range(2000)) + "</r>"
print(sum(int(i.get("n")) for i in ET.fromstring(big)), len(minidom.parseString(big).documentElement.childNodes))
bomb = "<!DOCTYPE r [<!ENTITY a '" + "x" * 1000 + "'>" + "".join(f"<!ENTITY {chr(98 + n)} '{('&' + chr(97 + n) + ';') * 20}'>" for n in range(6)) + "]><r>&g;</r>"
try:
    ET.fromstring(bomb)
except ET.ParseError as error:
    print(str(error).split(":")[0])
deep = "<a>" * 50000 + "</a>" * 50000
class Counter:
    deepest = depth = 0
    def start(self, tag, attributes):
        self.depth += 1
        self.deepest = max(self.deepest, self.depth)
    def end(self, tag):
        self.depth -= 1
    def data(self, data): pass
    def close(self): return self.deepest
print(ET.XMLParser(target=Counter()).feed(deep))
