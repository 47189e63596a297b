# "Did you mean" for attributes and imports.
import re, traceback, types


def show(function):
    try:
        function()
    except (AttributeError, ImportError) as error:
        print(re.sub(r" \(.*\)", "", traceback.format_exception_only(error)[-1]), end="")
        print("   ", error.name)


class Point:
    height = 1

    def __init__(self):
        self.width = 2
        self._hidden = 3

    def compute(self): ...


p = Point()
show(lambda: p.widht)
show(lambda: p.heigth)
show(lambda: p.hidden)
show(lambda: p._width)
show(lambda: p.comput())
show(lambda: Point.computed)
show(lambda: p.nothing_like_it)
show(lambda: "".joyn([]))
show(lambda: [].appendd(1))
show(lambda: {}.item())
show(lambda: (1).bitlength())
show(lambda: None.x)
show(lambda: print.__nam__)
show(lambda: types.SimpelNamespace)
show(lambda: types.__nmae__)
show(lambda: Point.__nme__)
show(lambda: (lambda: 0).__cod__)


class Slots:
    __slots__ = "alpha", "beta"


show(lambda: Slots().alpha)
show(lambda: Slots().alpa)


class Dynamic:
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")

    def __dir__(self):
        return ["special"]


show(lambda: Dynamic().specal)


class Named:
    def __getattr__(self, name):
        raise AttributeError(name=name, obj=self)

    def __dir__(self):
        return ["special"]


show(lambda: Named().specal)


class Broken:
    def __dir__(self):
        raise ZeroDivisionError


show(lambda: Broken().x)


def assign():
    p.compute.x = 1


def delete():
    del p.widht


def from_import(name):
    exec(f"from {name}")


show(assign)
show(delete)
show(lambda: from_import("math import sinn"))
show(lambda: from_import("collections import namedtupel"))
show(lambda: from_import("os import pathh"))
show(lambda: from_import("string import capword"))
show(lambda: from_import("json import dumbs, load"))
show(lambda: from_import("types import nothing_like_it"))
show(lambda: from_import("nothing_like_it import x"))
show(lambda: from_import("os.nothing import x"))
