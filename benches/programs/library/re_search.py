"""Regular expressions that search: words, dates, addresses, alternatives, Unicode, groups of log lines."""
import re

text = ("The quick brown fox jumps over the lazy dog, and Sherlock Holmes said: \"\u00c9l\u00e9mentaire, mon cher Watson!\" on 2024-05-06 "
        "at 12:34:56. e-mail: john.doe@example.com http://example.org/path?x=1&y=2 \u4e2d\u6587 \n" * 200)
log = [f'{i % 256}.{i % 7}.{i % 99}.{i % 250} - - [10/Oct/2000:13:55:{i % 60:02d} -0700] "GET /page{i}.html HTTP/1.0" 200 {i * 13}' for i in range(1500)]
patterns = [
    r"\w+", r"\d+", r"[A-Z]\w*", r"Sherlock|Holmes|Watson", r"(?i)sherlock|holmes", r"[\w.+-]+@[\w-]+\.[\w.-]+", r"https?://[^\s/$.?#].[^\s]*",
    r"(\d{4})-(\d\d)-(\d\d)", r"(\w)\1", r"\b(?:if|in|is|import|it|and|an|as|at)\b", r"(?<=\s)\w", r"\w+(?=,)", r"[\u00c0-\u00ff]+", r"[\u4e00-\u9fff]+",
    r"(?m)^.*fox.*$", r".*(\d+)", r"[^\s,.]+", "|".join(f"{c}{i}" for i in range(40) for c in "abcdefgh"),
]
found = 0
for pattern in patterns:
    compiled = re.compile(pattern)
    for kind in (text, text.encode("ascii", "ignore").decode()):
        found += len(compiled.findall(kind)) + sum(m.end() for m in compiled.finditer(kind))
line = re.compile(r'(?P<ip>\S+) (\S+) (\S+) \[([^\]]+)\] "(?P<method>\S+) (?P<path>\S+) ([^"]+)" (\d+) (\d+)')
lazy = re.compile(r"(.*?) (.*?) (.*?) \[(.*?)\] \"(.*?)\" (\d+)")
for _ in range(10):
    for entry in log:
        m = line.match(entry)
        found += len(m.groupdict()) + len(m["path"]) + lazy.search(entry).end() + (re.search(r"page(\d+)", entry).start(1))
print(found)
