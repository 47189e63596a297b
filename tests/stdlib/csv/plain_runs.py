"""Fields with and without special characters, in every dialect that changes what is special."""
import csv
import io

lines = ["a,b,c\n", "a b, c ,\n", '"q,""x""",y\n', " lead,trail \n", 'x"y,"z"w\n', "\n", "é,λ,a\n", "1.5,2,x\n", "a\tb;c|d\n", 'a\\,b,"c\\"d"\n', "'a','b,c'\n", '"open\n', 'end",z\n', "long" * 50 + ",x\n"]
dialects = [{}, {"delimiter": ";"}, {"delimiter": "\t"}, {"quotechar": "'"}, {"escapechar": "\\"}, {"doublequote": False, "escapechar": "\\"},
            {"skipinitialspace": True}, {"quoting": csv.QUOTE_NONE}, {"quoting": csv.QUOTE_NONE, "escapechar": "\\"}, {"quoting": csv.QUOTE_ALL},
            {"quoting": csv.QUOTE_NONNUMERIC}, {"quoting": csv.QUOTE_STRINGS}, {"quoting": csv.QUOTE_NOTNULL}, {"lineterminator": "!"},
            {"delimiter": " "}, {"delimiter": " ", "skipinitialspace": True}, {"delimiter": "é"}, {"strict": True}]
rows = [["a", "b c", ""], ["x,y", 'q"r', "s\nt"], [1, 2.5, None], [""], [None], ["lead", "trail ", "é"], ["a!b", "c;d", "e\\f", "g'h"], ["λ", "a\rb"], ["a\tb", "wide λ,"]]
for d in dialects:
    print(d)
    reader = csv.reader(lines, **d)
    while True:
        try:
            print(next(reader), reader.line_num)
        except StopIteration:
            break
        except (csv.Error, ValueError) as e:
            print(type(e).__name__, e)
    for row in rows:
        out = io.StringIO()
        try:
            csv.writer(out, **d).writerow(row)
            print(repr(out.getvalue()))
        except csv.Error as e:
            print("Error", e)
old = csv.field_size_limit(10)
for line in ("a" * 10, "a" * 11, "abc," + "d" * 10 + "," + "e" * 11, '"' + "q" * 11 + '"'):
    try:
        print(next(csv.reader([line])))
    except csv.Error as e:
        print(e)
csv.field_size_limit(old)
