//! Every `corpus/*.py` must give the tree, positions included, that CPython gave (`*.ast`, written
//! by `dump_ast.py`; those called `*py314*` are beyond CPython 3.13 and were checked by hand).

#[path = "support/dump.rs"]
mod dump;

use gillie_grammar::{Mode, decode_source, parse};

#[test]
fn corpus() {
    let dir = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut count = 0;
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "py") {
            continue;
        }
        let source = decode_source(&std::fs::read(&path).unwrap()).unwrap();
        let parsed =
            parse(&source, Mode::Exec).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let expected = std::fs::read_to_string(path.with_extension("ast")).unwrap();
        let got = dump::dump(&parsed.tree);
        for (got, want) in got.lines().zip(expected.lines()) {
            assert_eq!(got, want, "{}", path.display());
        }
        assert_eq!(got, expected, "{}", path.display());
        count += 1;
    }
    assert!(count > 0);
}
