"""The document type token by token to the default handler, and to a parser's target."""

import pyexpat
import xml.etree.ElementTree as ET

DOCUMENT = """<?xml version="1.0"?>
<!-- c --><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"
 "http://x" [
<!ENTITY a "b"> <!ENTITY % p 'q'>
 <!ELEMENT x (y|z)*>
 <!ELEMENT t (#PCDATA)>
 <!ATTLIST x y CDATA #IMPLIED>
]>
<html>a&a;&lt;<![CDATA[<!x]]></html>"""


def show(text):
    print(repr(text))


parser = pyexpat.ParserCreate()
parser.DefaultHandlerExpand = show
parser.Parse(DOCUMENT, True)

parser = pyexpat.ParserCreate()
parser.DefaultHandler = show
parser.StartDoctypeDeclHandler = lambda *args: print("doctype", args)
parser.ElementDeclHandler = lambda name, model: print("element", name)
parser.StartElementHandler = lambda *args: print("start", args)
parser.Parse(DOCUMENT, True)


class Target:
    def doctype(self, name, pubid, system):
        print("doctype", name, pubid, system)

    def close(self):
        return "closed"


for text in (DOCUMENT, '<!DOCTYPE doc SYSTEM "doc.dtd"><doc/>'):
    parser = ET.XMLParser(target=Target())
    parser.feed(text)
    print(parser.close())
