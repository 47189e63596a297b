# Messages in several pieces, with open descriptors sent along.
import os
import socket


def attempt(function, *args):
    try:
        print(function(*args))
    except Exception as error:
        print(type(error).__name__, error)


left, right = socket.socketpair()
print(left.sendmsg([b"one ", bytearray(b"two "), memoryview(b"three")]))
print(right.recvmsg(100))
print(left.sendmsg([]))
reading, writing = os.pipe()
os.write(writing, b"through the pipe")
socket.send_fds(left, [b"take this"], [reading])
data, descriptors, flags, address = socket.recv_fds(right, 50, 4)
print(data, len(descriptors), address)
print(os.read(descriptors[0], 100))
first, second = bytearray(4), bytearray(10)
left.send(b"scattered")
print(right.recvmsg_into([first, second]), first, second)
print(socket.CMSG_LEN(4), socket.CMSG_SPACE(4), socket.CMSG_SPACE(0))
attempt(left.sendmsg, 5)
attempt(left.sendmsg, [b"x"], [(1, 2)])
attempt(right.recvmsg_into, [b"read-only"])
attempt(right.recvmsg, -1)
left.close()
right.close()
print(socket.getservbyname("http"), socket.getservbyname("domain", "udp"), socket.getservbyport(22))
print(socket.getprotobyname("tcp"), socket.getprotobyname("icmp"))
attempt(socket.getservbyname, "no such service")
attempt(socket.getprotobyname, "no such protocol")
attempt(socket.getservbyport, 70000)
print(socket.getnameinfo(("127.0.0.1", 80), socket.NI_NUMERICHOST | socket.NI_NUMERICSERV))
print(socket.getaddrinfo("127.0.0.1", 80, type=socket.SOCK_STREAM))
print(socket.gethostbyname("127.0.0.1"))
attempt(socket.getaddrinfo, "127.0.0.1", 80, -1)
attempt(socket.getnameinfo, ("not numeric", 80), 0)
names = [name for number, name in socket.if_nameindex()]
print(all(socket.if_indextoname(socket.if_nametoindex(name)) == name for name in names))
