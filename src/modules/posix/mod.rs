//! `posix`: the system calls that `os` stands on. `paths.rs` converts file names, `descriptor.rs` descriptors and
//! runs calls without the GIL, `files.rs`, `positioned.rs`, `transfer.rs`, `stat.rs`, `scandir.rs`, `process.rs`, `ids.rs`,
//! `spawn.rs`, `terminals.rs` and `system.rs` have the calls; this file is the index. After CPython's `Modules/posixmodule.c`.

mod calls;
mod constants;
pub mod descriptor;
mod files;
mod fork;
mod ids;
mod normal;
pub mod paths;
mod positioned;
mod process;
mod processes;
mod scandir;
mod spawn;
mod stat;
mod system;
mod terminals;
mod transfer;

pub use ids::id;
pub use paths::{
    Rules, decode, decode_os, encode, fspath, path_arg, path_os, path_text, warn_of_bool,
};
pub use process::Environment;

use crate::modules::support::to_i32;
use crate::modules::sys::audited;
use crate::object::Value;
use crate::object::spec::ModuleSpec;
use crate::vm::{Result, Vm};
use rustix::fd::BorrowedFd;
use rustix::io::Errno;

/// For a child before its exec: who it is (`_posixsubprocess`).
pub fn set_groups(groups: &[u32]) -> std::result::Result<(), Errno> {
    calls::setgroups(groups).map(drop)
}

/// The group, real and effective.
pub fn set_group(id: u32) -> std::result::Result<(), Errno> {
    calls::setregid(id, id).map(drop)
}

/// The user, real and effective.
pub fn set_user(id: u32) -> std::result::Result<(), Errno> {
    calls::setreuid(id, id).map(drop)
}

/// Whether a descriptor is open.
pub fn is_open(fd: i32) -> bool {
    descriptor::borrow(fd).is_ok_and(|fd| rustix::io::fcntl_getfd(fd).is_ok())
}

/// A `dir_fd` argument: what relative names are relative to.
#[derive(Clone, Copy)]
struct DirFd(Option<i32>);

impl DirFd {
    fn get(self) -> std::result::Result<BorrowedFd<'static>, Errno> {
        match self.0 {
            None => Ok(rustix::fs::CWD),
            Some(fd) => descriptor::borrow(fd),
        }
    }
}

fn dir_fd(vm: &mut Vm, value: Option<&Value>) -> Result<DirFd> {
    match value.filter(|value| !value.is_none()) {
        None => Ok(DirFd(None)),
        Some(value) if vm.class_of(value).slots.index.get().is_some() => {
            warn_of_bool(vm, value)?;
            Ok(DirFd(Some(to_i32(vm, value)?)))
        }
        Some(value) => {
            let name = vm.type_name(value);
            Err(vm.type_error(format!("argument should be integer or None, not {name}")))
        }
    }
}

/// The module.
#[rustfmt::skip]
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).",
    functions: &[
        ("WCOREDUMP", "(status, /)", process::wcoredump, "Return True if the process returning status was dumped to a core file."),
        ("WEXITSTATUS", "(status)", process::wexitstatus, "Return the process return code from status."),
        ("WIFCONTINUED", "(status)", process::wifcontinued, "Return True if the process returning status was continued from a job control stop."),
        ("WIFEXITED", "(status)", process::wifexited, "Return True if the process returning status exited via the exit() system call."),
        ("WIFSIGNALED", "(status)", process::wifsignaled, "Return True if the process returning status was terminated by a signal."),
        ("WIFSTOPPED", "(status)", process::wifstopped, "Return True if the process returning status was stopped."),
        ("WSTOPSIG", "(status)", process::wstopsig, "Return the signal that stopped the process that provided the status value."),
        ("WTERMSIG", "(status)", process::wtermsig, "Return the signal that terminated the process that provided the status value."),
        ("_exit", "(status)", process::exit_now, "Exit to the system with specified status, without normal exit processing."),
        ("access", "(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)", files::access, "Use the real uid/gid to test for access to a path."),
        ("chdir", "(path)", audited!(files::chdir, "os.chdir", Path(0)), "Change the current working directory to the specified path."),
        ("_is_inputhook_installed", "()", |_, _| Ok(Value::FALSE), "Checks if PyOS_CallInputHook is set"),
        ("chmod", "(path, mode, *, dir_fd=None, follow_symlinks=True)", audited!(files::chmod, "os.chmod", Path(0), Value(1), Folder(2)), "Change the access permissions of a file."),
        ("close", "(fd)", files::close, "Close a file descriptor."),
        ("closerange", "(fd_low, fd_high, /)", files::closerange, "Closes all file descriptors in [fd_low, fd_high), ignoring errors."),
        ("cpu_count", "()", process::cpu_count, "Return the number of logical CPUs in the system."),
        ("dup", "(fd, /)", files::dup, "Return a duplicate of a file descriptor."),
        ("dup2", "(fd, fd2, inheritable=True)", files::dup2, "Duplicate file descriptor."),
        ("execv", "(path, argv, /)", audited!(crate::modules::subprocess::execv, "os.exec", Path(0), Value(1), Nothing()), "Execute an executable path with arguments, replacing current process."),
        ("execve", "(path, argv, env)", audited!(crate::modules::subprocess::execve, "os.exec", Path(0), Value(1), Value(2)), "Execute an executable path with arguments, replacing current process."),
        ("fchmod", "(fd, mode)", audited!(files::fchmod, "os.chmod", Value(0), Value(1), Number(-1)), "Change the access permissions of the file given by file descriptor fd."),
        ("fdatasync", "(fd)", files::fsync, "Force write of fd to disk without forcing update of metadata."),
        ("fork", "()", audited!(fork::fork, "os.fork"), "Fork a child process.\n\nReturn 0 to child process and PID of child to parent process."),
        ("_path_normpath", "(path)", normal::normal_path, "Normalize path, eliminating double slashes, etc."),
        ("fspath", "(path)", paths::fspath_function, "Return the file system path representation of the object."),
        ("fstat", "(fd)", stat::fstat, "Perform a stat system call on the given file descriptor."),
        ("fsync", "(fd)", files::fsync, "Force write of fd to disk."),
        ("ftruncate", "(fd, length, /)", audited!(files::ftruncate, "os.truncate", Value(0), Value(1)), "Truncate a file, specified by file descriptor, to a specific length."),
        ("get_blocking", "(fd, /)", files::get_blocking, "Get the blocking mode of the file descriptor."),
        ("get_inheritable", "(fd, /)", files::get_inheritable, "Get the close-on-exe flag of the specified file descriptor."),
        ("get_terminal_size", "(fd=<unrepresentable>, /)", process::get_terminal_size, "Return the size of the terminal window as (columns, lines)."),
        ("getcwd", "()", files::getcwd, "Return a unicode string representing the current working directory."),
        ("getcwdb", "()", files::getcwdb, "Return a bytes string representing the current working directory."),
        ("getegid", "()", process::getegid, "Return the current process's effective group id."),
        ("geteuid", "()", process::geteuid, "Return the current process's effective user id."),
        ("getgid", "()", process::getgid, "Return the current process's group id."),
        ("getpgrp", "()", process::getpgrp, "Return the current process group id."),
        ("getpid", "()", process::getpid, "Return the current process id."),
        ("getppid", "()", process::getppid, "Return the parent's process id."),
        ("getuid", "()", process::getuid, "Return the current process's user id."),
        ("isatty", "(fd, /)", files::isatty, "Return True if the fd is connected to a terminal."),
        ("kill", "(pid, signal, /)", audited!(process::kill, "os.kill", Value(0), Value(1)), "Kill a process with a signal."),
        ("link", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)", audited!(files::link, "os.link", Path(0), Path(1), Folder(2), Folder(3)), "Create a hard link to a file."),
        ("listdir", "(path=None)", audited!(files::listdir, "os.listdir", Path(0)), "Return a list containing the names of the files in the directory."),
        ("lseek", "(fd, position, whence, /)", files::lseek, "Set the position of a file descriptor.  Return the new position."),
        ("lstat", "(path, *, dir_fd=None)", stat::lstat, "Perform a stat system call on the given path, without following symbolic links."),
        ("mkfifo", "(path, mode=438, *, dir_fd=None)", files::mkfifo, "Create a \"fifo\" (a POSIX named pipe)."),
        ("mkdir", "(path, mode=511, *, dir_fd=None)", audited!(files::mkdir, "os.mkdir", Path(0), Or(1, 0o777), Folder(2)), "Create a directory."),
        ("open", "(path, flags, mode=511, *, dir_fd=None)", files::open, "Open a file for low level IO.  Returns a file descriptor (integer)."),
        ("pipe", "()", files::pipe, "Create a pipe."),
        ("pread", "(fd, length, offset, /)", positioned::pread, "Read a number of bytes from a file descriptor starting at a particular offset."),
        ("putenv", "(name, value, /)", audited!(process::putenv, "os.putenv", Bytes(0), Bytes(1)), "Change or add an environment variable."),
        ("pwrite", "(fd, buffer, offset, /)", positioned::pwrite, "Write bytes to a file descriptor starting at a particular offset."),
        ("read", "(fd, length, /)", files::read, "Read from a file descriptor.  Returns a bytes object."),
        ("readinto", "(fd, buffer, /)", positioned::readinto, "Read into a buffer object from a file descriptor."),
        ("readlink", "(path, *, dir_fd=None)", files::readlink, "Return a string representing the path to which the symbolic link points."),
        ("register_at_fork", "(*, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)", fork::register_at_fork, "Register callables to be called when forking a new process."),
        ("remove", "(path, *, dir_fd=None)", audited!(files::remove, "os.remove", Path(0), Folder(1)), "Remove a file (same as unlink())."),
        ("rename", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", audited!(files::rename, "os.rename", Path(0), Path(1), Folder(2), Folder(3)), "Rename a file or directory."),
        ("replace", "(src, dst, *, src_dir_fd=None, dst_dir_fd=None)", audited!(files::rename, "os.rename", Path(0), Path(1), Folder(2), Folder(3)), "Rename a file or directory, overwriting the destination."),
        ("rmdir", "(path, *, dir_fd=None)", audited!(files::rmdir, "os.rmdir", Path(0), Folder(1)), "Remove a directory."),
        ("scandir", "(path=None)", audited!(scandir::scandir, "os.scandir", Path(0)), "Return an iterator of DirEntry objects for given path."),
        ("sched_getaffinity", "(pid, /)", process::sched_getaffinity, "Return the affinity of the process identified by pid (or the current process if zero)."),
        ("sched_yield", "()", process::sched_yield, "Voluntarily relinquish the CPU."),
        ("set_blocking", "(fd, blocking, /)", files::set_blocking, "Set the blocking mode of the specified file descriptor."),
        ("set_inheritable", "(fd, inheritable, /)", files::set_inheritable, "Set the inheritable flag of the specified file descriptor."),
        ("stat", "(path, *, dir_fd=None, follow_symlinks=True)", stat::stat, "Perform a stat system call on the given path."),
        ("strerror", "(code, /)", process::strerror, "Translate an error code to a message string."),
        ("symlink", "(src, dst, target_is_directory=False, *, dir_fd=None)", audited!(files::symlink, "os.symlink", Path(0), Path(1), Folder(3)), "Create a symbolic link pointing to src named dst."),
        ("system", "(command)", audited!(process::system, "os.system", Bytes(0)), "Execute the command in a subshell."),
        ("times", "()", process::times, "Return a collection containing process timing information."),
        ("truncate", "(path, length)", audited!(files::truncate, "os.truncate", Path(0), Value(1)), "Truncate a file, specified by path, to a specific length."),
        ("umask", "(mask, /)", files::umask, "Set the current numeric umask and return the previous umask."),
        ("uname", "()", process::uname, "Return an object identifying the current operating system."),
        ("unlink", "(path, *, dir_fd=None)", audited!(files::unlink, "os.remove", Path(0), Folder(1)), "Remove a file (same as remove())."),
        ("unsetenv", "(name, /)", audited!(process::unsetenv, "os.unsetenv", Bytes(0)), "Delete an environment variable."),
        ("urandom", "(size, /)", process::urandom, "Return a bytes object containing random bytes suitable for cryptographic use."),
        ("utime", "(path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)", audited!(files::utime, "os.utime", Path(0), Value(1), Value(2), Folder(3)), "Set the access and modified time of path."),
        ("waitpid", "(pid, options, /)", process::waitpid, "Wait for completion of a given child process."),
        ("waitstatus_to_exitcode", "(status)", process::waitstatus_to_exitcode, "Convert a wait status to an exit code."),
        ("write", "(fd, data, /)", files::write, "Write a bytes object to a file descriptor."),
        ("writev", "(fd, buffers, /)", transfer::writev, "Iterate over buffers, and write the contents of each to a file descriptor."),
        ("sendfile", "(out_fd, in_fd, offset, count)", transfer::sendfile, "Copy count bytes from file descriptor in_fd to file descriptor out_fd."),
        ("copy_file_range", "(src, dst, count, offset_src=None, offset_dst=None)", transfer::copy_file_range, "Copy count bytes from one file descriptor to another."),
        ("posix_fallocate", "(fd, offset, length, /)", transfer::posix_fallocate, "Ensure a file has allocated at least a particular number of bytes on disk."),
        ("posix_fadvise", "(fd, offset, length, advice, /)", transfer::posix_fadvise, "Announce an intention to access data in a specific pattern."),
        ("pipe2", "(flags, /)", transfer::pipe2, "Create a pipe with flags set atomically."),
        ("memfd_create", "(name, flags=1)", transfer::memfd_create, ""),
        ("fchdir", "(fd)", audited!(transfer::fchdir, "os.chdir", Value(0)), "Change to the directory of the given file descriptor."),
        ("chown", "(path, uid, gid, *, dir_fd=None, follow_symlinks=True)", audited!(transfer::chown, "os.chown", Path(0), Value(1), Value(2), Folder(3)), "Change the owner and group id of path to the numeric uid and gid."),
        ("lchown", "(path, uid, gid)", audited!(transfer::lchown, "os.chown", Path(0), Value(1), Value(2), Number(-1)), "Change the owner and group id of path to the numeric uid and gid."),
        ("fchown", "(fd, uid, gid)", audited!(transfer::fchown, "os.chown", Value(0), Value(1), Value(2), Number(-1)), "Change the owner and group id of the file specified by file descriptor."),
        ("sync", "()", transfer::sync, "Force write of everything to disk."),
        ("statvfs", "(path)", transfer::statvfs, "Perform a statvfs system call on the given path."),
        ("fstatvfs", "(fd, /)", transfer::fstatvfs, "Perform an fstatvfs system call on the given fd."),
        ("setsid", "()", system::setsid, "Call the system call setsid()."),
        ("getsid", "(pid, /)", system::getsid, "Call the system call getsid(pid) and return the result."),
        ("getpgid", "(pid)", system::getpgid, "Call the system call getpgid(), and return the result."),
        ("setpgid", "(pid, pgrp, /)", system::setpgid, "Call the system call setpgid(pid, pgrp)."),
        ("killpg", "(pgid, signal, /)", audited!(system::killpg, "os.killpg", Value(0), Value(1)), "Kill a process group with a signal."),
        ("getgroups", "()", system::getgroups, "Return list of supplemental group IDs for the process."),
        ("nice", "(increment, /)", system::nice, "Add increment to the priority of process and return the new priority."),
        ("getpriority", "(which, who)", system::getpriority, "Return program scheduling priority."),
        ("setpriority", "(which, who, priority)", system::setpriority, "Set program scheduling priority."),
        ("getloadavg", "()", system::getloadavg, "Return average recent system load information."),
        ("major", "(device, /)", system::major, "Extracts a device major number from a raw device number."),
        ("minor", "(device, /)", system::minor, "Extracts a device minor number from a raw device number."),
        ("makedev", "(major, minor, /)", system::makedev, "Composes a raw device number from the raw major and minor device numbers."),
        ("setuid", "(uid, /)", ids::setuid, "Set the current process's user id."),
        ("setgid", "(gid, /)", ids::setgid, "Set the current process's group id."),
        ("seteuid", "(euid, /)", ids::seteuid, "Set the current process's effective user id."),
        ("setegid", "(egid, /)", ids::setegid, "Set the current process's effective group id."),
        ("setreuid", "(ruid, euid, /)", ids::setreuid, "Set the current process's real and effective user ids."),
        ("setregid", "(rgid, egid, /)", ids::setregid, "Set the current process's real and effective group ids."),
        ("setresuid", "(ruid, euid, suid, /)", ids::setresuid, "Set the current process's real, effective, and saved user ids."),
        ("setresgid", "(rgid, egid, sgid, /)", ids::setresgid, "Set the current process's real, effective, and saved group ids."),
        ("setpgrp", "()", ids::setpgrp, "Make the current process the leader of its process group."),
        ("getresuid", "()", ids::getresuid, "Return a tuple of the current process's real, effective, and saved user ids."),
        ("getresgid", "()", ids::getresgid, "Return a tuple of the current process's real, effective, and saved group ids."),
        ("setgroups", "(groups, /)", ids::setgroups, "Set the groups of the current process to list."),
        ("initgroups", "(username, gid, /)", ids::initgroups, "Initialize the group access list."),
        ("getgrouplist", "(user, group, /)", ids::getgrouplist, "Returns a list of groups to which a user belongs."),
        ("getlogin", "()", ids::getlogin, "Return the actual login name."),
        ("chroot", "(path)", ids::chroot, "Change root directory to path."),
        ("sched_get_priority_max", "(policy)", ids::sched_get_priority_max, "Get the maximum scheduling priority for policy."),
        ("sched_get_priority_min", "(policy)", ids::sched_get_priority_min, "Get the minimum scheduling priority for policy."),
        ("sched_getscheduler", "(pid, /)", ids::sched_getscheduler, "Get the scheduling policy for the process identified by pid."),
        ("sched_setscheduler", "(pid, policy, param, /)", ids::sched_setscheduler, "Set the scheduling policy for the process identified by pid."),
        ("sched_getparam", "(pid, /)", ids::sched_getparam, "Returns scheduling parameters for the process identified by pid."),
        ("sched_setparam", "(pid, param, /)", ids::sched_setparam, "Set scheduling parameters for the process identified by pid."),
        ("sched_rr_get_interval", "(pid, /)", ids::sched_rr_get_interval, "Return the round-robin quantum for the process identified by pid, in seconds."),
        ("sched_setaffinity", "(pid, mask, /)", ids::sched_setaffinity, "Set the CPU affinity of the process identified by pid to mask."),
        ("wait", "()", ids::wait, "Wait for completion of a child process."),
        ("wait3", "(options)", ids::wait3, "Wait for completion of a child process."),
        ("wait4", "(pid, options)", ids::wait4, "Wait for completion of a specific child process."),
        ("waitid", "(idtype, id, options, /)", ids::waitid, "Returns the result of waiting for a process or processes."),
        ("pidfd_open", "(pid, flags=0)", ids::pidfd_open, "Return a file descriptor referring to the process *pid*."),
        ("unshare", "(flags)", ids::unshare, "Disassociate parts of a process (or thread) execution context."),
        ("setns", "(fd, nstype=0)", ids::setns, "Move the calling thread into different namespaces."),
        ("abort", "()", ids::abort, "Abort the interpreter immediately."),
        ("openpty", "()", terminals::openpty, "Open a pseudo-terminal."),
        ("forkpty", "()", audited!(terminals::forkpty, "os.forkpty"), "Fork a new process with a new pseudo-terminal as controlling tty."),
        ("posix_openpt", "(oflag, /)", terminals::posix_openpt, "Open and return a file descriptor for a master pseudo-terminal device."),
        ("grantpt", "(fd, /)", terminals::grantpt, "Grant access to the slave pseudo-terminal device."),
        ("unlockpt", "(fd, /)", terminals::unlockpt, "Unlock a pseudo-terminal master/slave pair."),
        ("ptsname", "(fd, /)", terminals::ptsname, "Return the name of the slave pseudo-terminal device."),
        ("login_tty", "(fd, /)", terminals::login_tty, "Prepare the tty of which fd is a file descriptor for a new login session."),
        ("ttyname", "(fd, /)", terminals::ttyname, "Return the name of the terminal device connected to 'fd'."),
        ("ctermid", "()", terminals::ctermid, "Return the name of the controlling terminal for this process."),
        ("tcgetpgrp", "(fd, /)", terminals::tcgetpgrp, "Return the process group associated with the terminal specified by fd."),
        ("tcsetpgrp", "(fd, pgid, /)", terminals::tcsetpgrp, "Set the process group associated with the terminal specified by fd."),
        ("device_encoding", "(fd)", terminals::device_encoding, "Return a string describing the encoding of a terminal's file descriptor."),
        ("eventfd", "(initval, flags=524288)", terminals::eventfd, "Creates and returns an event notification file descriptor."),
        ("eventfd_read", "(fd)", terminals::eventfd_read, "Read eventfd value"),
        ("eventfd_write", "(fd, value)", terminals::eventfd_write, "Write eventfd value."),
        ("timerfd_create", "(clockid, /, *, flags=0)", terminals::timerfd_create, "Create and return a timer file descriptor."),
        ("timerfd_settime", "(fd, /, *, flags=0, initial=0.0, interval=0.0)", terminals::timerfd_settime, "Alter a timer file descriptor's internal timer in seconds."),
        ("timerfd_settime_ns", "(fd, /, *, flags=0, initial=0, interval=0)", terminals::timerfd_settime_ns, "Alter a timer file descriptor's internal timer in nanoseconds."),
        ("timerfd_gettime", "(fd, /)", terminals::timerfd_gettime, "Return a tuple of a timer file descriptor's (interval, next expiration) in float seconds."),
        ("timerfd_gettime_ns", "(fd, /)", terminals::timerfd_gettime_ns, "Return a tuple of a timer file descriptor's (interval, next expiration) in nanoseconds."),
        ("getxattr", "(path, attribute, *, follow_symlinks=True)", audited!(terminals::getxattr, "os.getxattr", Path(0), Path(1)), "Return the value of extended attribute attribute on path."),
        ("setxattr", "(path, attribute, value, flags=0, *, follow_symlinks=True)", audited!(terminals::setxattr, "os.setxattr", Path(0), Path(1), Value(2), Or(3, 0)), "Set extended attribute attribute on path to value."),
        ("removexattr", "(path, attribute, *, follow_symlinks=True)", audited!(terminals::removexattr, "os.removexattr", Path(0), Path(1)), "Remove extended attribute attribute on path."),
        ("listxattr", "(path=None, *, follow_symlinks=True)", audited!(terminals::listxattr, "os.listxattr", Path(0)), "Return a list of extended attributes on path."),
        ("confstr", "(name, /)", terminals::confstr, "Return a string-valued system configuration variable."),
        ("pathconf", "(path, name)", terminals::pathconf, "Return the configuration limit name for the file or directory path."),
        ("fpathconf", "(fd, name, /)", terminals::fpathconf, "Return the configuration limit name for the file descriptor fd."),
        ("getrandom", "(size, flags=0)", terminals::getrandom, "Obtain a series of random bytes."),
        ("mknod", "(path, mode=384, device=0, *, dir_fd=None)", terminals::mknod, "Create a node in the file system."),
        ("lockf", "(fd, command, length, /)", audited!(terminals::lockf, "os.lockf", Value(0), Value(1), Value(2)), "Apply, test or remove a POSIX lock on an open file descriptor."),
        ("readv", "(fd, buffers, /)", transfer::readv, "Read from a file descriptor fd into an iterable of buffers."),
        ("preadv", "(fd, buffers, offset, flags=0, /)", transfer::preadv, "Reads from a file descriptor into a number of mutable bytes-like objects."),
        ("pwritev", "(fd, buffers, offset, flags=0, /)", transfer::pwritev, "Writes the contents of bytes-like objects to a file descriptor at a given offset."),
        ("splice", "(src, dst, count, offset_src=None, offset_dst=None, flags=0)", transfer::splice, "Transfer count bytes from one pipe to a descriptor or vice versa."),
        ("posix_spawn", "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", audited!(spawn::posix_spawn, "os.posix_spawn", Path(0), Value(1), Value(2)), "Execute the program specified by path in a new process."),
        ("posix_spawnp", "(path, argv, env, /, *, file_actions=(), setpgroup=None, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=None)", audited!(spawn::posix_spawnp, "os.posix_spawn", Path(0), Value(1), Value(2)), "Execute the program specified by path in a new process."),
        ("sysconf", "(name, /)", system::sysconf, "Return an integer-valued system configuration variable."),
    ],
    types: &[&scandir::DIR_ENTRY],
    init,
    ..ModuleSpec::named("posix")
};

fn init(vm: &mut Vm, module: &Value) -> Result<()> {
    vm.register(&scandir::SCANDIR)?;
    for (name, number) in constants::NUMBERS {
        let number = vm.int(*number);
        vm.module_set(module, name, number);
    }
    for (name, sequence) in process::SEQUENCES {
        let class = vm.struct_sequence_class(sequence)?;
        vm.module_set(module, name, class.value().clone());
    }
    let names = vm.dict();
    for (name, number) in system::SYSCONF {
        let number = vm.int((*number).into());
        crate::modules::support::dict_put(vm, &names, name, number);
    }
    vm.module_set(module, "sysconf_names", names);
    for (name, table) in [
        ("pathconf_names", terminals::PATHCONF),
        ("confstr_names", terminals::CONFSTR),
    ] {
        let names = vm.dict();
        for (key, number) in table {
            let number = vm.int(*number);
            crate::modules::support::dict_put(vm, &names, key, number);
        }
        vm.module_set(module, name, names);
    }
    let environment = files::environment(vm)?;
    vm.module_set(module, "environ", environment);
    let error = vm.exceptions().OSError.value().clone();
    vm.module_set(module, "error", error);
    // What `os.supports_dir_fd` and its siblings are made of.
    let have = [
        "HAVE_FACCESSAT",
        "HAVE_FCHMODAT",
        "HAVE_FSTATAT",
        "HAVE_FUTIMENS",
        "HAVE_LINKAT",
        "HAVE_LSTAT",
        "HAVE_MKDIRAT",
        "HAVE_OPENAT",
        "HAVE_READLINKAT",
        "HAVE_RENAMEAT",
        "HAVE_SYMLINKAT",
        "HAVE_UNLINKAT",
        "HAVE_UTIMENSAT",
        "HAVE_FCHDIR",
        "HAVE_FCHMOD",
        "HAVE_FDOPENDIR",
        "HAVE_FPATHCONF",
        "HAVE_FCHOWN",
        "HAVE_FCHOWNAT",
        "HAVE_LCHOWN",
        "HAVE_MKFIFOAT",
        "HAVE_MKNODAT",
        "HAVE_FSTATVFS",
        "HAVE_MEMFD_CREATE",
        "HAVE_EVENTFD",
        "HAVE_TIMERFD_CREATE",
        "HAVE_LUTIMES",
        "HAVE_FTRUNCATE",
    ]
    .map(|name| vm.str(name))
    .to_vec();
    let have = vm.list(have);
    vm.module_set(module, "_have_functions", have);
    Ok(())
}
