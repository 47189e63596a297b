# A little SQL on lists of dicts: where, group by, having, order by and joins.
import csv
import io
import operator
import re
from collections import defaultdict
from statistics import mean

TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|'([^']*)'|(<>|<=|>=|[(),*=<>])|([\w.]+))")
OPERATORS = {"=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge}
AGGREGATES = {"count": len, "sum": sum, "avg": mean, "min": min, "max": max}


class SqlError(Exception):
    pass


class Query:
    def __init__(self, text, tables):
        self.tokens = [("number", float(n) if "." in n else int(n)) if n else ("mark", m) if m else ("word", w) if w
                       else ("text", s) for n, s, m, w in TOKEN.findall(text)] + [("end", "")]
        self.tables = tables

    def word(self, *options):
        """The next token, if it is one of these keywords or marks."""
        kind, value = self.tokens[0]
        if kind in ("word", "mark") and value.lower() in options:
            return self.tokens.pop(0)[1].lower()

    def need(self, option):
        if not self.word(option):
            raise SqlError(f"wanted {option}, not {self.tokens[0][1]!r}")

    def listed(self, item):
        items = [item()]
        while self.word(","):
            items.append(item())
        return items

    def operand(self):
        kind, value = self.tokens.pop(0)
        if kind in ("number", "text"):
            return lambda rows: value
        if kind != "word":
            raise SqlError(f"no value: {value!r}")
        if value.lower() in AGGREGATES and self.word("("):
            how, name = AGGREGATES[value.lower()], self.word("*") or self.tokens.pop(0)[1]
            self.need(")")
            return lambda rows: how([1 if name == "*" else row[name] for row in rows])
        return lambda rows: rows[0][value]

    def column(self):
        start = self.tokens[:]
        value = self.operand()
        name = "".join(str(v) for _, v in start[:len(start) - len(self.tokens)])
        return (self.tokens.pop(0)[1] if self.word("as") else name), value

    def condition(self):
        left = self.conjunction()
        while self.word("or"):
            left = (lambda a, b: lambda rows: a(rows) or b(rows))(left, self.conjunction())
        return left

    def conjunction(self):
        left = self.comparison()
        while self.word("and"):
            left = (lambda a, b: lambda rows: a(rows) and b(rows))(left, self.comparison())
        return left

    def comparison(self):
        if self.word("not"):
            inner = self.comparison()
            return lambda rows: not inner(rows)
        if self.word("("):
            inner = self.condition()
            self.need(")")
            return inner
        left = self.operand()
        if self.word("like"):
            pattern = re.compile(re.escape(self.tokens.pop(0)[1]).replace("%", ".*").replace("_", "."), re.I)
            return lambda rows: bool(pattern.fullmatch(left(rows)))
        compare = OPERATORS.get(self.word(*OPERATORS))
        if not compare:
            raise SqlError(f"no comparison: {self.tokens[0][1]!r}")
        right = self.operand()
        return lambda rows: compare(left(rows), right(rows))

    def table(self):
        name = self.tokens.pop(0)[1]
        if name not in self.tables:
            raise SqlError(f"no table {name!r}")
        return self.tables[name]

    def run(self):
        self.need("select")
        columns = None if self.word("*") else self.listed(self.column)
        self.need("from")
        rows = self.table()
        while self.word("join"):
            other = self.table()
            self.need("on")
            mine, _, theirs = (self.tokens.pop(0)[1] for _ in range(3))
            index = defaultdict(list)
            for row in other:
                index[row[theirs]].append(row)
            rows = [row | match for row in rows for match in index.get(row[mine], ())]
        if self.word("where"):
            where = self.condition()
            rows = [row for row in rows if where([row])]
        groups = [[row] for row in rows]
        if self.word("group"):
            self.need("by")
            keys, found = self.listed(self.operand), defaultdict(list)
            for row in rows:
                found[tuple(key([row]) for key in keys)].append(row)
            groups = list(found.values())
            if self.word("having"):
                having = self.condition()
                groups = [group for group in groups if having(group)]
        elif columns and any(name.endswith(")") for name, _ in columns):
            groups = [rows]
        result = [(group, dict(columns and [(n, v(group)) for n, v in columns] or group[0])) for group in groups]
        if self.word("order"):
            self.need("by")
            for key, down in reversed(self.listed(lambda: (self.operand(), self.word("asc", "desc") == "desc"))):
                result.sort(key=lambda pair: key([pair[0][0] | pair[1]]), reverse=down)
        if self.word("limit"):
            del result[self.tokens.pop(0)[1]:]
        if self.tokens[0][0] != "end":
            raise SqlError(f"left over: {self.tokens[0][1]!r}")
        return [row for _, row in result]


def load(text):
    return [{k: int(v) if v.isdigit() else v for k, v in row.items()} for row in csv.DictReader(io.StringIO(text), skipinitialspace=True)]


tables = {
    "people": load("name,age,city\nAnn,31,Oslo\nBob,25,Bern\nCid,42,Oslo\nDora,25,Riga\nEve,38,Bern\n\"Finn, jr.\",19,Oslo\n"),
    "orders": load("who, item, price\nAnn, tea, 4\nBob, cake, 9\nAnn, cake, 9\nEve, tea, 5\nZoe, tea, 4\nAnn, jam, 7\n"),
}
for text in (
    "select * from people where age < 26 order by name desc",
    "select name, age from people where city = 'Oslo' and not age > 40 or name like '%e' order by age",
    "select city, count(*) as people, avg(age), max(name) from people group by city order by people desc, city",
    "select city from people group by city having count(*) > 1 order by city",
    "select name, item, price from people join orders on name = who where price >= 5 order by price desc, name limit 3",
    "select name, sum(price) as spent from orders join people on who = name group by name order by spent",
    "select count(*), min(age) from people", "SELECT name FROM people WHERE (age=25 OR age=42) AND city<>'Bern'",
    "select age, count(*) as n from people group by age having count(*) > 1",
    "select name from nowhere", "select name from people where age", "choose name", "select , from people",
    "select name from people limit 1 2", "select size from people", "select name from people where name < 3",
):
    print(">", text)
    try:
        for row in Query(text, tables).run():
            print("   ", *(f"{key}={value}" for key, value in row.items()))
    except (SqlError, KeyError, TypeError) as error:
        print("   ", type(error).__name__, error)
