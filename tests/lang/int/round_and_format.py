# round() of ints, __round__, __format__, __ceil__, __floor__, __trunc__.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for number in [0, 5, 15, 25, 1234567, -15, -25, 10**20 + 5]:
    print(number, [round(number, digits) for digits in (None, 0, 2, -1, -2, -7)])
print((5).__round__(), (15).__round__(-1), (1).__ceil__(), (1).__floor__(), True.__trunc__(), type(True.__trunc__()))
print(attempt((5).__round__, "a"))
print(attempt((5).__round__, 1, 2))
print(attempt(round, 5, 1.5))
print((5).__format__(""), (255).__format__("#x"), (10**6).__format__(","), True.__format__("d"), True.__format__(""))
print(attempt((5).__format__, 5))
print(attempt((5).__format__, "q"))
print(attempt((5).__format__))
print(attempt((5).__format__, ".3"))
print(attempt((5).__format__, ",x"))
print(attempt((5).__format__, "_,"))
print(attempt((300).__format__, "c"), attempt((-1).__format__, "c"), attempt((1114112).__format__, "c"))
