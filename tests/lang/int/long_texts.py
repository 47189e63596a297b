"""Decimal texts of every length: where one way of reading them ends and the next begins."""
for length in [*range(15, 60), 75, 76, 77, 94, 95, 96, 113, 152, 284, 285, 286, 303, 304, 305, 400, 639]:
    for text in ("9" * length, "1" + "0" * (length - 1), "0" * (length - 1) + "7", ("1234567890" * 70)[:length]):
        number = int(text)
        digits = 0
        for digit in text:
            digits = digits * 10 + ord(digit) - 48
        assert number == digits == -int("-" + text) == int(" +" + text + "\n") == int(text[:5] + "_" + text[5:]), text
        assert str(number) == text.lstrip("0"), text
        if length % 9 == 0:
            print(length, number % 1000003, number.bit_length(), -number % 97)
for wrong in ("9" * 45 + "x", "-" + "9" * 45 + "-", "9" * 45 + "_", "x" + "9" * 60, "9" * 40 + "\0", "9" * 4301):
    try:
        print(int(wrong))
    except ValueError as error:
        print(str(error)[:70])
print(int("９" * 45), int("٣" * 20))
