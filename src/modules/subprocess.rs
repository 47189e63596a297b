//! `_posixsubprocess`, and `os.execv`/`os.execve`: programs in the place of this process or of a fork of it.
//!
//! After CPython's `Modules/_posixsubprocess.c`. The child is a fork in good order (`vm/fork.rs`), so what it does until
//! the `exec` is ordinary code; the exec itself is the standard library's.

use crate::modules::posix::{Environment, descriptor, path_os};
use crate::modules::support::to_i32;
use crate::object::spec::ModuleSpec;
use crate::object::{Bound, Value};
use crate::vm::{Result, Vm};
use rustix::io::{Errno, FdFlags};
use rustix::process::Pid;
use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// What to run.
struct Program {
    arguments: Vec<OsString>,
    /// Names to try in order.
    names: Vec<OsString>,
    /// `KEY=value`; `None`: this process's own environment with the program's changes.
    environment: Option<Vec<OsString>>,
}

/// As whom to run it.
struct Identity {
    groups: Option<Vec<u32>>,
    uid: Option<u32>,
    gid: Option<u32>,
}

impl Identity {
    fn take_on(&self) -> std::result::Result<(), Errno> {
        if let Some(groups) = &self.groups {
            crate::modules::posix::set_groups(groups)?;
        }
        if let Some(gid) = self.gid {
            crate::modules::posix::set_group(gid)?;
        }
        if let Some(uid) = self.uid {
            crate::modules::posix::set_user(uid)?;
        }
        Ok(())
    }
}

impl Program {
    /// Replaces this process. Comes back only with an error.
    fn exec(&self, vm: &Vm) -> std::io::Error {
        crate::memory::huge_pages::allow();
        let mut first = None;
        let mut last = std::io::Error::from_raw_os_error(libc::ENOENT);
        for name in &self.names {
            last = self.command(vm, name).exec();
            let missing = [Some(libc::ENOENT), Some(libc::ENOTDIR)];
            if !missing.contains(&last.raw_os_error()) && first.is_none() {
                first = last.raw_os_error();
            }
        }
        // The first telling error, not the last.
        first.map_or(last, std::io::Error::from_raw_os_error)
    }

    fn command(&self, vm: &Vm, name: &OsStr) -> Command {
        // A bare name would be searched for; exec's is relative to the working directory.
        let mut path = OsString::new();
        if !name.as_bytes().contains(&b'/') {
            path.push("./");
        }
        path.push(name);
        let mut command = Command::new(path);
        if let Some((zeroth, rest)) = self.arguments.split_first() {
            command.arg0(zeroth).args(rest);
        }
        match &self.environment {
            Some(entries) => {
                command.env_clear();
                for entry in entries {
                    let bytes = entry.as_bytes();
                    // The first character may be '=': Windows has such names, and they do no harm.
                    let Some(at) = bytes.iter().skip(1).position(|&byte| byte == b'=') else {
                        continue;
                    };
                    let (key, value) = (&bytes[..=at], &bytes[at + 2..]);
                    command.env(OsStr::from_bytes(key), OsStr::from_bytes(value));
                }
            }
            None => vm.module_state::<Environment>().apply(&mut command),
        }
        command
    }
}

fn os_strings(vm: &mut Vm, values: &Value) -> Result<Vec<OsString>> {
    let mut strings = Vec::new();
    for value in vm.collect(values)? {
        strings.push(path_os(vm, &value)?);
    }
    Ok(strings)
}

/// The descriptors of a `fork_exec` call.
struct Plumbing {
    p2cread: i32,
    p2cwrite: i32,
    c2pread: i32,
    c2pwrite: i32,
    errread: i32,
    errwrite: i32,
    errpipe_read: i32,
    errpipe_write: i32,
}

fn inherit(fd: i32) -> std::result::Result<(), Errno> {
    rustix::io::fcntl_setfd(descriptor::borrow(fd)?, FdFlags::empty())
}

/// A copy whose number is at least `lowest`.
fn copy_above(fd: i32, lowest: i32) -> std::result::Result<i32, Errno> {
    let copy = rustix::io::fcntl_dupfd_cloexec(descriptor::borrow(fd)?, lowest)?;
    Ok(descriptor::release(copy))
}

fn put_at(fd: i32, standard: i32) -> std::result::Result<(), Errno> {
    match fd {
        -1 => Ok(()),
        fd if fd == standard => inherit(fd),
        fd => descriptor::duplicate_onto(fd, standard, true),
    }
}

impl Plumbing {
    /// In the child: standard streams in their places.
    fn connect(&mut self, keep: &[i32]) -> std::result::Result<(), Errno> {
        for &fd in keep {
            if fd != self.errpipe_write {
                inherit(fd)?;
            }
        }
        for fd in [self.p2cwrite, self.c2pread, self.errread, self.errpipe_read] {
            if fd != -1 {
                descriptor::close(fd)?;
            }
        }
        // A stream that already has a standard number must not be overwritten by another one.
        if self.c2pwrite == 0 {
            self.c2pwrite = copy_above(0, 3)?;
        }
        if matches!(self.errwrite, 0 | 1) {
            self.errwrite = copy_above(self.errwrite, 3)?;
        }
        put_at(self.p2cread, 0)?;
        put_at(self.c2pwrite, 1)?;
        put_at(self.errwrite, 2)
    }
}

/// Closes everything but the standard streams and `keep`.
fn close_others(keep: &[i32]) {
    let Ok(entries) = std::fs::read_dir("/dev/fd") else {
        return;
    };
    let open: Vec<i32> = entries
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .collect();
    for fd in open {
        if fd > 2 && !keep.contains(&fd) {
            // The directory's own descriptor is closed already.
            let _ = descriptor::close(fd);
        }
    }
}

/// What the child does before its exec.
struct Setup {
    plumbing: Plumbing,
    keep: Vec<i32>,
    close_fds: bool,
    directory: Option<OsString>,
    umask: i32,
    new_session: bool,
    restore_signals: bool,
    process_group: i32,
    identity: Identity,
    preexec: Option<Value>,
}

/// Why the child could not run its program, in the words that `subprocess` expects on the error pipe.
fn failure(error: Option<i32>, note: &str) -> String {
    format!("OSError:{:X}:{note}", error.unwrap_or(0))
}

impl Setup {
    /// Comes back only with the reason why it failed.
    fn run(mut self, vm: &mut Vm, program: &Program) -> String {
        let errno = |error: Errno| failure(Some(error.raw_os_error()), "noexec");
        if let Err(error) = self.plumbing.connect(&self.keep) {
            return errno(error);
        }
        if let Some(directory) = &self.directory
            && let Err(error) = std::env::set_current_dir(directory)
        {
            return failure(error.raw_os_error(), "noexec:chdir");
        }
        if self.umask >= 0 {
            rustix::process::umask(rustix::fs::Mode::from_raw_mode(self.umask as u32));
        }
        // The exec itself gives SIGPIPE its default action back.
        if self.restore_signals {
            crate::modules::signal::restore_defaults();
        }
        if self.new_session
            && let Err(error) = rustix::process::setsid()
        {
            return errno(error);
        }
        if self.process_group >= 0
            && let Err(error) = rustix::process::setpgid(None, Pid::from_raw(self.process_group))
        {
            return errno(error);
        }
        if let Err(error) = self.identity.take_on() {
            return errno(error);
        }
        if let Some(preexec) = self.preexec.take()
            && vm.call(&preexec, &[]).is_err()
        {
            return "SubprocessError:0:Exception occurred in preexec_fn.".to_string();
        }
        if self.close_fds {
            close_others(&self.keep);
        }
        failure(program.exec(vm).raw_os_error(), "")
    }
}

fn id(vm: &mut Vm, value: &Value) -> Result<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    Ok(Some(vm.index_i64(value)? as u32))
}

fn fork_exec(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let args = args.arg(0).clone();
    let args = crate::object::tuple::items(&args);
    if args.len() < 22 {
        let given = args.len();
        return Err(vm.type_error(format!(
            "fork_exec expected at least 22 arguments, got {given}"
        )));
    }
    let mut keep = Vec::new();
    for fd in vm.collect(&args[3])? {
        keep.push(to_i32(vm, &fd)?);
    }
    let mut fds = [0; 8];
    for (slot, value) in fds.iter_mut().zip(&args[6..14]) {
        *slot = to_i32(vm, value)?;
    }
    let close_fds = vm.is_true(&args[2])?;
    if close_fds && fds[7] < 3 {
        return Err(vm.value_error("errpipe_write must be >= 3"));
    }
    if !keep.contains(&fds[7]) {
        keep.push(fds[7]);
    }
    let groups = match &args[18] {
        none if none.is_none() => None,
        given => {
            let mut groups = Vec::new();
            for group in vm.collect(given)? {
                let group = crate::modules::posix::id(vm, &group, "gid");
                groups.push(group.map_err(|_| vm.value_error("invalid group id"))?);
            }
            Some(groups)
        }
    };
    let environment = match &args[5] {
        none if none.is_none() => None,
        entries => Some(os_strings(vm, entries)?),
    };
    let program = Program {
        arguments: os_strings(vm, &args[0])?,
        names: os_strings(vm, &args[1])?,
        environment,
    };
    let identity = Identity {
        groups,
        gid: id(vm, &args[17])?,
        uid: id(vm, &args[19])?,
    };
    if vm.is_finalizing() && !args[21].is_none() {
        let class = vm.exceptions().PythonFinalizationError.clone();
        return Err(vm.error(&class, "preexec_fn not supported at interpreter shutdown"));
    }
    let preexec = (!args[21].is_none()).then(|| args[21].clone());
    let setup = Setup {
        plumbing: Plumbing {
            p2cread: fds[0],
            p2cwrite: fds[1],
            c2pread: fds[2],
            c2pwrite: fds[3],
            errread: fds[4],
            errwrite: fds[5],
            errpipe_read: fds[6],
            errpipe_write: fds[7],
        },
        keep,
        close_fds,
        directory: match &args[4] {
            none if none.is_none() => None,
            directory => Some(path_os(vm, directory)?),
        },
        umask: to_i32(vm, &args[20])?,
        new_session: vm.is_true(&args[15])?,
        restore_signals: vm.is_true(&args[14])?,
        process_group: to_i32(vm, &args[16])?,
        identity,
        preexec,
    };
    let pid = if setup.preexec.is_some() {
        vm.fork()?
    } else {
        vm.fork_without_hooks()?
    };
    if pid == 0 {
        let pipe = setup.plumbing.errpipe_write;
        let reason = setup.run(vm, &program);
        if let Ok(pipe) = descriptor::borrow(pipe) {
            let _ = rustix::io::write(pipe, reason.as_bytes());
        }
        descriptor::exit_now(255);
    }
    Ok(vm.int(pid.into()))
}

fn replace_process(
    vm: &mut Vm,
    path: &Value,
    arguments: &Value,
    environment: Option<Vec<OsString>>,
    function: &str,
) -> Result<Value> {
    let name = path_os(vm, path)?;
    let is_sequence = arguments.is_a::<crate::object::list::List>()
        || arguments.is_a::<crate::object::tuple::Tuple>();
    if !is_sequence {
        return Err(vm.type_error(format!("{function}() arg 2 must be a tuple or list")));
    }
    let arguments = os_strings(vm, arguments)?;
    if arguments.is_empty() {
        return Err(vm.value_error(format!("{function}() arg 2 must not be empty")));
    }
    if arguments[0].is_empty() {
        return Err(vm.value_error(format!("{function}() arg 2 first element cannot be empty")));
    }
    let program = Program {
        arguments,
        names: vec![name],
        environment,
    };
    vm.gil.gil().before_exec(&vm.gil);
    let error = crate::modules::signal::keeping_signals(|| program.exec(vm));
    // `execv` does not say which file it was.
    Err(vm.os_error(&error, (function != "execv").then_some(path)))
}

/// `os.execv`.
pub fn execv(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    replace_process(vm, args.arg(0), args.arg(1), None, "execv")
}

/// `os.execve`.
pub fn execve(vm: &mut Vm, args: &[Option<Value>]) -> Result<Value> {
    let items = vm.call_method(args.arg(2), "items", &[])?;
    let mut environment = Vec::new();
    for pair in vm.collect(&items)? {
        let pair = vm.collect(&pair)?;
        let [key, value] = &pair[..] else {
            return Err(vm.type_error("env.items() must give pairs"));
        };
        let mut entry = path_os(vm, key)?.into_vec();
        if entry.is_empty() || entry[1..].contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        entry.push(b'=');
        entry.extend(path_os(vm, value)?.into_vec());
        environment.push(OsString::from_vec(entry));
    }
    replace_process(vm, args.arg(0), args.arg(1), Some(environment), "execve")
}

/// The module.
pub static SPEC: ModuleSpec = ModuleSpec {
    doc: "A POSIX helper for the subprocess module.",
    functions: &[(
        "fork_exec",
        "(*args)",
        fork_exec,
        "Spawn a fresh new child process.\n\nFork a child process, close parent file descriptors as appropriate in the\nchild and duplicate the few that are needed before calling exec() in the\nchild process.",
    )],
    ..ModuleSpec::named("_posixsubprocess")
};
