# subprocess: running, capturing, pipes, time limits, groups of pipes and failures.
import io
import os
import signal
import subprocess
import sys
import tempfile


def python(code, *arguments, **options):
    return subprocess.run([sys.executable, "-S", "-c", code, *arguments], **options)


done = python("import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)", capture_output=True, text=True)
print(done.returncode, repr(done.stdout), repr(done.stderr), type(done).__name__)
print(python("import sys; print(sys.stdin.read().upper())", input="given", capture_output=True, encoding="utf-8").stdout)
print(python("import sys; sys.stdout.buffer.write(b'a\\r\\nb\\r')", stdout=subprocess.PIPE, text=True).stdout.encode(), python("print(1)", stdout=subprocess.DEVNULL).stdout)
try:
    python("raise SystemExit(5)", check=True)
except subprocess.CalledProcessError as error:
    print(error.returncode, str(error).split("returned")[1], error.stdout, isinstance(error, subprocess.SubprocessError))
try:
    python("import time; print('early', flush=True); time.sleep(60)", timeout=1, capture_output=True)
except subprocess.TimeoutExpired as error:
    print(error.timeout, error.stdout, "timed out after 1" in str(error))
print(subprocess.check_output([sys.executable, "-S", "-c", "print('x' * 3)"]), subprocess.call(["false"]), subprocess.check_call(["true"]))
print(subprocess.getoutput("echo $((1 + 2)); exit 4"), subprocess.getstatusoutput("echo hi; exit 4"), subprocess.run("echo shell | tr a-z A-Z", shell=True, capture_output=True, text=True).stdout)
print(python("import os; print(sorted(k for k in os.environ if k.startswith('G')), os.getcwd())", env={"GIVEN": "1", "PATH": os.defpath}, cwd="/", capture_output=True, text=True).stdout)
print(python("import sys; print(1); print(2, file=sys.stderr)", stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.split() in ([b"1", b"2"], [b"2", b"1"]))

with subprocess.Popen([sys.executable, "-S", "-uc", "for line in open(0): print(line.strip()[::-1])"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1) as child:
    for word in ("abc", "hello"):
        child.stdin.write(word + "\n")
        print(child.stdout.readline().strip(), child.poll())
    print(child.communicate("last\n"), child.returncode, child.args[1:3], child.stdin.closed)
first = subprocess.Popen(["printf", "b\\na\\nc\\n"], stdout=subprocess.PIPE)
second = subprocess.Popen(["sort"], stdin=first.stdout, stdout=subprocess.PIPE, universal_newlines=True)
first.stdout.close()
print(second.communicate(), first.wait(), second.returncode)
child = subprocess.Popen(["sleep", "60"])
print(child.poll(), child.terminate(), child.wait(), child.poll(), child.kill(), child.send_signal(signal.SIGTERM))
child = subprocess.Popen(["sleep", "60"], start_new_session=True)
print(os.getpgid(child.pid) == child.pid)
try:
    child.wait(timeout=0.01)
except subprocess.TimeoutExpired as error:
    print(error)
os.killpg(child.pid, signal.SIGKILL)
print(child.wait(), repr(child).split("returncode")[1])
with tempfile.TemporaryFile() as file:
    subprocess.run(["echo", "into a file"], stdout=file)
    file.seek(0)
    print(file.read())
read, write = os.pipe()
print(python("import os, sys; os.write(int(sys.argv[1]), b'through')", str(write), pass_fds=[write]).returncode, os.read(read, 20))
print(python("import os; print(os.umask(0))", umask=0o27, capture_output=True).stdout, python("import os; print(os.getpid() == os.getpgid(0))", process_group=0, capture_output=True).stdout)
print(subprocess.run(["sh", "-c", "kill -9 $$"]).returncode, subprocess.list2cmdline(["a b", 'c"d', "e\\"]))
print(subprocess.CompletedProcess(["x"], 1, "o", "e"), subprocess.CalledProcessError(-9, "cmd"), subprocess.CalledProcessError(-99, "cmd"), subprocess.CalledProcessError(1, ["a"]))
for action in [
    lambda: subprocess.run(["/no/such/program"]), lambda: subprocess.run(["ls"], cwd="/no/such/folder"), lambda: subprocess.run([]), lambda: subprocess.run(["/etc/passwd"]), lambda: subprocess.run(["a\0b"]),
    lambda: subprocess.run(["ls"], capture_output=True, stdout=1), lambda: subprocess.run(["cat"], input="text", stdin=1), lambda: subprocess.run(["cat"], input="text", capture_output=True), lambda: subprocess.run(["ls"], bufsize="x"), lambda: subprocess.run(5), lambda: subprocess.run(["ls", 5]),
    lambda: subprocess.Popen(["ls"], stdout=-7), lambda: subprocess.Popen(["ls"], text=True, universal_newlines=False), lambda: subprocess.check_output(["ls"], stdout=1), lambda: subprocess.Popen(["true"], stdin=io.StringIO()), lambda: subprocess.run(["ls"], env={"a=b": "c"}), lambda: subprocess.run(["ls"], env={"a": 5}), lambda: subprocess.run(["true"], preexec_fn=lambda: 1 / 0),
]:
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
