//! Processes by their numbers, as the kernel takes and gives them. 0 is a number like the others here: the process
//! that asks, or a session or group whose leader this process's namespace does not show (pid_namespaces(7)).

use rustix::io::Errno;

type Sys<T> = std::result::Result<T, Errno>;

fn checked(answer: i32) -> Sys<i32> {
    match answer {
        -1 => {
            let error = std::io::Error::last_os_error();
            Err(Errno::from_io_error(&error).unwrap_or(Errno::IO))
        }
        answer => Ok(answer),
    }
}

macro_rules! calls {
    ($($(#[$meaning:meta])* $name:ident($($argument:ident),*);)*) => {
        $($(#[$meaning])* pub(super) fn $name($($argument: i32),*) -> Sys<i32> {
            // SAFETY: numbers go in and a number comes out; the call reads and writes no memory of this process.
            // The error is read at once, before another call can change `errno`.
            checked(unsafe { libc::$name($($argument),*) })
        })*
    };
}

calls! {
    /// The session of a process; 0 asks for the caller's.
    getsid(pid);
    /// The process group of a process; 0 asks for the caller's.
    getpgid(pid);
    /// Sends a signal (0: only looks whether it could) to a process, a group (negative), or all.
    kill(pid, signal);
    /// Sends a signal to a process group; 0 is the caller's own.
    killpg(group, signal);
}
