from multiprocessing import shared_memory

block = shared_memory.SharedMemory(create=True, size=100)
try:
    block.buf[:5] = b"hello"
    other = shared_memory.SharedMemory(name=block.name)
    print(bytes(other.buf[:5]), len(other.buf) >= 100)
    other.buf[0] = ord("J")
    print(bytes(block.buf[:5]))
    other.close()
finally:
    block.close()
    block.unlink()
try:
    shared_memory.SharedMemory(name="surely_not_there_12345")
except FileNotFoundError as error:
    print(error)
