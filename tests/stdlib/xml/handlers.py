"""Handlers, places and errors of pyexpat."""
from xml.parsers import expat

NAMES = ("StartElement EndElement ProcessingInstruction CharacterData UnparsedEntityDecl NotationDecl StartNamespaceDecl "
         "EndNamespaceDecl Comment StartCdataSection EndCdataSection StartDoctypeDecl EndDoctypeDecl EntityDecl XmlDecl "
         "ElementDecl AttlistDecl SkippedEntity").split()


def run(data, namespaces=None, pieces=None, text=False, expand=None, **settings):
    parser = expat.ParserCreate(namespace_separator=namespaces)
    parser.SetReparseDeferralEnabled(False)
    log = []
    for name in NAMES:
        def handler(*args, name=name):
            log.append((name, args, parser.CurrentLineNumber, parser.CurrentColumnNumber, parser.CurrentByteIndex))
        setattr(parser, name + "Handler", handler)
    if expand is not None:
        setattr(parser, "DefaultHandlerExpand" if expand else "DefaultHandler", lambda data: log.append(("default", data)))
    parser.buffer_text = text
    for name, value in settings.items():
        setattr(parser, name, value)
    try:
        if pieces:
            for at in range(0, len(data), pieces):
                parser.Parse(data[at:at + pieces], False)
            parser.Parse(b"", True)
        else:
            parser.Parse(data, True)
    except expat.ExpatError as error:
        log.append((str(error), error.code, error.lineno, error.offset, parser.ErrorByteIndex))
    return log


def show(*args, **settings):
    print(args[0], settings)
    for line in run(*args, **settings):
        print("   ", line)


DOCUMENT = b"""<?xml version="1.0" encoding="iso-8859-1" standalone="no"?>
<?xml-stylesheet href="stylesheet.css"?>
<!-- comment data -->
<!DOCTYPE quotations SYSTEM "quotations.dtd" [
<!ELEMENT root ANY>
<!ATTLIST root attr1 CDATA #REQUIRED attr2 CDATA #IMPLIED attr3 (a|b) "b">
<!NOTATION notation SYSTEM "notation.jpeg">
<!ENTITY acirc "&#226;">
<!ENTITY external_entity SYSTEM "entity.file">
<!ENTITY unparsed_entity SYSTEM "entity.file" NDATA notation>
%unparsed_entity;
]>
<root attr1="value1" attr2="value2&#8000;">
<myns:subelement xmlns:myns="http://www.python.org/namespace">
     Contents of subelements
</myns:subelement>
<sub2><![CDATA[contents of CDATA section]]></sub2>
&external_entity;
&skipped_entity;
\xb5 &acirc;
</root>
"""
show(DOCUMENT)
show(DOCUMENT, namespaces="!")
show(DOCUMENT, text=True)
show(DOCUMENT, expand=True)
show(DOCUMENT, expand=False, text=True)
print(run(DOCUMENT, text=True) == run(DOCUMENT, pieces=1, text=True))
for text in ["<a>1<b/>2<c></c>\n3\r\n4\r5</a>", "<a x='1' y=\"&lt;2&gt;\n\t3\"/>", "<a>]]&gt;]]</a>", "<a>x<![CDATA[a\nb]]c]]></a>",
             "<!DOCTYPE a [<!ATTLIST a x NMTOKENS '  a  b ' y CDATA ' 1 '>]><a z='3'/>",
             "<!DOCTYPE a [<!ENTITY e '<b>x</b>'><!ENTITY f '&e;&e;'>]><a>&f;</a>",
             "<!DOCTYPE a [<!ELEMENT a (b,(c|d)*,e?)+><!ELEMENT b (#PCDATA|x|y)*><!ELEMENT c EMPTY><!ELEMENT d (#PCDATA)>]><a/>",
             "<!DOCTYPE a PUBLIC '-//X  Y//' 'sys'><a/>", "<?pi?><a><?pi  data ?></a><!--x-->", "<é ü='ö'>äß€😀</é>"]:
    show(text)
for text in ["", " ", "<", "<a", "<a>", "<a></b>", "<a/><b/>", "junk", "<a>&x;</a>", "<a b=1/>", "<a b='1' b='2'/>", "<a><b></a>", "&",
             "<a>\x01</a>", "<a>&#0;</a>", "<a>&#xD800;</a>", "<a b='<'/>", "<a>]]></a>", "<!-- -- -->", "<a><!--", "<a><![CDATA[",
             "<a/>x", "<a/><!x", "<1/>", "<a 1='2'/>", "<a b='&y;'/>", "<?xml version='1.0'?><?xml version='1.0'?><a/>",
             " <?xml version='1.0'?><a/>", "<?xml version='1.0' standalone='maybe'?><a/>", "<?xml?><a/>", "<a></a", "<a>&", "<a>&#",
             "<!DOCTYPE a [<!ENTITY e '&e;'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e '<b>'>]><a>&e;</a>", "<!DOCTYPE a [<!ENTITY e '</a>'>]><a>&e;</a>",
             "<!DOCTYPE a [<!ENTITY e SYSTEM 'x'>]><a b='&e;'/>", "<!DOCTYPE a [ x ]><a/>", "<!DOCTYPE><a/>", "<a\n\n b='x'\n c></a>",
             "<a>\n\n  <b>\n</c></a>", "<?XML x?><a/>", "<a><?xml x?></a>", "</a>", "<a a:b='1'/>", "<!DOCTYPE a [<!FOO>]><a/>", "<a/ >", "<a>\ufffe</a>"]:
    print(repr(text), run(text)[-1:])
for text in ["<a:b/>", "<a xmlns:a=''/>", "<a xmlns:xml='x'/>", "<a xmlns:xmlns='x'/>", "<a xmlns:b='http://www.w3.org/XML/1998/namespace'/>",
             "<a xmlns:b='u' xmlns:c='u' b:x='1' c:x='2'/>", "<a xmlns='u' b='1'><c xmlns=''/><d:e xmlns:d='v' d:f='2' xml:lang='en'/></a>"]:
    show(text, namespaces=" ")
    show(text, namespaces=" ", namespace_prefixes=True)
for data in ["<a>é</a>".encode("utf-16"), "<?xml version='1.0' encoding='utf-16'?><a>é</a>".encode("utf-16"), "\ufeff<a>é</a>".encode("utf-8"),
             b"<a>\xff</a>", b"<a>\xc3", b"<?xml version='1.0' encoding='cp1252'?><a>\x80</a>", b"<?xml version='1.0' encoding='ascii'?><a>x</a>",
             b"<?xml version='1.0' encoding='utf-16'?><a/>"]:
    show(data)
for name in ["nonsense", "shift_jis"]:
    try:
        print(run(f"<?xml version='1.0' encoding='{name}'?><a/>".encode()))
    except (LookupError, ValueError) as error:
        print(type(error).__name__, error)
parser = expat.ParserCreate()
print(parser.Parse("<a>", False), parser.buffer_size, parser.buffer_text, parser.buffer_used, parser.ordered_attributes, parser.intern)
try:
    parser.Parse("</a>", True), parser.Parse("", True)
except expat.ExpatError as error:
    print(error)
for value in [0, -1, "x", 2**40]:
    try:
        parser.buffer_size = value
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def fail(*args):
    raise KeyError("stop")


parser = expat.ParserCreate()
parser.StartElementHandler = fail
try:
    parser.Parse("<a/>", True)
except KeyError as error:
    print(repr(error), parser.StartElementHandler)
