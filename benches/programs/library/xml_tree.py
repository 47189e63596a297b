"""Parsing, searching, changing and writing XML with ElementTree."""
import io
import xml.etree.ElementTree as ET

text = "<root>" + "".join(f'<child id="{i}"><a>text {i}</a>tail<b x="1"/></child>' for i in range(1000)) + "</root>"
found = 0
for _ in range(10):
    root = ET.fromstring(text)
    for child in root.findall("child"):
        found += len(child.findtext("a")) + len(child.get("id"))
        child.set("seen", "yes")
    found += len(root.findall(".//b")) + sum(1 for _ in root.iter()) + len("".join(root.itertext()))
    for _, element in ET.iterparse(io.StringIO(text)):
        element.clear()
    found += len(ET.tostring(root))
print(found)
