//! Any bytes → tree or error, in every mode: no panic, no overflow, no hang.
#![no_main]

use gillie_grammar::{Mode, decode_source, parse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok(text) = decode_source(data) {
        for mode in [Mode::Exec, Mode::Single, Mode::Eval] {
            let _ = parse(&text, mode);
        }
    }
});
