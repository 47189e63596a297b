# argparse, logging, configparser, contextvars.
import argparse, logging, sys, configparser, contextvars
p = argparse.ArgumentParser(prog="tool", description="Does things."); p.add_argument("file"); p.add_argument("-n", "--number", type=int, default=3, help="how many"); p.add_argument("-v", action="store_true"); p.add_argument("rest", nargs="*"); print(p.parse_args(["f.txt", "a", "b", "-n", "5"]), p.parse_args(["x", "-v"]).v); print(p.format_usage())
try: p.parse_args(["f", "-n", "x"])
except SystemExit as e: print("exit", e.code)
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s"); log = logging.getLogger("app.sub"); log.info("hello %s", "world"); log.debug("hidden"); log.warning("warn %d", 5)
try: 1 / 0
except ZeroDivisionError: log.error("failed", exc_info=False)
print(log.getEffectiveLevel(), log.parent.name, logging.getLevelName(40)); c = configparser.ConfigParser(); c.read_string("[a]\nx = 1\ny = %(x)s2\n[b]\nz: yes\n"); print(c.sections(), c["a"]["y"], c.getint("a", "x"), c["b"].getboolean("z"), c.get("a", "nope", fallback="f"))
v = contextvars.ContextVar("v", default=0); t = v.set(5); ctx = contextvars.copy_context(); v.reset(t); print(v.get(), ctx.run(v.get), ctx[v])
