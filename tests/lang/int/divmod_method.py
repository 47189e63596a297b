# divmod, __divmod__, __rdivmod__ and the operators behind // and %.
def attempt(function, *args, **kwargs):
    try:
        return repr(function(*args, **kwargs))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for left, right in [(7, 2), (-7, 2), (7, -2), (-7, -2), (2**80, 3), (-(2**80), 7), (5, 2**70), (-5, 2**70)]:
    print(left, right, divmod(left, right), left.__divmod__(right), right.__rdivmod__(left), left // right, left % right)
print((7).__divmod__(2.0), (7).__rdivmod__("x"))
print(int.__divmod__, (1).__divmod__.__name__, int.__divmod__.__text_signature__)
print(attempt(divmod, 1, 0))
print(attempt((1).__divmod__))
print(attempt((1).__divmod__, 1, 2))
print(attempt(int.__divmod__))
print(attempt(int.__divmod__, "a", 1))
print(attempt((1).__divmod__, other=2))
print(attempt(divmod, 1, "a"))
print(attempt(divmod, "a", 1))
print(attempt(divmod, 1))
print(attempt(divmod, 5.5, 2), attempt(divmod, 5, 0.0), (5.5).__divmod__(2), (5.5).__rdivmod__(20))
