# A bank used by many threads: ordered locks against deadlock, money neither made nor lost, refusals counted.
import threading
from contextlib import ExitStack
from itertools import count


class Refused(Exception):
    pass


class Account:
    _numbers = count(1)

    def __init__(self, balance):
        self.number, self.balance, self.lock = next(self._numbers), balance, threading.RLock()
        self.moves = 0

    def deposit(self, amount):
        with self.lock:
            self.balance += amount
            self.moves += 1

    def withdraw(self, amount):
        with self.lock:
            if amount > self.balance:
                raise Refused(f"account {self.number}: {amount} of {self.balance}")
            self.balance -= amount
            self.moves += 1


def transfer(amount, *, out_of, into):
    with ExitStack() as locks:
        for account in sorted({out_of, into}, key=lambda account: account.number):
            locks.enter_context(account.lock)
        out_of.withdraw(amount)
        into.deposit(amount)


class Teller(threading.Thread):
    def __init__(self, name, jobs, gate):
        super().__init__(name=name)
        self.jobs, self.gate, self.done, self.problem = jobs, gate, 0, None

    def run(self):
        self.gate.wait()
        for amount, source, target in self.jobs:
            try:
                transfer(amount, out_of=source, into=target)
            except Refused as error:
                self.problem = self.problem or error
            else:
                self.done += 1


def day(jobs_of, balances):
    accounts = [Account(balance) for balance in balances]
    gate = threading.Barrier(4)
    tellers = [Teller(f"teller {n}", list(jobs_of(n, accounts)), gate) for n in range(4)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    return accounts, tellers


def circle(n, accounts):
    for step in range(60):
        source = accounts[(n + step) % 4]
        yield 5, source, accounts[(n + step + (1 if n % 2 else 3)) % 4]


accounts, tellers = day(circle, [1000] * 4)
print("balances", [a.balance for a in accounts], "total", sum(a.balance for a in accounts))
print("moves", [a.moves for a in accounts], [t.done for t in tellers])

# Everybody draws on one account, which holds enough for exactly 50 of the 120 withdrawals.
accounts, tellers = day(lambda n, a: [(10, a[0], a[1 + n])] * 30, [500, 0, 0, 0, 0])
print("left", accounts[0].balance, "given", sum(a.balance for a in accounts[1:]), "done", sum(t.done for t in tellers))
print("consistent:", all(a.balance == 10 * t.done for a, t in zip(accounts[1:], tellers)))
problems = {str(t.problem) for t in tellers if t.problem}
print(sorted({p.split(": ")[1] for p in problems}))

# To itself: the lock is taken again by its owner.
own = Account(40)
transfer(15, out_of=own, into=own)
print(own.balance, own.moves)
try:
    transfer(99, out_of=own, into=accounts[0])
except Refused as error:
    print("Refused:", str(error).split(": ")[1], own.lock.acquire(blocking=False))
    own.lock.release()
try:
    own.lock.release()
except RuntimeError as error:
    print("RuntimeError:", error)
print(threading.active_count(), [t.is_alive() for t in tellers], tellers[2].name)
