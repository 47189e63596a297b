"""XML: documents with attributes, namespaces and long texts, from str and bytes, by tree, by events and by sax."""
import io
import xml.etree.ElementTree as ET
import xml.sax

items = "<root>" + "".join(
    f'<item id="{i}" class="c{i % 5}"><name>Item {i}</name><price currency="EUR">{i / 3:.2f}</price><desc>some text &amp; more \u00e9</desc></item>\n' for i in range(500)
) + "</root>"
spaces = '<a:r xmlns:a="urn:a">' + "<a:x><a:y z='1'/>t</a:x>" * 500 + "</a:r>"
attributes = "<a>" + "<b c='1' d='2' e='3' f='4' g='5'/>" * 1000 + "</a>"
prose = "<a>" + "lorem ipsum dolor sit amet\n" * 3000 + "</a>"
total = 0


class Handler(xml.sax.ContentHandler):
    def startElement(self, name, attrs):
        global total
        total += len(name)


for _ in range(6):
    for document in (items, spaces, attributes, prose, items.encode()):
        total += len(ET.fromstring(document))
    tree = ET.fromstring(items)
    total += len(tree.findall("item[@id='5']/name")) + len(tree.findall(".//price")) + sum(len(e.findtext("name")) for e in tree) + len(ET.tostring(tree))
    for _, element in ET.iterparse(io.BytesIO(items.encode()), events=("start", "end")):
        total += len(element.tag)
    xml.sax.parseString(items.encode(), Handler())
print(total)
