# Errors from builtin methods have no frame of their own.
rows = ["1,2", "3,x"]
def parse(row):
    return [int(cell) for cell in row.split(",")]
table = list(map(parse, rows))
