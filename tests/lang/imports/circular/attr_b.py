import attr_a
try: attr_a.x
except AttributeError as e: print(str(e).split(" (")[0])
