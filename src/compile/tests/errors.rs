//! The errors of the symbol pass and the code generator have CPython's words. `errors.txt` has a line for each:
//! source (`\n` for a new line), message (`-`: none), line, offset; CPython 3.13 wrote it.

use gillie_compile::{Mode, Options, compile_source};

#[test]
fn error_texts_are_those_of_cpython() {
    let mut wrong = String::new();
    for case in include_str!("errors.txt").lines() {
        let fields: Vec<&str> = case.split('\t').collect();
        let [source, message, line, offset] = fields[..] else {
            panic!("bad line {case:?}");
        };
        let source = source.replace("\\n", "\n") + "\n";
        let got = match compile_source(&source, "t", Mode::Exec, &Options::default()) {
            Ok(_) => "-\t0\t0".to_string(),
            Err(e) => format!("{}\t{}\t{}", e.message, e.span.line, e.span.col + 1),
        };
        let expected = format!("{message}\t{line}\t{offset}");
        if got != expected {
            wrong += &format!("{source}  expected {expected}\n  got      {got}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
