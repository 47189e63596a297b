# Examples from PEPs: super, ABCs, class customisation, metaclass keywords.
class A:
    def f(self): return "A"
    @classmethod
    def cm(cls): return (cls, "A")
class B(A):
    def f(self): return super().f() + "B"
    @classmethod
    def cm(cls): return (cls, super().cm(), "B")
class C(A):
    def f(self): return super().f() + "C"
    @classmethod
    def cm(cls): return (cls, super().cm(), "C")
class D(C, B):
    def f(self): return super().f() + "D"
    def cm(cls): return (cls, super().cm(), "D")
print(D().f(), D.cm(D())[1][2], [k.__name__ for k in D.__mro__])
class QuestBase:
    def __init_subclass__(cls, swallow, **kwargs): cls.swallow = swallow; super().__init_subclass__(**kwargs)
class Quest(QuestBase, swallow="african"): pass
print(Quest.swallow)
try:
    class Bad(QuestBase): pass
except TypeError as e: print(e)
class PluginBase:
    subclasses = []
    def __init_subclass__(cls, **kwargs): super().__init_subclass__(**kwargs); cls.subclasses.append(cls)
class Plugin1(PluginBase): pass
class Plugin2(PluginBase): pass
print([c.__name__ for c in PluginBase.subclasses])
import weakref
class WeakAttribute:
    def __get__(self, instance, owner): return instance.__dict__[self.name]()
    def __set__(self, instance, value): instance.__dict__[self.name] = weakref.ref(value)
    def __set_name__(self, owner, name): self.name = name
class TreeNode:
    parent = WeakAttribute()
    def __init__(self, parent): self.parent = parent
class Root: pass
r = Root(); print(TreeNode(r).parent is r)
class Meta(type):
    def __new__(metacls, name, bases, namespace, **kargs): return super().__new__(metacls, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **kargs): super().__init__(name, bases, namespace); cls.kargs = kargs
class My(metaclass=Meta, a=1, b=2): pass
print(My.kargs); import abc
class ABCMeta1(metaclass=abc.ABCMeta):
    @abc.abstractmethod
    def f(self): ...
    @classmethod
    def __subclasshook__(cls, k): return True if hasattr(k, "f") else NotImplemented
class Duck: f = 1
print(isinstance(Duck(), ABCMeta1), issubclass(int, ABCMeta1)); ABCMeta1.register(int); print(isinstance(5, ABCMeta1)); class_dict = {}
class Ordered(type):
    @classmethod
    def __prepare__(mcl, name, bases): return class_dict
class Uses(metaclass=Ordered): z = 1; a = 2
print([k for k in class_dict if k in "za"], Uses.a)
