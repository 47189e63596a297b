//! Prints the bytecode of a file: `cargo run -p gillie-compile --example dis FILE`.

fn main() {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!("usage: dis FILE");
        return;
    };
    let bytes = match std::fs::read(&path) {
        Ok(bytes) => bytes,
        Err(e) => return eprintln!("{path}: {e}"),
    };
    let result = gillie_grammar::decode_source(&bytes).and_then(|text| {
        gillie_compile::compile_source(
            &text,
            &path,
            gillie_compile::Mode::Exec,
            &gillie_compile::Options::default(),
        )
    });
    match result {
        Ok(compiled) => {
            for w in &compiled.warnings {
                eprintln!("{}: SyntaxWarning: {}", w.span.line, w.message);
            }
            print!(
                "{}",
                gillie_bytecode::disassemble::disassemble(&compiled.code)
            );
        }
        Err(e) => eprintln!("{e}"),
    }
}
