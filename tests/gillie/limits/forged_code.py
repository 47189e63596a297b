# Instructions of marshalled code changed one by one: refused, or executed without harm. (CPython does not check.)
import marshal
import types


def loop(x):
    for i in x:
        pass


def closure(x):
    def inner():
        return x
    return inner()


def handler(x):
    try:
        return [y for y in x]
    except TypeError as error:
        raise
    finally:
        del x


def generator(x):
    yield from x


def codes(code):
    yield code
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from codes(constant)


refused = harmless = 0
for function in loop, closure, handler, generator:
    whole = marshal.dumps(function.__code__)
    for code in codes(function.__code__):
        place = whole.find(code.co_code)
        for at in range(0, len(code.co_code), 4):
            for opcode in range(180):
                forged = bytearray(whole)
                if forged[place + at] in (opcode, JUMP := 88) or opcode == JUMP:
                    continue
                forged[place + at] = opcode
                try:
                    made = marshal.loads(bytes(forged))
                except ValueError:
                    refused += 1
                    continue
                for argument in 5, [1, 2]:
                    try:
                        result = types.FunctionType(made, {"__builtins__": {}})(argument)
                        if hasattr(result, "send"):
                            result.send(None)
                    except BaseException:
                        pass
                harmless += 1
print(refused > 1000, harmless > 100)
# expect: True True
