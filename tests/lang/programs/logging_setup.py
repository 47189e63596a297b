# Loggers, handlers, filters and formats: who hears what, and what an error looks like.
import io
import logging
import logging.config
import logging.handlers

stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(message)s"))
root = logging.getLogger()
root.addHandler(handler)
root.setLevel(logging.INFO)


class NoSecrets(logging.Filter):
    def filter(self, record):
        record.args = tuple("***" if "secret" in str(arg) else arg for arg in record.args or ())
        return "silent" not in record.msg


handler.addFilter(NoSecrets())
shop = logging.getLogger("shop")
till = logging.getLogger("shop.till")
till.setLevel(logging.DEBUG)
shop.debug("not heard")
shop.info("open at %d:%02d", 9, 5)
till.debug("%s pays with %s", "ann", "secret card")
till.warning("silent drawer")
try:
    {}["price"]
except KeyError:
    till.exception("no price for %r", "milk")
shop.log(25, "between info and warning")
shop.critical("bad %s", {"a": 1})
print("\n".join(line for line in stream.getvalue().splitlines() if not line.startswith("  ")))
print(till.parent is shop, till.getEffectiveLevel(), shop.isEnabledFor(logging.DEBUG), logging.getLevelName(25))

memory = logging.handlers.MemoryHandler(2, target=handler)
quiet = logging.getLogger("quiet")
quiet.propagate = False
quiet.addHandler(memory)
stream.truncate(0), stream.seek(0)
quiet.warning("first")
print(repr(stream.getvalue()))
quiet.warning("second")
print(repr(stream.getvalue()))

logging.config.dictConfig({
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"short": {"format": "{message} <{name}>", "style": "{"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "short", "stream": "ext://sys.stdout"}},
    "loggers": {"made": {"handlers": ["out"], "level": "ERROR", "propagate": False}},
})
made = logging.getLogger("made")
made.info("no")
made.error("yes %s %%", 1)
adapter = logging.LoggerAdapter(made, {"user": "bob"})
adapter.error("with an adapter")
try:
    logging.getLogger("x").setLevel("LOUD")
except ValueError as error:
    print(error)
record = logging.makeLogRecord({"msg": "%s and %s", "args": (1, 2), "levelno": 30, "levelname": "WARNING"})
print(record.getMessage(), logging.Formatter("%(levelname).1s %(message)s").format(record))
