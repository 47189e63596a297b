# faulthandler: what is written when a signal of a crash comes.
import os, re, signal, subprocess, sys


def run(code, *options, env=None):
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    environment.update(env or {})
    done = subprocess.run([sys.executable, *options, "-c", code], capture_output=True, text=True, env=environment)
    text = re.sub(r"0x[0-9a-f]+", "0xID", done.stderr)
    text = re.sub(r" \[.*\]", "", text).split("\nExtension modules")[0].split("\nCurrent thread's C stack")[0]
    print(done.returncode, repr(re.sub(r"0x[0-9a-f]+", "0xID", done.stdout)))
    for line in text.rstrip().splitlines():
        print("   ", line)


KILL = "import os, signal\ndef f(number):\n  os.kill(os.getpid(), number)\nf(signal.{})\nprint('not reached')"
for name in ("SIGSEGV", "SIGFPE", "SIGABRT", "SIGBUS", "SIGILL"):
    run(KILL.format(name), "-X", "faulthandler")
run(KILL.format("SIGSEGV"))
run(KILL.format("SIGSEGV"), env={"PYTHONFAULTHANDLER": "1"})
run(KILL.format("SIGSEGV"), "-E", env={"PYTHONFAULTHANDLER": "1"})
run("import faulthandler\nfaulthandler.enable(all_threads=False)\nfaulthandler._sigsegv()")
run("import faulthandler, sys\nfaulthandler.enable(sys.stdout)\nfaulthandler._sigabrt()")
run("import faulthandler\nfaulthandler.enable()\nfaulthandler.disable()\nfaulthandler._sigsegv()")
run("import os\ndef g(): os.abort()\ng()", "-X", "faulthandler")
run("import signal\nsignal.raise_signal(signal.SIGSEGV)", "-X", "faulthandler")
run("import faulthandler\nprint(faulthandler.is_enabled())", "-X", "dev")
run("import sys\nsys.exit(3)", "-X", "faulthandler")
