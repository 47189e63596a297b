//! Any bytes → value or ValueError; what came in goes out and in again, the same.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| gillie_fuzz::check(include_str!("../checks/json.py"), data));
