# Log lines through a pipeline of generators: parsed, filtered, grouped, and closed when nobody wants more.
import itertools
import re
from collections import Counter, defaultdict

LINES = """\
12:00:01 web INFO started on port 8080
12:00:02 web WARN slow answer 512 ms
12:00:02 db ERROR connection lost
12:00:03 db INFO connected
garbage
12:00:05 web ERROR 500 /index
12:00:05 web ERROR 500 /index
12:00:09 cron INFO nightly run
""".splitlines()
PATTERN = re.compile(r"(?P<h>\d+):(?P<m>\d+):(?P<s>\d+) (?P<who>\w+) (?P<level>[A-Z]+) (?P<text>.*)")
closed = []


def source(lines):
    try:
        yield from lines
    finally:
        closed.append("source")


def parsed(lines):
    for line in lines:
        if found := PATTERN.fullmatch(line):
            fields = found.groupdict()
            fields["at"] = int(fields.pop("h")) * 3600 + int(fields.pop("m")) * 60 + int(fields.pop("s"))
            yield fields
        else:
            yield {"who": "?", "level": "BAD", "text": line, "at": -1}


def only(*levels):
    def run(records):
        return (record for record in records if record["level"] in levels)

    return run


def without_repeats(records):
    for _, group in itertools.groupby(records, key=lambda r: (r["who"], r["text"])):
        group = list(group)
        yield {**group[0], "times": len(group)}


def pipeline(data, *stages):
    for stage in stages:
        data = stage(data)
    return data


errors = pipeline(source(LINES), parsed, only("ERROR", "BAD"), without_repeats)
for record in errors:
    print(record)
print(closed)
print(Counter(record["level"] for record in parsed(LINES)).most_common())
by = defaultdict(list)
for record in parsed(LINES):
    by[record["who"]].append(record["at"])
print({who: (min(at), max(at)) for who, at in by.items()})
first = next(pipeline(source(itertools.cycle(LINES)), parsed, only("WARN")))
print(first["text"], closed)


def running_mean():
    total, count, mean = 0, 0, None
    while True:
        total, count = total + (yield mean), count + 1
        mean = total / count


mean = running_mean()
next(mean)
print([round(mean.send(x), 3) for x in (1, 2, 6, 10)])
mean.close()
try:
    mean.send(1)
except StopIteration:
    print("ended")
