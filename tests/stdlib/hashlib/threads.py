# Threads that feed the same object lose nothing.
import hashlib
import threading

data = b"smileyface" * 500
expected = hashlib.sha1(data * 80).hexdigest()
hashed = hashlib.sha1()


def feed():
    for _ in range(20):
        hashed.update(data)


threads = [threading.Thread(target=feed) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(hashed.hexdigest() == expected)
