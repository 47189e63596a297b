//! How the command is linked.

use std::env::var;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=link/hot.ld");
    if !var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        return;
    }
    // Tables of functions make up half a megabyte of the binary. In a position-independent executable each entry is
    // relocated at every start, which copies every page of them.
    println!("cargo:rustc-link-arg-bin=gillie=-no-pie");
    // Where the functions lie that most runs need: see link/regenerate. Not every linker reads such scripts; the one
    // that Rust brings along for this target does.
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let own_linker =
        var("RUSTC_LINKER").is_ok() || flags.contains("fuse-ld") || flags.contains("linker");
    let usual = var("TARGET").is_ok_and(|target| target == "x86_64-unknown-linux-gnu");
    if var("PROFILE").is_ok_and(|profile| profile == "release") && usual && !own_linker {
        let folder = var("CARGO_MANIFEST_DIR").unwrap_or_default();
        println!("cargo:rustc-link-arg-bin=gillie=-Wl,-T,{folder}/link/hot.ld");
    }
}
