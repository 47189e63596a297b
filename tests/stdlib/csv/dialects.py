import csv
import io


def attempt(**settings):
    try:
        csv.writer(io.StringIO(), **settings)
        print("fine", settings)
    except Exception as error:
        print(type(error).__name__, error)


for settings in (
    dict(dialect="excel"),
    dict(dialect=csv.excel_tab),
    dict(dialect="nonsense"),
    dict(delimiter=""),
    dict(delimiter=";;"),
    dict(delimiter=None),
    dict(delimiter=4),
    dict(delimiter="\n"),
    dict(delimiter=" ", skipinitialspace=True),
    dict(quotechar=" ", skipinitialspace=True),
    dict(quotechar=","),
    dict(quotechar=""),
    dict(quotechar=None),
    dict(quotechar=None, quoting=csv.QUOTE_ALL),
    dict(escapechar=","),
    dict(escapechar='"'),
    dict(escapechar="\r"),
    dict(lineterminator=None),
    dict(lineterminator=",x"),
    dict(quoting="all"),
    dict(quoting=100),
    dict(unknown=1),
):
    attempt(**settings)

for rows, settings in (
    ([["", "a"], [""]], dict(delimiter=" ", skipinitialspace=True)),
    ([[None, "a", 1.5]], dict(quoting=csv.QUOTE_NOTNULL)),
    ([["", "a", 1.5]], dict(quoting=csv.QUOTE_STRINGS)),
):
    out = io.StringIO()
    csv.writer(out, **settings).writerows(rows)
    print(repr(out.getvalue()))
print(list(csv.reader([',1,"2"'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader([',1,"2"'], quoting=csv.QUOTE_NOTNULL)))
