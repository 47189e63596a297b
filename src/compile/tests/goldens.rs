//! The bytecode of `goldens/*.py` is what `goldens/*.dis` says. `UPDATE_GOLDENS=1 cargo test -p gillie-compile`
//! writes them anew; the review reads the difference. All of it verifies and survives serialisation.

use std::path::{Path, PathBuf};

use gillie_compile::{Mode, Options, compile_source};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("goldens folder")
        .flatten()
        .map(|e| e.path())
        .filter(|p| p.extension().is_some_and(|e| e == "py"))
        .collect();
    files.sort();
    files
}

#[test]
fn bytecode_is_as_recorded() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut wrong = Vec::new();
    for path in files() {
        let text = std::fs::read_to_string(&path).expect("golden source");
        let compiled = compile_source(&text, "golden.py", Mode::Exec, &Options::default())
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        gillie_bytecode::verify(&compiled.code)
            .unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let bytes = gillie_bytecode::serial::write(&compiled.code);
        let (again, _) = gillie_bytecode::serial::read(&bytes).expect("reads back");
        let listing = gillie_bytecode::disassemble::disassemble(&compiled.code);
        assert_eq!(listing, gillie_bytecode::disassemble::disassemble(&again));
        let golden = path.with_extension("dis");
        if update {
            std::fs::write(&golden, &listing).expect("write golden");
        }
        if std::fs::read_to_string(&golden).unwrap_or_default() != listing {
            wrong.push(golden);
        }
    }
    assert!(wrong.is_empty(), "differ from what is recorded: {wrong:?}");
}

#[test]
fn damaged_bytes_are_refused() {
    let text = std::fs::read_to_string(&files()[0]).expect("golden source");
    let compiled = compile_source(&text, "g", Mode::Exec, &Options::default()).expect("compiles");
    let bytes = gillie_bytecode::serial::write(&compiled.code);
    for cut in 0..bytes.len().min(4000) {
        assert!(gillie_bytecode::serial::read(&bytes[..cut]).is_err());
    }
    // Flipped bits give an error from the reader or the verifier, or harmless code; never a panic.
    for at in 0..bytes.len() {
        for bit in [0, 3, 7] {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            if let Ok((code, _)) = gillie_bytecode::serial::read(&damaged) {
                let _ = gillie_bytecode::verify(&code);
                let _ = gillie_bytecode::disassemble::disassemble(&code);
            }
        }
    }
}

#[test]
fn deep_trees_do_not_overflow_the_stack() {
    let sources = [
        format!("x = {}1", "a + ".repeat(3000)),
        format!("x = {}1{}", "(".repeat(150), ")".repeat(150)),
        format!("x = a{}", ".b".repeat(3000)),
        format!("x = a{}", "()".repeat(3000)),
        format!("x = {}a", "not ".repeat(1500)),
        format!("x = {}0", "lambda: ".repeat(1500)),
        (0..2000)
            .map(|n| format!("{} x == {n}: pass\n", if n == 0 { "if" } else { "elif" }))
            .collect(),
        format!("x = [{}]", "a, ".repeat(5000)),
        format!("f({})", "a, ".repeat(2000)),
        format!("x = {{{}}}", "a: b, ".repeat(2000)),
        (0..400)
            .map(|n| format!("def f():\n  global v{n}\n  v{n} = v{n}\n"))
            .collect(),
        format!(
            "def f():\n  {} = 1\n  return v299 + v1",
            (0..300)
                .map(|n| format!("v{n}"))
                .collect::<Vec<_>>()
                .join(" = ")
        ),
    ];
    for source in sources {
        match compile_source(&source, "deep", Mode::Exec, &Options::default()) {
            Ok(compiled) => {
                if let Err(e) = gillie_bytecode::verify(&compiled.code) {
                    panic!("{e}: {}", &source[..40]);
                }
            }
            Err(e) => assert!(
                e.to_string().contains("MemoryError"),
                "{e}: {}",
                &source[..40]
            ),
        }
    }
}
