//! Compares this crate's trees with those that `tests/dump_ast.py OUT FILES…` wrote:
//! `cargo run --release --example compare_ast -- OUT`.

#[path = "../tests/support/dump.rs"]
mod dump;

use gillie_grammar::{Mode, decode_source, parse};

fn main() {
    let dir = std::path::PathBuf::from(std::env::args().nth(1).expect("the directory"));
    let manifest = std::fs::read_to_string(dir.join("manifest")).expect("the manifest");
    let (mut same, mut different, mut bytes, mut time) = (0, 0, 0, std::time::Duration::ZERO);
    for line in manifest.lines() {
        let (number, path) = line.split_once(' ').expect("a number and a path");
        let expected = std::fs::read_to_string(dir.join(format!("{number}.ast"))).expect("a dump");
        let source = std::fs::read(path).expect("the source");
        let start = std::time::Instant::now();
        let parsed = decode_source(&source).and_then(|text| parse(&text, Mode::Exec));
        time += start.elapsed();
        bytes += source.len();
        let got = match parsed {
            Ok(parsed) => dump::dump(&parsed.tree),
            Err(error) => format!("refused: {error}\n"),
        };
        if got == expected || got.starts_with("refused") && expected.starts_with("refused") {
            same += 1;
            continue;
        }
        different += 1;
        let (g, e) = got
            .lines()
            .zip(expected.lines())
            .find(|(g, e)| g != e)
            .unwrap_or(("", ""));
        let at = g
            .bytes()
            .zip(e.bytes())
            .take_while(|(a, b)| a == b)
            .count()
            .saturating_sub(60);
        let clip = |s: &str| {
            String::from_utf8_lossy(&s.as_bytes()[at.min(s.len())..(at + 240).min(s.len())])
                .into_owned()
        };
        println!("{path}\n  got  {}\n  want {}", clip(g), clip(e));
    }
    let rate = bytes as f64 / 1e6 / time.as_secs_f64();
    println!("{same} the same, {different} different; {bytes} bytes at {rate:.1} MB/s");
}
