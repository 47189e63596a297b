# A small template language: compiled to Python source, run by exec.
import re

TOKENS = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.S)


class TemplateError(Exception):
    pass


class Template:
    def __init__(self, text):
        self.lines, self.depth = ["def render(out, context):"], 1
        blocks = []
        for token in TOKENS.split(text):
            if token.startswith("{{"):
                name, *filters = (part.strip() for part in token[2:-2].split("|"))
                value = self.expression(name)
                for each in filters:
                    value = f"filters[{each!r}]({value})"
                self.add(f"out(str({value}))")
            elif token.startswith("{%"):
                match token[2:-2].split():
                    case ["for", name, "in", *rest]:
                        self.add(f"for {name} in {self.expression(' '.join(rest))}:")
                        self.add(f"    context[{name!r}] = {name}")
                        blocks.append("for")
                        self.depth += 1
                    case ["if", *rest]:
                        self.add(f"if {self.expression(' '.join(rest))}:")
                        blocks.append("if")
                        self.depth += 1
                    case ["else"] if blocks and blocks[-1] == "if":
                        self.depth -= 1
                        self.add("else:")
                        self.depth += 1
                    case ["end"] if blocks:
                        self.add("pass")
                        blocks.pop()
                        self.depth -= 1
                    case words:
                        raise TemplateError(f"what is {' '.join(words)!r}?")
            elif token:
                self.add(f"out({token!r})")
        if blocks:
            raise TemplateError(f"{blocks[-1]} without end")
        space = {"filters": {"upper": str.upper, "money": "{:,.2f}".format, "len": len, "title": str.title}}
        exec(compile("\n".join(self.lines), "<template>", "exec"), space)
        self.run = space["render"]

    def add(self, line):
        self.lines.append("    " * self.depth + line)

    @staticmethod
    def expression(text):
        first, *rest = text.split(".")
        return f"context[{first!r}]" + "".join(f"[{part!r}]" for part in rest)

    def render(self, **context):
        out = []
        self.run(out.append, context)
        return "".join(out)


page = Template("""\
Dear {{ name|title }},
{% for item in cart %}{{ item.what }}: {{ item.price|money }}
{% if item.note %}  ({{ item.note|upper }})
{% else %}  -
{% end %}{% end %}{{ cart|len }} things
""")
print(page.render(name="ada lovelace", cart=[
    {"what": "Engine", "price": 12345.678, "note": "fragile"},
    {"what": "Card", "price": 0.5, "note": ""},
]))
print("\n".join(page.lines[:6]))
for wrong in ("{% for x in y %}", "{% else %}", "{% loop %}"):
    try:
        Template(wrong)
    except TemplateError as error:
        print(wrong, "->", error)
try:
    Template("{{ missing }}").render()
except KeyError as error:
    print("KeyError", error, error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_filename)
