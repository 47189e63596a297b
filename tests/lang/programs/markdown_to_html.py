# Markdown to HTML: blocks by a generator over lines, spans by one regular expression with a replacing function.
import html
import re

SPAN = re.compile(r"""
    (?P<code>`+) (?P<verbatim>.+?) (?P=code)
  | !\[(?P<alt>[^]]*)\]\((?P<src>[^)\s]+)\)
  | \[(?P<text>(?:[^][]|\[[^]]*\])*)\]\((?P<href>[^)\s]+)(?:\s+"(?P<title>[^"]*)")?\)
  | (?P<stars>\*\*|__|\*|\b_) (?=\S) (?P<inner>.+?) (?<=\S) (?P=stars)
  | \\(?P<escaped>[\\`*_\[\]#!])
  | <(?P<auto>https?://[^>]+)>
  | (?P<special>[&<>"])
""", re.VERBOSE | re.DOTALL)


def spans(text):
    def replace(found):
        match found.lastgroup, found.groupdict():
            case _, {"verbatim": str(code)}: return f"<code>{html.escape(code.strip())}</code>"
            case _, {"src": str(src), "alt": alt}: return f'<img src="{html.escape(src)}" alt="{html.escape(alt)}">'
            case _, {"href": str(href), "text": inner, "title": title}:
                title = f' title="{html.escape(title)}"' if title else ""
                return f'<a href="{html.escape(href)}"{title}>{spans(inner)}</a>'
            case _, {"stars": str(stars), "inner": inner}:
                tag = "strong" if len(stars) == 2 else "em"
                return f"<{tag}>{spans(inner)}</{tag}>"
            case "escaped", {"escaped": char}: return html.escape(char)
            case "auto", {"auto": url}: return f'<a href="{url}">{url}</a>'
            case "special", {"special": char}: return html.escape(char)
    return SPAN.sub(replace, text).replace("  \n", "<br>\n")


def blocks(lines):
    lines = list(lines)

    def take(test):
        while lines and test(lines[0]):
            yield lines.pop(0)

    while lines:
        line = lines[0]
        if not line.strip():
            lines.pop(0)
        elif found := re.match(r"(#{1,6})\s+(.*?)\s*#*$", line):
            lines.pop(0)
            size, slug = len(found[1]), re.sub(r"\W+", "-", found[2].lower()).strip("-")
            yield f'<h{size} id="{slug}">{spans(found[2])}</h{size}>'
        elif found := re.match(r"```(\w*)$", line):
            lines.pop(0)
            code = "\n".join(take(lambda line: line != "```"))
            del lines[:1]
            language = f' class="{found[1]}"' if found[1] else ""
            yield f"<pre><code{language}>{html.escape(code, quote=False)}</code></pre>"
        elif re.fullmatch(r"\s*([-*_])(\s*\1){2,}\s*", line):
            lines.pop(0)
            yield "<hr>"
        elif line.startswith(">"):
            inner = [text[1:].removeprefix(" ") for text in take(lambda line: line.startswith(">"))]
            yield "<blockquote>\n" + "\n".join(blocks(inner)) + "\n</blockquote>"
        elif found := re.match(r"([-*+]|\d+\.)\s+", line):
            tag = "ol" if found[1][0].isdigit() else "ul"
            mark = re.compile(r"\d+\.\s+" if tag == "ol" else r"[-*+]\s+")
            items = []
            for text in take(lambda line: mark.match(line) or line.startswith("  ")):
                if start := mark.match(text):
                    items.append([text[start.end():]])
                else:
                    items[-1].append(text[2:].removeprefix(" "))
            yield f"<{tag}>"
            for first, *rest in items:
                yield f"<li>{spans(first)}" + "".join(f"\n{block}" for block in blocks(rest)) + "</li>"
            yield f"</{tag}>"
        elif len(lines) > 1 and "|" in line and re.fullmatch(r"\|?(\s*:?-+:?\s*\|?)+", lines[1]):
            rows = [[cell.strip() for cell in text.strip("| ").split("|")] for text in take(lambda line: "|" in line)]
            yield "<table>"
            for cells in rows[:1] + rows[2:]:
                tag = "th" if cells is rows[0] else "td"
                yield "<tr>" + "".join(f"<{tag}>{spans(cell)}</{tag}>" for cell in cells) + "</tr>"
            yield "</table>"
        else:
            text = "\n".join(take(lambda line: line.strip() and not re.match(r"#|>|```", line)))
            yield f"<p>{spans(text or lines.pop(0))}</p>"


print(*blocks(r"""# Tea & *biscuits* #
A **strong** cup, *not __too__ hot*, snake_case_name and 2 * 3 * 4.
Second line with `code < "here"` and ``a ` tick``.  
After a break: 1 < 2 && "quotes".

## Links: [one]

See [the *docs*](https://example.org/?a=1&b=2 "All <of> it"), <https://example.org>,
![a cup](cup.png) or \*nothing\* \[at all\](x).

- milk
- sugar
  1. brown
  2. white **cubes**
- lemon

> quoted *text*
> > twice
>
> - in a list

* * *
```python
if a < b and c > d:
    print("*no* markup")
```

| Name | Price |
|------|:-----:|
| tea  | **4** |
| cake | `9`   |
#no heading
1. one
2. two
```
never closed""".splitlines()), sep="\n")
for text in ("", "*open", "**a*", "***both***", "`", "\\", "[x](", "été *à* ☕", "a_b_c _d_"):
    print(repr(text), list(blocks([text])))
