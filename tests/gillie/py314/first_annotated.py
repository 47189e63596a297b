# The annotations of the first class of a file are its own, whatever classes come after it.
class First:
    number: int


def outside():
    class Self:
        me: Self
        other: "First"

    class Other:
        one: Self

    return Self, Other


class Last:
    first: First
    text: str


print(First.__annotations__)  # expect: {'number': <class 'int'>}
one, two = outside()
print(one.__annotations__["me"] is one, one.__annotations__["other"])  # expect: True First
print(two.__annotations__["one"] is one, list(Last.__annotations__))  # expect: True ['first', 'text']
