# urllib.parse and robotparser: urls apart and together, queries, quoting.
import urllib.parse as p
import urllib.robotparser

urls = ["http://user:pw@host.example:8080/path;x/p;param?q=1&r#frag", "//host/path", "mailto:a@b.c?subject=x", "file:///etc/passwd", "http://[::1]:80/x", "HTTP://UPPER/Path", "", "/only/path?x", "?q", "#f", "data:text/plain,hi", "http://h:/p", "http://a@b@c/", "x://y?z?w#v#u", "http:/one", "tel:+1-2", "http://é.example/ü?ö", " http://space/ ", "ht\ttp://h/\n", "svn+ssh://h/p"]
for url in urls:
    split, parsed = p.urlsplit(url), p.urlparse(url)
    print(repr(url), tuple(split), parsed.params, split.hostname, split.username, split.password, split.geturl() == url, p.urlunparse(parsed) == url, p.urldefrag(url))
    try:
        print("   port", split.port)
    except ValueError as error:
        print("   ", error)
base = "http://a/b/c/d;p?q"
for reference in ["g:h", "g", "./g", "g/", "/g", "//g", "?y", "g?y", "#s", "g#s", ";x", "", ".", "./", "..", "../", "../g", "../..", "../../g", "../../../g", "/./g", "/../g", "g.", ".g", "g..", "./../g", "./g/.", "g/./h", "g/../h", "http:g"]:
    print(reference, p.urljoin(base, reference), end=" | ")
print()
for query in ["a=1&b=2&a=3", "a=&b", "x=%C3%A9+z&y=%zz", ";a=1;b=2", "", "&&a=1&", "a=b=c", "é=ü", "%FF=1"]:
    print(repr(query), p.parse_qs(query), p.parse_qsl(query, keep_blank_values=True))
print(p.parse_qs("a=1;b=2", separator=";"), p.parse_qsl("%E9=1", encoding="latin-1"), p.parse_qsl(b"a=1"), p.urlencode({"a": "x y", "é": ["1", 2]}), p.urlencode({"k": ["a", "b"], "s": "xy"}, doseq=True), p.urlencode([("a", b"\xff"), ("b", None)], quote_via=p.quote), p.urlencode({"a/b": "c/d"}, safe="/"))
for text in ["a b/c?d=é&~_-.", "100%", "%41%zz", "+", "\ud800", b"\xff a"]:
    try:
        print(ascii(text), p.quote(text), p.quote_plus(text), p.quote(text, safe=""), ascii(p.unquote(text)), ascii(p.unquote_plus(text)) if isinstance(text, str) else "", p.unquote_to_bytes(text))
    except UnicodeEncodeError as error:
        print(error)
print(p.quote("é", encoding="latin-1"), p.unquote("%E9", encoding="latin-1"), ascii(p.unquote("%E9")), p.quote_from_bytes(b"a\x00/"), p.urlsplit("http://h/p")._replace(scheme="https").geturl(), p.urlsplit(b"http://h/p").decode(), p.SplitResult("s", "n", "p", "q", "f").geturl(), p.urlparse("//h", scheme="http").geturl(), p.urlsplit("http://h/p#f", allow_fragments=False))
for action in [lambda: p.urlsplit("http://[::1"), lambda: p.urlsplit("http://[bad]/"), lambda: p.urlsplit("http://h:99999/").port, lambda: p.urlsplit("http://h:x/").port, lambda: p.urljoin("a", b"b"), lambda: p.parse_qs("a", strict_parsing=True), lambda: p.parse_qs("a=1&b=2", max_num_fields=1), lambda: p.urlencode(5), lambda: p.urlencode("text"), lambda: p.quote(5), lambda: p.quote(b"x", encoding="utf-8"), lambda: p.unquote(5), lambda: p.urlsplit(5), lambda: p.parse_qs("a=1", separator=""), lambda: p.urlunsplit(("a", b"b", "", "", "")), lambda: p.urlsplit("http://\u2100.com/")]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
robots = urllib.robotparser.RobotFileParser()
robots.parse("User-agent: *\nDisallow: /private/\nAllow: /private/ok\nCrawl-delay: 3\nRequest-rate: 1/5\n\nUser-agent: bad\nDisallow: /\nSitemap: http://h/s.xml\n".splitlines())
print([robots.can_fetch(agent, url) for agent in ("good", "bad/1") for url in ("/", "/private/x")], robots.crawl_delay("x"), robots.request_rate("x"), robots.site_maps(), str(robots).count("\n"))
