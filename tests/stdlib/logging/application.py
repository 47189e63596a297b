# logging: loggers, handlers, filters, formats, configuration by dict and by file, rotating files, queues.
import io
import logging
import logging.config
import logging.handlers
import os
import pathlib
import queue
import sys
import tempfile
import warnings

stream = io.StringIO()
logging.basicConfig(stream=stream, level=logging.DEBUG, format="%(levelname)s:%(name)s:%(message)s")
log = logging.getLogger("app")
child = log.getChild("db.pool")
log.debug("started %s with %d", "app", 3)
child.warning("low on %(what)s", {"what": "connections"})
child.setLevel("ERROR")
child.info("not shown")
child.log(45, "odd level")
try:
    {}["missing"]
except KeyError:
    log.exception("failed")
log.error("with stack", stack_info=False, extra={"user": "ann"})
log.info("bad format %d", 5)
print(stream.getvalue().split("Traceback")[0], "KeyError: 'missing'" in stream.getvalue())
print(child, log.parent, child.parent is log, child.getEffectiveLevel(), log.isEnabledFor(10), logging.getLevelName(45), logging.getLevelName("ERROR"), logging.getLevelNamesMapping()["INFO"], sorted(child.name for child in log.getChildren()))
logging.addLevelName(25, "NOTICE")
print(logging.getLevelName(25), log.hasHandlers(), log.handlers, logging.getLogger().handlers[0].level)


class Shout(logging.Filter):
    def filter(self, record):
        record.msg = record.getMessage().upper()
        record.args = ()
        return "secret" not in record.msg.lower()


class Adapter(logging.LoggerAdapter):
    def process(self, message, keywords):
        return f"[{self.extra['id']}] {message}", keywords


out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter("{levelname:>8} {name} {message}", style="{", defaults={"x": 1}))
handler.addFilter(Shout())
tool = logging.getLogger("tool")
tool.propagate = False
tool.addHandler(handler)
tool.addFilter(lambda record: record.levelno != logging.CRITICAL)
Adapter(tool, {"id": 7}).info("hello %s", "there")
tool.info("the secret is out")
tool.critical("filtered")
tool.warning("kept")
print(out.getvalue())
for style, text in [("%", "%(message)s %(nothing)s"), ("{", "{message!r}"), ("$", "$message ${levelname}"), ("%", "no fields"), ("x", "")]:
    try:
        formatter = logging.Formatter(text, style=style)
        print(formatter.format(logging.LogRecord("n", 20, "file.py", 1, "msg %s", ("arg",), None)))
    except (ValueError, KeyError) as error:
        print(type(error).__name__, error)
record = logging.makeLogRecord({"msg": "made %s", "args": ("up",), "levelname": "X", "created": 0.5, "msecs": 500.0})
formatter = logging.Formatter("%(asctime)s|%(msecs)03d|%(message)s|%(module)s", "%Y-%m-%d %H:%M:%S")
print(formatter.format(record), logging.Formatter().formatTime(record), logging.BufferingFormatter().format([record, record]))

folder = pathlib.Path(tempfile.mkdtemp())
rotating = logging.handlers.RotatingFileHandler(folder / "r.log", maxBytes=60, backupCount=2, encoding="utf-8")
rotating.namer = lambda name: name + ".old"
tool.handlers = [rotating]
for number in range(12):
    tool.warning("message number %d", number)
rotating.close()
print(sorted(os.listdir(folder)), (folder / "r.log").read_text().splitlines()[-1])
memory = logging.handlers.MemoryHandler(3, flushLevel=logging.ERROR, target=handler)
tool.handlers = [memory]
out.truncate(0), out.seek(0)
tool.warning("one")
print(len(memory.buffer), tool.error("two"), len(memory.buffer), out.getvalue())
records = queue.Queue()
listener = logging.handlers.QueueListener(records, handler, respect_handler_level=True)
tool.handlers = [logging.handlers.QueueHandler(records)]
listener.start()
tool.error("through the queue %s", [1])
listener.stop()
print(out.getvalue().splitlines()[-1])
logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "formatters": {"short": {"format": "%(name)s-%(message)s"}, "own": {"()": "logging.Formatter", "fmt": "own %(message)s"}},
    "filters": {"only": {"name": "conf.a"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "short", "filters": ["only"]}, "second": {"class": "logging.StreamHandler", "stream": sys.stdout, "formatter": "own", "level": "ERROR"}},
    "loggers": {"conf": {"handlers": ["console", "second"], "level": "INFO", "propagate": False}},
})
logging.getLogger("conf.a").info("shown")
logging.getLogger("conf.b").error("only by the second")
(folder / "log.ini").write_text("[loggers]\nkeys=root,ini\n[handlers]\nkeys=h\n[formatters]\nkeys=f\n[logger_root]\nlevel=WARNING\nhandlers=\n[logger_ini]\nlevel=DEBUG\nhandlers=h\nqualname=ini\npropagate=0\n[handler_h]\nclass=StreamHandler\nargs=(sys.stdout,)\nformatter=f\n[formatter_f]\nformat=%(levelname)s ini %(message)s\n")
logging.config.fileConfig(folder / "log.ini", disable_existing_loggers=False)
logging.getLogger("ini").debug("from a file")
for config in [{}, {"version": 2}, {"version": 1, "handlers": {"h": {"class": "no.such"}}}, {"version": 1, "root": {"handlers": ["x"]}}, {"version": 1, "loggers": {"l": {"level": "LOUD"}}}]:
    try:
        logging.config.dictConfig(config)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error, "|", error.__cause__)
logging.captureWarnings(True)
logging.getLogger("py.warnings").addHandler(logging.StreamHandler(sys.stdout))
warnings.warn_explicit("careful", UserWarning, "file.py", 3)
logging.captureWarnings(False)
for action in [lambda: log.setLevel("NOPE"), lambda: log.setLevel(1.5), lambda: logging.getLogger(5), lambda: log.log("x", "m"), lambda: logging.basicConfig(stream=1, filename="x", force=True), lambda: logging.StreamHandler().setStream(None) and None, lambda: logging.disable("CRITICAL")]:
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(log.isEnabledFor(50), logging.root.manager.disable, logging.lastResort.level)
logging.disable(logging.NOTSET)
logging.shutdown()
