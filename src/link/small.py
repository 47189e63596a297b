# What nearly every program has: src/link/regenerate puts the functions that read, compile and run it right behind those of a start.
import sys


class Greeter:
    def __init__(self, name, times=1):
        self.name = name
        self.times = times

    def greet(self, *names, **options):
        if not names:
            return None
        return [f"{self.name}: {name.upper()!r}" for name in names]


def numbers(limit):
    total, found = 0, {}
    for number in range(limit):
        if number % 3 == 0 and number > 2 or number == 1:
            total += number * 2
            found[number] = (number, str(number))
        else:
            total -= 1
    while total > 10:
        total //= 2
    return total, found


def main(arguments):
    greeter = Greeter("small", times=3)
    words = "one two three".split()
    print(greeter.greet(*words), len(words), words[0], words[1:])
    total, found = numbers(20)
    print("total", total, sorted(found), sum(found), max(found.values()))
    try:
        words[7]
    except IndexError as error:
        print(type(error).__name__, error)
    finally:
        words.append("four")
    print(", ".join(words), round(2.5 * 1.5, 2), not words, -total, "%d" % total)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
