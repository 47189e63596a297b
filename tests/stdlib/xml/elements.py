"""Elements, builders and parsers of xml.etree."""
import copy
import io
import pickle
import xml.etree.ElementTree as ET

t='<root xmlns:a="urn:x"><!--c--><a:b k="v" a:z="w">te&amp;xt<c/>tail</a:b><?pi data?><b>é</b></root>'
r=ET.fromstring(t)
print(ET.tostring(r), r[0].attrib, r[0].items(), r[0].keys(), r.find('b').text, r.findtext('zz','d'), len(r.findall('*')), len(r), [e.tag for e in r.iter()], list(r.itertext()))
for ev in ET.iterparse(io.StringIO(t), ['start','end','start-ns','end-ns','comment','pi']): print(ev[0], str(getattr(ev[1],'tag',ev[1])).split(' at ')[0])
try: ET.fromstring('<a><b></a>')
except ET.ParseError as e: print(e, e.code, e.position)
try: ET.fromstring('<a>&foo;</a>')
except ET.ParseError as e: print(e, e.code, e.position)
c=copy.deepcopy(r); print(ET.tostring(c)==ET.tostring(r), copy.copy(r)[0] is r[0])
for p in range(2,6): print(ET.tostring(pickle.loads(pickle.dumps(r,p)))==ET.tostring(r))
e=ET.Element('x',{'a':'1'},b='2'); ET.SubElement(e,'y',attrib={'q':'1'},r='3'); print(ET.tostring(e)); e[:]=[ET.Element('1'),ET.Element('2')]; del e[0]; e.insert(0,ET.Element('k')); print([x.tag for x in e]); 
for bad in ('e.append(3)','ET.Element("x",3)','e[9]','e.remove(ET.Element("z"))','e[0]=3','del e.tag','e.extend([1])','e["x"]'):
    try: eval(bad) if '=' not in bad and 'del' not in bad else exec(bad)
    except Exception as x: print(bad, type(x).__name__, x)
class T:
    def start(s,t,a): print('start',t,a)
    def end(s,t): print('end',t)
    def data(s,d): print('data',repr(d))
    def comment(s,d): print('comment',d)
    def pi(s,a,b): print('pi',a,b)
    def doctype(s,*a): print('doctype',a)
    def start_ns(s,*a): print('ns',a)
    def end_ns(s,*a): print('ens',a)
    def close(s): return 7
p=ET.XMLParser(target=T()); p.feed('<!DOCTYPE html PUBLIC "a" "b">'); p.feed(t); print(p.close())
b=ET.TreeBuilder(insert_comments=True,insert_pis=True); p=ET.XMLParser(target=b); p.feed(t); print(ET.tostring(p.close()))
print(ET.Element, ET.TreeBuilder, ET.XMLParser, ET.ParseError, ET.XMLParser().version[:5], ET.canonicalize(t))
class S(ET.Element): pass
s=S('s'); s.foo=1; s.append(ET.Element('z')); print(ET.tostring(s), s.foo, ET.indent(r), ET.tostring(r))
x=ET.XMLPullParser(['end']); x.feed('<a><b/>'); print([(e,y.tag) for e,y in x.read_events()]); x.feed('</a>'); x.close(); print([(e,y.tag) for e,y in x.read_events()])
ET.dump(r)
deep=ET.Element('a'); q=deep
for i in range(100000): q=ET.SubElement(q,'b')
del q; del deep; print('ok')
