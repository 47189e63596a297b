# Families and options that are known by name only.
import socket

print(socket.AF_IPX, socket.AF_X25.name, socket.AF_APPLETALK, socket.IP_RETOPTS, socket.TCP_FASTOPEN_CONNECT)
