match = 1
match.a = 2
match[1] = 3
match: int = 4
match(x)
match(x)[1]
match[a, b]: int
match -x
match * x
match, case = 1, 2
match in x
match if x else y
print(match)
match = {match: case}
case = 1
case(x)
case: int
type = 1
type: int
type(x)
type.a
type[x]
type in x
type X = int
type X[T] = list[T]
type type = type
type match = case
type _ = _
_ = 1
def match(match, case): return match
class case: type = 1
for match in case: pass
with match as case: pass
import match, case as type
lambda match: case
match(x, y)
match (x, y), z
[match for match in type if case]
if x: type Y = 1
match = match if match else match
