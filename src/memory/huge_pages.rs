//! Transparent huge pages: when the kernel may back the heap with pages of 2 MiB.
//!
//! mimalloc asks for them. In a large heap they save a tenth to a fifth of the time (fewer TLB misses); in a small one
//! they cost: each thread's first object clears 2 MiB (0.2 to 0.8 ms per thread start, 50 threads: 42 ms instead of
//! 8), and the resident memory of `-c pass` is 20 MB instead of 12. So the command starts without, and the collector
//! allows them once the heap is large.

use crate::vm::Vm;

/// Long-lived containers from which on the heap counts as large.
const LARGE: usize = 100_000;

/// Keeps this process from huge pages; false if that cannot be had (then nothing needs to be allowed later).
pub fn hold_back() -> bool {
    #[cfg(target_os = "linux")]
    return rustix::thread::disable_transparent_huge_pages(true).is_ok();
    #[cfg(not(target_os = "linux"))]
    false
}

/// Lets the kernel use huge pages again. Another program in this process's place would inherit the setting: `exec`
/// allows them as well.
pub fn allow() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(false);
}

/// Allows huge pages if they are held back and the heap has become large; called after collections.
pub(super) fn allow_if_large(vm: &Vm) {
    let collector = &vm.state().collector;
    if collector.huge_pages_held.get()
        && collector.long_lived_total.get() + collector.long_lived_pending.get() > LARGE
    {
        collector.huge_pages_held.set(false);
        allow();
    }
}
