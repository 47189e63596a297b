# stat, errno, pwd, grp: modes of files as ls shows them, error numbers, accounts.
import errno
import grp
import os
import pwd
import socket
import stat
import tempfile

folder = tempfile.mkdtemp()
path = os.path.join(folder, "file")
open(path, "w").close()
for mode in (0o644, 0o755, 0o4755, 0o2711, 0o000, 0o600):
    os.chmod(path, mode)
    found = os.stat(path)
    print(oct(stat.S_IMODE(found.st_mode)), stat.filemode(found.st_mode), stat.S_ISREG(found.st_mode), bool(found.st_mode & stat.S_IXUSR), found[stat.ST_SIZE])
os.mkfifo(os.path.join(folder, "fifo"))
os.symlink("file", os.path.join(folder, "link"))
server = socket.socket(socket.AF_UNIX)
server.bind(os.path.join(folder, "sock"))
os.chmod(folder, 0o1777)
for name in ("fifo", "link", "sock", "."):
    mode = os.lstat(os.path.join(folder, name)).st_mode
    print(name, stat.filemode(mode)[0], [kind for kind in ("DIR", "CHR", "BLK", "REG", "FIFO", "LNK", "SOCK", "DOOR", "PORT", "WHT") if getattr(stat, "S_IS" + kind)(mode)], oct(stat.S_IFMT(mode)))
server.close()
print(stat.filemode(os.stat("/dev/null").st_mode), stat.filemode(0), stat.filemode(0o107777), stat.filemode(os.stat(folder).st_mode))
print([getattr(stat, name) for name in ("ST_MODE", "ST_INO", "ST_MTIME", "S_IRWXU", "S_ISUID", "S_ISVTX", "UF_NODUMP", "SF_APPEND", "FILE_ATTRIBUTE_HIDDEN")])
for function in (stat.filemode, stat.S_ISDIR, stat.S_IMODE):
    try:
        function("x")
    except TypeError as error:
        print(type(error).__name__)
print(errno.ENOENT, errno.errorcode[errno.EACCES], os.strerror(errno.EPIPE), errno.EWOULDBLOCK == errno.EAGAIN, len(errno.errorcode) > 100)
for number in (errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EISDIR, errno.ECHILD, errno.EPIPE, errno.EINTR, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.EAGAIN, errno.ENOSPC, errno.ESRCH):
    error = OSError(number, "text", "name")
    print(errno.errorcode[number], type(error).__name__, error, os.strerror(number))
root = pwd.getpwuid(0)
print(root.pw_name, root[2], root.pw_dir, root == pwd.getpwnam("root"), root in pwd.getpwall(), type(root).__name__, len(root), grp.getgrgid(0).gr_name, grp.getgrnam("root").gr_gid, grp.getgrgid(0) in grp.getgrall())
for action in [lambda: pwd.getpwuid(2**40), lambda: pwd.getpwuid(-5), lambda: pwd.getpwuid("x"), lambda: pwd.getpwnam("no-such-user"), lambda: pwd.getpwnam("nul\0"), lambda: grp.getgrgid(2**40), lambda: grp.getgrgid(-5), lambda: grp.getgrnam("no-such-group"), lambda: grp.getgrgid(1.5), lambda: pwd.getpwnam(None)]:
    try:
        print(action())
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
