# Modules that gillie's library has not: the error says that it is not the program's fault.
for name in ["sqlite3", "tkinter", "no_such_module"]:
    try:
        __import__(name)
    except ModuleNotFoundError as error:
        print(error.name, "|", error)
# expect: sqlite3 | No module named 'sqlite3': gillie's library does not have this module yet
# expect: tkinter | No module named 'tkinter': gillie's library does not have this module yet
# expect: no_such_module | No module named 'no_such_module'
