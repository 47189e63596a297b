# The Python tutorial, chapter 8.
for text in ("10 * (1/0)", "4 + spam*3", "'2' + 2"):
    try: eval(text)
    except Exception as e: print(type(e).__name__, e)
def read(values):
    for v in values:
        try: x = int(v); return x
        except ValueError: print("Oops!  That was no valid number.  Try again...")
print(read(["a", "", "5"]))
try: raise Exception("spam", "eggs")
except Exception as inst: print(type(inst), inst.args, inst); x, y = inst.args; print("x =", x, "y =", y)
import sys
try: f = open("/nonexistent/myfile.txt"); s = f.readline(); i = int(s.strip())
except OSError as err: print("OS error:", err)
except ValueError: print("Could not convert data to an integer.")
def this_fails(): x = 1 / 0
try: this_fails()
except ZeroDivisionError as err: print("Handling run-time error:", err)
try: raise NameError("HiThere")
except NameError:
    print("An exception flew by!")
    try: raise
    except NameError as e: print("again", e)
def divide(x, y):
    try: result = x / y
    except ZeroDivisionError: print("division by zero!")
    else: print("result is", result)
    finally: print("executing finally clause")
divide(2, 1); divide(2, 0)
try: divide("2", "1")
except TypeError as e: print(e)
def bool_return():
    try: return True
    finally: return False
print(bool_return())
def f(): raise ExceptionGroup("there were problems", [OSError("error 1"), SystemError("error 2")])
try: f()
except Exception as e: print(f"caught {type(e)}: {e}")
try: raise ExceptionGroup("group1", [OSError(1), SystemError(2), ExceptionGroup("group2", [OSError(3), RecursionError(4)])])
except* OSError as e: print("There were OSErrors", e.exceptions)
except* SystemError as e: print("There were SystemErrors", e.exceptions)
except* RecursionError as e: print("rec", e.exceptions)
try: raise TypeError("bad type")
except Exception as e: e.add_note("Add some information"); e.add_note("Add some more information"); print(e.__notes__)
excs = []
for test in [lambda: 1 / 0, lambda: [][1], lambda: {}["x"], lambda: 5]:
    try: test()
    except Exception as e: e.add_note(f"test {len(excs)}"); excs.append(e)
raise ExceptionGroup("We have some problems", excs)

# What 3.14 says:
# expect: ZeroDivisionError division by zero
# expect: NameError name 'spam' is not defined
# expect: TypeError can only concatenate str (not "int") to str
# expect: Oops!  That was no valid number.  Try again...
# expect: Oops!  That was no valid number.  Try again...
# expect: 5
# expect: <class 'Exception'> ('spam', 'eggs') ('spam', 'eggs')
# expect: x = spam y = eggs
# expect: OS error: [Errno 2] No such file or directory: '/nonexistent/myfile.txt'
# expect: Handling run-time error: division by zero
# expect: An exception flew by!
# expect: again HiThere
# expect: result is 2.0
# expect: executing finally clause
# expect: division by zero!
# expect: executing finally clause
# expect: executing finally clause
# expect: unsupported operand type(s) for /: 'str' and 'str'
# expect: False
# expect: caught <class 'ExceptionGroup'>: there were problems (2 sub-exceptions)
# expect: There were OSErrors (OSError(1), ExceptionGroup('group2', [OSError(3)]))
# expect: There were SystemErrors (SystemError(2),)
# expect: rec (ExceptionGroup('group2', [RecursionError(4)]),)
# expect: ['Add some information', 'Add some more information']
# error: tutorial_errors.py:34: SyntaxWarning: 'return' in a 'finally' block
# error:   finally: return False
# error:   + Exception Group Traceback (most recent call last):
# error:   |   File "tutorial_errors.py", line 49, in <module>
# error:   |     raise ExceptionGroup("We have some problems", excs)
# error:   | ExceptionGroup: We have some problems (3 sub-exceptions)
# error:   +-+---------------- 1 ----------------
# error:     | Traceback (most recent call last):
# error:     |   File "tutorial_errors.py", line 47, in <module>
# error:     |     try: test()
# error:     |          ~~~~^^
# error:     |   File "tutorial_errors.py", line 46, in <lambda>
# error:     |     for test in [lambda: 1 / 0, lambda: [][1], lambda: {}["x"], lambda: 5]:
# error:     |                          ~~^~~
# error:     | ZeroDivisionError: division by zero
# error:     | test 0
# error:     +---------------- 2 ----------------
# error:     | Traceback (most recent call last):
# error:     |   File "tutorial_errors.py", line 47, in <module>
# error:     |     try: test()
# error:     |          ~~~~^^
# error:     |   File "tutorial_errors.py", line 46, in <lambda>
# error:     |     for test in [lambda: 1 / 0, lambda: [][1], lambda: {}["x"], lambda: 5]:
# error:     |                                         ~~^^^
# error:     | IndexError: list index out of range
# error:     | test 1
# error:     +---------------- 3 ----------------
# error:     | Traceback (most recent call last):
# error:     |   File "tutorial_errors.py", line 47, in <module>
# error:     |     try: test()
# error:     |          ~~~~^^
# error:     |   File "tutorial_errors.py", line 46, in <lambda>
# error:     |     for test in [lambda: 1 / 0, lambda: [][1], lambda: {}["x"], lambda: 5]:
# error:     |                                                        ~~^^^^^
# error:     | KeyError: 'x'
# error:     | test 2
# error:     +------------------------------------
# status: 1
