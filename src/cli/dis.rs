//! `gillie dis FILE`: the bytecode of a file, nested code objects included.

use std::ffi::OsString;

pub(super) fn main(args: &[OsString]) -> u8 {
    let [file] = args else {
        complain!("usage: gillie dis FILE\n");
        return 2;
    };
    let name = file.to_string_lossy();
    if name == "--help" || name == "-h" {
        say!(
            "usage: gillie dis FILE\n\nPrints the bytecode that gillie compiles FILE to (- reads standard input).\n"
        );
        return 0;
    }
    let source = if name == "-" {
        let mut source = Vec::new();
        std::io::Read::read_to_end(&mut std::io::stdin().lock(), &mut source).map(|_| source)
    } else {
        std::fs::read(file)
    };
    let source = match source {
        Ok(source) => source,
        Err(error) => {
            complain!("gillie dis: can't read {name}: {error}\n");
            return 2;
        }
    };
    match compile(&source, &name) {
        Ok(text) => {
            // A closed pipe (`| head`) is no error.
            let _ = std::io::Write::write_all(&mut std::io::stdout().lock(), text.as_bytes());
            0
        }
        Err(error) => {
            complain!(
                "  File \"{name}\", line {}\n{}: {}\n",
                error.span.line,
                kind(&error),
                error.message
            );
            1
        }
    }
}

fn compile(source: &[u8], name: &str) -> Result<String, gillie_grammar::SyntaxError> {
    let text = gillie_grammar::decode_source(source)?;
    let options = gillie_compile::Options::default();
    let compiled =
        gillie_compile::compile_source(&text, name, gillie_grammar::Mode::Exec, &options)?;
    Ok(gillie_bytecode::disassemble::disassemble(&compiled.code))
}

/// The name of the Python exception for an error.
fn kind(error: &gillie_grammar::SyntaxError) -> &'static str {
    use gillie_grammar::ErrorKind;
    match error.kind {
        ErrorKind::Syntax => "SyntaxError",
        ErrorKind::Indentation => "IndentationError",
        ErrorKind::Tab => "TabError",
        ErrorKind::Memory => "MemoryError",
    }
}
