# Formulas as trees: parsed by precedence climbing, simplified, differentiated, printed with few parentheses.
from __future__ import annotations

import math
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Var:
    name: str


@dataclass(frozen=True)
class Op:
    sign: str
    left: object
    right: object


@dataclass(frozen=True)
class Call:
    name: str
    arg: object


POWER = {"+": 1, "-": 1, "*": 2, "/": 2, "^": 3}


def parse(text):
    tokens = re.findall(r"\d+\.?\d*|\w+|\S", text)

    def atom():
        token = tokens.pop(0)
        if token == "(":
            inner = climb(0)
            assert tokens.pop(0) == ")"
            return inner
        if token == "-":
            return Op("*", Num(-1), climb(2))
        if token[0].isdigit():
            return Num(float(token))
        if tokens and tokens[0] == "(":
            return Call(token, atom())
        return Var(token)

    def climb(least):
        left = atom()
        while tokens and POWER.get(tokens[0], -1) >= least:
            sign = tokens.pop(0)
            left = Op(sign, left, climb(POWER[sign] + (sign != "^")))
        return left

    tree = climb(0)
    if tokens:
        raise SyntaxError(f"what is {tokens[0]!r}?")
    return tree


def simple(tree):
    match tree:
        case Op(sign, left, right):
            match sign, simple(left), simple(right):
                case "+", Num(0), x:
                    return x
                case "+" | "-", x, Num(0):
                    return x
                case "*", Num(0), _:
                    return Num(0)
                case "*", _, Num(0):
                    return Num(0)
                case "*", Num(1), x:
                    return x
                case "*" | "/" | "^", x, Num(1):
                    return x
                case "^", _, Num(0):
                    return Num(1)
                case sign, Num(a), Num(b) if sign != "/" or b:
                    return Num({"+": a + b, "-": a - b, "*": a * b, "/": a / (b or 1), "^": a**b if sign == "^" else 0}[sign])
                case _, x, y:
                    return Op(sign, x, y)
        case Call(name, arg):
            return Call(name, simple(arg))
    return tree


def derive(tree):
    match tree:
        case Num():
            return Num(0)
        case Var():
            return Num(1)
        case Op("+" | "-" as sign, a, b):
            return Op(sign, derive(a), derive(b))
        case Op("*", a, b):
            return Op("+", Op("*", derive(a), b), Op("*", a, derive(b)))
        case Op("/", a, b):
            return Op("/", Op("-", Op("*", derive(a), b), Op("*", a, derive(b))), Op("^", b, Num(2)))
        case Op("^", a, Num(n)):
            return Op("*", Op("*", Num(n), Op("^", a, Num(n - 1))), derive(a))
        case Call("sin", a):
            return Op("*", Call("cos", a), derive(a))
        case Call("exp", a):
            return Op("*", tree, derive(a))
    raise NotImplementedError(tree)


def show(tree, least=0):
    match tree:
        case Num(value):
            return f"{value:g}"
        case Var(name):
            return name
        case Call(name, arg):
            return f"{name}({show(arg)})"
        case Op(sign, a, b):
            power = POWER[sign]
            text = f"{show(a, power)} {sign} {show(b, power + (sign in '-/'))}"
            return f"({text})" if power < least else text


def value(tree, x):
    match tree:
        case Num(number):
            return number
        case Var():
            return x
        case Call(name, arg):
            return getattr(math, name)(value(arg, x))
        case Op(sign, a, b):
            a, b = value(a, x), value(b, x)
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "^": lambda: a**b}[sign]()


for text in ("3*x^2 + 2*x - 5", "x*(x+1)*(x-1)", "sin(x)/x", "exp(-x^2)", "2^3^2", "(1+2)*x-0*x", "-x + 4/2"):
    tree = simple(parse(text))
    slope = simple(derive(tree)) if "^3^" not in text else None
    print(show(tree), "|", show(slope) if slope else None, "|", f"{value(tree, 1.5):.6g}")
    if slope:
        near = (value(tree, 1.5 + 1e-6) - value(tree, 1.5 - 1e-6)) / 2e-6
        assert abs(near - value(slope, 1.5)) < 1e-4
try:
    parse("1 + 2)")
except SyntaxError as error:
    print(error)
