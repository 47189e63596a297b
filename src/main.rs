//! The command `gillie`.

/// Objects are many and small: mimalloc's free lists are twice as fast as the system's allocator for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// `mi_option_purge_delay` of mimalloc.h; the binding names it no longer.
const PURGE_DELAY_OPTION: libmimalloc_sys::mi_option_t = 15;

/// Milliseconds for which freed memory is kept before it goes back to the system. With mimalloc's 10 ms, programs
/// that build and drop large containers spent a quarter of their time on fresh pages.
const PURGE_DELAY: std::ffi::c_long = 1000;

fn main() -> std::process::ExitCode {
    // SAFETY: sets a number that the allocator reads when it frees memory; no other thread runs yet.
    unsafe { libmimalloc_sys::mi_option_set(PURGE_DELAY_OPTION, PURGE_DELAY) };
    gillie::cli::main()
}
