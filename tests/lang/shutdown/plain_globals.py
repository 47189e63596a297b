# Without functions in the module its namespace just goes, in order.
import io
class_ = type("Noisy", (), {"__del__": lambda self, print=print: print("del", self.name), "__slots__": ["name"]})
x = class_(); x.name = "x"
y = class_(); y.name = "y"
y = None
print("end")
