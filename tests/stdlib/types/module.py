# types: SimpleNamespace, MappingProxyType, MethodType, new_class, DynamicClassAttribute, names.
import types
n = types.SimpleNamespace(a=1, b="x"); n.c = [2]; print(n, n.a, n == types.SimpleNamespace(a=1, b="x", c=[2]), vars(n), types.SimpleNamespace(), types.SimpleNamespace({"k": 1}), types.SimpleNamespace(**{"a b": 1})); del n.a; n.self = n; print(n)
d = {"k": 1}; p = types.MappingProxyType(d); d["z"] = 2; print(p, p["z"], len(p), "k" in p, list(p), p | {"q": 1}, p.get("no"), p == d, p.copy(), list(p.items()))
for f in (lambda: p.__setitem__, lambda: types.MappingProxyType(5), lambda: types.SimpleNamespace(1, 2), lambda: n.nope, lambda: types.MethodType(len), lambda: types.FunctionType(1, {}), lambda: types.ModuleType(), lambda: types.new_class(5), lambda: types.CellType(1, 2), lambda: types.NoneType(1), lambda: types.SimpleNamespace({1: 2}), lambda: types.UnionType()):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: p["k"] = 5
except TypeError as e: print(e)
C = types.new_class("C", (list,), {}, lambda ns: ns.update(x=1)); print(C([1]), C.x, C.__module__)
f = types.FunctionType((lambda a, b: a + b + k).__code__, {"k": 100}, "named", (5,)); print(f(1), f.__name__, f.__defaults__, f.__globals__)
print(types.GenericAlias(list, (int,)), types.NoneType is type(None), types.EllipsisType is type(...), types.LambdaType is types.FunctionType, types.BuiltinFunctionType is type(len), isinstance(int | str, types.UnionType), isinstance(list[int], types.GenericAlias), types.GeneratorType is type((i for i in "")), types.CodeType is type(f.__code__), types.ModuleType is type(types), types.TracebackType.__name__, types.FrameType.__name__, types.CoroutineType.__name__, types.get_original_bases(C), types.prepare_class("X")[0])
