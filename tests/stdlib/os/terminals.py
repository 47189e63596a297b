import fcntl
import os
import pty
import struct
import termios
import tty

parent, child = os.openpty()
print(os.isatty(child), os.ttyname(child) == os.ptsname(parent))
termios.tcsetwinsize(child, (30, 100))
print(termios.tcgetwinsize(parent), os.get_terminal_size(child))
packed = fcntl.ioctl(child, termios.TIOCGWINSZ, bytes(8))
print(struct.unpack("HHHH", packed)[:2])
tty.setraw(child)
os.write(parent, b"raw\r")
print(os.read(child, 10))
os.write(child, b"back\n")
print(os.read(parent, 10))
os.close(parent)
os.close(child)
pid, master = pty.fork()
if pid == 0:
    print("in the child", os.isatty(0), os.getsid(0) == os.getpid(), flush=True)
    os._exit(0)
text = b""
while True:
    try:
        part = os.read(master, 100)
    except OSError:
        break
    if not part:
        break
    text += part
os.waitpid(pid, 0)
print(text)
