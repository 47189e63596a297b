import re, random, hashlib
random.seed(3)
pats=[r"\w+",r"\d+",r"[a-z]+://[^\s/?#]+",r"[\w.+-]+@[\w-]+\.[\w.-]+",r"(\d+)|(.)",r"\s*(?:(\d+)|(.))",r"\bfoo\b",r"(?=a)b|c",r"(?<=x)y",r"(?<!x)y",r"[^abc]+",r"a*b",r"(?:ab)+c",r"(?:ab)*c",r"(?i)foo",r"(?i)[a-f]+z",r"^a",r"(?m)^a+$",r"\Aa",r"a$",r".",r".+",r"(?s).",r"x?",r"(a|b)?c",r"(?P<n>\d{2,3})",r"\d{4}",r"\d{2,3}",r"[ ,]+",r"é+",r"[à-ü]",r"(?a)\w+",r"\W+",r"(a)(?(1)b|c)",r"(.)\1",r"a|",r"",r"(?>a+)b",r"a++b",r"(?:a|b|cd)e",r"\Ba",r"(?:(?:x)*y)+z",r"(?:)",r"b{0,2}c",r"[a-c]{2}",r"\n",r"(?i)ß|S"]
texts=["foo bar123 http://a.b/c?d baz@qux.org","aaa\nabab c\nxyz xy y","","a","caféé ÀÉ ß S s ſ","ababc abc cde ae be","1234567 12 123 , ,,  x","xxxyz yz\n\n aab","\u1234a\u0101b foo"]
out=[]
for p in pats:
    r=re.compile(p)
    for t in texts:
        for f in ("[m.span() for m in r.finditer(t)]","r.findall(t)","r.split(t)","r.sub('<>',t)","r.match(t) and r.match(t).span()","r.fullmatch(t) and 1","r.search(t,2) and r.search(t,2).span()","r.search(t,1,4) and r.search(t,1,4).groups()","[ (m.lastindex,m.lastgroup,m.regs) for m in r.finditer(t,1)]","r.fullmatch(t,1,5) and 1"):
            out.append(p+repr(t)+f+repr(eval(f)))
    if not r.flags & re.A:
        try:
            b=re.compile(p.encode('latin1') if '(?a)' not in p else b'x')
            for t in texts:
                t=t.encode('latin1','replace')
                out.append(p+repr(t)+repr(b.findall(t))+repr([m.span() for m in b.finditer(t)]))
        except Exception as e: out.append(p+type(e).__name__)
import sys
print("\n".join(out) if len(sys.argv)>1 else (len(out),hashlib.md5("\n".join(out).encode()).hexdigest()))
