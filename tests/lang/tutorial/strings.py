# The Python tutorial, chapters 3 and 7: strings and output.
print("spam eggs", "doesn't", 'doesn\'t', '"Yes," they said.', "\"Yes,\" they said.", '"Isn\'t," they said.'); print(repr('"Isn\'t," they said.')); print("C:\\some\\name", r"C:\some\name")
print("""\
Usage: thingy [OPTIONS]
     -h                        Display this usage message
     -H hostname               Hostname to connect to
""")
print(3 * "un" + "ium", "Py" "thon"); word = "Python"; print(word[0], word[5], word[-1], word[-6], word[0:2], word[2:5], word[:2] + word[2:], word[4:42], word[42:], "J" + word[1:], len("supercalifragilisticexpialidocious"))
for f in (lambda: word[42], lambda: word.__setitem__(0, "J")):
    try: f()
    except (IndexError, AttributeError) as e: print(type(e).__name__, e)
squares = [1, 4, 9, 16, 25]; print(squares[-3:], squares + [36, 49], squares[:] is squares); cubes = [1, 8, 27, 65, 125]; cubes[3] = 4**3; cubes.append(216); print(cubes); letters = list("abcdefg"); letters[2:5] = ["C", "D", "E"]; letters[2:5] = []; print(letters, len(letters)); letters[:] = []; print(letters)
rgb = ["Red", "Green", "Blue"]; rgba = rgb; rgba.append("Alph"); print(rgb, id(rgb) == id(rgba)); c = rgba[:]; c[-1] = "Alpha"; print(c, rgba)
year, event = 2016, "Referendum"; print(f"Results of the {year} {event}"); yes, total = 42_572_654, 85_705_149; print("{:-9} YES votes  {:2.2%}".format(yes, yes / total)); s = "Hello, world."; print(str(s), repr(s), str(1 / 7)); print("The value of x is " + repr(32.5) + ", and y is " + repr(40000) + "..."); print(repr((32.5, 40000, ("spam", "eggs"))))
import math
print(f"The value of pi is approximately {math.pi:.3f}."); table = {"Sjoerd": 4127, "Jack": 4098, "Dcab": 7678}
for name, phone in table.items(): print(f"{name:10} ==> {phone:10d}")
animals = "eels"; print(f"My hovercraft is full of {animals}.", f"My hovercraft is full of {animals!r}."); bugs, count, area = "roaches", 13, "living room"; print(f"Debugging {bugs=} {count=} {area=}"); print("{0} and {1}".format("spam", "eggs"), "{1} and {0}".format("spam", "eggs"), "This {food} is {adjective}.".format(food="spam", adjective="absolutely horrible")); print("Jack: {0[Jack]:d}; Sjoerd: {0[Sjoerd]:d}; Dcab: {0[Dcab]:d}".format(table)); print("Jack: {Jack:d}; Sjoerd: {Sjoerd:d}".format(**table))
for x in range(1, 11): print("{0:2d} {1:3d} {2:4d}".format(x, x * x, x * x * x))
for x in range(1, 4): print(repr(x).rjust(2), repr(x * x).rjust(3), end=" "); print(repr(x * x * x).rjust(4))
print("12".zfill(5), "-3.14".zfill(7), "3.14159265359".zfill(5), "The value of pi is approximately %5.3f." % math.pi, 17 / 3, 17 // 3, 17 % 3, 5 ** 2, 4 * 3.75 - 1, round(113.0625, 2))
