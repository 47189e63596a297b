import gc
import os
import socket
import warnings

with warnings.catch_warnings(record=True) as found:
    warnings.simplefilter("always")
    left, right = socket.socketpair()
    right.close()
    del left, right
    gc.collect()
    file = open(os.devnull)
    del file
    gc.collect()
    file = open(os.devnull, "wb", buffering=0)
    number = file.fileno()
    del file
    with open(os.devnull) as closed:
        pass
    del closed
    borrowed = open(os.dup(1), "w", closefd=False)
    del borrowed
    gc.collect()
for warning in found:
    print(warning.category.__name__, str(warning.message).split(" fd=")[0].split(" name=")[0])
