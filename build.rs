//! How the command is linked.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    // Tables of functions make up half a megabyte of the binary. In a position-independent executable each entry is
    // relocated at every start, which copies every page of them.
    if std::env::var("CARGO_CFG_TARGET_OS").is_ok_and(|os| os == "linux") {
        println!("cargo:rustc-link-arg-bin=gillie=-no-pie");
    }
}
