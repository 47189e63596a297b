# locale: the C locale's conventions, numbers as text and back, names of locales, and requests that fail.
import locale

print(locale.setlocale(locale.LC_ALL, "C"), locale.setlocale(locale.LC_ALL), locale.setlocale(locale.LC_NUMERIC), locale.getlocale(), locale.getlocale(locale.LC_NUMERIC))
for name, value in locale.localeconv().items():
    print(name, repr(value))
print(locale.format_string("%d %s %.2f %%", (1234567, "x", 1234.5), grouping=True), locale.format_string("%(n)d %(m)5.1f", {"n": 5, "m": 2.25}), locale.format_string("%i", 3.7))
print(locale.str(1.5), locale.atof("1.5e3"), locale.atof("2", int), locale.atoi("12"), locale.delocalize("1,5"), locale.localize("1.5"), locale.localize("1234", grouping=True))
for name in ["de_DE", "en_US.utf8", "fr", "C", "", "POSIX", "de_DE@euro", "ja_JP.SJIS", "nonsense", "en_GB.ISO8859-1"]:
    print(repr(name), locale.normalize(name))
print(locale.strcoll("a", "b"), locale.strcoll("b", "a") > 0, locale.strcoll("a", "a"), sorted(["b", "B", "a", "_"], key=locale.strxfrm), locale.strxfrm("plain"))
print(locale.nl_langinfo(locale.DAY_1), locale.nl_langinfo(locale.ABDAY_7), locale.nl_langinfo(locale.MON_12), locale.nl_langinfo(locale.ABMON_5), locale.nl_langinfo(locale.RADIXCHAR), repr(locale.nl_langinfo(locale.THOUSEP)), locale.nl_langinfo(locale.D_T_FMT), locale.nl_langinfo(locale.T_FMT_AMPM), locale.nl_langinfo(locale.AM_STR), locale.nl_langinfo(locale.YESEXPR), repr(locale.nl_langinfo(locale.ERA)), locale.nl_langinfo(locale.CRNCYSTR))
print(locale.setlocale(locale.LC_ALL, "C.UTF-8"), locale.getlocale(), locale.nl_langinfo(locale.CODESET), locale.getencoding(), sorted(["é", "z", "Z", "e"], key=locale.strxfrm), locale.strxfrm("é"))
print(locale.setlocale(locale.LC_NUMERIC, "C"), locale.setlocale(locale.LC_ALL).split(";")[:2], locale.setlocale(locale.LC_ALL, ("C", "UTF-8")), locale.setlocale(locale.LC_TIME, None))
print(issubclass(locale.Error, Exception), locale.Error.__module__, locale.CHAR_MAX, f"{1234567:n} {1234.5:n}", locale.windows_locale[0x409], locale.locale_alias["german"])
for action in [
    lambda: locale.setlocale(locale.LC_ALL, "no_SUCH"), lambda: locale.setlocale(99), lambda: locale.setlocale(locale.LC_ALL, "a\0b"), lambda: locale.setlocale("x"), lambda: locale.setlocale(locale.LC_ALL, 5), lambda: locale.setlocale(2**40), lambda: locale.setlocale(),
    lambda: locale.nl_langinfo(99999), lambda: locale.nl_langinfo("x"), lambda: locale.strxfrm("a\0b"), lambda: locale.strxfrm(5), lambda: locale.strcoll("a", 1), lambda: locale.strcoll("a"), lambda: locale.currency(5), lambda: locale.atoi("x"), lambda: locale.atof("1,5"), lambda: locale.format_string("%d", "x"), lambda: locale.getlocale(locale.LC_ALL), lambda: locale.setlocale(locale.LC_ALL, ("a", "b", "c")),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
