//! The command `gillie`.
//!
//! It has a `main` as C knows it, because Rust's prologue costs a start as much as a fifth of the interpreter's own
//! boot: it reads the process's memory map for a message on stack overflow.

#![no_main]

#[cfg(not(gillie_sanitize))]
use gillie::memory::allocator::MiMalloc;
#[cfg(not(gillie_sanitize))]
use gillie::memory::large::Large;
#[cfg(not(gillie_sanitize))]
use gillie::memory::reserve::{self, Reserved};
#[cfg(not(gillie_sanitize))]
use std::ffi::c_long;
use std::ffi::{c_char, c_int};
use std::io::Write;

/// Objects are many and small: mimalloc's free lists are twice as fast as the system's allocator for them.
/// Under a sanitizer (`--cfg gillie_sanitize`, see docs/safety.md) the system's is used, which the sanitizer watches.
#[cfg(not(gillie_sanitize))]
#[global_allocator]
static ALLOCATOR: Reserved<Large<MiMalloc>> = Reserved(Large(MiMalloc));

/// `mi_option_purge_delay` of mimalloc.h; the binding names it no longer.
#[cfg(not(gillie_sanitize))]
const PURGE_DELAY_OPTION: libmimalloc_sys::mi_option_t = 15;

/// Milliseconds for which freed memory is kept before it goes back to the system. With mimalloc's 10 ms, programs
/// that build and drop large containers spent a quarter of their time on fresh pages.
#[cfg(not(gillie_sanitize))]
const PURGE_DELAY: c_long = 1000;

/// `mi_option_arena_reserve`: how much address space mimalloc takes at a time, in KiB. The tables of its usual gigabyte
/// make 170 KiB resident at once.
#[cfg(not(gillie_sanitize))]
const ARENA_OPTION: libmimalloc_sys::mi_option_t = 23;
#[cfg(not(gillie_sanitize))]
const ARENA: c_long = 128 << 10;

#[unsafe(no_mangle)]
extern "C" fn main(_argc: c_int, _argv: *const *const c_char) -> c_int {
    // SAFETY: sets numbers that the allocator reads when it takes or frees memory; no other thread runs yet.
    #[cfg(not(gillie_sanitize))]
    unsafe {
        libmimalloc_sys::mi_option_set(PURGE_DELAY_OPTION, PURGE_DELAY);
        libmimalloc_sys::mi_option_set(ARENA_OPTION, ARENA);
    };
    #[cfg(not(gillie_sanitize))]
    reserve::put_aside();
    // What Rust's own prologue does: writing to a closed pipe is an error, not a death.
    // SAFETY: no other thread runs yet.
    unsafe { libc::signal(libc::SIGPIPE, libc::SIG_IGN) };
    let code = std::panic::catch_unwind(gillie::cli::main).unwrap_or(101);
    let _ = std::io::stdout().flush();
    // Sanitizers look for what is left at exit.
    #[cfg(gillie_sanitize)]
    std::process::exit(c_int::from(code));
    // Nothing is left to do at exit; the system takes the memory back faster than the allocator gives it back.
    // SAFETY: ends the process.
    #[cfg(not(gillie_sanitize))]
    unsafe {
        libc::_exit(c_int::from(code))
    }
}
