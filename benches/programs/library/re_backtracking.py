"""Regular expressions that try many ways: nested repeats, back references, looks around, thousands of alternatives."""
import re

found = []
for pattern, text in [
    (r"(a+)+$", "a" * 18 + "b"), (r"(x+x+)+y", "x" * 18), (r"(?:a|a)*b", "a" * 15), (r"^(\w+\s?)*$", "aaa bbb ccc ddd!"), (r"(.*?,){11}P", "1,2,3,4,5,6,7,8,9,10,11,12,13,14"),
    (r".*x.*y", "x" * 300), (r"(?:(?:a|b|c|d|[f-z])+\s*)+E", "quick brown fox " * 1), (r"(\w+)\s+\1", "one two three four " * 300), (r"(a?){20}a{20}", "a" * 20),
    (r"(?<=\d)(?=(?:\d{3})+$)", "1234567890" * 30), (r"(?:[a-z]{2,4}\s){2,3}", "ab abc abcd abcde " * 500), (r"(<)?(\w+@\w+(?:\.\w+)+)(?(1)>|$)", "user@host.com <a@b.cc> " * 200),
    (r"\w++\s", "word " * 2000), (r"(?>\w+)\s", "word " * 2000), (r"\b(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)\b", "192.168.1.254 10.0.0.999 " * 300),
    ("agggtaaa|tttaccct|[cgt]gggtaaa|tttaccc[acg]|a[act]ggtaaa|tttacc[agt]t", "acgtagcctgatgggtaaatttaccgt" * 400),
]:
    compiled = re.compile(pattern)
    for _ in range(3):
        found.append(sum(m.end() for m in compiled.finditer(text)))
print(found)
