# A message with parts built and read back; an XML tree built, walked and written
import email
import email.policy
import xml.etree.ElementTree as ET
from email.message import EmailMessage
from email.utils import format_datetime, formataddr, getaddresses, parseaddr, parsedate_to_datetime
from datetime import datetime, timezone

m = EmailMessage()
m["Subject"] = "Grüße from here"
m["From"] = formataddr(("Ann, A.", "ann@example.org"))
m["To"] = "Bob <bob@example.org>, cid@example.org"
m["Date"] = format_datetime(datetime(2024, 2, 29, 12, tzinfo=timezone.utc))
m.set_content("Hello,\nit's 5 €.\n")
m.add_alternative("<p>Hello</p>", subtype="html")
m.add_attachment(b"\x00\x01\x02", maintype="application", subtype="x-thing", filename="thing.bin")
m.set_boundary("OUTER")
next(m.iter_parts()).set_boundary("INNER")
text = m.as_bytes()
print(text.decode("utf-8"))
back = email.message_from_bytes(text, policy=email.policy.default)
print(back["subject"], back["to"].addresses[0].display_name, [a.domain for a in back["to"].addresses], back["date"].datetime)
for part in back.walk():
    print(part.get_content_type(), part.is_multipart(), part.get_filename(), None if part.is_multipart() else part.get_content())
print(back.get_body(("html",)).get_content(), [a.get_filename() for a in back.iter_attachments()], list(back.keys()))
print(parseaddr('"A \\"B\\" C" <x@y>'), getaddresses(["a@b, C <d@e>"]), parsedate_to_datetime("Thu, 29 Feb 2024 12:00:00 -0330"))
try:
    m["Subject"] = "again"
except ValueError as error:
    print(error)

root = ET.Element("library", {"name": "A & B"})
for i, (title, year) in enumerate((("One <1>", 1999), ("Two", 2001), ("Three", None))):
    book = ET.SubElement(root, "book", id=str(i))
    ET.SubElement(book, "title").text = title
    if year:
        ET.SubElement(book, "year").text = str(year)
root[1].tail = "after two"
root.insert(0, ET.Comment(" all "))
print(ET.tostring(root, "unicode"))
print([b.get("id") for b in root.findall("book[year]")], root.findtext("./book[title='Two']/year"), root.find(".//book[3]/title").text, [e.tag for e in root.iter() if isinstance(e.tag, str)])
root.remove(root.find("book[@id='1']"))
ET.indent(root)
print(ET.tostring(root, encoding="us-ascii", xml_declaration=True, short_empty_elements=False).decode())
NS = '<a:r xmlns:a="urn:a" xmlns="urn:d" a:k="v"><x>t<!-- c --><?pi d?>u</x><y/></a:r>'
ns = ET.fromstring(NS)
ET.register_namespace("n", "urn:a")
print(ns.tag, ns.attrib, ns.find("d:x", {"d": "urn:d"}).text)
print(ET.tostring(ns).decode(), ET.canonicalize(NS))
parser = ET.XMLPullParser(["start", "end"])
for piece in ("<a><b", ">x</b>", "</a>"):
    parser.feed(piece)
    print([(event, e.tag, e.text) for event, e in parser.read_events()])
for wrong in ("<a><b></a>", "<a/><b/>", "<a>&x;</a>", "<a b=1/>", ""):
    try:
        ET.fromstring(wrong)
    except ET.ParseError as error:
        print(error, error.position, error.code)
