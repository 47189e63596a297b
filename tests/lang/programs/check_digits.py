# ISBN-10, ISBN-13, Luhn and IBAN: check digits made and verified, every single-digit error found.
import re
from operator import mul


def digits(text, extra=""):
    plain = re.sub(r"[\s-]", "", text).upper()
    if not re.fullmatch(rf"\d+[{extra}]?" if extra else r"\d+", plain, re.ASCII):
        raise ValueError(f"not a number: {text!r}")
    return [10 if char == "X" else int(char) for char in plain]


def luhn(text):
    return sum(d if n % 2 == 0 else sum(divmod(2 * d, 10)) for n, d in enumerate(reversed(digits(text)))) % 10 == 0


def isbn(text):
    ds = digits(text, extra="X")
    match len(ds):
        case 10: return sum(map(mul, range(10, 0, -1), ds)) % 11 == 0
        case 13: return 10 not in ds and sum(map(mul, [1, 3] * 6 + [1], ds)) % 10 == 0
        case size: raise ValueError(f"an ISBN of {size} digits")


def isbn13(text):
    head = [9, 7, 8] + digits(text, extra="X")[:-1]
    return "".join(map(str, head)) + str(-sum(map(mul, [1, 3] * 6, head)) % 10)


LENGTHS = {"DE": 22, "GB": 22, "NO": 15, "CH": 21, "MT": 31}


def iban_rest(text):
    return int("".join(str(int(char, 36)) for char in text[4:] + text[:4])) % 97


def iban(text):
    plain = "".join(text.split()).upper()
    if not re.fullmatch(r"[A-Z]{2}\d{2}[A-Z0-9]+", plain):
        raise ValueError(f"no IBAN: {text!r}")
    if len(plain) != LENGTHS.get(plain[:2], len(plain)):
        raise ValueError(f"{plain[:2]} has {LENGTHS[plain[:2]]} characters, not {len(plain)}")
    return iban_rest(plain) == 1


def make_iban(country, account):
    return f"{country}{98 - iban_rest(f'{country}00{account}'):02}{account}"


for check, text in (
    (luhn, "4539 1488 0343 6467"), (luhn, "8273 1232 7352 0569"), (luhn, "0"), (luhn, "79927398713"), (luhn, "7992739871x"),
    (isbn, "0-306-40615-2"), (isbn, "0-8044-2957-X"), (isbn, "0-8044-2957-1"), (isbn, "978-0-306-40615-7"),
    (isbn, "978-0-306-40615-8"), (isbn, "97803064061"), (isbn, "X306406152"), (luhn, "٣٤٥"),
    (iban, "GB82 WEST 1234 5698 7654 32"), (iban, "DE89 3704 0044 0532 0130 00"), (iban, "DE88 3704 0044 0532 0130 00"),
    (iban, "no93 8601 1117 947"), (iban, "CH93 0076 2011 6238 5295"), (iban, "12345"),
):
    try:
        print(f"{check.__name__:5}{text:30}{check(text)}")
    except ValueError as error:
        print(f"{check.__name__:5}{text:30}ValueError: {error}")

print(isbn13("0-306-40615-2"), isbn13("080442957X"), isbn(isbn13("080442957X")))
print(make_iban("DE", "370400440532013000"), make_iban("NO", "86011117947"), make_iban("MT", "MALT011000012345MTLCAST001S"))


def undetected(check, text):
    """How many changes of one digit, and how many exchanges of two neighbours, the check does not notice."""
    changes = [text[:n] + d + text[n + 1:] for n, old in enumerate(text) if old.isdigit() for d in "0123456789" if d != old]
    swaps = [text[:n] + b + a + text[n + 2:] for n, (a, b) in enumerate(zip(text, text[1:])) if a != b and (a + b).isdigit()]
    return f"{sum(map(check, changes))} of {len(changes)}, {sum(map(check, swaps))} of {len(swaps)}"


print("luhn   ", undetected(luhn, "4539148803436467"))
print("isbn-10", undetected(isbn, "0306406152"))
print("isbn-13", undetected(isbn, "9780306406157"))
print("iban   ", undetected(iban, "GB82WEST12345698765432"))
