"""Regular expressions that substitute, split and cut text into tokens."""
import re

text = "The quick brown fox jumps over the lazy dog, on 2024-05-06 at 12:34:56; 'quoted \\' text' {{ name }} **bold** CamelCaseName\n" * 250
html = "".join(f'<div class="a b{i}"><a href="/x/{i}">link {i}</a><br/>text &amp; more</div>\n' for i in range(500))
size = 0
for _ in range(4):
    size += len(re.sub(r"\s+", " ", text)) + len(re.sub(r"(\d+)-(\d+)-(\d+)", r"\3/\2/\1", text)) + len(re.sub(r"[^a-z]", "", text))
    size += len(re.sub(r"(\w)(\w*)", lambda m: m[1].upper() + m[2], text)) + len(re.sub(r"\{\{\s*(\w+)\s*\}\}", lambda m: m.group(1), text))
    size += len(re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)) + len(re.sub(r"(?<!^)(?=[A-Z])", "_", text)) + len(re.sub(r"<[^>]+>", "", html))
    size += len(re.split(r"\s+", text)) + len(re.split(r"(\W+)", text)) + len(re.split(r"[,.;:!?]\s*", text)) + re.subn("[aeiou]", "*", text)[1]
    size += len(re.sub(rb"[\x00-\x1f]", b"", text.encode())) + len(re.sub(r"'(?:[^'\\]|\\.)*'", "?", text))
    size += len(re.findall(r'<(/?)([a-zA-Z]\w*)((?:\s+[\w-]+=(?:"[^"]*"|\S+))*)\s*/?>', html))
token = re.compile(r"""
    (?P<number>\d+(\.\d*)?) | (?P<name>[A-Za-z_]\w*) | (?P<string>'[^'\\]*(?:\\.[^'\\]*)*')
    | (?P<operator>\*\*|//|==|!=|<=|>=|[-+*/%=<>(){},.:;]) | (?P<line>\n) | (?P<space>[ \t]+) | (?P<other>.)
""", re.X)
for match in token.finditer(text):
    size += len(match.lastgroup) + len(match.group())
print(size)
