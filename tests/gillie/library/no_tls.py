# `ssl` imports and is configured without TLS; what would encrypt raises.
import socket
import ssl

context = ssl.create_default_context()
print(context.verify_mode.name, context.check_hostname)  # expect: CERT_REQUIRED True
context.check_hostname = False
context.verify_mode = ssl.CERT_NONE
context.minimum_version = ssl.TLSVersion.TLSv1_3
print(context.minimum_version.name, ssl.OPENSSL_VERSION)  # expect: TLSv1_3 OpenSSL 3.0.0 (absent: gillie has no TLS)
ours, theirs = socket.socketpair()
try:
    context.wrap_socket(ours, server_hostname="example.org")
except ssl.SSLError as error:
    # expect: [SSL: UNSUPPORTED] gillie has no TLS: this connection cannot be encrypted
    print(error)
    print(isinstance(error, OSError), error.reason)  # expect: True UNSUPPORTED
server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
try:
    server.load_cert_chain(__file__)
except ssl.SSLError as error:
    # expect: [SSL: UNSUPPORTED] gillie has no TLS: a certificate cannot be shown to anyone
    print(error)
bio = ssl.MemoryBIO()
print(bio.write(b"bytes"), bio.read(2), bio.pending, bio.eof)  # expect: 5 b'by' 3 False
