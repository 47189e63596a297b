//! Compiles and verifies every Python file under a directory; prints what fails and the speed.

use std::path::PathBuf;
use std::time::{Duration, Instant};

fn main() {
    let mut work: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let (mut files, mut failed, mut refused) = (0u32, 0u32, 0u32);
    let mut time = Duration::ZERO;
    while let Some(path) = work.pop() {
        if path.is_dir() {
            match std::fs::read_dir(&path) {
                Ok(entries) => work.extend(entries.flatten().map(|e| e.path())),
                Err(e) => eprintln!("{}: {e}", path.display()),
            }
            continue;
        }
        if path.extension().is_none_or(|e| e != "py") {
            continue;
        }
        let Ok(bytes) = std::fs::read(&path) else {
            continue;
        };
        let Ok(parsed) = gillie_grammar::decode_source(&bytes)
            .and_then(|text| gillie_grammar::parse(&text, gillie_compile::Mode::Exec))
        else {
            refused += 1;
            continue;
        };
        files += 1;
        let name = path.display().to_string();
        let start = Instant::now();
        let result = gillie_compile::compile(&parsed.tree, &name, &Default::default());
        time += start.elapsed();
        match result {
            Err(e) => {
                failed += 1;
                println!("{name}: {e}");
            }
            Ok(compiled) => {
                if let Err(e) = gillie_bytecode::verify(&compiled.code) {
                    failed += 1;
                    println!("{name}: {e}");
                }
                // What is written reads back the same.
                let bytes = gillie_bytecode::serial::write(&compiled.code);
                match gillie_bytecode::serial::read(&bytes) {
                    Ok((code, n))
                        if n == bytes.len() && gillie_bytecode::serial::write(&code) == bytes => {}
                    Ok(_) => println!("{name}: reads back differently"),
                    Err(e) => println!("{name}: {e}"),
                }
            }
        }
    }
    println!(
        "{files} files in {:.2} s ({:.0} files/s, without parsing), {failed} failed, {refused} not parsed",
        time.as_secs_f64(),
        f64::from(files) / time.as_secs_f64()
    );
}
