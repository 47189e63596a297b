//! How the command is linked.

use std::env::var;
use std::path::Path;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=src/link/hot.ld");
    if !var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        return;
    }
    // Tables of functions make up half a megabyte of the binary. In a position-independent executable each entry is
    // relocated at every start, which copies every page of them.
    println!("cargo:rustc-link-arg-bin=gillie=-no-pie");
    // Where the functions lie that most runs need: see src/link/regenerate.
    let order = format!(
        "-Wl,-T,{}/src/link/hot.ld",
        var("CARGO_MANIFEST_DIR").unwrap_or_default()
    );
    if var("PROFILE").is_ok_and(|profile| profile == "release") {
        if links(&order) {
            println!("cargo:rustc-link-arg-bin=gillie={order}");
        }
        link_unwinder();
    }
}

/// Links the unwinder into the command, where the C compiler has it: as a shared library it is mapped, relocated and
/// bound at every start, and only a panic needs it.
fn link_unwinder() {
    const LIBRARY: &str = "libgcc_eh.a";
    let compiler = var("RUSTC_LINKER").unwrap_or_else(|_| "cc".into());
    if var("HOST") != var("TARGET") {
        return;
    }
    let asked = Command::new(compiler)
        .arg(format!("-print-file-name={LIBRARY}"))
        .output();
    let Some(path) = asked
        .ok()
        .and_then(|found| String::from_utf8(found.stdout).ok())
    else {
        return;
    };
    let path = Path::new(path.trim());
    if let (true, Some(folder)) = (path.is_absolute() && path.is_file(), path.parent()) {
        println!("cargo:rustc-link-search=native={}", folder.display());
        println!("cargo:rustc-link-lib=static:-bundle=gcc_eh");
    }
}

/// Whether a small program can be linked with an argument, by the linker that will link the command, and then runs: not
/// every linker reads such a script, and the order of functions is worth no failure.
fn links(argument: &str) -> bool {
    let (Ok(compiler), Ok(folder), Ok(target)) = (var("RUSTC"), var("OUT_DIR"), var("TARGET"))
    else {
        return false;
    };
    if var("HOST").as_ref() != Ok(&target) {
        // It could not be run.
        return false;
    }
    let (source, program) = (
        Path::new(&folder).join("order.rs"),
        Path::new(&folder).join("order"),
    );
    let text = "fn main() { print!(\"{}\", std::env::args().len() + 41); }\n";
    if std::fs::write(&source, text).is_err() {
        return false;
    }
    let mut command = Command::new(compiler);
    command.args(["--edition", "2024", "--target", &target, "-O"]);
    if let Ok(linker) = var("RUSTC_LINKER") {
        command.arg(format!("-Clinker={linker}"));
    }
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    command.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    command.args(["-Clink-arg=-no-pie", &format!("-Clink-arg={argument}")]);
    command.arg("-o").arg(&program).arg(&source);
    command.output().is_ok_and(|made| made.status.success())
        && Command::new(&program)
            .output()
            .is_ok_and(|ran| ran.status.success() && ran.stdout == b"42")
}
