//! Any bytes → objects or an exception; what came in goes out and in again.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| gillie_fuzz::check(include_str!("../checks/pickle.py"), data));
