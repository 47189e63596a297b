//! Any bytes → code object or SyntaxError; what the compiler makes passes the verifier, can be disassembled, and
//! comes back the same from its serialised form.
#![no_main]

use gillie_bytecode::{disassemble, serial, verify};
use gillie_compile::{Mode, Options, compile_source};
use gillie_grammar::decode_source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(text) = decode_source(data) else { return };
    let options = Options {
        optimize: data.len() as u8 % 3,
        ..Options::default()
    };
    for mode in [Mode::Exec, Mode::Single, Mode::Eval] {
        let Ok(compiled) = compile_source(&text, "<fuzz>", mode, &options) else {
            continue;
        };
        verify(&compiled.code).expect("the compiler makes valid code");
        let _ = disassemble::disassemble(&compiled.code);
        let stored = serial::write(&compiled.code);
        let (again, _) = serial::read(&stored).expect("what was written can be read");
        assert_eq!(stored, serial::write(&again));
    }
});
