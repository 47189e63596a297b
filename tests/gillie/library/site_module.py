# `import site` leaves sys.path, with the library's own entry, as it is.
import sys

before = list(sys.path)
import site

print(sys.path == before)  # expect: True
import fileinput, rlcompleter

print(site.getsitepackages()[0].endswith("site-packages"))  # expect: True
print(site.ENABLE_USER_SITE)  # expect: True
