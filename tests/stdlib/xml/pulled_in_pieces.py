"""What a pull parser gives when data comes in pieces: a token that ended in the last piece at once."""
import xml.etree.ElementTree as ET


def pieces(*texts, flush=False):
    parser = ET.XMLPullParser(events=("start", "end", "comment"))
    for text in texts:
        parser.feed(text)
        if flush:
            parser.flush()
        print(repr(text), [(event, "comment" if element.tag is ET.Comment else element.tag)
                           for event, element in parser.read_events()])
    parser.close()


pieces("<root>\n", "<a>", "text</a", ">", "<b/>", "\n", "</root>")
pieces("<!-- comment -->\n", "<root>\n  <element key='value'>text</element", ">\n",
       "<element>text</element>tail\n", "<empty-element/>\n", "</root>")
pieces("<root", " a='1'", " b='2'>", "<c", ">", "</c", "></root>")
pieces("<root>", *"<a>x</a><b/></root>", flush=True)
