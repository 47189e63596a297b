# Keys: equal ones of a document are one object, the last of several values counts, escapes and other scripts.
import json

first, second = json.loads('[{"name": 1, "caf\u00e9": 2}, {"name": 3, "caf\u00e9": 4}]')
print([a is b for a, b in zip(first, second)], first, second)
first, second = json.loads('[{"a\\u0062": 1}, {"a\\u0062": 2}]')
print(list(first)[0] is list(second)[0], first)
print(json.loads('{"a": 1, "b": 2, "a": 3}'), json.loads('{"": 1, " ": 2, "\\"": 3, "\\\\": 4}'))
print(json.loads('{"\u4e00": 1, "x\u4e00": "\u4e00"}'), json.loads(b'{"k": "\xc3\xa9"}'))
print(json.loads('{"%s": 1}' % ("k" * 100)) == {"k" * 100: 1}, len(json.loads("{%s}" % ",".join('"key%d": %d' % (n, n) for n in range(500)))))
print(json.loads('{"a": 1, "b": [2]}', object_pairs_hook=list), json.loads('{"a": {"b": 1}}', object_hook=sorted))
for number in ("0", "-0", "1.5", "-1e5", "12345678901234567890", "1E-2", "-0.0", "9223372036854775807", "-9223372036854775809"):
    print(repr(json.loads(number)), repr(json.loads("[%s]" % number, parse_int=str, parse_float=lambda text: "f" + text)), repr(json.loads('{"\u4e00": %s}' % number)))
for wrong in ('{"a" 1}', '{"a": 1,}', '{a: 1}', '{"a": 1', '{"a', '{"a\n": 1}', '{"a\\x": 1}', "01", "1.", "-", '{"a": }'):
    try:
        print(json.loads(wrong))
    except json.JSONDecodeError as error:
        print(error)
