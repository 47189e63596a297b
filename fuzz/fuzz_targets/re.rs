//! Any pattern → compiled or `re.error`, on any text; a search that takes long hears signals.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| gillie_fuzz::check(include_str!("../checks/re.py"), data));
