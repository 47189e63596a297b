//! Prints the positions of all instructions of a file, one per line: qualified name, opcode, four figures.

use gillie_bytecode::{Code, Const, disassemble::decode};

fn show(code: &Code) {
    let mut at = 0;
    while let Some(d) = decode(&code.words, at) {
        let p = code.position(at);
        println!(
            "{}\t{}\t{}\t{}\t{}\t{}",
            code.qualname,
            d.op.info().name,
            p.line,
            p.end_line,
            p.col,
            p.end_col
        );
        at = d.next;
    }
    for constant in &code.constants {
        if let Const::Code(inner) = constant {
            show(inner);
        }
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        let result = std::fs::read(&path)
            .map_err(|e| e.to_string())
            .and_then(|b| gillie_grammar::decode_source(&b).map_err(|e| e.to_string()))
            .and_then(|text| {
                gillie_compile::compile_source(
                    &text,
                    &path,
                    gillie_compile::Mode::Exec,
                    &Default::default(),
                )
                .map_err(|e| e.to_string())
            });
        match result {
            Ok(compiled) => show(&compiled.code),
            Err(e) => eprintln!("{path}: {e}"),
        }
    }
}
