# Grades from a CSV text: typed rows, statistics, a table back as CSV in another dialect.
import csv
import io
import statistics

TEXT = '''name,subject,points,remark
Ann,math,91,"good, really"
Bob,math,78,
Ann,art,"85","said ""wow"""
Cid,math,n/a,absent
Bob,art,66,"two
lines"
'''
rows = list(csv.DictReader(io.StringIO(TEXT)))
print(len(rows), list(rows[0]), repr(rows[4]["remark"]))
points = {}
for number, row in enumerate(rows, 2):
    try:
        value = int(row["points"])
        points.setdefault(row["name"], []).append(value)
    except ValueError as error:
        print(f"row {number}: {error}")
for name, values in points.items():
    print(name, statistics.mean(values), statistics.median(values), statistics.pstdev(values))
every = [value for values in points.values() for value in values]
print(statistics.quantiles(every, n=4), statistics.mode("aabbb"), statistics.multimode("aabbc"))
print(statistics.fmean(every, weights=[1, 2, 3, 4]), round(statistics.harmonic_mean(every), 4), statistics.geometric_mean([1, 10, 100]))
print(statistics.linear_regression([1, 2, 3, 4], [2, 4, 6, 9]), round(statistics.correlation([1, 2, 3], [3, 1, 2]), 6))
print(statistics.NormalDist(100, 15).cdf(130), statistics.NormalDist.from_samples(every).mean)
for call in (lambda: statistics.mean([]), lambda: statistics.stdev([1])):
    try:
        call()
    except statistics.StatisticsError as error:
        print("StatisticsError:", error)


class Pipes(csv.Dialect):
    delimiter, quotechar, quoting, lineterminator, escapechar = "|", "'", csv.QUOTE_NONNUMERIC, "\n", "\\"


out = io.StringIO()
writer = csv.writer(out, Pipes)
writer.writerow(["name", "mean", "note"])
writer.writerows([name, statistics.mean(values), "a|b 'c'"] for name, values in points.items())
print(out.getvalue(), end="")
out.seek(0)
print(list(csv.reader(out, Pipes)))
print(csv.Sniffer().sniff("a;b;c\n1;2;3\n4;5;6\n").delimiter, csv.Sniffer().has_header("name,age\nann,3\nbob,4\n"))
try:
    list(csv.reader(['"open'], strict=True))
except csv.Error as error:
    print(error)
