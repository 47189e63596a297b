# A seek that fails says nothing about the file: it stays seekable. Archives are begun by mode "a".
import os
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "w+b") as file:
        for offset, whence in ((-22, 2), (-1, 0), (-5, 1)):
            try:
                file.seek(offset, whence)
            except (OSError, ValueError) as error:
                print(type(error).__name__, error)
            print(file.tell(), file.seekable())
        file.seek(0, 2)
        file.write(b"abc")
    for mode in ("rb", "r+b"):
        for buffering in (-1, 0):
            with open(path, mode, buffering) as file:
                try:
                    file.seek(-100, 2)
                except OSError as error:
                    print(error)
                print(file.seek(0, 2), file.seek(1), file.read())
    archive = os.path.join(folder, "archive.zip")
    for name in ("one", "two"):
        with zipfile.ZipFile(archive, mode="a") as opened:
            opened.writestr(name, name)
            print(opened.namelist(), opened.read(name))
