//! System calls that rustix has not: the module's `unsafe` code beside `descriptor.rs`. Each takes plain numbers,
//! strings and slices, so that nothing but the call itself needs an argument.

use rustix::io::Errno;
use std::ffi::{CStr, CString, OsString};
use std::os::unix::ffi::OsStringExt;

type Sys<T> = Result<T, Errno>;

fn last_error() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::IO)
}

fn checked(result: i32) -> Sys<i32> {
    match result {
        -1 => Err(last_error()),
        result => Ok(result),
    }
}

/// The names of a call's numbers say what they are: `name(arguments) => libc call`.
macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty),*) => $call:expr;)*) => {
        $($(#[$doc])*
        pub(super) fn $name($($argument: $type),*) -> Sys<i32> {
            // SAFETY: takes and gives numbers only.
            checked(unsafe { $call })
        })*
    };
}

numbers! {
    /// The calling process's user and group, for all of its threads: glibc does what that takes.
    setuid(id: u32) => libc::setuid(id);
    setgid(id: u32) => libc::setgid(id);
    seteuid(id: u32) => libc::seteuid(id);
    setegid(id: u32) => libc::setegid(id);
    setreuid(real: u32, effective: u32) => libc::setreuid(real, effective);
    setregid(real: u32, effective: u32) => libc::setregid(real, effective);
    setresuid(real: u32, effective: u32, saved: u32) => libc::setresuid(real, effective, saved);
    setresgid(real: u32, effective: u32, saved: u32) => libc::setresgid(real, effective, saved);
    setpgrp() => libc::setpgid(0, 0);
    grantpt(fd: i32) => libc::grantpt(fd);
    unlockpt(fd: i32) => libc::unlockpt(fd);
    posix_openpt(flags: i32) => libc::posix_openpt(flags);
    login_tty(fd: i32) => libc::login_tty(fd);
    tcgetpgrp(fd: i32) => libc::tcgetpgrp(fd);
    tcsetpgrp(fd: i32, group: i32) => libc::tcsetpgrp(fd, group);
    eventfd(initial: u32, flags: i32) => libc::eventfd(initial, flags);
    sched_get_priority_max(policy: i32) => libc::sched_get_priority_max(policy);
    sched_get_priority_min(policy: i32) => libc::sched_get_priority_min(policy);
    sched_getscheduler(pid: i32) => libc::sched_getscheduler(pid);
    unshare(flags: i32) => libc::unshare(flags);
    setns(fd: i32, kind: i32) => libc::setns(fd, kind);
    lockf(fd: i32, command: i32, length: i64) => libc::lockf(fd, command, length);
}

/// Makes a new session's terminal of a descriptor, and its standard streams.
pub(super) fn setgroups(groups: &[u32]) -> Sys<i32> {
    // SAFETY: a slice and its length.
    checked(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) })
}

pub(super) fn initgroups(user: &CStr, group: u32) -> Sys<i32> {
    // SAFETY: a string that ends with a zero byte.
    checked(unsafe { libc::initgroups(user.as_ptr(), group) })
}

pub(super) fn getgrouplist(user: &CStr, group: u32) -> Sys<Vec<u32>> {
    let mut room: i32 = 64;
    loop {
        let mut groups = vec![0; room as usize];
        let before = room;
        // SAFETY: a string that ends with a zero byte, a buffer and its length.
        let found =
            unsafe { libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &mut room) };
        if found >= 0 {
            groups.truncate(room.max(0) as usize);
            return Ok(groups);
        }
        if room <= before || room > 1 << 20 {
            return Err(Errno::INVAL);
        }
    }
}

/// Real, effective and saved ids of the user, or of the group.
pub(super) fn three_ids(of_group: bool) -> Sys<[u32; 3]> {
    let [mut real, mut effective, mut saved] = [0; 3];
    // SAFETY: writes three numbers of this stack.
    checked(unsafe {
        match of_group {
            true => libc::getresgid(&mut real, &mut effective, &mut saved),
            false => libc::getresuid(&mut real, &mut effective, &mut saved),
        }
    })?;
    Ok([real, effective, saved])
}

/// A pair of pseudo-terminal descriptors that children do not inherit.
pub(super) fn openpty() -> Sys<(i32, i32)> {
    let (mut parent, mut child) = (-1, -1);
    // SAFETY: writes two numbers of this stack; the other arguments may be null.
    checked(unsafe {
        libc::openpty(
            &mut parent,
            &mut child,
            std::ptr::null_mut(),
            std::ptr::null(),
            std::ptr::null(),
        )
    })?;
    for fd in [parent, child] {
        // SAFETY: takes numbers only.
        checked(unsafe { libc::fcntl(fd, libc::F_SETFD, libc::FD_CLOEXEC) })?;
    }
    Ok((parent, child))
}

fn into_text(buffer: Vec<u8>) -> OsString {
    let length = buffer.iter().position(|&byte| byte == 0);
    let mut buffer = buffer;
    buffer.truncate(length.unwrap_or(buffer.len()));
    OsString::from_vec(buffer)
}

pub(super) fn ttyname(fd: i32) -> Sys<OsString> {
    let mut buffer = vec![0; 4096];
    // SAFETY: a buffer and its length.
    match unsafe { libc::ttyname_r(fd, buffer.as_mut_ptr().cast(), buffer.len()) } {
        0 => Ok(into_text(buffer)),
        error => Err(Errno::from_raw_os_error(error)),
    }
}

pub(super) fn ptsname(fd: i32) -> Sys<OsString> {
    let mut buffer = vec![0; 4096];
    // SAFETY: a buffer and its length.
    match unsafe { libc::ptsname_r(fd, buffer.as_mut_ptr().cast(), buffer.len()) } {
        0 => Ok(into_text(buffer)),
        error if error > 0 => Err(Errno::from_raw_os_error(error)),
        _ => Err(last_error()),
    }
}

unsafe extern "C" {
    /// POSIX has it, the crate has not.
    fn getlogin_r(name: *mut libc::c_char, size: usize) -> libc::c_int;
}

pub(super) fn getlogin() -> Sys<OsString> {
    let mut buffer = vec![0; 256];
    // SAFETY: a buffer and its length.
    match unsafe { getlogin_r(buffer.as_mut_ptr().cast(), buffer.len()) } {
        0 => Ok(into_text(buffer)),
        error => Err(Errno::from_raw_os_error(error)),
    }
}

pub(super) fn confstr(name: i32) -> Sys<Option<OsString>> {
    // SAFETY: without a buffer the call tells the length; `errno` tells an unknown name from an unset one.
    let length = unsafe {
        *libc::__errno_location() = 0;
        libc::confstr(name, std::ptr::null_mut(), 0)
    };
    if length == 0 {
        // SAFETY: the thread's own number.
        return match unsafe { *libc::__errno_location() } {
            0 => Ok(None),
            error => Err(Errno::from_raw_os_error(error)),
        };
    }
    let mut buffer = vec![0; length];
    // SAFETY: a buffer and its length.
    unsafe { libc::confstr(name, buffer.as_mut_ptr().cast(), buffer.len()) };
    Ok(Some(into_text(buffer)))
}

/// `pathconf` of a name, or of a descriptor; -1 where there is no limit.
pub(super) fn pathconf(target: Result<&CStr, i32>, name: i32) -> Sys<i64> {
    // SAFETY: a string that ends with a zero byte, or a number.
    let (found, error) = unsafe {
        *libc::__errno_location() = 0;
        let found = match target {
            Ok(path) => libc::pathconf(path.as_ptr(), name),
            Err(fd) => libc::fpathconf(fd, name),
        };
        (found, *libc::__errno_location())
    };
    match (found, error) {
        (-1, error) if error != 0 => Err(Errno::from_raw_os_error(error)),
        (found, _) => Ok(found),
    }
}

pub(super) fn mknod(directory: i32, path: &CStr, mode: u32, device: u64) -> Sys<i32> {
    // SAFETY: a string that ends with a zero byte.
    checked(unsafe { libc::mknodat(directory, path.as_ptr(), mode, device) })
}

pub(super) fn chroot(path: &CStr) -> Sys<i32> {
    // SAFETY: a string that ends with a zero byte.
    checked(unsafe { libc::chroot(path.as_ptr()) })
}

pub(super) fn scheduler_parameter(pid: i32) -> Sys<i32> {
    let mut parameter = libc::sched_param { sched_priority: 0 };
    // SAFETY: writes a structure of this stack.
    checked(unsafe { libc::sched_getparam(pid, &mut parameter) })?;
    Ok(parameter.sched_priority)
}

pub(super) fn set_scheduler(pid: i32, policy: Option<i32>, priority: i32) -> Sys<i32> {
    let parameter = libc::sched_param {
        sched_priority: priority,
    };
    // SAFETY: reads a structure of this stack.
    checked(unsafe {
        match policy {
            Some(policy) => libc::sched_setscheduler(pid, policy, &parameter),
            None => libc::sched_setparam(pid, &parameter),
        }
    })
}

pub(super) fn scheduler_interval(pid: i32) -> Sys<f64> {
    let mut time = libc::timespec {
        tv_sec: 0,
        tv_nsec: 0,
    };
    // SAFETY: writes a structure of this stack.
    checked(unsafe { libc::sched_rr_get_interval(pid, &mut time) })?;
    Ok(time.tv_sec as f64 + time.tv_nsec as f64 * 1e-9)
}

/// wait4(2): the process, its status, what it used.
pub(super) fn wait4(pid: i32, options: i32) -> Sys<(i32, i32, libc::rusage)> {
    let mut status = 0;
    // SAFETY: all fields may be zero.
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    // SAFETY: writes a number and a structure of this stack.
    let pid = checked(unsafe { libc::wait4(pid, &mut status, options, &mut usage) })?;
    Ok((pid, status, usage))
}

/// waitid(2): pid, uid, signal, status and code of a child; `None` if none has changed.
pub(super) fn waitid(kind: u32, id: u32, options: i32) -> Sys<Option<[i64; 5]>> {
    // SAFETY: all fields may be zero.
    let mut info: libc::siginfo_t = unsafe { std::mem::zeroed() };
    // SAFETY: writes a structure of this stack.
    checked(unsafe { libc::waitid(kind, id, &mut info, options) })?;
    // SAFETY: waitid fills the fields of SIGCHLD, or leaves them zero.
    let (pid, uid, status) = unsafe { (info.si_pid(), info.si_uid(), info.si_status()) };
    if pid == 0 {
        return Ok(None);
    }
    Ok(Some([
        pid.into(),
        uid.into(),
        info.si_signo.into(),
        status.into(),
        info.si_code.into(),
    ]))
}

/// A program to start by posix_spawn(3).
pub(super) struct Spawn {
    pub(super) path: CString,
    pub(super) search: bool,
    pub(super) arguments: Vec<CString>,
    pub(super) environment: Vec<CString>,
    pub(super) actions: Vec<FileAction>,
    pub(super) group: Option<i32>,
    pub(super) reset_ids: bool,
    pub(super) session: bool,
    pub(super) mask: Option<Vec<i32>>,
    pub(super) defaults: Option<Vec<i32>>,
    pub(super) scheduler: Option<(Option<i32>, i32)>,
}

/// What happens to the descriptors of a spawned program.
pub(super) enum FileAction {
    Open(i32, CString, i32, u32),
    Close(i32),
    Duplicate(i32, i32),
    CloseFrom(i32),
}

fn positive(result: i32) -> Sys<()> {
    match result {
        0 => Ok(()),
        error => Err(Errno::from_raw_os_error(error)),
    }
}

fn signal_set(numbers: &[i32]) -> Sys<libc::sigset_t> {
    // SAFETY: a set is plain data; both calls write the one on this stack.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigemptyset(&mut set);
        for &number in numbers {
            checked(libc::sigaddset(&mut set, number))?;
        }
        Ok(set)
    }
}

/// Frees its structures when it goes.
struct Attributes(libc::posix_spawnattr_t, libc::posix_spawn_file_actions_t);

impl Drop for Attributes {
    fn drop(&mut self) {
        // SAFETY: both were initialised by `Attributes::new`.
        unsafe {
            libc::posix_spawnattr_destroy(&mut self.0);
            libc::posix_spawn_file_actions_destroy(&mut self.1);
        }
    }
}

impl Attributes {
    fn new() -> Sys<Attributes> {
        // SAFETY: plain data that the two calls initialise.
        unsafe {
            let mut attributes = Attributes(std::mem::zeroed(), std::mem::zeroed());
            positive(libc::posix_spawnattr_init(&mut attributes.0))?;
            positive(libc::posix_spawn_file_actions_init(&mut attributes.1))?;
            Ok(attributes)
        }
    }
}

impl Spawn {
    pub(super) fn run(&self) -> Sys<i32> {
        let mut attributes = Attributes::new()?;
        let mut flags = 0;
        // SAFETY: initialised structures, structures of this stack, strings that live until the call is over (the
        // file actions copy what they are given).
        unsafe {
            let actions = &mut attributes.1;
            for action in &self.actions {
                positive(match action {
                    FileAction::Open(fd, path, how, mode) => {
                        libc::posix_spawn_file_actions_addopen(
                            actions,
                            *fd,
                            path.as_ptr(),
                            *how,
                            *mode,
                        )
                    }
                    FileAction::Close(fd) => libc::posix_spawn_file_actions_addclose(actions, *fd),
                    FileAction::Duplicate(from, to) => {
                        libc::posix_spawn_file_actions_adddup2(actions, *from, *to)
                    }
                    FileAction::CloseFrom(fd) => {
                        libc::posix_spawn_file_actions_addclosefrom_np(actions, *fd)
                    }
                })?;
            }
            let attributes = &mut attributes.0;
            if let Some(group) = self.group {
                positive(libc::posix_spawnattr_setpgroup(attributes, group))?;
                flags |= libc::POSIX_SPAWN_SETPGROUP;
            }
            if self.reset_ids {
                flags |= libc::POSIX_SPAWN_RESETIDS;
            }
            if self.session {
                // POSIX_SPAWN_SETSID of glibc.
                flags |= 0x80;
            }
            if let Some(mask) = &self.mask {
                positive(libc::posix_spawnattr_setsigmask(
                    attributes,
                    &signal_set(mask)?,
                ))?;
                flags |= libc::POSIX_SPAWN_SETSIGMASK;
            }
            if let Some(defaults) = &self.defaults {
                let set = signal_set(defaults)?;
                positive(libc::posix_spawnattr_setsigdefault(attributes, &set))?;
                flags |= libc::POSIX_SPAWN_SETSIGDEF;
            }
            if let Some((policy, priority)) = self.scheduler {
                let parameter = libc::sched_param {
                    sched_priority: priority,
                };
                if let Some(policy) = policy {
                    positive(libc::posix_spawnattr_setschedpolicy(attributes, policy))?;
                    flags |= libc::POSIX_SPAWN_SETSCHEDULER;
                }
                positive(libc::posix_spawnattr_setschedparam(attributes, &parameter))?;
                flags |= libc::POSIX_SPAWN_SETSCHEDPARAM;
            }
            positive(libc::posix_spawnattr_setflags(
                attributes,
                flags as libc::c_short,
            ))?;
        }
        let pointers = |texts: &[CString]| -> Vec<*mut libc::c_char> {
            let texts = texts.iter().map(|text| text.as_ptr().cast_mut());
            texts.chain([std::ptr::null_mut()]).collect()
        };
        let (arguments, environment) = (pointers(&self.arguments), pointers(&self.environment));
        let mut pid = 0;
        let spawn = match self.search {
            true => libc::posix_spawnp,
            false => libc::posix_spawn,
        };
        // SAFETY: initialised structures, arrays of strings that end with a null pointer; the strings are only read.
        positive(unsafe {
            spawn(
                &mut pid,
                self.path.as_ptr(),
                &attributes.1,
                &attributes.0,
                arguments.as_ptr(),
                environment.as_ptr(),
            )
        })?;
        Ok(pid)
    }
}
