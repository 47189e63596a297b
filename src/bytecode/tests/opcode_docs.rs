//! `docs/opcodes.md` is generated from the table: this test fails when it is not current and writes it when
//! `UPDATE_GOLDENS=1` is set.

use std::fmt::Write;
use std::path::Path;

use gillie_bytecode::{Format, Operand, TABLE};

fn role(o: Operand) -> &'static str {
    match o {
        Operand::None => "–",
        Operand::Dst => "write",
        Operand::Use => "read",
        Operand::Keep => "keep",
        Operand::Run => "run",
        Operand::Imm => "number",
        Operand::Signed => "signed",
        Operand::Name => "name",
        Operand::Const => "constant",
        Operand::Jump => "jump",
        Operand::Cache => "cache",
    }
}

fn page() -> String {
    let mut out = String::from(
        "# Opcodes\n\nGenerated from the table in `src/bytecode/opcodes.rs` (whose header explains the machine); \
         do not edit. `UPDATE_GOLDENS=1 cargo test -p gillie-bytecode` writes it anew.\n\n\
         *read* consumes a temporary and borrows a local; *keep* never consumes; *run* is the first of several \
         registers.\n\n| # | opcode | operands | data words | meaning |\n|--:|---|---|---|---|\n",
    );
    for (number, info) in TABLE.iter().enumerate() {
        let fields: &[&str] = match info.format {
            Format::ABC => &["A", "B", "C"],
            Format::ABx => &["A", "Bx"],
            Format::Ax => &["sAx"],
        };
        let operands: Vec<String> = fields
            .iter()
            .zip(info.operands)
            .filter(|(_, o)| **o != Operand::None)
            .map(|(f, o)| format!("{f} {}", role(*o)))
            .collect();
        let data: Vec<&str> = info.data.iter().map(|&o| role(o)).collect();
        let _ = writeln!(
            out,
            "| {number} | `{}` | {} | {} | {} |",
            info.name,
            operands.join(", "),
            data.join(", "),
            info.doc.replace('|', "\\|")
        );
    }
    out
}

#[test]
fn opcode_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/opcodes.md");
    let page = page();
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent).expect("docs folder");
        }
        std::fs::write(&path, &page).expect("write the page");
    }
    let current = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        current == page,
        "docs/opcodes.md is out of date: run with UPDATE_GOLDENS=1"
    );
}
