"""Trees of folders are removed as a whole: by shutil.rmtree, and when a temporary folder's block ends."""

import os
import shutil
import tempfile

top = tempfile.mkdtemp()
os.makedirs(os.path.join(top, "a", "b", "c"))
for name in ["x", "a/y", "a/b/z", "a/b/ünïcode"]:
    with open(os.path.join(top, name), "w") as file:
        file.write(name)
os.symlink("x", os.path.join(top, "link"))
os.symlink("a", os.path.join(top, "folder link"))

# Entries found through a descriptor are looked at relative to it.
fd = os.open(top, os.O_RDONLY)
with os.scandir(fd) as entries:
    found = sorted(entries, key=lambda entry: entry.name)
for entry in found:
    print(entry.name, entry.path == entry.name, entry.is_dir(), entry.is_dir(follow_symlinks=False),
          entry.is_symlink(), entry.stat(follow_symlinks=False).st_ino == entry.inode())
os.close(fd)

try:
    os.rmdir(top)
except OSError as error:
    print(type(error).__name__, error.errno == __import__("errno").ENOTEMPTY)
shutil.rmtree(top)
print(os.path.exists(top))

with tempfile.TemporaryDirectory() as folder:
    os.makedirs(os.path.join(folder, "deep", "er"))
    open(os.path.join(folder, "deep", "file"), "w").close()
print(os.path.exists(folder))

try:
    shutil.rmtree(top)
except FileNotFoundError as error:
    print(error.filename == top)
shutil.rmtree(top, ignore_errors=True)
seen = []
shutil.rmtree(top, onexc=lambda function, path, error: seen.append((function.__name__, path == top, type(error))))
print(seen)
