# error handlers that are for encoding only
import codecs

for encoding in "utf-8", "utf-16-le", "utf-32-be", "ascii":
    for errors in "xmlcharrefreplace", "namereplace":
        try:
            b"\xff\xdc\xff\xd8\xff".decode(encoding, errors)
        except TypeError as e:
            print(encoding, errors, e)
