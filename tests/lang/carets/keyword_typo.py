# The message for an unknown keyword argument, uncaught.
def connect(host, *, port=80, timeout=None):
    return host
print(connect("h", port=1))
connect("h", prot=1)
