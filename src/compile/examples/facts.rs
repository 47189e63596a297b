//! Prints what a code object says of itself, one line each, to compare with CPython's `co_*` attributes:
//! qualified name, first line, flags, argument counts, variables, cells, free variables.

use gillie_bytecode::{Code, Const, LocalKind};

fn show(path: &str, code: &Code) {
    let names = |pick: &dyn Fn(usize, LocalKind) -> bool| {
        let mut list: Vec<&str> = code
            .locals
            .iter()
            .enumerate()
            .filter(|(i, l)| !l.hidden && pick(*i, l.kind))
            .map(|(_, l)| &*l.name)
            .collect();
        list.sort_unstable();
        list.join(",")
    };
    println!(
        "{path}\t{}\t{}\t{:x}\t{}/{}/{}\t{}\t{}\t{}",
        code.qualname,
        code.first_line,
        code.flags,
        code.arg_count,
        code.posonly_count,
        code.kwonly_count,
        names(&|_, k| k == LocalKind::Local),
        names(&|_, k| k == LocalKind::Cell),
        names(&|_, k| k == LocalKind::Free),
    );
    for constant in &code.constants {
        if let Const::Code(inner) = constant {
            show(path, inner);
        }
    }
}

fn main() {
    for path in std::env::args().skip(1) {
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let result = gillie_grammar::decode_source(&bytes).and_then(|text| {
            let options = Default::default();
            gillie_compile::compile_source(&text, &path, gillie_compile::Mode::Exec, &options)
        });
        match result {
            Ok(compiled) => show(&path, &compiled.code),
            Err(e) => eprintln!("{path}: {e}"),
        }
    }
}
