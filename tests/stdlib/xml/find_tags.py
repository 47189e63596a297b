# find, findtext and findall with plain tags and with paths.
import xml.etree.ElementTree as ET

root = ET.fromstring("<r><a x='1'>one<b/></a><c/><a>two</a><ns:d xmlns:ns='urn:n'>three</ns:d><e></e></r>")
for path in ("a", "c", "z", "e", "a/b", "./a", "*", "a[@x]", "{urn:n}d", ".//b"):
    found = root.find(path)
    print(repr(path), found if found is None else found.tag, repr(root.findtext(path)), repr(root.findtext(path, "no")), [element.tag for element in root.findall(path)])
print(root.find("n:d", {"n": "urn:n"}).text, root.find("d", {"": "urn:n"}).text, root.findtext("d", namespaces={"": "urn:n"}))
print(root.find(path="a").text, root.findtext("a", default=3), root.find("a", namespaces=None).get("x"))


class Own(ET.Element):
    pass


own = Own("own")
own.append(ET.Comment("comment"))
own.append(root)
print(own.find("r").tag, own.findall("r")[0] is root, own.find("x"), ET.Element.find.__name__)
