//! Any bytes → code object → verdict of the verifier: neither reader nor verifier panics or hangs, and what passes
//! can be disassembled.
#![no_main]

use gillie_bytecode::{disassemble, serial, verify};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    if let Ok((code, _)) = serial::read(data)
        && verify(&code).is_ok()
    {
        let _ = disassemble::disassemble(&code);
    }
});
