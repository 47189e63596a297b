# Programs that are started see what was done to the environment.
import os
import subprocess

os.environ["ADDED_HERE"] = "by assignment"
os.putenv("PUT_HERE", "by putenv")
os.environ["GONE"] = "x"
del os.environ["GONE"]
command = ["/bin/sh", "-c", 'echo "$ADDED_HERE,$PUT_HERE,${GONE-unset}"']
print(subprocess.run(command, capture_output=True, text=True).stdout)
print(subprocess.run(command, capture_output=True, text=True, close_fds=False).stdout)
print(subprocess.run(command, capture_output=True, text=True, cwd="/").stdout)
print(subprocess.run(command, capture_output=True, text=True, env={"ADDED_HERE": "given"}).stdout)
reading, writing = os.pipe()
pid = os.posix_spawn("/bin/sh", command, None, file_actions=[(os.POSIX_SPAWN_DUP2, writing, 1)])
os.waitpid(pid, 0)
print(os.read(reading, 100))
