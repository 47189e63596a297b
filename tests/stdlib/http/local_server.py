# http.server, http.client, urllib.request, http.cookies, cookiejar: a server of one's own and its clients.
import base64
import gzip
import http.client
import http.cookiejar
import http.cookies
import http.server
import io
import json
import threading
import urllib.error
import urllib.parse
import urllib.request


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "Test/1.0", ""

    def log_message(self, text, *args):
        logged.append(text % args)

    def date_time_string(self, timestamp=None):
        return "Thu, 01 Jan 1970 00:00:00 GMT"

    def answer(self, status, body, **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def do_GET(self):
        url = urllib.parse.urlsplit(self.path)
        match url.path:
            case "/json":
                self.answer(200, json.dumps({"query": urllib.parse.parse_qs(url.query), "agent": self.headers["User-Agent"]}).encode(), Content_Type="application/json; charset=utf-8")
            case "/redirect":
                self.answer(302, b"", Location="/json?from=redirect")
            case "/loop":
                self.answer(301, b"", Location="/loop")
            case "/cookie":
                self.answer(200, self.headers.get("Cookie", "none").encode(), Set_Cookie="session=abc; Path=/; HttpOnly")
            case "/private":
                if self.headers.get("Authorization") == "Basic " + base64.b64encode(b"ann:secret").decode():
                    self.answer(200, b"welcome")
                else:
                    self.answer(401, b"no", WWW_Authenticate='Basic realm="place"')
            case "/gzip":
                self.answer(200, gzip.compress(b"packed", mtime=0), Content_Encoding="gzip")
            case "/chunks":
                self.send_response(200)
                self.send_header("Transfer-Encoding", "chunked")
                self.end_headers()
                for chunk in (b"one ", b"two ", b"three"):
                    self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
                self.wfile.write(b"0\r\n\r\n")
            case _:
                self.send_error(404, explain="Look elsewhere <there>")

    do_HEAD = do_GET

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(201, b"%s %s" % (self.headers["Content-Type"].encode(), body[::-1]))


logged = []
http.server.ThreadingHTTPServer.handle_error = lambda self, request, address: None
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
with urllib.request.urlopen(base + "/json?a=1&a=2&b=%C3%A9") as answer:
    print(answer.status, answer.reason, answer.headers.get_content_type(), answer.headers.get_content_charset(), json.load(answer)["query"], answer.url == base + "/json?a=1&a=2&b=%C3%A9")
request = urllib.request.Request(base + "/redirect", headers={"User-Agent": "mine/1"}, method="GET")
with urllib.request.urlopen(request) as answer:
    print(json.load(answer), answer.geturl().removeprefix(base), request.get_method(), request.host.startswith("127"), sorted(dict(request.header_items())))
with urllib.request.urlopen(base + "/form", data=urllib.parse.urlencode({"x": "1 2", "y": "é"}).encode()) as answer:
    print(answer.status, answer.read(), answer.getheader("Server"), answer.headers["Date"])
for path in ("/nothing", "/private", "/loop"):
    try:
        urllib.request.urlopen(base + path)
    except urllib.error.HTTPError as error:
        print(error.code, str(error).split(".\n")[0][:60], error.headers["Content-Type"], len(error.read()) > 0, error.url.removeprefix(base))
        error.close()
passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
passwords.add_password(None, base, "ann", "secret")
jar = http.cookiejar.CookieJar()
opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(passwords), urllib.request.HTTPCookieProcessor(jar))
print(opener.open(base + "/private").read(), opener.open(base + "/cookie").read(), opener.open(base + "/cookie").read(), [(cookie.name, cookie.value, cookie.path) for cookie in jar])

connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
for method, path, body, headers in [("GET", "/json", None, {"X-One": "1"}), ("HEAD", "/json", None, {}), ("POST", "/p", b"abc", {"Content-Type": "text/plain"}), ("GET", "/gzip", None, {}), ("GET", "/chunks", None, {}), ("POST", "/p", io.BytesIO(b"from a file"), {"Content-Type": "x/y", "Content-Length": "11"}), ("GET", "/none", None, {})]:
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    print(method, path, answer.status, answer.reason, answer.version, answer.getheader("Transfer-Encoding"), answer.chunked, sorted(name for name, _ in answer.getheaders()), len(answer.read()) > 300, answer.isclosed(), answer.will_close)
connection.request("GET", "/chunks")
answer = connection.getresponse()
print(answer.read(5), answer.readline(), answer.read())
for action in [lambda: connection.request("BAD METHOD", "/"), lambda: connection.request("GET", "/a b"), lambda: connection.request("GET", "/", headers={"Bad\nName": "x"}), lambda: connection.request("GET", "/", headers={"Name": "x\ny"}), lambda: http.client.HTTPConnection("h:port"), lambda: urllib.request.urlopen("nope"), lambda: urllib.request.urlopen("unknown://x"), lambda: urllib.request.Request("x")]:
    try:
        print(action())
    except (http.client.HTTPException, ValueError, OSError) as error:
        print(type(error).__name__, error)
connection.close()
print(len(logged) > 20, logged[0], [line for line in logged if "404" in line][:2])
server.shutdown()
server.server_close()
try:
    urllib.request.urlopen(base, timeout=5)
except urllib.error.URLError as error:
    print(error.reason)
cookie = http.cookies.SimpleCookie("a=1; b=\"two words\"; Path=/x")
cookie["c"] = "é,;"
cookie["a"]["max-age"], cookie["a"]["secure"], cookie["a"]["samesite"] = 60, True, "Lax"
print(cookie, cookie["b"].value, cookie.js_output()[:20], sorted(cookie), cookie["a"].OutputString())
for bad in ("in valid", "x\ny"):
    try:
        cookie[bad] = "1"
    except http.cookies.CookieError as error:
        print(error)
print(http.HTTPStatus(404), http.HTTPStatus.OK.phrase, http.HTTPStatus.IM_A_TEAPOT.value, http.HTTPMethod.GET, http.HTTPStatus(503).is_server_error, http.client.responses[418])
