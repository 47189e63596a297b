# In a condition, an assert, a return.
def check(value, limits):
    if value > limits["low"] and value < limits["high"]:
        return True
    assert value is not None, limits["message"]
print(check(5, {"low": 1, "high": 9}))
check(0, {"low": 1})
