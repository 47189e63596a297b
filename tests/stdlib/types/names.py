import inspect
import types

class S:
    __slots__ = ("y",)

print(isinstance(S.y, types.MemberDescriptorType), inspect.ismemberdescriptor(S.y), inspect.isgetsetdescriptor(S.y))
for name in sorted(n for n in vars(types) if n.endswith("Type") and n not in ("CapsuleType", "UnionType")):
    print(name, getattr(types, name).__name__)
