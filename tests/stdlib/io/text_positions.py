# Positions of text in encodings whose decoders keep a state.
import io, os, tempfile, codecs
p=tempfile.mktemp()
def run(enc, text, newline=None, **k):
    with open(p,'w',encoding=enc,newline=newline,**k) as f:
        f.write(text)
    print(enc, newline, open(p,'rb').read()[:40])
    with open(p,encoding=enc,newline=newline,**k) as f:
        marks=[f.tell()]
        lines=[]
        while True:
            l=f.readline()
            if not l: break
            lines.append(l); 
            try: marks.append(f.tell())
            except Exception as e: print(type(e).__name__, e); break
        print(marks[:6])
        for i,m in list(enumerate(marks))[::-1]:
            f.seek(m)
            got=f.readline()
            want=lines[i] if i<len(lines) else ''
            if got!=want: print('bad',i,m,got,want)
        f.seek(0)
        print(ascii(f.read(3)), f.tell()); a=f.tell(); b=f.read(5); f.seek(a); print(f.read(5)==b)
        f.seek(0,1)
        c=f.tell(); print(f.seek(0,2)); f.seek(c); r=f.read(); f.seek(c); print(f.read()==r, len(r), f.tell())
    with open(p,'a',encoding=enc,newline=newline,**k) as f:
        print(f.tell()); f.write('more'); print(f.tell()); 
    print(open(p,'rb').read()[-12:])
    with open(p,'r+',encoding=enc,newline=newline,**k) as f:
        f.readline(); m=f.tell(); f.seek(m); f.write('XY'); print(f.tell()); f.seek(0); print(ascii(f.read(30)))
    with open(p,'w+',encoding=enc,newline=newline,**k) as f:
        f.write('abc'); f.write('def'); f.seek(0); f.write('z'); f.seek(0); print(ascii(f.read())); f.seek(0); f.truncate(); f.write('q'); f.seek(0); print(ascii(f.read()))
    print(open(p,'rb').read())
T="héllo\nwörld\n\nabc "+"x"*50+"\n\U0001f600end\n"
for enc in ["utf-16","utf-32","utf-16-le","utf-16-be","utf-32-be","utf-8","utf-8-sig","utf-7","latin-1"]:
    for nl in (None,'','\n','\r\n'):
        try: run(enc, T if enc!="latin-1" else T.replace("\U0001f600","y"), nl)
        except Exception as e: print(type(e).__name__, e)
for enc in ["cp1252","shift_jis","gb18030","euc-jp","big5","hz","cp437","koi8-r","cp932"]:
    t={"cp1252":"aé\nbc\n","koi8-r":"д\nя\n","cp437":"é\nb\n"}.get(enc,"あい\nうabえ\nお\n" if enc not in("hz","iso2022_kr","big5") else "abc\nd\n")
    try: run(enc,t)
    except Exception as e: print(type(e).__name__, e)
big="".join(f"line {i} é\U0001f600{'z'*(i%50)}\n" for i in range(3000))
for enc in ("utf-16","utf-7","utf-8-sig","utf-32"):
    with open(p,'w',encoding=enc) as f: f.write(big)
    with open(p,encoding=enc) as f:
        marks=[]; n=0
        while True:
            if n%100==0: marks.append((f.tell(),n))
            l=f.readline(); n+=1
            if not l: break
        print(enc, marks[:3], marks[-1])
        L=big.splitlines(True)
        for m,n in marks[::-7]:
            f.seek(m); assert f.readline()==L[n] if n<len(L) else True
        f.seek(marks[5][0]); print([f.read(7) for _ in range(3)], f.tell())
with open(p,encoding="utf-16") as f:
    for bad in (-1, 1<<64, 1<<200, 1.5, "a"):
        try: print(f.seek(bad))
        except Exception as e: print(type(e).__name__, e)
    for w in (1,2,3):
        try: print(f.seek(1,w))
        except Exception as e: print(type(e).__name__, e)
b=io.BytesIO()
t=io.TextIOWrapper(b,encoding="utf-16",write_through=True)
t.write("a"); t.write("b"); print(b.getvalue()); t.seek(0); t.write("c"); print(b.getvalue()); t.seek(0,2); t.write("d"); print(b.getvalue())
u=io.TextIOWrapper(b,encoding="utf-16",write_through=True); u.write("e"); print(b.getvalue()); u.reconfigure(encoding="utf-8"); u.write("é");print(b.getvalue())
b=io.BytesIO(); t=io.TextIOWrapper(b,encoding="iso-2022-jp",write_through=True); t.write("あ"); t.write("い"); t.write("a"); print(b.getvalue())
