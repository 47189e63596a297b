"""At the end of the program finalizers find the globals of their modules, and of modules that import each other."""
import first

KEPT = first.Noisy("main")
print("end of main")
