# A little object-relational mapper: descriptors that validate, a metaclass that collects them, queries by operators.
class Field:
    def __init__(self, kind, default=None, check=None):
        self.kind, self.default, self.check = kind, default, check

    def __set_name__(self, owner, name):
        self.name, self.slot = name, f"_{name}"

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot, self.default)

    def __set__(self, obj, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(obj).__name__}.{self.name}: {self.kind.__name__} wanted, not {value!r}")
        if self.check and not self.check(value):
            raise ValueError(f"{self.name} cannot be {value!r}")
        setattr(obj, self.slot, value)

    def __eq__(self, value):
        return Query(lambda obj: getattr(obj, self.name) == value, f"{self.name} = {value!r}")

    def __lt__(self, value):
        return Query(lambda obj: getattr(obj, self.name) < value, f"{self.name} < {value!r}")

    def __gt__(self, value):
        return Query(lambda obj: getattr(obj, self.name) > value, f"{self.name} > {value!r}")

    __hash__ = object.__hash__


class Query:
    def __init__(self, test, text):
        self.test, self.text = test, text

    def __and__(self, other):
        return Query(lambda obj: self.test(obj) and other.test(obj), f"({self.text} AND {other.text})")

    def __or__(self, other):
        return Query(lambda obj: self.test(obj) or other.test(obj), f"({self.text} OR {other.text})")

    def __invert__(self):
        return Query(lambda obj: not self.test(obj), f"NOT {self.text}")

    def __bool__(self):
        raise TypeError("use & and |")


class Space(dict):
    """The namespace of a model's body: forbids to define a field twice."""

    def __setitem__(self, name, value):
        if isinstance(value, Field) and name in self:
            raise NameError(f"field {name} twice")
        super().__setitem__(name, value)


class Model(type):
    @classmethod
    def __prepare__(meta, name, bases, **options):
        return Space()

    def __new__(meta, name, bases, space, table=None):
        cls = super().__new__(meta, name, bases, dict(space))
        cls.fields = {}
        for base in reversed(cls.__mro__):
            cls.fields.update({n: f for n, f in vars(base).items() if isinstance(f, Field)})
        cls.table, cls.rows = table or name.lower() + "s", []
        return cls

    def __init__(cls, name, bases, space, **options):
        super().__init__(name, bases, space)

    def __getitem__(cls, query):
        return [row for row in cls.rows if query.test(row)]

    def __len__(cls):
        return len(cls.rows)

    def __contains__(cls, row):
        return any(row is other for other in cls.rows)


class Record(metaclass=Model):
    def __init__(self, **values):
        for name in values.keys() - self.fields.keys():
            raise TypeError(f"no field {name}")
        for name, value in values.items():
            setattr(self, name, value)
        type(self).rows.append(self)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{n}={getattr(self, n)!r}' for n in self.fields)})"


class Person(Record, table="people"):
    name = Field(str)
    age = Field(int, 0, check=lambda age: 0 <= age < 150)


class Pupil(Person):
    grade = Field(int, 1)


for name, age in (("Ann", 30), ("Bob", 12), ("Cid", 61)):
    Person(name=name, age=age)
Pupil(name="Dee", age=7, grade=2)
print(Person.table, Pupil.table, list(Pupil.fields), len(Person), len(Pupil), bool(Pupil))
query = (Person.age > 20) & ~(Person.name == "Cid") | (Person.age < 13)
print(query.text)
print(Person[query], Pupil[Pupil.grade == 2])
print(Person.rows[0] in Person, Pupil.rows[0] in Person, Person.name.kind)
for wrong in (lambda: Person(name=5), lambda: Person(age=200), lambda: Person(size=1), lambda: bool(Person.age < 1),
              lambda: Model("Twice", (Record,), Model.__prepare__("Twice", ()) | {"a": 1}) and exec(
                  "class Twice(Record):\n    a = Field(int)\n    a = Field(str)", {"Record": Record, "Field": Field})):
    try:
        wrong()
    except (TypeError, ValueError, NameError) as error:
        print(type(error).__name__, error)
