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


print(First.__annotations__)
for made in outside():
    print({name: getattr(what, "__name__", what) for name, what in made.__annotations__.items()})
print(list(Last.__annotations__))
