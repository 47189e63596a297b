# __buffer__ and __release_buffer__ of classes written in Python (PEP 688).
class Lender:
    def __init__(self):
        self.data = bytearray(b"hello")
        self.lent = 0

    def __buffer__(self, flags):
        self.lent += 1
        self.view = memoryview(self.data)
        return self.view

    def __release_buffer__(self, view):
        print("released", view is self.view, bytes(view))
        self.lent -= 1
        view.release()


lender = Lender()
with memoryview(lender) as view:
    print(lender.lent, bytes(view))
    part = view[1:3]
print(lender.lent)
part.release()
print(lender.lent)
view = memoryview(lender)
del view
print(lender.lent)
print(bytes(lender), lender.lent)
print(b"-".join([lender]), lender.lent)
lender.data.append(33)
print(lender.data)


class Failing(Lender):
    def __release_buffer__(self, view):
        view.release()
        self.lent -= 1


failing = Failing()
view = memoryview(failing)
view.release()
view.release()
print(failing.lent)


class Greeting(bytearray):
    def __buffer__(self, flags):
        print("asked")
        return memoryview(b"<" + bytes(super().__buffer__(flags)) + b">")


greeting = Greeting(b"hello")
print(bytes(memoryview(greeting)))


class Plain(bytearray):
    pass


print(bytes(memoryview(Plain(b"plain"))), bytes(Plain(b"plain")))
