# Accounts, interest, custom errors, a ledger.
from dataclasses import dataclass, field
from decimal import Decimal as D
class InsufficientFunds(Exception):
    def __init__(self, need, have): super().__init__(f"need {need}, have {have}"); self.missing = need - have
@dataclass
class Account:
    owner: str
    balance: int = 0
    log: list = field(default_factory=list, repr=False)
    def deposit(self, n):
        if n <= 0: raise ValueError("deposit must be positive")
        self.balance += n; self.log.append(("deposit", n)); return self
    def withdraw(self, n):
        if n > self.balance: raise InsufficientFunds(n, self.balance)
        self.balance -= n; self.log.append(("withdraw", n)); return self
class Savings(Account):
    rate = 0.05
    def accrue(self):
        interest = int(self.balance * self.rate)
        return self.deposit(interest) if interest else self
a, b = Account("ann", 100), Savings("bob")
a.deposit(50).withdraw(30); b.deposit(200).accrue().accrue()
for f in (lambda: a.withdraw(500), lambda: a.deposit(-1), lambda: b.nope()):
    try: f()
    except InsufficientFunds as e: print("refused:", e, e.missing)
    except (ValueError, AttributeError) as e: print(type(e).__name__, e)
print(a, b, a.log, b.log, a == Account("ann", 120), sum(n for k, n in b.log if k == "deposit"))
def transfer(src, dst, n):
    before = src.balance, dst.balance
    try: src.withdraw(n); dst.deposit(n)
    except InsufficientFunds: src.balance, dst.balance = before; return False
    return True
print(transfer(a, b, 20), transfer(a, b, 10**6), a.balance, b.balance, D("0.1") + D("0.2"), D(1) / D(3))
