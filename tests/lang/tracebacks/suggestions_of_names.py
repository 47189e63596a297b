# "Did you mean" for names.
import traceback


def show(code, names=None):
    try:
        exec(code, {} if names is None else names)
    except NameError as error:
        print(traceback.format_exception_only(error)[-1], end="")
        print("   ", error.name)


show("prnt(1)")
show("lenn([])")
show("rang(3)")
show("Tru")
show("none")
show("abcdefgh")
show("x", {"xx": 1})
show("blech", {"bleh": 1, "blechx": 2})
show("bluch", {"blach": 1, "bloch": 2})
show("FOO", {"foo": 1})
show("foo_bar", {"fooBar": 1})
show("_private", {"private": 1})
show("private", {"_private": 1})
show("a", {"b": 1})
show("ab", {"ba": 1})
show("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab": 1})
# Modules of the library.
show("sys.path")
show("math.pi")
show("os.path")
show("itertools")
show("collection")
show("jsn")
show("syss", {"sys": 1})
show("def f():\n import os\n return oss\nf()")
# Local names, free ones, attributes of self.
show("def f():\n number = 1\n return numbr\nf()")
show("def f():\n number = 1\n def g():\n  number\n  return numbr\n return g()\nf()")
show("def f():\n number = 1\n def g():\n  return numbr\n return g()\nf()")
show("class A:\n def __init__(self):\n  self.value = 1\n def get(self):\n  return value\nA().get()")
show("class A:\n value = 1\n @classmethod\n def get(cls):\n  return value\nA.get()")
show("class A:\n def method(self): pass\n def get(self):\n  method()\nA().get()")
show("class A:\n value = 1\n x = vale")
show("[vale for value in [1]]")
show("def f():\n del_me = 1\n del del_me\n return del_me\nf()")
show("def f():\n print(later)\n later = 1\nf()")
show("def f(argument): return argumnt\nf(1)")
show("raise NameError('by hand')")
show("raise NameError('with a name', name='prnt')")
