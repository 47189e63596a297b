# SystemExit from a function, None as status.
def stop():
    raise SystemExit
print("stopping")
stop()
