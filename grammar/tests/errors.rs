//! `errors.txt`: wrong programs with what CPython 3.13 says (written by `dump_errors.py`). Message
//! and position must be the same; `3.14` marks entries for which 3.14 differs.

use gillie_grammar::{ErrorKind, Mode, ast::Mod, parse};

/// A column of ours as CPython's offset: from 1, in characters.
fn offset(source: &str, line: u32, col: u32) -> i64 {
    if (col as i32) < 0 {
        return i64::from(col as i32) + 1;
    }
    let text = source
        .split('\n')
        .nth((line as usize).saturating_sub(1))
        .unwrap_or("");
    let bytes = &text.as_bytes()[..(col as usize).min(text.len())];
    let beyond = i64::from(col) - bytes.len() as i64;
    String::from_utf8_lossy(bytes).chars().count() as i64 + 1 + beyond
}

fn verdict(source: &str) -> String {
    match parse(source, Mode::Exec) {
        Ok(parsed) => {
            let Mod::Module { .. } = parsed.tree else {
                panic!("not a module")
            };
            "ok".into()
        }
        Err(e) => {
            let kind = match e.kind {
                ErrorKind::Syntax => "SyntaxError",
                ErrorKind::Indentation => "IndentationError",
                ErrorKind::Tab => "TabError",
                ErrorKind::Memory => "MemoryError",
            };
            let s = e.span;
            let message: String = e
                .message
                .chars()
                .flat_map(|c| {
                    if c.is_ascii() && c != '\\' {
                        vec![c]
                    } else if c == '\\' {
                        vec!['\\', '\\']
                    } else if (c as u32) < 256 {
                        format!("\\x{:02x}", c as u32).chars().collect()
                    } else {
                        format!("\\u{:04x}", c as u32).chars().collect()
                    }
                })
                .collect();
            format!(
                "{kind}: {message} @{},{},{},{}",
                s.line,
                offset(source, s.line, s.col),
                s.end_line,
                offset(source, s.end_line, s.end_col)
            )
        }
    }
}

#[test]
fn errors() {
    let path = std::env::var("GILLIE_ERRORS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/tests/errors.txt").into());
    let text = std::fs::read_to_string(path).unwrap();
    let (mut count, mut wrong, mut texts) = (0, 0, 0);
    for entry in format!("\n{text}").split("\n=== ").skip(1) {
        let (want, source) = entry.split_once('\n').unwrap();
        let want = want.strip_prefix("3.14 ").unwrap_or(want);
        let source = format!("{source}\n");
        let got = verdict(&source);
        count += 1;
        if got != want {
            wrong += 1;
            texts += i32::from(got.split(" @").next() != want.split(" @").next());
            println!("--- got  {got}\n    want {want}\n{source}");
        }
    }
    println!("{count} programs, {wrong} different, of which {texts} in the text");
    assert_eq!(wrong, 0);
}
