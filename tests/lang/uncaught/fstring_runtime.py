# Carets inside an f-string.
def describe(user):
    return f"user {user['name'].title()} is {user['age'] + 1} years"
print(describe({"name": "ann", "age": 3}))
print(describe({"name": "bob", "age": "4"}))
