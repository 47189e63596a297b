# Carets for attribute chains and a suggestion.
class Account:
    def __init__(self):
        self.balance = 10
def spend(account, amount):
    account.balance -= amount
    return account.balanse
print(spend(Account(), 3))
