//! Any bytes → value or one of the documented exceptions; what came in goes out and in again.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| gillie_fuzz::check(include_str!("../checks/marshal.py"), data));
