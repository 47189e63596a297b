# Three exceptions in a row, in finally and except.
def close():
    raise OSError("cannot close")
def work():
    try:
        return {}["work"]
    finally:
        close()
def main():
    try:
        work()
    except OSError as e:
        print("handling", e)
        raise RuntimeError("gave up") from e
main()
