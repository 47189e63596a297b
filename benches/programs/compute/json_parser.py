"""A parser written by hand: characters, slices, dicts and recursion."""


def parse(text):
    def skip(i):
        while text[i] in " \n\t\r":
            i += 1
        return i

    def value(i):
        i = skip(i)
        c = text[i]
        if c == "{":
            out, i = {}, skip(i + 1)
            while text[i] != "}":
                key, i = string(i)
                i = skip(i)
                assert text[i] == ":"
                out[key], i = value(i + 1)
                i = skip(i)
                if text[i] == ",":
                    i = skip(i + 1)
            return out, i + 1
        if c == "[":
            out, i = [], skip(i + 1)
            while text[i] != "]":
                v, i = value(i)
                out.append(v)
                i = skip(i)
                if text[i] == ",":
                    i = skip(i + 1)
            return out, i + 1
        if c == '"':
            return string(i)
        for word, constant in (("true", True), ("false", False), ("null", None)):
            if text.startswith(word, i):
                return constant, i + len(word)
        j = i
        while text[j] in "+-0123456789.eE":
            j += 1
        number = text[i:j]
        return (float(number) if "." in number else int(number)), j

    def string(i):
        out, i = [], i + 1
        while (c := text[i]) != '"':
            if c == "\\":
                i += 1
                c = {"n": "\n", "t": "\t"}.get(text[i], text[i])
            out.append(c)
            i += 1
        return "".join(out), i + 1

    return value(0)[0]


record = '{"id": %d, "name": "user \\"%d\\"", "tags": ["a", "b\\n"], "score": %d.5, "ok": true, "next": null}'
text = "[" + ", ".join(record % (i, i, i) for i in range(10000)) + "]\n"
data = parse(text)
print(len(text), len(data), sum(d["score"] for d in data), data[-1])
